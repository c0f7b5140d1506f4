"""A cell's content set to the cell's width."""

from dataclasses import dataclass, replace

from docgen.printing.form import Cell, Margins, Merge, TextDirection, VerticalAlignment
from docgen.printing.layout.drawings import Drawing, Drawn, clipped, drawing, moved, number
from docgen.printing.layout.stacks import EMPTY, BlockSetter, Stack

_SLACK = {VerticalAlignment.TOP: 0.0, VerticalAlignment.CENTER: 0.5, VerticalAlignment.BOTTOM: 1.0}
_TURNED_RIGHT = "0 -1 1 0"
_TURNED_LEFT = "0 1 -1 0"


@dataclass(eq=False, slots=True)
class LaidCell:
    """A cell in its place across the row: `left` from the table's edge, `content` set to its width.

    Turned text is set to the height, which the row knows last; then `content` is empty. `merge` is the
    cell's own, or FIRST for the rest of a merge that a page's end has cut.
    """

    cell: Cell
    outline: int  # as TableBorders numbers them
    left: float
    width: float
    margins: Margins
    merge: Merge
    content: Stack
    slack: float  # how much of the room left over stands above the content

    def drawn(self, top: float, height: float, setter: BlockSetter) -> tuple[str, Drawn] | None:
        """The operators in a room so high that begins `top` below the row's top; None for nothing."""
        cell = self.cell
        if cell.direction is not TextDirection.HORIZONTAL:
            turned = self._turned(height, setter)
            left, room = self.margins.left, self.width - self.margins.left
            return moved(clipped(turned.ops, room, height), self.left + left, top), turned
        content = self.content
        ops = content.drawing.ops
        if not ops:
            return None
        spare = height - content.height
        if spare > 0:
            top += spare * self.slack
        return moved(ops, self.left + self.margins.left, top), content.drawing

    def _turned(self, length: float, setter: BlockSetter) -> Drawing:
        """The text set to the length and turned into the room, whose top left corner is the origin."""
        cell = self.cell
        across = self.width - self.margins.left - self.margins.right
        is_vertical = cell.direction is TextDirection.VERTICAL
        content = setter.stack(cell.blocks, length, vertical=is_vertical, in_table=True).seen(across)
        slack = max(0.0, across - content.height) * self.slack
        ops = content.drawing.ops
        if is_vertical:
            placed = f"{_TURNED_RIGHT} {number(across - slack)} 0 cm {ops}"
        else:
            placed = f"{_TURNED_LEFT} {number(slack)} {number(-length)} cm {ops}"
        return drawing(placed if ops else "", [content.drawing])

    def seen(self, room: float) -> "LaidCell":
        """The cell without the lines that begin below the room."""
        return replace(self, content=self.content.seen(room))

    def clipped(self, whole: float, room: float) -> "LaidCell":
        """The cell as it stands in the whole height, without the lines that begin below the room."""
        above = max(0.0, whole - self.content.height) * self.slack
        return replace(self, content=self.content.lowered(above).seen(room), slack=0.0)

    def split(self, room: float) -> tuple["LaidCell", "LaidCell"]:
        """What stands within the room, and the rest for the next page, where the last part is aligned."""
        upper, lower = self.content.split(room)
        slack = 0.0 if lower.pieces else self.slack
        return replace(self, content=upper, slack=slack), replace(self, content=lower)

    def cut(self, room: float) -> tuple["LaidCell", "LaidCell"]:
        """The parts of the cell in the two parts of a row: what stands above a cut begins at the top.

        A merge that begins here goes on in the lower row.
        """
        if self.merge is Merge.FIRST:
            return replace(self, slack=0.0), replace(self, merge=Merge.CONTINUED, content=EMPTY)
        upper, lower = self.split(room)
        return replace(upper, slack=0.0), lower


def lay_cell(
    cell: Cell, outline: int, left: float, width: float, margins: Margins, setter: BlockSetter
) -> LaidCell:
    """The cell set to the width (points); covered cells and turned ones have no content yet."""
    own = cell.margins or margins
    waits = cell.merge is Merge.CONTINUED or cell.direction is not TextDirection.HORIZONTAL
    content = EMPTY if waits else setter.stack(cell.blocks, width - own.left - own.right, in_table=True)
    return LaidCell(cell, outline, left, width, own, cell.merge, content, _SLACK[cell.vertical_alignment])
