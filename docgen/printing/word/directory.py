"""The directory of a plain .docx read at once: its document, and what tells its other parts from others.

Plain is what office programs write: no comment, one disk, less than 4 GB. The rest is left to zipfile, and so
is saying what is wrong with a file.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterable

from docgen.printing.office.word_paper import DOCUMENT

_PAGELESS = "docProps/"  # author, dates, title: they decide nothing on a page
_END = struct.Struct("<4s4xHHLLH")  # mark, entries here and in all, length and place of the entries, comment
_ENTRY = struct.Struct("<4s4xHH4xLLLHHH8xL")
_LOCAL = struct.Struct("<4s22xHH")
_SPECIAL = 0x1 | 0x20 | 0x40  # flags of encrypted parts and of patches

PartKey = tuple[tuple[str, int, int], ...]  # name, sum and size of each part


def part_key(parts: Iterable[tuple[str, int, int]]) -> PartKey:
    """What tells the parts beside the document from those of another paper."""
    return tuple(part for part in parts if part[0] != DOCUMENT and not part[0].startswith(_PAGELESS))


def read_plain(data: bytes) -> tuple[bytes, PartKey] | None:
    """The document of a plain zip, and the key of the others; None where it is not plain or not whole."""
    try:
        return _read(data)
    except (struct.error, UnicodeDecodeError, zlib.error):
        return None


def _read(data: bytes) -> tuple[bytes, PartKey] | None:
    end = len(data) - _END.size
    mark, here, entries, length, at, comment = _END.unpack_from(data, max(end, 0))
    if mark != b"PK\5\6" or comment or here != entries or at + length != end:
        return None
    parts, document = [], None
    for _ in range(entries):
        mark, flags, method, total, packed, size, named, extra, remark, place = _ENTRY.unpack_from(data, at)
        start = at + _ENTRY.size
        name = data[start : start + named].decode("ascii")
        if mark != b"PK\1\2":
            return None
        if name == DOCUMENT:
            document = None if flags & _SPECIAL else _content(data, place, method, packed, size)
            if document is None or len(document) != size or zlib.crc32(document) != total:
                return None
        parts.append((name, total, size))
        at = start + named + extra + remark
    return None if document is None or at != end else (document, part_key(parts))


def _content(data: bytes, place: int, method: int, packed: int, size: int) -> bytes | None:
    """The content of the part whose local entry is at `place`; None where it is packed otherwise.

    Of a part that is larger than it says it is, no more than one byte too much.
    """
    mark, named, extra = _LOCAL.unpack_from(data, place)
    start = place + _LOCAL.size + named + extra
    content = data[start : start + packed]
    if mark != b"PK\3\4" or method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return None
    if method == zipfile.ZIP_STORED:
        return content
    return zlib.decompressobj(-zlib.MAX_WBITS).decompress(content, size + 1)
