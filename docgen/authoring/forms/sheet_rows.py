"""Rows of a sheet that become loops: where each row comes to stand, and with it merges and other areas."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from docgen.authoring.forms.model import Repeat
from docgen.authoring.forms.sheet_book import Area


@dataclass(frozen=True)
class Loop:
    """A loop of a sheet: its rows before, `opening:closing` the rows that its tags come to stand in.

    Where the form has enough rows, what stands below stays where it is.
    """

    repeat: Repeat
    opening: int
    closing: int

    @property
    def pattern_end(self) -> int:
        """The first row, before, that is no longer of the pattern."""
        return self.repeat.first_row + self.repeat.pattern


class MovedRows:
    """Where the rows of a sheet come to stand."""

    def __init__(self, repeats: Sequence[Repeat]) -> None:
        self.loops: list[Loop] = []
        self.shift = 0
        for repeat in sorted(repeats, key=lambda repeat: repeat.first_row):
            opening = repeat.first_row + self.shift
            least = opening + repeat.pattern + 1
            closing = max(repeat.last_row + self.shift, least)
            self.loops.append(Loop(repeat, opening, closing))
            self.shift = closing - repeat.last_row

    def place(self, row: int) -> int | None:
        """Where the row comes to stand; None when it is taken away."""
        shift = 0
        for loop in self.loops:
            if row < loop.repeat.first_row:
                break
            if row < loop.pattern_end:
                return row + loop.opening + 1 - loop.repeat.first_row
            if row <= loop.repeat.last_row:
                return None
            shift = loop.closing - loop.repeat.last_row
        return row + shift

    def area(self, area: Area) -> Area | None:
        """Where the area comes to lie; it reaches over the whole of a loop that it ends in. None: away."""
        top, bottom = self.place(area.top), self.place(area.bottom)
        loop = next((loop for loop in self.loops if self._is_gone(loop, area.bottom)), None)
        if loop is not None:
            bottom = loop.closing
        if top is None or bottom is None:
            return None
        return replace(area, top=top, bottom=bottom)

    def _is_gone(self, loop: Loop, row: int) -> bool:
        return loop.pattern_end <= row <= loop.repeat.last_row
