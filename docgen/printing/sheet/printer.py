"""Sheets set on pages as Calc prints them."""

from dataclasses import dataclass
from pathlib import Path

from docgen.pdf.page import Page
from docgen.printing.engine import PaperUnreadableError
from docgen.printing.form import Unknown
from docgen.printing.sheet.book import BookReader
from docgen.printing.sheet.cells import CellSetter
from docgen.printing.sheet.formats import Font
from docgen.printing.sheet.letters import space_width
from docgen.printing.sheet.sheet import Book
from docgen.printing.sheet.sheet_layout import SheetLayout
from docgen.printing.sheet.units import TWIPS

_SPACES = 3  # a step of indent
_MOST_SETTERS = 8


@dataclass(frozen=True, eq=False)
class SheetPages:
    """A workbook's pages, and what in it could not be told."""

    pages: list[Page]
    unknown: tuple[Unknown, ...]


class SheetPrinter:
    """Sets workbooks on pages. One object a process: it keeps styles and texts that papers share."""

    def __init__(self) -> None:
        self._reader = BookReader()
        self._setters: dict[tuple[float, Font], CellSetter] = {}

    def pages(self, path: Path) -> SheetPages:
        """The pages of all visible sheets, in order. Raises PaperUnreadableError."""
        book = self._reader.read(path)
        try:
            return self._laid(book, path)
        except (ValueError, LookupError, ArithmeticError) as fault:  # of values no program would write
            kind = type(fault).__name__  # its words may quote the paper
            raise PaperUnreadableError(f"{path.name} 中有内置引擎排不了的内容（{kind}）。") from fault

    def _laid(self, book: Book, path: Path) -> SheetPages:
        layouts = [
            SheetLayout(book, sheet, lambda scale: self._setter(scale, book.default_font))
            for sheet in book.sheets
        ]
        count = sum(layout.count for layout in layouts)
        pages: list[Page] = []
        number = 1
        for layout in layouts:
            number = layout.first_number or number
            pages.extend(layout.pages(number, count, path.name))
            number += layout.count
        unknown = [*book.unknown, *(what for layout in layouts for what in layout.unknown)]
        return SheetPages(pages, tuple(unknown))

    def _setter(self, scale: float, default_font: Font) -> CellSetter:
        key = (scale, default_font)
        if key not in self._setters:
            if len(self._setters) >= _MOST_SETTERS:
                self._setters.clear()
            indent = space_width(default_font) * _SPACES / TWIPS
            self._setters[key] = CellSetter(scale, indent)
        return self._setters[key]
