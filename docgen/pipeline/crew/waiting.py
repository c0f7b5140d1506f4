"""A crew whose parts are done elsewhere: a thread for each of them waits until its part comes back."""

import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

from docgen.pipeline.crew.part import OUT_OF_MEMORY, ItemT, PartLost, ResultT

Send = Callable[[Callable[[Any], Any], Any], Any]  # does task(item) elsewhere and waits for what it returns


class Waiting:
    """Sends as many parts at a time as there are jobs; the others wait."""

    def __init__(self, jobs: int, threads: ThreadPoolExecutor, send: Send) -> None:
        self.jobs = jobs
        self._threads = threads
        self._send = send

    def submit(self, task: Callable[[ItemT], ResultT], item: ItemT) -> Future[ResultT]:
        """What `task(item)` will return or raise there; PartLost when it does not come back."""
        return self._threads.submit(self._sent, task, item)

    def _sent(self, task: Callable[[ItemT], ResultT], item: ItemT) -> ResultT:
        try:
            result: ResultT = self._send(task, item)
        except MemoryError as fault:
            raise PartLost(OUT_OF_MEMORY) from fault
        return result


@contextmanager
def waiting_threads(jobs: int, send: Send, end: Callable[[], None]) -> Iterator[Waiting]:
    """The crew; at the end parts that wait are dropped, and `end` has to break off those that are sent."""
    threads = ThreadPoolExecutor(jobs, "docgen-crew", _leave_interrupts_to_the_main_thread)
    try:
        yield Waiting(jobs, threads, send)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        end()
        threads.shutdown()


def _leave_interrupts_to_the_main_thread() -> None:
    """Nor do processes started from here get Ctrl-C, before they can say that they ignore it."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
