"""Conditions a pack may state about a case: small data, never code."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from functools import cached_property, partial
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, model_validator

from docgen.model.kinds import Value

_HOLD_OF_NOTHING = frozenset({"not_in", "at_most_items"})


class Condition(BaseModel):
    """One statement about one field; every part that is given must hold, of several values for one of them.

    A field that the case lacks satisfies only `present: false`, `not_in` and `at_most_items`; a comparison
    with a field that the case lacks holds, for there is nothing to compare with.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    field: str
    present: bool | None = None
    equals: str | int | bool | None = Field(default=None, alias="is")
    one_of: tuple[str, ...] | None = Field(default=None, alias="in")
    not_in: tuple[str, ...] | None = None
    contains: tuple[str, ...] | None = None
    ends_with: tuple[str, ...] | None = None
    at_least: Decimal | None = None
    at_most: Decimal | None = None
    less_than: Decimal | None = None
    at_least_items: int | None = None
    at_most_items: int | None = None
    before: dt.date | None = None
    from_day: dt.date | None = Field(default=None, alias="from")
    until: dt.date | None = None
    before_field: str | None = None
    not_after_field: str | None = None
    at_most_field: str | None = None
    differs_from_field: str | None = None

    @model_validator(mode="after")
    def _compares_with_one_field(self) -> "Condition":
        if len(list(self._given(_COMPARISONS))) > 1:
            raise ValueError(f"“{self.field}”只能与一项内容相比")
        return self

    @cached_property
    def other_field(self) -> str:
        """The field that this one is compared with, empty when there is none."""
        return next((getattr(self, name) for name in self._given(_COMPARISONS)), "")

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field the condition speaks of."""
        return (self.field, self.other_field) if self.other_field else (self.field,)

    def holds(self, value: Value, other: Value = None) -> bool:
        """Whether the condition holds for the field's value; `other` is that of the field compared with.

        `until` and `not_after_field` include their day, `before` and `before_field` do not.
        """
        if value is None or value == ():
            return self._holds_of_nothing
        if self.present is False or not all(test(value) for test in self._tests):
            return False
        return other is None or other == () or all(test(other, value) for test in self._comparisons)

    @cached_property
    def _holds_of_nothing(self) -> bool:
        """Whether a case that lacks the field satisfies the condition."""
        given = {name for name in type(self).model_fields if getattr(self, name) is not None} - {"field"}
        return self.present is False or (bool(given) and given <= _HOLD_OF_NOTHING)

    @cached_property
    def _tests(self) -> tuple[Callable[[Value], bool], ...]:
        return tuple(partial(_TESTS[name], getattr(self, name)) for name in self._given(_TESTS))

    @cached_property
    def _comparisons(self) -> tuple[Callable[[Value, Value], bool], ...]:
        return tuple(_COMPARISONS[name] for name in self._given(_COMPARISONS))

    def _given(self, parts: Iterable[str]) -> Iterator[str]:
        return (name for name in parts if getattr(self, name) is not None)


def all_hold(conditions: Iterable[Condition], value_of: Callable[[str], Value]) -> bool:
    """Whether every condition holds, `value_of` giving the value of a field."""
    return all(holds_for(condition, value_of) for condition in conditions)


def holds_for(condition: Condition, value_of: Callable[[str], Value]) -> bool:
    """Whether the condition holds, `value_of` giving the value of a field."""
    other = value_of(condition.other_field) if condition.other_field else None
    return condition.holds(value_of(condition.field), other)


def _items(value: Value) -> tuple[Value, ...]:
    return value if isinstance(value, tuple) else (value,)


def _is(wanted: Value, value: Value) -> bool:
    return wanted in _items(value)


def _is_in(wanted: tuple[str, ...], value: Value) -> bool:
    return any(item in wanted for item in _items(value))


def _is_not_in(unwanted: tuple[str, ...], value: Value) -> bool:
    return not _is_in(unwanted, value)


def _contains(wanted: tuple[str, ...], value: Value) -> bool:
    return isinstance(value, str) and any(word in value for word in wanted)


def _ends_with(wanted: tuple[str, ...], value: Value) -> bool:
    return isinstance(value, str) and value.endswith(wanted)


def _is_number(value: Value) -> bool:
    return isinstance(value, int | Decimal) and not isinstance(value, bool)


def _is_at_least(least: Decimal, value: Any) -> bool:
    return _is_number(value) and bool(value >= least)


def _is_at_most(most: Any, value: Any) -> bool:
    return _is_number(value) and _is_number(most) and bool(value <= most)


def _is_less_than(limit: Decimal, value: Any) -> bool:
    return _is_number(value) and bool(value < limit)


def _has_at_least(count: int, value: Value) -> bool:
    return len(_items(value)) >= count


def _has_at_most(count: int, value: Value) -> bool:
    return len(_items(value)) <= count


def _differs(other: Value, value: Value) -> bool:
    return value != other


def _is_before(day: Any, value: Any) -> bool:
    return isinstance(value, dt.date) and isinstance(day, dt.date) and value < day


def _is_from(day: dt.date, value: Value) -> bool:
    return isinstance(value, dt.date) and value >= day


def _is_until(day: Any, value: Any) -> bool:
    return isinstance(value, dt.date) and isinstance(day, dt.date) and value <= day


_TESTS: Mapping[str, Callable[[Any, Any], bool]] = {
    "equals": _is,
    "one_of": _is_in,
    "not_in": _is_not_in,
    "contains": _contains,
    "ends_with": _ends_with,
    "at_least": _is_at_least,
    "at_most": _is_at_most,
    "less_than": _is_less_than,
    "at_least_items": _has_at_least,
    "at_most_items": _has_at_most,
    "before": _is_before,
    "from_day": _is_from,
    "until": _is_until,
}

_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "before_field": _is_before,
    "not_after_field": _is_until,
    "at_most_field": _is_at_most,
    "differs_from_field": _differs,
}
