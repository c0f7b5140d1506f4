"""A paragraph's text measured: its clusters in one row, with the lettering and width of each."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from docgen.fonts.clusters import clusters
from docgen.printing.form import FieldRun, PageField, Paragraph, Picture, Run, TextFormat
from docgen.printing.layout.laid import PageNumbers
from docgen.printing.layout.lettering import Kerning, Lettering, letterings
from docgen.printing.layout.scripts import PICTURE, PICTURE_CHARACTER, scripts

_PIECE = re.compile("[IA]+|[aL]+|T|N|P")
_EAST_ASIAN_LANGUAGES = frozenset(("zh", "ja", "ko"))
_ALL_LATIN = str.maketrans("IA", "aL")
_SEAMS = ("Ia", "aI")


@dataclass(eq=False, slots=True)
class Piece:
    """Clusters of one run and script: where they start and end in the paragraph."""

    kind: str  # a letter of `scripts`
    start: int
    end: int
    lettering: Lettering


_start = attrgetter("start")
_end = attrgetter("end")


@dataclass(eq=False, slots=True)
class MeasuredText:
    """A paragraph's clusters, a letter of `scripts` for each, and their widths in points.

    A gap is part of the width of the cluster after it, and falls away where that starts a line; a tab's
    width is set when its line is (`leaders`: what fills it). `kerns`: how much further apart than their
    widths say a cluster stands from the next one; it is part of its width. `rules` are the letters by which
    lines are broken: text in other languages than Chinese is all Latin there.
    """

    units: Sequence[str]
    letters: str
    mark: TextFormat
    pieces: list[Piece] = field(default_factory=list)
    advances: list[float] = field(default_factory=list)
    gaps: dict[int, float] = field(default_factory=dict)
    pictures: dict[int, Picture] = field(default_factory=dict)
    leaders: dict[int, str] = field(default_factory=dict)
    kerns: dict[int, float] = field(default_factory=dict)
    rules: str = ""

    def pieces_between(self, start: int, end: int) -> list[Piece]:
        """The pieces that have clusters from `start` to `end`."""
        if len(self.pieces) == 1:
            return self.pieces if start < end else []
        first = bisect_right(self.pieces, start, key=_end)
        return self.pieces[first : bisect_left(self.pieces, end, first, key=_start)]


def measured_text(paragraph: Paragraph, numbers: PageNumbers | None, *, is_vertical: bool) -> MeasuredText:
    """The paragraph's text; `is_vertical` takes upright glyphs for East Asian characters."""
    texts, formats, pictures = _texts(paragraph, numbers)
    parts = [clusters(text) for text in texts]
    units = _joined(parts)
    text = MeasuredText(units, scripts(units), paragraph.mark)
    text.rules = _rules(text.letters, parts, formats)
    start = 0
    for part, text_format in zip(parts, formats, strict=True):
        _measure_run(text, start, start + len(part), text_format, pictures, is_vertical)
        start += len(part)
    if paragraph.format.east_asian_gap and len(text.pieces) > 1:
        _leave_gaps(text)
    return text


def _rules(letters: str, parts: list[Sequence[str]], formats: list[TextFormat]) -> str:
    """The letters by which lines are broken."""
    if not any(map(_is_foreign, formats)):
        return letters
    rules, start = [], 0
    for part, text_format in zip(parts, formats, strict=True):
        own = letters[start : start + len(part)]
        rules.append(own.translate(_ALL_LATIN) if _is_foreign(text_format) else own)
        start += len(part)
    return "".join(rules)


def _is_foreign(text_format: TextFormat) -> bool:
    return text_format.language[:2] not in _EAST_ASIAN_LANGUAGES


def _texts(
    paragraph: Paragraph, numbers: PageNumbers | None
) -> tuple[list[str], list[TextFormat], list[Picture]]:
    """The texts of the runs with their formats, a character for each picture, and the pictures last first."""
    texts: list[str] = []
    formats: list[TextFormat] = []
    pictures: list[Picture] = []
    for inline in paragraph.inlines:
        if isinstance(inline, Run):
            texts.append(inline.text)
            formats.append(inline.format)
        elif isinstance(inline, FieldRun):
            texts.append(_field_text(inline, numbers))
            formats.append(inline.format)
        else:
            texts.append(PICTURE_CHARACTER)
            formats.append(paragraph.mark)
            pictures.insert(0, inline)
    return texts, formats, pictures


def _field_text(field_run: FieldRun, numbers: PageNumbers | None) -> str:
    """The number a field stands for; nothing where pages are not known."""
    if numbers is None:
        return ""
    return numbers.number if field_run.field is PageField.NUMBER else numbers.count


def _joined(parts: list[Sequence[str]]) -> Sequence[str]:
    """All clusters in one row: a string where each is one character."""
    if len(parts) == 1:
        return parts[0]
    units = [unit for part in parts for unit in part]
    text = "".join(units)
    return text if len(text) == len(units) else units


def _measure_run(
    text: MeasuredText,
    start: int,
    end: int,
    text_format: TextFormat,
    pictures: list[Picture],
    is_vertical: bool,
) -> None:
    """Add the pieces of a run and the widths of its clusters."""
    latin, east_asian = letterings(text_format, is_vertical=is_vertical)
    for match in _PIECE.finditer(text.letters, start, end):
        first, last = match.span()
        kind = text.letters[first]
        style = east_asian if kind in "IA" else latin
        text.pieces.append(Piece(kind, first, last, style))
        if kind == PICTURE:
            text.pictures[first] = pictures.pop()
            text.advances.append(_room(text.pictures[first]))
        else:
            text.advances.extend(map(style.advances.__getitem__, text.units[first:last]))
            if style.kerning is not None:
                _kern(text, first, last, style.kerning)


def _room(picture: Picture) -> float:
    return picture.left + picture.width + picture.right


def _kern(text: MeasuredText, start: int, end: int, kerning: Kerning) -> None:
    """Set the clusters of a run of Latin text apart as its face says."""
    for at in range(start, end - 1):
        distance = kerning[text.units[at] + text.units[at + 1]]
        if distance:
            text.kerns[at] = distance
            text.advances[at] += distance


def _leave_gaps(text: MeasuredText) -> None:
    """Widen the first cluster after each seam of ideographs and Latin letters or digits."""
    before = text.pieces[0]
    for piece in text.pieces[1:]:
        at = piece.start
        if text.letters[at - 1 : at + 1] in _SEAMS:
            text.gaps[at] = before.lettering.gap
            text.advances[at] += before.lettering.gap
        before = piece
