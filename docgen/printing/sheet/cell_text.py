"""A text set in lines as Calc does, and its lines as PDF operators."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, chain, groupby, pairwise
from operator import attrgetter
from typing import NamedTuple

from docgen.fonts.clusters import clusters
from docgen.fonts.face import Face
from docgen.printing.layout.breaks import latin_end
from docgen.printing.layout.scripts import scripts
from docgen.printing.sheet.formats import Font
from docgen.printing.sheet.letters import Letter, Lettering, Pen, color_operands, lettering
from docgen.printing.sheet.units import number

_CHINESE = "IA"  # the classes of `scripts` that are set in the Chinese font
_OF_ONE_FONT = re.compile("[IA]+|[^IA]+")
_BLANK = " "
_MOST_EXTENTS = 512
_SLACK = 0.03  # points; a line has to be narrower than its room
_pen_of = attrgetter("pen")
_lettering_of = attrgetter("lettering")


class FontRun(NamedTuple):
    """A text in one font."""

    text: str
    font: Font


class Line(NamedTuple):
    """One line; lengths in points. `width` leaves out blanks at the end of a line that was broken."""

    letters: Sequence[Letter]
    width: float
    ascent: float
    descent: float
    is_decorated: bool  # has lines under or through its letters
    is_broken: bool  # goes on in the next line

    @property
    def height(self) -> float:
        """Of the whole line."""
        return self.ascent + self.descent


class TextBlock(NamedTuple):
    """At least one line; `width` is of the widest."""

    lines: tuple[Line, ...]
    width: float
    height: float

    def clusters(self) -> dict[Face, frozenset[str]]:
        """What is drawn with each face."""
        found: dict[Face, set[str]] = {}
        for line in self.lines:
            for pen, letters in groupby(line.letters, _pen_of):
                found.setdefault(pen.face, set()).update([letter.cluster for letter in letters])
        return {face: frozenset(drawn) for face, drawn in found.items()}


def set_lines(runs: Sequence[FontRun], scale: float, width: float | None = None) -> TextBlock:
    """The text in lines, broken where they would be wider than `width` points."""
    lines: list[Line] = []
    for paragraph in _iter_paragraphs(runs):
        lines.extend(_Paragraph(paragraph, scale).lines(width))
    return TextBlock(tuple(lines), max([line.width for line in lines]), sum([line.height for line in lines]))


def spread(line: Line, width: float) -> Line:
    """The line made `width` wide: room is added at blanks and on both sides of Chinese letters."""
    gaps = {
        i
        for i, (letter, following) in enumerate(pairwise(line.letters))
        if letter.cluster == _BLANK or letter.lettering.is_chinese or following.lettering.is_chinese
    }
    if not gaps or line.width >= width:
        return line
    extra = (width - line.width) / len(gaps)
    letters = [letter.widened(extra) if i in gaps else letter for i, letter in enumerate(line.letters)]
    return line._replace(letters=letters, width=width)


def line_ops(line: Line, x: float, y: float) -> str:
    """The line's operators, the baseline beginning at (x, y)."""
    ops = []
    at = x
    for pen, stroke in groupby(line.letters, _pen_of):
        letters = list(stroke)
        ops.append(_text_ops(pen, letters, at, y + pen.rise))
        at += _width(letters)
    if line.is_decorated:
        for of, stretch in groupby(line.letters, _lettering_of):
            end = x + _width(stretch)
            ops.extend(_decorations(of, x, end, y))
            x = end
    return " ".join(ops)


def _width(letters: Iterable[Letter]) -> float:
    return sum([letter.width for letter in letters])


