"""The manifest: what made the packets and what became of every paper, for programs and for checking."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from docgen.packet.placed import placed_file

# By what the records of each list are put in order.
_ORDER = {
    "inputs": ("path",),
    "papers": ("union", "household", "path", "form"),
    "packets": ("packet", "union", "household", "path"),
    "refused": ("household",),
}


@dataclass(frozen=True)
class PackRecord:
    """The region pack that was used; `sha256` is over all its files."""

    id: str
    version: str
    sha256: str


@dataclass(frozen=True)
class InputRecord:
    """One file of the clerk."""

    path: str
    sha256: str


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
class RefusedRecord:
    """A household of which papers were not made, and the findings that stood against it."""

    household: str
    findings: tuple[Mapping[str, object], ...]


@dataclass(frozen=True)
class Manifest:
    """All that is told of one run. Paths are relative to the manifest's folder, with forward slashes."""

    docgen: str
    pack: PackRecord
    inputs: tuple[InputRecord, ...]
    unions: tuple[str, ...]
    papers: tuple[PaperRecord, ...]
    packets: tuple[PacketRecord, ...]
    refused: tuple[RefusedRecord, ...]


def write_manifest(path: Path, manifest: Manifest) -> None:
    """Write the manifest as JSON; whatever the order of its records, the same run gives the same bytes."""
    text = json.dumps(_in_order(asdict(manifest)), ensure_ascii=False, indent=2)
    with placed_file(path) as stream:
        stream.write(f"{text}\n".encode())


def _in_order(manifest: dict[str, Any]) -> dict[str, Any]:
    lists = {name: sorted(manifest[name], key=lambda r: _place(r, keys)) for name, keys in _ORDER.items()}
    return manifest | lists | {"unions": sorted(manifest["unions"])}


def _place(record: dict[str, Any], keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(record[key] or "" for key in keys)
