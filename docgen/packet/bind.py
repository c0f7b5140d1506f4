"""Papers' pages bound into one PDF for the printer: copies, front sides, page labels, outline."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BufferedRandom
from pathlib import Path

import pikepdf

from docgen.packet.arrangement import Arrangement, arranged
from docgen.packet.copied import write_copied
from docgen.packet.page_labels import page_label_tree
from docgen.packet.placed import placed_file
from docgen.packet.sections import Leaf, Section
from docgen.packet.streamed import write_streamed

__all__ = ["BoundPacket", "Leaf", "Section", "bind_packet"]


@dataclass(frozen=True)
class BoundPacket:
    """The packet at `path`; `first_pages` tells the 1-based page of each leaf's first copy by its key."""

    path: Path
    page_count: int
    sha256: str
    first_pages: Mapping[str, int]


def bind_packet(sections: Sequence[Section], destination: Path, *, duplex: bool, title: str) -> BoundPacket:
    """Write the packet to `destination`; the same sections give the same bytes.

    A duplex packet is for printing on both sides: every copy begins on a front side, after a blank page where
    one is needed.
    """
    arrangement = arranged(sections, duplex=duplex)
    if not arrangement.leaves:
        raise ValueError("a packet without papers")
    catalog = _catalog(arrangement, duplex)
    with placed_file(destination) as stream:
        if all(placed.leaf.is_stored for placed in arrangement.leaves):
            digest = write_streamed(arrangement, stream, title, catalog)
        else:
            write_copied(arrangement, stream, destination.parent, title, catalog)
            digest = _digest(stream)
    return BoundPacket(destination, len(arrangement.labels), digest, arrangement.first_pages)


def _catalog(arrangement: Arrangement, duplex: bool) -> dict[str, pikepdf.Object]:
    """What viewers and printers are told. No dates: the same input gives the same bytes."""
    preferences = pikepdf.Dictionary(DisplayDocTitle=True)
    if duplex:
        preferences.Duplex = pikepdf.Name.DuplexFlipLongEdge
    return {
        "/Lang": pikepdf.String("zh-CN"),
        "/PageLabels": page_label_tree(arrangement.labels),
        "/PageMode": pikepdf.Name.UseOutlines,
        "/ViewerPreferences": preferences,
    }


def _digest(stream: BufferedRandom) -> str:
    stream.seek(0)
    return hashlib.file_digest(stream, "sha256").hexdigest()
