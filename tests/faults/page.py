"""docs/reliability.md: what goes wrong around docgen, and what becomes of it."""

from collections.abc import Mapping
from pathlib import Path

from .catalogue import Fault
from .faults import GROUPS
from .outcome import Outcome

PAGE = Path(__file__).parents[2] / "docs" / "reliability.md"
HEADINGS = ("fault", "what is done", "what must hold", "seen", "runs", "longest", "most memory")
FAILED = "**does not hold**"
_HEAD = """\
# Reliability

Written by `make faults` (hours; `.venv/bin/python -m tests.faults "disk full"` tries one fault again);
not to be edited by hand. `tests/faults` tries a short form of each in every run of the tests.

## What may be relied on

- The output folder holds whole files only, at any moment: a file appears, or changes, by being renamed
  into place, and no file that a run before made and this one makes too is ever missing.
- The same command goes on where a run was cut off, whatever cut it off, and ends with the bytes of an
  uncut run. Until then what was made waits in `.docgen` in the output folder, which goes when the run
  ends.
- What cannot be made is told with place and remedy. One household's fault takes no other household's
  papers along.
- No fault ends in a crash, hangs, or takes all memory.
- A second run into the folder is refused while the first one works; a file docgen did not make is never
  overwritten.

Every fault below is made from outside, by the command line: `docgen packet` in a process of its own, in a
folder of its own, with invented data. After every run that was not killed it is also seen that nothing is
left in the folder for scratch files, and that no crash was told. Seconds and megabytes are those of the
longest run and of its largest process, on a machine of two cores that did other work too.
"""
_TAIL = """\
How the readers of files were fuzzed: [fuzzing.md](fuzzing.md).

## What is not promised

- A disk that says it has written what it has not may lose the last files of a power cut; docgen asks the
  system to write all (`sync`) before it puts the manifest in place.
- Folders on network drives whose renames are not whole, or whose locks do not hold, are not tried.
- With `--jobs 1`, and for up to 50 households, no worker is started: data that crash the process itself
  end the run. Run again without `--jobs 1`, it has workers, and sets the household aside.
"""


def page(outcomes: Mapping[Fault, Outcome]) -> str:
    """The whole page in Markdown."""
    parts = [_HEAD]
    for group in GROUPS:
        own = {fault: outcome for fault, outcome in outcomes.items() if fault.group == group}
        if own:
            parts += [f"## {group}\n", _table(own)]
    return "\n".join([*parts, _TAIL])


def _table(outcomes: Mapping[Fault, Outcome]) -> str:
    lines = [_line(HEADINGS), _line(["---"] * len(HEADINGS))]
    return "\n".join([*lines, *(_row(fault, outcome) for fault, outcome in outcomes.items()), ""])


def _row(fault: Fault, outcome: Outcome) -> str:
    seen = outcome.seen if outcome.held else FAILED
    took = (f"{outcome.runs}", f"{outcome.seconds:.0f} s", f"{outcome.megabytes} MB")
    return _line([fault.title, fault.done, fault.holds, seen, *took])


def _line(cells: tuple[str, ...] | list[str]) -> str:
    return f"| {' | '.join(cells)} |"
