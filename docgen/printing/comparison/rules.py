"""Rules joined to lines as they look, and whether one page's rules cover the other's."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from docgen.printing.comparison.marks import MM, Rule

_SAME_LINE = 0.15 * MM  # pieces drawn no farther apart beside each other look like one line
_GAP = 0.3 * MM  # pieces with no more between their ends look like one line
_NEAR = 1.0 * MM  # how far the rule that covers another is looked for, to say how far off it is


def joined_rules(pieces: Iterable[Rule]) -> Iterator[Rule]:
    """The longest lines the pieces make, level ones first; a line drawn twice is one."""
    for own in by_direction(pieces).values():
        yield from (line for band in _bands(own) for line in _lines(band))


def by_direction(rules: Iterable[Rule]) -> Mapping[bool, list[Rule]]:
    """The level rules under True, the upright ones under False, in the order of `at`."""
    ordered = sorted(rules, key=lambda rule: rule.at)
    return {is_level: [rule for rule in ordered if rule.is_level is is_level] for is_level in (True, False)}


def is_covered(rule: Rule, others: Sequence[Rule], limit: float) -> bool:
    """Whether every part of the rule has one of the others within `limit` points; ends may fall short by it.

    `others` are of the rule's direction, in the order of `at`.
    """
    covered = rule.start + limit
    for other in sorted(nearby(rule, others, limit), key=lambda other: other.start):
        if other.start > covered:
            break
        covered = max(covered, other.end)
    return covered >= rule.end - limit and bool(nearby(rule, others, limit))


def nearby(rule: Rule, others: Sequence[Rule], limit: float) -> list[Rule]:
    """Those of the lines, in the order of `at`, that lie within `limit` points beside the rule."""
    first = bisect_left(others, rule.at - limit, key=lambda other: other.at)
    found = []
    for other in others[first:]:
        if other.at > rule.at + limit:
            break
        if other.end > rule.start and other.start < rule.end:
            found.append(other)
    return found


def greatest_offset(reference: Iterable[Rule], ours: Iterable[Rule]) -> float:
    """How far the farthest of our rules lies beside the reference's, in points; bare ones are left out."""
    theirs, own = by_direction(reference), by_direction(ours)
    offsets = (
        min((abs(other.at - rule.at) for other in nearby(rule, own[is_level], _NEAR)), default=0.0)
        for is_level in (True, False)
        for rule in theirs[is_level]
    )
    return max(offsets, default=0.0)


def _bands(pieces: Sequence[Rule]) -> Iterator[list[Rule]]:
    """Pieces at the same height, or the same distance from the left."""
    band: list[Rule] = []
    for piece in pieces:
        if band and piece.at - band[0].at > _SAME_LINE:
            yield band
            band = []
        band.append(piece)
    if band:
        yield band


def _lines(band: Sequence[Rule]) -> Iterator[Rule]:
    pieces = sorted(band, key=lambda piece: piece.start)
    line = pieces[0]
    for piece in pieces[1:]:
        if piece.start > line.end + _GAP:
            yield line
            line = piece
        elif piece.end > line.end:
            line = Rule(line.is_level, line.at, line.start, piece.end)
    yield line
