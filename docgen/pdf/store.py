"""Laid-out pages on disk: written one after another, read by number, by any process."""

import json
import struct
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

from docgen.fonts.face import Face
from docgen.pdf.images import EncodedImage, encoded_image
from docgen.pdf.page import Page, PageImage

# The file: records of pages and pictures, an index, _TAIL. A page's record: _CHECKSUM of what follows,
# _SIZES, the content deflated, for each font _DRAWN and the bits of the clusters drawn, the pictures as JSON.
# The index: _COUNT of pages, where each begins, the fonts as JSON.
_CHECKSUM = struct.Struct("<I")
_SIZES = struct.Struct("<ddIII")  # width and height, lengths of the three parts
_DRAWN = struct.Struct("<HH")  # the font's place in the index, how many bytes of bits follow
_COUNT = struct.Struct("<I")
_TAIL = struct.Struct("<QII16s")  # where the index begins, its length and checksum
_MAGIC = b"docgen pages 001"
_LEVEL = 3  # of zlib: 6 takes twice as long and saves a tenth
_CLUSTER_END = "\x1f"  # XML has no such character, so papers have none
_TRUTH = bytes.maketrans(b"01", b"\0\1")


class StoreDamagedError(Exception):
    """A page store is cut off, changed, or no page store at all."""


class FaceKey(NamedTuple):
    """A face as every process knows it: PostScript name, file, number in the file."""

    name: str
    path: str
    number: int


@dataclass(frozen=True, eq=False)
class StoredFont:
    """All the clusters a store's pages draw with one face, in horizontal or vertical lines."""

    face: FaceKey
    is_vertical: bool
    clusters: tuple[str, ...]

    def drawn(self, bits: int) -> Iterator[str]:
        """The clusters whose bits are set, the first cluster's the lowest."""
        return compress(self.clusters, f"{bits:b}"[::-1].encode().translate(_TRUTH))


class StoredImage(NamedTuple):
    """A picture in a store, by its name in page contents: where its data lies, and after it its mask's."""

    name: str
    place: int
    checksum: int
    entries: str
    length: int
    mask_entries: str
    mask_length: int


@dataclass(frozen=True, slots=True)
class StoredPage:
    """A page of a store: its size in points, its operators as zlib packed them, and what they draw with.

    `drawn` has, for each font used, its place in `store.fonts` and the bits of the clusters.
    """

    store: "PageStore"
    width: float
    height: float
    packed: bytes
    drawn: tuple[tuple[int, int], ...]
    images: tuple[StoredImage, ...]


