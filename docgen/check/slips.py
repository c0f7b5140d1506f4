"""Checks for slips of the hand that leave a possible value: lost digits, a row pasted twice."""

from collections.abc import Iterator
from typing import Any

from docgen.check.subject import Subject
from docgen.findings import Finding
from docgen.model.id_number import fault_of
from docgen.model.paths import exact_paths, value_at

_NUMBERS = ("worker.id_number", "members[].id_number", "bank.card_number")
_KEPT_DIGITS = 15  # of a number that was typed as one; the others become 0
_LEAST_LOST = 3  # fewer zeros at the end are nothing unusual
# Members are told apart by name and number elsewhere.
_LISTS = (
    "visits",
    "aids",
    "income.quarterly",
    "review.attachments",
    "review.surveys",
    "review.quarterly",
    "outcome.goals",
)


def check_slips(subject: Subject) -> Iterator[Finding]:
    """A warning for each number that ends as one that lost its digits, and for each row said twice."""
    for general in _NUMBERS:
        for path in exact_paths(subject.case, general):
            number = value_at(subject.case, path)
            is_told = path != "bank.card_number" and isinstance(number, str) and fault_of(number)
            if isinstance(number, str) and _has_lost_digits(number) and not is_told:
                yield subject.finding("digits-perhaps-lost", path, label=subject.label(path), text=number)
    for list_path in _LISTS:
        yield from _repeated(subject, list_path)


def _has_lost_digits(number: str) -> bool:
    tail = number[_KEPT_DIGITS:]
    return len(tail) >= _LEAST_LOST and set(tail) == {"0"}


def _repeated(subject: Subject, list_path: str) -> Iterator[Finding]:
    """Every record of the list that equals an earlier one."""
    records: Any = value_at(subject.case, list_path)
    for index, record in enumerate(records):
        first = records.index(record)
        if first < index:
            name = next((name for name, value in record if value not in (None, ())), "")
            other = subject.origin.place(f"{list_path}[{first}].{name}")
            yield subject.finding("row-repeated", f"{list_path}[{index}].{name}", other=other)
