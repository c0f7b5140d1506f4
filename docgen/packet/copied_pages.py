"""Pages and insets taken from PDFs into another."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

from docgen.pdf.insets import Matrix, inset_names, inset_operators


@dataclass(frozen=True)
class CopiedInset:
    """What a page shows, in a packet already, to be placed on any number of its pages; points."""

    drawn: pikepdf.Object
    width: float
    height: float


@dataclass(frozen=True)
class Frame:
    """How a page is seen: its width and height, and the matrix from its own axes to those of the eye."""

    width: float
    height: float
    matrix: pikepdf.Matrix


def frame_of(page: pikepdf.Page) -> Frame:
    """The frame of a page, its /Rotate minded."""
    left, bottom, right, top = map(float, page.trimbox)
    width, height = right - left, top - bottom
    match int(page.obj.get("/Rotate", 0)) % 360:
        case 90:
            return Frame(height, width, pikepdf.Matrix(0, -1, 1, 0, -bottom, right))
        case 180:
            return Frame(width, height, pikepdf.Matrix(-1, 0, 0, -1, right, top))
        case 270:
            return Frame(height, width, pikepdf.Matrix(0, 1, -1, 0, top, -left))
        case _:
            return Frame(width, height, pikepdf.Matrix(1, 0, 0, 1, -left, -bottom))


class PageWriter:
    """Adds pages to a packet; operators that pages share stand there once."""

    def __init__(self, packet: pikepdf.Pdf) -> None:
        self._packet = packet
        self._streams: dict[bytes, pikepdf.Object] = {}

    def inset(self, page: pikepdf.Page) -> CopiedInset:
        """Copy what a page of another PDF shows."""
        frame = frame_of(page)
        copied = pikepdf.Page(self._packet.copy_foreign(page.obj))
        drawn = copied.as_form_xobject(handle_transformations=False)
        drawn.Matrix = frame.matrix.as_array()
        return CopiedInset(drawn, frame.width, frame.height)

    def add_page(self, page: pikepdf.Page, insets: Sequence[tuple[CopiedInset, Matrix]] = ()) -> None:
        """Add a page of another PDF, with insets above it, whatever state it leaves."""
        self._packet.pages.append(self._overlaid(page, insets) if insets else page)

    def add_sheet(self, width: float, height: float, insets: Sequence[tuple[CopiedInset, Matrix]]) -> None:
        """Add a page of that size which shows the insets; blank without any."""
        self._packet.add_blank_page(page_size=(width, height))
        if insets:
            page = self._packet.pages[-1]
            page.obj.Resources = pikepdf.Dictionary(XObject=_named(insets))
            page.obj.Contents = self._stream(_placing(insets))

    def add_blank_page(self) -> None:
        """Add an empty page like the last one."""
        last = self._packet.pages[-1]
        pad = pikepdf.Dictionary(
            Type=pikepdf.Name.Page, MediaBox=last.mediabox, Resources=pikepdf.Dictionary()
        )
        if "/Rotate" in last.obj:
            pad.Rotate = last.obj.Rotate
        self._packet.pages.append(pikepdf.Page(pad))

    def _overlaid(self, page: pikepdf.Page, insets: Sequence[tuple[CopiedInset, Matrix]]) -> pikepdf.Page:
        """A copy of the page with insets above it; what it shows stands there once for all its copies."""
        page = pikepdf.Page(copy.copy(self._packet.copy_foreign(page.obj)))
        seen = frame_of(page).matrix.inverse()
        above = [(inset, (pikepdf.Matrix(matrix) @ seen).shorthand) for inset, matrix in insets]
        resources = copy.copy(page.resources)  # other pages may share them
        pictures = copy.copy(resources.get("/XObject", pikepdf.Dictionary()))
        pictures.update(_named(insets))
        resources.XObject = pictures
        page.obj.Resources = resources
        own = page.obj.get("/Contents", pikepdf.Array())
        streams = list(own) if isinstance(own, pikepdf.Array) else [own]
        around = self._stream(b"q"), self._stream(b"Q\n" + _placing(above))
        page.obj.Contents = pikepdf.Array([around[0], *streams, around[1]])
        return page

    def _stream(self, operators: bytes) -> pikepdf.Object:
        if operators not in self._streams:
            self._streams[operators] = self._packet.make_stream(operators)
        return self._streams[operators]


def _placing(insets: Sequence[tuple[CopiedInset, Matrix]]) -> bytes:
    return inset_operators([matrix for _, matrix in insets])


def _named(insets: Sequence[tuple[CopiedInset, Matrix]]) -> pikepdf.Dictionary:
    names = inset_names(len(insets))
    return pikepdf.Dictionary(
        {f"/{name}": inset.drawn for name, (inset, _) in zip(names, insets, strict=True)}
    )
