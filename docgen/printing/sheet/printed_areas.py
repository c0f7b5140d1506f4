"""What of a sheet is printed."""

from collections.abc import Sequence

from docgen.printing.sheet.cells import Box, CellSetter, overflows
from docgen.printing.sheet.grid import Grid
from docgen.printing.sheet.sheet import Area, Sheet, SheetRow
from docgen.printing.sheet.units import POINT, hundredths

_LAST_COLUMN = 16_384
_MOST_CELLS = 5_000_000  # a province's roster has a fifth of it
_WHOLE = 10_000  # columns or rows of an area that is told without its end


def printed_areas(sheet: Sheet, grid: Grid, setter: CellSetter) -> Sequence[Area]:
    """The print areas; without any, all that leaves a mark on paper; nothing for an empty sheet.

    Raises ValueError for more than anybody prints.
    """
    areas = _areas(sheet, grid, setter)
    if sum((area.right - area.left + 1) * (area.bottom - area.top + 1) for area in areas) > _MOST_CELLS:
        raise ValueError("more cells than anybody prints")
    return areas


def _areas(sheet: Sheet, grid: Grid, setter: CellSetter) -> Sequence[Area]:
    used = _used_area(sheet)
    if used is None:
        return []
    if sheet.print_areas:
        return [_bounded(area, used) for area in sheet.print_areas]
    right = max(_reach(sheet, grid, setter, row) for row in sheet.rows)
    return [Area(1, 1, max(used.right, right), used.bottom)]


def _used_area(sheet: Sheet) -> Area | None:
    right = bottom = 0
    for number, row in sheet.rows.items():
        for column, cell in row.cells.items():
            if cell.value not in (None, "") or cell.format.is_visible:
                right, bottom = max(right, column), max(bottom, number)
    return Area(1, 1, right, bottom) if right else None


def _bounded(area: Area, used: Area) -> Area:
    """The area without the endless empty rows or columns it may name."""
    right = max(used.right, area.left) if area.right - area.left > _WHOLE else area.right
    bottom = max(used.bottom, area.top) if area.bottom - area.top > _WHOLE else area.bottom
    return Area(area.left, area.top, right, bottom)


def _reach(sheet: Sheet, grid: Grid, setter: CellSetter, number: int) -> int:
    """The last column over which the text of a row's last cell stands."""
    row: SheetRow = sheet.rows[number]
    column = max((at for at, cell in row.cells.items() if cell.value not in (None, "")), default=0)
    if not column or not overflows(row.cells[column]) or _is_merged(sheet, number, column):
        return column
    box = Box(hundredths(grid.width(column)), hundredths(grid.height(number)))
    left = setter.text(row.cells[column], box).right / POINT
    while left > 0 and column < _LAST_COLUMN:
        column += 1
        left -= hundredths(grid.width(column))
    return column


def _is_merged(sheet: Sheet, row: int, column: int) -> bool:
    return any(area.top <= row <= area.bottom and area.left <= column <= area.right for area in sheet.merges)
