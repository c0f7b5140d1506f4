"""Dates of birth given as a month (1975.3): no fault where the ID number of the same row says the day."""

from collections.abc import Mapping, Sequence
from typing import Any

from docgen.intake.cells import Cell, number_in
from docgen.intake.dates import month_in
from docgen.model.id_number import birth_date_of, is_valid_id_number

_DOUBTFUL_MONTHS = {1: (1, 10)}  # the number 1975.1 may have been typed as 1975.10


def is_month_of_birth(cell: Cell, groups: Sequence[str], values: Mapping[str, Any]) -> bool:
    """Whether the cell names the month in which the person of these values was born by the ID number."""
    month = month_in(cell)
    person: Any = values
    for step in groups:
        person = person.get(step, {})
    number = person.get("id_number")
    born = birth_date_of(number) if isinstance(number, str) and is_valid_id_number(number) else None
    if month is None or born is None:
        return False
    months = _DOUBTFUL_MONTHS.get(month.month, ()) if number_in(cell) is not None else ()
    return born.year == month.year and born.month in (month.month, *months)
