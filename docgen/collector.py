"""Python's garbage collector, kept from walking over and over what a process keeps for good."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Iterator[None]:
    """No collection while the block runs, and none later of what it has made.

    Forms and measured captions are kept by the hundred thousand: looking through them for garbage costs a
    fifth of a second a chunk. The cycles a chunk leaves behind are a hundred small objects.
    """
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.freeze()
            gc.enable()
