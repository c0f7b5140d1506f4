"""Excel forms: every visible sheet as a table."""

from dataclasses import dataclass
from pathlib import Path

from docgen.authoring.forms.model import Form
from docgen.authoring.forms.package import Package
from docgen.authoring.forms.sheet_book import Book
from docgen.authoring.forms.worksheet import Worksheet, table_of, worksheet


@dataclass(frozen=True)
class SheetSource:
    """An Excel form with the worksheets it was read from, by index of the table."""

    book: Book
    worksheets: tuple[Worksheet, ...]
    form: Form


def read_sheet(path: Path) -> Form:
    """The form in an .xlsx file. Raises InputUnreadableError."""
    return open_sheet(Package(path)).form


def open_sheet(package: Package) -> SheetSource:
    """The form with its elements. Raises InputUnreadableError."""
    book = Book(package)
    sheets = tuple(worksheet(book, sheet) for sheet in book.sheets)
    tables = tuple(table_of(sheet, index) for index, sheet in enumerate(sheets))
    return SheetSource(book, sheets, Form(package.path.name, "sheet", tables))
