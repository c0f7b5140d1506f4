"""Blocks under one another in a box: what stands in a cell, a header or a footer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docgen.printing.form import Block, Paragraph, ParagraphFormat, Table
from docgen.printing.layout.drawings import NOTHING, Drawing, Drawn, drawing, number
from docgen.printing.layout.laid import LaidParagraph, PageNumbers
from docgen.printing.layout.paragraph import lay_paragraph


@dataclass(eq=False, slots=True)
class Piece:
    """What is never cut: a line, or a table in a cell; `top` is how far below the stack's top it begins."""

    top: float
    height: float
    drawn: Drawn


@dataclass(eq=False, slots=True)
class Stack:
    """Pieces from the top downwards; `height` counts the spacing after the last."""

    pieces: tuple[Piece, ...]
    height: float
    drawing: Drawn

    def seen(self, room: float) -> "Stack":
        """The stack without the pieces that begin below the room."""
        pieces = tuple(piece for piece in self.pieces if piece.top < room)
        return self if len(pieces) == len(self.pieces) else stack(pieces)

    def lowered(self, distance: float) -> "Stack":
        """The stack so far below its top."""
        pieces = tuple(Piece(piece.top + distance, piece.height, piece.drawn) for piece in self.pieces)
        return stack(pieces, self.height + distance)

    def split(self, room: float) -> tuple["Stack", "Stack"]:
        """The pieces that end within the room, and the others moved up to the top."""
        count = sum(1 for piece in self.pieces if piece.top + piece.height <= room + 0.01)
        rest = self.pieces[count:]
        if not rest:
            return self, EMPTY
        start = rest[0].top
        lower = tuple(Piece(piece.top - start, piece.height, piece.drawn) for piece in rest)
        return stack(self.pieces[:count]), stack(lower, self.height - start)


@dataclass(frozen=True, eq=False)
class BlockSetter:
    """Sets blocks under one another; `numbers` are for fields, `lay_table` for tables in a cell or header.

    `pitch` is that of the grid lines snap to, 0 for none.
    """

    lay_table: Callable[[Table, float, PageNumbers | None], tuple[Drawing, float]]
    numbers: PageNumbers | None = None
    pitch: float = 0.0

    def stack(
        self, blocks: Sequence[Block], width: float, *, vertical: bool = False, in_table: bool = False
    ) -> Stack:
        """The blocks set to the width (points), each under the one before."""
        pieces: list[Piece] = []
        bottom = after = 0.0
        previous: ParagraphFormat | None = None
        for block in blocks:
            if isinstance(block, Paragraph):
                laid = lay_paragraph(
                    block, width, self.numbers, vertical=vertical, in_table=in_table, pitch=self.pitch
                )
                bottom += gap(previous, laid.format)
                bottom = _add_lines(pieces, laid, bottom)
                previous, after = laid.format, laid.format.after
            else:
                drawn, height = self.lay_table(block, width, self.numbers)
                bottom += after
                pieces.append(Piece(bottom, height, drawn))
                bottom += height
                previous, after = None, 0.0
        return stack(tuple(pieces), bottom + after)


def gap(above: ParagraphFormat | None, below: ParagraphFormat) -> float:
    """The room between two paragraphs: the greater of what both ask for; alike ones may ask for none."""
    if above is None:
        return below.before
    alike = above.style == below.style
    after = 0.0 if above.contextual_spacing and alike else above.after
    before = 0.0 if below.contextual_spacing and alike else below.before
    return max(after, before)


def stack(pieces: tuple[Piece, ...], height: float | None = None) -> Stack:
    """The pieces as one; without a height it ends where the last piece ends."""
    if not pieces:
        return EMPTY if not height else Stack((), height, NOTHING)
    last = pieces[-1]
    is_one = len(pieces) == 1 and not last.top
    drawn = last.drawn if is_one else drawing(_stacked(pieces), [piece.drawn for piece in pieces])
    return Stack(pieces, last.top + last.height if height is None else height, drawn)


def _stacked(pieces: Sequence[Piece]) -> str:
    """The operators of the pieces, each moved down from the one before; leaves the origin at the last."""
    parts: list[str] = []
    at = 0.0
    for piece in pieces:
        ops = piece.drawn.ops
        if not ops:
            continue
        if piece.top != at:
            parts.append(f"1 0 0 1 0 {number(at - piece.top)} cm")
            at = piece.top
        parts.append(ops)
    return " ".join(parts)


def _add_lines(pieces: list[Piece], laid: LaidParagraph, top: float) -> float:
    """Adds the lines from the top down; answers where they end."""
    for line in laid.lines:
        pieces.append(Piece(top, line.height, line))
        top += line.height
    return top


EMPTY = Stack((), 0.0, NOTHING)
