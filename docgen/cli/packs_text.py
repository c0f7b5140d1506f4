"""A region, its packets and its documents in words and as JSON-ready data."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # only named here: `docgen --version` need not load them
    from docgen.region.documents import Document, PacketPlan
    from docgen.region.pack import Pack

ON_REQUEST = "仅按需"


def region_record(pack: Pack) -> dict[str, object]:
    """The region as JSON-ready data."""
    manifest = pack.manifest
    packets = [_packet_record(item) for item in manifest.packets]
    return {"id": pack.id, "title": manifest.title, "notice": manifest.notice.number, "packets": packets}


def _packet_record(packet: PacketPlan) -> dict[str, object]:
    return {
        "id": packet.id,
        "title": packet.title,
        "documents": packet.documents,
        "booklet": packet.booklet,
        "sheet": packet.sheet or "A4",
        "on_request": packet.on_request,
    }


def about_packet(packet: PacketPlan) -> str:
    """What is out of the ordinary with a packet, in brackets."""
    marks = (
        ON_REQUEST if packet.on_request else "",
        "可用 --booklet 装订成小册子" if packet.booklet else "",
        packet.sheet,
    )
    told = "，".join(filter(None, marks))
    return f"（{told}）" if told else ""


def is_on_request(pack: Pack, document: Document) -> bool:
    """Whether the document is only in packets made on request."""
    packets = pack.manifest.packets
    holders = [packet for packet in packets if document.id in (*packet.documents, packet.catalogue)]
    return bool(holders) and all(packet.on_request for packet in holders)


def form_record(pack: Pack, index: int) -> dict[str, object]:
    """The document of that place among the pack's, as JSON-ready data."""
    document = pack.documents[index]
    return {
        "number": index + 1,
        "id": document.id,
        "title": document.title,
        "for": document.scope,
        "copies": list(document.copies),
        "source": document.source,
        "on_request": is_on_request(pack, document),
    }
