"""The XML of one sheet of an .xlsx file, looked through piece by piece: it may be very large."""

import zipfile
from collections.abc import Iterator

from lxml import etree

_PIECE = 2**20  # bytes
_LONGEST_TEXT = 2**25  # bytes of a cell; Excel itself takes no more than 32,767 characters


class SheetTooFullError(Exception):
    """A sheet with more in it than can be read at once; the message tells what, in Chinese."""


class SheetXml:
    """The sheet's part of the archive, or nothing where there is none."""

    def __init__(self, archive: zipfile.ZipFile, part: str) -> None:
        self.archive, self.part = archive, part

    def pieces(self) -> Iterator[bytes]:
        """The XML in order; no tag is divided between two pieces.

        Raises SheetTooFullError for a text without end.
        """
        if not self.part:
            return
        rest = b""
        with self.archive.open(self.part) as file:
            while read := file.read(_PIECE):
                content = rest + read
                end = max(content.rfind(b"<"), 0)
                rest = content[end:]
                if len(rest) > _LONGEST_TEXT:
                    raise SheetTooFullError("有一格内容过长")
                yield content[:end]
        yield rest

    def has(self, *traces: bytes) -> bool:
        """Whether one of these pieces of a tag stands in it."""
        return any(trace in piece for piece in self.pieces() for trace in traces)

    def cells(self) -> Iterator[etree._Element]:
        """The cells in order, each there until the next is asked for."""
        with self.archive.open(self.part) as file:
            for _, element in etree.iterparse(file, tag="{*}c", resolve_entities=False, huge_tree=True):
                yield element
                element.clear()
                while (before := element.getprevious()) is not None:
                    element.getparent().remove(before)
