"""Cells of the good workbooks, one of which is going to be damaged."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import openpyxl
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen.findings import Finding
from docgen.intake.read import read_inputs
from docgen.model.columns import column_letters
from docgen.model.intake import Intake
from docgen.model.kinds import Kind
from docgen.pipeline.assess import assess
from docgen.region.codelists import CodeList
from docgen.sheets import HOUSEHOLD_KEYS, SHEETS, UNION_KEY, Sheet
from docgen.vocabulary import Field
from tests.regions import DAY, FIXTURES, pack_of

WORKBOOK = "采集表.xlsx"
_KEPT = 3  # households: enough for every kind of cell, few enough to be read again and again
KEY = "joining key"  # the kind of a column by which rows find their household or union


@dataclass(frozen=True)
class Site:
    """One filled cell of a good workbook: where it is, what it is for, what it holds."""

    region: str
    sheet: str
    row: int
    column: int
    heading: str
    kind: str
    path: str
    value: Any
    unit: str = ""
    codelist: CodeList | None = field(default=None, hash=False, compare=False)

    @property
    def text(self) -> str:
        """What the cell holds, as a person would type it."""
        is_date = hasattr(self.value, "year")
        return f"{self.value:%Y-%m-%d}" if is_date else str(self.value)

    @property
    def cell(self) -> str:
        """The cell's name: D5."""
        return f"{column_letters(self.column)}{self.row}"

    def __str__(self) -> str:
        return f"{self.region} {self.sheet}!{self.cell}（{self.heading}：{self.text}）"


@dataclass(frozen=True)
class Good:
    """A good workbook of a region, what intake makes of it, and the cells to be damaged."""

    region: str
    data: bytes
    intake: Intake
    findings: tuple[Finding, ...]
    sites: tuple[Site, ...]

    @cached_property
    def by_place(self) -> Mapping[tuple[str, int, int], Site]:
        """The cells by sheet, row and column."""
        return {(site.sheet, site.row, site.column): site for site in self.sites}


@cache
def good_workbook(region: str) -> Good:
    """The fullest households of the region's collection, as openpyxl writes them again."""
    book = openpyxl.load_workbook(FIXTURES / region / WORKBOOK)
    _shorten(book)
    with TemporaryDirectory() as name:
        folder = Path(name)
        book.save(folder / WORKBOOK)
        place_beside(region, folder)
        intake, findings = read(region, folder / WORKBOOK), checked(region, folder / WORKBOOK)
        data = (folder / WORKBOOK).read_bytes()
    sites = tuple(site for sheet in book.worksheets for site in _sites(region, sheet))
    return Good(region, data, intake, findings, sites)


def read(region: str, path: Path) -> Intake:
    """What intake makes of the workbook."""
    return read_inputs([path], pack_of(region).lists)


def checked(region: str, path: Path) -> tuple[Finding, ...]:
    """Everything that is found in the workbook."""
    pack = pack_of(region)
    return tuple(assess([path], pack, pack.documents, DAY).findings)


def neighbour(site: Site, rows: int, columns: int) -> Site | None:
    """The filled cell so many rows below and columns to the right, None where there is none."""
    return good_workbook(site.region).by_place.get((site.sheet, site.row + rows, site.column + columns))


def _shorten(book: Workbook) -> None:
    """Leaves the fullest households, and their rows on every sheet."""
    filled = Counter(
        number
        for sheet in book.worksheets
        for number, *cells in _household_rows(sheet)
        for cell in cells
        if number and cell is not None
    )
    kept = {number for number, _ in filled.most_common(_KEPT)}
    for sheet in book.worksheets:
        rows = list(_household_rows(sheet))
        for row in range(len(rows) + 1, 1, -1):
            if rows[row - 2][0] is not None and rows[row - 2][0] not in kept:
                sheet.delete_rows(row)


def _household_rows(sheet: Worksheet) -> Iterator[list[Any]]:
    """The rows below the headings, each with the number of its household, or None, before it."""
    headings = [plain_heading(cell.value) for cell in sheet[1]]
    column = headings.index(HOUSEHOLD_KEYS[0]) if HOUSEHOLD_KEYS[0] in headings else None
    for row in sheet.iter_rows(min_row=2, values_only=True):
        yield [None if column is None else row[column], *row]


def _sites(region: str, rows: Worksheet) -> Iterator[Site]:
    sheet = next((sheet for sheet in SHEETS if sheet.title == rows.title), None)
    if sheet is None:
        return
    for column, heading in enumerate((cell.value for cell in rows[1]), 1):
        kind, path, item = _meaning(sheet, plain_heading(heading))
        codelist = pack_of(region).lists.get(item.about.codelist) if item else None
        unit = item.about.unit if item else ""
        for row in range(2, rows.max_row + 1):
            value = rows.cell(row, column).value
            if value is not None and kind:
                place = (region, sheet.title, row, column, plain_heading(heading))
                yield Site(*place, kind, path, value, unit, codelist)


def plain_heading(heading: object) -> str:
    """The heading without its star."""
    return str(heading or "").strip("*＊★ ")


def _meaning(sheet: Sheet, heading: str) -> tuple[str, str, Field | None]:
    """The kind, path and field of a column; no kind for one that is not ours or no value of it stays."""
    for item in sheet.fields():
        if item.label == heading:
            is_on_disk = item.kind is Kind.IMAGE or item.path.endswith(".files")
            return ("" if is_on_disk else item.kind.value), item.path, item
    is_key = heading in (*HOUSEHOLD_KEYS, UNION_KEY)
    return (KEY if is_key else ""), "", None


def place_beside(region: str, folder: Path) -> None:
    """Lets the folder hold what lies beside the good workbook: photos and scans."""
    for path in (FIXTURES / region).iterdir():
        if path.is_dir():
            (folder / path.name).symlink_to(path)
