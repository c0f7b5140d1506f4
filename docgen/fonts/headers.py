"""What the first bytes of a font file tell: its faces, their names and where their tables lie."""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_COLLECTION = b"ttcf"
_FONTS = (b"\0\1\0\0", b"OTTO", b"true")
_BOLD = 600  # the least weight
_FAMILY, _POSTSCRIPT, _TYPOGRAPHIC_FAMILY = 1, 6, 16
_ENCODINGS = {(1, 0): "mac_roman", (1, 25): "gb18030", (3, 3): "gb18030", (3, 4): "big5"}


class FontDamagedError(Exception):
    """A file is no font, or its tables contradict each other."""


@dataclass(frozen=True)
class FaceHeader:
    """One face of a file; `families` are small letters."""

    path: Path
    index: int
    families: frozenset[str]
    postscript_name: str
    weight: int
    is_italic: bool
    tables: Mapping[str, tuple[int, int]]  # tag → offset in the file, length

    @property
    def is_bold(self) -> bool:
        """Whether it is bold by itself."""
        return self.weight >= _BOLD

    def read_tables(self, *tags: str) -> list[bytes]:
        """The bytes of these tables, empty for one that is not there."""
        with self.path.open("rb") as file:
            return [_read_table(file, self.tables, tag) for tag in tags]


def read_headers(path: Path) -> tuple[FaceHeader, ...]:
    """The faces of a file that have outlines; FontDamagedError when it cannot be read as a font."""
    try:
        with path.open("rb") as file:
            headers = [_read_face(path, index, file, offset) for index, offset in _offsets(file)]
    except (OSError, struct.error, UnicodeDecodeError) as fault:
        raise FontDamagedError(path) from fault
    return tuple(header for header in headers if header.tables.keys() & {"glyf", "CFF "})


def _offsets(file: BinaryIO) -> Iterator[tuple[int, int]]:
    """Index and offset of each face."""
    head = file.read(12)
    if head[:4] in _FONTS:
        yield 0, 0
    elif head[:4] == _COLLECTION:
        (count,) = struct.unpack(">I", head[8:12])
        yield from enumerate(struct.unpack(f">{count}I", file.read(4 * count)))
    else:
        raise FontDamagedError(file.name)


def _read_face(path: Path, index: int, file: BinaryIO, offset: int) -> FaceHeader:
    tables = _read_directory(file, offset)
    names = tuple(_read_names(_read_table(file, tables, "name")))
    mark = _read_table(file, tables, "OS/2")
    weight, selection = struct.unpack(">4xH56xH", mark[:64]) if len(mark) >= 64 else (400, 0)
    families = {text.casefold() for id_, text in names if id_ in (_FAMILY, _TYPOGRAPHIC_FAMILY)}
    postscript = next((text for id_, text in names if id_ == _POSTSCRIPT), path.stem)
    return FaceHeader(path, index, frozenset(families), postscript, weight, bool(selection & 1), tables)


def _read_directory(file: BinaryIO, offset: int) -> dict[str, tuple[int, int]]:
    file.seek(offset)
    (count,) = struct.unpack(">4xH6x", file.read(12))
    records = file.read(16 * count)
    return {
        tag.decode("latin-1"): (start, length)
        for tag, start, length in struct.iter_unpack(">4s4xII", records)
    }


def _read_table(file: BinaryIO, tables: Mapping[str, tuple[int, int]], tag: str) -> bytes:
    start, length = tables.get(tag, (0, 0))
    file.seek(start)
    data = file.read(length)
    if len(data) < length:
        raise FontDamagedError(file.name)
    return data


def _read_names(table: bytes) -> Iterator[tuple[int, str]]:
    """Name id and text of each record that can be read."""
    if len(table) < 6:
        return
    count, storage = struct.unpack(">2xHH", table[:6])
    for platform, encoding, _, id_, length, offset in struct.iter_unpack(">6H", table[6 : 6 + 12 * count]):
        text = table[storage + offset : storage + offset + length]
        codec = _ENCODINGS.get((platform, encoding), None if platform == 1 else "utf-16-be")
        if codec is not None:
            yield id_, text.decode(codec, "replace").strip("\0 ")
