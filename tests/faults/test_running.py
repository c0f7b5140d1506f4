"""Which processes are alive, and of which session, as the system tells."""

import os
import subprocess
import sys

import pytest

from . import running
from .running import is_alive, processes_of


def test_a_process_that_ended_is_not_alive_though_nobody_has_asked_how() -> None:
    with subprocess.Popen([sys.executable, "-c", "pass"], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.read()
        while is_alive(process.pid):
            pass
        assert process.returncode is None


def test_a_process_begun_outside_the_container_is_alive_and_of_no_session(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = os.getpid()
    assert own in processes_of(os.getsid(0))
    monkeypatch.setattr(running, "_read", lambda process, name: f"{process} (python (3)) S 1 0 0 0 -1")
    assert is_alive(own)
    assert processes_of(own) == []
