"""The order of a packet's pages, with what a viewer shows beside them; nothing is read or written for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from docgen.packet.page_labels import Label
from docgen.packet.sections import Leaf, Section
from docgen.pdf.outline import OutlineEntry

_PAD = Label("空白")


@dataclass(frozen=True)
class PlacedLeaf:
    """A paper in its place; `pads` tells, for each copy, whether a blank page goes before it."""

    leaf: Leaf
    pads: tuple[bool, ...]


@dataclass(frozen=True)
class Arrangement:
    """The papers in order, a label for every page, and the 1-based page of each first copy by its key."""

    leaves: tuple[PlacedLeaf, ...]
    labels: Sequence[Label]
    outline: Sequence[OutlineEntry]
    first_pages: Mapping[str, int]


def arranged(sections: Sequence[Section], *, duplex: bool) -> Arrangement:
    """The sections in order; in duplex every copy begins on a front side, after a blank page if need be."""
    growing = _Growing(duplex)
    outline = [entry for section in sections for entry in growing.add_section(section)]
    return Arrangement(tuple(growing.leaves), growing.labels, outline, growing.first_pages)


@dataclass
class _Growing:
    """An arrangement while it grows."""

    duplex: bool
    leaves: list[PlacedLeaf] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    first_pages: dict[str, int] = field(default_factory=dict)

    def add_section(self, section: Section) -> list[OutlineEntry]:
        """Add all its pages; its entry in the outline, or none when it holds no paper."""
        numbers = (Label(section.label, number) for number in count(1))
        inner = [entry for leaf in section.leaves for entry in self._add_leaf(leaf, numbers)]
        inner += [entry for below in section.sections for entry in self.add_section(below)]
        return [OutlineEntry(section.title, inner[0].page, tuple(inner))] if inner else []

    def _add_leaf(self, leaf: Leaf, numbers: Iterator[Label]) -> list[OutlineEntry]:
        """Add every copy of the paper; an entry for each."""
        entries, pads = [], []
        for keeper in leaf.copies:
            pads.append(self._turns_to_front_side())
            title = leaf.title if len(leaf.copies) == 1 else f"{leaf.title}（{keeper}）"
            entries.append(OutlineEntry(title, len(self.labels)))
            self.first_pages.setdefault(leaf.key, len(self.labels) + 1)
            self.labels.extend(next(numbers) for _ in leaf.page_numbers)
        self.leaves.append(PlacedLeaf(leaf, tuple(pads)))
        return entries

    def _turns_to_front_side(self) -> bool:
        """Whether a blank page was added, because the next would come on a back side."""
        is_needed = self.duplex and len(self.labels) % 2 == 1
        if is_needed:
            self.labels.append(_PAD)
        return is_needed
