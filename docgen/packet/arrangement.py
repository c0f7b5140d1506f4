"""The order of a packet's pages, with what a viewer shows beside them; nothing is read or written for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from docgen.packet.imposition import Binding, Side, sides
from docgen.packet.numbering import numbered_ranges
from docgen.packet.page_labels import Label, SectionLabels
from docgen.packet.sections import Leaf, Section
from docgen.pdf.outline import OutlineEntry

_PAD = Label("空白")


@dataclass(frozen=True)
class PlacedLeaf:
    """A paper in its place, and the sides that each copy takes.

    `pads` tells, for each copy, whether a blank page goes before it; `first_number` is what its first page
    carries, 0 where its pages carry no numbers.
    """

    leaf: Leaf
    sides: tuple[Side, ...]
    pads: tuple[bool, ...]
    first_number: int = 0

    @property
    def numbers(self) -> range:
        """The number of each page, where they have them."""
        return range(self.first_number, self.first_number and self.first_number + self.leaf.page_count)


@dataclass(frozen=True)
class Arrangement:
    """The papers in order, a label for every page, and the 1-based page of each first copy by its key."""

    binding: Binding
    leaves: tuple[PlacedLeaf, ...]
    labels: Sequence[Label]
    outline: Sequence[OutlineEntry]
    first_pages: Mapping[str, int]

    @property
    def last_number(self) -> int:
        """The highest number on any page, 0 where none has one."""
        return max((placed.numbers.stop - 1 for placed in self.leaves if placed.numbers), default=0)


def arranged(sections: Sequence[Section], binding: Binding) -> Arrangement:
    """The sections in order; in duplex every copy begins on a front side, after a blank page if need be."""
    growing = _Growing(binding)
    outline = [entry for section in sections for entry in growing.add_section(section)]
    return Arrangement(binding, tuple(growing.leaves), growing.labels, outline, growing.first_pages)


@dataclass
class _Growing:
    """An arrangement while it grows."""

    binding: Binding
    leaves: list[PlacedLeaf] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    first_pages: dict[str, int] = field(default_factory=dict)

    def add_section(self, section: Section) -> list[OutlineEntry]:
        """Add all its pages; its entry in the outline, or none when it holds no paper."""
        labels = SectionLabels(section.label)
        numbers = numbered_ranges(section.leaves) if self.binding.numbered else {}
        inner: list[OutlineEntry] = []
        for leaf in section.leaves:
            first, _ = numbers.get(leaf.key, (0, 0))
            inner += self._add_leaf(leaf, first, labels)
        inner += [entry for below in section.sections for entry in self.add_section(below)]
        return [OutlineEntry(section.title, inner[0].page, tuple(inner))] if inner else []

    def _add_leaf(self, leaf: Leaf, first_number: int, labels: SectionLabels) -> list[OutlineEntry]:
        """Add every copy of the paper; an entry for each."""
        taken = sides(leaf.page_count, self.binding)
        entries, pads = [], []
        for keeper in leaf.copies:
            pads.append(self._turns_to_front_side())
            title = leaf.title if len(leaf.copies) == 1 else f"{leaf.title}（{keeper}）"
            entries.append(OutlineEntry(title, len(self.labels)))
            self.first_pages.setdefault(leaf.key, len(self.labels) + 1)
            self.labels += self._labels(leaf, first_number, len(taken), labels)
        self.leaves.append(PlacedLeaf(leaf, taken, tuple(pads), first_number))
        return entries

    def _labels(self, leaf: Leaf, first_number: int, count: int, labels: SectionLabels) -> list[Label]:
        """The labels of one copy: the numbers on its pages, where they have them."""
        if self.binding.booklet:
            return labels.sheets(count)
        if not self.binding.numbered:
            return labels.running(count)
        return labels.numbered(first_number, count) if first_number else labels.named(leaf.title, count)

    def _turns_to_front_side(self) -> bool:
        """Whether a blank page was added, because the next would come on a back side."""
        is_needed = self.binding.duplex and len(self.labels) % 2 == 1
        if is_needed:
            self.labels.append(_PAD)
        return is_needed
