"""Cases written as the workbook a clerk would fill in: the same cases give the same bytes."""

import datetime as dt
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.writer.excel import ExcelWriter
from pydantic import BaseModel

from docgen.errors import DestinationNotWritableError
from docgen.model.case import Case
from docgen.model.kinds import Kind, Value
from docgen.model.union import LabourUnion
from docgen.model.wording import as_text
from docgen.sheets import ABOUT, HOUSEHOLD_KEYS, REGION_CAPTION, SHEETS, UNION_KEY, Belongs, Sheet
from docgen.vocabulary import Field

_EPOCH = dt.datetime(2018, 1, 1)
_TEXT, _DATE, _GENERAL = "@", "yyyy-mm-dd", "General"
_FORMATS = {
    Kind.TEXT: _TEXT,
    Kind.ID_NUMBER: _TEXT,
    Kind.CARD_NUMBER: _TEXT,
    Kind.PHONE: _TEXT,
    Kind.MONTH: _TEXT,
    Kind.DATE: _DATE,
}
_WIDTHS = {Kind.ID_NUMBER: 21, Kind.CARD_NUMBER: 24, Kind.PHONE: 15, Kind.LONG_TEXT: 36, Kind.CODES: 28}
_LEAST_WIDTH, _MOST_WIDTH = 12, 44

# Derived only where not entered: for a worker who is the householder, for quarters in the order of the year.
_ALSO_ENTERED = ("worker.relation_to_householder", "income.quarterly[].quarter", "review.quarterly[].quarter")
_NAMES = ("worker.name", "members[].name")
_Row = Sequence[Value]


def write_workbook(
    unions: Sequence[LabourUnion],
    cases: Iterable[Case],
    path: Path,
    left_out: tuple[str, ...] = (),
    region: str = "",
) -> None:
    """Writes the workbook, one case after another. Raises DestinationNotWritableError.

    Fields whose path begins with one of `left_out` get no column; a sheet of such fields alone is not made.
    A last sheet names the region.
    """
    part = path.with_name(path.name + ".part")
    try:
        _write(unions, cases, part, left_out, region)
        part.replace(path)
    except OSError as fault:
        what = f"不能写入 {path}：{fault}"
        raise DestinationNotWritableError(what, "请检查文件夹是否存在、文件是否正被打开。") from fault
    finally:
        part.unlink(missing_ok=True)


def _write(
    unions: Sequence[LabourUnion],
    cases: Iterable[Case],
    path: Path,
    left_out: tuple[str, ...],
    region: str,
) -> None:
    archive, book = _TimelessArchive(path, "w", ZIP_DEFLATED), _empty_book()
    try:
        tables = [_Table(book, sheet, fields) for sheet in SHEETS if (fields := _fields(sheet, left_out))]
        _fill(tables, unions, cases)
        if region:
            book.create_sheet(ABOUT).append((REGION_CAPTION, region))
    finally:  # also when broken off: openpyxl holds the sheets open
        ExcelWriter(book, archive).save()


def _empty_book() -> Workbook:
    book = Workbook(write_only=True)
    book.properties.creator = "docgen"
    book.properties.created = book.properties.modified = _EPOCH
    return book


def _fill(tables: Sequence["_Table"], unions: Sequence[LabourUnion], cases: Iterable[Case]) -> None:
    for table in tables:
        table.extend(_union_rows(table, unions))
    household_tables = [table for table in tables if table.sheet.belongs is Belongs.HOUSEHOLD]
    for case in cases:
        for table in household_tables:
            table.extend(_case_rows(table, case))


def _fields(sheet: Sheet, left_out: tuple[str, ...]) -> tuple[Field, ...]:
    fields = [
        item
        for item in sheet.fields()
        if (not item.is_derived or item.path in _ALSO_ENTERED) and not item.path.startswith(left_out)
    ]
    return tuple(
        sorted(fields, key=lambda item: [not item.path.startswith(start) for start in sheet.prefixes])
    )


def _union_rows(table: "_Table", unions: Sequence[LabourUnion]) -> Iterator[_Row]:
    sheet = table.sheet
    if sheet.belongs is Belongs.ALL:
        lines = dict.fromkeys(line for union in unions for line in union.standards)
        yield from (table.values(line) for line in lines)
    elif sheet.belongs is Belongs.UNION and sheet.is_head:
        yield from (table.values({"union": union, "stats": union.stats}) for union in unions)
    elif sheet.belongs is Belongs.UNION:
        for union in unions:
            yield from ((union.name, *table.values(notice)) for notice in union.publicity)


