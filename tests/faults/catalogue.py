"""The faults that are tried, each with what is done, what must hold, and the trial itself."""

from collections.abc import Callable
from dataclasses import dataclass

from .bench import Bench

Trial = Callable[[Bench], str]
"""Tries a fault and returns what was seen, for the page; what must hold is asserted."""


@dataclass(frozen=True)
class Fault:
    """Something that goes wrong around docgen."""

    title: str
    group: str
    done: str
    holds: str
    trial: Trial


CATALOGUE: dict[str, Fault] = {}


def fault(title: str, group: str, *, done: str, holds: str) -> Callable[[Trial], Trial]:
    """Enters the function into the catalogue as the trial of a fault."""

    def enter(trial: Trial) -> Trial:
        assert title not in CATALOGUE, title
        CATALOGUE[title] = Fault(title, group, done, holds, trial)
        return trial

    return enter
