"""How high a line is and where its baseline stands."""

from math import ceil

from docgen.printing.form import LineRule, ParagraphFormat
from docgen.printing.layout.measured import MeasuredText
from docgen.printing.layout.scripts import LINE_END, PICTURE

_ALMOST = 1e-6
_ABOVE = 0.8  # of an exact height


def line_height(
    text: MeasuredText,
    start: int,
    end: int,
    paragraph_format: ParagraphFormat,
    *,
    is_first: bool,
    is_last: bool,
    pitch: float = 0.0,
) -> tuple[float, float]:
    """The height of the line from `start` to `end`, and the distance of its baseline from its top, in points.

    Blanks at its end do not count: `end` is before them.
    An exact height is split 80 to 20, a least one adds above, a factor below; a factor under one takes from
    above, in the first line as an exact height does; pictures are not multiplied. On a grid
    of this pitch only a factor counts.
    """
    if pitch and paragraph_format.snaps_to_grid:
        return _snapped(*extent(text, start, end), pitch, paragraph_format, is_last=is_last)
    wanted = paragraph_format.line
    if paragraph_format.line_rule is LineRule.EXACT:
        return wanted, _ABOVE * wanted
    ascent, descent = extent(text, start, end)
    height = ascent + descent
    if paragraph_format.line_rule is LineRule.AT_LEAST:
        return max(height, wanted), max(wanted - descent, ascent)
    if wanted >= 1:
        if text.pictures:
            return height + (wanted - 1) * _text_height(text, start, end), ascent
        return height * wanted, ascent
    return height * wanted, _ABOVE * height * wanted if is_first else ascent - height * (1 - wanted)


def _text_height(text: MeasuredText, start: int, end: int) -> float:
    """The greatest height of letterings in a line, the paragraph's own where it has pictures alone."""
    letterings = [piece.lettering for piece in text.pieces_between(start, end) if piece.kind != PICTURE]
    return max(lettering.ascent + lettering.descent for lettering in letterings or [text.mark])


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
        return text.mark.ascent, text.mark.descent
    if len(pieces) == 1 and pieces[0].kind != PICTURE:
        return pieces[0].lettering.ascent, pieces[0].lettering.descent
    ascents = [text.pictures[p.start].height if p.kind == PICTURE else p.lettering.ascent for p in pieces]
    return max(ascents), max(0.0 if p.kind == PICTURE else p.lettering.descent for p in pieces)
