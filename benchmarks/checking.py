"""`docgen check`: how long a workbook of many households takes, and how much memory."""

import json
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks.machine import describe_machine
from benchmarks.memory import run_observed
from benchmarks.papers import DAY
from benchmarks.results import Goal, Measure, Result
from benchmarks.rounds import on_processors
from benchmarks.sizes import Check, Sizes
from docgen.model.case import Case
from docgen.region.catalog import find_pack
from docgen.sample.households import sample_cases
from docgen.sample.locality import load_locality
from docgen.sample.workbook import write_workbook

METHOD = """\
`docgen check --json` in a process of its own, bound to one core, from an .xlsx workbook of invented
households to its findings, which must be the same in the same order in every repeat. Runs of different sizes
take turns. In a faulty workbook every household has a telephone number that is none and every member an ID
number that ends in a wrong digit. The largest process is the greatest resident size by the kernel's own mark.
"""
_MB = 1e6
_MANY, _FEWER = 10_000, 2_500
_SECONDS, _FLAT = 60, 1.1
_CODES = (0, 1)  # whether or not an error was found


@dataclass
class Seen:
    """What the repeats of one check showed."""

    seconds: list[float] = field(default_factory=list)
    largest: list[float] = field(default_factory=list)
    findings: list[object] = field(default_factory=list)


def measure_check(sizes: Sizes) -> Result:
    """Seconds and megabytes of every check."""
    machine = describe_machine()
    seen = {check: Seen() for check in sizes.checks}
    with tempfile.TemporaryDirectory() as folder:
        workbooks = {check: _workbooks(check, Path(folder)) for check in sizes.checks}
        for repeat in range(max(check.repeats for check in sizes.checks)):
            for check in sizes.checks:
                if repeat < check.repeats:
                    _check(check, workbooks[check], seen[check])
    measures = [measure for check, found in seen.items() for measure in _measures(check, found)]
    return Result("check", machine, tuple(measures), tuple(goals(seen)), (_remark(seen),))


def _workbooks(check: Check, folder: Path) -> Path:
    """The workbook, or the folder of workbooks."""
    pack = find_pack(check.region)
    unions, cases = sample_cases(pack, check.households, 1)
    left_out = load_locality(pack).columns_left_out
    if check.workbooks == 1:
        path = folder / f"{_name(check)}.xlsx"
        write_workbook(unions, map(_spoiled, cases) if check.faulty else cases, path, left_out, pack.id)
        return path
    every, files = list(cases), folder / _name(check)
    files.mkdir()
    for number in range(check.workbooks):
        part = unions[number :: check.workbooks]
        names = {union.name for union in part}
        own = (case for case in every if case.union_name in names)
        write_workbook(part, own, files / f"{number}.xlsx", left_out, pack.id)
    return files


def _spoiled(case: Case) -> Case:
    """The household with a fault at the worker and at each of the members."""
    worker = case.worker.model_copy(update={"mobile": "12"})
    members = [
        member.model_copy(update={"id_number": _with_wrong_digit(member.id_number)})
        for member in case.members
    ]
    return case.model_copy(update={"worker": worker, "members": tuple(members)})


def _with_wrong_digit(number: str | None) -> str | None:
    return number and number[:17] + ("1" if number[17] != "1" else "2")


def _check(check: Check, workbook: Path, seen: Seen) -> None:
    options = ["--region", check.region, "--date", DAY.isoformat(), "--json"]
    with on_processors(1):
        began = time.perf_counter()
        ended = run_observed([sys.executable, "-m", "docgen", "check", str(workbook), *options], _CODES)
        seen.seconds.append(time.perf_counter() - began)
    seen.largest.append(ended.largest / _MB)
    found = json.loads(ended.output)
    if check.faulty != bool(found["errors"]) or found["households"] != check.households:
        raise RuntimeError(f"{_name(check)}: {found['errors']} errors, {found['households']} households")
    if len(seen.seconds) > 1 and found["findings"] != seen.findings:
        raise RuntimeError(f"{_name(check)}: another check told other findings, or in another order")
    seen.findings = found["findings"]


def _measures(check: Check, seen: Seen) -> list[Measure]:
    name = _name(check)
    return [
        Measure(f"{name}: time", "s", tuple(seen.seconds)),
        Measure(f"{name}: largest process", "MB", tuple(seen.largest)),
    ]


def _name(check: Check) -> str:
    files = f" in {check.workbooks} workbooks" if check.workbooks > 1 else ""
    return f"{check.households:,} {'faulty ' if check.faulty else ''}households of {check.region}{files}"


def goals(seen: Mapping[Check, Seen]) -> list[Goal]:
    """The time of 10,000 households, and the growth of memory from 2,500 to them."""
    goals = []
    for check, found in seen.items():
        if check.households == _MANY:
            goals.append(Goal(f"{_name(check)}: time", "s", median(found.seconds), _SECONDS, is_limit=True))
    for fewer in (median(found.largest) for check, found in seen.items() if check.households == _FEWER):
        for check, found in seen.items():
            if check.households == _MANY and not check.faulty:
                what = f"memory of checking {_name(check)} – against {_FEWER:,}"
                goals.append(Goal(what, "×", median(found.largest) / fewer, _FLAT, is_limit=True))
    return goals


def _remark(seen: Mapping[Check, Seen]) -> str:
    each = "; ".join(
        f"{_name(check)} {1000 * median(found.seconds) / check.households:.1f}"
        for check, found in seen.items()
    )
    told = "; ".join(
        f"{_name(check)} {len(found.findings):,}" for check, found in seen.items() if check.faulty
    )
    return f"Milliseconds a household: {each}. Findings: {told or 'none'}."
