"""Which glyph of one page is which of the other: by equal paragraphs and lines first, then by order."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from math import hypot
from typing import TypeVar

from docgen.printing.comparison.marks import Glyph
from docgen.printing.comparison.text_lines import Paragraph, TextLine

Placed = TypeVar("Placed", Glyph, TextLine, Paragraph)
Pairs = list[tuple[Glyph, Glyph]]


@dataclass(frozen=True)
class Matched:
    """A page's glyphs in pairs of reference and ours, by the reference's line, and those without partner."""

    pairs: tuple[tuple[TextLine, Pairs], ...]
    lost: tuple[Glyph, ...]
    extra: tuple[Glyph, ...]


def match_glyphs(reference: Sequence[Paragraph], ours: Sequence[Paragraph]) -> Matched:
    """Every glyph of both pages once."""
    pairs: Pairs = []
    for there, own in _nearest(reference, ours, _text):
        pairs += zip(_glyphs(there.lines), _glyphs(own.lines), strict=True)
    theirs, left = _lines_without(reference, pairs, 0), _lines_without(ours, pairs, 1)
    for line, own_line in _nearest(theirs, left, _text):
        pairs += zip(line.glyphs, own_line.glyphs, strict=True)
    _pair_loose(_glyphs(_lines_without(reference, pairs, 0)), _glyphs(_lines_without(ours, pairs, 1)), pairs)
    return _matched(reference, ours, pairs)


def _pair_loose(reference: list[Glyph], ours: list[Glyph], pairs: Pairs) -> None:
    """Add pairs of glyphs in lines that are not equal: in the order of the text, then by nearness.

    A glyph of another face comes last: the same character may stand nearby in another text.
    """
    pairs += _in_order(reference, ours)
    for key in (_text_and_face, _text):
        theirs, own = _without(reference, pairs, 0), _without(ours, pairs, 1)
        pairs += list(_nearest(theirs, own, key))


def _matched(reference: Iterable[Paragraph], ours: Iterable[Paragraph], pairs: Pairs) -> Matched:
    partner = {id(there): own for there, own in pairs}
    by_line = (
        (line, [(glyph, partner[id(glyph)]) for glyph in line.glyphs if id(glyph) in partner])
        for paragraph in reference
        for line in paragraph.lines
    )
    return Matched(
        tuple((line, found) for line, found in by_line if found),
        tuple(_without(_glyphs(line for item in reference for line in item.lines), pairs, 0)),
        tuple(_without(_glyphs(line for item in ours for line in item.lines), pairs, 1)),
    )


def _text(item: Glyph | TextLine | Paragraph) -> Hashable:
    return item.text


def _text_and_face(glyph: Glyph) -> Hashable:
    return glyph.text, glyph.font, round(glyph.size)


def _nearest(
    left: Iterable[Placed], right: Iterable[Placed], key: Callable[[Placed], Hashable]
) -> Iterator[tuple[Placed, Placed]]:
    """Pairs of equal key, the nearest first; what finds no partner is left out."""
    ours: dict[Hashable, list[Placed]] = defaultdict(list)
    for item in right:
        ours[key(item)].append(item)
    theirs: dict[Hashable, list[Placed]] = defaultdict(list)
    for item in left:
        theirs[key(item)].append(item)
    for found, items in theirs.items():
        if found in ours:
            yield from _paired(items, ours[found])


def _paired(left: Sequence[Placed], right: Sequence[Placed]) -> Iterator[tuple[Placed, Placed]]:
    if len(left) == len(right) == 1:
        yield left[0], right[0]
        return
    ranked = sorted(
        (hypot(one.x - other.x, one.y - other.y), i, j)
        for i, one in enumerate(left)
        for j, other in enumerate(right)
    )
    free_left, free_right = set(range(len(left))), set(range(len(right)))
    for _, i, j in ranked:
        if i in free_left and j in free_right:
            free_left.discard(i)
            free_right.discard(j)
            yield left[i], right[j]


def _in_order(reference: Sequence[Glyph], ours: Sequence[Glyph]) -> Iterator[tuple[Glyph, Glyph]]:
    """Pairs of glyphs of the same character and face, in the order both pages have them."""
    theirs, own = [_text_and_face(glyph) for glyph in reference], [_text_and_face(glyph) for glyph in ours]
    for block in SequenceMatcher(None, theirs, own, autojunk=False).get_matching_blocks():
        for step in range(block.size):
            yield reference[block.a + step], ours[block.b + step]


def _glyphs(lines: Iterable[TextLine]) -> list[Glyph]:
    return [glyph for line in lines for glyph in line.glyphs]


def _lines_without(paragraphs: Iterable[Paragraph], pairs: Pairs, side: int) -> list[TextLine]:
    """The lines of which no glyph is paired."""
    taken = {id(pair[side]) for pair in pairs}
    every = (line for paragraph in paragraphs for line in paragraph.lines)
    return [line for line in every if id(line.glyphs[0]) not in taken]


def _without(glyphs: Iterable[Glyph], pairs: Pairs, side: int) -> list[Glyph]:
    taken = {id(pair[side]) for pair in pairs}
    return [glyph for glyph in glyphs if id(glyph) not in taken]
