"""File systems for a trial: small ones, read-only ones. A user of no rights can mount them in a namespace."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_NAMESPACE = ("unshare", "--user", "--map-root-user", "--mount")
_RIGHTS = "-dac_override,-dac_read_search"


@dataclass(frozen=True)
class Disk:
    """A file system at `place` for commands that `around` goes before; from elsewhere it is `seen` there."""

    place: Path
    seen: Path
    around: tuple[str, ...]

    def remount(self, options: str) -> None:
        """Makes it larger, or read-only."""
        subprocess.run([*self.around, "mount", "-o", f"remount,{options}", str(self.place)], check=True)


@cache
def may_mount() -> bool:
    """Whether this machine lets a process mount a file system for itself."""
    command = [*_NAMESPACE, "mount", "-t", "tmpfs", "tmpfs", "/mnt"]
    try:
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


@contextmanager
def mounted(place: Path, options: str) -> Iterator[Disk]:
    """A file system in memory at that place, gone with the process that holds it."""
    place.mkdir(parents=True, exist_ok=True)
    script = f'mount -t tmpfs -o "{options}" tmpfs "{place}" && echo ready && exec sleep 600'
    holder = subprocess.Popen([*_NAMESPACE, "sh", "-c", script], stdout=subprocess.PIPE)
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == b"ready\n"
        enter = ("nsenter", "--target", str(holder.pid), "--user", "--mount", "--preserve-credentials")
        yield Disk(place, Path(f"/proc/{holder.pid}/root{place}"), enter)
    finally:
        holder.kill()
        holder.communicate()


def without_rights() -> tuple[str, ...]:
    """What goes before a command so that the modes of files hold for it, also where the tests run as root."""
    probe = ("setpriv", f"--bounding-set={_RIGHTS}", f"--inh-caps={_RIGHTS}")
    return probe if subprocess.run([*probe, "true"], capture_output=True).returncode == 0 else ()


def with_small_files(size: int) -> tuple[str, ...]:
    """What goes before a command that may write no file larger than so many bytes."""
    limit = f"import resource, os, sys; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))"
    return sys.executable, "-c", f"{limit}; os.execv(sys.argv[1], sys.argv[1:])"
