"""An outside program run so that it cannot hang: watched for progress, killed with all its children."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

_TICK = 0.2  # seconds between two looks at what came out
_FAREWELL = 10.0  # seconds a killed program is given to disappear


def run_watched(
    command: Sequence[str],
    *,
    folder: Path,
    log: Path,
    environment: Mapping[str, str],
    patience: float,
    progress: Callable[[], object],
) -> int | None:
    """The exit code of `command` run in `folder`, or None when it was killed.

    It is killed once `progress()` has answered the same for `patience` seconds. Whatever happens, even an
    interrupt, no process of it is left running. What it says goes to `log`.
    """
    with log.open("wb") as stream:
        process = _start(command, folder, stream, environment)
        try:
            return _wait(process, patience, progress)
        finally:
            _kill_tree(process)


def _start(
    command: Sequence[str], folder: Path, log: IO[bytes], environment: Mapping[str, str]
) -> subprocess.Popen[bytes]:
    """The program started as the head of its own group, so that the group can be killed."""
    windows = sys.platform == "win32"
    return subprocess.Popen(
        list(command),
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=log,
        stderr=subprocess.STDOUT,
        start_new_session=not windows,
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) if windows else 0,
    )


def _wait(process: subprocess.Popen[bytes], patience: float, progress: Callable[[], object]) -> int | None:
    seen, since = progress(), time.monotonic()
    while True:
        try:
            return process.wait(_TICK)
        except subprocess.TimeoutExpired:
            now = progress()
        if now != seen:
            seen, since = now, time.monotonic()
        elif time.monotonic() - since > patience:
            return None


def _kill_tree(process: subprocess.Popen[bytes]) -> None:
    """Leave nothing of the program running: its head may be gone and its children not."""
    if sys.platform == "win32":
        _kill_tree_on_windows(process)
    else:
        with suppress(ProcessLookupError, PermissionError):  # macOS answers the latter for a group of zombies
            os.killpg(process.pid, signal.SIGKILL)
    with suppress(subprocess.TimeoutExpired):
        process.wait(_FAREWELL)


def _kill_tree_on_windows(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        command = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        process.kill()
