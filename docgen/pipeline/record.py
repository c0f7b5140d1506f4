"""What a run made of each union, kept on disk, and all of it as the manifest tells it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Generic, TypeVar

from docgen import __version__
from docgen.packet.manifest import (
    FailedRecord,
    Head,
    HouseholdRecord,
    InputRecord,
    ManifestFile,
    OptionsRecord,
    PacketRecord,
    PackRecord,
    PaperRecord,
    Records,
    RefusedRecord,
    UnionRecord,
    write_manifest,
)
from docgen.pipeline.assess import Assessment
from docgen.pipeline.request import HOUSEHOLD, UNION, Failure, MadePacket, MadePaper, Request
from docgen.spool import Spool

RecordT = TypeVar("RecordT", bound=PaperRecord | PacketRecord)


@dataclass(frozen=True)
class UnionRecords:
    """What the manifest tells of one union.

    Of its households that are `standing`, and of its own papers where it `stands` whole, the papers and
    packets are those of the manifest before.
    """

    union: UnionRecord
    households: tuple[HouseholdRecord, ...]
    papers: tuple[PaperRecord, ...] = ()
    packets: tuple[PacketRecord, ...] = ()
    failed: tuple[FailedRecord, ...] = ()
    standing: frozenset[str] = frozenset()
    stands: bool = False

    def is_earlier(self, record: PaperRecord | PacketRecord) -> bool:
        """Whether the record of the manifest before holds still."""
        return self.stands or record.household in self.standing


@dataclass
class Counts:
    """What is in a manifest, counted while it is written."""

    papers: int = 0
    pages: int = 0
    packets: int = 0
    forms: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)


class Book:
    """The records of a run: those of each union come when it is done, and wait on disk."""

    def __init__(self, earlier: ManifestFile | None) -> None:
        self._earlier = earlier
        self._records: Spool[UnionRecords] = Spool(block=1)
        self._places: list[tuple[str, int]] = []
        self.counts = Counts()

    def add(self, records: UnionRecords) -> None:
        """Takes in what became of a union."""
        self._places.append((records.union.union, len(self._records)))
        self._records.append(records)

    def failed(self) -> Iterator[FailedRecord]:
        """All that could not be made."""
        return (record for item in self._unions() for record in item.failed)

    def write(self, path: Path, head: Head, assessment: Assessment) -> None:
        """Writes the manifest; the same input gives the same bytes. Counts what is in it."""
        self.counts = Counts()
        records = Records(
            inputs=sorted(_inputs(assessment), key=lambda item: item.path),
            unions=(item.union for item in self._unions()),
            households=(household for item in self._unions() for household in item.households),
            papers=map(self._counted_paper, self._merged(_papers_of, ManifestFile.papers)),
            packets=map(self._counted_packet, self._merged(_packets_of, ManifestFile.packets)),
            failed=self.failed(),
            refused=_refused(assessment),
        )
        write_manifest(path, head, records)

    def _unions(self) -> Iterator[UnionRecords]:
        return (self._records[number] for _, number in sorted(self._places))

    def _merged(
        self,
        own: Callable[[UnionRecords], Sequence[RecordT]],
        earlier: Callable[[ManifestFile], Iterator[RecordT]],
    ) -> Iterator[RecordT]:
        """The records of this run and those of the manifest before that hold still, union by union."""
        before = _ByUnion(earlier(self._earlier) if self._earlier else iter(()))
        for item in self._unions():
            still = [record for record in before.of(item.union.union) if item.is_earlier(record)]
            yield from sorted([*own(item), *still], key=_place)

    def _counted_paper(self, paper: PaperRecord) -> PaperRecord:
        self.counts.papers += 1
        self.counts.pages += paper.pages or 0
        self.counts.forms.add(paper.form)
        return paper

    def _counted_packet(self, packet: PacketRecord) -> PacketRecord:
        self.counts.packets += 1
        self.counts.kinds.add(packet.packet)
        return packet


class _ByUnion(Generic[RecordT]):
    """Records that come sorted by union, given union by union in the same order."""

    def __init__(self, records: Iterator[RecordT]) -> None:
        self._groups = groupby(records, key=_union_of)
        self._name = ""
        self._group: list[RecordT] = []

    def of(self, union: str) -> list[RecordT]:
        """The union's records; those of unions before it are passed over."""
        while self._name < union:
            found = next(self._groups, None)
            if found is None:
                return []
            self._name, self._group = found[0], list(found[1])
        return self._group if self._name == union else []


