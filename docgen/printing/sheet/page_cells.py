"""The cells of one page drawn: fills, rules, texts."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from docgen.model.columns import column_letters
from docgen.printing.layout.drawings import Clusters, merged
from docgen.printing.sheet.cells import Box, CellSetter, CellText, overflows
from docgen.printing.sheet.formats import NO_RULES, Rules
from docgen.printing.sheet.grid import Grid
from docgen.printing.sheet.letters import color_operands
from docgen.printing.sheet.pagination import PageRange
from docgen.printing.sheet.rules import RowRules, row_rules, rules_ops, strongest_line
from docgen.printing.sheet.sheet import NO_ROW, Area, Sheet, SheetCell
from docgen.printing.sheet.units import POINT, hundredths, number

_MOST_LENGTHS = 4096


class _Placed(NamedTuple):
    """A cell that is drawn: its box, and its top left corner in hundredths of a millimetre.

    `place` is where its row and column stand among those of the page; none for a merge.
    """

    cell: SheetCell
    box: Box
    x: int
    y: int
    place: tuple[int, int] | None


class PageCells:
    """The cells of a page. `width` and `height` are in points before scaling; `ops` begin at the top left."""

    def __init__(self, sheet: Sheet, grid: Grid, page_range: PageRange, setter: CellSetter) -> None:
        self._sheet, self._grid, self._setter = sheet, grid, setter
        self._rows, self._columns = page_range.rows.numbers, page_range.columns.numbers
        self._ys = _positions([grid.height(row) for row in self._rows])
        self._xs = _positions([grid.width(column) for column in self._columns])
        self.width, self.height = self._xs[-1] * POINT, self._ys[-1] * POINT
        self._merges = self._found_merges()
        self._drawn: list[Clusters] = []
        self.cut_cells: list[str] = []  # whose texts reach over the page's edge
        placed = list(self._iter_placed())
        fills = [_fill_ops(of) for of in placed if of.cell.format.fill is not None]
        self.ops = "\n".join(filter(None, (*fills, self._rules(), *self._iter_texts(placed))))
        self.clusters = merged(self._drawn)

    def _found_merges(self) -> dict[int, dict[int, Area]]:
        """The merge of each cell that is in one, by row and column, on the page or right beside it."""
        found: dict[int, dict[int, Area]] = {}
        rows = sorted({*self._rows, *(row - 1 for row in self._rows), self._rows[-1] + 1})
        columns = {*self._columns, self._columns[0] - 1, self._columns[-1] + 1}
        for area in self._sheet.merges:
            across = {column: area for column in columns if area.left <= column <= area.right}
            for row in rows[bisect_left(rows, area.top) : bisect_right(rows, area.bottom)]:
                found.setdefault(row, {}).update(across)
        return found

    def _iter_placed(self) -> Iterator[_Placed]:
        """The cells of the page that show something."""
        seen: set[int] = set()
        widths = [right - left for left, right in pairwise(self._xs)]
        columns = list(zip(self._columns, self._xs[:-1], widths, strict=True))
        for i, row in enumerate(self._rows):
            found = self._sheet.rows.get(row, NO_ROW)
            merges = self._merges.get(row, {})
            y, height = self._ys[i], self._ys[i + 1] - self._ys[i]
            for j, (column, x, width) in enumerate(columns):
                if column not in merges:
                    cell = found.cells.get(column)
                    if cell is not None and cell.shows:
                        yield _Placed(cell, Box(width, height, found.is_fixed), x, y, (i, j))
                elif id(merges[column]) not in seen:
                    seen.add(id(merges[column]))
                    yield from self._iter_merged(merges[column], i, j)

    def _iter_merged(self, area: Area, i: int, j: int) -> Iterator[_Placed]:
        """A merge that is first met at these places, if it shows something; it may begin on a page before."""
        row = self._sheet.rows.get(area.top, NO_ROW)
        cell = row.cells.get(area.left)
        if cell is not None and cell.shows:
            heights = [hundredths(self._grid.height(at)) for at in range(area.top, area.bottom + 1)]
            widths = [hundredths(self._grid.width(at)) for at in range(area.left, area.right + 1)]
            above = sum(heights[: self._rows[i] - area.top])
            before = sum(widths[: self._columns[j] - area.left])
            box = Box(sum(widths), sum(heights), row.is_fixed)
            yield _Placed(cell, box, self._xs[j] - before, self._ys[i] - above, None)

    def _iter_texts(self, placed: Sequence[_Placed]) -> Iterator[str]:
        for of in placed:
            if not of.cell.is_empty:
                text = self._text(of)
                if text.ops:
                    self._drawn.append(text.clusters)
                    yield f"q 1 0 0 1 {_points(of.x)} {_points(-of.y)} cm {text.ops} Q"

    def _text(self, of: _Placed) -> CellText:
        """The cell's text, over the empty cells beside it where it is too wide."""
        text = self._setter.text(of.cell, of.box)
        if of.place is None or not (text.left or text.right) or not overflows(of.cell):
            return text
        i, j = of.place
        left = self._free(self._rows[i], j, -1, text.left)
        right = self._free(self._rows[i], j, 1, text.right)
        return self._setter.text(of.cell, of.box._replace(left=left, right=right)) if left or right else text

    def _free(self, row: int, start: int, step: int, reach: float) -> int:
        """The width of the empty cells beside a place, as far as a text reaches (points)."""
        cells = self._sheet.rows.get(row, NO_ROW).cells
        merges = self._merges.get(row, {})
        free = 0
        place = start + step
        while free * POINT < reach:
            if not 0 <= place < len(self._columns):
                self._note_cut(row, self._columns[start], step)
                break
            column = self._columns[place]
            if column in merges or (column in cells and not cells[column].is_empty):
                break
            free += self._xs[place + 1] - self._xs[place]
            place += step
        return free

    def _note_cut(self, row: int, column: int, step: int) -> None:
        """Notes a text that goes on where the page has no more columns but the sheet has."""
        edge = self._columns[-1 if step > 0 else 0] + step
        if edge > 0 and self._grid.width(edge):
            self.cut_cells.append(f"{column_letters(column)}{row}")

    def _rules(self) -> str:
        """The lines around the cells; those of neighbours on other pages count too."""
        rows = self._rows
        found = [self._row_rules(row) for row in rows]
        across = [strongest_line(found[0].over, self._row_rules(rows[0] - 1).under)]
        for i, (above, below) in enumerate(pairwise(found)):
            lines = [above.under, below.over]
            if rows[i + 1] != rows[i] + 1:
                lines.append(self._row_rules(rows[i + 1] - 1).under)
            across.append(strongest_line(*lines))
        across.append(strongest_line(found[-1].under, self._row_rules(rows[-1] + 1).over))
        down = list(zip(*[of.between for of in found], strict=True))
        return rules_ops(across, down, self._xs, self._ys)

    def _row_rules(self, row: int) -> RowRules:
        cells = self._sheet.rows.get(row, NO_ROW).cells
        columns = (self._columns[0] - 1, *self._columns, self._columns[-1] + 1)
        rules = [cells[column].format.rules if column in cells else NO_RULES for column in columns]
        merges = self._merges.get(row)
        if merges:
            for i, column in enumerate(columns):
                if column in merges:
                    rules[i] = self._outline(merges[column], row, column)
        return row_rules(tuple(rules))

    def _outline(self, area: Area, row: int, column: int) -> Rules:
        """The rules of a cell in a merge: only those on the merge's outline."""
        corner, right, bottom = (
            self._sheet.rows.get(at, NO_ROW).cells.get(of)
            for at, of in ((area.top, area.left), (area.top, area.right), (area.bottom, area.left))
        )
        return Rules(
            corner.format.rules.top if corner and row == area.top else None,
            right.format.rules.right if right and column == area.right else None,
            bottom.format.rules.bottom if bottom and row == area.bottom else None,
            corner.format.rules.left if corner and column == area.left else None,
        )


def _fill_ops(of: _Placed) -> str:
    left, top, width, height = map(_points, (of.x, -of.y - of.box.height, of.box.width, of.box.height))
    return f"{color_operands(of.cell.format.fill or '')} rg {left} {top} {width} {height} re f 0 g"


@lru_cache(_MOST_LENGTHS)
def _points(length: int) -> str:
    """Hundredths of a millimetre as PDF writes them in points."""
    return number(length * POINT)


def _positions(sizes: Sequence[int]) -> list[int]:
    """Where rows or columns begin, and where the last one ends, in hundredths of a millimetre."""
    positions = [0]
    for size in sizes:
        positions.append(positions[-1] + hundredths(size))
    return positions
