"""A line of a paragraph set: aligned, drawn, and what it needs gathered."""

import hashlib
import re
from dataclasses import dataclass

from docgen.pdf.page import PageImage
from docgen.printing.form import Alignment, ParagraphFormat, Picture
from docgen.printing.layout.breaks import HANGING
from docgen.printing.layout.heights import extent, letters_height, line_height
from docgen.printing.layout.laid import LaidLine
from docgen.printing.layout.lettering import Lettering
from docgen.printing.layout.line_drawing import LineDrawing
from docgen.printing.layout.measured import MeasuredText, Piece
from docgen.printing.layout.scripts import LETTER, LINE_END, PICTURE, TAB

_TWIP = 0.05
_LEADER_STEP = 0.1  # points
_ALMOST = 1e-6
_STOPS = frozenset("、。，．")
_LATIN_END = re.compile("[aL](?=[IA])")


@dataclass(eq=False, slots=True)
class Line:
    """Clusters from `start` to `end` of a text; `left` and `room` are where they may stand, in points.

    `is_last`: the paragraph ends with it; `is_first`: it begins with it. `pitch`: of the page's grid, or 0.
    """

    text: MeasuredText
    start: int
    end: int
    left: float
    room: float
    is_first: bool
    is_last: bool
    is_vertical: bool
    pitch: float = 0.0


def laid_line(line: Line, paragraph_format: ParagraphFormat, *, breaks_page: bool) -> LaidLine:
    """The line drawn."""
    text, start = line.text, line.start
    end = _before_blanks(line)
    width = sum(text.advances[start:end])
    if start in text.gaps:
        width -= text.gaps[start]
    height, ascent = line_height(
        *extent(text, start, end),
        paragraph_format,
        is_first=line.is_first,
        is_last=line.is_last,
        pitch=line.pitch,
        letters=letters_height(text, start, end) if text.pictures else None,
    )
    spare = line.room - width
    if _hangs(line, end, spare):
        spare += text.advances[end - 1]
        end -= 1
    before, stretch = _alignment(line, end, spare, paragraph_format)
    drawing = LineDrawing(line.left + before, -ascent)
    images = _draw(line, drawing, stretch)
    ops = drawing.ops()
    return LaidLine(height, ops, width, drawing.clusters, drawing.vertical_clusters, images, breaks_page)


def _before_blanks(line: Line) -> int:
    """The end of the line without the blanks it ends with."""
    units, end = line.text.units, line.end
    while end > line.start and units[end - 1] == " ":
        end -= 1
    return end


def _hangs(line: Line, end: int, spare: float) -> bool:
    """Whether the line's last character counts for nothing in its alignment.

    Punctuation does that does not fit, and a comma or stop before a Latin letter or digit of the next line.
    """
    text = line.text
    if end - line.start < 2 or text.units[end - 1] not in HANGING:
        return False
    return spare < -_TWIP or (text.units[end - 1] in _STOPS and text.letters[end : end + 1] == LETTER)


def _alignment(line: Line, end: int, spare: float, paragraph_format: ParagraphFormat) -> tuple[float, float]:
    """How much of what is to spare comes before the line, and at each place within it."""
    alignment = paragraph_format.alignment
    if alignment is Alignment.LEFT:
        return 0.0, 0.0
    if alignment is Alignment.CENTER:
        return spare / 2, 0.0
    if alignment is Alignment.RIGHT:
        return spare, 0.0
    if spare <= 0 or (_is_left_as_it_is(line, paragraph_format) and alignment is Alignment.JUSTIFIED):
        return 0.0, 0.0
    return 0.0, spare / max(_places(line, end), 1)


def _is_left_as_it_is(line: Line, paragraph_format: ParagraphFormat) -> bool:
    """Whether a justified line is not stretched: the last one, and maybe one that the paper breaks."""
    if line.is_last:
        return True
    is_broken = line.text.letters[line.end : line.end + 1] == LINE_END
    return is_broken and not paragraph_format.stretches_broken_lines


def _places(line: Line, end: int) -> int:
    """How many places of a justified line are widened: after ideographs and blanks, where Latin text ends."""
    letters = line.text.letters[line.start : end]
    units = line.text.units[line.start : end]
    east_asian = letters.count("I") + letters.count("A")
    blanks = sum(unit == " " and letter in "aL" for unit, letter in zip(units, letters, strict=True))
    before_latin_end = len(_LATIN_END.findall(letters + line.text.letters[end : line.end]))
    is_edge = end == line.end and letters[-1:] in ("I", "A")
    return east_asian + blanks + before_latin_end - is_edge


