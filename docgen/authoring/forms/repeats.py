"""Which rows of a table can become a loop."""

from collections.abc import Sequence

from docgen.authoring.forms.model import Cell, Form, Repeat, RepeatBody, Table


def can_repeat(table: Table, repeat: Repeat) -> bool:
    """Whether no merged cell belongs to some rows of a record and to rows of another, or below the last.

    A cell may lie over all the rows of the first record and go on above or below them.
    """
    return not any(_is_torn(cell, repeat) for cell in table.cells)


def _is_torn(cell: Cell, repeat: Repeat) -> bool:
    first, end = repeat.first_row, repeat.first_row + repeat.pattern - 1
    return (
        cell.row < first <= cell.last_row < end
        or first < cell.row <= end < cell.last_row
        or end < cell.row <= repeat.last_row < cell.last_row
    )


def require_repeats(form: Form, repeats: Sequence[Repeat | RepeatBody]) -> None:
    """Raise ValueError for rows that cannot become a loop, or that two loops share."""
    rows: set[tuple[int, int]] = set()
    for repeat in repeats:
        if isinstance(repeat, Repeat):
            own = {(repeat.table, row) for row in range(repeat.first_row, repeat.last_row + 1)}
            if own & rows:
                raise ValueError("two loops share a row")
            if not can_repeat(form.tables[repeat.table], repeat):
                raise ValueError("a merged cell belongs to rows of two records")
            rows |= own
