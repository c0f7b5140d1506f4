"""What is known of a workbook before it is made anonymous: sheets, the rows that are no records, columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.redact.roles import Role


@dataclass(frozen=True)
class SheetPlan:
    """How the cells of one sheet are treated; rows count from 1, columns from 0.

    `rows` are those whose cells all have the same role, whatever their column; `kept` are texts that stay,
    for they are the project's own; `doubtful` are cells, such as C5, whose content nobody could read as what
    their column holds. What stands in a column without a role has the role `other`.
    """

    title: str
    other: Role = Role.UNKNOWN
    columns: Mapping[int, Role] = field(default_factory=dict)
    rows: Mapping[int, Role] = field(default_factory=dict)
    kept: frozenset[str] = frozenset()
    doubtful: frozenset[str] = frozenset()

    def role_at(self, row: int, column: int) -> Role:
        """What is done with the cell."""
        return self.rows.get(row) or self.columns.get(column, self.other)


@dataclass(frozen=True)
class BookPlan:
    """How a workbook is treated: its sheets by title, and the months whose birthdays stay as they are.

    `bodies` are the names of unions that titles and lines of the workbook hold, `words` what the region's
    rules look for in texts, `choices` the values of its lists.
    """

    sheets: Mapping[str, SheetPlan]
    bodies: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    kept_months: frozenset[int] = frozenset()
    keeps_birthdays: bool = False
