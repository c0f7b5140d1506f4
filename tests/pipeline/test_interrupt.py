"""Ctrl-C ends a run soon, and leaves only what the next one goes on with."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from docgen.errors import ExitCode


@pytest.mark.skipif(os.name == "nt", reason="Windows has no process groups to signal")
def test_an_interrupt_ends_the_run_and_leaves_its_finished_parts_and_no_process(tmp_path: Path) -> None:
    sample, out = tmp_path / "样例.xlsx", tmp_path / "out"
    docgen = [sys.executable, "-m", "docgen"]
    subprocess.run([*docgen, "sample", "--households", "400", "-o", sample], check=True)
    run = subprocess.Popen(
        [*docgen, "packet", str(sample), "-o", str(out), "--packet", "dossier", "--jobs", "2"],
        start_new_session=True,
        preexec_fn=_minds_interrupts,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONIOENCODING": "utf-8"},
    )
    _wait_until_printing(out)
    os.killpg(run.pid, signal.SIGINT)
    _, told = run.communicate(timeout=30)
    assert run.returncode == ExitCode.INTERRUPTED
    assert "用同样的命令可以接着做" in told
    assert [path.name for path in out.iterdir()] == [".docgen"]
    assert all((part / "made.json").is_file() for part in (out / ".docgen/parts").iterdir())
    assert str(tmp_path) not in _command_lines()


def _minds_interrupts() -> None:
    """What runs in the background of a shell inherits that interrupts are ignored."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _wait_until_printing(folder: Path) -> None:
    """Until a first part is finished in the run's folder."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not any(folder.glob(".docgen/parts/*/made.json")):
        time.sleep(0.05)


def _command_lines() -> str:
    """The command lines of the running processes."""
    lines = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            line = entry.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:  # it ended meanwhile
            continue
        if str(os.getpid()) != entry.parent.name:
            lines.append(line)
    return "\n".join(lines)
