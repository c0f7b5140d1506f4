"""Packets of pages that lie in page stores: written straight from there, page by page."""

from collections.abc import Iterable, Iterator, Mapping
from typing import BinaryIO

import pikepdf

from docgen.packet.arrangement import Arrangement
from docgen.packet.sections import Leaf
from docgen.packet.sources import Sources
from docgen.pdf.document import DocumentWriter, Drawing
from docgen.pdf.store import PageStore, StoreDamagedError


def write_streamed(
    arrangement: Arrangement, stream: BinaryIO, title: str, catalog: Mapping[str, pikepdf.Object]
) -> str:
    """Write the packet; its SHA-256. What all copies of a paper show stands there once."""
    document = DocumentWriter(stream)
    leaves = [placed.leaf for placed in arrangement.leaves]
    for placed, drawings in zip(arrangement.leaves, drawn(document, leaves), strict=True):
        for has_pad in placed.pads:
            if has_pad:
                document.add_blank_page()
            for drawing in drawings:
                document.add_page(drawing)
    return document.finish(title, arrangement.outline, catalog)


def drawn(document: DocumentWriter, leaves: Iterable[Leaf]) -> Iterator[list[Drawing]]:
    """What the pages of each paper show, written into the document."""
    leaves = list(leaves)
    with Sources(leaves, PageStore, PageStore.page) as sources:
        for leaf in leaves:
            pages = sources.pages(leaf)
            try:
                drawings = [document.drawing(page) for page in pages]
            except StoreDamagedError as error:  # a picture's bytes are read only now
                raise leaf.lost() from error
            sources.leave(leaf)
            yield drawings
