"""Households, made from a pack's fixtures, that meet one of its requirements and that break it by one value.

What to change is read off the requirement's own conditions: the rules of a new pack need no code here.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache
from typing import Any

from regions import DAY, FIXTURES, pack_of

from docgen.check.requirements import check_requirements, check_union_requirements
from docgen.derive.household import household_figures
from docgen.findings import Finding
from docgen.intake.read import read_inputs
from docgen.model.intake import FiledCase, FiledUnion, Intake
from docgen.model.kinds import Kind, Value
from docgen.model.paths import value_at
from docgen.model.union import LabourUnion
from docgen.orders import FiguredCase, FiguredUnion
from docgen.pipeline.figuring import figure_parameters
from docgen.region.conditions import Condition, holds_for
from docgen.region.requirements import OF_UNION, Requirement
from docgen.sample.additions import put
from docgen.vocabulary import find_field

_NUMBERS = (Kind.INTEGER, Kind.NUMBER, Kind.MONEY, Kind.YEAR)
_WORDS = "某种别的写法"


@dataclass(frozen=True)
class Subject:
    """A household or a union as it was read, and the record of it that a requirement is asked of."""

    region: str
    filed: FiledCase | FiledUnion
    record: str = ""

    def exact(self, path: str, requirement: Requirement) -> str:
        """The path of the field in this subject's own record."""
        if requirement.prefix and path.startswith(requirement.prefix):
            return f"{self.record}.{path.removeprefix(requirement.prefix)}"
        return path

    def value(self, path: str) -> Value:
        """What a requirement sees at that exact path; of a list all values together."""
        if isinstance(self.filed, FiledUnion):
            return value_at(self.filed.union, path.removeprefix("union."))
        if "[]." in path:
            head, _, tail = path.partition("[].")
            found = (self.value(f"{head}[{i}].{tail}") for i in range(len(value_at(self.filed.case, head))))
            return tuple(item for item in found if item is not None)
        return self._figured().value(path)

    def changed(self, path: str, value: Any) -> "Subject":
        """The same with one other value; a list's field is changed by emptying the list."""
        owner = self.filed.union if isinstance(self.filed, FiledUnion) else self.filed.case
        data = owner.model_dump()
        put(data, path.partition("[].")[0].removeprefix("union."), () if "[]." in path else value)
        whole = type(owner).model_validate(data)
        name = "union" if isinstance(self.filed, FiledUnion) else "case"
        return replace(self, filed=replace(self.filed, **{name: whole}))

    def findings(self, requirement: Requirement) -> list[Finding]:
        """What the check finds of that requirement."""
        if isinstance(self.filed, FiledUnion):
            union = FiguredUnion(self.filed.union, {}, ())
            return list(check_union_requirements(self.filed, union, [requirement]))
        return list(check_requirements(self.filed, self._figured(), [requirement]))

    def _figured(self) -> FiguredCase:
        case = self.filed.case
        unions = (item.union for item in read(self.region).unions)
        union = next((item for item in unions if item.name == case.union_name), LabourUnion())
        parameters = figure_parameters(pack_of(self.region), DAY)
        return FiguredCase(case, household_figures(case, union, parameters))


@cache
def read(region: str) -> Intake:
    return read_inputs([FIXTURES / region / "采集表.xlsx"], pack_of(region).lists)


def subjects(region: str, requirement: Requirement) -> Iterator[Subject]:
    """Everything of the fixtures that the requirement is asked of."""
    filed = read(region).unions if requirement.subject in OF_UNION else read(region).cases
    for item in filed:
        if not requirement.prefix:
            yield Subject(region, item)
            continue
        owner = item.union if isinstance(item, FiledUnion) else item.case
        name = requirement.prefix.removesuffix(".").removesuffix("[]")
        for index in range(len(value_at(owner, name))):
            yield Subject(region, item, f"{name}[{index}]")


def violation(region: str, requirement: Requirement) -> tuple[Subject, Subject] | None:
    """One that meets the requirement and the same broken by one value; None when nothing breaks it."""
    for subject in subjects(region, requirement):
        found = _pair(requirement, subject)
        if found:
            return found
    return None


def place_of(requirement: Requirement, subject: Subject) -> str:
    """Where the finding must stand."""
    path = subject.exact(requirement.at, requirement).removeprefix("union.")
    return str(subject.filed.origin.place(path))


