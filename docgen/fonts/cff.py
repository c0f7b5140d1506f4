"""CFF fonts keyed by character ids (Adobe Technical Note 5176): glyphs taken out and set together anew."""

import itertools
import struct
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

_CHARSET, _CHARSTRINGS, _PRIVATE = 15, 17, 18
_ESCAPE = 12
_MATRIX, _ROS, _CID_COUNT, _FONT_ARRAY, _FONT_SELECT = ((_ESCAPE << 8) + code for code in (7, 30, 34, 36, 37))
_BOX = 5
_PREDEFINED = 3  # charset offsets below it name standard charsets, which no CID-keyed font uses
_REGISTRY, _ORDERING = 391, 392  # ids of the first strings that a font adds to the standard ones
_CID_LIMIT = 65_536

Operators = Mapping[int, tuple[list[int], bytes]]
"""Operands of each operator of a DICT, and how they are written."""


@dataclass(frozen=True)
class Charstring:
    """One glyph: its program, and the DICT entries of its font that it is read with, as they are written."""

    program: bytes
    matrix: bytes
    private: bytes


class CidFont:
    """A CFF table. `is_keyed_by_cid` tells whether the rest may be asked."""

    def __init__(self, table: bytes) -> None:
        self._table = table
        _, end = _index(table, table[2])  # the names
        (top, *_), _ = _index(table, end)
        self.top: Operators = dict(_operators(top))
        self.is_keyed_by_cid = _ROS in self.top

    @cached_property
    def character_ids(self) -> Sequence[int]:
        """The CID of each glyph."""
        (offset,), (start,) = self.top[_CHARSET][0], self.top[_CHARSTRINGS][0]
        (count,) = struct.unpack_from(">H", self._table, start)
        if offset < _PREDEFINED:
            return range(count)
        form = self._table[offset]
        if form == 0:
            return (0, *struct.unpack_from(f">{count - 1}H", self._table, offset + 1))
        return self._ids_in_ranges(struct.Struct(">HB" if form == 1 else ">HH"), offset + 1, count)

    def _ids_in_ranges(self, record: struct.Struct, place: int, count: int) -> Sequence[int]:
        ids = [0]
        while len(ids) < count:
            first, left = record.unpack_from(self._table, place)
            ids.extend(range(first, first + left + 1))
            place += record.size
        return range(count) if ids == list(range(count)) else tuple(ids)

    def charstrings(self) -> Iterator[Charstring]:
        """Every glyph, in order; the font must be free of subroutines."""
        programs, _ = _index(self._table, self.top[_CHARSTRINGS][0][0])
        fonts, _ = _index(self._table, self.top[_FONT_ARRAY][0][0])
        entries = [self._font(font) for font in fonts]
        for program, font in zip(programs, self._fonts_selected(len(programs)), strict=True):
            yield Charstring(program, *entries[font])

    def _font(self, data: bytes) -> tuple[bytes, bytes]:
        """The matrix and the private DICT of one of the fonts."""
        font = dict(_operators(data))
        size, offset = font[_PRIVATE][0]
        return _written(font, _MATRIX), self._table[offset : offset + size]

    def _fonts_selected(self, count: int) -> Sequence[int]:
        """Which of the fonts each glyph belongs to."""
        (place,) = self.top[_FONT_SELECT][0]
        if self._table[place] == 0:
            return self._table[place + 1 : place + 1 + count]
        (ranges,) = struct.unpack_from(">H", self._table, place + 1)
        fonts = bytearray()
        for number in range(ranges):
            first, font, after = struct.unpack_from(">HBH", self._table, place + 3 + 3 * number)
            fonts += bytes([font]) * (after - first)
        return fonts


def written_font(name: str, top: Operators, glyphs: Mapping[int, Charstring]) -> bytes:
    """A CID-keyed CFF of these glyphs by CID, in ascending order with 0; `top` gives box and matrix."""
    fonts = sorted({(glyph.matrix, glyph.private) for glyph in glyphs.values()})
    numbers = {font: number for number, font in enumerate(fonts)}
    selected = bytes(numbers[glyph.matrix, glyph.private] for glyph in glyphs.values())
    cids = list(glyphs)[1:]
    parts = [
        struct.pack(f">B{len(cids)}H", 0, *cids),
        b"\0" + selected,
        _written_index([glyph.program for glyph in glyphs.values()]),
    ]
    head = b"\1\0\4\4" + _written_index([name.encode("ascii")])
    strings = _written_index([b"Adobe", b"Identity"]) + b"\0\0"  # and no global subroutines
    top_size = len(_written_index([_written_top(top, [0, 0, 0, 0])]))
    starts = [*itertools.accumulate(map(len, parts), initial=len(head) + top_size + len(strings))]
    privates = b"".join(private for _, private in fonts)
    array = _written_fonts(fonts, starts[3])
    return b"".join([head, _written_index([_written_top(top, starts)]), strings, *parts, array, privates])


