"""How wide tabs are."""

from docgen.printing.form import Alignment, ParagraphFormat, TabStop
from docgen.printing.layout.measured import MeasuredText

_SLACK = 0.025


def set_tabs(
    text: MeasuredText, start: int, end: int, left: float, paragraph_format: ParagraphFormat
) -> None:
    """Give each tab of a line from `left` on the width that takes what follows to its stop."""
    x = left
    at = start
    while (tab := text.letters.find("T", at, end)) >= 0:
        x += sum(text.advances[at:tab])
        following = text.letters.find("T", tab + 1, end)
        stop = _next_stop(x, paragraph_format)
        taken = _taken(text, tab + 1, following if following >= 0 else end, stop.alignment)
        text.advances[tab] = max(stop.position - taken - x, 0.0)
        text.leaders[tab] = stop.leader
        x += text.advances[tab]
        at = tab + 1


def last_stop(paragraph_format: ParagraphFormat) -> float:
    """Where the text before the last stop ends; it may be beyond the right edge. 0 for no such stop."""
    stops = paragraph_format.tab_stops
    return stops[-1].position if stops and stops[-1].alignment is Alignment.RIGHT else 0.0


def _next_stop(x: float, paragraph_format: ParagraphFormat) -> TabStop:
    """The first stop after `x`: the paragraph's own, its hanging indent, or the next of the equal steps."""
    for stop in paragraph_format.tab_stops:
        if stop.position > x + _SLACK:
            return stop
    if paragraph_format.first_line < 0 and x < paragraph_format.left - _SLACK:
        return TabStop(paragraph_format.left)
    step = paragraph_format.default_tab
    return TabStop(((x + _SLACK) // step + 1) * step)


def _taken(text: MeasuredText, start: int, end: int, alignment: Alignment) -> float:
    """How much of what stands between `start` and `end` stands before the stop."""
    if alignment is Alignment.RIGHT:
        return sum(text.advances[start:end])
    if alignment is Alignment.CENTER:
        return sum(text.advances[start:end]) / 2
    return 0.0
