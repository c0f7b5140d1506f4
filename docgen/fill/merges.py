"""Merged cells of a sheet whose rows repeat: those that move along, and those that grow over a loop."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_OPENS, _CLOSES = "for ", "endfor"


@dataclass(frozen=True)
class Merge:
    """A merged range of the template: columns as letters, rows as numbers from 1."""

    first: str
    last: str
    top: int
    bottom: int

    @property
    def area(self) -> str:
        """The range as a sheet writes it."""
        return f"{self.first}{self.top}:{self.last}{self.bottom}"

    @property
    def is_one_cell(self) -> bool:
        """Whether nothing is merged: Excel refuses such a range."""
        return (self.first, self.top) == (self.last, self.bottom)


@dataclass(frozen=True)
class Growing:
    """A merge over rows of a loop, seen from one of its rows; at some it begins anew."""

    number: int
    merge: Merge
    begins: bool


def grows(merge: Merge, ruled: Mapping[int, str]) -> bool:
    """Whether the merge reaches over a row that rules others; `ruled` are those rows' statements."""
    return any(merge.top < row <= merge.bottom for row in ruled)


def is_torn(merge: Merge, ruled: Mapping[int, str]) -> bool:
    """Whether nobody can tell where the merge begins: in a loop that it outlives, inside another loop."""
    around = _loops_around(merge.top, ruled)
    return len(around) > 1 and _outlives(merge, around)


def growing_at(row: int, merges: Mapping[int, Merge], ruled: Mapping[int, str]) -> Iterator[Growing]:
    """The growing merges, by number, that lie over the row."""
    for number, merge in merges.items():
        if merge.top <= row <= merge.bottom:
            begins = row == merge.top and not _outlives(merge, _loops_around(row, ruled))
            yield Growing(number, merge, begins)


def _outlives(merge: Merge, loops: list[tuple[int, int]]) -> bool:
    return any(end <= merge.bottom for _, end in loops)


def _loops_around(row: int, ruled: Mapping[int, str]) -> list[tuple[int, int]]:
    """First and last row of each loop that the row is in."""
    return [(start, end) for start, end in _loops(ruled) if start < row < end]


def _loops(ruled: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    opened: list[int] = []
    for row in sorted(ruled):
        statement = ruled[row].strip(" -")
        if statement.startswith(_OPENS):
            opened.append(row)
        elif statement.startswith(_CLOSES) and opened:
            yield opened.pop(), row
