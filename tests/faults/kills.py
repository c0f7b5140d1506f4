"""A run killed at any moment, as by a power cut: the same command goes on and ends with the same bytes."""

from collections import Counter
from random import Random

from .bench import Bench
from .catalogue import fault
from .cut import Task, assert_goes_on, cut, moments, task

GROUP = "Cut off"
_HOLDS = (
    "no file in the folder is torn or lost; the same command ends with the files and bytes of an uncut run, "
    "the register apart, and leaves no work folder"
)
_PLACING = 0.15  # seconds in which small files are put in place


@fault(
    "SIGKILL, two workers",
    GROUP,
    done="the run and its workers are killed at random moments; every other time the next run too",
    holds=_HOLDS,
)
def _two_workers(bench: Bench) -> str:
    return _killed(bench, task(bench, jobs=2), 14)


@fault("SIGKILL, one worker", GROUP, done="the same with --jobs 1", holds=_HOLDS)
def _one_worker(bench: Bench) -> str:
    return _killed(bench, task(bench, jobs=1), 10)


@fault(
    "SIGKILL of a run over an earlier one",
    GROUP,
    done="the same over the output of an earlier run, after which every seventh worker got another name",
    holds=f"every file is the old or the new one; {_HOLDS}",
)
def _again(bench: Bench) -> str:
    return _killed(bench, task(bench, jobs=2, is_again=True), 14)


@fault(
    "SIGKILL while files are put in place",
    GROUP,
    done="the same, within the first 150 ms after everything was made",
    holds=f"every file is the old or the new one; {_HOLDS}",
)
def _placing(bench: Bench) -> str:
    return _killed(bench, task(bench, jobs=1, is_again=True), 12, is_placing=True)


@fault(
    "finished parts damaged",
    GROUP,
    done="after a kill a file of each finished part is cut to half its length, as a power cut may leave it",
    holds="what is damaged is made again; the same command ends with the bytes of an uncut run",
)
def _damaged_parts(bench: Bench) -> str:
    run, out = task(bench, jobs=1), bench.folder / "out"
    cut(bench, run, out, None, is_placing=False)
    files = [path for path in (out / ".docgen" / "parts").rglob("*.docx") if path.is_file()]
    assert files
    for file in files[:: len(files) // 3 + 1]:
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    assert_goes_on(bench, run, out)
    return "same bytes"


def _killed(bench: Bench, run: Task, count: int, *, is_placing: bool = False) -> str:
    """Kills as many runs as there are moments; in the short form one."""
    chosen = _of_placing(bench, count) if is_placing else moments(bench, run, count)
    stages: Counter[str] = Counter()
    for number, moment in enumerate(chosen):
        out = bench.folder / f"out-{number}"
        run.prepare(out)
        stages[cut(bench, run, out, moment, is_placing=is_placing)] += 1
        if number % 2:
            cut(bench, run, out, (moment or 0) / 2, is_placing=is_placing)
        assert_goes_on(bench, run, out)
        bench.clear(out)
    told = ", ".join(f"{times} {name}" for name, times in stages.most_common())
    return f"{stages.total()} of {stages.total()} identical ({told})"


def _of_placing(bench: Bench, count: int) -> list[float | None]:
    chance = Random(count)
    return [chance.uniform(0, _PLACING) for _ in range(count if bench.is_long else 1)]
