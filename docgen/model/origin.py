"""Where every value of a record stood, so that a finding can name the cell or the line."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from docgen.findings import Place

_INDEX = re.compile(r"\[\d+\]")


@dataclass(frozen=True)
class RowOrigin:
    """One row of a sheet that gave values; `prefix` is "" for the head, "members[0]." for a member."""

    prefix: str
    file: str
    sheet: str
    row: int
    columns: Mapping[str, str]

    def place(self, path: str) -> Place:
        """The cell of that field, the first cell of the row when the sheet has no such column."""
        column = self.columns.get(_INDEX.sub("[]", path), "A")
        return Place(self.file, self.sheet, f"{column}{self.row}")


@dataclass(frozen=True)
class Origin:
    """Where a case or union stood: rows of a workbook, or lines of a text file."""

    rows: tuple[RowOrigin, ...] = ()
    file: str = ""
    lines: Mapping[str, int] = field(default_factory=dict)

    def place(self, path: str = "") -> Place:
        """The place of the field, else of the nearest record around it."""
        if self.rows:
            return max(self._rows_for(path), key=lambda row: len(row.prefix)).place(path)
        return Place(self.file, line=self._line(path))

    def _rows_for(self, path: str) -> list[RowOrigin]:
        return [row for row in self.rows if path.startswith(row.prefix)] or [self.rows[0]]

    def _line(self, path: str) -> int:
        while path and path not in self.lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.lines.get(path, 1)


ShortRow = tuple[str, int, int]
"""A row by its prefix, the number of its sheet's part in an OriginTable, and its own number."""


class OriginTable:
    """What all rows of a sheet have in common, kept once, so that rows can be told in short."""

    def __init__(self) -> None:
        self._sheets: list[RowOrigin] = []
        self._numbers: dict[tuple[str, str, int], int] = {}

    def short(self, row: RowOrigin) -> ShortRow:
        """The row in short."""
        key = row.file, row.sheet, id(row.columns)  # the columns are kept, so no others get their id
        number = self._numbers.get(key)
        if number is None:
            number = self._numbers[key] = len(self._sheets)
            self._sheets.append(row)
        return row.prefix, number, row.row

    def full(self, short: ShortRow) -> RowOrigin:
        """The row that was told in short."""
        prefix, number, row = short
        sheet = self._sheets[number]
        return RowOrigin(prefix, sheet.file, sheet.sheet, row, sheet.columns)
