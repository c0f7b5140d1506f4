"""What changed between two versions of a form: captions added, removed, renamed, moved, starred or not."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from rapidfuzz import fuzz

from docgen.authoring.diff.pieces import Piece, captions_of
from docgen.authoring.forms.model import Form

_ALIKE, _ALIKE_IN_PLACE = 72, 40  # per cent; in the same place, less is enough


class ChangeKind(StrEnum):
    """How a caption fared."""

    SAME = "same"
    STARRED = "starred"
    MOVED = "moved"
    RENAMED = "renamed"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Change:
    """One caption in the old form, in the new one, or in both."""

    kind: ChangeKind
    old: Piece | None
    new: Piece | None


@dataclass(frozen=True)
class _Block:
    """Captions that stand between the same neighbours in both forms."""

    old: Sequence[int]
    new: Sequence[int]


def compare_forms(old: Form, new: Form) -> tuple[Change, ...]:
    """Every caption of both forms: those of the new one in its order, then those that are gone."""
    before, after = captions_of(old), captions_of(new)
    pairs, blocks = _aligned(before, after)
    matched = {**pairs, **_moved(before, after, blocks)}
    matched |= _renamed(before, after, blocks, set(matched), set(matched.values()))
    origin = {later: earlier for earlier, later in matched.items()}
    kept = (_change(before, origin.get(place), piece, pairs) for place, piece in enumerate(after))
    gone = (Change(ChangeKind.REMOVED, piece, None) for n, piece in enumerate(before) if n not in matched)
    return (*kept, *gone)


def _change(before: Sequence[Piece], place: int | None, new: Piece, pairs: dict[int, int]) -> Change:
    if place is None:
        return Change(ChangeKind.ADDED, None, new)
    old = before[place]
    if old.key != new.key:
        return Change(ChangeKind.RENAMED, old, new)
    if place not in pairs:
        return Change(ChangeKind.MOVED, old, new)
    same = old.is_required == new.is_required
    return Change(ChangeKind.SAME if same else ChangeKind.STARRED, old, new)


def _aligned(before: Sequence[Piece], after: Sequence[Piece]) -> tuple[dict[int, int], list[_Block]]:
    """The captions that kept their order, and what stands between them."""
    keys = [piece.key for piece in before], [piece.key for piece in after]
    matcher = SequenceMatcher(None, *keys, autojunk=False)
    pairs: dict[int, int] = {}
    blocks = []
    for name, a, b, c, d in matcher.get_opcodes():
        if name == "equal":
            pairs |= dict(zip(range(a, b), range(c, d), strict=True))
        else:
            blocks.append(_Block(range(a, b), range(c, d)))
    return pairs, blocks


def _moved(before: Sequence[Piece], after: Sequence[Piece], blocks: Sequence[_Block]) -> dict[int, int]:
    """The same captions elsewhere, the first with the first."""
    free: dict[str, list[int]] = defaultdict(list)
    for place in (place for block in blocks for place in block.new):
        free[after[place].key].append(place)
    found = {}
    for place in (place for block in blocks for place in block.old):
        if free[before[place].key]:
            found[place] = free[before[place].key].pop(0)
    return found


def _renamed(
    before: Sequence[Piece],
    after: Sequence[Piece],
    blocks: Sequence[_Block],
    used: set[int],
    taken: set[int],
) -> dict[int, int]:
    """Captions alike in wording, the most alike first; between the same neighbours, less will do."""
    found: dict[int, int] = {}
    for _, place, later in sorted(_candidates(before, after, blocks), reverse=True):
        if place not in used | found.keys() and later not in taken | set(found.values()):
            found[place] = later
    return found


def _candidates(
    before: Sequence[Piece], after: Sequence[Piece], blocks: Sequence[_Block]
) -> Iterator[tuple[float, int, int]]:
    every = [(number, place) for number, block in enumerate(blocks) for place in block.old]
    others = [(number, place) for number, block in enumerate(blocks) for place in block.new]
    for block, place in every:
        for other, later in others:
            least = _ALIKE_IN_PLACE if block == other else _ALIKE
            score = fuzz.ratio(before[place].key, after[later].key, score_cutoff=least)
            if score:
                yield score + 100 * (block == other), place, later
