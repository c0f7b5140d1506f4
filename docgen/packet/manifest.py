"""The manifest: what made the packets and what became of every household and paper, for programs.

Each record of its lists stands on a line of its own: a province's is written and read as a stream.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter

from docgen.errors import InputUnreadableError, reason_of
from docgen.packet.naming import is_inside
from docgen.packet.placed import placed_file

RecordT = TypeVar("RecordT")

_END = b"\n]\n}\n"
_REMEDY = "请用 -o 后面写的那个输出文件夹；出件记录损坏的，换一个新文件夹重新出件。"


@dataclass(frozen=True)
class PackRecord:
    """The region pack that was used; `sha256` is over all its files."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True)
class OptionsRecord:
    """What was asked for besides the data; `date` is the day that papers and ages are reckoned by."""

    packets: tuple[str, ...]
    levels: tuple[str, ...]
    formats: tuple[str, ...]
    duplex: bool
    booklet: bool
    engine: str
    date: str


@dataclass(frozen=True)
class Head:
    """What holds for the whole run; `made_from` is a hash over all that is no household's own."""

    docgen: str
    pack: PackRecord
    options: OptionsRecord
    made_from: str = ""


@dataclass(frozen=True)
class InputRecord:
    """One file of the clerk."""

    path: str
    sha256: str


@dataclass(frozen=True)
class UnionRecord:
    """A union, its folder, and a hash over all that its own papers and packets are made from.

    The hash is empty where they are not whole.
    """

    union: str
    folder: str
    made_from: str


class State(StrEnum):
    """What became of a household that was not refused."""

    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True)
class HouseholdRecord:
    """A household, its folder, and a hash over all that its papers are made from."""

    union: str
    household: str
    folder: str
    state: State
    made_from: str


@dataclass(frozen=True)
class PaperRecord:
    """One paper: its file, where its pages stand, how many copies are printed and who keeps them.

    `household` is None for a paper of a union; `path` and `sha256`, or `pdf`, `first_page` and `pages`, are
    None where that format was not asked for.
    """

    form: str
    scope: str
    household: str | None
    union: str
    path: str | None
    sha256: str | None
    pdf: str | None
    first_page: int | None
    pages: int | None
    copies: int
    keepers: tuple[str, ...]


@dataclass(frozen=True)
class PacketRecord:
    """One bound PDF; `household` is None for a packet of a union."""

    packet: str
    scope: str
    household: str | None
    union: str
    path: str
    pages: int
    sha256: str


@dataclass(frozen=True)
class FailedRecord:
    """A paper that could not be made, or with an empty `title` a household that was set aside; and why."""

    union: str
    household: str | None
    title: str
    reason: str


@dataclass(frozen=True)
class RefusedRecord:
    """A household of which papers were not made, and the findings that stood against it."""

    household: str
    findings: tuple[Mapping[str, object], ...]


@dataclass(frozen=True)
class Records:
    """The lists of a manifest. Paths are relative to its folder, with forward slashes.

    They are written in the order they come.
    """

    inputs: Iterable[InputRecord]
    unions: Iterable[UnionRecord]
    households: Iterable[HouseholdRecord]
    papers: Iterable[PaperRecord]
    packets: Iterable[PacketRecord]
    failed: Iterable[FailedRecord]
    refused: Iterable[RefusedRecord]


class _Kind(Generic[RecordT]):
    """Records of one kind as lines, and lines as records; `place` is what holds a path inside the folder."""

    def __init__(self, kind: type[RecordT], place: str = "") -> None:
        self._adapter, self._place = TypeAdapter(kind), place

    def line(self, record: RecordT) -> bytes:
        return self._adapter.dump_json(record)

    def record(self, line: bytes) -> RecordT:
        """Raises ValueError, also for a path that leads outside."""
        record = self._adapter.validate_json(line)
        if not is_inside(getattr(record, self._place, None) or ""):
            raise ValueError("a path that leads outside")
        return record


