"""Inside a process that does parts: private, ended by its parent only, and never without it."""

import multiprocessing
import os
import signal
import time
from threading import Event, Thread
from types import FrameType

from docgen.pipeline.crew.part import done
from docgen.pipeline.place import keep_private

_FAREWELL = 3.0  # seconds to leave what is being done
_is_at_work = Event()


def begin() -> None:
    """Called once, before the first part."""
    keep_private()
    if hasattr(signal, "pthread_sigmask"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)  # the parent gets it too, and ends its workers
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})  # ignored by now
    Thread(target=_end_with_the_parent, daemon=True).start()
    signal.signal(signal.SIGTERM, _leave)


def work(part: bytes) -> bytes:
    """The packed part done: what its task returned or raised, packed.

    A process told to end first leaves the part in good order: programs it started are ended, folders removed.
    """
    try:
        _is_at_work.set()
        outcome = done(part)
        _is_at_work.clear()
    except SystemExit:
        os._exit(1)
    return outcome


def _leave(number: int, frame: FrameType | None) -> None:
    """Unwinds the part in hand; without one there is nothing to unwind, and Python would tell of the exit."""
    if _is_at_work.is_set():
        raise SystemExit(1)
    os._exit(1)


def _end_with_the_parent() -> None:
    """End this process once its parent is no more, even if that was killed."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(_FAREWELL)
    os._exit(1)
