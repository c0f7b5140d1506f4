"""A workbook's sheets as rows of cells, whatever program saved it: .xlsx, .xlsm, .xls or .ods."""

import io
import zipfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import cast

import xlrd
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from docgen.bounded_files import UnsafeFileError, require_bounded
from docgen.errors import InputUnreadableError
from docgen.intake.cells import Cell, sound_number
from docgen.intake.dress import Dress
from docgen.intake.examples import example_cells
from docgen.intake.unseen import Errors, unseen_finder
from docgen.intake.xls_book import XlsBook, is_compound, is_encrypted_package
from docgen.intake.xlsx_blocks import LargeSheets, NotDivisibleError
from docgen.intake.xlsx_errors import SheetTooLargeError
from docgen.intake.xlsx_sheet import SheetTooFullError
from docgen.sheets import CHOICES

_BEFORE_MARKUP = b"\xef\xbb\xbf \r\n\t"
_MOST_KNOWN = 20_000  # texts that are looked for again: names and numbers stand once or twice
_ODS_MANIFEST = "META-INF/manifest.xml"


@dataclass(frozen=True)
class Table:
    """One sheet: its title as it stands in the file and its rows, both rows and columns from the first on.

    `example` are the cells of its example row as docgen wrote it, none where the file does not keep them.
    """

    title: str
    rows: list[list[Cell]]
    dress: Dress = Dress()
    example: Collection[Cell] = ()


class Workbook:
    """An open workbook whose sheets are read one at a time."""

    def __init__(self, data: bytes, name: str) -> None:
        """Opens the workbook.

        Raises InputUnreadableError for an encrypted file and for one that is damaged or no workbook.
        """
        self._name = name
        self._data = data
        with self.faults_of_the_file():
            if not is_compound(data):
                require_bounded(data)
            is_encrypted = _is_encrypted(data)
        if is_encrypted:
            raise _encrypted(name)
        with self.faults_of_the_file():
            self._book = XlsBook(data) if is_compound(data) else _ZippedBook(data)
        self.titles = self._book.titles

    def table(self, title: str) -> Table:
        """The sheet of that title, formula errors in their cells. Raises InputUnreadableError."""
        with self.faults_of_the_file():
            return replace(self._table(title), example=self._examples.get("".join(title.split()), ()))

    @cached_property
    def _examples(self) -> Mapping[str, Collection[Cell]]:
        return example_cells(self._table(CHOICES).rows) if CHOICES in self.titles else {}

    def _table(self, title: str) -> Table:
        if isinstance(self._book, XlsBook):
            return Table(title, self._book.rows(title), self._book.dress(title))
        return self._book.table(title)

    @contextmanager
    def faults_of_the_file(self) -> Iterator[None]:
        """Turns whatever the readers raise over the file's bytes into InputUnreadableError."""
        try:
            yield
        except UnsafeFileError as fault:
            raise InputUnreadableError(f"{self._name} {fault.what}", fault.remedy) from fault
        except SheetTooLargeError as fault:
            raise _too_large(fault, self._name) from fault
        except SheetTooFullError as fault:
            raise InputUnreadableError(
                f"{self._name} 的一张工作表{fault}，无法一次读取。",
                "请删去误录的内容；确是数据多的，请按工会分成几个工作簿，放在一个文件夹里，对该文件夹运行。",
            ) from fault
        except xlrd.XLRDError as fault:
            is_encrypted = "encrypt" in str(fault)
            raise (_encrypted(self._name) if is_encrypted else _damaged(self._data, self._name)) from fault
        except Exception as fault:  # damaged bytes lead the readers to any error
            raise _damaged(self._data, self._name) from fault