def _draw(line: Line, drawing: LineDrawing, stretch: float) -> tuple[PageImage, ...]:
    """Draw the pieces of a line; the pictures among them."""
    text = line.text
    images: list[PageImage] = []
    underlined: Lettering | None = None  # what the gap after it is underlined like
    for piece in text.pieces_between(line.start, line.end):
        start = max(piece.start, line.start)
        end = min(piece.end, line.end)
        if start in text.gaps and start > line.start:
            x = drawing.x
            drawing.move(text.gaps[start])
            if underlined:
                drawing.rule(x, underlined)
        underlined = piece.lettering if piece.lettering.underline is not None else None
        x = drawing.x
        if piece.kind == PICTURE:
            images.append(_draw_picture(text.pictures[start], drawing))
        elif piece.kind == TAB:
            _draw_tab(text, piece, drawing)
        elif line.is_vertical:
            _draw_vertical(line, piece, start, end, drawing, stretch)
        else:
            _draw_text(line, piece, start, end, drawing, stretch)
        if not piece.lettering.is_plain:
            drawing.rule(x, piece.lettering)
    return tuple(images)


def _draw_text(line: Line, piece: Piece, start: int, end: int, drawing: LineDrawing, stretch: float) -> None:
    """Draw text of one piece, widened by `stretch` at each place."""
    text = line.text
    units = text.units[start:end]
    width = sum(text.advances[start:end]) - text.gaps.get(start, 0.0)
    if not stretch and not text.kerns:
        drawing.show(units, piece.lettering, 0.0, width)
        return
    if piece.kind in "IA":
        whole = int(stretch / _TWIP + _ALMOST) * _TWIP
        drawing.show(units, piece.lettering, whole, width)
        drawing.move(len(units) * (stretch - whole))
        return
    shown = start
    for at in range(start, end):
        extra = stretch if text.units[at] == " " else 0.0
        extra += text.kerns.get(at, 0.0) if at + 1 < end else 0.0
        if extra or at + 1 == end:
            part = text.units[shown : at + 1]
            drawing.show(part, piece.lettering, 0.0, sum(map(piece.lettering.advances.__getitem__, part)))
            drawing.move(extra)
            shown = at + 1
    if end < line.end and text.letters[end] in "IA":
        drawing.move(stretch)


def _draw_vertical(
    line: Line, piece: Piece, start: int, end: int, drawing: LineDrawing, stretch: float
) -> None:
    """Draw text of a column: the middles of all its characters on one line."""
    ascent, descent = extent(line.text, line.start, line.end)
    middle = (ascent - descent) / 2
    if piece.lettering.is_upright:
        drawing.show_upright(line.text.units[start:end], piece.lettering, stretch, middle)
        return
    drawing.restart(middle - piece.lettering.middle)
    _draw_text(line, piece, start, end, drawing, stretch)


def _draw_tab(text: MeasuredText, piece: Piece, drawing: LineDrawing) -> None:
    """Leave the tabs' widths; leaders are spread over the whole of them."""
    for at in range(piece.start, piece.end):
        width = text.advances[at]
        leader = text.leaders.get(at, "")
        count = _leader_count(leader, width, piece) if leader else 0
        if count:
            _draw_leaders(leader, count, width, piece, drawing)
        else:
            drawing.move(width)


def _draw_leaders(leader: str, count: int, width: float, piece: Piece, drawing: LineDrawing) -> None:
    """Draw leaders over a width: tenths of a point apart, the last ones a tenth more."""
    step = int(width / count / _LEADER_STEP + _ALMOST) * _LEADER_STEP
    wider = min(round((width - count * step) / _LEADER_STEP), count)
    natural = piece.lettering.advances[leader]
    end = drawing.x + width
    for number, apart in ((count - wider, step), (wider, step + _LEADER_STEP)):
        if number:
            drawing.show(leader * number, piece.lettering, apart - natural, natural * number)
    drawing.move(end - drawing.x)


def _leader_count(leader: str, width: float, piece: Piece) -> int:
    """How many leaders stand in a tab; LibreOffice closes up low lines."""
    step = int(piece.lettering.advances[leader] / _TWIP + 0.5) * _TWIP
    return int(width / step + _ALMOST) + (leader == "_")


def _draw_picture(picture: Picture, drawing: LineDrawing) -> PageImage:
    """Draw a picture; the image by its name."""
    image = PageImage("I" + hashlib.sha256(picture.data).hexdigest()[:16], picture.data)
    drawing.move(picture.left)
    drawing.picture(image.name, picture.width, picture.height)
    drawing.move(picture.right)
    return image
