"""End to end: `docgen packet` from a workbook of households to files and packets."""

import json
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.machine import describe_machine
from benchmarks.memory import run_observed
from benchmarks.papers import DAY, the_pack
from benchmarks.results import Goal, Measure, Result
from benchmarks.rounds import on_processors
from benchmarks.sizes import Run, Sizes
from docgen.sample.write import write_sample

METHOD = """\
`docgen packet` in a process of its own, from an .xlsx workbook of invented households to all papers of the
pack as Word and Excel files, every household's and every union's packets as PDF, and the manifest. With one
worker the program is bound to one core, with two to two. Runs of different sizes take turns. The largest
process is the greatest resident size of any process by the kernel's own mark; "together" is the greatest
sum over all processes, sampled every two seconds, shared memory counted once.
"""
_MB = 1e6
_LINEAR = 1.1  # what counts as growing no faster than the households


@dataclass
class Seen:
    """What the repeats of one run showed."""

    seconds: list[float] = field(default_factory=list)
    largest: list[float] = field(default_factory=list)
    together: list[float] = field(default_factory=list)
    pages: int = 0
    papers: int = 0
    packets: int = 0
    notices: tuple[str, ...] = ()


def measure_packets(sizes: Sizes) -> Result:
    """Seconds and megabytes of every run."""
    machine = describe_machine()
    seen = {run: Seen() for run in sizes.runs}
    with tempfile.TemporaryDirectory() as folder:
        for repeat in range(max(run.repeats for run in sizes.runs)):
            for run in sizes.runs:
                if repeat < run.repeats:
                    _make_packets(run, Path(folder), seen[run])
    measures = [measure for run, found in seen.items() for measure in _measures(run, found)]
    return Result("packets", machine, tuple(measures), tuple(goals(seen)), tuple(_remarks(seen)))


def _make_packets(run: Run, folder: Path, seen: Seen) -> None:
    workbook = folder / f"{run.households}.xlsx"
    if not workbook.is_file():
        write_sample(the_pack(), run.households, 1, workbook)
    with tempfile.TemporaryDirectory(dir=folder) as target, on_processors(run.workers):
        command = _command(run, workbook, Path(target) / "packets")
        began = time.perf_counter()
        ended = run_observed(command)
        seen.seconds.append(time.perf_counter() - began)
    seen.largest.append(ended.largest / _MB)
    seen.together.append(ended.together / _MB)
    summary = json.loads(ended.output)
    if summary["households"] != run.households:
        raise RuntimeError(f"{summary['households']} of {run.households} households got papers")
    seen.pages, seen.papers, seen.packets = summary["pages"], summary["papers"], summary["packets"]
    seen.notices = tuple(summary["notices"])


def _command(run: Run, workbook: Path, target: Path) -> list[str]:
    options = ["--date", DAY.isoformat(), "--jobs", str(run.workers), "--json"]
    if run.engine:
        options += ["--engine", run.engine]
    return [sys.executable, "-m", "docgen", "packet", str(workbook), "-o", str(target), *options]


def _measures(run: Run, seen: Seen) -> list[Measure]:
    name = _name(run)
    return [
        Measure(f"{name}: time", "s", tuple(seen.seconds)),
        Measure(f"{name}: largest process", "MB", tuple(seen.largest)),
        Measure(f"{name}: processes together", "MB", tuple(seen.together)),
    ]


def _name(run: Run) -> str:
    plural = "" if run.workers == 1 else "s"
    engine = f", --engine {run.engine}" if run.engine else ""
    return f"{run.households:,} households, {run.workers} worker{plural}{engine}"


def goals(seen: dict[Run, Seen]) -> list[Goal]:
    """The limits of a process, of 1,000 households on two cores, and of growth beyond them."""
    goals = []
    for run, found in seen.items():
        time_taken, largest, _ = _measures(run, found)
        if run.households >= 1000:
            goals.append(Goal(largest.what, "MB", largest.middle, 600, is_limit=True))
        if run.households == 1000 and run.workers == 2:
            goals.append(Goal(time_taken.what, "s", time_taken.middle, 60, is_limit=True))
    each = {run.households: _each(run, found) for run, found in seen.items() if run.workers == 2}
    if {1000, 5000} <= each.keys():
        what = "time of each household: of 5,000 – against each of 1,000"
        goals.append(Goal(what, "×", each[5000] / each[1000], _LINEAR, is_limit=True))
    return goals


def _each(run: Run, seen: Seen) -> float:
    """Milliseconds a household."""
    return 1000 * median(seen.seconds) / run.households


def _remarks(seen: dict[Run, Seen]) -> list[str]:
    each = "; ".join(f"{_name(run)} {_each(run, found):.1f}" for run, found in seen.items())
    counts = "; ".join(
        f"{_name(run)}: {found.papers:,} papers, {found.pages:,} pages, {found.packets:,} packets"
        for run, found in seen.items()
    )
    said = [
        f"{_name(run)}, said by docgen: {notice}" for run, found in seen.items() for notice in found.notices
    ]
    return [f"Milliseconds a household (the growth): {each}.", f"Made: {counts}.", *said]
