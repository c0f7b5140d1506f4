"""A whole province at once: `docgen packet` of its households, and running again afterwards."""

import json
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.machine import describe_machine
from benchmarks.memory import Ended, run_observed
from benchmarks.one_changed import with_one_changed
from benchmarks.papers import DAY, the_pack
from benchmarks.results import Goal, Measure, Result
from benchmarks.rounds import on_processors
from benchmarks.sizes import Province, Sizes
from docgen.model.case import Case
from docgen.sample.households import sample_cases
from docgen.sample.locality import load_locality
from docgen.sample.workbook import write_workbook

METHOD = """\
`docgen packet` in a process of its own with two workers, bound to two cores, from one .xlsx workbook of
invented households of the Luzhou pack to all papers as Word and Excel files and all packets as PDF. The
smaller number of households is made before the larger and after it, each into an empty folder. Then the same
command runs again over the large folder: with nothing changed, and with the telephone number of one household
changed in the workbook. The largest process is the greatest resident size of any process by the kernel's own
mark, "the first process" the one that was started; "together" is the greatest sum over all processes, sampled
every two seconds, shared memory counted once. "Disk at most" is by how much the free room of the disk had
shrunk at most while it ran, whatever else wrote there included.
"""
_WORKERS = 2
_CANDIDATES = 50  # numbers, one of which is nobody else's
_BEYOND = 100_000  # households
_MB, _GB = 1e6, 1e9
_SECONDS, _MEGABYTES, _FLAT = 1200, 700, 1.1
_AGAIN, _CHANGED = "again, nothing changed", "again, one household changed"


@dataclass(frozen=True)
class Made:
    """One run: its name, how many households it was of, and what was seen of it."""

    what: str
    households: int
    seconds: float
    ended: Ended
    summary: Mapping[str, Any]


@dataclass(frozen=True)
class Output:
    """What lies in an output folder: how many files, how much disk they take."""

    files: int
    used: int


def measure_province(sizes: Sizes) -> Result:
    """Seconds, megabytes and gigabytes of every run."""
    machine = describe_machine()
    with tempfile.TemporaryDirectory() as folder:
        runs, output, unions = _all_runs(sizes.province, Path(folder))
    measures = [
        measure for what in dict.fromkeys(run.what for run in runs) for measure in _measures(what, runs)
    ]
    disk = Measure(f"{_name(sizes.province.households)}: output folder", "GB", (output.used / _GB,))
    remarks = _remarks(sizes.province, runs, output, unions)
    return Result("province", machine, (*measures, disk), tuple(goals(sizes.province, runs)), remarks)


def _all_runs(province: Province, folder: Path) -> tuple[list[Made], Output, int]:
    """The runs in their order, what the large one left, and how many unions it was of."""
    few, many = folder / "few.xlsx", folder / "many.xlsx"
    _write(province.fewer, few)
    unions, numbers = _write(province.households, many)
    runs = [_fresh(province.fewer, few, folder / "before")]
    target = folder / "province"
    runs.append(_run(_name(province.households), province.households, many, target, unchanged=0))
    runs.append(_run(_AGAIN, province.households, many, target, unchanged=province.households))
    with_one_changed(many, numbers)
    runs.append(_run(_CHANGED, province.households, many, target, unchanged=province.households - 1))
    output = output_of(target)
    shutil.rmtree(target)
    runs.append(_fresh(province.fewer, few, folder / "after"))
    return runs, output, unions


def _write(households: int, workbook: Path) -> tuple[int, list[str]]:
    """Write the workbook; how many unions it has, and the telephone numbers of its last households."""
    pack = the_pack()
    unions, cases = sample_cases(pack, households, 1)
    numbers: list[str] = []
    write_workbook(
        unions, _noted(cases, numbers), workbook, load_locality(pack).columns_left_out, pack.id, pack
    )
    own = [number for number, count in Counter(numbers).items() if number and count == 1]
    return len(unions), own[-_CANDIDATES:]


def _noted(cases: Iterable[Case], numbers: list[str]) -> Iterator[Case]:
    for case in cases:
        numbers.append(case.worker.mobile or "")
        yield case


