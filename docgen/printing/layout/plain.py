"""The line most cells hold: one run that has room in it and is drawn with one font."""

from docgen.fonts.clusters import clusters
from docgen.printing.form import Alignment, Paragraph, Run
from docgen.printing.layout.heights import line_height
from docgen.printing.layout.laid import LaidLine
from docgen.printing.layout.lettering import Lettering, letterings
from docgen.printing.layout.line_drawing import plainly_drawn
from docgen.printing.layout.scripts import EAST_ASIAN, IDEOGRAPH, LATIN, LETTER, scripts

_SLACK = 0.025  # points: half a twip
_EAST_ASIAN_LETTERS = frozenset((IDEOGRAPH, EAST_ASIAN))
_LATIN_LETTERS = frozenset((LETTER, LATIN))


def plain_line(paragraph: Paragraph, width: float, pitch: float) -> LaidLine | None:
    """The paragraph's only line in a container so wide; None where it takes more than this to set it."""
    form = paragraph.format
    run = paragraph.inlines[0] if len(paragraph.inlines) == 1 else None
    if type(run) is not Run or not run.text or run.text[-1] == " ":
        return None
    if form.alignment is Alignment.DISTRIBUTED or form.is_ruled:
        return None
    units = clusters(run.text)
    lettering = _lettering(run, scripts(units))
    if lettering is None:
        return None
    taken = sum(map(lettering.advances.__getitem__, units))
    left = form.left + form.first_line
    spare = width - left - form.right - taken
    if spare < -_SLACK:
        return None
    height, ascent = line_height(
        lettering.ascent, lettering.descent, form, is_first=True, is_last=True, pitch=pitch
    )
    if form.alignment is Alignment.CENTER:
        left += spare / 2
    elif form.alignment is Alignment.RIGHT:
        left += spare
    drawn = plainly_drawn(units, lettering, left, -ascent)
    return drawn and LaidLine(height, drawn[0], taken, drawn[1], {}, (), page_break_after=False)


def _lettering(run: Run, letters: str) -> Lettering | None:
    """What all of a run is lettered with; None where there are several letterings or it is not plain."""
    kinds = frozenset(letters)
    latin, east_asian = letterings(run.format, is_vertical=False)
    lettering = latin if kinds <= _LATIN_LETTERS else east_asian if kinds <= _EAST_ASIAN_LETTERS else None
    return lettering if lettering and lettering.is_plain else None
