"""The doors in turn, each by processes that may break; the faults of a kind told once."""

import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from tests.fuzz.trying import Fault

_ROOT = Path(__file__).parents[2]
_EACH = 200  # files of one process
_LAST_LINES = 12  # of what a process says that breaks


@dataclass
class Fuzzed:
    """How many files were tried at each door, and what they did wrong."""

    files: Counter[str] = field(default_factory=Counter)
    seconds: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    @property
    def kinds(self) -> dict[tuple[str, str, str], list[Fault]]:
        """The faults by door, place in the code and kind of error."""
        found: dict[tuple[str, str, str], list[Fault]] = {}
        for fault in self.faults:
            found.setdefault((fault.door, fault.where, fault.what.partition(":")[0]), []).append(fault)
        return found


def fuzz(doors: Sequence[str], seconds: float, first: int = 0) -> Iterator[Fuzzed]:
    """What was found so far, after each process, until the seconds are over; the doors get equal time."""
    fuzzed = Fuzzed()
    starts = {door: count(first, _EACH) for door in doors}
    began = time.monotonic()
    while time.monotonic() - began < seconds:
        door = min(doors, key=lambda name: fuzzed.seconds[name])
        before = time.monotonic()
        run(door, next(starts[door]), _EACH, fuzzed)
        fuzzed.seconds[door] += int(1000 * (time.monotonic() - before)) or 1
        yield fuzzed


def run(door: str, first: int, how_many: int, fuzzed: Fuzzed) -> None:
    """Tries so many files at the door; a process that breaks is a fault of its last file."""
    end = first + how_many
    while first < end:
        command = [sys.executable, "-m", "tests.fuzz.trying", door, str(first), str(end - first)]
        ended = subprocess.run(command, cwd=_ROOT, capture_output=True, encoding="utf-8", errors="replace")
        last = first
        for line in ended.stdout.splitlines():
            item = json.loads(line)
            if isinstance(item, int):
                fuzzed.files[door] += 1
                last = item
            else:
                fuzzed.faults.append(Fault(**item))
        if ended.returncode:
            said = "\n".join(ended.stderr.splitlines()[:_LAST_LINES])
            fuzzed.faults.append(Fault(door, last, f"process ended {ended.returncode}: {said}", "broken"))
        first = last + 1
