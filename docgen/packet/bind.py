"""Papers' pages bound into one PDF for the printer: copies, front sides, page labels, outline."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pikepdf

from docgen.errors import PrintingFailedError
from docgen.packet.page_labels import Label, page_label_tree
from docgen.packet.placed import placed_file

_PAD = Label("空白")


@dataclass(frozen=True)
class Leaf:
    """One paper in a packet, and the pages of a PDF that are its own.

    `copies` says who keeps each copy, e.g. ("基层工会存", "上级工会存"); its length is the number printed.
    """

    key: str
    title: str
    pdf: Path
    first_page: int
    page_count: int
    copies: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.copies or self.first_page < 1 or self.page_count < 1:
            raise ValueError(
                f"{self.key}: a paper in a packet has pages, counted from 1, and a copy at least"
            )


@dataclass(frozen=True)
class Section:
    """An outline level (union, household); `label` goes before its page numbers, e.g. "LZ0001-"."""

    title: str
    label: str
    leaves: tuple[Leaf, ...] = ()
    sections: tuple["Section", ...] = ()


@dataclass(frozen=True)
class BoundPacket:
    """The packet at `path`; `first_pages` tells the 1-based page of each leaf's first copy by its key."""

    path: Path
    page_count: int
    sha256: str
    first_pages: Mapping[str, int]


def bind_packet(sections: Sequence[Section], destination: Path, *, duplex: bool, title: str) -> BoundPacket:
    """Write the packet to `destination`; the same sections give the same bytes.

    A duplex packet is for printing on both sides: every copy begins on a front side, after a blank page where
    one is needed.
    """
    leaves = tuple(_leaves(sections))
    if not leaves:
        raise ValueError("a packet without papers")
    with pikepdf.new() as packet, ExitStack() as sources:
        binding = _Binding(packet, duplex, sources, Counter(leaf.pdf for leaf in leaves))
        entries = [entry for section in sections for entry in binding.add_section(section)]
        with packet.open_outline() as outline:
            outline.root.extend(entries)
        packet.Root.PageLabels = page_label_tree(binding.labels)
        _describe(packet, title, duplex)
        digest = _save(packet, destination)
        return BoundPacket(destination, len(packet.pages), digest, binding.first_pages)


def _leaves(sections: Sequence[Section]) -> Iterator[Leaf]:
    for section in sections:
        yield from section.leaves
        yield from _leaves(section.sections)


@dataclass
class _Binding:
    """A packet while it grows; a source is opened once, so that its pages share fonts, and closed after."""

    packet: pikepdf.Pdf
    duplex: bool
    sources: ExitStack
    uses: Counter[Path]
    opened: dict[Path, pikepdf.Pdf] = field(default_factory=dict)
    labels: list[Label] = field(default_factory=list)
    first_pages: dict[str, int] = field(default_factory=dict)

    def add_section(self, section: Section) -> list[pikepdf.OutlineItem]:
        """Add all its pages; its entry in the outline, or none when it holds no paper."""
        numbers = (Label(section.label, number) for number in count(1))
        inner = [entry for leaf in section.leaves for entry in self._add_leaf(leaf, numbers)]
        inner += [entry for below in section.sections for entry in self.add_section(below)]
        if not inner:
            return []
        entry = pikepdf.OutlineItem(section.title, inner[0].destination, "Fit")
        entry.children.extend(inner)
        return [entry]

    def _add_leaf(self, leaf: Leaf, numbers: Iterator[Label]) -> list[pikepdf.OutlineItem]:
        """Add every copy of the paper; an entry for each."""
        pages = self._pages(leaf)
        entries = []
        for keeper in leaf.copies:
            self._turn_to_front_side()
            title = leaf.title if len(leaf.copies) == 1 else f"{leaf.title}（{keeper}）"
            entries.append(pikepdf.OutlineItem(title, len(self.labels), "Fit"))
            self.first_pages.setdefault(leaf.key, len(self.labels) + 1)
            self.packet.pages.extend(pages)
            self.labels.extend(next(numbers) for _ in pages)
        self._close_after_last_use(leaf.pdf)
        return entries

    def _turn_to_front_side(self) -> None:
        """Add a blank page like the last one when the next would come on a back side."""
        if not self.duplex or len(self.labels) % 2 == 0:
            return
        last = self.packet.pages[-1]
        pad = pikepdf.Dictionary(
            Type=pikepdf.Name.Page, MediaBox=last.mediabox, Resources=pikepdf.Dictionary()
        )
        if "/Rotate" in last.obj:
            pad.Rotate = last.obj.Rotate
        self.packet.pages.append(pikepdf.Page(pad))
        self.labels.append(_PAD)

    def _pages(self, leaf: Leaf) -> list[pikepdf.Page]:
        try:
            if leaf.pdf not in self.opened:
                self.opened[leaf.pdf] = self.sources.enter_context(pikepdf.open(leaf.pdf))
            pages = self.opened[leaf.pdf].pages
            return [pages[leaf.first_page - 1 + number] for number in range(leaf.page_count)]
        except (OSError, IndexError, pikepdf.PdfError) as error:
            raise PrintingFailedError(
                f"《{leaf.title}》的页面不见了或不完整：{leaf.pdf.name}",
                "请重新运行；如仍失败，请检查磁盘空间。",
            ) from error

    def _close_after_last_use(self, pdf: Path) -> None:
        self.uses[pdf] -= 1
        if not self.uses[pdf]:
            self.opened.pop(pdf).close()


def _describe(packet: pikepdf.Pdf, title: str, duplex: bool) -> None:
    """Tell viewers and printers what the packet is. No dates: the same input gives the same bytes."""
    packet.docinfo["/Title"] = title
    packet.docinfo["/Producer"] = "docgen"
    packet.Root.Lang = "zh-CN"
    packet.Root.PageMode = pikepdf.Name.UseOutlines
    preferences = pikepdf.Dictionary(DisplayDocTitle=True)
    if duplex:
        preferences.Duplex = pikepdf.Name.DuplexFlipLongEdge
    packet.Root.ViewerPreferences = preferences


def _save(packet: pikepdf.Pdf, destination: Path) -> str:
    """Put the packet into place; its digest."""
    with placed_file(destination) as stream:
        packet.save(
            stream,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
        stream.seek(0)
        return hashlib.file_digest(stream, "sha256").hexdigest()
