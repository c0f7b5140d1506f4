"""Packets of pages that lie in page stores: written straight from there, page by page."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

import pikepdf

from docgen.packet.arrangement import Arrangement, PlacedLeaf
from docgen.packet.imposition import Binding, imposed
from docgen.packet.sources import Sources
from docgen.packet.stamps import stamp_store
from docgen.pdf.document import DocumentWriter, Drawing, Inset
from docgen.pdf.store import PageStore, StoreDamagedError, StoredPage

Draw = Callable[[PlacedLeaf, list[StoredPage]], list[Drawing]]
"""Writes what a paper's pages show into a document: the sides of one copy."""


def write_streamed(
    arrangement: Arrangement,
    stream: BinaryIO,
    folder: Path,
    title: str,
    catalog: Mapping[str, pikepdf.Object],
) -> str:
    """Write the packet; its SHA-256. What all copies of a paper show stands there once.

    Page numbers are first laid on small pages, which are gone afterwards, below `folder`.
    """
    document = DocumentWriter(stream)
    sides = _Sides(document, arrangement.binding, _numbers(document, arrangement.last_number, folder))
    for placed, drawings in zip(arrangement.leaves, drawn(arrangement.leaves, sides.of), strict=True):
        for has_pad in placed.pads:
            if has_pad:
                document.add_blank_page()
            for drawing in drawings:
                document.add_page(drawing)
    return document.finish(title, arrangement.outline, catalog)


def drawn(leaves: Sequence[PlacedLeaf], draw: Draw) -> Iterator[list[Drawing]]:
    """What each paper shows, written as `draw` writes it."""
    with Sources([placed.leaf for placed in leaves], PageStore, PageStore.page) as sources:
        for placed in leaves:
            pages = sources.pages(placed.leaf)
            try:
                drawings = draw(placed, pages)
            except StoreDamagedError as error:  # a picture's bytes are read only now
                raise placed.leaf.lost() from error
            sources.leave(placed.leaf)
            yield drawings


def _numbers(document: DocumentWriter, last: int, folder: Path) -> list[Inset]:
    """The page numbers from 1 to `last`, written into the document."""
    if not last:
        return []
    with stamp_store(last, folder) as path, PageStore(path) as store:
        return [document.inset(page) for page in store]


class _Sides:
    """Draws the sides of papers into a document."""

    def __init__(self, document: DocumentWriter, binding: Binding, numbers: Sequence[Inset]) -> None:
        self._document = document
        self._binding = binding
        self._numbers = numbers

    def of(self, placed: PlacedLeaf, pages: list[StoredPage]) -> list[Drawing]:
        """The sides of one copy."""
        numbers = [self._numbers[number - 1] for number in placed.numbers]
        if self._binding.keeps_sizes:
            return self._pages(placed, pages, numbers)
        insets = [self._document.inset(page) for page in pages]
        sheets = [imposed(side, insets, numbers, self._binding) for side in placed.sides]
        return [self._document.sheet(it.width, it.height, it.pages + it.numbers) for it in sheets]

    def _pages(self, placed: PlacedLeaf, pages: list[StoredPage], numbers: list[Inset]) -> list[Drawing]:
        if not numbers:
            return [self._document.drawing(page) for page in pages]
        shown = [imposed(side, pages, numbers, self._binding) for side in placed.sides]
        return [self._document.drawing(page, side.numbers) for page, side in zip(pages, shown, strict=True)]
