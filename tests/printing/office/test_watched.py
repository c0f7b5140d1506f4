import os
import sys
import threading
import time
from itertools import count
from pathlib import Path

import pytest

from docgen.printing.office.watched import run_watched

CHILD = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
open("child.pid", "w").write(str(child.pid))
time.sleep({seconds})
"""


def run(folder: Path, code: str, *, patience: float = 0.5, progress: object = lambda: 0) -> int | None:
    command = [sys.executable, "-c", code]
    return run_watched(
        command,
        folder=folder,
        log=folder / "log",
        environment=os.environ,
        patience=patience,
        progress=progress,  # type: ignore[arg-type]
    )


def is_running(process: int) -> bool:
    """Whether the process is alive; one that ended and waits to be reaped by its parent is not."""
    status = Path(f"/proc/{process}/stat")
    if Path("/proc").is_dir():
        return status.exists() and status.read_text(encoding="utf-8").rsplit(")", 1)[1].split()[0] != "Z"
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return True


def assert_ends(process: int) -> None:
    deadline = time.monotonic() + 5
    while is_running(process):
        assert time.monotonic() < deadline, "the child is still running"
        time.sleep(0.02)


def test_answers_the_exit_code_and_keeps_what_was_said(tmp_path: Path) -> None:
    assert run(tmp_path, "import sys; print('done', flush=True); sys.exit(3)", patience=60) == 3
    assert (tmp_path / "log").read_text(encoding="utf-8").strip() == "done"


def test_kills_the_program_and_its_child_when_nothing_changes(tmp_path: Path) -> None:
    assert run(tmp_path, CHILD.format(seconds=600), patience=1.5) is None
    assert_ends(int((tmp_path / "child.pid").read_text(encoding="ascii")))


def test_leaves_no_child_behind_when_the_program_ends_before_it(tmp_path: Path) -> None:
    assert run(tmp_path, CHILD.format(seconds=0), patience=60) == 0
    assert_ends(int((tmp_path / "child.pid").read_text(encoding="ascii")))


def test_waits_as_long_as_there_is_progress(tmp_path: Path) -> None:
    steps = count()
    assert run(tmp_path, "import time; time.sleep(1.5)", patience=0.5, progress=lambda: next(steps)) == 0


def test_an_interrupt_ends_the_program_too(tmp_path: Path) -> None:
    def interrupt() -> object:
        if (tmp_path / "child.pid").exists() and (tmp_path / "child.pid").stat().st_size:
            raise KeyboardInterrupt
        return 0

    before = set(threading.enumerate())
    with pytest.raises(KeyboardInterrupt):
        run(tmp_path, CHILD.format(seconds=600), patience=60, progress=interrupt)
    assert_ends(int((tmp_path / "child.pid").read_text(encoding="ascii")))
    assert set(threading.enumerate()) <= before


def test_a_program_that_cannot_be_started_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="no-such-program"):
        run_watched(
            [str(tmp_path / "no-such-program")],
            folder=tmp_path,
            log=tmp_path / "log",
            environment=os.environ,
            patience=1,
            progress=lambda: 0,
        )
