"""Rows and columns of a sheet with their sizes, in twips."""

from bisect import bisect_right

from docgen.printing.sheet.formats import Font
from docgen.printing.sheet.letters import digit_width
from docgen.printing.sheet.sheet import Sheet
from docgen.printing.sheet.units import TWIPS

_PIXEL = 15  # twips
_COLUMN_MARGIN = 75  # twips, beside the digits of a column whose width is not told
_CALC_HEIGHT = 256  # twips of a row where a sheet tells nothing


class Grid:
    """The widths of a sheet's columns and the heights of its rows in twips; 0 for a hidden one."""

    def __init__(self, sheet: Sheet, default_font: Font, *, is_by_excel: bool) -> None:
        self._sheet, self._is_by_excel = sheet, is_by_excel
        self._digit = digit_width(default_font)
        self._columns = sorted(sheet.columns, key=lambda column: column.first)
        self._firsts = [column.first for column in self._columns]
        if sheet.default_width is None:
            self._default_width = sheet.base_width * self._digit + _COLUMN_MARGIN
        else:
            self._default_width = self._width_of(sheet.default_width)
        self._default_height = self._height_of(sheet.default_height) or _CALC_HEIGHT

    def width(self, column: int) -> int:
        """The width of a column."""
        at = bisect_right(self._firsts, column) - 1
        if at < 0 or self._columns[at].last < column:
            return self._default_width
        found = self._columns[at]
        if found.is_hidden:
            return 0
        return self._default_width if found.width is None else self._width_of(found.width)

    def height(self, row: int) -> int:
        """The height of a row."""
        found = self._sheet.rows.get(row)
        if found is None:
            return 0 if self._sheet.hides_other_rows else self._default_height
        if found.is_hidden:
            return 0
        return self._default_height if found.height is None else self._height_of(found.height)

    def _width_of(self, digits: float) -> int:
        return round(digits * self._digit)

    def _height_of(self, points: float) -> int:
        """A height as Calc takes it: files of Excel in whole pixels."""
        twips = round(points * TWIPS)
        return twips // _PIXEL * _PIXEL if self._is_by_excel else twips
