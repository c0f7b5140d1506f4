"""The memory of a program and of all processes it starts (Linux: /proc)."""

import shutil
import subprocess
import threading
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

_EVERY = 0.25  # seconds between two looks
_SUMS = 8  # looks between two sums: one takes 10 ms of processor time a process


@dataclass(frozen=True)
class Ended:
    """How a program ended: what it wrote, and its peaks in bytes.

    `largest` is the greatest resident size that any one of its processes had, by the kernel's own mark,
    `first` that of the program itself; `together` the greatest sum over all of them as sampled, memory that
    several share counted once. `disk` is by how much the free room of a disk shrank at most.
    """

    output: str
    largest: int
    together: int
    first: int = 0
    disk: int = 0


def run_observed(command: Sequence[str], expected: Collection[int] = (0,), disk: Path | None = None) -> Ended:
    """The command run to its end, the disk on which that folder lies watched.

    Raises CalledProcessError unless it ends with an expected code.
    """
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        watch = _Watch(process.pid, disk)
        watch.start()
        output, _ = process.communicate()
        watch.stop()
    if process.returncode not in expected:
        raise subprocess.CalledProcessError(process.returncode, list(command), output)
    return Ended(output, watch.largest, watch.together, watch.first, watch.disk)


class _Watch(threading.Thread):
    """Looks at a process and its descendants until it is stopped."""

    def __init__(self, root: int, disk: Path | None) -> None:
        super().__init__(daemon=True)
        self._root = root
        self._disk = disk
        self._free_before = shutil.disk_usage(disk).free if disk else 0
        self._over = threading.Event()
        self.largest = 0
        self.together = 0
        self.first = 0
        self.disk = 0

    def run(self) -> None:
        """Look again and again."""
        looks = count()
        while not self._over.wait(_EVERY):
            processes = list(_tree(self._root))
            marks = [_kilobytes(process, "status", "VmHWM:") * 1024 for process in processes]
            self.first = max(self.first, marks[0])
            self.largest = max(self.largest, *marks)
            if next(looks) % _SUMS == 0:
                together = sum(_kilobytes(p, "smaps_rollup", "Pss:") for p in processes) * 1024
                self.together = max(self.together, together)
            if self._disk:
                self.disk = max(self.disk, self._free_before - shutil.disk_usage(self._disk).free)

    def stop(self) -> None:
        """No further look."""
        self._over.set()
        self.join()


def _tree(root: int) -> Iterator[int]:
    """The process and its descendants that run now."""
    yield root
    for task in Path(f"/proc/{root}/task").glob("*/children"):
        with suppress(OSError):
            for child in task.read_text().split():
                yield from _tree(int(child))


def _kilobytes(process: int, file: str, name: str) -> int:
    """The figure of that name; 0 when the process is gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/{file}").read_text().splitlines():
            if line.startswith(name):
                return int(line.split()[1])
    return 0
