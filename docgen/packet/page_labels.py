"""What a viewer shows as the number of each page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pikepdf


@dataclass(frozen=True, slots=True)
class Label:
    """A page's label: the prefix and a number, or the prefix alone."""

    prefix: str
    number: int | None = None

    def is_followed_by(self, other: "Label") -> bool:
        """Whether `other` is what a viewer would count on to."""
        counted = None if self.number is None else self.number + 1
        return other.number == counted and other.prefix == self.prefix


def page_label_tree(labels: Sequence[Label]) -> pikepdf.Dictionary:
    """The number tree of these labels, one for every page of a document."""
    entries: list[int | pikepdf.Dictionary] = []
    for place in _breaks(labels):
        entries += [place, _entry(labels[place])]
    return pikepdf.Dictionary(Nums=pikepdf.Array(entries))


def _breaks(labels: Sequence[Label]) -> Iterator[int]:
    """The 0-based pages where a label does not follow from the one before."""
    yield from [0] if labels else []
    for place, (before, label) in enumerate(pairwise(labels), start=1):
        if not before.is_followed_by(label):
            yield place


def _entry(label: Label) -> pikepdf.Dictionary:
    entry = pikepdf.Dictionary(P=pikepdf.String(label.prefix))
    if label.number is not None:
        entry.S = pikepdf.Name.D
        entry.St = label.number
    return entry