def _fresh(households: int, workbook: Path, target: Path) -> Made:
    """A run into an empty folder, which is gone afterwards."""
    made = _run(_name(households), households, workbook, target, unchanged=0)
    shutil.rmtree(target)
    return made


def _run(what: str, households: int, workbook: Path, target: Path, *, unchanged: int) -> Made:
    """The run. Raises RuntimeError when it did not make what it should."""
    options = ["--date", DAY.isoformat(), "--jobs", str(_WORKERS), "--json"]
    with on_processors(_WORKERS):
        began = time.perf_counter()
        ended = run_observed(
            [sys.executable, "-m", "docgen", "packet", str(workbook), "-o", str(target), *options],
            disk=workbook.parent,
        )
        seconds = time.perf_counter() - began
    summary = json.loads(ended.output)
    found = summary["households"], summary["unchanged"], len(summary["failures"])
    if found != (households, unchanged, 0):
        raise RuntimeError(f"{what}: households, unchanged and failed are {found}")
    return Made(what, households, seconds, ended, summary)


def output_of(folder: Path) -> Output:
    """The files below the folder, and the blocks of the disk they take."""
    sizes = [path.stat().st_blocks * 512 for path in folder.rglob("*") if path.is_file()]
    return Output(len(sizes), sum(sizes))


def _measures(what: str, runs: Iterable[Made]) -> list[Measure]:
    """The figures of all runs of that name."""
    own = [run for run in runs if run.what == what]
    return [
        Measure(f"{what}: time", "s", tuple(run.seconds for run in own)),
        Measure(f"{what}: largest process", "MB", tuple(run.ended.largest / _MB for run in own)),
        Measure(f"{what}: the first process", "MB", tuple(run.ended.first / _MB for run in own)),
        Measure(f"{what}: processes together", "MB", tuple(run.ended.together / _MB for run in own)),
        Measure(f"{what}: disk at most", "GB", tuple(run.ended.disk / _GB for run in own)),
    ]


def goals(province: Province, runs: list[Made]) -> list[Goal]:
    """The limits of the province, and of growth from fewer households to it."""
    many, few = _name(province.households), _name(province.fewer)
    time_taken, largest, *_ = _measures(many, runs)
    _, largest_of_few, *_ = _measures(few, runs)
    growth = _each(many, runs) / _each(few, runs)
    against = f"of {province.households:,} – against {province.fewer:,}"
    return [
        Goal(time_taken.what, "s", time_taken.middle, _SECONDS, is_limit=True),
        Goal(largest.what, "MB", largest.middle, _MEGABYTES, is_limit=True),
        Goal(f"largest process {against}", "×", largest.middle / largest_of_few.middle, _FLAT, is_limit=True),
        Goal(f"time of each household {against}", "×", growth, _FLAT, is_limit=True),
    ]


def _each(what: str, runs: Iterable[Made]) -> float:
    """Milliseconds a household."""
    return median(1000 * run.seconds / run.households for run in runs if run.what == what)


def _name(households: int) -> str:
    return f"{households:,} households"


def _beyond(many: Made, output: Output) -> str:
    """What as many more would take at the same pace; memory is measured, not reckoned."""
    times = _BEYOND / many.households
    minutes, gigabytes = times * many.seconds / 60, times * output.used / _GB
    return f"At that pace {_BEYOND:,} households take {minutes:.0f} min and {gigabytes:.0f} GB (reckoned)."


def _remarks(province: Province, runs: list[Made], output: Output, unions: int) -> tuple[str, ...]:
    many = next(run for run in runs if run.what == _name(province.households))
    made = "; ".join(f"{many.summary[key]:,} {key}" for key in ("papers", "pages", "packets"))
    whole = f"{_name(province.households)} in {unions:,} unions"
    each = "; ".join(
        f"{_name(count)} {_each(_name(count), runs):.1f}" for count in (province.fewer, province.households)
    )
    return (
        f"Milliseconds a household: {each}.",
        _beyond(many, output),
        f"Made of {whole}: {made}; {output.files:,} files in all.",
        *(f"Said by docgen: {notice}" for notice in many.summary["notices"]),
    )
