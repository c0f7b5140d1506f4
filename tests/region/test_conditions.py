import datetime as dt
import pickle
from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from docgen.model.kinds import Value
from docgen.region.conditions import Condition, all_hold

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


@pytest.mark.parametrize(
    ("value", "parts", "answer"),
    [
        (20, {"at_most": 20}, True),
        (Decimal("20.01"), {"at_most": 20}, False),
        (True, {"at_most": 20}, False),  # yes is no number
        ("公示期间无异议。", {"contains": ["研究", "公示"]}, True),
        ("同意申报。", {"contains": ["研究", "公示"]}, False),
        (("公示",), {"contains": ["公示"]}, False),  # of a list `is` asks for a value
        ("白血病", {"ends_with": ["病", "症"]}, True),
        ("病休", {"ends_with": ["病", "症"]}, False),
        (("甲", "乙"), {"at_least_items": 2}, True),
        (("甲",), {"at_least_items": 2}, False),
        (("甲", "乙"), {"at_most_items": 1}, False),
        ("甲", {"at_most_items": 1}, True),
        (("甲", "乙"), {"is": "甲", "at_most_items": 1}, False),
    ],
)
def test_words_numbers_and_lists_are_measured(value: Value, parts: dict[str, Any], answer: bool) -> None:
    assert holds(value, **parts) is answer


@pytest.mark.parametrize(
    ("parts", "answer"),
    [
        ({"at_most_items": 1}, True),
        ({"at_most_items": 1, "not_in": ["无"]}, True),
        ({"at_most_items": 1, "is": "甲"}, False),
        ({"at_least_items": 1}, False),
        ({"contains": ["公示"]}, False),
        ({"at_most": 20}, False),
        ({"at_most_field": "worker.age"}, False),
    ],
)
@pytest.mark.parametrize("nothing", [None, ()])
def test_what_is_missing_is_too_few_but_never_too_many(
    nothing: Value, parts: dict[str, Any], answer: bool
) -> None:
    assert holds(nothing, **parts) is answer


@pytest.mark.parametrize(
    ("part", "less", "same", "more"),
    [
        ("at_most_field", True, True, False),
        ("differs_from_field", True, False, True),
    ],
)
def test_amounts_are_compared_with_another_field(part: str, less: bool, same: bool, more: bool) -> None:
    condition = Condition.model_validate({"field": "worker.age", part: "household.size"})
    assert [condition.holds(value, Decimal(5)) for value in (4, 5, 6)] == [less, same, more]
    assert condition.fields == ("worker.age", "household.size")


@pytest.mark.parametrize(
    ("part", "before", "on", "after"),
    [("before_field", True, False, False), ("not_after_field", True, True, False)],
)
def test_days_are_compared_with_another_field(part: str, before: bool, on: bool, after: bool) -> None:
    condition = Condition.model_validate({"field": "review.visit_date", part: "review.approval_date"})
    day = dt.timedelta(1)
    answers = [condition.holds(value, NOVEMBER) for value in (NOVEMBER - day, NOVEMBER, NOVEMBER + day)]
    assert answers == [before, on, after]


@pytest.mark.parametrize("part", ["before_field", "not_after_field", "at_most_field", "differs_from_field"])
def test_there_is_nothing_to_compare_with_a_field_that_is_missing(part: str) -> None:
    condition = Condition.model_validate({"field": "review.visit_date", part: "review.approval_date"})
    assert condition.holds(NOVEMBER if "at_most" not in part else 5, None)
    assert not condition.holds(None, NOVEMBER)


def test_a_day_is_not_compared_with_an_amount() -> None:
    condition = Condition.model_validate({"field": "review.visit_date", "at_most_field": "household.size"})
    assert not condition.holds(NOVEMBER, 5)


def test_a_condition_compares_with_one_field_only() -> None:
    with pytest.raises(ValidationError, match="一项"):
        holds(NOVEMBER, before_field="a", not_after_field="b")


def test_several_conditions_hold_together() -> None:
    values: dict[str, Value] = {"cause.main": "其他", "income.worker_monthly": 5, "household.size": 4}
    stated = [
        {"field": "cause.main", "is": "其他"},
        {"field": "household.size", "at_most_field": "income.worker_monthly"},
    ]
    conditions = [Condition.model_validate(item) for item in stated]
    assert all_hold(conditions, values.get)
    assert not all_hold(conditions, {**values, "household.size": 6}.get)
    assert all_hold([], values.get)


def test_a_condition_travels_to_another_process() -> None:
    condition = Condition.model_validate({"field": "cause.main", "in": ["其他"], "at_most_items": 1})
    assert condition.holds("其他")
    assert pickle.loads(pickle.dumps(condition)).holds("其他")
