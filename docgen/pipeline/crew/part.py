"""What a crew is, and how a part travels to a worker and back."""

import pickle
import traceback
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

ItemT = TypeVar("ItemT")
ResultT = TypeVar("ResultT")

OUT_OF_MEMORY = "内存不足"
CRASHED = "处理它的进程意外退出"


class PartLost(Exception):  # noqa: N818 -- it tells what became of the part, nobody's fault
    """A part that its worker did not bring back; `reason` says in Chinese why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def took_too_long(seconds: float) -> PartLost:
    """The loss of a part that was not done in its time."""
    return PartLost(f"超过时限（{seconds:g} 秒）")


class Crew(Protocol):
    """Those who do the parts."""

    @property
    def jobs(self) -> int:
        """How many parts are done at a time."""

    def submit(self, task: Callable[[ItemT], ResultT], item: ItemT) -> Future[ResultT]:
        """What `task(item)` will return or raise; PartLost when it does not come back."""


@dataclass(frozen=True)
class _Outcome:
    """What became of a part: what its task returned, or what it raised and where."""

    result: Any = None
    fault: Exception | None = None
    trace: str = ""


class _Trace(Exception):  # noqa: N818 -- no fault: where in the worker one was raised, for --debug
    pass


def packed(task: Callable[[Any], object], item: object) -> bytes:
    """The part as bytes: whoever carries it need not understand it, cannot log it, nor fail over it."""
    return pickle.dumps((task, item), pickle.HIGHEST_PROTOCOL)


def done(part: bytes) -> bytes:
    """The packed part done, in a worker: what its task returned or raised, packed for `opened`."""
    try:
        task, item = pickle.loads(part)
        return pickle.dumps(_Outcome(task(item)), pickle.HIGHEST_PROTOCOL)
    except Exception as fault:  # noqa: BLE001 -- raised again where the part came from
        return failed(fault)


def failed(fault: Exception) -> bytes:
    """The fault packed for `opened`; one that cannot be packed is told by its kind."""
    trace = "".join(traceback.format_exception(fault))
    try:
        packed_fault = pickle.dumps(_Outcome(fault=fault, trace=trace))
        pickle.loads(packed_fault)
    except Exception:  # noqa: BLE001 -- a class of someone else's may raise anything here
        return pickle.dumps(_Outcome(fault=RuntimeError(type(fault).__name__), trace=trace))
    return packed_fault


def opened(outcome: bytes) -> Any:
    """What the task returned; raises what it raised."""
    made: _Outcome = pickle.loads(outcome)
    if made.fault is not None:
        raise made.fault from _Trace(made.trace)
    return made.result
