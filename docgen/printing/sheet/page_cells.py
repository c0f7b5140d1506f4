"""The cells of one page drawn: fills, rules, texts."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from docgen.model.columns import column_letters
from docgen.printing.layout.drawings import Clusters, merged
from docgen.printing.sheet.cells import Box, CellSetter, CellText, overflows
from docgen.printing.sheet.formats import NO_RULES, Rule, Rules
from docgen.printing.sheet.grid import Grid
from docgen.printing.sheet.letters import color_operands
from docgen.printing.sheet.pagination import PageRange
from docgen.printing.sheet.rules import rules_ops, stronger
from docgen.printing.sheet.sheet import Area, Sheet, SheetCell, SheetRow
from docgen.printing.sheet.units import POINT, hundredths, number

_NO_ROW = SheetRow(None, is_fixed=False, is_hidden=False, cells={})
_Place = tuple[int, int]


class PageCells:
    """The cells of a page. `width` and `height` are in points before scaling; `ops` begin at the top left."""

    def __init__(self, sheet: Sheet, grid: Grid, page_range: PageRange, setter: CellSetter) -> None:
        self._sheet, self._grid, self._setter = sheet, grid, setter
        self._rows, self._columns = page_range.rows.numbers, page_range.columns.numbers
        self._ys = _positions([grid.height(row) for row in self._rows])
        self._xs = _positions([grid.width(column) for column in self._columns])
        self.width, self.height = self._xs[-1] * POINT, self._ys[-1] * POINT
        self._merges = dict(self._iter_merged())
        self._drawn: list[Clusters] = []
        self.cut_cells: list[str] = []  # whose texts reach over the page's edge
        self.ops = "\n".join(filter(None, (*self._iter_fills(), self._rules(), *self._iter_texts())))
        self.clusters = merged(self._drawn)

    def _iter_merged(self) -> Iterator[tuple[_Place, Area]]:
        """The merge of each cell that is in one, on the page or right beside it."""
        rows = frozenset((*self._rows, *(row - 1 for row in self._rows), self._rows[-1] + 1))
        columns = frozenset((*self._columns, self._columns[0] - 1, self._columns[-1] + 1))
        for area in self._sheet.merges:
            for row in rows:
                if area.top <= row <= area.bottom:
                    for column in columns:
                        if area.left <= column <= area.right:
                            yield (row, column), area

    def _iter_cells(self) -> Iterator[tuple[SheetCell, _Place, Box]]:
        """The cells that are drawn on the page, with the place of their top left corner and their box."""
        seen: set[int] = set()
        for i, row in enumerate(self._rows):
            found = self._sheet.rows.get(row, _NO_ROW)
            height = self._ys[i + 1] - self._ys[i]
            for j, column in enumerate(self._columns):
                area = self._merges.get((row, column)) if self._merges else None
                if area is None:
                    cell = found.cells.get(column)
                    if cell is not None:
                        width = self._xs[j + 1] - self._xs[j]
                        yield cell, (self._xs[j], self._ys[i]), Box(width, height, found.is_fixed)
                elif id(area) not in seen:
                    seen.add(id(area))
                    first = self._sheet.rows.get(area.top, _NO_ROW).cells.get(area.left)
                    if first is not None:
                        yield first, *self._merged_box(area, i, j)

    def _merged_box(self, area: Area, i: int, j: int) -> tuple[_Place, Box]:
        """Where a merge stands that is first met at these places; it may begin on a page before."""
        heights = [hundredths(self._grid.height(row)) for row in range(area.top, area.bottom + 1)]
        widths = [hundredths(self._grid.width(column)) for column in range(area.left, area.right + 1)]
        above = sum(heights[: self._rows[i] - area.top])
        before = sum(widths[: self._columns[j] - area.left])
        is_fixed = self._sheet.rows.get(area.top, _NO_ROW).is_fixed
        return (self._xs[j] - before, self._ys[i] - above), Box(sum(widths), sum(heights), is_fixed)

    def _iter_fills(self) -> Iterator[str]:
        for cell, (x, y), box in self._iter_cells():
            if cell.format.fill is not None:
                left, top, width, height = (
                    number(value * POINT) for value in (x, -y - box.height, box.width, box.height)
                )
                yield f"{color_operands(cell.format.fill)} rg {left} {top} {width} {height} re f 0 g"

    def _iter_texts(self) -> Iterator[str]:
        for cell, (x, y), box in self._iter_cells():
            if cell.value is None or cell.value == "":
                continue
            text = self._text(cell, x, y, box)
            if text.ops:
                self._drawn.append(text.clusters)
                yield f"q 1 0 0 1 {number(x * POINT)} {number(-y * POINT)} cm {text.ops} Q"

    def _text(self, cell: SheetCell, x: int, y: int, box: Box) -> CellText:
        """The cell's text, over the empty cells beside it where it is too wide."""
        text = self._setter.text(cell, box)
        if not (text.left or text.right) or not overflows(cell):
            return text
        row, place = self._rows[self._ys.index(y)], self._xs.index(x)
        if (row, self._columns[place]) in self._merges:
            return text
        left = self._free(row, place, -1, text.left)
        right = self._free(row, place, 1, text.right)
        return self._setter.text(cell, replace(box, left=left, right=right)) if left or right else text

    def _free(self, row: int, start: int, step: int, reach: float) -> int:
        """The width of the empty cells beside a place, as far as a text reaches (points)."""
        cells = self._sheet.rows.get(row, _NO_ROW).cells
        free = 0
        place = start + step
        while free * POINT < reach:
            if not 0 <= place < len(self._columns):
                self._note_cut(row, self._columns[start], step)
                break
            column = self._columns[place]
            cell = cells.get(column)
            if (row, column) in self._merges or (cell is not None and cell.value not in (None, "")):
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
        across: dict[_Place, Rule | None] = {}
        down: dict[_Place, Rule | None] = {}
        for i, row in enumerate(self._rows):
            for j, column in enumerate(self._columns):
                rules = self._rules_at(row, column)
                if rules is not NO_RULES:
                    _add(across, (i, j), rules.top)
                    _add(across, (i + 1, j), rules.bottom)
                    _add(down, (j, i), rules.left)
                    _add(down, (j + 1, i), rules.right)
        self._add_neighbours(across, down)
        return rules_ops(_drawn(across), _drawn(down), self._xs, self._ys)

    def _add_neighbours(self, across: dict[_Place, Rule | None], down: dict[_Place, Rule | None]) -> None:
        rows, columns = self._rows, self._columns
        for i, row in enumerate(rows):
            if i == 0 or rows[i - 1] != row - 1:
                for j, column in enumerate(columns):
                    _add(across, (i, j), self._rules_at(row - 1, column).bottom)
        for j, column in enumerate(columns):
            _add(across, (len(rows), j), self._rules_at(rows[-1] + 1, column).top)
        for i, row in enumerate(rows):
            _add(down, (0, i), self._rules_at(row, columns[0] - 1).right)
            _add(down, (len(columns), i), self._rules_at(row, columns[-1] + 1).left)

    def _rules_at(self, row: int, column: int) -> Rules:
        """The rules of a cell; of one in a merge only those on the merge's outline."""
        cell = self._sheet.rows.get(row, _NO_ROW).cells.get(column)
        area = self._merges.get((row, column)) if self._merges else None
        if area is None:
            return NO_RULES if cell is None else cell.format.rules
        corner, right, bottom = (
            self._sheet.rows.get(at, _NO_ROW).cells.get(of)
            for at, of in ((area.top, area.left), (area.top, area.right), (area.bottom, area.left))
        )
        return Rules(
            corner.format.rules.top if corner and row == area.top else None,
            right.format.rules.right if right and column == area.right else None,
            bottom.format.rules.bottom if bottom and row == area.bottom else None,
            corner.format.rules.left if corner and column == area.left else None,
        )


def _positions(sizes: Sequence[int]) -> list[int]:
    """Where rows or columns begin, and where the last one ends, in hundredths of a millimetre."""
    positions = [0]
    for size in sizes:
        positions.append(positions[-1] + hundredths(size))
    return positions


def _add(edges: dict[_Place, Rule | None], place: _Place, rule: Rule | None) -> None:
    if rule is not None:
        edges[place] = stronger(edges.get(place), rule)


def _drawn(edges: dict[_Place, Rule | None]) -> dict[_Place, Rule]:
    return {place: rule for place, rule in edges.items() if rule is not None}