_HEAD, _INPUTS = _Kind(Head), _Kind(InputRecord)
_UNIONS, _HOUSEHOLDS = _Kind(UnionRecord, "folder"), _Kind(HouseholdRecord, "folder")
_PAPERS, _PACKETS = _Kind(PaperRecord, "path"), _Kind(PacketRecord, "path")
_FAILED, _REFUSED = _Kind(FailedRecord), _Kind(RefusedRecord)


def write_manifest(path: Path, head: Head, records: Records) -> None:
    """Write the manifest as JSON, list after list. Raises DestinationNotWritableError."""
    with placed_file(path) as stream:
        stream.write(_HEAD.line(head)[:-1])
        for line in _lists(records):
            stream.write(line)
        stream.write(b"\n}\n")


def _lists(records: Records) -> Iterator[bytes]:
    yield from _list("inputs", map(_INPUTS.line, records.inputs))
    yield from _list("unions", map(_UNIONS.line, records.unions))
    yield from _list("households", map(_HOUSEHOLDS.line, records.households))
    yield from _list("papers", map(_PAPERS.line, records.papers))
    yield from _list("packets", map(_PACKETS.line, records.packets))
    yield from _list("failed", map(_FAILED.line, records.failed))
    yield from _list("refused", map(_REFUSED.line, records.refused))


def _list(name: str, lines: Iterable[bytes]) -> Iterator[bytes]:
    yield f',\n"{name}": ['.encode()
    separator = b"\n"
    for line in lines:
        yield separator + line
        separator = b",\n"
    yield b"\n]"


class ManifestFile:
    """A manifest that is read as a stream: each list anew whenever it is asked for.

    Raises InputUnreadableError, at once or later, where it cannot be read, is not whole or is none of ours.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        with self._told():
            self._require_whole()
            with path.open("rb") as stream:
                self.head = _HEAD.record(stream.readline().rstrip(b",\n") + b"}")

    def inputs(self) -> Iterator[InputRecord]:
        """The clerk's files."""
        return self._records("inputs", _INPUTS)

    def unions(self) -> Iterator[UnionRecord]:
        """The unions that something was made for, by name."""
        return self._records("unions", _UNIONS)

    def households(self) -> Iterator[HouseholdRecord]:
        """The households that were not refused, union by union."""
        return self._records("households", _HOUSEHOLDS)

    def papers(self) -> Iterator[PaperRecord]:
        """The papers, union by union, a union's own ones first, then household by household."""
        return self._records("papers", _PAPERS)

    def packets(self) -> Iterator[PacketRecord]:
        """The packets, in the same order."""
        return self._records("packets", _PACKETS)

    def failed(self) -> Iterator[FailedRecord]:
        """What could not be made."""
        return self._records("failed", _FAILED)

    def refused(self) -> Iterator[RefusedRecord]:
        """The households that were refused."""
        return self._records("refused", _REFUSED)

    def files(self) -> Iterator[tuple[PaperRecord | PacketRecord, str, str]]:
        """Every file of the run: whose it is, its path, and the SHA-256 of its bytes."""
        made: Iterator[PaperRecord | PacketRecord] = chain(self.papers(), self.packets())
        for record in made:
            if record.path and record.sha256:
                yield record, record.path, record.sha256

    def _records(self, name: str, kind: _Kind[RecordT]) -> Iterator[RecordT]:
        heading, is_there = f'"{name}": ['.encode(), False
        with self._told(), self.path.open("rb") as stream:
            for line in (line.rstrip(b",\n") for line in stream):
                if line == heading:
                    is_there = True
                elif line == b"]" and is_there:
                    return
                elif is_there:
                    yield kind.record(line)

    def _require_whole(self) -> None:
        with self.path.open("rb") as stream:
            stream.seek(-min(len(_END), stream.seek(0, os.SEEK_END)), os.SEEK_END)
            if stream.read() != _END:
                raise ValueError("not whole")

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            raise InputUnreadableError(f"{self.path} 无法打开（{reason_of(fault)}）。", _REMEDY) from fault
        except ValueError as fault:  # pydantic's, too
            raise InputUnreadableError(
                f"{self.path} 不是这一版 docgen 的出件记录，或已经损坏。", _REMEDY
            ) from fault
