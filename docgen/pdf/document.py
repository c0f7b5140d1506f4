"""A PDF document written page by page; memory stays flat, for what is kept of a page is its number."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pikepdf

from docgen.pdf.document_fonts import DocumentFonts
from docgen.pdf.images import EncodedImage
from docgen.pdf.insets import Matrix, inset_names, inset_operators
from docgen.pdf.objects import ObjectWriter
from docgen.pdf.outline import OutlineEntry, add_outline
from docgen.pdf.page_tree import KIDS, add_page_tree
from docgen.pdf.store import StoredPage


@dataclass(frozen=True)
class Drawing:
    """A page's content that stands in a document already and may be shown by any number of its pages."""

    size: bytes  # as the page's dictionary has it
    entries: bytes  # the rest of that dictionary


@dataclass(frozen=True)
class Inset:
    """What a page shows, in a document already, to be placed on any number of its pages; points."""

    number: int
    width: float
    height: float


PlacedInset = tuple[Inset, Matrix]
"""An inset, and the matrix that brings it into place."""


def write_document(pages: Iterable[StoredPage], destination: Path, title: str) -> None:
    """Write the pages as a plain PDF."""
    with destination.open("wb") as stream:
        document = DocumentWriter(stream)
        for page in pages:
            document.add_page(document.drawing(page))
        document.finish(title)


class DocumentWriter:
    """A PDF on its way into a stream, from its beginning; the same pages give the same bytes."""

    def __init__(self, stream: BinaryIO) -> None:
        self._objects = ObjectWriter(stream)
        self._fonts = DocumentFonts(self._objects)
        self._images: dict[str, int] = {}
        self._streams: dict[bytes, int] = {}
        self._pages = array("I")
        self._nodes = array("I")
        self._last: Drawing | None = None

    def drawing(self, page: StoredPage, above: Sequence[PlacedInset] = ()) -> Drawing:
        """Write what the page shows, with insets above it, whatever state its content leaves."""
        content = self._objects.add_stream(page.packed, b"/Filter/FlateDecode")
        resources = self._resources(page, above)
        if above:
            around = self._stream(b"q"), self._stream(b"Q\n" + _placing(above))
            entries = b"/Contents[%d 0 R %d 0 R %d 0 R]%b" % (around[0], content, around[1], resources)
        else:
            entries = b"/Contents %d 0 R%b" % (content, resources)
        return Drawing(b"/MediaBox%b" % _rectangle(page.width, page.height), entries)

    def inset(self, page: StoredPage) -> Inset:
        """Write what the page shows as an inset."""
        box = _rectangle(page.width, page.height)
        entries = b"/Type/XObject/Subtype/Form/BBox%b%b/Filter/FlateDecode" % (box, self._resources(page))
        return Inset(self._objects.add_stream(page.packed, entries), page.width, page.height)

    def sheet(self, width: float, height: float, insets: Sequence[PlacedInset]) -> Drawing:
        """A page of that size which shows the insets; blank without any."""
        entries = b"/Resources<<>>"
        if insets:
            content = self._stream(_placing(insets))
            entries = b"/Contents %d 0 R/Resources<</XObject<<%b>>>>" % (content, _named(insets))
        return Drawing(b"/MediaBox%b" % _rectangle(width, height), entries)

    def add_page(self, drawing: Drawing) -> None:
        """Add a page that shows the drawing."""
        if len(self._pages) % KIDS == 0:
            self._nodes.append(self._objects.reserve())
        head = b"<</Type/Page/Parent %d 0 R" % self._nodes[-1]
        self._pages.append(self._objects.add(b"%b%b%b>>" % (head, drawing.size, drawing.entries)))
        self._last = drawing

    def add_blank_page(self) -> None:
        """Add an empty page of the last page's size."""
        if self._last is None:
            raise ValueError("a blank page has the size of the page before it")
        self.add_page(Drawing(self._last.size, b"/Resources<<>>"))

    def finish(
        self,
        title: str,
        outline: Sequence[OutlineEntry] = (),
        catalog: Mapping[str, pikepdf.Object] | None = None,
    ) -> str:
        """Write what belongs to all pages, and further entries of the catalog; the SHA-256 of the file."""
        if not self._pages:
            raise ValueError("a document without pages")
        objects = self._objects
        self._fonts.write()
        entries = [b"/Type/Catalog/Pages %d 0 R" % add_page_tree(objects, self._pages, self._nodes)]
        if outline:
            entries.append(b"/Outlines %d 0 R" % add_outline(objects, outline, self._pages))
        entries += [b"%b %b" % (name.encode(), value.unparse()) for name, value in (catalog or {}).items()]
        root = objects.add(b"<<%b>>" % b"".join(entries))
        information = b"<</Title %b/Producer(docgen)>>" % pikepdf.String(title).unparse()
        return objects.finish(root, objects.add(information))

    def _resources(self, page: StoredPage, above: Sequence[PlacedInset] = ()) -> bytes:
        """What the page and the insets above it are drawn with, as an entry of a dictionary."""
        fonts = b"/Font %d 0 R" % self._fonts.resource(page)
        if not page.images and not above:
            return b"/Resources<<%b>>" % fonts
        pictures = self._pictures(page) + _named(above)
        return b"/Resources<<%b/XObject<<%b>>>>" % (fonts, pictures)

    def _stream(self, operators: bytes) -> int:
        """The number of a stream of these operators, which pages share."""
        if operators not in self._streams:
            self._streams[operators] = self._objects.add_deflated(operators)
        return self._streams[operators]

    def _pictures(self, page: StoredPage) -> bytes:
        for image in page.images:
            if image.name not in self._images:
                self._images[image.name] = self._picture(page.store.image(image))
        numbers = {image.name: self._images[image.name] for image in page.images}
        return b"".join(b"/%b %d 0 R" % (name.encode(), number) for name, number in numbers.items())

    def _picture(self, image: EncodedImage) -> int:
        mask = b"/SMask %d 0 R" % self._picture(image.mask) if image.mask else b""
        return self._objects.add_stream(image.data, image.entries.encode() + mask)


def _placing(insets: Sequence[PlacedInset]) -> bytes:
    return inset_operators([matrix for _, matrix in insets])


def _named(insets: Sequence[PlacedInset]) -> bytes:
    """Names and numbers of insets."""
    named = zip(inset_names(len(insets)), insets, strict=True)
    return b"".join(b"/%b %d 0 R" % (name.encode(), inset.number) for name, (inset, _) in named)


def _rectangle(width: float, height: float) -> bytes:
    return f"[0 0 {_number(width)} {_number(height)}]".encode()


def _number(length: float) -> str:
    """Points as a PDF has them, to a hundredth."""
    return f"{length:.2f}".rstrip("0").rstrip(".")
