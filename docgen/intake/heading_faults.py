"""What is wrong with the headings of a sheet, and what is hidden in it."""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from docgen.findings import Place
from docgen.intake.captions import nearest_heading
from docgen.intake.cells import Cell, is_blank
from docgen.intake.columns import Column
from docgen.intake.drafts import Fault
from docgen.intake.dress import Dress, ranges
from docgen.intake.headings import Headings
from docgen.model.columns import column_letters
from docgen.sheets import Sheet

_UNNAMED = "（空）"
_MOST_RANGES = 8


def heading_faults(sheet: Sheet, headings: Headings, place: Place) -> Iterator[Fault]:
    """Columns that are repeated, unknown or open between several fields."""
    for column, first in headings.repeated:
        other = f"{place.sheet}!{first.letter}{first.row}"
        details = {"heading": column.heading, "other": other, "other_heading": first.heading}
        yield Fault("heading-repeated", _at(column, place), details)
    for column in headings.open:
        labels = "、".join(f"“{label}”" for label in column.could_be)
        details = {"heading": column.heading, "labels": labels, "assigned": f"{place.sheet}!{column.heading}"}
        yield Fault("heading-ambiguous", _at(column, place), details)
    for column in headings.unknown:
        near = nearest_heading(sheet, column.heading)
        advice = f"是否为“{near}”？" if near else ""
        details = {"heading": column.heading, "suggestion": f"{advice}如需使用该列，请改用采集表的列标题。"}
        yield Fault("heading-unknown", _at(column, place), details)


def unnamed_columns(
    headings: Headings, rows: Sequence[Sequence[Cell]], passed: Collection[int], dress: Dress, place: Place
) -> Iterator[Fault]:
    """One fault for every column with content but no heading, not even one merged down to the captions."""
    named = rows[headings.top - 1 : headings.row]
    over = {merge.left for merge in dress.merges if merge.top < headings.row <= merge.bottom + 1}
    numbered = enumerate(rows[headings.row :], headings.row + 1)
    below = [row for number, row in numbered if number not in passed]
    for index in sorted(_filled(below) - _filled(named) - over):
        details = {"heading": _UNNAMED, "suggestion": "请补上列标题，或删去该列。"}
        yield Fault("heading-unknown", _at(Column(index, "", row=headings.row), place), details)


def hidden_faults(
    headings: Headings, rows: Sequence[Sequence[Cell]], passed: Collection[int], dress: Dress, place: Place
) -> Iterator[Fault]:
    """One fault for all hidden rows that hold something and are read, one for all hidden columns that do."""
    below = {
        number: row
        for number, row in enumerate(rows[headings.row :], headings.row + 1)
        if number not in passed and (dress.hidden_columns or number - 1 in dress.hidden_rows)
    }
    hidden = [number for number, row in below.items() if number - 1 in dress.hidden_rows and _is_begun(row)]
    if hidden:
        yield _hidden(place, f"A{hidden[0]}", "行", _told(hidden, str))
    columns = sorted(
        column.index + 1
        for column in headings.columns
        if column.index in dress.hidden_columns
        and any(_is_begun(row[column.index : column.index + 1]) for row in below.values())
    )
    if columns:
        cell = f"{column_letters(columns[0])}{headings.row}"
        yield _hidden(place, cell, "列", _told(columns, column_letters))


def _is_begun(row: Sequence[Cell]) -> bool:
    return any(map(_is_filled, row))


def _hidden(place: Place, cell: str, what: str, which: str) -> Fault:
    return Fault("hidden-read", Place(place.file, place.sheet, cell), {"what": what, "which": which})


def _told(numbers: Iterable[int], name: Callable[[int], str]) -> str:
    runs = [
        name(first) if first == last else f"{name(first)}—{name(last)}" for first, last in ranges(numbers)
    ]
    rest = f"等 {len(runs)} 处" if len(runs) > _MOST_RANGES else ""
    return "、".join(runs[:_MOST_RANGES]) + rest


def _is_filled(cell: Cell) -> bool:
    return not is_blank(cell)


def _filled(rows: Iterable[Sequence[Cell]]) -> set[int]:
    """The columns in which one of the rows holds something."""
    return {index for row in rows for index, cell in enumerate(row) if not is_blank(cell)}


def _at(column: Column, place: Place) -> Place:
    return Place(place.file, place.sheet, f"{column.letter}{column.row}")
