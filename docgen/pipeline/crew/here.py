"""The crew of one: every part is done in this process as soon as it is submitted."""

from collections.abc import Callable
from concurrent.futures import Future

from docgen.pipeline.crew.part import OUT_OF_MEMORY, ItemT, PartLost, ResultT


class Here:
    """Does a part at once; its future is done when it is returned."""

    jobs = 1

    def submit(self, task: Callable[[ItemT], ResultT], item: ItemT) -> Future[ResultT]:
        """What `task(item)` returned or raised; an interrupt ends the run instead."""
        future: Future[ResultT] = Future()
        try:
            future.set_result(task(item))
        except MemoryError:
            future.set_exception(PartLost(OUT_OF_MEMORY))
        except Exception as fault:  # noqa: BLE001 -- whoever asks for the result is told
            future.set_exception(fault)
        return future
