"""Excel forms: every visible sheet as a table, and the lines that stand over or beside it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.authoring.forms.model import Form, Line, Note, Part, Table
from docgen.authoring.forms.package import Package
from docgen.authoring.forms.sheet_book import Book
from docgen.authoring.forms.worksheet import Worksheet, place, table_of, worksheet

_FIELDS = re.compile(r'&(?:"[^"]*"|\d+|K[0-9A-F]{6}|[A-Z])')  # &C&P of a header: places, numbers, fonts


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
    try:
        return _opened(package)
    except ValueError as fault:
        raise package.fault("不像一张表：内容不完整，或单元格过多。") from fault


def _opened(package: Package) -> SheetSource:
    book = Book(package)
    sheets = tuple(worksheet(book, sheet) for sheet in book.sheets)
    body: list[Table | Line] = []
    notes: list[Note] = []
    for index, sheet in enumerate(sheets):
        table = table_of(sheet, index)
        body.append(table)
        notes += _notes(package, sheet, table)
        for part, text in _lines(package, sheet):
            if text:
                body.append(Line(sum(isinstance(item, Line) for item in body), text, part, False))
    return SheetSource(book, sheets, Form(package.path.name, "sheet", tuple(body), tuple(notes)))


def _notes(package: Package, sheet: Worksheet, table: Table) -> Iterator[Note]:
    """The cell notes of the sheet."""
    for relation in package.relations(sheet.sheet.part):
        if relation.kind == "comments":
            for comment in package.tree(relation.part).iter("comment"):
                cell = table.at(*place(comment.get("ref")))
                if cell is not None:
                    yield Note(cell, "".join(text.text for text in comment.iter("t")))


def _lines(package: Package, sheet: Worksheet) -> Iterator[tuple[Part, str]]:
    """Headers, footers and text boxes of the sheet."""
    margins = sheet.root.find("headerFooter")
    for margin in margins.children if margins else ():
        part: Part = "header" if "Header" in margin.name else "footer"
        yield part, _FIELDS.sub(" ", margin.text).strip()
    for relation in package.relations(sheet.sheet.part):
        if relation.kind == "drawing":
            for paragraph in package.tree(relation.part).iter("a:p"):
                yield "box", "".join(text.text for text in paragraph.iter("a:t"))
