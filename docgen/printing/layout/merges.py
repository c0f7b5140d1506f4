"""Merges down the rows of a table."""

from collections.abc import Sequence

from docgen.printing.form import Merge
from docgen.printing.layout.cells import LaidCell
from docgen.printing.layout.rows import LaidRow


def merges(rows: Sequence[LaidRow]) -> list[tuple[int, int, LaidCell]]:
    """Every merge: the first and last row it reaches, and the cell it begins with."""
    return [
        (index, last_row(rows, index, cell), cell)
        for index, row in enumerate(rows)
        if row.begins_merge
        for cell in row.cells
        if cell.merge is Merge.FIRST
    ]


def last_row(rows: Sequence[LaidRow], first: int, cell: LaidCell) -> int:
    """The last row the merge that begins with the cell reaches."""
    last = first
    while last + 1 < len(rows) and _continues(rows[last + 1], cell.left):
        last += 1
    return last


def _continues(row: LaidRow, left: float) -> bool:
    return any(cell.left == left and cell.merge is Merge.CONTINUED for cell in row.cells)
