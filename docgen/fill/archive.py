"""Zip archives whose unchanged parts are copied as they lie, already deflated; same input, same bytes."""

import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from docgen.bounded_files import opened_file

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_MIDNIGHT_1980 = (0, 0x21)  # time and date fields of 1980-01-01 00:00
_UTF8_NAME = 0x800
_ENCRYPTED = 0x1
_LEVEL = 3  # of zlib: half the time of 6, for papers 6 % larger


@dataclass(frozen=True)
class Part:
    """One file of an archive with its deflated bytes."""

    name: str
    crc: int
    size: int
    method: int
    packed: bytes

    @cached_property
    def local(self) -> bytes:
        """Its header in front of the bytes."""
        return _LOCAL.pack(b"PK\x03\x04", 20, *self._common) + self.name.encode()

    def central(self, offset: int) -> bytes:
        """Its entry in the directory, when its header stands at the offset."""
        return _CENTRAL.pack(b"PK\x01\x02", 20, 20, *self._common, 0, 0, 0, 0, offset) + self.name.encode()

    @cached_property
    def _common(self) -> tuple[int, ...]:
        """What both say of it."""
        length = len(self.name.encode())
        sizes = (len(self.packed), self.size)
        return (_UTF8_NAME, self.method, *_MIDNIGHT_1980, self.crc, *sizes, length, 0)

    @property
    def is_whole(self) -> bool:
        """Whether the bytes are those that the archive was made of."""
        try:
            return zlib.crc32(self.unpacked()) == self.crc
        except zlib.error:
            return False

    def unpacked(self) -> bytes:
        """The content, no more of it than the archive says. Raises zlib.error for damaged bytes."""
        if self.method != zipfile.ZIP_DEFLATED:
            return self.packed
        content = zlib.decompressobj(-15).decompress(self.packed, self.size + 1)
        if len(content) != self.size:
            raise zlib.error(f"{self.name} is not of the size it says")
        return content


def deflated(name: str, content: bytes) -> Part:
    """A part made from its content."""
    squeezer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -15)
    packed = squeezer.compress(content) + squeezer.flush()
    return Part(name, zlib.crc32(content), len(content), zipfile.ZIP_DEFLATED, packed)


def read_parts(path: Path) -> list[Part]:
    """The parts of the archive in their order. Raises UnsafeFileError for a bomb, BadZipFile or OSError."""
    data = path.read_bytes()
    with opened_file(data) as archive:
        return [_part(data, info) for info in archive.infolist() if not info.is_dir()]


def _part(data: bytes, info: zipfile.ZipInfo) -> Part:
    if not 0 <= info.header_offset <= len(data) - _LOCAL.size or info.flag_bits & _ENCRYPTED:
        raise zipfile.BadZipFile(f"{info.filename} does not lie in the file, or needs a password")
    fields = _LOCAL.unpack_from(data, info.header_offset)
    start = info.header_offset + _LOCAL.size + fields[9] + fields[10]
    packed = data[start : start + info.compress_size]
    return Part(info.filename, info.CRC, info.file_size, info.compress_type, packed)


def archive_bytes(parts: Iterable[Part]) -> bytes:
    """The archive of these parts, dated 1980-01-01."""
    body: list[bytes] = []
    directory: list[bytes] = []
    offset = 0
    for part in parts:
        directory.append(part.central(offset))
        body += (part.local, part.packed)
        offset += len(part.local) + len(part.packed)
    index = b"".join(directory)
    end = _END.pack(b"PK\x05\x06", 0, 0, len(directory), len(directory), len(index), offset, 0)
    return b"".join((*body, index, end))