class _ZippedBook:
    """An open .xlsx, .xlsm or .ods workbook."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._unseen_in = unseen_finder(data)
        self._large = LargeSheets(data)
        self._book = _opened(self._large.others())
        sheets = self._book.sheets_metadata
        self.titles = [sheet.name for sheet in sheets if sheet.typ is SheetTypeEnum.WorkSheet]
        self._hidden = {sheet.name for sheet in sheets if sheet.visible is not SheetVisibleEnum.Visible}

    def table(self, title: str) -> Table:
        """The sheet with formula errors in their cells."""
        unseen = self._unseen_in(title)
        rows = _with_errors(self._rows(title), unseen.errors)
        return Table(title, rows, replace(unseen.dress, is_hidden=title in self._hidden))

    def _rows(self, title: str) -> list[list[Cell]]:
        rows = _Rows()
        if title not in self._large:
            rows.add(self._book.get_sheet_by_name(title))
            return rows.rows
        try:
            for block in self._large.blocks(title):
                rows.add(_opened(block).get_sheet_by_name(title))
        except (NotDivisibleError, CalamineError):
            rows = _Rows()
            rows.add(_opened(self._data).get_sheet_by_name(title))
        return rows.rows


def _opened(data: bytes) -> CalamineWorkbook:
    return CalamineWorkbook.from_filelike(io.BytesIO(data))


def _with_errors(rows: list[list[Cell]], errors: Errors) -> list[list[Cell]]:
    for (row, column), error in errors.items():
        rows += [[] for _ in range(row + 1 - len(rows))]
        rows[row] += [""] * (column + 1 - len(rows[row]))
        rows[row][column] = error
    return rows


class _Rows:
    """Rows of a sheet, its cells up to the last that is filled; a text that stands in many is kept once."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self._known: dict[Cell, Cell] = {}

    def add(self, sheet: CalamineSheet) -> None:
        """Takes in the rows that the sheet has. Raises NotDivisibleError where they do not follow."""
        if sheet.start is None:
            return
        top, left = sheet.start
        if top < len(self.rows):
            raise NotDivisibleError
        self.rows += [[] for _ in range(top - len(self.rows))]
        blank: list[Cell] = [""] * left
        for row in islice(cast(Iterator[list[Cell]], sheet.iter_rows()), top, None):
            filled = _begun(row)
            cells = (_kept(cell, self._known) for cell in filled)
            self.rows.append([*blank, *cells] if filled else [])


def _begun(row: list[Cell]) -> list[Cell]:
    """The row up to its last filled cell: one cell far out makes all rows as long as its own."""
    end = len(row)
    while end and row[end - 1] == "":
        end -= 1
    return row[:end]


def _kept(cell: Cell, known: dict[Cell, Cell]) -> Cell:
    if type(cell) is str:
        if len(known) > _MOST_KNOWN:
            known.clear()
        return known.setdefault(cell, cell)
    return sound_number(cell) if type(cell) is float else cell


def _is_encrypted(data: bytes) -> bool:
    """Whether a password is needed: calamine itself does not always say so."""
    if is_compound(data):
        return is_encrypted_package(data)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return _ODS_MANIFEST in archive.namelist() and b"encryption-data" in archive.read(_ODS_MANIFEST)


def _encrypted(name: str) -> InputUnreadableError:
    return InputUnreadableError(
        f"{name} 设有打开密码（加密），无法读取。", "请用 Excel 或 WPS 打开，取消密码后另存为 .xlsx。"
    )


def _too_large(fault: SheetTooLargeError, name: str) -> InputUnreadableError:
    return InputUnreadableError(
        f"{name} 的一张工作表一直延伸到第 {fault.row} 行、{fault.column} 列，无法读取。",
        "表格以外多半有误录的内容或空格，请删除表格下方和右侧多余的行和列后保存。",
    )


def _damaged(data: bytes, name: str) -> InputUnreadableError:
    if data.lstrip(_BEFORE_MARKUP)[:1] == b"<":
        return InputUnreadableError(
            f"{name} 的内容是网页，不是 Excel 工作簿。", "请用 Excel 或 WPS 打开，另存为 .xlsx 后重试。"
        )
    return InputUnreadableError(
        f"{name} 已损坏或不是 Excel 工作簿。", "请用 Excel 或 WPS 打开确认内容完整，另存为 .xlsx 后重试。"
    )