def _case_rows(table: "_Table", case: Case) -> Iterator[_Row]:
    if table.sheet.is_head:
        yield table.values(case)
        return
    key = (case.worker.number, None if case.worker.number else case.worker.id_number)
    for item in _at(case, table.sheet.list_path.removesuffix("[].")):
        yield (*key, *table.values(item))


class _Table:
    """One sheet being written: its headings stand, rows are added at the end."""

    def __init__(self, book: Workbook, sheet: Sheet, fields: Sequence[Field]) -> None:
        self.sheet = sheet
        self._paths = tuple(item.path.removeprefix(sheet.list_path) for item in fields)
        self._rows = book.create_sheet(sheet.title)
        keys = _key_headings(sheet)
        formats = [*[_TEXT] * len(keys), *(_FORMATS.get(item.kind, _GENERAL) for item in fields)]
        widths = [*[21] * len(keys), *map(_width, fields)]
        self._lay_out(formats, widths)
        self._freeze(len(keys), [item.path for item in fields])
        self._cells = [self._cell(number_format=shown) for shown in formats]
        self._rows.append(self._headings([*keys, *(item.label for item in fields)]))

    def values(self, record: BaseModel | Mapping[str, BaseModel]) -> tuple[Value, ...]:
        """The values of the record for the columns of fields."""
        return tuple(_at(record, path) for path in self._paths)

    def extend(self, rows: Iterable[_Row]) -> None:
        """Adds the rows; a row is on its way to the file before the next is looked at."""
        for row in rows:
            self._rows.append([_filled(cell, value) for cell, value in zip(self._cells, row, strict=True)])

    def _lay_out(self, formats: Sequence[str], widths: Sequence[int]) -> None:
        """Column formats also hold for the rows a clerk adds below."""
        for index, (shown, width) in enumerate(zip(formats, widths, strict=True), 1):
            column = self._rows.column_dimensions[get_column_letter(index)]
            column.width = width
            column.number_format = shown

    def _freeze(self, key_count: int, paths: Sequence[str]) -> None:
        """Headings and the columns up to a person's name stay in sight."""
        name = next((index for index, path in enumerate(paths, 1) if path in _NAMES), 0)
        self._rows.freeze_panes = f"{get_column_letter(max(key_count + name, 1) + 1)}2"

    def _headings(self, labels: Sequence[str]) -> list[Cell]:
        headings = [self._cell(font=Font(bold=True), alignment=Alignment(wrap_text=True)) for _ in labels]
        return [_filled(cell, label) or cell for cell, label in zip(headings, labels, strict=True)]

    def _cell(self, **styles: Any) -> Cell:
        cell = WriteOnlyCell(self._rows)
        for name, style in styles.items():
            setattr(cell, name, style)
        return cell


def _key_headings(sheet: Sheet) -> tuple[str, ...]:
    if sheet.is_head or sheet.belongs is Belongs.ALL:
        return ()
    return HOUSEHOLD_KEYS if sheet.belongs is Belongs.HOUSEHOLD else (UNION_KEY,)


def _width(item: Field) -> int:
    return min(max(_WIDTHS.get(item.kind, _LEAST_WIDTH), 2 * len(item.label) + 2), _MOST_WIDTH)


def _filled(cell: Cell, value: Value) -> Cell | None:
    """The cell with the value, None for an absent one; a text that begins with = stays a text."""
    if value is None or value == ():
        return None
    if isinstance(value, Decimal | dt.date) or type(value) is int:
        cell.value = value
    else:
        cell.value = as_text(value)
        cell.data_type = "s"
    return cell


def _at(record: Any, path: str) -> Any:
    for name in path.removesuffix("[]").split("."):
        record = record[name] if isinstance(record, Mapping) else getattr(record, name)
    return record


class _TimelessArchive(ZipFile):
    """A zip file whose entries all bear the same date, so that equal contents give equal bytes."""

    def writestr(self, name: Any, data: Any, *_: Any) -> None:
        """Adds an entry of that content."""
        super().writestr(self._entry(name), data)

    def write(self, filename: Any, arcname: Any = None, *_: Any) -> None:
        """Adds the file as an entry, piece by piece."""
        source = Path(filename)
        entry = self._entry(arcname or filename)
        entry.file_size = source.stat().st_size
        with source.open("rb") as content, self.open(entry, "w") as target:
            shutil.copyfileobj(content, target)

    def _entry(self, name: str) -> ZipInfo:
        entry = ZipInfo(name, _EPOCH.timetuple()[:6])
        entry.compress_type = ZIP_DEFLATED
        return entry
