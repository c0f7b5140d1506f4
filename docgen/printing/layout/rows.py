"""Rows set side by side from their cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from docgen.printing.form import Merge, Paragraph, Row
from docgen.printing.layout.borders import RowShape, color
from docgen.printing.layout.cells import LaidCell
from docgen.printing.layout.drawings import Drawing, Drawn, clipped, drawing, number
from docgen.printing.layout.stacks import BlockSetter


@dataclass(eq=False, slots=True)
class LaidRow:
    """A row's cells in their places, and what decides its height. Kept for as long as the row comes again.

    `top` and `bottom` are the greatest margins of its cells, `content` the height of the highest cell that
    ends in the row it began in. `height` is the row's own: the least, or by `is_exact` the only one.
    `begins_merge`: a merge down the rows begins here. `keeps_next`: the row stays with the one after it.
    """

    row: Row
    shape: RowShape
    cells: tuple[LaidCell, ...]
    height: float
    is_exact: bool
    top: float
    bottom: float
    content: float
    begins_merge: bool
    keeps_next: bool
    drawn_before: dict[tuple[float, float], Drawing] = field(default_factory=dict)

    @property
    def hides_text(self) -> bool:
        """Whether more stands in the row than its exact height shows."""
        return self.is_exact and self.top + self.content + self.bottom > self.height

    def natural_height(self, rule: float) -> float:
        """The height under a rule so thick, points."""
        if self.is_exact:
            return self.height
        return max(self.height, rule + self.top + self.content + self.bottom)

    def drawing(self, height: float, rule: float, setter: BlockSetter) -> Drawing:
        """The row's cells but for those merged down, from its top left corner."""
        key = (height, rule)
        drawn = self.drawn_before.get(key)
        if drawn is None:
            own = [cell for cell in self.cells if cell.merge is Merge.NONE]
            spans = [height] * len(own)
            drawn = self.drawn_before[key] = self.drawing_of(own, spans, rule, self.bottom, setter)
        return drawn

    def clipped(self, height: float, rule: float) -> "LaidRow":
        """The row ended at this height; its content stands as before, but for lines that begin below."""
        around = rule + self.top
        whole = self.natural_height(rule) - around - self.bottom
        cells = tuple(cell.clipped(whole, height - around) for cell in self.cells)
        return replace(self, cells=cells, height=height, content=0.0, drawn_before={})

    def drawing_of(
        self,
        cells: Sequence[LaidCell],
        heights: Sequence[float],
        rule: float,
        bottom: float,
        setter: BlockSetter,
    ) -> Drawing:
        """Cells that begin in this row and reach down so far, each above the margin of the row it ends in."""
        top = rule + self.top
        parts: list[str] = []
        inks: list[Drawn] = []
        for cell, height in zip(cells, heights, strict=True):
            if cell.cell.shading:
                parts.append(_shaded(cell, height))
            room = height - top - bottom
            drawn = (cell.seen(room) if self.is_exact else cell).drawn(top, room, setter)
            if drawn is None:
                continue
            parts.append(drawn[0])
            inks.append(drawn[1])
        ops = "\n".join(parts)
        return drawing(self._clipped(ops, max(heights, default=0.0)), inks)

    def _clipped(self, ops: str, height: float) -> str:
        """Only a row of exact height can have more content than room."""
        if not self.is_exact or self.top + self.content + self.bottom <= height:
            return ops
        return clipped(ops, self.cells[-1].left + self.cells[-1].width, height)


def _shaded(cell: LaidCell, height: float) -> str:
    box = " ".join(map(number, (cell.left, -height, cell.width, height)))
    return f"q {color(cell.cell.shading or '')} rg {box} re f Q"


def laid_row(row: Row, shape: RowShape, cells: tuple[LaidCell, ...]) -> LaidRow:
    """The row of its cells."""
    top = max([cell.margins.top for cell in cells], default=0.0)
    bottom = max([cell.margins.bottom for cell in cells], default=0.0)
    content = max([cell.content.height for cell in cells if cell.merge is Merge.NONE], default=0.0)
    begins_merge = Merge.FIRST in [cell.merge for cell in cells]
    return LaidRow(
        row, shape, cells, row.height, row.is_exact, top, bottom, content, begins_merge, _keeps_next(row)
    )


def _keeps_next(row: Row) -> bool:
    """Whether the row's first paragraph stays with what follows it; LibreOffice looks at no other."""
    first = row.cells[0].blocks[0] if row.cells and row.cells[0].blocks else None
    return isinstance(first, Paragraph) and first.format.keep_next
