"""Packets with pages of PDFs: objects are copied from there by pikepdf."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BufferedRandom, BytesIO
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

from docgen.packet.arrangement import Arrangement, PlacedLeaf
from docgen.packet.copied_pages import CopiedInset, PageWriter, frame_of
from docgen.packet.imposition import Binding, imposed
from docgen.packet.sources import Sources
from docgen.packet.stamps import stamp_store
from docgen.packet.streamed import drawn
from docgen.pdf.document import DocumentWriter
from docgen.pdf.outline import OutlineEntry
from docgen.pdf.store import PageStore


def write_copied(
    arrangement: Arrangement,
    stream: BufferedRandom,
    folder: Path,
    title: str,
    catalog: Mapping[str, pikepdf.Object],
) -> None:
    """Write the packet. Pages of stores are first made a PDF, which is gone afterwards, below `folder`."""
    with pikepdf.new() as packet, _as_pdfs(arrangement.leaves, folder) as leaves:
        writer = PageWriter(packet)
        numbers = _numbers(writer, arrangement.last_number, folder)
        _Sides(writer, arrangement.binding, numbers).add_all(leaves)
        with packet.open_outline() as outline:
            outline.root.extend(_items(arrangement.outline))
        for name, value in catalog.items():
            packet.Root[name] = value
        packet.docinfo["/Title"] = title
        packet.docinfo["/Producer"] = "docgen"
        packet.save(
            stream,
            min_version="1.7",
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )


@contextmanager
def _as_pdfs(leaves: Sequence[PlacedLeaf], folder: Path) -> Iterator[list[PlacedLeaf]]:
    """The leaves; those with pages in stores have them in one PDF now, which lasts as long as the block."""
    with TemporaryDirectory(prefix=".docgen-", dir=folder) as work:
        pdf = Path(work) / "stored.pdf"
        numbers = _write_stored([placed for placed in leaves if placed.leaf.is_stored], pdf)
        yield [
            replace(placed, leaf=replace(placed.leaf, pages=pdf, first_page=next(numbers)))
            if placed.leaf.is_stored
            else placed
            for placed in leaves
        ]


def _write_stored(leaves: Sequence[PlacedLeaf], pdf: Path) -> Iterator[int]:
    """Write the leaves' pages as one PDF; the 1-based page each begins at."""
    if leaves:
        with pdf.open("wb") as stream:
            document = DocumentWriter(stream)
            for drawings in drawn(leaves, lambda _, pages: [document.drawing(page) for page in pages]):
                for drawing in drawings:
                    document.add_page(drawing)
            document.finish("")
    return accumulate((placed.leaf.page_count for placed in leaves), initial=1)


def _numbers(writer: PageWriter, last: int, folder: Path) -> list[CopiedInset]:
    """The page numbers from 1 to `last`, copied into the packet."""
    if not last:
        return []
    document = DocumentWriter(stream := BytesIO())
    with stamp_store(last, folder) as path, PageStore(path) as store:
        for page in store:
            document.add_page(document.drawing(page))
    document.finish("")
    with pikepdf.open(stream) as numbers:
        return [writer.inset(page) for page in numbers.pages]


class _Sides:
    """Adds the sides of papers to a packet."""

    def __init__(self, writer: PageWriter, binding: Binding, numbers: Sequence[CopiedInset]) -> None:
        self._writer = writer
        self._binding = binding
        self._numbers = numbers

    def add_all(self, leaves: Sequence[PlacedLeaf]) -> None:
        """Add every copy of every paper."""
        add = self._add_pages if self._binding.keeps_sizes else self._add_sheets
        with Sources([placed.leaf for placed in leaves], pikepdf.open, _page) as sources:
            for placed in leaves:
                add(placed, sources.pages(placed.leaf))
                sources.leave(placed.leaf)

    def _add_pages(self, placed: PlacedLeaf, pages: list[pikepdf.Page]) -> None:
        numbers = self._numbers_of(placed)
        frames = [frame_of(page) for page in pages] if numbers else []
        shown = [imposed(side, frames, numbers, self._binding) for side in placed.sides if numbers]
        for has_pad in placed.pads:
            if has_pad:
                self._writer.add_blank_page()
            for place, page in enumerate(pages):
                self._writer.add_page(page, shown[place].numbers if shown else ())

    def _add_sheets(self, placed: PlacedLeaf, pages: list[pikepdf.Page]) -> None:
        insets = [self._writer.inset(page) for page in pages]
        numbers = self._numbers_of(placed)
        shown = [imposed(side, insets, numbers, self._binding) for side in placed.sides]
        for has_pad in placed.pads:
            if has_pad:
                self._writer.add_blank_page()
            for sheet in shown:
                self._writer.add_sheet(sheet.width, sheet.height, sheet.pages + sheet.numbers)

    def _numbers_of(self, placed: PlacedLeaf) -> list[CopiedInset]:
        return [self._numbers[number - 1] for number in placed.numbers]


def _page(pdf: pikepdf.Pdf, number: int) -> pikepdf.Page:
    return pdf.pages[number - 1]


def _items(entries: Sequence[OutlineEntry]) -> list[pikepdf.OutlineItem]:
    return [_item(entry) for entry in entries]


def _item(entry: OutlineEntry) -> pikepdf.OutlineItem:
    item = pikepdf.OutlineItem(entry.title, entry.page, "Fit")
    item.children.extend(_items(entry.entries))
    return item
