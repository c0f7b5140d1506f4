import datetime as dt
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from docgen.model.kinds import Value
from docgen.region.conditions import Condition

NOVEMBER = dt.date(2016, 11, 1)


def holds(value: Value, **parts: Any) -> bool:
    return Condition.model_validate({"field": "outcome.evaluation", **parts}).holds(value)


@pytest.mark.parametrize(
    ("value", "present", "answer"),
    [
        ("脱困", True, True),
        ("脱困", False, False),
        (None, True, False),
        (None, False, True),
        ((), True, False),
        ((), False, True),
        (False, True, True),  # no is an answer
        (0, True, True),
    ],
)
def test_present_asks_whether_there_is_a_value(value: Value, present: bool, answer: bool) -> None:
    assert holds(value, present=present) is answer


@pytest.mark.parametrize(
    ("value", "wanted", "answer"),
    [
        ("脱困", "脱困", True),
        ("解困", "脱困", False),
        (True, True, True),
        (False, True, False),
        (False, False, True),
        (None, False, False),  # not entered is not no
        (2, 2, True),
        (Decimal("2.0"), 2, True),
    ],
)
def test_is_asks_for_that_value(value: Value, wanted: object, answer: bool) -> None:
    assert holds(value, **{"is": wanted}) is answer


@pytest.mark.parametrize(
    ("value", "answer"), [("脱困", True), ("解困", True), ("效果不理想", False), (None, False)]
)
def test_in_asks_for_one_of_several(value: Value, answer: bool) -> None:
    assert holds(value, **{"in": ["脱困", "解困"]}) is answer


@pytest.mark.parametrize(
    ("value", "answer"),
    [("效果不理想", True), ("脱困", False), (None, True), ((), True), (("脱困", "其他"), False)],
)
def test_not_in_asks_for_none_of_several(value: Value, answer: bool) -> None:
    assert holds(value, not_in=["脱困", "解困"]) is answer


@pytest.mark.parametrize("other", [{"present": True}, {"is": "其他"}, {"at_least": 1}, {"before": NOVEMBER}])
def test_a_missing_value_is_not_in_a_list_unless_something_else_is_asked_of_it(other: dict[str, Any]) -> None:
    assert not holds(None, not_in=["脱困"], **other)


@pytest.mark.parametrize(
    ("value", "answer"),
    [
        (19, False),
        (20, True),
        (29, True),
        (30, False),
        (Decimal("29.99"), True),
        (None, False),
        ("25", False),
        (True, False),
    ],
)
def test_numbers_are_compared_from_the_one_up_to_the_other(value: Value, answer: bool) -> None:
    assert holds(value, at_least=20, less_than=30) is answer


@pytest.mark.parametrize(
    ("parts", "answer"),
    [
        ({"is": "子女上学"}, True),
        ({"is": "其他"}, False),
        ({"in": ["其他", "下岗失业"]}, True),
        ({"in": ["其他", "遭受自然灾害"]}, False),
        ({"in": ["其他"], "is": "下岗失业"}, False),
    ],
)
def test_of_several_values_one_must_be_the_wanted_one(parts: dict[str, Any], answer: bool) -> None:
    assert holds(("下岗失业", "子女上学"), **parts) is answer


@pytest.mark.parametrize(
    ("part", "before", "on", "after"),
    [("before", True, False, False), ("from", False, True, True), ("until", True, True, False)],
)
def test_days_are_counted_with_their_own_day_or_without(
    part: str, before: bool, on: bool, after: bool
) -> None:
    day = dt.timedelta(1)
    answers = [holds(value, **{part: NOVEMBER}) for value in (NOVEMBER - day, NOVEMBER, NOVEMBER + day)]
    assert answers == [before, on, after]


@pytest.mark.parametrize("value", [None, "2016年10月", 2016])
def test_what_is_no_day_meets_no_condition_on_days(value: Value) -> None:
    assert not holds(value, before=NOVEMBER)


def test_every_part_must_hold() -> None:
    span = {"from": dt.date(2016, 11, 1), "until": dt.date(2018, 4, 5)}
    days = ["2016-10-31", "2016-11-01", "2018-04-05", "2018-04-06"]
    assert [holds(dt.date.fromisoformat(day), **span) for day in days] == [False, True, True, False]
    assert not holds("脱困", **{"is": "脱困", "in": ["解困"]})


def test_a_condition_without_parts_asks_for_a_value() -> None:
    assert (holds("脱困"), holds(None)) == (True, False)


@pytest.mark.parametrize("parts", [{"equal": "脱困"}, {"is": [1]}, {"in": "脱困"}, {"before": "明天"}])
def test_what_is_no_condition_is_refused(parts: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        holds("脱困", **parts)
