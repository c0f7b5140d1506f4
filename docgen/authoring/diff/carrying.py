"""Last year's tags put into this year's blank form, where the captions agree."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docgen.authoring.diff.bodies import BodyLoop, body_loops_of, repeat_around
from docgen.authoring.diff.changes import Change, ChangeKind, compare_forms
from docgen.authoring.diff.displaced import Displaced
from docgen.authoring.diff.filling import spots_for
from docgen.authoring.diff.meaning import means_the_same
from docgen.authoring.diff.pieces import (
    Piece,
    is_statement,
    pieces_of,
    places_of,
    tags_of,
    words_key,
)
from docgen.authoring.diff.rows import Loop, loop_targets, loops_of, names_item, repeat_below
from docgen.authoring.forms.model import Cell, Form, Line, PlacedTag, Repeat, RepeatBody, whole

_FALLBACK = re.compile(r"\{\{[^{}]+?\bor\s+[\"']([^\"']+)[\"']\s*\}\}")
_NO_LOOP = "它所在的循环没有带入"
_NO_ROOM = "新表的这一处没有空格可填"


@dataclass(frozen=True)
class LeftBehind:
    """Tags of the old form that no place of the new one takes, and why."""

    where: Cell | Line
    text: str
    caption: str
    reason: str


@dataclass
class Carried:
    """What the new form gets, and what of the old one could not be carried over."""

    tags: list[PlacedTag] = field(default_factory=list)
    repeats: list[Repeat | RepeatBody] = field(default_factory=list)
    left: list[LeftBehind] = field(default_factory=list)


def carry_tags(old: Form, new: Form) -> Carried:
    """Every tag of the old form: placed in the new one, or left behind with the reason."""
    return _Carrier(old, new, compare_forms(old, new)).carried()


class _Carrier:
    """One comparison; remembers which loops and places were taken."""

    def __init__(self, old: Form, new: Form, changes: Sequence[Change]) -> None:
        self._old, self._new = old, new
        self._changes = {change.old: change for change in changes if change.old}
        self._loops = {(table.index, loop.row): loop for table in old.tables for loop in loops_of(table)}
        self._targets = loop_targets(where.text for where in places_of(old))
        self._bodies = list(body_loops_of(old))
        self._repeats: dict[tuple[int, int], Repeat] = {}
        self._displaced = Displaced(old, new, self._changes)
        self._origins: list[Cell | Line] = []  # of each tag that was placed, where it stood
        self._made = Carried()

    def carried(self) -> Carried:
        for where in places_of(self._old):
            if tags_of(where) and not is_statement(where):
                self._carry(where)
        self._made.repeats += self._repeats.values()
        for body in self._bodies:
            self._repeat_body(body)
        return self._made

    def _repeat_body(self, body: BodyLoop) -> None:
        """The loop around what its tags went to; where it cannot be closed around them, they stay behind."""
        tagged = list(zip(self._origins, self._made.tags, strict=True))
        own = [(where, tag) for where, tag in tagged if body.holds(where)]
        others = [tag.spot.where for where, tag in tagged if not body.holds(where)]
        repeat = repeat_around(self._new, [tag.spot.where for _, tag in own], others, body.loop)
        if repeat is not None:
            self._made.repeats.append(repeat)
            return
        for where, tag in own:
            self._made.tags.remove(tag)
            self._origins.remove(where)
            self._leave(where, self._anchor(where), _NO_LOOP, tag.text)

    def _carry(self, where: Cell | Line) -> None:
        if (cell := self._printing_the_same(where)) and not self._is_taken([PlacedTag(whole(cell), "")]):
            self._place(where, [PlacedTag(whole(cell), where.text)])
            return
        anchor = self._anchor(where)
        reason = self._refusal(where, anchor)
        if reason:
            self._leave(where, anchor, reason)
            return
        loop = self._loop_of(where)
        target = self._looped(where, loop, anchor) if loop else self._target(where, anchor)
        if anchor and target and self._displaced.asks_otherwise(anchor, target, where.text):
            self._leave(where, anchor, f"“{anchor.text}”挪了位置，新的一处可能指另一项，请核对后自己填")
            return
        spots = spots_for(where, target, self._pairs(where)) if target else []
        if not spots or self._is_taken(spots):
            self._leave(where, anchor, _NO_ROOM)
            return
        self._place(where, spots)
        placed = {tag.text for tag in spots}
        for lost in (gap for gap in tags_of(where) if not any(gap.tag in text for text in placed)):
            self._leave(where, anchor, _NO_ROOM, lost.tag)

    def _place(self, where: Cell | Line, tags: Sequence[PlacedTag]) -> None:
        self._made.tags += tags
        self._origins += [where] * len(tags)

    def _printing_the_same(self, where: Cell | Line) -> Cell | None:
        """The one new cell that prints what the tag of a whole cell prints for want of a value: 照片."""
        fallback = _FALLBACK.fullmatch(where.text.strip())
        if fallback is None or not words_key(fallback[1]):
            return None
        found = [cell for cell in self._new.cells if words_key(cell.text) == words_key(fallback[1])]
        return found[0] if len(found) == 1 else None

    def _pairs(self, where: Cell | Line) -> Mapping[Piece, Piece]:
        """The captions of the text with what they are in the new form."""
        changes = (self._changes.get(piece) for piece in pieces_of(where))
        return {item.old: item.new for item in changes if item and item.old and item.new}

    def _loop_of(self, where: Cell | Line) -> Loop | None:
        return self._loops.get((where.table, where.row)) if isinstance(where, Cell) else None

    def _anchor(self, where: Cell | Line) -> Piece | None:
        """The caption that says what the place is for: printed in it, left of it, or over it."""
        own = [piece for piece in pieces_of(where) if piece.is_caption]
        if own:
            return own[0]
        if isinstance(where, Line):
            return None
        loop, table = self._loop_of(where), self._old.tables[where.table]
        if loop:
            return _caption(loop.heading_of(where))
        return _caption(table.left_of(where)) or _caption(table.above(where))

    def _refusal(self, where: Cell | Line, anchor: Piece | None) -> str:
        """Why the place cannot be carried over; empty when it may be."""
        if anchor is None:
            return "旧表的这一处没有可以对照的标题"
        change = self._changes.get(anchor)
        if change is None or change.new is None:
            return f"新表没有“{anchor.text}”"
        if change.kind is ChangeKind.RENAMED and not means_the_same(tags_of(where), change.new):
            return f"标题由“{anchor.text}”改为“{change.new.text}”，请核对后自己填"
        return _NO_LOOP if names_item(where.text, self._targets - self._known_items(where)) else ""

    def _known_items(self, where: Cell | Line) -> frozenset[str]:
        """What the loops around the place that are carried over call their items."""
        loop = self._loop_of(where)
        targets = [body.target for body in self._bodies if body.holds(where)] + (
            [loop.target] if loop else []
        )
        return frozenset([*targets, "loop"] if targets else [])

    def _target(self, where: Cell | Line, anchor: Piece | None) -> Cell | Line | None:
        """The new place, as it lies from its caption: the same cell or line, right of it, or below."""
        new = self._changes[anchor].new if anchor else None
        if anchor is None or new is None:
            return None
        if anchor.where == where:
            return new.where
        if not isinstance(where, Cell) or not isinstance(new.where, Cell):
            return None
        is_left = self._old.tables[where.table].left_of(where) == anchor.where
        table = self._new.tables[new.where.table]
        return table.right_of(new.where) if is_left else table.below(new.where)

    def _looped(self, where: Cell | Line, loop: Loop, anchor: Piece | None) -> Cell | None:
        """The cell under the heading in the first of the rows that become the loop."""
        new = self._changes[anchor].new if anchor else None
        if new is None or not isinstance(new.where, Cell):
            return None
        table = self._new.tables[new.where.table]
        if names_item(loop.loop, self._targets - self._known_items(where)):
            return None
        key = (loop.table.index, loop.row)
        repeat = self._repeats.get(key) or repeat_below(table, new.where, loop.loop)
        if repeat is None or repeat.table != table.index:
            return None
        self._repeats[key] = repeat
        return table.at(repeat.first_row, new.where.column)

    def _is_taken(self, spots: Sequence[PlacedTag]) -> bool:
        """Whether another tag already stands in one of the spots."""
        return any(
            tag.spot.where == other.spot.where
            and tag.spot.start < max(other.spot.end, other.spot.start + 1)
            and other.spot.start < max(tag.spot.end, tag.spot.start + 1)
            for tag in spots
            for other in self._made.tags
        )

    def _leave(self, where: Cell | Line, anchor: Piece | None, reason: str, text: str = "") -> None:
        caption = anchor.text if anchor else ""
        self._made.left.append(LeftBehind(where, text or where.text, caption, reason))


def _caption(cell: Cell | None) -> Piece | None:
    """The caption a cell prints; None for a cell with tags or without words."""
    if cell is None or tags_of(cell):
        return None
    return next((piece for piece in pieces_of(cell) if piece.is_caption), None)