class _FontTable:
    """The clusters of a font so far, each with its bit."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.bits: dict[str, int] = {}

    def drawn(self, clusters: frozenset[str]) -> bytes:
        for cluster in sorted(clusters.difference(self.bits)):
            self.bits[cluster] = 1 << len(self.bits)
        bits = sum(map(self.bits.__getitem__, clusters))
        length = (bits.bit_length() + 7) // 8
        return _DRAWN.pack(self.number, length) + bits.to_bytes(length, "little")


class PageStoreWriter:
    """Pages on their way into the file at `path`; it can be read once the block has ended well."""

    def __init__(self, path: Path) -> None:
        self._stream = path.open("wb")
        self._place = 0
        self._pages = array("Q")
        self._fonts: dict[tuple[Face, bool], _FontTable] = {}
        self._images: dict[str, StoredImage] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._stream:
            if kind is None:
                self._write_index()

    def add(self, page: Page) -> int:
        """Write the page; its 1-based number in the store. Raises ImageDamagedError."""
        images = [self._stored(image) for image in page.images]
        parts = (
            zlib.compress(page.content, _LEVEL),
            b"".join(self._drawn(page)),
            json.dumps(images).encode() if images else b"",
        )
        sizes = _SIZES.pack(page.width, page.height, *map(len, parts))
        record = b"".join((sizes, *parts))
        self._pages.append(self._place)
        self._write(_CHECKSUM.pack(zlib.crc32(record)))
        self._write(record)
        return len(self._pages)

    def _drawn(self, page: Page) -> Iterator[bytes]:
        for is_vertical, drawn in ((False, page.clusters), (True, page.vertical_clusters)):
            for face, clusters in sorted(drawn.items(), key=_name):
                yield self._font(face, is_vertical).drawn(clusters)

    def _font(self, face: Face, is_vertical: bool) -> _FontTable:
        key = face, is_vertical
        if key not in self._fonts:
            self._fonts[key] = _FontTable(len(self._fonts))
        return self._fonts[key]

    def _stored(self, image: PageImage) -> StoredImage:
        if image.name not in self._images:
            encoded = encoded_image(image.data)
            mask = encoded.mask or EncodedImage("", b"")
            data = encoded.data + mask.data
            lengths = len(encoded.data), len(mask.data)
            self._images[image.name] = StoredImage(
                image.name,
                self._place,
                zlib.crc32(data),
                encoded.entries,
                lengths[0],
                mask.entries,
                lengths[1],
            )
            self._write(data)
        return self._images[image.name]

    def _write_index(self) -> None:
        places = _COUNT.pack(len(self._pages)) + struct.pack(f"<{len(self._pages)}Q", *self._pages)
        fonts = [
            (face.name, str(face.path), face.index, is_vertical, _CLUSTER_END.join(table.bits))
            for (face, is_vertical), table in self._fonts.items()
        ]
        index = places + json.dumps(fonts, ensure_ascii=False).encode()
        self._stream.write(index)
        self._stream.write(_TAIL.pack(self._place, len(index), zlib.crc32(index), _MAGIC))

    def _write(self, data: bytes) -> None:
        self._stream.write(data)
        self._place += len(data)


class PageStore:
    """The pages of a store, read one at a time.

    Raises OSError when there is no file, and StoreDamagedError as soon as what is read was not written so.
    """

    fonts: tuple[StoredFont, ...]

    def __init__(self, path: Path) -> None:
        self._stream = path.open("rb")
        try:
            self._read_index()
        except StoreDamagedError:
            self._stream.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[StoredPage]:
        return map(self.page, range(1, len(self) + 1))

    def close(self) -> None:
        """Close the file; pages that were read stay good, their pictures excepted."""
        self._stream.close()

    def page(self, number: int) -> StoredPage:
        """The page of that 1-based number; IndexError when the store has fewer."""
        if not 1 <= number <= len(self):
            raise IndexError(f"page {number} of {len(self)}")
        place = self._places[number - 1]
        head = self._read(place, _CHECKSUM.size + _SIZES.size)
        (checksum,) = _CHECKSUM.unpack_from(head)
        width, height, content, drawn, images = _SIZES.unpack_from(head, _CHECKSUM.size)
        body = self._read(place + len(head), content + drawn + images)
        if zlib.crc32(body, zlib.crc32(head[_CHECKSUM.size :])) != checksum:
            raise StoreDamagedError(f"page {number}")
        return StoredPage(
            self,
            width,
            height,
            body[:content],
            tuple(_drawn(body, content, content + drawn)),
            tuple(StoredImage(*image) for image in json.loads(body[-images:])) if images else (),
        )

    def image(self, image: StoredImage) -> EncodedImage:
        """The picture as a PDF holds it."""
        data = self._read(image.place, image.length + image.mask_length)
        if zlib.crc32(data) != image.checksum:
            raise StoreDamagedError(f"image {image.name}")
        mask = EncodedImage(image.mask_entries, data[image.length :]) if image.mask_entries else None
        return EncodedImage(image.entries, data[: image.length], mask)

    def _read(self, place: int, length: int) -> bytes:
        if place + length > self._size:
            raise StoreDamagedError(f"{length} bytes at {place} of {self._size}")
        self._stream.seek(place)
        return self._stream.read(length)

    def _read_index(self) -> None:
        self._size = self._stream.seek(0, 2)
        tail = self._read(max(self._size - _TAIL.size, 0), _TAIL.size)
        place, length, checksum, magic = _TAIL.unpack(tail)
        index = self._read(place, length) if magic == _MAGIC else b""
        if not index or zlib.crc32(index) != checksum:
            raise StoreDamagedError("index")
        places = struct.Struct(f"<{_COUNT.unpack_from(index)[0]}Q")
        self._places: tuple[int, ...] = places.unpack_from(index, _COUNT.size)
        self.fonts = tuple(
            StoredFont(FaceKey(name, path, number), is_vertical, tuple(clusters.split(_CLUSTER_END)))
            for name, path, number, is_vertical, clusters in json.loads(index[_COUNT.size + places.size :])
        )


def _drawn(body: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(font, bits) of a page's record."""
    while start < end:
        font, length = _DRAWN.unpack_from(body, start)
        start += _DRAWN.size + length
        yield font, int.from_bytes(body[start - length : start], "little")


def _name(drawn: tuple[Face, frozenset[str]]) -> str:
    return drawn[0].name
