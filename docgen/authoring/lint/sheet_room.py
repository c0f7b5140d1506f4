"""Which cells of a filled sheet have no room for what stands in them."""

from collections.abc import Iterator, Mapping

from docgen.authoring.lint.room import CutText, shortened
from docgen.printing.sheet.cell_text import set_lines
from docgen.printing.sheet.cells import PADDING, wraps
from docgen.printing.sheet.grid import Grid
from docgen.printing.sheet.sheet import Area, Book, Sheet, SheetCell
from docgen.printing.sheet.units import POINT, TWIPS
from docgen.printing.sheet.values import Kind, kind, shown_runs

_CLOSE = 1.0  # points
_MOST_ROWS = 400
_LAST_COLUMN = 256


def cut_in_book(book: Book) -> list[CutText]:
    """The cut texts of every sheet, those of a long list's first rows."""
    return [
        item
        for number, sheet in enumerate(book.sheets, 1)
        for item in _SheetRoom(
            sheet, Grid(sheet, book.default_font, is_by_excel=book.is_by_excel), number
        ).cut()
    ]


class _SheetRoom:
    """One sheet's cells with the room they have."""

    def __init__(self, sheet: Sheet, grid: Grid, number: int) -> None:
        self._sheet, self._grid, self._number = sheet, grid, number
        self._merges = {(area.top, area.left): area for area in sheet.merges}

    def cut(self) -> Iterator[CutText]:
        """The cells whose text is cut."""
        for row in sorted(self._sheet.rows)[:_MOST_ROWS]:
            cells = self._sheet.rows[row].cells
            for column, cell in cells.items():
                if not cell.is_empty and not cell.format.rotation and self._is_cut(row, column, cell):
                    text = "".join(run.text for run in shown_runs(cell.value, cell.format))
                    yield CutText(self._number, row, column, shortened(text))

    def _is_cut(self, row: int, column: int, cell: SheetCell) -> bool:
        area = self._merges.get((row, column), Area(column, row, column, row))
        room = self._width(area) - 2 * PADDING * POINT
        form, runs = cell.format, shown_runs(cell.value, cell.format)
        if kind(cell.value, form) is not Kind.TEXT:
            return False
        if wraps(form):
            heights = (self._grid.height(number) for number in range(area.top, area.bottom + 1))
            return set_lines(runs, 1.0, max(room, 0.0)).height > sum(heights) / TWIPS + _CLOSE
        if form.shrinks:
            return False
        wanted = set_lines(runs, 1.0).width
        return wanted > room + self._free(row, area, wanted - room) + _CLOSE

    def _width(self, area: Area) -> float:
        return sum(self._grid.width(column) for column in range(area.left, area.right + 1)) / TWIPS

    def _free(self, row: int, area: Area, wanted: float) -> float:
        """The room of empty cells on both sides; a merge's text stays within."""
        if area.left != area.right:
            return 0.0
        cells: Mapping[int, SheetCell] = self._sheet.rows[row].cells
        free = 0.0
        for step in (1, -1):
            column = area.left + step
            while free < wanted and 0 < column <= _LAST_COLUMN and _is_free(cells, column):
                free += self._grid.width(column) / TWIPS
                column += step
        return free


def _is_free(cells: Mapping[int, SheetCell], column: int) -> bool:
    return column not in cells or cells[column].is_empty
