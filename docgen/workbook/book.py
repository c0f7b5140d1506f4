"""Cases written as the workbook a clerk fills in: the same cases give the same bytes."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZIP_DEFLATED

from openpyxl import Workbook
from openpyxl.writer.excel import ExcelWriter

from docgen.errors import DestinationNotWritableError, reason_of
from docgen.model.case import Case
from docgen.model.union import LabourUnion
from docgen.region.codelists import CodeLists
from docgen.sheets import ABOUT, REGION_CAPTION, Belongs
from docgen.workbook.about import AboutPage, add_about
from docgen.workbook.archive import EPOCH, TimelessArchive
from docgen.workbook.choices import add_choices, choice_formulas
from docgen.workbook.columns import SheetColumns
from docgen.workbook.table import Guidance, Table

CREATOR = "docgen"


@dataclass(frozen=True)
class Book:
    """What a workbook is made of: its region, its sheets, the values to choose from.

    Without `lists` it has no drop-down lists; with `about` it is a form to be filled in, which that page
    explains.
    """

    region: str
    sheets: tuple[SheetColumns, ...]
    lists: CodeLists | None = None
    about: AboutPage | None = None


def write_book(book: Book, unions: Sequence[LabourUnion], cases: Iterable[Case], path: Path) -> None:
    """Writes the workbook, one case after another. Raises DestinationNotWritableError."""
    part = path.with_name(path.name + ".part")
    try:
        with _archived(part) as written:
            _fill(written, book, unions, cases)
        part.replace(path)
    except OSError as fault:
        what = f"不能写入 {path}：{reason_of(fault)}。"
        raise DestinationNotWritableError(
            what, "请检查磁盘空间和文件夹权限，并关闭正打开该文件的程序。"
        ) from fault
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def _archived(path: Path) -> Iterator[Workbook]:
    """An empty workbook that is saved in the end, also when broken off: openpyxl holds the sheets open."""
    archive = TimelessArchive(path, "w", ZIP_DEFLATED)
    book = Workbook(write_only=True)
    book.properties.creator = CREATOR
    book.properties.created = book.properties.modified = EPOCH
    try:
        yield book
    finally:
        ExcelWriter(book, archive).save()


def _fill(written: Workbook, book: Book, unions: Sequence[LabourUnion], cases: Iterable[Case]) -> None:
    if book.about is not None:
        add_about(written, book.region, book.about)
    guidance = _guidance(book)
    tables = [Table(written, sheet, guidance) for sheet in book.sheets]
    for table in tables:
        table.add_unions(unions)
    household_tables = [table for table in tables if table.sheet.belongs is Belongs.HOUSEHOLD]
    for case in cases:
        for table in household_tables:
            table.add_case(case)
    if guidance is not None:
        examples = {table.sheet.title: table.example for table in tables if table.example}
        add_choices(written, guidance.lists, guidance.formulas, examples)
    if book.region and book.about is None:
        written.create_sheet(ABOUT).append((REGION_CAPTION, book.region))


def _guidance(book: Book) -> Guidance | None:
    if book.lists is None:
        return None
    columns = [column for sheet in book.sheets for column in sheet.columns]
    return Guidance(book.lists, choice_formulas(columns, book.lists), book.about is not None)
