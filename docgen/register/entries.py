"""What a register tells: runs, how holders stand, and what became of one of them."""

from dataclasses import dataclass
from enum import StrEnum


class Mark(StrEnum):
    """What became of what was made."""

    PRINTED = "printed"
    HANDED_OUT = "handed out"


@dataclass(frozen=True)
class Standing:
    """A household or union of the last run: since when its papers are as they are, and what became of them.

    `household` is empty for a union's own papers; `is_changed` says that another version was marked before;
    what is not `is_done` lacks papers that should have been made.
    """

    union: str
    household: str
    is_done: bool
    papers: int
    pages: int
    made: str
    printed: str
    handed_out: str
    is_changed: bool

    @property
    def name(self) -> str:
        """By what a person names it: the household's number, or the union's name."""
        return self.household or self.union


@dataclass(frozen=True)
class RunEntry:
    """One run as the register keeps it: for how many households something was made, and how many refused."""

    number: int
    moment: str
    docgen: str
    pack: str
    pack_version: str
    inputs: tuple[tuple[str, str], ...]
    households: int
    refused: int


class Happening(StrEnum):
    """What may become of a household or union."""

    MADE = "made"
    FAILED = "failed"
    REFUSED = "refused"
    PRINTED = "printed"
    NOT_PRINTED = "not printed"
    HANDED_OUT = "handed out"
    NOT_HANDED_OUT = "not handed out"
    REPRINTED = "reprinted"


@dataclass(frozen=True)
class Event:
    """Something that became of a household or union, in which run and version where it was made.

    A version is told by the number of the run that first made it.
    """

    moment: str
    happening: Happening
    run: int = 0
    papers: int = 0
    pages: int = 0
    location: str = ""
