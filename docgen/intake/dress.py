"""What a sheet shows besides its values: merged cells, hidden rows and columns."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True)
class Merge:
    """Cells merged into one: first and last row, first and last column, all from 0 and within."""

    top: int
    bottom: int
    left: int
    right: int

    @property
    def is_across(self) -> bool:
        """Whether it takes in several columns."""
        return self.right > self.left

    @property
    def is_down(self) -> bool:
        """Whether it takes in several rows."""
        return self.bottom > self.top

    def holds(self, row: int, column: int) -> bool:
        """Whether the cell is part of it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True)
class Dress:
    """Merges of a sheet, its hidden rows and columns, counted from 0; `is_hidden` tells of the sheet.

    `pictures` are the row and column of the cells that have one, `comments` by cell their words.
    """

    merges: tuple[Merge, ...] = ()
    hidden_rows: frozenset[int] = field(default_factory=frozenset)
    hidden_columns: frozenset[int] = field(default_factory=frozenset)
    is_hidden: bool = False
    pictures: frozenset[tuple[int, int]] = frozenset()
    comments: Mapping[tuple[int, int], str] = field(default_factory=dict)

    def merge_at(self, row: int, column: int) -> Merge | None:
        """The merge that the cell is part of, None for a cell of its own."""
        return next((merge for merge in self.merges if merge.holds(row, column)), None)


def ranges(numbers: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Runs of numbers that follow each other, each as its first and last."""
    first = last = None
    for number in sorted(numbers):
        if first is None or last is None:
            first = last = number
        elif number == last + 1:
            last = number
        else:
            yield first, last
            first = last = number
    if first is not None and last is not None:
        yield first, last
