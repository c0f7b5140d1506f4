"""How high a line is and where its baseline stands."""

from math import ceil

from docgen.printing.form import LineRule, ParagraphFormat
from docgen.printing.layout.lettering import lettering
from docgen.printing.layout.measured import MeasuredText
from docgen.printing.layout.scripts import LINE_END, PICTURE

_ALMOST = 1e-6
_ABOVE = 0.8  # of an exact height


def line_height(
    ascent: float,
    descent: float,
    paragraph_format: ParagraphFormat,
    *,
    is_first: bool,
    is_last: bool,
    pitch: float = 0.0,
    letters: float | None = None,
) -> tuple[float, float]:
    """The height of a line of this extent, and the distance of its baseline from its top, in points.

    `letters` is the height of its letters alone where it has pictures, which are not multiplied.
    An exact height is split 80 to 20, a least one adds above, a factor below; a factor under one takes from
    above, in the first line as an exact height does. On a grid of this pitch only a factor counts.
    """
    if pitch and paragraph_format.snaps_to_grid:
        return _snapped(ascent, descent, pitch, paragraph_format, is_last=is_last)
    wanted = paragraph_format.line
    if paragraph_format.line_rule is LineRule.EXACT:
        return wanted, _ABOVE * wanted
    height = ascent + descent
    if paragraph_format.line_rule is LineRule.AT_LEAST:
        return max(height, wanted), max(wanted - descent, ascent)
    if wanted >= 1:
        return height * wanted if letters is None else height + (wanted - 1) * letters, ascent
    return height * wanted, _ABOVE * height * wanted if is_first else ascent - height * (1 - wanted)


def letters_height(text: MeasuredText, start: int, end: int) -> float:
    """The greatest height of letterings in a line, the paragraph's own where it has pictures alone."""
    styles = [piece.lettering for piece in text.pieces_between(start, end) if piece.kind != PICTURE]
    return max(style.ascent + style.descent for style in styles or [lettering(text.mark, False)])


def _snapped(
    ascent: float, descent: float, pitch: float, paragraph_format: ParagraphFormat, *, is_last: bool
) -> tuple[float, float]:
    """Whole steps of the grid, the line in their middle; a factor adds below, less of it in the last line."""
    height = ascent + descent
    steps = max(ceil((height - _ALMOST) / pitch), 1) * pitch
    extra = 0.0
    if paragraph_format.line_rule is LineRule.MULTIPLE:
        extra = max(paragraph_format.line - 1, 0.0) * (height if is_last else steps)
    return steps + extra, ascent + (steps - height) / 2


def extent(text: MeasuredText, start: int, end: int) -> tuple[float, float]:
    """The greatest ascent and descent in a line; an empty one takes them from what ends it."""
    pieces = text.pieces_between(start, end)
    if not pieces and text.letters[end : end + 1] == LINE_END:
        pieces = text.pieces_between(end, end + 1)
    if not pieces:
        mark = lettering(text.mark, False)
        return mark.ascent, mark.descent
    if len(pieces) == 1 and pieces[0].kind != PICTURE:
        return pieces[0].lettering.ascent, pieces[0].lettering.descent
    ascents = [text.pictures[p.start].height if p.kind == PICTURE else p.lettering.ascent for p in pieces]
    return max(ascents), max(0.0 if p.kind == PICTURE else p.lettering.descent for p in pieces)
