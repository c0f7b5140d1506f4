"""A cell's text placed in its box."""

from typing import NamedTuple

from docgen.printing.kept import Kept
from docgen.printing.layout.drawings import Clusters
from docgen.printing.sheet.cell_text import FontRun, Line, TextBlock, line_ops, set_lines, spread
from docgen.printing.sheet.formats import CellFormat, Font, Horizontal, Vertical
from docgen.printing.sheet.letters import lettering
from docgen.printing.sheet.sheet import SheetCell, Value
from docgen.printing.sheet.units import POINT, hundredths, number
from docgen.printing.sheet.values import TOO_NARROW, Kind, Widths, kind, narrower, shown_runs

PADDING = hundredths(20)  # hundredths of a millimetre, on every side
_PAD = PADDING * POINT
_STACKED = 255
_FAR = 1000.0  # points; farther than any line reaches
_MOST_TEXTS = 1_000


class CellText(NamedTuple):
    """A cell's text as operators from its top left corner, y upwards.

    `left` and `right` are how far it reaches over the cell's edges, in points.
    """

    ops: str
    clusters: Clusters
    left: float = 0.0
    right: float = 0.0


NO_TEXT = CellText("", {})


class Box(NamedTuple):
    """A cell's room in hundredths of a millimetre; `left` and `right` are free beside it.

    `cuts`: what is higher than the room is cut, else lines that lie within in part are seen whole.
    """

    width: int
    height: int
    cuts: bool = True
    left: int = 0
    right: int = 0


class CellSetter:
    """Sets the texts of cells at one scale; what stands in the same format and room is set once."""

    def __init__(self, scale: float, indent: float) -> None:
        """`indent` is one step of it in points."""
        self._scale, self._indent = scale, indent
        self._set: Kept[tuple[CellFormat, type, Value, Box], CellText] = Kept(_MOST_TEXTS)

    def text(self, cell: SheetCell, box: Box) -> CellText:
        """The cell's text in the box."""
        key = (cell.format, type(cell.value), cell.value, box)
        return self._set.find(key) or self._set.keep(
            key, _Placing(cell, box, self._scale, self._indent).text()
        )


def overflows(cell: SheetCell) -> bool:
    """Whether the cell's text may stand over empty cells beside it."""
    form = cell.format
    return isinstance(cell.value, str | tuple) and not wraps(form) and not form.shrinks and not form.rotation


def wraps(form: CellFormat) -> bool:
    """Whether the format breaks texts in lines."""
    return form.wraps or form.horizontal in (Horizontal.JUSTIFY, Horizontal.DISTRIBUTED)


