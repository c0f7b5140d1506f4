"""Cases as they come out of intake, waiting on disk with the places of their values."""

from collections.abc import Iterator, Mapping, Sequence
from typing import overload

from docgen.model.case import Case
from docgen.model.intake import CaseEntry, FiledCase, entry_of
from docgen.model.origin import Origin, OriginTable, ShortRow
from docgen.spool import Spool

_Record = tuple[Case, tuple[ShortRow, ...], str, Mapping[str, int]]


class Filing(Sequence[FiledCase]):
    """The cases of a run in the order of the files; in memory are only their entries."""

    def __init__(self) -> None:
        self._records: Spool[_Record] = Spool(block=32)
        self._rows = OriginTable()
        self.entries: list[CaseEntry] = []

    def add(self, filed: FiledCase) -> None:
        """Takes the case in. Raises DestinationNotWritableError where the disk has no room for it."""
        origin = filed.origin
        rows = tuple(map(self._rows.short, origin.rows))
        self._records.append((filed.case, rows, origin.file, origin.lines))
        self.entries.append(entry_of(filed))

    def __len__(self) -> int:
        return len(self._records)

    def __iter__(self) -> Iterator[FiledCase]:
        return map(self._filed, self._records)

    @overload
    def __getitem__(self, index: int) -> FiledCase: ...
    @overload
    def __getitem__(self, index: slice) -> list[FiledCase]: ...
    def __getitem__(self, index: int | slice) -> FiledCase | list[FiledCase]:
        if isinstance(index, slice):
            return list(map(self._filed, self._records[index]))
        return self._filed(self._records[index])

    def _filed(self, record: _Record) -> FiledCase:
        case, rows, file, lines = record
        return FiledCase(case, Origin(tuple(map(self._rows.full, rows)), file, lines))
