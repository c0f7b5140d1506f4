"""Differences of one page, at places in points from its bottom left; whoever asks knows the page's number."""

from collections.abc import Iterable, Iterator, Sequence
from math import hypot

from docgen.printing.comparison.differences import Difference, Kind
from docgen.printing.comparison.marks import MM, Area, Glyph, Rule
from docgen.printing.comparison.matching import Matched
from docgen.printing.comparison.rules import by_direction, is_covered, nearby
from docgen.printing.comparison.text_lines import TextLine

GLYPH_LIMIT = 0.7 * MM  # a glyph may stand apart
JUSTIFIED_LIMIT = 1.0 * MM  # in a justified line
RULE_LIMIT = 0.3 * MM  # a rule, a picture or a shade may stand apart
_SIZE_LIMIT = 0.15  # points
_MOVED = 20.0 * MM  # a rule of the same direction and length within this is the same rule elsewhere


def glyph_differences(matched: Matched) -> Iterator[Difference]:
    """Glyphs that stand too far off or come from another face, by line; those without partner, by run."""
    for line, pairs in matched.pairs:
        yield from _far(line, pairs)
        other = [there for there, ours in pairs if _is_other_face(there, ours)]
        if other:
            yield _of_glyphs(Kind.OTHER_FACE, other)
    yield from (_of_glyphs(Kind.LOST, run) for run in _runs(matched.lost))
    yield from (_of_glyphs(Kind.EXTRA, run) for run in _runs(matched.extra))


def rule_differences(reference: Iterable[Rule], ours: Iterable[Rule]) -> Iterator[Difference]:
    """Rules that no rule of the other page covers within the limit."""
    theirs, own = by_direction(reference), by_direction(ours)
    for is_level in (True, False):
        for rules, others, kind in (
            (theirs[is_level], own[is_level], Kind.LOST_RULE),
            (own[is_level], theirs[is_level], Kind.EXTRA_RULE),
        ):
            yield from (
                _bare(rule, others, kind) for rule in rules if not is_covered(rule, others, RULE_LIMIT)
            )


def area_differences(reference: Sequence[Area], ours: Sequence[Area]) -> Iterator[Difference]:
    """Pictures and shades that the other page has not at their place."""
    for kind, areas, others in ((Kind.LOST_AREA, reference, ours), (Kind.EXTRA_AREA, ours, reference)):
        for area in areas:
            if not any(_is_alike(area, other) for other in others):
                yield Difference(kind, 0, area.kind, area.left, area.top)


def _far(line: TextLine, pairs: Iterable[tuple[Glyph, Glyph]]) -> Iterator[Difference]:
    """The glyphs of the line that stand too far off, as one."""
    offsets = [(there, ours.x - there.x, there.y - ours.y) for there, ours in pairs]
    far = [offset for offset in offsets if _distance(offset) > GLYPH_LIMIT]
    if far and line.is_justified:
        far = [offset for offset in far if _distance(offset) > JUSTIFIED_LIMIT]
    if far:
        _, right, down = max(far, key=_distance)
        text = "".join(there.text for there, *_ in far)
        yield Difference(Kind.FAR, 0, text, far[0][0].x, far[0][0].y, right, down)


def _distance(offset: tuple[Glyph, float, float]) -> float:
    return hypot(offset[1], offset[2])


def _is_other_face(there: Glyph, ours: Glyph) -> bool:
    return there.font != ours.font or abs(there.size - ours.size) > _SIZE_LIMIT


def _of_glyphs(kind: Kind, glyphs: Sequence[Glyph]) -> Difference:
    return Difference(kind, 0, "".join(glyph.text for glyph in glyphs), glyphs[0].x, glyphs[0].y)


def _runs(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs without partner, those beside each other together."""
    run: list[Glyph] = []
    for glyph in glyphs:
        if run and (abs(glyph.y - run[-1].y) > 1 or not 0 <= glyph.x - run[-1].x < 3 * glyph.size):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _bare(rule: Rule, others: Sequence[Rule], kind: Kind) -> Difference:
    """A rule that is bare on the other page: not there, or moved."""
    text = f"{'横' if rule.is_level else '竖'}线长 {(rule.end - rule.start) / MM:.1f} mm"
    x, y = (rule.start, rule.at) if rule.is_level else (rule.at, rule.end)
    alike = min(nearby(rule, others, _MOVED), key=lambda other: _apart(rule, other), default=None)
    if alike is None or _apart(rule, alike) > _MOVED:
        return Difference(kind, 0, text, x, y)
    beside = alike.at - rule.at
    along = max(alike.start - rule.start, alike.end - rule.end, key=abs)
    right, down = (along, -beside) if rule.is_level else (beside, -along)
    return Difference(Kind.FAR_RULE, 0, text, x, y, right, down)


def _apart(rule: Rule, other: Rule) -> float:
    return max(abs(other.at - rule.at), abs(other.start - rule.start), abs(other.end - rule.end))


def _is_alike(area: Area, other: Area) -> bool:
    sides = ("left", "bottom", "right", "top")
    apart = max(abs(getattr(area, side) - getattr(other, side)) for side in sides)
    return area.kind == other.kind and apart <= RULE_LIMIT
