"""Where output may be written, and folders and files that only their owner reads."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from docgen.errors import DestinationNotWritableError, reason_of

MANIFEST = "manifest.json"
WORK = ".docgen"  # the folder in the destination where a run works
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def require_destination(destination: Path) -> None:
    """Raises DestinationNotWritableError when the folder cannot take the output."""
    _require_name(destination)
    if destination.exists() and not destination.is_dir():
        raise DestinationNotWritableError(f"“{destination}”是文件，不是文件夹。", "请用 -o 指定一个文件夹。")
    if destination.is_dir() and _has_only_others(destination):
        raise DestinationNotWritableError(
            f"文件夹“{destination}”里已有不是 docgen 生成的文件。", "请用 -o 指定一个空文件夹或新的文件夹。"
        )
    folder = next(path for path in (destination, *destination.resolve().parents) if path.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise DestinationNotWritableError(f"不能在“{folder}”下写入文件。", "请换一个可以写入的文件夹。")


def _require_name(destination: Path) -> None:
    """Raises DestinationNotWritableError for a name that no file system takes."""
    try:
        destination.exists()
    except OSError as fault:
        raise not_writable(destination, fault) from fault


def _has_only_others(destination: Path) -> bool:
    """Whether the folder holds something, and no run has ended there or is being put in place."""
    if any((destination / name).is_file() for name in (MANIFEST, f"{WORK}/{MANIFEST}")):
        return False
    return any(path.name != WORK for path in destination.iterdir())


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
            raise not_writable(destination, fault) from fault
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
        raise not_writable(target, fault) from fault
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


def not_writable(destination: Path, fault: OSError) -> DestinationNotWritableError:
    """The error to raise for that fault of the system."""
    return DestinationNotWritableError(
        f"无法写入“{destination}”：{reason_of(fault)}。",
        "请检查磁盘空间和文件夹权限，关闭已打开的同名文件后重试。",
    )
