"""How one sheet was understood, for a person to look at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.intake.rows import Row, SheetRows
from docgen.intake.union_lines import UnionLine


@dataclass
class SheetReading:
    """A sheet of the file, the sheet of ours it was read as (empty for none), why, and what came of it.

    `read` is None where the sheet was not read or has no headings; `unions` are those that lines of the sheet
    or its title name; `count` is the number of rows.
    """

    title: str
    taken_as: str
    why: str
    read: SheetRows | None = None
    unions: tuple[UnionLine, ...] = ()
    count: int = 0

    def counted(self, rows: Iterable[Row]) -> Iterator[Row]:
        """The same rows, counted as they pass."""
        for row in rows:
            self.count += 1
            yield row