class _Paragraph:
    """The clusters between two line ends, measured."""

    def __init__(self, runs: Sequence[FontRun], scale: float) -> None:
        parts = [clusters(run.text) for run in runs]
        self._units = parts[0] if len(parts) == 1 else list(chain.from_iterable(parts))
        self._scripts = scripts(self._units)
        self._last_font, self._scale = runs[-1].font, scale
        self._letters: list[Letter] = []
        start = 0
        for run, part in zip(runs, parts, strict=True):
            self._add_letters(run.font, part, self._scripts[start : start + len(part)])
            start += len(part)
        self._ends = [0.0, *accumulate([letter.width for letter in self._letters])]

    def _add_letters(self, font: Font, units: Sequence[str], scripts: str) -> None:
        for match in _OF_ONE_FONT.finditer(scripts):
            of = lettering(font, match[0][0] in _CHINESE, self._scale)
            self._letters.extend(map(of.letter, units[match.start() : match.end()]))

    def lines(self, width: float | None) -> Iterator[Line]:
        """The lines no wider than `width`."""
        start, count = 0, len(self._units)
        if not count:
            yield self._line(0, 0, is_broken=False)
        while start < count:
            cut = count if width is None else self._first_beyond(start, width)
            if cut >= count:
                yield self._line(start, count, is_broken=False)
                return
            end, following = self._line_end(start, cut)
            yield self._line(start, end, is_broken=following < count)
            start = following

    def _line_end(self, start: int, cut: int) -> tuple[int, int]:
        """Where the line from `start` ends and the next begins; `cut` is the first cluster that does not fit.

        Among Chinese a line ends anywhere: Calc knows no places where it must not. One blank goes at its end.
        """
        units = self._units
        if units[cut] == _BLANK:
            return cut, cut + 1
        following = cut
        if self._scripts[cut - 1] not in _CHINESE:
            if units[cut - 1] == "/" and self._scripts[cut] in _CHINESE and cut - 1 > start:
                cut -= 1
            following = latin_end(units, start, cut)
            if following == start:
                following = cut
        return (following - 1 if units[following - 1] == _BLANK else following), following

    def _first_beyond(self, start: int, width: float) -> int:
        """The first cluster that does not fit on a line from `start` on."""
        fitting = bisect_right(self._ends, self._ends[start] + width - _SLACK) - 1
        return max(fitting, start + 1)

    def _line(self, start: int, end: int, *, is_broken: bool) -> Line:
        letters = self._letters[start:end]
        used = {letter.lettering for letter in letters} or {lettering(self._last_font, False, self._scale)}
        width = self._ends[end] - self._ends[start]
        return Line(letters, width, *_extent(frozenset(used)), is_broken)


@lru_cache(_MOST_EXTENTS)
def _extent(used: frozenset[Lettering]) -> tuple[float, float, bool]:
    """The ascent and descent of a line with these letterings, and whether one of them draws lines."""
    return (
        max(of.ascent for of in used),
        max(of.descent for of in used),
        any(of.is_decorated for of in used),
    )


def _iter_paragraphs(runs: Sequence[FontRun]) -> Iterator[Sequence[FontRun]]:
    """The runs between line ends; each paragraph has at least one run, which may be empty."""
    if not any(["\n" in run.text for run in runs]):
        yield runs
        return
    current: list[FontRun] = []
    for run in runs:
        first, *others = run.text.split("\n")
        current.append(FontRun(first, run.font))
        for text in others:
            yield current
            current = [FontRun(text, run.font)]
    yield current


def _text_ops(pen: Pen, letters: Sequence[Letter], x: float, y: float) -> str:
    at = (
        f"1 0 {number(pen.slant)} 1 {number(x)} {number(y)} Tm"
        if pen.slant
        else f"{number(x)} {number(y)} Td"
    )
    return f"BT {pen.before}{pen.font} {at} {_shown(letters)}{pen.after} ET"


def _shown(letters: Sequence[Letter]) -> str:
    """The operator that shows the letters, with the shifts between them."""
    if not any([letter.shift for letter in letters[:-1]]):
        return f"<{''.join([letter.codes for letter in letters])}> Tj"
    parts = [f"<{letter.codes}>{letter.shift or ''}" for letter in letters]
    return f"[{''.join(parts).replace('><', '')}] TJ"


def _decorations(of: Lettering, start: float, end: float, y: float) -> Iterator[str]:
    """Lines under and through the letters, where LibreOffice draws them by the font's descent and size."""
    thickness = of.descent / 4
    middles = []
    if of.font.underline == "single":
        middles.append(y - of.descent * 0.405)
    if of.font.underline == "double":
        thickness = of.descent * 0.15
        middles.extend((y - of.descent * 0.32, y - of.descent * 0.76))
    if of.font.strike:
        middles.append(y + of.size * 0.267)
    for middle in middles:
        place = f"{number(start)} {number(middle - thickness / 2)}"
        rectangle = f"{place} {number(end - start)} {number(thickness)} re f"
        colored = of.font.color != "000000"
        yield f"q {color_operands(of.font.color)} rg {rectangle} Q" if colored else rectangle