class _Placing:
    """One cell's text and where it stands."""

    def __init__(self, cell: SheetCell, box: Box, scale: float, indent: float) -> None:
        self._cell, self._form, self._scale = cell, cell.format, scale
        self._kind = kind(cell.value, cell.format)
        self._width, self._height = box.width * POINT, box.height * POINT
        self._left_room, self._right_room = box.left * POINT, box.right * POINT
        self._cuts = box.cuts
        self._indent = 0.0 if self._form.horizontal is Horizontal.GENERAL else self._form.indent * indent
        self._side = _side(self._form.horizontal, self._kind)

    def text(self) -> CellText:
        runs = shown_runs(self._cell.value, self._form)
        if not any(run.text for run in runs):
            return NO_TEXT
        if self._form.rotation:
            return self._turned(runs)
        block = self._block(runs)
        return self._placed(block)

    def _block(self, runs: tuple[FontRun, ...]) -> TextBlock:
        room = self._width - 2 * _PAD - (0 if self._side is Horizontal.CENTER else self._indent)
        if self._kind is not Kind.NUMBER and wraps(self._form):
            return set_lines(runs, self._scale, max(room, 0.0))
        block = set_lines(runs, self._scale)
        if block.width <= room:
            return block
        if self._form.shrinks:
            return self._shrunk(runs, block, room)
        return self._narrowed(runs, room) if self._kind is Kind.NUMBER else block

    def _narrowed(self, runs: tuple[FontRun, ...], room: float) -> TextBlock:
        """The number with fewer digits, or the signs that it has no room."""
        value = self._cell.value
        assert isinstance(value, float)
        font = runs[0].font
        shown, room = narrower(value, self._form, room, self._widths(font))
        block = set_lines((FontRun(shown, font),), self._scale)
        return block if block.width <= room else set_lines((FontRun(TOO_NARROW, font),), self._scale)

    def _widths(self, font: Font) -> Widths:
        letter = lettering(font, False, self._scale).letter
        return Widths(
            max(letter(digit).width for digit in "0123456789"), letter(".").width, letter("-").width
        )

    def _shrunk(self, runs: tuple[FontRun, ...], block: TextBlock, room: float) -> TextBlock:
        percent = int(room * 100 / block.width)
        while percent > 1:
            smaller = [
                FontRun(run.text, run.font._replace(size=run.font.size * percent / 100)) for run in runs
            ]
            block = set_lines(smaller, self._scale)
            if block.width <= room:
                break
            percent -= 1
        return block

    def _placed(self, block: TextBlock) -> CellText:
        top = _down(self._form.vertical, self._height, block.height)
        ops = []
        left = right = 0.0
        for line in map(self._filled, block.lines):
            x = self._across(line.width)
            left, right = max(left, -x), max(right, x + line.width - self._width)
            if self._cuts or (top < self._height and top + line.height > 0):
                ops.append(line_ops(line, x, -top - line.ascent))
            top += line.height
        drawn = " ".join(ops)
        if left > 0 or right > 0 or (self._cuts and block.height > self._height):
            drawn = self._clipped(drawn)
        return CellText(drawn, block.clusters(), max(left, 0.0), max(right, 0.0))

    def _across(self, width: float) -> float:
        """Where a line of that width begins."""
        if self._side is Horizontal.CENTER:
            return (self._width - width) / 2
        if self._side is Horizontal.RIGHT:
            return self._width - _PAD - self._indent - width
        return _PAD + self._indent

    def _filled(self, line: Line) -> Line:
        """The line as wide as the room, where the format asks for that."""
        horizontal = self._form.horizontal
        if horizontal is Horizontal.DISTRIBUTED or (horizontal is Horizontal.JUSTIFY and line.is_broken):
            return spread(line, self._width - 2 * _PAD - self._indent)
        return line

    def _clipped(self, ops: str) -> str:
        x, width = -self._left_room, self._width + self._left_room + self._right_room
        over = 0.0 if self._cuts else _FAR
        low, height = -self._height - over, self._height + 2 * over
        return f"q {number(x)} {number(low)} {number(width)} {number(height)} re W n {ops} Q"

    def _turned(self, runs: tuple[FontRun, ...]) -> CellText:
        """Text turned by 90 degrees, or its letters under one another."""
        if self._form.rotation == _STACKED:
            return self._stacked(runs)
        room = self._height - 2 * _PAD if wraps(self._form) else None
        block = set_lines(runs, self._scale, room)
        return CellText(self._clipped(self._turned_ops(block)), block.clusters())

    def _stacked(self, runs: tuple[FontRun, ...]) -> CellText:
        letters = "\n".join(char for run in runs for char in run.text if char != "\n")
        block = set_lines((FontRun(letters, runs[0].font),), self._scale)
        x = self._turned_start(block.width)
        y = -_down(self._form.vertical, self._height, block.height)
        ops = []
        for line in block.lines:
            ops.append(line_ops(line, x + (block.width - line.width) / 2, y - line.ascent))
            y -= line.height
        return CellText(self._clipped(" ".join(ops)), block.clusters())

    def _turned_start(self, width: float) -> float:
        """Where a turned block begins; Calc leaves the padding out twice."""
        if self._form.horizontal in (Horizontal.CENTER, Horizontal.GENERAL):
            return (self._width - width) / 2 - (_PAD if self._form.horizontal is Horizontal.CENTER else 0)
        return self._width - 3 * _PAD - width if self._side is Horizontal.RIGHT else _PAD

    def _turned_ops(self, block: TextBlock) -> str:
        """The lines of a block that stands on its side: read upwards (90) or downwards (-90)."""
        x = self._turned_start(block.height)
        is_up = self._form.rotation > 0
        turn = "0 1 -1 0" if is_up else "0 -1 1 0"
        ops = []
        for line in block.lines if is_up else block.lines[::-1]:
            x += line.ascent if is_up else line.descent
            top = _down(self._form.vertical, self._height, line.width)
            y = -top - line.width if is_up else -top
            ops.append(f"q {turn} {number(x)} {number(y)} cm {line_ops(line, 0, 0)} Q")
            x += line.descent if is_up else line.ascent
        return " ".join(ops)


def _side(horizontal: Horizontal, of: Kind) -> Horizontal:
    """Where the text stands: left, in the middle, right."""
    if horizontal is Horizontal.GENERAL:
        return {Kind.NUMBER: Horizontal.RIGHT, Kind.LOGICAL: Horizontal.CENTER}.get(of, Horizontal.LEFT)
    return horizontal if horizontal in (Horizontal.CENTER, Horizontal.RIGHT) else Horizontal.LEFT


def _down(vertical: Vertical, height: float, of: float) -> float:
    """How far below the cell's top a block of lines begins."""
    if vertical is Vertical.TOP:
        return _PAD
    if vertical is Vertical.CENTER:
        return (height - of) / 2
    return height - _PAD - of
