"""One process that feeds changed files to a door, one after another, and tells what goes wrong.

It is a process of its own because a bad file may end it, fill its memory, or hang it.
"""

import faulthandler
import json
import os
import resource
import shutil
import sys
import tempfile
import time
import traceback
import warnings
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random

from tests.fuzz.doors import DOORS
from tests.fuzz.mutations import mutated

_MOST_SECONDS = 10  # of the processor, for one file
_HANGS = 60  # seconds after which the process is ended with a trace of where it was
_MOST_MEMORY = 2**30  # bytes that a process may come to
_ADDRESSES = 6 * 2**30  # bytes after which memory is refused, lest the machine stand still


@dataclass(frozen=True)
class Fault:
    """What one changed file did that none may do: the number makes the file again."""

    door: str
    number: int
    what: str
    where: str


def changed_file(door: str, number: int, seeds: tuple[Path, ...], out: Path) -> Path:
    """The file of that number for the door, in a folder named as its seed's."""
    random = Random(f"{door} {number}")
    seed = random.choice(seeds)
    file = out / seed.parent.name / seed.name
    file.parent.mkdir(parents=True)
    file.write_bytes(mutated(seed.read_bytes(), random))
    return file


def tried(door: str, numbers: range) -> Iterator[Fault | int]:
    """Each number before it is tried, then what its file did wrong."""
    with tempfile.TemporaryDirectory(prefix="fuzz-") as folder:
        work = Path(folder)
        seeds = DOORS[door].seeds(work)
        for number in numbers:
            yield number
            out = work / "out"
            file = changed_file(door, number, seeds, out)
            if fault := _fault_of(door, number, file, out):
                yield fault
            shutil.rmtree(out)


def _fault_of(door: str, number: int, file: Path, out: Path) -> Fault | None:
    began = time.process_time()
    try:
        DOORS[door].read(file, out)
    except Exception as fault:  # noqa: BLE001 -- whatever it is, it is what was looked for
        return Fault(door, number, f"{type(fault).__name__}: {str(fault)[:120]}", _own_frame(fault))
    seconds = time.process_time() - began
    return Fault(door, number, f"{seconds:.0f} s", "slow") if seconds > _MOST_SECONDS else None


def _own_frame(fault: Exception) -> str:
    """The last line of docgen's own that the exception came through."""
    frames = traceback.extract_tb(fault.__traceback__)
    own = [frame for frame in frames if f"{os.sep}docgen{os.sep}" in frame.filename]
    last = own[-1] if own else frames[-1]
    return f"{Path(last.filename).name}:{last.lineno} {last.name}"


def main(door: str, first: int, count: int) -> None:
    """Tries so many numbers; on standard output a line for each number and each fault."""
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESSES, _ADDRESSES))
    out = os.fdopen(os.dup(sys.stdout.fileno()), "w", buffering=1)
    number = first
    for item in tried(door, range(first, first + count)):
        faulthandler.dump_traceback_later(_HANGS, exit=True)
        if memory := _too_much_memory():
            out.write(_line(Fault(door, number, memory, "memory")))
            return  # its peak stays with the process: the next one goes on
        number = item if isinstance(item, int) else item.number
        out.write(_line(item))
    faulthandler.cancel_dump_traceback_later()


def _too_much_memory() -> str:
    """The most this process has had, empty where that is no more than it may have."""
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return f"{most >> 20} MB" if most > _MOST_MEMORY else ""


def _line(item: Fault | int) -> str:
    return json.dumps(item if isinstance(item, int) else asdict(item)) + "\n"


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
