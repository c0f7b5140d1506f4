"""Checks of the people of one household by their numbers: area, birth date, age, the same person twice."""

import datetime as dt
from collections.abc import Iterator

from docgen.check.subject import Subject
from docgen.findings import Finding
from docgen.model.id_number import age_on, fault_of, has_known_province
from docgen.model.paths import exact_paths, value_at
from docgen.model.wording import as_text
from docgen.region.schedule import Clause

BY_NUMBER = Clause(rule="R-GEN-01", source="表上“自动生成无需填写”；GB 11643、GB/T 2260")
_OLDEST = 120
# The days that a form of the household may bear: on one of them a typed age may be right (decision 25).
_FORM_DAYS = (
    "household.filed_date",
    "review.application_date",
    "review.declarant_date",
    "plan.date",
    "outcome.determination_date",
)


def check_identity(subject: Subject, day: dt.date) -> Iterator[Finding]:
    """What the numbers, birth dates and ages of the household's people say against one another."""
    for person in people(subject):
        yield from _area(subject, f"{person}.id_number")
        yield from _birth_date(subject, person, day)
        yield from _age(subject, person, day)
    yield from _alike(subject)


def people(subject: Subject) -> list[str]:
    """The paths of the worker and of every member."""
    return ["worker", *(f"members[{index}]" for index in range(len(subject.case.members)))]


def _area(subject: Subject, path: str) -> Iterator[Finding]:
    """Decision 29: a warning only, and only of the province."""
    number = value_at(subject.case, path)
    if isinstance(number, str) and not fault_of(number) and not has_known_province(number):
        label = subject.label(path)
        yield subject.finding("id-area-unknown", path, BY_NUMBER, label=label, text=number, area=number[:2])


def _birth_date(subject: Subject, person: str, day: dt.date) -> Iterator[Finding]:
    path = f"{person}.birth_date"
    born = subject.day(path)
    if born is None:
        return
    reason = f"晚于填表日期 {as_text(day)}" if born > day else ""
    if age_on(born, day) > _OLDEST:
        reason = f"年龄已超过 {_OLDEST} 岁"
    if reason:
        at = path if value_at(subject.case, path) else f"{person}.id_number"
        text, label = as_text(born), subject.label(path)
        yield subject.finding("birth-date-implausible", at, BY_NUMBER, label=label, text=text, reason=reason)


def _age(subject: Subject, person: str, day: dt.date) -> Iterator[Finding]:
    """A typed age that is right on no day from the household's first form to the run's day."""
    path = f"{person}.age"
    typed, born = value_at(subject.case, path), subject.day(f"{person}.birth_date")
    if not isinstance(typed, int) or born is None:
        return
    forms = [form for form in map(subject.day, _FORM_DAYS) if form]
    youngest, oldest = age_on(born, min([*forms, day])), age_on(born, max([*forms, day]))
    if not youngest <= typed <= oldest:
        label, expected = subject.label(path), age_on(born, day)
        yield subject.finding("age-differs", path, BY_NUMBER, label=label, text=typed, expected=expected)


def _alike(subject: Subject) -> Iterator[Finding]:
    """Two of the household's people of one name, unless the same number tells of it already."""
    seen: dict[str, tuple[str, str | None]] = {}
    numbers = {path: value_at(subject.case, path) for path in _number_paths(subject)}
    for path, number in numbers.items():
        at = f"{path.removesuffix('.id_number')}.name"
        name = value_at(subject.case, at)
        if not isinstance(name, str):
            continue
        other, other_number = seen.setdefault(name, (at, _text(number)))
        if other != at and (number is None or number != other_number):
            place = subject.origin.place(other)
            yield subject.finding("member-repeated", at, name=name, other=place)


def _number_paths(subject: Subject) -> list[str]:
    return ["worker.id_number", *exact_paths(subject.case, "members[].id_number")]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
