"""Papers and packets of some households given once more, with the bytes that they had."""

import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from docgen.errors import DestinationNotWritableError, DocgenError, UsageError
from docgen.packet.manifest import ManifestFile
from docgen.pipeline.folder_check import open_manifest
from docgen.pipeline.holders import Holders
from docgen.pipeline.made_files import Kind, has_bytes
from docgen.pipeline.place import MANIFEST, WORK, not_writable, private_work_folder, require_destination
from docgen.pipeline.remaking import OwnFile, Source, remake
from docgen.pipeline.request import Progress
from docgen.pipeline.workplace import workplace
from docgen.register.book import open_register

_FILES, _ANEW = "files", "anew"
_MOST_TOLD = 5


@dataclass(frozen=True)
class Wanted:
    """Whose papers are to be given again, and where: in a new folder, or mended in the output folder.

    Mending replaces a file that was changed since only with `force`: a clerk may have edited it.
    """

    source: Source
    households: tuple[str, ...]
    unions: tuple[str, ...]
    target: Path | None = None
    force: bool = False


@dataclass(frozen=True)
class Reprinted:
    """What was given again: all files, those made anew, those left as somebody changed them."""

    place: Path
    holders: tuple[str, ...]
    files: int
    anew: tuple[str, ...]
    left: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()


def reprint(wanted: Wanted, moment: dt.datetime, progress: Progress) -> Reprinted:
    """Gives the files again: what is as it was made is taken from the output folder, the rest is made anew.

    Raises UsageError for a name that the last run did not make papers for, and a DocgenError where something
    cannot be made again as it was; then nothing is written.
    """
    manifest = open_manifest(wanted.source.folder)
    holders = _holders(Holders(manifest), wanted)
    files = _files(manifest, holders)
    give = _copied if wanted.target else _mended
    done = give(wanted, manifest, files, progress)
    return replace(done, notices=tuple(_noted(wanted.source.folder, holders, done.place, moment)))


def _holders(known: Holders, wanted: Wanted) -> list[tuple[str, str]]:
    households = [known.household(name) for name in wanted.households]
    found = [(item.union, item.household) for item in households]
    return list(dict.fromkeys([*found, *((known.union(name).union, "") for name in wanted.unions)]))


def _files(manifest: ManifestFile, holders: Sequence[tuple[str, str]]) -> list[OwnFile]:
    """The files of these. Raises UsageError for one that has none."""
    wanted, own = frozenset(holders), (OwnFile(*item) for item in manifest.files())
    files = [file for file in own if file.holder in wanted]
    for union, household in sorted(wanted - {file.holder for file in files}):
        raise UsageError(
            f"最近一次出件没有“{household or union}”的文书和打印包。",
            "未做成的户，请用原来的 docgen packet 命令加 --only-failed 先补做。",
        )
    return files


def _copied(
    wanted: Wanted, manifest: ManifestFile, files: Sequence[OwnFile], progress: Progress
) -> Reprinted:
    """The files in a folder of their own, laid out as in the output folder."""
    target = wanted.target or Path()
    _require_new(target)
    with private_work_folder(target) as work:
        given = work / _FILES
        lacking = [file for file in files if not _taken(wanted.source.folder, file, given)]
        _require_households(lacking)
        remake(wanted.source, manifest, lacking, work / _ANEW, progress)
        _move(lacking, work / _ANEW, given)
        try:
            if target.exists():
                target.rmdir()
            given.replace(target)
        except OSError as fault:
            raise not_writable(target, fault) from fault
    return _told(target, files, lacking)


def _mended(
    wanted: Wanted, manifest: ManifestFile, files: Sequence[OwnFile], progress: Progress
) -> Reprinted:
    """The output folder as it was made, as far as these files go."""
    folder = wanted.source.folder
    states = {file: _state(folder, file) for file in files}
    left = [file for file, state in states.items() if state is Kind.CHANGED and not wanted.force]
    lacking = [file for file, state in states.items() if state is Kind.MISSING or (state and wanted.force)]
    _require_households(lacking)
    if lacking:
        _require_ended(folder)
        with workplace(folder) as place:
            work = Path(tempfile.mkdtemp(dir=place.folder))  # a reprint that was cut off may have left one
            remake(wanted.source, manifest, lacking, work / _ANEW, progress)
            _move(lacking, work / _ANEW, folder)
    return _told(folder, files, lacking, left)