def _pair(requirement: Requirement, subject: Subject) -> tuple[Subject, Subject] | None:
    """Changes one value after another until a change makes or mends the fault."""
    for condition in requirement.when:
        changed = _made(subject, requirement, condition, True)
        if changed is None:
            return None
        if _differ(subject, changed, requirement):
            return _in_order(subject, changed, requirement)
        subject = changed
    for wanted in (False, True):
        for condition in (*requirement.require, *requirement.any_of):
            changed = _made(subject, requirement, condition, wanted) or subject
            if _differ(subject, changed, requirement):
                return _in_order(subject, changed, requirement)
            subject = changed if requirement.any_of else subject
    return None


def _differ(one: Subject, other: Subject, requirement: Requirement) -> bool:
    return bool(one.findings(requirement)) != bool(other.findings(requirement))


def _in_order(one: Subject, other: Subject, requirement: Requirement) -> tuple[Subject, Subject]:
    return (other, one) if one.findings(requirement) else (one, other)


def _made(subject: Subject, requirement: Requirement, condition: Condition, wanted: bool) -> Subject | None:
    """The subject with one value changed so that the condition holds, or does not; itself if it is so.

    What held of `when` still does.
    """
    if _holds(subject, requirement, condition) is wanted:
        return subject
    kept = [item for item in requirement.when if _holds(subject, requirement, item)]
    for path, value in _candidates(subject, requirement, condition):
        changed = subject.changed(path, value)
        if _holds(changed, requirement, condition) is wanted and all(
            _holds(changed, requirement, item) for item in kept
        ):
            return changed
    return None


def _holds(subject: Subject, requirement: Requirement, condition: Condition) -> bool:
    return holds_for(condition, lambda path: subject.value(subject.exact(path, requirement)))


def _candidates(
    subject: Subject, requirement: Requirement, condition: Condition
) -> Iterator[tuple[str, Any]]:
    """Values to try: those the condition names and those beside them, then any of the field's kind."""
    for general in dict.fromkeys((condition.field, condition.other_field or condition.field, requirement.at)):
        item = find_field(general)
        path = subject.exact(general, requirement)
        if item is None:
            continue
        for value in (*_named(subject, requirement, condition), *_of_kind(item.kind)):
            if _fits(item.kind, value):
                yield path, _as(item.kind, value)


def _named(subject: Subject, requirement: Requirement, condition: Condition) -> Iterator[Any]:
    yield from () if condition.equals is None else (condition.equals,)
    for words in (condition.one_of, condition.not_in, condition.contains, condition.ends_with):
        yield from words or ()
    for number in (condition.at_least, condition.at_most, condition.less_than):
        yield from () if number is None else (number, number + 1, number - 1)
    for day in (condition.before, condition.from_day, condition.until):
        yield from () if day is None else (day, day + dt.timedelta(1), day - dt.timedelta(1))
    for count in (condition.at_least_items, condition.at_most_items):
        yield from () if count is None else (_labels(count - 1), _labels(count), _labels(count + 1))
    if condition.at_most_items is not None:
        several = subject.value(subject.exact(condition.field, requirement))
        yield (*several, *_labels(condition.at_most_items)) if isinstance(several, tuple) else None
    if condition.other_field:
        other = subject.value(subject.exact(condition.other_field, requirement))
        yield from (other + 1, other - 1) if isinstance(other, Decimal) else ()
        yield from (other + dt.timedelta(1), other - dt.timedelta(1)) if isinstance(other, dt.date) else ()


def _labels(count: int) -> tuple[str, ...]:
    return tuple(f"第{number}项" for number in range(1, count + 1))


def _of_kind(kind: Kind) -> Iterator[Any]:
    yield None
    if kind is Kind.YES_NO:
        yield from (True, False)
    elif kind in _NUMBERS:
        yield from (0, 1, 2)
    elif kind is Kind.DATE:
        yield DAY
    elif kind is Kind.CODES:
        yield (_WORDS,)
    else:
        yield _WORDS


def _fits(kind: Kind, value: Any) -> bool:
    wanted: type | tuple[type, ...] = str
    if kind is Kind.YES_NO:
        wanted = bool
    elif kind in _NUMBERS and not isinstance(value, bool):
        wanted = (int, Decimal)
    elif kind is Kind.DATE:
        wanted = dt.date
    elif kind is Kind.CODES:
        wanted = (str, tuple)
    return value is None or isinstance(value, wanted)


def _as(kind: Kind, value: Any) -> Any:
    if kind is Kind.CODES:
        return () if value is None else (value,) if isinstance(value, str) else value
    return int(value) if kind is Kind.INTEGER and value is not None else value
