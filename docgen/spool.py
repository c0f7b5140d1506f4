"""A list that waits on disk: for records too many to be held in memory."""

import pickle
import tempfile
import weakref
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from typing import IO, Generic, TypeVar, cast, overload

from docgen.errors import DestinationNotWritableError

Item = TypeVar("Item")

_IN_MEMORY = 8 * 2**20  # bytes; few records never touch the disk


class Spool(Sequence[Item], Generic[Item]):
    """Records in the order they were added, each read back when it is asked for.

    They are written and read in blocks, the last few of which stay at hand: who alters a record that was read
    does not know whether it comes back altered. The file has no name: nobody else can open it, and it is gone
    with the process however that ends.
    """

    def __init__(self, block: int, blocks_at_hand: int = 1) -> None:
        file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (open as long as the list is there)
        self._file = cast("IO[bytes]", file)
        weakref.finalize(self, file.close)
        self._block, self._most_at_hand = block, blocks_at_hand
        self._starts = [0]
        self._last: list[Item] = []
        self._at_hand: OrderedDict[int, list[Item]] = OrderedDict()

    def append(self, item: Item) -> None:
        """Adds a record. Raises DestinationNotWritableError where there is no room for it."""
        if len(self._last) == self._block:
            self._write(self._last)
            self._last = []
        self._last.append(item)

    def __len__(self) -> int:
        return (len(self._starts) - 1) * self._block + len(self._last)

    def __iter__(self) -> Iterator[Item]:
        return (self._read(number) for number in range(len(self)))

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> "list[Item]": ...
    def __getitem__(self, index: int | slice) -> "Item | list[Item]":
        if isinstance(index, slice):
            return [self._read(number) for number in range(*index.indices(len(self)))]
        return self._read(range(len(self))[index])

    def _read(self, number: int) -> Item:
        block, place = divmod(number, self._block)
        if block == len(self._starts) - 1:
            return self._last[place]
        if block not in self._at_hand:
            self._at_hand[block] = self._block_at(self._starts[block], self._starts[block + 1])
            if len(self._at_hand) > self._most_at_hand:
                self._at_hand.popitem(last=False)
        else:
            self._at_hand.move_to_end(block)
        return self._at_hand[block][place]

    def _write(self, block: list[Item]) -> None:
        data = pickle.dumps(block, pickle.HIGHEST_PROTOCOL)
        try:
            self._file.seek(self._starts[-1])
            self._file.write(data)
        except OSError as fault:
            raise _no_room() from fault
        self._starts.append(self._starts[-1] + len(data))

    def _block_at(self, start: int, end: int) -> list[Item]:
        try:
            self._file.seek(start)
            data = self._file.read(end - start)
        except OSError as fault:
            raise _no_room() from fault
        return cast("list[Item]", pickle.loads(data))


def _no_room() -> DestinationNotWritableError:
    return DestinationNotWritableError(
        f"临时文件夹“{tempfile.gettempdir()}”写不进去，多半是磁盘已满。",
        "请腾出磁盘空间后重试，或用环境变量 TMPDIR 指定另一个文件夹。",
    )