def head_of(request: Request, made_from: str) -> Head:
    """What the manifest tells of the run as a whole."""
    pack = request.pack
    options = OptionsRecord(
        tuple(plan.id for plan in request.plans()),
        tuple(sorted(request.levels)),
        tuple(sorted(request.formats)),
        request.duplex,
        request.booklet,
        request.engine or "",
        request.day.isoformat(),
    )
    return Head(__version__, PackRecord(pack.id, pack.manifest.version, pack.sha256), options, made_from)


def paper_records(papers: Iterable[MadePaper], packets: Sequence[MadePacket]) -> Iterator[PaperRecord]:
    """The papers with the packets that their pages stand in."""
    holders = _holders(packets)
    return (_paper(paper, holders.get(paper.key)) for paper in papers)


def packet_record(packet: MadePacket) -> PacketRecord:
    """The packet as the manifest tells it."""
    return PacketRecord(
        packet=packet.packet,
        scope=HOUSEHOLD if packet.household else UNION,
        household=packet.household or None,
        union=packet.union,
        path=packet.path,
        pages=packet.page_count,
        sha256=packet.sha256,
    )


def failed_record(failure: Failure) -> FailedRecord:
    """What could not be made, as the manifest tells it."""
    return FailedRecord(failure.union, failure.household or None, failure.title, failure.reason)


def _inputs(assessment: Assessment) -> list[InputRecord]:
    return [InputRecord(_told(item.path), item.sha256) for item in assessment.inputs]


def _told(path: str) -> str:
    """The file as the manifest names it: as it was given, but no path that tells of the machine."""
    told = Path(path).name if Path(path).is_absolute() else Path(path).as_posix()
    return told.encode(errors="replace").decode()  # a name may hold bytes that are no text


def _refused(assessment: Assessment) -> Iterator[RefusedRecord]:
    for key, findings in assessment.refused.items():
        yield RefusedRecord(key, tuple(item.as_record() for item in findings))


def _union_of(record: PaperRecord | PacketRecord) -> str:
    return record.union


def _papers_of(records: UnionRecords) -> Sequence[PaperRecord]:
    return records.papers


def _packets_of(records: UnionRecords) -> Sequence[PacketRecord]:
    return records.packets


def _place(record: PaperRecord | PacketRecord) -> tuple[str, str, str]:
    """By what the records of a union are put in order."""
    kind = record.form if isinstance(record, PaperRecord) else record.packet
    return record.household or "", record.path or "", kind


def _holders(packets: Sequence[MadePacket]) -> dict[str, MadePacket]:
    """By paper, the packet its pages stand in: its household's where there is one, else the union's.

    A booklet holds a paper only where no other packet does, for its pages do not follow each other there.
    """
    holders: dict[str, MadePacket] = {}
    for packet in sorted(packets, key=lambda packet: (packet.is_booklet, not packet.household)):
        for key in packet.first_pages:
            holders.setdefault(key, packet)
    return holders


def _paper(paper: MadePaper, holder: MadePacket | None) -> PaperRecord:
    return PaperRecord(
        form=paper.document.id,
        scope=HOUSEHOLD if paper.household else UNION,
        household=paper.household or None,
        union=paper.union,
        path=paper.path or None,
        sha256=paper.sha256 or None,
        pdf=holder.path if holder else None,
        first_page=holder.first_pages[paper.key] if holder else None,
        pages=paper.page_count or None,
        copies=len(paper.document.copies),
        keepers=tuple(filter(None, paper.document.copies)),
    )
