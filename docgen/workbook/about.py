"""The sheet 说明 of a workbook that is filled in: its region, how to fill it, what serves which form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill

from docgen.sheets import ABOUT, REGION_CAPTION
from docgen.workbook import looks
from docgen.workbook.cells import styled

_WIDTHS = (30, 100)  # in characters of the sheet


@dataclass(frozen=True)
class AboutPage:
    """What the sheet says: whose workbook it is, and parts with a title and rows of cells."""

    title: str
    parts: tuple[tuple[str, tuple[Sequence[str], ...]], ...]


def add_about(book: Workbook, region: str, page: AboutPage) -> None:
    """Adds the sheet; its first row names the region as intake reads it."""
    rows = book.create_sheet(ABOUT)
    lines = list(_lines(region, page))
    for letter, width in zip("AB", _WIDTHS, strict=True):
        rows.column_dimensions[letter].width = width
    for number, (_, texts) in enumerate(lines, 1):
        rows.row_dimensions[number].height = looks.height(zip(texts, _WIDTHS, strict=False), most=None)
    rows.page_setup.paperSize = 9
    rows.sheet_properties.pageSetUpPr.fitToPage = True
    rows.page_setup.fitToWidth, rows.page_setup.fitToHeight = 1, 0
    looks.protect(rows)
    for is_title, texts in lines:
        rows.append([_cell(rows, text, is_title) for text in texts])


def _lines(region: str, page: AboutPage) -> Iterator[tuple[bool, Sequence[str]]]:
    """The rows of the sheet, and whether each is a title."""
    yield True, (REGION_CAPTION, region)
    yield False, ("采集表", page.title)
    for title, lines in page.parts:
        yield False, ()
        yield True, (title, "")
        yield from ((False, line) for line in lines)


def _cell(rows: Any, text: str, is_title: bool) -> Cell:
    """A cell of the page, whose texts may be long."""
    styles: dict[str, Any] = {
        "number_format": "@",
        "font": Font(name=looks.FONT, bold=is_title, size=12 if is_title else 11),
        "alignment": Alignment(wrap_text=not is_title, vertical="top"),
    }
    if is_title:
        styles["fill"] = PatternFill("solid", fgColor=looks.PLAIN)
    return styled(rows, styles, text)
