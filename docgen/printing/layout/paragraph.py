"""A paragraph set in lines: measured, broken, aligned, drawn."""

from bisect import bisect_right
from itertools import accumulate

from docgen.printing.form import Paragraph, ParagraphFormat
from docgen.printing.layout.breaks import line_end
from docgen.printing.layout.laid import LaidLine, LaidParagraph, PageNumbers
from docgen.printing.layout.lines import Line, laid_line
from docgen.printing.layout.measured import MeasuredText, measured_text
from docgen.printing.layout.plain import plain_line
from docgen.printing.layout.ruling import ruled
from docgen.printing.layout.scripts import LINE_END, TAB
from docgen.printing.layout.tabs import last_stop, set_tabs

_SLACK = 0.025  # points: half a twip


def lay_paragraph(
    paragraph: Paragraph,
    width: float,
    numbers: PageNumbers | None = None,
    *,
    vertical: bool = False,
    in_table: bool = False,
    pitch: float = 0.0,
) -> LaidParagraph:
    """The paragraph in lines of a container `width` points wide; no punctuation hangs over in a table.

    `pitch` is that of the grid the lines snap to, 0 for none.

    `vertical`: the lines are columns of upright text, and `width` is the height of the container, which is
    to be turned a quarter clockwise: a line's left end comes to the top, its top to the right. East Asian
    characters are turned back, so that they stand upright; Latin letters and digits stay turned.
    """
    if not vertical and (line := plain_line(paragraph, width, pitch)):
        return LaidParagraph(paragraph.format, (line,), line.height)
    text = measured_text(paragraph, numbers, is_vertical=vertical)
    may_hang = paragraph.format.hanging_punctuation and not in_table
    lines: list[LaidLine] = []
    start = 0
    while True:
        end = text.letters.find(LINE_END, start)
        if end < 0:
            end = len(text.letters)
        _set_stretch(text, start, end, paragraph.format, width, vertical, may_hang, pitch, lines)
        if end == len(text.letters):
            if paragraph.format.is_ruled:
                lines = ruled(lines, paragraph.format, width)
            height = lines[0].height if len(lines) == 1 else sum(line.height for line in lines)
            return LaidParagraph(paragraph.format, tuple(lines), height)
        start = end + 1


def _set_stretch(
    text: MeasuredText,
    start: int,
    end: int,
    paragraph_format: ParagraphFormat,
    width: float,
    is_vertical: bool,
    may_hang: bool,
    pitch: float,
    lines: list[LaidLine],
) -> None:
    """Add the lines of what stands before an end that the paper itself sets."""
    sums = list(accumulate(text.advances, initial=0.0))
    while True:
        left = paragraph_format.left
        if not lines:
            left += paragraph_format.first_line
        room = width - left - paragraph_format.right
        if text.letters.find(TAB, start, end) >= 0:
            set_tabs(text, start, end, left, paragraph_format)
            sums = list(accumulate(text.advances, initial=0.0))
            room = max(room, last_stop(paragraph_format) - left)
        reach = sums[start] + text.gaps.get(start, 0.0) + room + _SLACK
        stop = following = end
        if start < end and sums[end] > reach:
            cut = bisect_right(sums, reach, start + 1) - 1
            stop, following = line_end(text.units, text.rules, start, cut, may_hang=may_hang)
            stop, following = min(stop, end), min(following, end)
        breaks_page = following == end < len(text.units) and text.units[end] == "\f"
        is_last = following == len(text.units) or breaks_page
        line = Line(text, start, stop, left, room, not lines, is_last, is_vertical, pitch)
        lines.append(laid_line(line, paragraph_format, breaks_page=breaks_page))
        if following >= end:
            return
        start = following
