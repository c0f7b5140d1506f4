"""The destination: may it be written, and how a finished run is moved into it."""

import errno
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from docgen.errors import DestinationNotWritableError

MANIFEST = "manifest.json"
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def require_destination(destination: Path) -> None:
    """Raises DestinationNotWritableError when the folder cannot take the output."""
    if destination.exists() and not destination.is_dir():
        raise DestinationNotWritableError(f"“{destination}”是文件，不是文件夹。", "请用 -o 指定一个文件夹。")
    if destination.is_dir() and any(destination.iterdir()) and not (destination / MANIFEST).is_file():
        raise DestinationNotWritableError(
            f"文件夹“{destination}”里已有不是 docgen 生成的文件。", "请用 -o 指定一个空文件夹或新的文件夹。"
        )
    folder = next(path for path in (destination, *destination.resolve().parents) if path.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise DestinationNotWritableError(f"不能在“{folder}”下写入文件。", "请换一个可以写入的文件夹。")


def put_in_place(staging: Path, destination: Path) -> None:
    """Move everything from `staging` into the destination, the manifest last; what an earlier run made goes.

    Raises DestinationNotWritableError, before anything is moved when a file of someone else is in the way.
    """
    files = sorted(path.relative_to(staging) for path in staging.rglob("*") if path.is_file())
    earlier = _files_of(destination / MANIFEST)
    for file in files:
        if (destination / file).exists() and file not in earlier and file.name != MANIFEST:
            raise DestinationNotWritableError(
                f"“{destination / file}”不是 docgen 生成的文件，不能覆盖。", "请移走该文件，或换一个文件夹。"
            )
    try:
        _move(staging, destination, files, earlier - set(files))
    except OSError as fault:
        raise _not_writable(destination, fault) from fault


@contextmanager
def private_work_folder(destination: Path) -> Iterator[Path]:
    """A folder beside the destination, readable by its owner only, gone when the run ends."""
    before = keep_private()
    parent = destination.resolve().parent
    parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=f".{destination.name}-", dir=parent))
    try:
        yield work
    except OSError as fault:
        if fault.errno in _FULL:
            raise _not_writable(destination, fault) from fault
        raise
    finally:
        shutil.rmtree(work, ignore_errors=True)
        os.umask(before)


@contextmanager
def private_file(target: Path) -> Iterator[Path]:
    """Where to write a file that only its owner reads; it comes into its place once it is whole.

    Raises DestinationNotWritableError.
    """
    before, part = keep_private(), target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        yield part
        part.replace(target)
    except OSError as fault:
        raise _not_writable(target, fault) from fault
    finally:
        with suppress(OSError):
            part.unlink()
        os.umask(before)


def require_free(target: Path) -> None:
    """Raises DestinationNotWritableError for a file or folder that is already there."""
    if target.exists():
        raise DestinationNotWritableError(f"“{target}”已经存在，不会覆盖。", "请移走它，或换一个名称。")


def keep_private() -> int:
    """From now on this process writes files that only their owner reads; the mask before."""
    return os.umask(0o077)


def _move(staging: Path, destination: Path, files: list[Path], stale: set[Path]) -> None:
    for file in sorted(files, key=lambda file: file.name == MANIFEST):
        (destination / file).parent.mkdir(parents=True, exist_ok=True)
        (staging / file).replace(destination / file)
    for file in stale:
        (destination / file).unlink(missing_ok=True)
        for folder in (destination / file).parents:
            if folder == destination:
                break
            with suppress(OSError):  # not empty: something else still lies there
                folder.rmdir()


def _files_of(manifest: Path) -> set[Path]:
    """The files an earlier run made, by its manifest; none when there is no readable one."""
    try:
        content = json.loads(manifest.read_text(encoding="utf-8"))
        paths = [entry["path"] for name in ("papers", "packets") for entry in content[name]]
    except (OSError, ValueError, KeyError, TypeError):
        return set()
    inside = (Path(path) for path in paths if path)
    return {path for path in inside if not path.is_absolute() and ".." not in path.parts}


def _not_writable(destination: Path, fault: OSError) -> DestinationNotWritableError:
    return DestinationNotWritableError(
        f"无法写入“{destination}”：{fault.strerror}。",
        "请检查磁盘空间和文件夹权限，关闭已打开的同名文件后重试。",
    )
