"""Who does the parts of a run: what one part does to its worker, no other part notices."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from multiprocessing.context import SpawnContext
from pathlib import Path

import pytest

from docgen.pipeline.crew import PartLost, crew
from tests.pipeline import crew_tasks as tasks

_UNHURRIED = 60.0
_RUN = """
import signal, sys
from pathlib import Path
from docgen.pipeline.crew import crew
from tests.pipeline.crew_tasks import start_program

if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        with crew(2, 600) as hands:
            parts = [hands.submit(start_program, Path(sys.argv[1])) for _ in range(9)]
            print("sent", flush=True)
            [part.result() for part in parts]
    except KeyboardInterrupt:
        sys.exit(130)
"""


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_do_not_depend_on_how_many_work(jobs: int) -> None:
    with crew(jobs, _UNHURRIED) as hands:
        futures = [hands.submit(tasks.mask_and_double, number) for number in range(12)]
        assert [future.result()[1] for future in futures] == list(range(0, 24, 2))
        assert hands.jobs == jobs


def test_processes_write_for_their_owner_only() -> None:
    with crew(2, _UNHURRIED) as hands:
        assert hands.submit(tasks.mask_and_double, 1).result() == ("077", 2)


def test_a_lost_part_is_told_and_touches_no_other() -> None:
    fates = {"crash": "处理它的进程意外退出", "leave": "处理它的进程意外退出", "hoard": "内存不足"}
    fates["hang"] = "超过时限（1.5 秒）"
    words = ["crash", "a", "leave", "b", "hoard", "c", "crash", "d", "hang", "e", "f"]
    with crew(2, 1.5) as hands:
        futures = [hands.submit(tasks.behave, word) for word in words]
        assert [_fate(future.result) for future in futures] == [fates.get(word, word) for word in words]


def test_memory_that_runs_out_in_this_process_loses_the_part_only() -> None:
    with crew(1, _UNHURRIED) as hands:
        futures = [hands.submit(tasks.behave, word) for word in ("hoard", "a")]
        assert [_fate(future.result) for future in futures] == ["内存不足", "a"]


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_a_task_raises_is_raised_as_it_is(jobs: int) -> None:
    with crew(jobs, _UNHURRIED) as hands:
        failing = hands.submit(tasks.behave, "fail")
        waiting = hands.submit(tasks.behave, "wait too long itself")
        with pytest.raises(ValueError, match="^fail$"):
            failing.result()
        with pytest.raises(TimeoutError, match="^wait too long itself$"):
            waiting.result()


def test_an_exception_that_cannot_travel_is_told_by_its_kind() -> None:
    with crew(2, _UNHURRIED) as hands, pytest.raises(RuntimeError, match="_NotRebuiltError"):
        hands.submit(tasks.behave, "fail strangely").result()


def test_little_work_and_a_system_without_processes_stay_in_this_process(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with crew(2, _UNHURRIED, workers=False) as hands:
        assert hands.submit(tasks.process_of, None).result() == os.getpid()

    def refuse(context: SpawnContext) -> None:
        raise OSError("no shared memory")

    monkeypatch.setattr(SpawnContext, "RLock", refuse)
    with crew(2, _UNHURRIED) as hands:
        assert hands.submit(tasks.process_of, None).result() == os.getpid()


def test_a_process_is_begun_anew_after_some_parts() -> None:
    with crew(2, _UNHURRIED) as hands:
        processes = [hands.submit(tasks.process_of, number).result() for number in range(85)]
    assert processes[0] == processes[39] != processes[40]


def test_a_process_killed_between_two_parts_is_replaced() -> None:
    with crew(2, _UNHURRIED) as hands:
        idle = hands.submit(tasks.process_of, None).result()
        os.kill(idle, signal.SIGKILL)
        _wait_until(lambda: not _lives(idle))
        time.sleep(0.3)  # until the pool has noticed
        parts = [hands.submit(tasks.behave, word) for word in "abcd"]
        assert [part.result() for part in parts] == list("abcd")


@pytest.mark.parametrize("end", ["interrupt of the group", "termination", "kill"])
def test_no_process_outlives_the_run(end: str, tmp_path: Path) -> None:
    run = _run(tmp_path)
    _wait_until(lambda: len(list(tmp_path.glob("*.pids"))) == 2)
    if end == "interrupt of the group":
        os.killpg(run.pid, signal.SIGINT)
    else:
        run.send_signal(signal.SIGTERM if end == "termination" else signal.SIGKILL)
    _, told = run.communicate(timeout=10)
    started = [int(number) for file in tmp_path.glob("*.pids") for number in file.read_text().split()]
    assert len(started) == 4
    _wait_until(lambda: not any(map(_lives, started)), 5)
    if end != "kill":
        assert (run.returncode, told) == (130, "")


@pytest.mark.parametrize("seconds", [0.02, 0.1, 0.2])
def test_an_interrupt_while_processes_start_is_quiet(seconds: float, tmp_path: Path) -> None:
    run = _run(tmp_path)
    assert run.stdout
    run.stdout.readline()
    time.sleep(seconds)
    os.killpg(run.pid, signal.SIGINT)
    _, told = run.communicate(timeout=10)
    assert (run.returncode, told) == (130, "")


def _run(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", _RUN, folder],
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def _fate(result: Callable[[], str]) -> str:
    try:
        return result()
    except PartLost as lost:
        return lost.reason


def _lives(process: int) -> bool:
    """Whether the process is there and no zombie."""
    try:
        status = Path(f"/proc/{process}/stat").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


def _wait_until(holds: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "waited too long"
        time.sleep(0.05)


_IDLE = """
import signal, threading, time
from docgen.pipeline.crew import worker

signal.signal(signal.SIGTERM, worker._leave)
threading.Thread(target=time.sleep, args=(60,)).start()
threading.Timer(0.5, print, ("ended",), {"flush": True}).start()
"""


def test_a_worker_told_to_end_while_python_ends_says_nothing() -> None:
    """Its words would come among those of the run, and look like a crash."""
    idle = subprocess.Popen([sys.executable, "-c", _IDLE], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert idle.stdout is not None
    assert idle.stdout.readline() == b"ended\n"
    idle.send_signal(signal.SIGTERM)
    _, said = idle.communicate(timeout=20)
    assert (idle.returncode, said) == (1, b"")
