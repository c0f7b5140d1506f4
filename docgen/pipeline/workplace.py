"""The folder in the destination where a run works: locked, found again after a cut, gone at the end."""

import json
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from docgen.errors import DestinationNotWritableError
from docgen.pipeline.place import MANIFEST, WORK, keep_private, not_writable, require_destination

_LOCK, _NOTE, _PARTS = "lock", "run.json", "parts"
_HALF_MADE = "."


@dataclass(frozen=True)
class RunNote:
    """What a run tells of itself while it works: for the next one, should it be cut off.

    `asked` is a hash over the files and options, `day` the day that it reckons by (ISO).
    """

    id: str
    process: int
    asked: str = ""
    day: str = ""


@dataclass(frozen=True)
class Workplace:
    """A run's folder; `cut_off` is the note of a run that did not come to its end here."""

    destination: Path
    run: str
    cut_off: RunNote | None

    @property
    def folder(self) -> Path:
        """The folder itself."""
        return self.destination / WORK

    @property
    def parts(self) -> Path:
        """Where the parts of the run lie."""
        return self.folder / _PARTS

    @property
    def sealed(self) -> Path:
        """The manifest, once everything is made and only has to be put in place."""
        return self.folder / MANIFEST

    def note(self, asked: str, day: str) -> None:
        """Tells what this run makes."""
        _write(self.folder / _NOTE, RunNote(self.run, os.getpid(), asked, day))


@contextmanager
def workplace(destination: Path) -> Iterator[Workplace]:
    """The run's own folder. After a fault it stays if any part is finished: the next run goes on from there.

    Raises DestinationNotWritableError where nothing can be written, something of others is in the way, or
    another run works.
    """
    require_destination(destination)
    before, is_new = keep_private(), not destination.exists()
    folder, has_ended = destination / WORK, False
    try:
        _make_own(folder)
        with _locked(folder):
            try:
                yield _opened(destination)
                has_ended = True
            finally:
                _clear(folder, is_kept=not has_ended and _has_finished(folder))
    except OSError as fault:
        raise not_writable(destination, fault) from fault
    finally:
        with suppress(OSError):
            folder.rmdir()
        if is_new:
            with suppress(OSError):
                destination.rmdir()
        os.umask(before)


def unfinished_run(destination: Path) -> RunNote | None:
    """The note of the run that works there or was cut off; None where there is none."""
    try:
        return RunNote(**json.loads((destination / WORK / _NOTE).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def _make_own(folder: Path) -> None:
    """Makes the folder; one that is a link, or somebody else's, is refused."""
    folder.mkdir(parents=True, exist_ok=True)
    is_others = hasattr(os, "getuid") and folder.stat().st_uid != os.getuid()
    if folder.is_symlink() or is_others:
        raise DestinationNotWritableError(
            f"“{folder}”不是 docgen 为你建立的文件夹。", "请移走它，或用 -o 换一个文件夹。"
        )
    folder.chmod(0o700)
    (folder / _PARTS).mkdir(exist_ok=True)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Nobody else works here meanwhile; however the process ends, the lock ends with it."""
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise _busy(folder.parent) from None
    try:
        yield
    finally:
        with suppress(OSError):  # on Windows an open file cannot be removed
            (folder / _LOCK).unlink(missing_ok=True)
        lock.release()
        with suppress(OSError):
            (folder / _LOCK).unlink(missing_ok=True)


def _busy(destination: Path) -> DestinationNotWritableError:
    other = unfinished_run(destination)
    who = f"（运行号 {other.id}，进程 {other.process}）" if other else ""
    return DestinationNotWritableError(
        f"另一个 docgen{who}正在往“{destination}”出件。", "请等它做完再运行，或用 -o 换一个文件夹。"
    )


def _opened(destination: Path) -> Workplace:
    opened = Workplace(destination, secrets.token_hex(4), unfinished_run(destination))
    _remove_half_made(opened.parts)
    before = opened.cut_off or RunNote("", 0)
    opened.note(before.asked, before.day)  # until this run tells: it may be cut off sooner
    return opened


def _has_finished(folder: Path) -> bool:
    is_sealed = (folder / MANIFEST).is_file()
    return is_sealed or any(not path.name.startswith(_HALF_MADE) for path in (folder / _PARTS).iterdir())


def _clear(folder: Path, is_kept: bool) -> None:
    """Removes what is half made, or everything but the lock."""
    if is_kept:
        _remove_half_made(folder / _PARTS)
        return
    (folder / _NOTE).unlink(missing_ok=True)  # first: who is cut off here has ended
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        elif path.name != _LOCK:
            path.unlink()


def _remove_half_made(parts: Path) -> None:
    for path in parts.glob(f"{_HALF_MADE}*"):
        shutil.rmtree(path, ignore_errors=True)


def _write(path: Path, note: RunNote) -> None:
    """Puts the note in place whole: whoever reads it meanwhile finds the one before."""
    new = path.with_name(f".{path.name}")
    new.write_text(json.dumps(asdict(note)), encoding="utf-8")
    new.replace(path)
