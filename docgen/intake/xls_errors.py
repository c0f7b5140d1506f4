"""Formula errors in an .xls file: a compound file whose stream Workbook is a row of binary records.

Layouts: [MS-CFB] for the container, [MS-XLS] for the records.
"""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.intake.cells import CellError

_SIGNATURE = bytes.fromhex("D0CF11E0A1B11AE1")
_END = 0xFFFFFFFC  # sector numbers from here on are marks, not sectors
_HEADER_SECTORS = 109
_ENTRY_SIZE = 128
_SECTOR_SIZES = (9, 12)  # as powers of two
_SMALL_SECTOR_SIZE = 6
_FORMULA, _BOOL_ERR, _BOUND_SHEET, _BOF, _EOF = 0x0006, 0x0205, 0x0085, 0x0809, 0x000A
_CELLS = frozenset((_FORMULA, _BOOL_ERR, 0x0201, 0x0203, 0x0204, 0x027E, 0x00BD, 0x00BE, 0x00FD))
_FILE_PASS = 0x002F
_DIMENSIONS = 0x0200
_ROWS, _COLUMNS = 65536, 256
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


def is_compound(data: bytes) -> bool:
    """Whether the bytes are a compound file: an .xls, or an encrypted .xlsx."""
    return data.startswith(_SIGNATURE)


def has_password(data: bytes) -> bool:
    """Whether the workbook in the compound file is encrypted."""
    return any(kind == _FILE_PASS for kind, _ in _records(_workbook_stream(data), 0))


def require_sound_header(data: bytes) -> None:
    """Raises ValueError for impossible sizes or counts, for which a reader would reserve absurd memory."""
    size, small_size = struct.unpack_from("<HH", data, 30)
    counts = [struct.unpack_from("<I", data, at)[0] for at in (44, 64, 72)]
    if size not in _SECTOR_SIZES or small_size != _SMALL_SECTOR_SIZE or max(counts) > len(data) >> size:
        raise ValueError("compound file with an impossible header")


def xls_errors(data: bytes) -> dict[str, dict[tuple[int, int], CellError]]:
    """The formula errors of each sheet by its name."""
    if not is_compound(data):
        return {}
    stream = _workbook_stream(data)
    found = {name: _errors_in(stream, start) for name, start in _sheets(stream)}
    return {name: errors for name, errors in found.items() if errors}


def _workbook_stream(data: bytes) -> bytes:
    """The stream named Workbook, empty when the file has none. Raises ValueError for an impossible header."""
    require_sound_header(data)
    disk = _Disk(data, 1 << struct.unpack_from("<H", data, 30)[0], 1, _sector_table(data))
    folder = disk.read(struct.unpack_from("<I", data, 48)[0])
    for at in range(0, len(folder) - _ENTRY_SIZE + 1, _ENTRY_SIZE):
        length = struct.unpack_from("<H", folder, at + 64)[0]
        if folder[at : at + max(length - 2, 0)].decode("utf-16-le", "replace") == "Workbook":
            start, size = struct.unpack_from("<II", folder, at + 116)
            is_small = size < struct.unpack_from("<I", data, 56)[0]
            return (_small_disk(data, disk, folder) if is_small else disk).read(start)[:size]
    return b""


@dataclass(frozen=True)
class _Disk:
    """Sectors of one size after a head of so many, and for each the one that follows it."""

    data: bytes
    size: int
    head: int
    following: Sequence[int]

    def read(self, start: int) -> bytes:
        """The stream that begins in that sector."""
        parts: list[bytes] = []
        while start < len(self.following) and len(parts) <= len(self.following):
            at = (start + self.head) * self.size
            parts.append(self.data[at : at + self.size])
            start = self.following[start]
        return b"".join(parts)


def _small_disk(data: bytes, disk: _Disk, folder: bytes) -> _Disk:
    """The sectors of the small streams, which stand together in the stream of the root entry."""
    table = disk.read(struct.unpack_from("<I", data, 60)[0])
    sectors = disk.read(struct.unpack_from("<I", folder, 116)[0])
    return _Disk(
        sectors, 1 << struct.unpack_from("<H", data, 32)[0], 0, struct.unpack(f"<{len(table) // 4}I", table)
    )


def _sector_table(data: bytes) -> list[int]:
    """For every sector the one that follows it in its stream."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    sectors = list(struct.unpack_from(f"<{_HEADER_SECTORS}I", data, 76))
    more = struct.unpack_from("<I", data, 68)[0]
    while more < _END and len(sectors) * size < len(data):
        *listed, more = struct.unpack_from(f"<{size // 4}I", data, (more + 1) * size)
        sectors += listed
    table: list[int] = []
    for sector in sectors:
        if sector < _END:
            table += struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)
    return table


def _sheets(stream: bytes) -> Iterator[tuple[str, int]]:
    for kind, record in _records(stream, 0):
        if kind == _BOUND_SHEET:
            start, length, is_wide = struct.unpack_from("<I2xBB", record)
            name = record[8 : 8 + length * (1 + is_wide)]
            yield name.decode("utf-16-le" if is_wide else "latin-1"), start


def _errors_in(stream: bytes, start: int) -> dict[tuple[int, int], CellError]:
    """The errors of a sheet. Raises ValueError for cells where an .xls cannot have any."""
    found = {}
    for kind, record in _records(stream, start):
        if _is_impossible(kind, record):
            raise ValueError("cell beyond the last row or column")
        if kind == _BOOL_ERR and record[7]:
            found[struct.unpack_from("<HH", record)] = record[6]
        elif kind == _FORMULA and record[6] == 2 and record[12:14] == b"\xff\xff":
            found[struct.unpack_from("<HH", record)] = record[8]
    return {(row, column): CellError(_ERRORS.get(code, "#VALUE!")) for (row, column), code in found.items()}


def _is_impossible(kind: int, record: bytes) -> bool:
    if kind == _DIMENSIONS:
        top, bottom, left, right = struct.unpack_from("<IIHH", record)
        return not (top <= bottom <= _ROWS and left <= right <= _COLUMNS)
    return kind in _CELLS and bool(struct.unpack_from("<H", record, 2)[0] >= _COLUMNS)


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one part of the stream; parts inside it, such as charts, are passed over."""
    depth = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 1:
            yield kind, stream[at + 4 : at + 4 + length]
        if depth <= 0:
            return
        at += 4 + length
