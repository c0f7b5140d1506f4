"""A Dask cluster of this machine: a scheduler and workers, programs apart from the one that tests."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from distributed import Client

_LONG = 60.0  # seconds until a program must have started
_TICK = 0.02


@dataclass(frozen=True)
class DaskCluster:
    """Where its scheduler answers, and the program of each worker."""

    address: str
    workers: tuple[subprocess.Popen[bytes], ...]

    def wait_for_workers(self) -> None:
        """Returns once the scheduler knows of every worker; raises TimeoutError."""
        with Client(self.address, timeout=_LONG, set_as_default=False) as client:
            client.wait_for_workers(len(self.workers), timeout=_LONG)


@contextmanager
def dask_cluster(
    folder: Path, workers: int, environment: Mapping[str, str], *options: str
) -> Iterator[DaskCluster]:
    """One with that many workers of one thread, all registered; `options` are those of `dask worker`."""
    file = folder / "scheduler.json"
    shared = ("--scheduler-file", str(file), "--no-dashboard")
    scheduler = ("scheduler", "--host", "127.0.0.1", "--port", "0", *shared)
    worker = ("worker", "--host", "127.0.0.1", "--nthreads", "1", "--local-directory", str(folder), *shared)
    with (folder / "dask.log").open("wb") as log, ExitStack() as programs:
        first = programs.enter_context(_program(scheduler, environment, log))
        address = _address(file, first)
        others = [
            programs.enter_context(_program((*worker, *options), environment, log)) for _ in range(workers)
        ]
        cluster = DaskCluster(address, tuple(others))
        if workers:
            cluster.wait_for_workers()
        yield cluster


@contextmanager
def _program(
    arguments: tuple[str, ...], environment: Mapping[str, str], log: BinaryIO
) -> Iterator[subprocess.Popen[bytes]]:
    """Dask's, in a session of its own; killed in the end with all that it started."""
    command = [sys.executable, "-m", "dask", *arguments]
    process = subprocess.Popen(command, env=environment, stdout=log, stderr=log, start_new_session=True)
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _address(file: Path, scheduler: subprocess.Popen[bytes]) -> str:
    """What the scheduler writes down once it can be reached."""
    deadline = time.monotonic() + _LONG
    while not (file.exists() and file.read_bytes().endswith(b"}")):
        assert scheduler.poll() is None, "the scheduler has ended"
        assert time.monotonic() < deadline, "the scheduler has not started"
        time.sleep(_TICK)
    address: str = json.loads(file.read_bytes())["address"]
    return address
