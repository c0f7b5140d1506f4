"""Workbooks made for a test, and what the pages made of them show."""

from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from docgen.printing.sheet.printer import SheetPages, SheetPrinter
from tests.printing.layout.drawn import DrawnPage

SONG = {"font_name": "宋体", "font_size": 12}
Fill = Callable[["Making"], None]


class Making:
    """A workbook in the making: its first sheet, and formats in 宋体 12."""

    def __init__(self, path: Path) -> None:
        self.book = xlsxwriter.Workbook(path)
        self.book.formats[0].set_font_name(SONG["font_name"])
        self.book.formats[0].set_font_size(SONG["font_size"])
        self.sheet: Worksheet = self.book.add_worksheet("花名册")
        self.sheet.set_paper(9)

    def format(self, **look: object) -> object:
        """A cell format."""
        return self.book.add_format({**SONG, **look})

    def table(self, rows: int, columns: int, **look: object) -> None:
        """Cells that name their place."""
        look_of_all = self.format(**look)
        for row in range(rows):
            for column in range(columns):
                self.sheet.write_string(row, column, f"{row + 1}行{column + 1}列", look_of_all)


def book(tmp_path: Path, fill: Fill) -> Path:
    """A workbook that `fill` has worked on."""
    path = tmp_path / "花名册.xlsx"
    making = Making(path)
    fill(making)
    making.book.close()
    return path


def printed(tmp_path: Path, fill: Fill) -> SheetPages:
    """The pages of such a workbook."""
    return SheetPrinter().pages(book(tmp_path, fill))


def drawn(tmp_path: Path, fill: Fill) -> list[DrawnPage]:
    """What its pages show."""
    return [DrawnPage(page) for page in printed(tmp_path, fill).pages]


def words(tmp_path: Path, fill: Fill) -> list[list[str]]:
    """The texts of each page from the top down and from left to right."""
    return [page.words for page in drawn(tmp_path, fill)]
