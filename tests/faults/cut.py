"""Runs cut off at some moment, and what a clerk finds in the folder then and after the same command again."""

import json
import shutil
import signal
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

import openpyxl

from .bench import Bench, assert_same, contents, packet_of, sample, uncut
from .running import Running

_HOUSEHOLDS = 61
_WORK = ".docgen"
_TICK = 0.0005  # seconds between two looks at the folder
_LONGEST = 120.0  # seconds until a moment has come
_PART_DONE = "parts done"
_CHANGED = 7  # every so many households another name


@dataclass(frozen=True)
class Task:
    """A run that is cut off: of these data, with these options, over what an earlier run made of others."""

    data: Path
    packet: str
    jobs: int
    before: Path | None = None

    @property
    def options(self) -> tuple[str, ...]:
        """Those of the run."""
        return "--packet", self.packet, "--jobs", str(self.jobs)

    def prepare(self, out: Path) -> None:
        """Puts into the folder what the earlier run made."""
        if self.before:
            shutil.copytree(self._uncut(self.before), out)

    def start(self, bench: Bench, out: Path) -> Running:
        """The run, begun."""
        return bench.start(*packet_of(self.data, out, *self.options))

    @property
    def old(self) -> Mapping[str, bytes]:
        """What lay in the folder."""
        return contents(self._uncut(self.before)) if self.before else {}

    @property
    def whole(self) -> Path:
        """What an uncut run makes."""
        return self._uncut(self.data)

    def _uncut(self, data: Path) -> Path:
        """Made by one worker: how many there are changes no byte."""
        return uncut(data, "--packet", self.packet, "--jobs", "1")


def task(bench: Bench, jobs: int, *, is_again: bool = False) -> Task:
    """A run of 61 households of two unions: in the long form one that makes papers most of the time.

    Again: over a run of data in which some workers had other names.
    """
    data, packet = sample(_HOUSEHOLDS), "dossier" if bench.is_long else "certification"
    return Task(data, packet, jobs, _with_other_names(data) if is_again else None)


def moments(bench: Bench, task: Task, count: int) -> list[float | None]:
    """So many moments of a run, drawn at random; in the short form the one when a first part is done."""
    if not bench.is_long:
        return [None]
    seconds, chance = _seconds_of(bench, task), Random(count)
    return [chance.uniform(0, seconds) for _ in range(count)]


def _seconds_of(bench: Bench, task: Task) -> float:
    """How long the run takes when nobody cuts it off."""
    out = bench.folder / "measured"
    task.prepare(out)
    run = bench.ended(task.start(bench, out))
    assert run.code == 0, run.said
    assert_same(out, task.whole)
    bench.clear(out)
    return run.seconds


def wait(running: Running, out: Path, moment: float | None, *, is_placing: bool) -> None:
    """Returns after so many seconds of the run; or of the phase in which files are put in place.

    Without a moment it returns as soon as there is a part that the next run can take over.
    """
    began = time.monotonic() - running.seconds
    if is_placing or moment is None:
        wanted = "placing" if is_placing else _PART_DONE
        _wait_until(running, lambda: stage(out) == wanted, _LONGEST)
        began = time.monotonic()
    _wait_until(running, lambda: time.monotonic() >= began + (moment or 0), _LONGEST)


def _wait_until(running: Running, has_come: Callable[[], bool], longest: float) -> None:
    deadline = time.monotonic() + longest
    while not has_come() and running.process.poll() is None:
        assert time.monotonic() < deadline, "the moment never came"
        time.sleep(_TICK)


def stage(out: Path) -> str:
    """How far a run had come, by what it left."""
    work = out / _WORK
    if not work.exists():
        return "ended" if (out / "manifest.json").exists() else "begun"
    if (work / "manifest.json").exists():
        return "placing"
    parts = [part.name for part in (work / "parts").glob("*")]
    if all(name.startswith(".") for name in parts):
        return "making the first parts" if parts else "reading"
    return _PART_DONE


def assert_nothing_torn(out: Path, task: Task) -> None:
    """Every file a clerk sees is the old or the new one; none that was there and will be is missing."""
    old, new = task.old, contents(task.whole)
    now = contents(out) if out.exists() else {}
    torn = [name for name, data in now.items() if data not in (old.get(name), new.get(name))]
    assert torn == []
    assert sorted((old.keys() & new.keys()) - now.keys()) == []


def assert_goes_on(bench: Bench, task: Task, out: Path) -> None:
    """The same command once more ends with what an uncut run makes."""
    run = bench.ended(task.start(bench, out))
    assert run.code == 0, run.said
    assert_same(out, task.whole)


def cut(bench: Bench, task: Task, out: Path, moment: float | None, *, is_placing: bool) -> str:
    """Kills a run at the moment; how far it had come."""
    running = task.start(bench, out)
    wait(running, out, moment, is_placing=is_placing)
    running.kill()
    assert_nothing_torn(out, task)
    return stage(out)


def interrupt(bench: Bench, task: Task, out: Path, moment: float | None, number: signal.Signals) -> str:
    """Tells a run to end once it has begun: before that there is only Python; how far it had come."""
    running = task.start(bench, out)
    _wait_until(running, lambda: stage(out) != "begun", _LONGEST)
    wait(running, out, moment, is_placing=False)
    if number is signal.SIGINT:
        running.signal(number)
    else:
        running.process.send_signal(number)
    run = bench.ended(running)
    assert run.code in (0, 130), run.said
    assert_nothing_torn(out, task)
    return stage(out)


def run_id(out: Path) -> str:
    """The id of the run that works there."""
    return str(json.loads((out / _WORK / "run.json").read_text(encoding="utf-8"))["id"])


@cache
def _with_other_names(data: Path) -> Path:
    """The workbook as it was before some workers got other names."""
    path = data.with_name(f"earlier-{data.name}")
    book = openpyxl.load_workbook(data)
    sheet = book["户"]
    column = [cell.value for cell in sheet[1]].index("*职工姓名") + 1
    for row in range(2, sheet.max_row + 1, _CHANGED):
        sheet.cell(row, column).value = f"{sheet.cell(row, column).value}甲"
    book.save(path)
    return path
