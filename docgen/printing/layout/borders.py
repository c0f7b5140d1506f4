"""The rules of a table: which border wins along each edge, and long straight lines out of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from docgen.printing.form import NO_BORDER, Border, Borders, Cell, Merge, Row, TableFormat
from docgen.printing.layout.columns import column_edges
from docgen.printing.layout.drawings import number

_MOST = 1_000
_TIMES = {"double": 3.0, "thick": 2.0}
_DASHES = {"dashed": (3.0, 3.0), "dotted": (1.0, 1.0)}  # of the width


@dataclass(frozen=True, slots=True)
class Segment:
    """A border along part of an edge, from `start` to `end` in points from the table's left edge."""

    start: float
    end: float
    border: Border


@dataclass(frozen=True, eq=False, slots=True)
class RowShape:
    """A row as its rules see it; one object a table format for all rows alike, so identity is equality.

    `tops` and `bottoms` have what each column's cell says, NO_BORDER where the row has no cell;
    `uprights` are the rules that stand in the row, by their distance from the table's left edge.
    """

    tops: tuple[Border | None, ...]
    bottoms: tuple[Border | None, ...]
    is_continued: tuple[bool, ...]
    uprights: tuple[tuple[float, Border], ...]


@dataclass(frozen=True, slots=True)
class Edge:
    """The rules where two rows meet, and the room they take below it."""

    segments: tuple[Segment, ...]
    thickness: float


Line = tuple[float, float, float, float]


class TableBorders:
    """The rules of all tables of one format."""

    def __init__(self, form: TableFormat) -> None:
        self._format = form
        self._edges = column_edges(form.columns)
        self._outlines: dict[tuple[int, bool, Borders], int] = {}
        self._shapes: dict[tuple[int, ...], RowShape] = {}
        self._between: dict[tuple[RowShape | None, RowShape | None, bool, bool], Edge] = {}
        self._frames: dict[tuple[object, ...], str] = {}

    def outline(self, cell: Cell) -> int:
        """What the rules see of the cell, as a number: cells that differ in texts only have the same one."""
        key = (cell.span, cell.merge is Merge.CONTINUED, cell.borders)
        return self._outlines.setdefault(key, len(self._outlines))

    def shape(self, row: Row, outlines: Sequence[int]) -> RowShape:
        """The row's shape, its cells having these outlines: rows alike have the same one."""
        key = (row.grid_before, *outlines)
        shape = self._shapes.get(key)
        if shape is None:
            if len(self._shapes) >= _MOST:
                self._shapes.clear()
                self._between.clear()
                self._frames.clear()
            shape = self._shapes[key] = self._made(row)
        return shape

    def _made(self, row: Row) -> RowShape:
        count = len(self._format.columns)
        covering: list[Cell | None] = [None] * row.grid_before
        for cell in row.cells:
            covering += [cell] * cell.span
        covering = (covering + [None] * count)[:count]
        return RowShape(
            tuple(NO_BORDER if cell is None else cell.borders.top for cell in covering),
            tuple(NO_BORDER if cell is None else cell.borders.bottom for cell in covering),
            tuple(cell is not None and cell.merge is Merge.CONTINUED for cell in covering),
            tuple(self._uprights(row)),
        )

    def _uprights(self, row: Row) -> Iterable[tuple[float, Border]]:
        own, last = self._format.borders, len(self._edges) - 1
        column = row.grid_before
        for left, right in pairwise((None, *row.cells, None)):
            column += left.span if left else 0
            others = own.left if left is None else own.right if right is None else own.inside_v
            says = [*([left.borders.right] if left else []), *([right.borders.left] if right else [])]
            border = _widest(others if said is None else said for said in says)
            if border.width:
                yield self._edges[min(column, last)], border

    def between(
        self,
        above: RowShape | None,
        below: RowShape | None,
        *,
        is_outer: bool = False,
        is_seam: bool = False,
    ) -> "Edge":
        """The rules where the rows meet; None for nothing there: the table's edge if `is_outer`.

        At a seam the row above is a header that was repeated: a merge does not reach through it.
        """
        key = (above, below, is_outer, is_seam)
        edge = self._between.get(key)
        if edge is None:
            segments = tuple(self._resolved(above, below, is_outer, is_seam))
            edge = self._between[key] = Edge(segments, _thickness(segments))
        return edge

    def _resolved(
        self, above: RowShape | None, below: RowShape | None, is_outer: bool, is_seam: bool
    ) -> Iterable[Segment]:
        own = self._format.borders
        others = own.inside_h if not is_outer else own.top if above is None else own.bottom
        joined: list[Segment] = []
        for column, (start, end) in enumerate(pairwise(self._edges)):
            if above and below and below.is_continued[column] and not is_seam:
                continue
            says = [*([above.bottoms[column]] if above else []), *([below.tops[column]] if below else [])]
            border = _widest(others if said is None else said for said in says)
            if joined and joined[-1].end == start and joined[-1].border == border:
                start = joined.pop().start
            joined.append(Segment(start, end, border))
        return [segment for segment in joined if segment.border.width]

    def frame(
        self,
        shapes: tuple[RowShape, ...],
        heights: tuple[float, ...],
        *,
        is_first: bool,
        is_last: bool,
        seam: int = 0,
    ) -> str:
        """The operators of all rules of rows on one page; the origin is the first row's top left corner.

        `is_first` and `is_last` tell whether the table begins and ends with these rows, `seam` how many
        of them are headers repeated.
        """
        key = (shapes, heights, is_first, is_last, seam)
        ops = self._frames.get(key)
        if ops is None:
            if len(self._frames) >= _MOST:
                self._frames.clear()
            ops = self._frames[key] = self._drawn(shapes, heights, is_first, is_last, seam)
        return ops

    def _drawn(
        self,
        shapes: tuple[RowShape, ...],
        heights: tuple[float, ...],
        is_first: bool,
        is_last: bool,
        seam: int,
    ) -> str:
        lines: dict[Border, list[Line]] = {}
        open_lines: dict[tuple[float, Border], float] = {}
        tops = (0.0, *accumulate(heights))
        for index, (above, below) in enumerate(pairwise((None, *shapes, None))):
            top = tops[index]
            is_outer = (above is None and is_first) or (below is None and is_last)
            edge = self.between(above, below, is_outer=is_outer, is_seam=0 < index == seam)
            for segment in edge.segments:
                lines.setdefault(segment.border, []).append(self._level(segment, top, above, below))
            standing = below.uprights if below else ()
            for upright in open_lines.keys() - standing:
                end = top if below is None and self._is_inside(upright) else top + edge.thickness
                x = upright[0]
                lines.setdefault(upright[1], []).append((x, open_lines.pop(upright), x, end))
            for upright in standing:
                start = top + edge.thickness if above is None and self._is_inside(upright) else top
                open_lines.setdefault(upright, start)
        return "\n".join(_stroked(border, sorted(drawn)) for border, drawn in lines.items())

    def _is_inside(self, upright: tuple[float, Border]) -> bool:
        return 0 < upright[0] < self._edges[-1]

    def _level(self, segment: Segment, top: float, above: RowShape | None, below: RowShape | None) -> Line:
        """A rule between rows hangs from where they meet; it covers corners, and ends at the sides' rules."""
        start, end = segment.start, segment.end
        uprights = {x: total_width(border) / 2 for row in (above, below) if row for x, border in row.uprights}
        passes = above is not None and below is not None
        first, last = uprights.get(start, 0.0), uprights.get(end, 0.0)
        start += first if passes and start == 0 else -first
        end += -last if passes and end == self._edges[-1] else last
        middle = top + total_width(segment.border) / 2
        return (start, middle, end, middle)


