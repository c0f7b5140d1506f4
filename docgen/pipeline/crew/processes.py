"""Processes of this machine: a part that crashes, hangs or eats all memory takes only its own along."""

from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import get_context
from queue import LifoQueue
from threading import Event
from typing import Any

from pebble import ProcessExpired, ProcessPool

from docgen.pipeline.crew.part import CRASHED, Crew, PartLost, opened, packed, took_too_long
from docgen.pipeline.crew.waiting import waiting_threads
from docgen.pipeline.crew.worker import begin, work

_PARTS_A_PROCESS = 40  # then it is begun anew: its memory grows
_SPAWN = get_context("spawn")


class _Worker:
    """One process and its own pipe: had all one pipe, who dies reading it would stop the others."""

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._pool = _pool()
        self._part: Future[bytes] | None = None
        self._ended = Event()

    def send(self, task: Callable[[Any], Any], item: Any) -> Any:
        """What `task(item)` returns there; raises PartLost."""
        part = packed(task, item)
        try:
            outcome = self._outcome(part)
        except TimeoutError as fault:
            raise took_too_long(self._seconds) from fault
        except (ProcessExpired, BrokenProcessPool) as fault:
            raise PartLost(CRASHED) from fault
        return opened(outcome)

    def _outcome(self, part: bytes) -> bytes:
        if self._ended.is_set():
            raise CancelledError
        if not self._pool.active:  # its process died between two parts
            self._close()
            self._pool = _pool()
        self._part = self._pool.schedule(work, (part,), timeout=self._seconds)
        if self._ended.is_set():
            self.break_off()
        return self._part.result()

    def break_off(self) -> None:
        """Stop waiting for the part, and have its process ended."""
        self._ended.set()
        if self._part is not None:
            self._part.cancel()

    def end(self) -> None:
        """Wait until there is no process left."""
        self.break_off()
        self._close()

    def _close(self) -> None:
        self._pool.stop()
        self._pool.join()


def offers_processes() -> bool:
    """Whether the system has what processes need to talk to each other; some lack shared memory."""
    try:
        _SPAWN.RLock()
    except (OSError, ImportError):
        return False
    return True


@contextmanager
def process_crew(jobs: int, seconds: float) -> Iterator[Crew]:
    """Processes, begun when there is a part for them, ended with the crew, each part under a time limit."""
    workers = [_Worker(seconds) for _ in range(jobs)]
    idle: LifoQueue[_Worker] = LifoQueue()
    for worker in reversed(workers):
        idle.put(worker)

    def send(task: Callable[[Any], Any], item: Any) -> Any:
        worker = idle.get()
        try:
            return worker.send(task, item)
        finally:
            idle.put(worker)

    def end() -> None:
        for worker in workers:
            worker.break_off()
        for worker in workers:
            worker.end()

    with waiting_threads(jobs, send, end) as crew:
        yield crew


def _pool() -> ProcessPool:
    return ProcessPool(1, _PARTS_A_PROCESS, begin, context=_SPAWN)
