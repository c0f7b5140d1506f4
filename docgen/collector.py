"""Python's garbage collector, kept from walking over and over what a process keeps for good."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def paused_collector() -> Iterator[None]:
    """No collection while the block runs; for work of seconds that leaves few cycles behind.

    Forms and measured captions are kept by the hundred thousand: to look through them for garbage costs a
    quarter of the time that laying pages out takes.
    """
    was_running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_running:
            gc.enable()
