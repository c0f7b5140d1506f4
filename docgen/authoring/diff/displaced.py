"""Captions that stand among others than before: the same word may ask for another field there."""

import re
from collections.abc import Collection, Mapping
from functools import cached_property
from itertools import pairwise

from docgen.authoring.diff.changes import Change, ChangeKind
from docgen.authoring.diff.pieces import Piece, captions_of
from docgen.authoring.forms.model import Cell, Form, Line
from docgen.authoring.tagging import propose


class Displaced:
    """What the tagger makes of captions whose surroundings changed."""

    def __init__(self, old: Form, new: Form, changes: Mapping[Piece, Change]) -> None:
        self._old, self._new, self._changes = old, new, changes

    def asks_otherwise(self, caption: Piece, target: Cell | Line, tags: str) -> bool:
        """Whether the displaced caption's new place asks for another field than the tags print."""
        if caption not in self._captions:
            return False
        asked = self._asked.get(target)
        return asked is not None and not re.search(rf"\b{asked.rpartition('.')[2]}\b", tags)

    @cached_property
    def _captions(self) -> Collection[Piece]:
        """The captions of the old form that moved, or stand behind another caption than before."""
        ahead = dict(pairwise(reversed(captions_of(self._new))))
        found = []
        for earlier, piece in pairwise((None, *captions_of(self._old))):
            change = self._changes.get(piece) if piece else None
            if piece and change and change.new:
                before = self._changes.get(earlier) if earlier else None
                is_behind = ahead.get(change.new) == (before.new if before else None)
                found += [piece] if change.kind is ChangeKind.MOVED or not is_behind else []
        return frozenset(found)

    @cached_property
    def _asked(self) -> Mapping[Cell | Line, str]:
        """The field that the tagger takes each place of the new form to ask for."""
        return {item.where: item.field for item in propose(self._new).decisions}
