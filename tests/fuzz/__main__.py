"""`python -m tests.fuzz --seconds 1800`: files changed at random fed to every door; what goes wrong is told.

`--door NAME --first N --count 1` tries one file again, `--keep FOLDER` writes it there.
"""

import argparse
import sys
import tempfile
from pathlib import Path

from tests.fuzz.doors import DOORS
from tests.fuzz.fuzzing import Fuzzed, fuzz, run
from tests.fuzz.trying import changed_file


def main() -> int:
    """Prints the faults; 1 when there are some."""
    options = _options()
    if options.keep:
        _keep(options.door[0], options.first, options.keep)
        return 0
    if options.count:
        fuzzed = Fuzzed()
        run(options.door[0], options.first, options.count, fuzzed)
    else:
        for fuzzed in fuzz(options.door or list(DOORS), options.seconds, options.first):
            Path(options.output).write_text(_told(fuzzed), encoding="utf-8")
    sys.stdout.write(_told(fuzzed))
    return 1 if fuzzed.faults else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--door", action="append", choices=DOORS)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--count", type=int)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--output", default="/dev/null")
    return parser.parse_args()


def _keep(door: str, number: int, folder: Path) -> None:
    with tempfile.TemporaryDirectory() as work:
        changed_file(door, number, DOORS[door].seeds(Path(work)), folder)


def _told(fuzzed: Fuzzed) -> str:
    """How much was tried, and each kind of fault with the numbers of its first files."""
    lines = [
        f"{door}: {fuzzed.files[door]} files, {fuzzed.seconds[door] / 1000:.0f} s"
        for door in sorted(fuzzed.files)
    ]
    lines.append(
        f"all: {fuzzed.files.total()} files, {len(fuzzed.faults)} faults of {len(fuzzed.kinds)} kinds"
    )
    for (door, where, _), faults in fuzzed.kinds.items():
        numbers = " ".join(str(fault.number) for fault in faults[:5])
        lines.append(f"- {door} {where} ×{len(faults)} [{numbers}] {faults[0].what}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
