"""The text of a cell or line taken apart: printed words, and the gaps between them that are filled in."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from docgen.authoring.forms.model import Cell, Form, Line, Table
from docgen.fill.template import TAG

_TAG = TAG.pattern
_GAPS = re.compile(
    rf"(?P<tag>{_TAG})|(?P<box>[□☐☑√])|(?P<rule>[_＿]+)"
    r"|(?P<space>(?<=[：:年月日至])\s+|\s{2,}(?=[年月日元人户套个岁%㎡，。；、]|平方|$)|\s{6,})",
    re.DOTALL,
)
_DATED = re.compile(r"\s*[年月日](?=\s*(?:$|[至前起止底内。，；、]))")
_ITEM = re.compile(r"(?<=[；;])(?!$)|(?<=\S)\s+(?=[（(]?\d{1,2}[.．、])")
_UNTOLD = re.compile(r"[\W_]+")
_STATEMENT = re.compile(r"\{%\s*(?:tr|p)\b")
_SKELETON = frozenset(
    ["年", "月", "日", "至", "元", "人", "户", "套", "个", "岁", "m2", "平方米", "年月", "年月日"]
)


@dataclass(frozen=True)
class Piece:
    """Printed words between two gaps."""

    where: Cell | Line
    start: int
    end: int

    @cached_property
    def text(self) -> str:
        """The words as they are printed, in one line, without the signs around them."""
        return " ".join(self.where.text[self.start : self.end].split()).strip("，；。、：:,;. ")

    @cached_property
    def key(self) -> str:
        """What tells captions apart: no spaces, no signs, full-width forms made narrow."""
        return words_key(self.text)

    @property
    def is_caption(self) -> bool:
        """Whether the words ask for something, rather than being a unit or part of a date."""
        return bool(self.key) and self.key not in _SKELETON

    @property
    def is_required(self) -> bool:
        """Whether the words bear the star of what must be filled in."""
        return "*" in self.text or "★" in self.text


@dataclass(frozen=True)
class Gap:
    """What is filled in between two pieces; `tag` is empty on a blank form, `is_box` tells a □."""

    where: Cell | Line
    start: int
    end: int
    tag: str = ""
    is_box: bool = False


Part = Piece | Gap


def words_key(text: str) -> str:
    """The text without spaces and signs, full-width forms made narrow."""
    return _UNTOLD.sub("", unicodedata.normalize("NFKC", text)).casefold()


def parts_of(where: Cell | Line) -> list[Part]:
    """The pieces and gaps of the text, in order."""
    gaps = sorted(_gaps(where), key=lambda gap: gap.start)
    edges = [0, *(edge for gap in gaps for edge in (gap.start, gap.end)), len(where.text)]
    parts: list[Part] = list(gaps)
    for start, end in list(pairwise(edges))[::2]:
        parts += _pieces_within(where, start, end)
    return sorted(parts, key=lambda part: (part.start, part.end))


def pieces_of(where: Cell | Line) -> list[Piece]:
    """The pieces alone."""
    return [part for part in parts_of(where) if isinstance(part, Piece)]


def tags_of(where: Cell | Line) -> list[Gap]:
    """The gaps that hold tags."""
    return [part for part in parts_of(where) if isinstance(part, Gap) and part.tag]


def is_statement(where: Cell | Line) -> bool:
    """Whether the text begins or ends a loop over rows or paragraphs."""
    return bool(_STATEMENT.search(where.text))


def places_of(form: Form) -> Iterator[Cell | Line]:
    """Every cell and line in reading order."""
    for item in form.body:
        if isinstance(item, Table):
            yield from (cell for row in item.rows for cell in row)
        else:
            yield item


def captions_of(form: Form) -> list[Piece]:
    """Every caption of the form in reading order."""
    return [piece for where in places_of(form) for piece in pieces_of(where) if piece.is_caption]


def _pieces_within(where: Cell | Line, start: int, end: int) -> list[Piece]:
    """The words between two gaps: a 年, 月 or 日 at their beginning and every item of a list by itself."""
    text = where.text[start:end]
    dated = _DATED.match(text)
    cuts = [dated.end()] if dated else []
    cuts += [match.start() for match in _ITEM.finditer(text)]
    edges = [0, *cuts, len(text)]
    pieces = (Piece(where, start + first, start + last) for first, last in pairwise(edges) if first < last)
    return [piece for piece in pieces if piece.key]


def _gaps(where: Cell | Line) -> Sequence[Gap]:
    found = [
        Gap(where, match.start(), match.end(), match["tag"] or "", match["box"] is not None)
        for match in _GAPS.finditer(where.text)
    ]
    free = [
        span for span in where.blanks if not any(gap.start < span[1] and span[0] < gap.end for gap in found)
    ]
    return [*found, *(Gap(where, *span) for span in free)]
