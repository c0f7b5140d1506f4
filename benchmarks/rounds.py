"""Contenders measured in turn, so that a noisy minute hits all of them."""

import gc
import os
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from benchmarks.results import Measure


@dataclass(frozen=True)
class Contender:
    """One way to do the work of a round: `work` is timed, `count` tells afterwards how much was done.

    What loads nothing that stays loaded, as it starts anew each time, `is_always_cold` and needs no round 0.
    """

    what: str
    work: Callable[[int], Any]
    count: Callable[[Any], int]
    is_always_cold: bool = False


def rates(contenders: Sequence[Contender], rounds: int, unit: str) -> tuple[Measure, ...]:
    """What each contender does per second, once per round, in turn.

    Round 0 comes first and is not counted: it loads what stays loaded.
    """
    found: list[list[float]] = [[] for _ in contenders]
    for number in range(rounds + 1):
        for contender, values in zip(contenders, found, strict=True):
            if number > 0:
                values.append(_rate(contender, number))
            elif not contender.is_always_cold:
                contender.work(number)
    return tuple(
        Measure(contender.what, unit, tuple(values))
        for contender, values in zip(contenders, found, strict=True)
    )


def _rate(contender: Contender, number: int) -> float:
    gc.collect()  # nobody pays for what another left behind
    began = time.perf_counter()
    done = contender.work(number)
    seconds = time.perf_counter() - began
    return contender.count(done) / seconds


@contextmanager
def on_processors(count: int) -> Iterator[None]:
    """This process, and all it starts meanwhile, on the first `count` processors it may use (Linux)."""
    allowed = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(allowed)[:count])
    try:
        yield
    finally:
        os.sched_setaffinity(0, allowed)
