"""Where the tags of one cell or line go in its counterpart on the new form."""

import re
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher

from docgen.authoring.diff.pieces import Gap, Part, Piece, parts_of, words_key
from docgen.authoring.forms.model import Cell, Line, PlacedTag, Spot, whole

_DATE = re.compile(r"[\s_＿]*年[\s_＿]*月(?:[\s_＿]*日)?")
_DATED = re.compile(r"\|\s*年月")
_OPTION = re.compile(r"\b(?:box|tick)\([^\"']*[\"'](.+?)[\"']\)")


def spots_for(old: Cell | Line, new: Cell | Line, pairs: Mapping[Piece, Piece]) -> list[PlacedTag]:
    """The tags of the old text, each in the gap of the new one that lies between the same words.

    Tags that stand alone take the place of an empty text. Tags without such a gap are left out.
    """
    if not any(isinstance(part, Piece) for part in parts_of(old)):
        return _whole(old, new)
    if "{%" in old.text:
        return [PlacedTag(whole(new), old.text)] if new.is_empty else []
    return _between(old, new, pairs)


def _whole(old: Cell | Line, new: Cell | Line) -> list[PlacedTag]:
    """All the tags in place of blanks, of a date's skeleton, or before the unit that the new form prints."""
    parts = parts_of(new)
    if any(isinstance(part, Piece) and part.is_caption for part in parts):
        return []
    if _DATED.search(old.text) or not any(isinstance(part, Piece) for part in parts):
        return [PlacedTag(whole(new), old.text.strip())]
    first = next(part for part in parts if isinstance(part, Piece))
    return [PlacedTag(Spot(new, 0, first.start), old.text.strip())]


def _between(old: Cell | Line, new: Cell | Line, pairs: Mapping[Piece, Piece]) -> list[PlacedTag]:
    before, after = parts_of(old), parts_of(new)
    if not any(isinstance(part, Piece) and part.is_caption for part in before) and new.is_empty:
        tags = "".join(part.tag for part in before if isinstance(part, Gap))
        return [PlacedTag(whole(new), tags)]
    places = _places(before, after, pairs)
    placed = []
    for number, part in enumerate(before):
        if isinstance(part, Gap) and part.tag:
            spot = _option_spot(before, number, after, places) or _gap_spot(before, number, after, places)
            if spot:
                placed.append(PlacedTag(_over_date(spot, part.tag), part.tag))
    return _apart(placed)


def _apart(tags: Sequence[PlacedTag]) -> list[PlacedTag]:
    """The tags without those whose spot an earlier one takes."""
    kept: list[PlacedTag] = []
    for tag in sorted(tags, key=lambda tag: (tag.spot.start, tag.spot.end)):
        if not kept or kept[-1].spot.end <= tag.spot.start:
            kept.append(tag)
    return kept


def _places(before: Sequence[Part], after: Sequence[Part], pairs: Mapping[Piece, Piece]) -> dict[int, int]:
    """Where each piece of the old text stands in the new one."""
    old = [n for n, part in enumerate(before) if isinstance(part, Piece)]
    new = [n for n, part in enumerate(after) if isinstance(part, Piece)]
    keys = [_key(before[n]) for n in old], [_key(after[n]) for n in new]
    places: dict[int, int] = {}
    for block in SequenceMatcher(None, *keys, autojunk=False).get_matching_blocks():
        places |= {old[block.a + n]: new[block.b + n] for n in range(block.size)}
    for number in old:
        piece = before[number]
        later = pairs.get(piece) if isinstance(piece, Piece) else None
        if number not in places and later in after:
            places[number] = after.index(later)
    return places


def _gap_spot(
    before: Sequence[Part], number: int, after: Sequence[Part], places: Mapping[int, int]
) -> Spot | None:
    """The gap behind the same words as the tag's, else the one before the words that follow it."""
    ahead, behind = _next_piece(before, number, -1), _next_piece(before, number, 1)
    if ahead in places:
        return _spot_behind(after, places[ahead], number - ahead - 1)
    if ahead < 0 and behind in places:
        return _spot_ahead(after, places[behind])
    return None


def _spot_ahead(after: Sequence[Part], piece: int) -> Spot | None:
    """The gap before the piece; the very beginning where the text begins with it."""
    gap, words = after[piece - 1] if piece else None, after[piece]
    if isinstance(gap, Gap):
        return Spot(gap.where, gap.start, gap.end)
    return Spot(words.where, 0, 0) if gap is None and not words.start else None


def _spot_behind(after: Sequence[Part], piece: int, skipped: int) -> Spot | None:
    """The gap behind the piece, as many further on as tags were skipped; else the piece's end."""
    place = piece + 1 + skipped
    if place < len(after) and all(isinstance(part, Gap) for part in after[piece + 1 : place + 1]):
        gap = after[place]
        return Spot(gap.where, gap.start, gap.end)
    words = after[piece]
    return Spot(words.where, words.end, words.end) if not skipped else None


def _option_spot(
    before: Sequence[Part], number: int, after: Sequence[Part], places: Mapping[int, int]
) -> Spot | None:
    """The □ of the same option, on the same side of its words."""
    part = before[number]
    named = _OPTION.search(part.tag) if isinstance(part, Gap) else None
    if not isinstance(part, Gap) or named is None:
        return None
    for step in (1, -1):
        beside = _next_piece(before, number, step)
        if beside in places and words_key(named[1]) in _key(before[beside]):
            return _beside(after, places[beside], -step, needs_box="box(" in part.tag)
    return None


def _next_piece(parts: Sequence[Part], number: int, step: int) -> int:
    """The place of the nearest words on that side; -1 when there are none."""
    number += step
    while 0 <= number < len(parts) and not isinstance(parts[number], Piece):
        number += step
    return number if 0 <= number < len(parts) else -1


def _beside(parts: Sequence[Part], words: int, step: int, *, needs_box: bool) -> Spot | None:
    """The □ on that side of the words; without one, the edge of the words for what needs none."""
    place = words + step
    while 0 <= place < len(parts) and isinstance(gap := parts[place], Gap):
        if gap.is_box:
            return Spot(gap.where, gap.start, gap.end)
        place += step
    option = parts[words]
    edge = option.end if step > 0 else option.start + _indent(option)
    return None if needs_box else Spot(option.where, edge, edge)


def _indent(part: Part) -> int:
    """How many spaces the words begin with."""
    text = part.where.text[part.start : part.end]
    return len(text) - len(text.lstrip())


def _over_date(spot: Spot, tag: str) -> Spot:
    """The spot with the skeleton 年 月 日 behind it, which a dated tag prints itself."""
    found = _DATE.match(spot.where.text, spot.start) if _DATED.search(tag) else None
    return Spot(spot.where, spot.start, found.end()) if found else spot


def _key(part: Part) -> str:
    return part.key if isinstance(part, Piece) else ""