def _thickness(segments: Iterable[Segment]) -> float:
    """The room the rules between two rows take."""
    return max((total_width(segment.border) for segment in segments), default=0.0)


def total_width(border: Border) -> float:
    """The room a border takes: a double one is two lines and the gap between, each `width` wide."""
    return border.width * _TIMES.get(border.style, 1.0)


def _widest(borders: Iterable[Border | None]) -> Border:
    return max((border for border in borders if border), key=total_width, default=NO_BORDER)


def _stroked(border: Border, lines: Iterable[Line]) -> str:
    """The lines of one border, y downwards, as one path."""
    width = total_width(border)
    if border.style == "double":
        width = border.width
        lines = [half for line in lines for half in _doubled(line, width)]
    path = " ".join(f"{number(x1)} {number(-y1)} m {number(x2)} {number(-y2)} l" for x1, y1, x2, y2 in lines)
    look = [f"{number(width)} w"]
    if border.style in _DASHES:
        look.append("[{} {}] 0 d".format(*(number(part * border.width) for part in _DASHES[border.style])))
    if border.color != "000000":
        look.append(f"{color(border.color)} RG")
    return f"q {' '.join(look)} {path} S Q"


def _doubled(line: Line, width: float) -> tuple[Line, Line]:
    x1, y1, x2, y2 = line
    right, down = (width, 0.0) if x1 == x2 else (0.0, width)
    return (x1 - right, y1 - down, x2 - right, y2 - down), (x1 + right, y1 + down, x2 + right, y2 + down)


def color(rgb: str) -> str:
    """RRGGBB as the three operands of `rg` and `RG`."""
    return " ".join(f"{int(rgb[at : at + 2], 16) / 255:.3g}" for at in (0, 2, 4))
