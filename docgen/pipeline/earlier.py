"""What the run before left in the destination, and what of it is still as it was."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.errors import DestinationNotWritableError
from docgen.packet.manifest import ManifestFile, State
from docgen.pipeline.made_files import Kind, compared_files
from docgen.pipeline.place import MANIFEST

_TOLD = 5
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
    for record, path, kind in compared_files(destination, file):
        if kind:
            broken.add((record.union, record.household or ""))
        if kind is Kind.CHANGED:
            changed.append(path)
    if changed:
        raise _edited(destination, changed)
    return broken


def _edited(destination: Path, changed: list[str]) -> DestinationNotWritableError:
    names = "、".join(f"“{path}”" for path in changed[:_TOLD])
    more = f"等 {len(changed)} 个文件" if len(changed) > _TOLD else ""
    return DestinationNotWritableError(
        f"“{destination}”中的 {names}{more}出件后被人改过，重新出件会盖掉这些改动。",
        "请先把改过的文件移到别处（要留的另存），再运行；不要这些改动的，加 --force。",
    )
