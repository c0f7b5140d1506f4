"""Packets with pages of PDFs: objects are copied from there by pikepdf."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BufferedRandom
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

from docgen.packet.arrangement import Arrangement, PlacedLeaf
from docgen.packet.sections import Leaf
from docgen.packet.sources import Sources
from docgen.packet.streamed import drawn
from docgen.pdf.document import DocumentWriter
from docgen.pdf.outline import OutlineEntry


def write_copied(
    arrangement: Arrangement,
    stream: BufferedRandom,
    folder: Path,
    title: str,
    catalog: Mapping[str, pikepdf.Object],
) -> None:
    """Write the packet. Pages of stores are first made a PDF, which is gone afterwards, below `folder`."""
    with pikepdf.new() as packet, _as_pdfs(arrangement.leaves, folder) as leaves:
        _add_leaves(packet, leaves)
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
        numbers = _write_stored([placed.leaf for placed in leaves if placed.leaf.is_stored], pdf)
        yield [
            replace(placed, leaf=replace(placed.leaf, pages=pdf, first_page=next(numbers)))
            if placed.leaf.is_stored
            else placed
            for placed in leaves
        ]


def _write_stored(leaves: Sequence[Leaf], pdf: Path) -> Iterator[int]:
    """Write the leaves' pages as one PDF; the 1-based page each begins at."""
    if leaves:
        with pdf.open("wb") as stream:
            document = DocumentWriter(stream)
            for drawings in drawn(document, leaves):
                for drawing in drawings:
                    document.add_page(drawing)
            document.finish("")
    return accumulate((leaf.page_count for leaf in leaves), initial=1)


def _add_leaves(packet: pikepdf.Pdf, leaves: Sequence[PlacedLeaf]) -> None:
    with Sources([placed.leaf for placed in leaves], pikepdf.open, _page) as sources:
        for placed in leaves:
            pages = sources.pages(placed.leaf)
            for has_pad in placed.pads:
                if has_pad:
                    packet.pages.append(_pad(packet.pages[-1]))
                packet.pages.extend(pages)
            sources.leave(placed.leaf)


def _page(pdf: pikepdf.Pdf, number: int) -> pikepdf.Page:
    return pdf.pages[number - 1]


def _pad(last: pikepdf.Page) -> pikepdf.Page:
    """A blank page like the last one."""
    pad = pikepdf.Dictionary(Type=pikepdf.Name.Page, MediaBox=last.mediabox, Resources=pikepdf.Dictionary())
    if "/Rotate" in last.obj:
        pad.Rotate = last.obj.Rotate
    return pikepdf.Page(pad)


def _items(entries: Sequence[OutlineEntry]) -> list[pikepdf.OutlineItem]:
    return [_item(entry) for entry in entries]


def _item(entry: OutlineEntry) -> pikepdf.OutlineItem:
    item = pikepdf.OutlineItem(entry.title, entry.page, "Fit")
    item.children.extend(_items(entry.entries))
    return item
