"""What a run made, as its manifest tells it."""

from pathlib import Path

from docgen import __version__
from docgen.packet.manifest import (
    InputRecord,
    Manifest,
    PacketRecord,
    PackRecord,
    PaperRecord,
    RefusedRecord,
    write_manifest,
)
from docgen.pipeline.assess import Assessment
from docgen.pipeline.request import HOUSEHOLD, UNION, Made, MadePacket, MadePaper, Request


def write_record(path: Path, request: Request, assessment: Assessment, made: Made) -> None:
    """Write the manifest of the run; the same input gives the same bytes."""
    pack = request.pack
    holders = _holders(made.packets)
    manifest = Manifest(
        docgen=__version__,
        pack=PackRecord(pack.id, pack.manifest.version, pack.sha256),
        inputs=tuple(InputRecord(_told(item.path), item.sha256) for item in assessment.inputs),
        unions=tuple(union.union.name or "" for union in assessment.unions if union.cases),
        papers=tuple(_paper(paper, holders.get(paper.key)) for paper in made.papers),
        packets=tuple(_packet(packet) for packet in made.packets),
        refused=tuple(
            RefusedRecord(key, tuple(item.as_record() for item in findings))
            for key, findings in assessment.refused.items()
        ),
    )
    write_manifest(path, manifest)


def _told(path: str) -> str:
    """The file as the manifest names it: as it was given, but no path that tells of the machine."""
    return Path(path).name if Path(path).is_absolute() else Path(path).as_posix()


def _holders(packets: tuple[MadePacket, ...]) -> dict[str, MadePacket]:
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


def _packet(packet: MadePacket) -> PacketRecord:
    return PacketRecord(
        packet=packet.packet,
        scope=HOUSEHOLD if packet.household else UNION,
        household=packet.household or None,
        union=packet.union,
        path=packet.path,
        pages=packet.page_count,
        sha256=packet.sha256,
    )
