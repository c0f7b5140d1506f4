"""A manifest as the register enters it: read as a stream, one holder for every household and union."""

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docgen.errors import InputUnreadableError
from docgen.packet.manifest import ManifestFile, State
from docgen.pipeline.made_files import sha256_of_file
from docgen.register.made import Holder, RunMade

_Key = tuple[str, str]  # union, household; of a union's own papers the household is empty


def run_id(manifest: ManifestFile) -> str:
    """A hash over the manifest. Raises InputUnreadableError."""
    try:
        return sha256_of_file(manifest.path)
    except OSError as fault:
        raise _unreadable(manifest, fault) from fault


def run_made(manifest: ManifestFile) -> RunMade:
    """What the manifest tells of its run. Raises InputUnreadableError where it is none of ours."""
    try:
        moment = dt.datetime.fromtimestamp(int(manifest.path.stat().st_mtime))
    except OSError as fault:
        raise _unreadable(manifest, fault) from fault
    head = manifest.head
    return RunMade(
        run_id(manifest),
        moment,
        head.docgen,
        head.pack.id,
        head.pack.version,
        head.pack.sha256,
        tuple((item.path, item.sha256) for item in manifest.inputs()),
        tuple(_holders(manifest)),
        tuple(dict.fromkeys(item.household for item in manifest.refused())),
    )


@dataclass
class _Tally:
    """What was made for one holder; of a paper that is only in a packet its pages count."""

    content: Any = field(default_factory=hashlib.sha256)
    papers: int = 0
    pages: int = 0
    bound_pages: int = 0

    def add(self, *about: object) -> None:
        self.content.update(f"{about}\n".encode("utf-8", "surrogatepass"))


def _holders(manifest: ManifestFile) -> Iterator[Holder]:
    """Who something was made for, in the manifest's order; then the households that got nothing."""
    tallies: dict[_Key, _Tally] = defaultdict(_Tally)
    for paper in manifest.papers():
        tally = tallies[paper.union, paper.household or ""]
        tally.papers += 1
        tally.pages += (paper.pages or 0) * (paper.copies or 1)
        tally.add("paper", paper.form, paper.sha256, paper.pages, paper.copies)
    for packet in manifest.packets():
        tally = tallies[packet.union, packet.household or ""]
        tally.bound_pages += packet.pages
        tally.add("packet", packet.packet, packet.sha256, packet.pages)
    undone = set(_undone(manifest))
    for key in [*tallies, *sorted(item for item in undone - tallies.keys() if item[1])]:
        tally = tallies[key]
        pages = tally.pages or tally.bound_pages
        yield Holder(*key, tally.content.hexdigest(), tally.papers, pages, key not in undone)


def _undone(manifest: ManifestFile) -> Iterator[_Key]:
    yield from ((item.union, "") for item in manifest.unions() if not item.made_from)
    for item in manifest.households():
        if item.state is State.FAILED:
            yield item.union, item.household


def _unreadable(manifest: ManifestFile, fault: OSError) -> InputUnreadableError:
    return InputUnreadableError(f"{manifest.path} 无法打开（{fault.strerror}）。", "请稍后再试一次。")
