"""An output folder held against its manifest: what is missing, changed, unreadable or none of docgen's."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import islice
from pathlib import Path

from docgen.errors import InputUnreadableError
from docgen.packet.manifest import FailedRecord, ManifestFile, PacketRecord, PaperRecord, State
from docgen.pipeline.made_files import Kind, compared_files
from docgen.pipeline.place import MANIFEST, WORK
from docgen.pipeline.request import Progress
from docgen.pipeline.workplace import unfinished_run
from docgen.register.file import FILE as REGISTER

_STEP = 128  # files between two looks at the progress
_OWN = frozenset((MANIFEST, REGISTER, *(f"{REGISTER}-{end}" for end in ("journal", "wal", "shm"))))
_OF_THE_SYSTEM = frozenset((".ds_store", "thumbs.db", "desktop.ini"))
_OF_OPEN_FILES = ("~$", ".~", "._")  # Word's and LibreOffice's beside an open file, macOS's on foreign disks


@dataclass(frozen=True)
class Deviation:
    """A file, or a link, that is not as the manifest tells; whose it is and which paper or packet."""

    kind: Kind
    path: str
    union: str = ""
    household: str = ""
    paper: str = ""


class Unfinished(StrEnum):
    """What a run left that did not end."""

    NOTHING = ""
    RUN = "run"
    MOVE = "move"


@dataclass(frozen=True)
class FolderReport:
    """How a folder is, and what its manifest tells of households.

    `deviations`, `failed` and `refused` may be the first ones only; the counts are of all.
    """

    files: int
    deviations: tuple[Deviation, ...]
    counts: Mapping[Kind, int]
    unfinished: Unfinished
    households: Mapping[State, int]
    failed: tuple[FailedRecord, ...]
    refused: tuple[str, ...]
    refused_count: int

    @property
    def is_whole(self) -> bool:
        """Whether every file is there as it was made, and no run left off."""
        wrong = sum(count for kind, count in self.counts.items() if kind is not Kind.EXTRA)
        return not wrong and self.unfinished is Unfinished.NOTHING


def check_folder(folder: Path, most: int | None, progress: Progress) -> FolderReport:
    """Reads every file that the manifest names and looks for others; keeps `most` of a kind, None for all.

    Nothing outside the folder is read: links are not followed.
    Raises InputUnreadableError where there is no manifest, or none of ours.
    """
    manifest = open_manifest(folder)
    found = _Kept(most)
    awaited = {hash(path) for _, path, _ in manifest.files()}  # of a province, a fifth of what the paths take
    files = len(awaited)
    for path in _others(folder, awaited, found):
        found.add(Deviation(Kind.EXTRA, path))
    for number, (record, path, kind) in enumerate(compared_files(folder, manifest, awaited), start=1):
        if kind:
            found.add(_named(kind, record, path))
        if number % _STEP == 0 or number == files:
            progress("核对文件", number, files)
    return _report(manifest, files, found, left_off(folder), most)


def open_manifest(folder: Path) -> ManifestFile:
    """The folder's manifest. Raises InputUnreadableError where there is none, with the reason if known."""
    if not (folder / MANIFEST).is_file() and left_off(folder) is not Unfinished.NOTHING:
        raise InputUnreadableError(
            f"“{folder}”上次出件没有做完，还没有出件记录。",
            "请用同样的 docgen packet 命令再运行一次，会接着做。",
        )
    return ManifestFile(folder / MANIFEST)


def left_off(folder: Path) -> Unfinished:
    """Where a run was cut off that did not come to its end in this folder, or that works in it now."""
    if (folder / WORK / MANIFEST).is_file():
        return Unfinished.MOVE
    return Unfinished.RUN if unfinished_run(folder) else Unfinished.NOTHING


@dataclass
class _Kept:
    """The first deviations of each kind, and how many there are."""

    most: int | None
    counts: Counter[Kind] = field(default_factory=Counter)
    kept: dict[Kind, list[Deviation]] = field(default_factory=dict)

    def add(self, item: Deviation) -> None:
        self.counts[item.kind] += 1
        if self.most is None or self.counts[item.kind] <= self.most:
            self.kept.setdefault(item.kind, []).append(item)


def _others(folder: Path, awaited: set[int], found: _Kept) -> Iterator[str]:
    """What lies in the folder that is not awaited; what is awaited and there is struck off."""
    waiting = [""]
    while waiting:
        below = waiting.pop()
        try:
            entries = sorted(os.scandir(folder / below), key=lambda entry: entry.name)
        except OSError:
            found.add(Deviation(Kind.UNREADABLE, below))
            continue
        for entry in entries:
            path = f"{below}/{entry.name}" if below else entry.name
            if entry.is_dir(follow_symlinks=False):
                waiting += [path] if path != WORK else []
            elif hash(path) in awaited and entry.is_file(follow_symlinks=False):
                awaited.remove(hash(path))
            elif not _is_known(path, entry.name):
                yield path


def _is_known(path: str, name: str) -> bool:
    """Whether the file is docgen's own record, or one that systems and office programs leave."""
    return path in _OWN or name.lower() in _OF_THE_SYSTEM or name.startswith(_OF_OPEN_FILES)


def _named(kind: Kind, record: PaperRecord | PacketRecord, path: str) -> Deviation:
    paper = record.form if isinstance(record, PaperRecord) else record.packet
    return Deviation(kind, path, record.union, record.household or "", paper)


def _report(
    manifest: ManifestFile, files: int, found: _Kept, unfinished: Unfinished, most: int | None
) -> FolderReport:
    return FolderReport(
        files,
        tuple(item for kind in Kind for item in found.kept.get(kind, ())),
        found.counts,
        unfinished,
        Counter(item.state for item in manifest.households()),
        tuple(islice(manifest.failed(), most)),
        tuple(islice((item.household for item in manifest.refused()), most)),
        sum(1 for _ in manifest.refused()),
    )