def _state(folder: Path, file: OwnFile) -> Kind | None:
    """What is wrong with the file; None where it is as it was made. A link is not what docgen made."""
    place = folder / file.path
    if not os.path.lexists(place):
        return Kind.MISSING
    is_own = place.is_file() and not _leads_elsewhere(folder, file.path)
    return None if is_own and has_bytes(place, file.sha256) else Kind.CHANGED


def _taken(folder: Path, file: OwnFile, given: Path) -> bool:
    """Whether the file could be taken from the output folder as it was made."""
    if _leads_elsewhere(folder, file.path) or not (folder / file.path).is_file():
        return False
    copy = given / file.path
    copy.parent.mkdir(parents=True, exist_ok=True)
    try:
        shutil.copyfile(folder / file.path, copy)
    except PermissionError:
        return False
    return has_bytes(copy, file.sha256)


def _leads_elsewhere(folder: Path, path: str) -> bool:
    """Whether a step of the path is a link."""
    steps = [folder / path, *(folder / path).parents]
    return any(step.is_symlink() for step in steps[: steps.index(folder)])


def _move(files: Sequence[OwnFile], source: Path, target: Path) -> None:
    """Puts what was made anew in its place, each file whole. Raises DestinationNotWritableError."""
    for file in files:
        place = target / file.path
        if _leads_elsewhere(target, str(PurePosixPath(file.path).parent)) or place.is_dir():
            raise DestinationNotWritableError(
                f"“{place}”所在的文件夹是链接，或同名的是文件夹，不能写入。", "请移走它，再运行一次。"
            )
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            (source / file.path).replace(place)
        except OSError as fault:
            raise not_writable(place, fault) from fault


def _require_new(target: Path) -> None:
    require_destination(target)
    if target.is_symlink() or (target.exists() and any(target.iterdir())):
        raise DestinationNotWritableError(
            f"“{target}”已经存在，里面有文件，不会覆盖。", "请用 -o 另写一个新的文件夹。"
        )


def _require_households(files: Sequence[OwnFile]) -> None:
    """Raises UsageError for a union's own file: it lists households, and cannot be made alone."""
    own = [file for file in files if not file.holder[1]]
    if own:
        names = "、".join(PurePosixPath(file.path).name for file in own[:_MOST_TOLD])
        raise UsageError(
            f"工会“{own[0].holder[0]}”有 {len(own)} 个文件缺少或改动过，不能单独重做：{names}。",
            "请用原来的 docgen packet 命令再运行一次；改动过、不要这些改动的，加 --force。",
        )


def _require_ended(folder: Path) -> None:
    """Raises DestinationNotWritableError where a run that was cut off has left what it made."""
    parts = folder / WORK / "parts"
    if (folder / WORK / MANIFEST).is_file() or (parts.is_dir() and any(parts.iterdir())):
        raise DestinationNotWritableError(
            f"“{folder}”上次出件没有做完，或正在出件。", "请先用同样的 docgen packet 命令做完，再补打。"
        )


def _told(
    place: Path, files: Sequence[OwnFile], anew: Sequence[OwnFile], left: Sequence[OwnFile] = ()
) -> Reprinted:
    names = dict.fromkeys(file.holder[1] or file.holder[0] for file in files)
    return Reprinted(
        place,
        tuple(names),
        len(files),
        tuple(file.path for file in anew),
        tuple(file.path for file in left),
    )


def _noted(
    folder: Path, holders: Sequence[tuple[str, str]], place: Path, moment: dt.datetime
) -> Iterator[str]:
    """Enters the reprint in the register; a notice where that cannot be done."""
    try:
        with open_register(folder) as register:
            register.note_reprints(holders, place.resolve(), moment)
    except DocgenError as fault:
        yield f"没有记入打印登记簿：{fault.what}"
