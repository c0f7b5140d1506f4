"""Starting: how long a person waits for one household, and for nothing at all."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

from benchmarks.machine import describe_machine
from benchmarks.papers import DAY, fill_set, orders_of, the_pack
from benchmarks.results import Goal, Measure, Result
from benchmarks.sizes import Sizes
from benchmarks.soffice import Soffice
from docgen.fill.paper import Filler
from docgen.sample.write import write_sample

METHOD = """\
Every figure is a whole process from its start to its end, as typed, on all cores; the files it reads are in
the system's cache, since all ways ran once before. `docgen packet` reads a workbook of one household and
makes all papers and packets of it and of its union, as Word and Excel files and as PDF; `soffice` converts
the same papers, filled beforehand, in one call, with a profile made before. Each takes its turn in every
round.
"""
_DOCGEN = (sys.executable, "-m", "docgen")


def measure_start(sizes: Sizes) -> Result:
    """Seconds from a command to its end."""
    machine = describe_machine()
    with tempfile.TemporaryDirectory() as folder:
        starting = _Starting(Path(folder))
        ways = {
            "python -c pass": lambda: _run([sys.executable, "-c", "pass"]),
            "docgen --version": lambda: _run([*_DOCGEN, "--version"]),
            "docgen packet, one household": starting.packet,
            "soffice, one call for the same papers": starting.soffice,
        }
        values: dict[str, list[float]] = {what: [] for what in ways}
        for number in range(sizes.rounds + 1):
            for what, way in ways.items():
                seconds = _seconds(way)
                if number > 0:
                    values[what].append(seconds)
    measures = tuple(Measure(what, "s", tuple(found)) for what, found in values.items())
    limits = {"docgen --version": 0.5, "docgen packet, one household": 1.5}
    goals = tuple(Goal(m.what, m.unit, m.middle, limits[m.what], True) for m in measures if m.what in limits)
    return Result("start", machine, measures, goals)


class _Starting:
    """One household as a workbook and as filled papers."""

    def __init__(self, folder: Path) -> None:
        self._folder, pack = folder, the_pack()
        self._workbook = folder / "household.xlsx"
        self._numbers = count(1)
        write_sample(pack, 1, 1, self._workbook)
        papers = fill_set(Filler(pack, DAY), pack, orders_of(pack, self._workbook), folder / "filled")
        self._papers = [paper.path for paper in papers.files]
        office = folder / "office"
        office.mkdir()
        self._soffice = Soffice(office)

    def packet(self) -> None:
        """All packets of the household."""
        target = self._folder / f"packets-{next(self._numbers)}"
        _run(
            [*_DOCGEN, "packet", str(self._workbook), "-o", str(target), "--date", DAY.isoformat(), "--json"]
        )

    def soffice(self) -> None:
        """The same papers through LibreOffice."""
        self._soffice.convert(self._papers, self._folder / f"pdf-{next(self._numbers)}")


def _run(command: Sequence[str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)


def _seconds(way: Callable[[], object]) -> float:
    began = time.perf_counter()
    way()
    return time.perf_counter() - began
