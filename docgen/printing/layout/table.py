"""A table's rows in their heights, and the part of them that a page has room for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docgen.printing.form import Alignment, Cell, Merge, Row, Table, TableFormat
from docgen.printing.kept import Kept
from docgen.printing.layout.borders import TableBorders, total_width
from docgen.printing.layout.cells import LaidCell, lay_cell
from docgen.printing.layout.columns import column_edges
from docgen.printing.layout.drawings import Drawing, Drawn, drawing, moved
from docgen.printing.layout.laid import PageNumbers
from docgen.printing.layout.merges import last_row, merges
from docgen.printing.layout.rows import LaidRow, laid_row
from docgen.printing.layout.stacks import BlockSetter

_MOST = 500  # rows and cells kept for a format: a caption comes again within one household's papers
_MOST_FORMATS = 50
_CLOSE = 0.01  # points


@dataclass(eq=False, slots=True)
class TablePart:
    """Rows of a table on one page, from the top left corner of the first; `height` counts the last rule.

    `loses_text`: a row is lower than what stands in it, and the rest of that is not printed.
    """

    drawing: Drawing
    height: float
    loses_text: bool = False


@dataclass(frozen=True, slots=True)
class PageRoom:
    """How much room pages have: `body` between header and footer, `height` with these."""

    body: float
    height: float


class Tables:
    """Tables of all formats; what was set is kept by the objects it was set from."""

    def __init__(self) -> None:
        self._formats: Kept[tuple[TableFormat, float, float], TableSetter] = Kept(_MOST_FORMATS)

    def begin(self, table: Table, width: float, pitch: float = 0.0) -> "LaidTable":
        """The table in a text area so wide, on a grid of this pitch or none; nothing of it placed yet."""
        key = (table.format, width if table.format.portion else 0.0, pitch)
        form = self._formats.find(key)
        if form is None:
            setter = BlockSetter(self.whole, pitch=pitch)
            form = self._formats.keep(key, TableSetter(_fitted(table.format, width), setter))
        return LaidTable(form, [form.row(row) for row in table.rows])

    def whole(self, table: Table, width: float, numbers: PageNumbers | None) -> tuple[Drawing, float]:
        """A table that stands in a cell, header or footer, and its height; it is never cut."""
        form = TableSetter(_fitted(table.format, width), BlockSetter(self.whole, numbers))
        part = LaidTable(form, [form.row(row) for row in table.rows]).rest()
        left = left_edge(form.format, width)
        return drawing(moved(part.drawing.ops, left, 0.0), [part.drawing]), part.height


class TableSetter:
    """Sets the rows of tables of one format; a row that comes again is the same laid row."""

    def __init__(self, form: TableFormat, setter: BlockSetter) -> None:
        self.format = form
        self.setter = setter
        self.borders = TableBorders(form)
        self._edges = column_edges(form.columns)
        self._rows: Kept[Row, LaidRow] = Kept(_MOST)
        self._cells: Kept[tuple[Cell, int], LaidCell] = Kept(_MOST)  # by cell and first column

    def row(self, row: Row) -> LaidRow:
        """The row's cells set to the columns they cover."""
        laid = self._rows.find(row)
        if laid is None:
            cells = tuple(self._laid_cells(row))
            shape = self.borders.shape(row, [cell.outline for cell in cells])
            laid = self._rows.keep(row, laid_row(row, shape, cells))
        return laid

    def _laid_cells(self, row: Row) -> list[LaidCell]:
        cells: list[LaidCell] = []
        column = row.grid_before
        for cell in row.cells:
            key = (cell, column)
            laid = self._cells.find(key)
            if laid is None:
                laid = self._cells.keep(key, self._laid_cell(cell, column))
            cells.append(laid)
            column += cell.span
        return cells

    def _laid_cell(self, cell: Cell, column: int) -> LaidCell:
        """The cell set to the columns it covers, from this one on."""
        edges, last = self._edges, len(self._edges) - 1
        left, right = edges[min(column, last)], edges[min(column + cell.span, last)]
        outline = self.borders.outline(cell)
        return lay_cell(cell, outline, left, right - left, self.format.margins, self.setter)


def _fitted(form: TableFormat, width: float) -> TableFormat:
    """The format with columns that share out its portion of the width."""
    if not form.portion:
        return form
    factor = form.portion * width / sum(form.columns)
    return replace(form, columns=tuple(column * factor for column in form.columns))


def left_edge(form: TableFormat, width: float) -> float:
    """How far the table's left edge stands from the text area's, which is so wide."""
    room = width - sum(form.columns)
    if form.alignment is Alignment.CENTER:
        return room / 2
    if form.alignment is Alignment.RIGHT:
        return room
    if form.is_text_at_indent:
        return form.indent - form.margins.left
    left = form.borders.left
    return form.indent + (total_width(left) / 2 if left else 0.0)


@dataclass(eq=False, slots=True)
class _Measure:
    """Heights of rows one under another, the rules above them, and which merges begin where."""

    heights: list[float]
    rules: list[float]
    merges: list[tuple[int, int, LaidCell]]  # first row, last row


