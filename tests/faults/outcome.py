"""What became of a trial, kept as JSON: the long form takes hours and may be run in parts."""

import json
import tempfile
import traceback
from dataclasses import asdict, dataclass
from pathlib import Path

from .bench import Bench
from .catalogue import Fault


@dataclass(frozen=True)
class Outcome:
    """Whether all held and what was seen; how many runs of docgen it took, the longest and the largest."""

    held: bool
    seen: str
    runs: int
    seconds: float
    megabytes: int


def tried(fault: Fault, is_long: bool) -> Outcome:
    """The outcome of the fault's trial, in a folder of its own; why it failed goes to the screen."""
    with tempfile.TemporaryDirectory(prefix="docgen-fault-") as folder:
        bench = Bench(Path(folder), is_long)
        try:
            seen, held = fault.trial(bench), True
        except AssertionError:
            traceback.print_exc()
            seen, held = "does not hold", False
    longest = max((run.seconds for run in bench.runs), default=0.0)
    most = max((run.megabytes for run in bench.runs), default=0)
    return Outcome(held, seen, len(bench.runs), round(longest, 1), most)


def keep(fault: Fault, outcome: Outcome, folder: Path) -> None:
    """Writes the outcome into the folder, in place of an earlier one."""
    folder.mkdir(parents=True, exist_ok=True)
    _file(fault, folder).write_text(json.dumps(asdict(outcome)), encoding="utf-8")


def kept(fault: Fault, folder: Path) -> Outcome | None:
    """The outcome in the folder; None where there is none yet."""
    file = _file(fault, folder)
    return Outcome(**json.loads(file.read_text(encoding="utf-8"))) if file.is_file() else None


def _file(fault: Fault, folder: Path) -> Path:
    return folder / f"{''.join(letter if letter.isalnum() else '-' for letter in fault.title)}.json"
