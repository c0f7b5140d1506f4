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


class SectionLabels:
    """The labels of one section's pages, paper by paper; `prefix` goes before each."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._count = 0

    def running(self, count: int) -> list[Label]:
        """Labels of pages that are counted on, as they lie."""
        self._count += count
        return [Label(self._prefix, self._count - count + number) for number in range(1, count + 1)]

    def numbered(self, first: int, count: int) -> list[Label]:
        """Labels of pages that carry the numbers from `first` on."""
        return [Label(self._prefix, first + number) for number in range(count)]

    def named(self, title: str, count: int) -> list[Label]:
        """Labels of pages that carry no number."""
        return [Label(f"{self._prefix}{title}")] * count

    def sheets(self, count: int) -> list[Label]:
        """Labels of so many sides of sheets, each sheet's front and back, counted on."""
        fronts = self.running(count // 2)
        return [Label(f"{label.prefix}{label.number}-{side}") for label in fronts for side in ("正", "反")]


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