class LaidTable:
    """A table on its way down the pages: the rows still to be placed."""

    def __init__(self, form: TableSetter, rows: list[LaidRow]) -> None:
        self.format = form.format
        self._form = form
        self._rows = rows
        self._headers = _leading_headers(rows)
        self._repeated = 0  # how many of the first rows are headers that stood on a page before
        self._is_first = True
        self._measure = self._measured()

    @property
    def rows(self) -> tuple[tuple[LaidRow, float], ...]:
        """The rows still to be placed with their heights, points."""
        return tuple(zip(self._rows, self._measure.heights, strict=True))

    @property
    def is_done(self) -> bool:
        """Whether every row is placed."""
        return len(self._rows) <= self._repeated

    @property
    def keeps_next(self) -> bool:
        """Whether the table stays with what follows it: all its rows say so, headers aside."""
        return all(row.keeps_next for row in self._rows[len(self._headers) :])

    @property
    def _begins(self) -> bool:
        """Whether the table's first row is on top: the first time, or as a header again."""
        return self._is_first or self._repeated > 0

    def rest(self) -> TablePart:
        """All rows still to be placed, whatever their height."""
        return self._taken(len(self._rows))

    @property
    def parts_at_end(self) -> bool:
        """Whether some of the last rows stay with what follows the table, but not all that are left."""
        return (
            bool(self._rows) and self._rows[-1].keeps_next and self._unkept(len(self._rows), self._least) > 0
        )

    def take(self, room: float, page: PageRoom, *, is_top: bool, is_bound: bool) -> TablePart | None:
        """The rows the room has space for; None where they should rather begin the next page.

        `is_top`: this is the top of a page, so something has to be taken. `is_bound`: all that stands above
        on the page stays with the table, which is of no help to it then.
        """
        fitting = self._fitting(room)
        if fitting == len(self._rows):
            return self._taken(fitting)
        is_free = is_bound and self.keeps_next
        must = is_top or is_free
        least = self._least
        may_split = self._may_split(fitting, page) and (is_free or not self._rows[fitting].keeps_next)
        kept = fitting if is_free else self._unkept(fitting, least)
        if may_split and (must or kept > least or fitting == least) and (cut := self._split(fitting, room)):
            return cut
        if kept > least:
            return self._taken(kept)
        if fitting > least:
            comes_back = is_bound and not may_split and self._fitting(page.body) == fitting
            return self._taken(fitting) if must or comes_back else None
        return self._clipped(least, room) if must else None

    def take_unkept(self) -> TablePart:
        """The rows but for the last ones that stay with what follows the table."""
        return self._taken(self._unkept(len(self._rows), self._least))

    @property
    def _least(self) -> int:
        """How many headers stand on top, which no page ends with."""
        return max(self._repeated, len(self._headers) if self._is_first else 0)

    def _clipped(self, index: int, room: float) -> TablePart:
        """The rows up to one that no page has room for and none may cut: it ends where the page does.

        Its lines that begin further down are lost, as in LibreOffice.
        """
        measure = self._measure
        height = room - sum(measure.heights[:index])
        row = self._rows[index]
        self._rows[index] = row.clipped(height, measure.rules[index])
        self._measure = self._measured()
        part = self._taken(index + 1)
        part.loses_text = part.loses_text or row.content > height
        return part

    def _unkept(self, count: int, least: int) -> int:
        """How many of so many rows stay when those go that stay with what follows them."""
        while count > least and self._rows[count - 1].keeps_next:
            count -= 1
        return count

    def _may_split(self, index: int, page: PageRoom) -> bool:
        """Whether a page's end may cut the row: also where it may not, but is higher than any page."""
        row = self._rows[index].row
        return not row.cannot_split or self._measure.heights[index] > page.height

    def _measured(self) -> _Measure:
        rows = self._rows
        found = merges(rows)
        ending: dict[int, list[tuple[int, LaidCell]]] = {}
        for first, last, cell in found:
            ending.setdefault(last, []).append((first, cell))
        heights: list[float] = []
        rules: list[float] = []
        above = None
        for index, row in enumerate(rows):
            rule = self._rule(index, above, row)
            height = row.natural_height(rule)
            rules.append(rule)
            for first, cell in ending.get(index, ()):
                needs = rules[first] + rows[first].top + cell.content.height + row.bottom
                if not row.is_exact:
                    height = max(height, needs - sum(heights[first:]))
            heights.append(height)
            above = row
        return _Measure(heights, rules, found)

    def _rule(self, index: int, above: LaidRow | None, row: LaidRow) -> float:
        """The thickness of the rule above the row."""
        is_outer = above is None and self._begins
        is_seam = 0 < index == self._repeated
        shape = above.shape if above else None
        return self._form.borders.between(shape, row.shape, is_outer=is_outer, is_seam=is_seam).thickness

    def _fitting(self, room: float) -> int:
        """How many rows the room has space for, the rule below the last counted."""
        used = 0.0
        for index, height in enumerate(self._measure.heights):
            used += height
            if used + self._closing(index) > room + _CLOSE:
                return index
        return len(self._rows)

    def _split(self, index: int, room: float) -> TablePart | None:
        """The rows before this one and what of it the room has space for; None where it cannot be cut."""
        row, measure = self._rows[index], self._measure
        if row.is_exact or index < len(self._headers):
            return None
        left = room - sum(measure.heights[:index]) - self._closing(index)
        inside = left - measure.rules[index] - row.top - row.bottom
        uppers, lowers = zip(*(cell.cut(inside) for cell in row.cells), strict=True)
        is_left = any(cell.content.pieces for cell in lowers)
        is_void = any(
            cell.content.pieces and not upper.content.pieces
            for cell, upper in zip(row.cells, uppers, strict=True)
        )
        if is_void or not is_left:
            return None
        for first, last, cell in measure.merges:
            if first < index <= last:
                self._rows[first] = _with_cell(self._rows[first], cell.left, replace(cell, slack=0.0))
        above = min(row.height, left)
        upper = replace(laid_row(row.row, row.shape, uppers), height=above)
        lower = replace(laid_row(row.row, row.shape, lowers), height=row.height - above)
        self._rows[index : index + 1] = [upper, lower]
        self._measure = self._measured()
        return self._taken(index + 1)

    def _closing(self, index: int) -> float:
        """The thickness of the rule below the row where a page ends there."""
        is_outer = index == len(self._rows) - 1
        return self._form.borders.between(self._rows[index].shape, None, is_outer=is_outer).thickness

    def _taken(self, count: int) -> TablePart:
        """The first rows as a part; they are no longer to be placed."""
        self._cut_merges(count)
        rows = self._rows[:count]
        is_last = count == len(self._rows)
        part = self._part(rows, is_last)
        self._rows = self._headers + self._rows[count:] if not is_last else []
        self._repeated = len(self._headers) if not is_last else 0
        self._is_first = False
        if not is_last:
            self._measure = self._measured()
        return part

    def _cut_merges(self, count: int) -> None:
        """Merges that reach beyond the count are closed; what they have no room for opens again below."""
        rows, measure = self._rows, self._measure
        for first, last, cell in measure.merges:
            if not first < count <= last:
                continue
            room = (
                sum(measure.heights[first:count])
                - measure.rules[first]
                - rows[first].top
                - rows[count - 1].bottom
            )
            upper, lower = cell.split(room)
            rows[first] = _with_cell(rows[first], cell.left, upper)
            opened = next(other for other in rows[count].cells if other.left == cell.left)
            again = replace(
                opened, cell=cell.cell, margins=cell.margins, merge=Merge.FIRST, content=lower.content
            )
            rows[count] = _with_cell(rows[count], cell.left, again)

    def _part(self, rows: Sequence[LaidRow], is_last: bool) -> TablePart:
        measure, form = self._measure, self._form
        heights = tuple(measure.heights[: len(rows)])
        parts: list[str] = []
        inks: list[Drawn] = []
        top = 0.0
        for index, row in enumerate(rows):
            drawn = row.drawing(heights[index], measure.rules[index], form.setter)
            parts.append(moved(drawn.ops, 0.0, top))
            inks.append(drawn)
            if row.begins_merge:
                merged = self._merged(rows, index)
                parts.append(moved(merged.ops, 0.0, top))
                inks.append(merged)
            top += heights[index]
        shapes = tuple([row.shape for row in rows])
        seam = self._repeated
        frame = form.borders.frame(shapes, heights, is_first=self._begins, is_last=is_last, seam=seam)
        closing = form.borders.between(shapes[-1], None, is_outer=is_last).thickness if shapes else 0.0
        ops = "\n".join(filter(None, (*parts, frame)))
        loses_text = any([row.hides_text for row in rows if row.is_exact])
        return TablePart(drawing(ops, inks), top + closing, loses_text)

    def _merged(self, rows: Sequence[LaidRow], index: int) -> Drawing:
        """The cells that begin in this row and reach down further."""
        measure, row = self._measure, rows[index]
        cells: list[LaidCell] = []
        heights: list[float] = []
        for cell in row.cells:
            if cell.merge is Merge.FIRST:
                last = min(last_row(self._rows, index, cell), len(rows) - 1)
                cells.append(cell)
                heights.append(sum(measure.heights[index : last + 1]))
        return row.drawing_of(cells, heights, measure.rules[index], row.bottom, self._form.setter)


def _leading_headers(rows: Sequence[LaidRow]) -> list[LaidRow]:
    """The rows at the top that are repeated on every page; none where nothing else is in the table."""
    count = next((index for index, row in enumerate(rows) if not row.row.is_header), 0)
    return list(rows[:count])


def _with_cell(row: LaidRow, left: float, new: LaidCell) -> LaidRow:
    """The row with the cell at that place exchanged."""
    cells = tuple(new if cell.left == left else cell for cell in row.cells)
    return replace(laid_row(row.row, row.shape, cells), height=row.height)
