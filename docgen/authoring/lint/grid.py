"""A form's table as it prints: rows that hold statements vanish; what a cell's words mean."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache

from docgen.authoring.forms.model import Cell, Table
from docgen.authoring.lint.flaws import Spotted
from docgen.authoring.tagging.captions import all_captions
from docgen.authoring.tagging.wording import Caption
from docgen.fill.template import TAG
from docgen.model.kinds import Kind
from docgen.vocabulary import find_field

_SURE = 0.93
_LONGEST = 60
_CHINESE = re.compile("[\u4e00-\u9fff]")


@dataclass(frozen=True)
class PrintedTable:
    """A table without the rows of its loops and conditions."""

    table: Table

    @cached_property
    def cells(self) -> tuple[Cell, ...]:
        """The cells that print."""
        return tuple(cell for cell in self.table.cells if cell.row not in self._vanishing)

    def left_of(self, cell: Cell) -> Cell | None:
        """The cell before it; None at the edge."""
        return self.table.left_of(cell)

    def right_of(self, cell: Cell) -> Cell | None:
        """The next cell; None at the edge."""
        return self.table.right_of(cell)

    def below(self, cell: Cell) -> Cell | None:
        """The cell under its first column; None at the edge."""
        return self._printed(cell.last_row + 1, 1, cell.column)

    def above(self, cell: Cell) -> Cell | None:
        """The cell over its first column; None at the edge."""
        return self._printed(cell.row - 1, -1, cell.column)

    def row_of(self, cell: Cell) -> tuple[Cell, ...]:
        """The cells that begin in the cell's row."""
        return self.table.rows[cell.row]

    def spot(self, cell: Cell) -> Spotted:
        """Where the cell stands."""
        if self.table.title:
            title = self.table.title
            return Spotted(title=title, table=self.table.index + 1, row=cell.row + 1, cell=cell.column + 1)
        return Spotted(table=self.table.index + 1, row=cell.row + 1, cell=cell.number)

    @cached_property
    def _vanishing(self) -> frozenset[int]:
        rows = enumerate(self.table.rows)
        return frozenset(number for number, row in rows if any("{%tr" in cell.text for cell in row))

    def _printed(self, row: int, step: int, column: int) -> Cell | None:
        while row in self._vanishing:
            row += step
        return self.table.at(row, column)


def has_tag(cell: Cell) -> bool:
    """Whether some tag stands in the cell."""
    return bool(TAG.search(cell.text))


@lru_cache(maxsize=10_000)
def meanings(text: str) -> frozenset[str]:
    """The fields that the words are a caption of, nearly for certain; none of a long text or a number."""
    if len(text) > _LONGEST or not _CHINESE.search(text):
        return frozenset()
    found = all_captions().meanings(Caption(text), _can_be_printed)
    return frozenset(item.path for item in found if item.score >= _SURE)


def _can_be_printed(path: str) -> bool:
    field = find_field(path)
    return field is not None and field.kind not in (Kind.SIGNATURE, Kind.IMAGE)