def _written_top(top: Operators, starts: Sequence[int]) -> bytes:
    """The top DICT; `starts` are where charset, choice of fonts, programs and fonts begin."""
    charset, select, programs, array = starts
    return b"".join(
        [
            _entry(_ROS, _REGISTRY, _ORDERING, 0),
            _written(top, _BOX),
            _written(top, _MATRIX),
            _entry(_CID_COUNT, _CID_LIMIT),
            _entry(_CHARSET, charset),
            _entry(_FONT_SELECT, select),
            _entry(_CHARSTRINGS, programs),
            _entry(_FONT_ARRAY, array),
        ]
    )


def _written_fonts(fonts: Sequence[tuple[bytes, bytes]], start: int) -> bytes:
    """The INDEX of fonts, which begins at `start`; their private DICTs follow it."""

    def index(offset: int) -> bytes:
        sizes = [len(private) for _, private in fonts]
        offsets = itertools.accumulate(sizes, initial=offset)
        entries = zip(fonts, sizes, offsets, strict=False)
        return _written_index([matrix + _entry(_PRIVATE, size, at) for (matrix, _), size, at in entries])

    return index(start + len(index(0)))


def _written_index(objects: Sequence[bytes]) -> bytes:
    offsets = [*itertools.accumulate(map(len, objects), initial=1)]
    size, code = (2, "H") if offsets[-1] < 1 << 16 else (4, "I")
    return struct.pack(f">HB{len(offsets)}{code}", len(objects), size, *offsets) + b"".join(objects)


def _entry(operator: int, *operands: int) -> bytes:
    """A DICT entry, its numbers always five bytes long."""
    numbers = b"".join(struct.pack(">Bi", 29, operand) for operand in operands)
    return numbers + _written_operator(operator)


def _written(entries: Operators, operator: int) -> bytes:
    """An entry as it was written, nothing when there is none."""
    return entries[operator][1] + _written_operator(operator) if operator in entries else b""


def _written_operator(operator: int) -> bytes:
    return bytes([operator]) if operator < 1 << 8 else struct.pack(">H", operator)


def _index(table: bytes, start: int) -> tuple[list[bytes], int]:
    """The objects of an INDEX and where it ends."""
    (count,) = struct.unpack_from(">H", table, start)
    if count == 0:
        return [], start + 2
    size = table[start + 2]
    data = table[start + 3 : start + 3 + (count + 1) * size]
    offsets = [int.from_bytes(data[place : place + size], "big") for place in range(0, len(data), size)]
    base = start + 2 + len(data)
    return [table[base + a : base + b] for a, b in itertools.pairwise(offsets)], base + offsets[-1]


def _operators(data: bytes) -> Iterator[tuple[int, tuple[list[int], bytes]]]:
    """Operators of a DICT with their operands; real numbers, of which none is needed, come as 0."""
    operands: list[int] = []
    place = start = 0
    while place < len(data):
        if data[place] > 21:
            value, place = _operand(data, place)
            operands.append(value)
            continue
        written, operator = data[start:place], data[place]
        if operator == _ESCAPE:
            place += 1
            operator = (_ESCAPE << 8) + data[place]
        yield operator, (operands, written)
        place += 1
        operands, start = [], place


def _operand(data: bytes, place: int) -> tuple[int, int]:
    """The number at `place`, and where the next one begins."""
    byte, place = data[place], place + 1
    if byte == 28:
        return struct.unpack_from(">h", data, place)[0], place + 2
    if byte == 29:
        return struct.unpack_from(">i", data, place)[0], place + 4
    if byte == 30:
        while data[place] & 0x0F != 0x0F:
            place += 1
        return 0, place + 1
    if byte <= 246:
        return byte - 139, place
    if byte <= 250:
        return (byte - 247) * 256 + data[place] + 108, place + 1
    return -(byte - 251) * 256 - data[place] - 108, place + 1
