"""When a file is saved, seen by looking at it again and again: nothing else works on every machine."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

_PAUSE = 0.4  # seconds between two looks

_State = tuple[int, int] | None


def saves(file: Path, pause: Callable[[], None] = lambda: time.sleep(_PAUSE)) -> Iterator[None]:
    """Once at first, then whenever the file was saved and has come to rest; never ends by itself.

    While an editor has the file away, to put a new one in its place, nothing is told.
    """
    told = _state(file)
    yield
    while True:
        before = _state(file)
        pause()
        now = _state(file)
        if now is not None and now == before and now != told:
            told = now
            yield


def _state(file: Path) -> _State:
    try:
        stat = file.stat()
    except OSError:
        return None
    return stat.st_mtime_ns, stat.st_size
