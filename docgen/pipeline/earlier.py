"""What the run before left in the destination, and what of it is still as it was."""

import hashlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from docgen.errors import DestinationNotWritableError
from docgen.packet.manifest import ManifestFile, State
from docgen.pipeline.place import MANIFEST

_READERS, _BATCH, _TOLD = 2, 500, 5
_Holder = tuple[str, str]  # a union and a household; "" for the union's own


@dataclass(frozen=True)
class Earlier:
    """The manifest of the run before, and by what those were made whose files all stand as they were.

    `households` are by union and key; `unions` are those with all their households.
    """

    file: ManifestFile | None = None
    households: Mapping[_Holder, str] = field(default_factory=dict)
    unions: Mapping[str, str] = field(default_factory=dict)


def earlier_run(destination: Path, force: bool) -> Earlier:
    """What stands; with `force` nothing does, and nothing is looked at.

    Raises DestinationNotWritableError for files that somebody changed since: they would be overwritten.
    """
    path = destination / MANIFEST
    if not path.is_file():
        return Earlier()
    file = ManifestFile(path)
    if force:
        return Earlier(file)
    broken = _broken(file, destination)
    households = {
        (item.union, item.household): item.made_from
        for item in file.households()
        if item.state is State.DONE and (item.union, item.household) not in broken
    }
    with_faults = {union for union, _ in broken}
    unions = {item.union: item.made_from for item in file.unions() if item.union not in with_faults}
    return Earlier(file, households, {name: made_from for name, made_from in unions.items() if made_from})


def _broken(file: ManifestFile, destination: Path) -> set[_Holder]:
    """Whose files are not all there."""
    broken: set[_Holder] = set()
    changed: list[str] = []
    for holder, path, sha256, found in _looked_at(file, destination):
        if found != sha256:
            broken.add(holder)
        if found not in ("", sha256):
            changed.append(path)
    if changed:
        raise _edited(destination, changed)
    return broken


def _looked_at(file: ManifestFile, destination: Path) -> Iterator[tuple[_Holder, str, str, str]]:
    """Every file of the run with the hash it had, and has; "" where it is gone."""
    files = ((record, path, sha256) for record, path, sha256 in file.files())
    with ThreadPoolExecutor(_READERS) as readers:
        while batch := list(islice(files, _BATCH)):
            found = readers.map(lambda item: _digest(destination / item[1]), batch)
            for (record, path, sha256), now in zip(batch, found, strict=True):
                yield (record.union, record.household or ""), path, sha256, now


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


def _edited(destination: Path, changed: list[str]) -> DestinationNotWritableError:
    names = "、".join(f"“{path}”" for path in changed[:_TOLD])
    more = f"等 {len(changed)} 个文件" if len(changed) > _TOLD else ""
    return DestinationNotWritableError(
        f"“{destination}”中的 {names}{more}出件后被人改过，重新出件会盖掉这些改动。",
        "请先把改过的文件移到别处（要留的另存），再运行；不要这些改动的，加 --force。",
    )
