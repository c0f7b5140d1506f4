"""A PDF file's objects, written as they come, and the table that says where each stands."""

import hashlib
import sys
import zlib
from array import array
from typing import BinaryIO

_HEADER = b"%PDF-1.7\n%\xbf\xf7\xa2\xfe\n"
_OBJECTS_A_STREAM = 100
_LEVEL = 6  # of zlib: dictionaries are few and alike
_IN_FILE, _IN_STREAM = 1 << 56, 2 << 56  # kinds of entries in the table: 1 + 5 + 2 bytes


def deflated(data: bytes) -> bytes:
    """The data of a stream, packed."""
    return zlib.compress(data, _LEVEL)


class ObjectWriter:
    """Objects on their way into a stream; what is kept of each is its place, 8 bytes.

    Dictionaries and arrays wait for some others and are packed with them; streams are written at once.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._digest = hashlib.sha256()
        self._place = 0
        self._entries = array("Q", [0])  # by object number; object 0 is none
        self._waiting: list[tuple[int, bytes]] = []
        self._write(_HEADER)

    def reserve(self) -> int:
        """The number of an object that is written later."""
        self._entries.append(0)
        return len(self._entries) - 1

    def add(self, body: bytes, number: int | None = None) -> int:
        """Write a dictionary or array, under the number reserved for it or a new one; its number."""
        number = number or self.reserve()
        self._waiting.append((number, body))
        if len(self._waiting) == _OBJECTS_A_STREAM:
            self._flush()
        return number

    def add_stream(self, data: bytes, entries: bytes, number: int | None = None) -> int:
        """Write a stream at once, its data encoded as the dictionary's `entries` say; its number."""
        number = number or self.reserve()
        self._entries[number] = _IN_FILE | self._place << 16
        head = b"%d 0 obj\n<<%b/Length %d>>stream\n" % (number, entries, len(data))
        self._write(b"%b%b\nendstream\nendobj\n" % (head, data))
        return number

    def add_deflated(self, data: bytes, entries: bytes = b"") -> int:
        """Write a stream, its data deflated; its number."""
        return self.add_stream(deflated(data), entries + b"/Filter/FlateDecode")

    def finish(self, root: int, info: int) -> str:
        """Write the table of all objects, after which the file is whole; its SHA-256."""
        self._flush()
        number, place = self.reserve(), self._place
        self._entries[number] = _IN_FILE | place << 16
        identity = self._digest.hexdigest()[:32].encode()
        entries = b"/Type/XRef/W[1 5 2]/Size %d/Root %d 0 R/Info %d 0 R/ID[<%b><%b>]/Filter/FlateDecode" % (
            *(len(self._entries), root, info),
            *(identity, identity),
        )
        self.add_stream(deflated(self._table()), entries, number)
        self._write(b"startxref\n%d\n%%%%EOF\n" % place)
        return self._digest.hexdigest()

    def _table(self) -> bytes:
        """The entries, high bytes first; object 0 heads the list of free ones, and stands alone in it."""
        table = array("Q", self._entries)
        table[0] = 0xFFFF
        if sys.byteorder == "little":
            table.byteswap()
        return table.tobytes()

    def _flush(self) -> None:
        """Write the waiting objects into one stream."""
        if not self._waiting:
            return
        holder, places, place = self.reserve(), [], 0
        for index, (number, body) in enumerate(self._waiting):
            self._entries[number] = _IN_STREAM | holder << 16 | index
            places.append(b"%d %d" % (number, place))
            place += len(body) + 1
        head = b" ".join(places) + b"\n"
        data = head + b"\n".join(body for _, body in self._waiting)
        entries = b"/Type/ObjStm/N %d/First %d/Filter/FlateDecode" % (len(places), len(head))
        self._waiting.clear()
        self.add_stream(deflated(data), entries, holder)

    def _write(self, data: bytes) -> None:
        self._stream.write(data)
        self._digest.update(data)
        self._place += len(data)
