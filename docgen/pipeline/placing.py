"""How a finished run comes into its place: sealed first, then file by file, the manifest last.

Who is cut off while files are moved leaves a sealed manifest; the next run moves the rest.
"""

import os
from collections.abc import Callable, Iterator, Set
from contextlib import suppress
from pathlib import Path

from docgen.errors import DestinationNotWritableError
from docgen.packet.manifest import ManifestFile
from docgen.pipeline.parts import FILES, forget_others
from docgen.pipeline.place import MANIFEST, not_writable
from docgen.pipeline.workplace import Workplace

_UNSEALED = "manifest.new"


def put_in_place(workplace: Workplace, names: Set[str], write: Callable[[Path], None]) -> None:
    """Seals the run, whose parts have these names and whose manifest is written by `write`, and moves it.

    Raises DestinationNotWritableError, before anything is moved when a file of someone else is in the way.
    """
    forget_others(workplace.parts, names)
    _require_no_others(workplace)
    aside = workplace.sealed.with_name(_UNSEALED)
    write(aside)
    _sync()  # a seal that outlives a power cut must not stand over less than it says
    aside.replace(workplace.sealed)
    roll_forward(workplace)


def roll_forward(workplace: Workplace) -> None:
    """Moves what is sealed, and removes what an earlier run made and this one does not; nothing if unsealed.

    Raises DestinationNotWritableError; what is not moved yet waits for the next run.
    """
    if not workplace.sealed.is_file():
        return
    try:
        for part in sorted(workplace.parts.iterdir()):
            if (part / FILES).is_dir():
                _move(part / FILES, workplace.destination)
        _remove_others(workplace)
        _sync()
        workplace.sealed.replace(workplace.destination / MANIFEST)
    except OSError as fault:
        raise not_writable(workplace.destination, fault) from fault


def _move(source: Path, target: Path) -> None:
    """Everything in the folder: as a whole where there is none of that name yet."""
    for path in sorted(source.iterdir()):
        place = target / path.name
        if path.is_dir() and place.is_dir():
            _move(path, place)
        else:
            path.replace(place)


def _require_no_others(workplace: Workplace) -> None:
    ours = _marks(workplace.destination / MANIFEST)
    for part in workplace.parts.iterdir():
        if (part / FILES).is_dir():
            for place in _in_the_way(part / FILES, workplace.destination, workplace.destination, ours):
                raise DestinationNotWritableError(
                    f"“{place}”不是 docgen 生成的文件，不能覆盖。", "请移走该文件，或换一个文件夹。"
                )


def _in_the_way(source: Path, target: Path, root: Path, ours: Set[int]) -> Iterator[Path]:
    """What lies where something is to come, and is none of our files; links lead elsewhere."""
    for path in source.iterdir():
        place = target / path.name
        if place.is_symlink() or (place.exists() and place.is_dir() != path.is_dir()):
            yield place
        elif path.is_dir() and place.exists():
            yield from _in_the_way(path, place, root, ours)
        elif place.exists() and hash(place.relative_to(root).as_posix()) not in ours:
            yield place


def _remove_others(workplace: Workplace) -> None:
    """Removes what the manifest before names and the new one does not."""
    before = workplace.destination / MANIFEST
    kept = _marks(workplace.sealed) if before.is_file() else set()
    for path in _files_of(before):
        if hash(path) not in kept:
            _remove(workplace.destination, Path(path))


def _marks(manifest: Path) -> Set[int]:
    """The hashes of the paths that the manifest names: a third of the memory that the paths take."""
    return set(map(hash, _files_of(manifest)))


def _files_of(manifest: Path) -> Iterator[str]:
    """The files that the manifest names; none where there is no manifest."""
    return (path for _, path, _ in ManifestFile(manifest).files()) if manifest.is_file() else iter(())


def _remove(destination: Path, file: Path) -> None:
    """The file, and the folders that are empty without it; what a link leads to elsewhere stays."""
    if not (destination / file).parent.resolve().is_relative_to(destination.resolve()):
        return
    (destination / file).unlink(missing_ok=True)
    for folder in file.parents[:-1]:
        with suppress(OSError):  # not empty: something else still lies there
            (destination / folder).rmdir()


def _sync() -> None:
    """What was written is on the disk before the manifest says so."""
    if hasattr(os, "sync"):
        os.sync()
