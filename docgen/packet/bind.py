"""Papers' pages bound into one PDF for the printer: copies, front sides, page labels, outline."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BufferedRandom
from pathlib import Path

import pikepdf

from docgen.packet.arrangement import Arrangement, arranged
from docgen.packet.copied import write_copied
from docgen.packet.imposition import Binding, SheetName
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


def bind_packet(
    sections: Sequence[Section],
    destination: Path,
    *,
    duplex: bool,
    title: str,
    numbered: bool = False,
    booklet: bool = False,
    sheet: SheetName = "",
) -> BoundPacket:
    """Write the packet to `destination`; the same sections give the same bytes.

    A duplex packet is for printing on both sides: every copy begins on a front side, after a blank page where
    one is needed. In a `numbered` one the pages of every section are stamped with their numbers (DA/T 22:
    upper right corner on front sides, upper left on back sides). As a `booklet` every copy of a paper is set
    on A4 sheets, two pages a side, to be folded and stapled in the middle. `sheet` brings every page to that
    size.
    """
    arrangement = arranged(sections, Binding(duplex, numbered, booklet, sheet))
    if not arrangement.leaves:
        raise ValueError("a packet without papers")
    catalog = _catalog(arrangement)
    with placed_file(destination) as stream:
        if all(placed.leaf.is_stored for placed in arrangement.leaves):
            digest = write_streamed(arrangement, stream, destination.parent, title, catalog)
        else:
            write_copied(arrangement, stream, destination.parent, title, catalog)
            digest = _digest(stream)
    return BoundPacket(destination, len(arrangement.labels), digest, arrangement.first_pages)


def _catalog(arrangement: Arrangement) -> dict[str, pikepdf.Object]:
    """What viewers and printers are told. No dates: the same input gives the same bytes."""
    return {
        "/Lang": pikepdf.String("zh-CN"),
        "/PageLabels": page_label_tree(arrangement.labels),
        "/PageMode": pikepdf.Name.UseOutlines,
        "/ViewerPreferences": _preferences(arrangement.binding),
    }


def _preferences(binding: Binding) -> pikepdf.Dictionary:
    preferences = pikepdf.Dictionary(DisplayDocTitle=True)
    if binding.booklet:
        preferences.Duplex = pikepdf.Name.DuplexFlipShortEdge
    elif binding.duplex:
        preferences.Duplex = pikepdf.Name.DuplexFlipLongEdge
    if binding.sheet:
        preferences.PickTrayByPDFSize = True
    return preferences


def _digest(stream: BufferedRandom) -> str:
    stream.seek(0)
    return hashlib.file_digest(stream, "sha256").hexdigest()
