"""A list that waits on disk: for records too many to be held in memory."""

import pickle
import tempfile
import weakref
from array import array
from collections.abc import Iterator, Sequence
from typing import IO, Generic, TypeVar, cast, overload

from docgen.errors import DestinationNotWritableError

Item = TypeVar("Item")

_IN_MEMORY = 8 * 2**20  # bytes; few records never touch the disk


class Spool(Sequence[Item], Generic[Item]):
    """Records in the order they were added, each read back when it is asked for.

    The file has no name: nobody else can open it, and it is gone with the process however that ends.
    """

    def __init__(self) -> None:
        file = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 (open as long as the list is there)
        self._file = cast("IO[bytes]", file)
        weakref.finalize(self, file.close)
        self._starts = array("Q")
        self._end = 0

    def append(self, item: Item) -> None:
        """Adds a record. Raises DestinationNotWritableError where there is no room for it."""
        data = pickle.dumps(item, pickle.HIGHEST_PROTOCOL)
        try:
            self._file.seek(self._end)
            self._file.write(data)
        except OSError as fault:
            raise _no_room() from fault
        self._starts.append(self._end)
        self._end += len(data)

    def __len__(self) -> int:
        return len(self._starts)

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
        start = self._starts[number]
        end = self._starts[number + 1] if number + 1 < len(self) else self._end
        try:
            self._file.seek(start)
            return cast("Item", pickle.loads(self._file.read(end - start)))
        except OSError as fault:
            raise _no_room() from fault


def _no_room() -> DestinationNotWritableError:
    return DestinationNotWritableError(
        f"临时文件夹“{tempfile.gettempdir()}”写不进去，多半是磁盘已满。",
        "请腾出磁盘空间后重试，或用环境变量 TMPDIR 指定另一个文件夹。",
    )
