"""How values, absent values and blanks stand on paper."""

import datetime as dt
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.fill.formats import (
    ABSENT,
    at_least,
    box,
    in_groups,
    joined,
    live,
    masked_card,
    masked_id_number,
    masked_phone,
    of_quarter,
    or_blank,
    printed,
    quarters_own,
    tick,
    year_month,
    year_month_day,
)
from docgen.model.kinds import YearMonth

DAY = dt.date(2018, 3, 5)
WIDE = "             年            月           日"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("罗春梅", "罗春梅"),
        ("", ""),
        (True, "是"),
        (False, "否"),
        (0, "0"),
        (2018, "2018"),
        (Decimal("1350.50"), "1350.5"),
        (Decimal("1E+3"), "1000"),
        (Decimal("0.00"), "0"),
        (Decimal(100), "100"),
        (DAY, "2018年3月5日"),
        (YearMonth(2018, 12), "2018年12月"),
        (("下岗失业", "子女上学"), "下岗失业、子女上学"),
        ((Decimal("1.10"), Decimal(2)), "1.1、2"),
        ((), ""),
        (ABSENT, ""),
        (ABSENT.worker.name, ""),
    ],
)
def test_a_value_prints_without_a_filter(value: object, text: str) -> None:
    assert printed(value) == text


@pytest.mark.parametrize("value", [None, 1.5, {"a": 1}, object(), b"bytes", {"甲"}])
def test_what_is_no_value_of_the_model_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="不能印在纸上"):
        printed(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (DAY, "2018年3月5日"),
        (ABSENT, "    年  月  日"),
        ("", "    年  月  日"),
        ("2018年春", "2018年春"),
        (YearMonth(2018, 3), "2018年3月"),
    ],
)
def test_a_date_prints_or_leaves_the_official_blank(value: object, text: str) -> None:
    assert year_month_day(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [(DAY, "2018年3月"), (YearMonth(2018, 12), "2018年12月"), (ABSENT, "    年  月"), ("秋季", "秋季")],
)
def test_a_month_prints_or_leaves_the_official_blank(value: object, text: str) -> None:
    assert year_month(value) == text


def test_a_form_may_print_a_blank_of_its_own_width() -> None:
    assert year_month_day(ABSENT, WIDE) == WIDE
    assert year_month_day(DAY, WIDE) == "2018年3月5日"
    assert year_month(ABSENT, "") == ""


@pytest.mark.parametrize(
    ("value", "text"), [(ABSENT, " " * 9), ("", " " * 9), ("甲", "甲"), (0, 0), (False, False)]
)
def test_only_an_absent_value_becomes_spaces(value: object, text: object) -> None:
    assert or_blank(value, 9) == text


@given(st.lists(st.integers(), max_size=9), st.integers(0, 12))
def test_a_list_is_padded_to_the_rows_the_form_prints(values: list[int], count: int) -> None:
    padded = at_least(values, count)
    assert padded[: len(values)] == values
    assert len(padded) == max(len(values), count)
    assert all(item is ABSENT for item in padded[len(values) :])


@given(st.lists(st.integers(), max_size=30), st.integers(1, 7))
def test_groups_hold_every_value_once_in_order(values: list[int], size: int) -> None:
    groups = in_groups(values, size)
    assert [value for group in groups for value in group] == values
    assert all(len(group) == size for group in groups[:-1])
    assert all(0 < len(group) <= size for group in groups)


def test_an_absent_list_is_an_empty_one() -> None:
    assert (list(ABSENT), len(ABSENT), bool(ABSENT)) == ([], 0, False)
    assert (at_least(ABSENT, 2), in_groups(ABSENT, 2), joined(ABSENT)) == ([ABSENT, ABSENT], [], "")


@pytest.mark.parametrize("name", ["_x", "__html__", "__class_getitem__"])
def test_an_absent_value_has_no_private_names(name: str) -> None:
    with pytest.raises(AttributeError, match=name):
        getattr(ABSENT, name)


def records(*quarters: Any) -> list[SimpleNamespace]:
    return [SimpleNamespace(quarter=quarter) for quarter in quarters]


def test_the_records_of_a_quarter_stand_in_their_order() -> None:
    visits = records(1, 2, ABSENT, 2, 4)
    assert of_quarter(visits, 2) == [visits[1], visits[3]]
    assert (of_quarter(visits, 3), of_quarter(ABSENT, 1)) == ([], [])


def test_a_quarters_own_record_is_absent_when_there_is_none() -> None:
    quarterly = records(1, 3)
    assert quarters_own(quarterly, 3) is quarterly[1]
    assert printed(quarters_own(quarterly, 2).income) == ""


@pytest.mark.parametrize(("value", "text"), [(17, "17"), (Decimal("1.50"), "1.5"), (ABSENT, "")])
def test_a_live_number_prints_as_the_number(value: Any, text: str) -> None:
    assert printed(live(value, "SUM(A1:A9)")) == text


def test_texts_are_joined_with_the_separator_asked_for() -> None:
    assert joined(("甲", Decimal("1.50"), ABSENT), "；") == "甲；1.5；"


def test_masks_keep_both_ends() -> None:
    assert masked_id_number("510502197403151527") == "510***********1527"
    assert masked_phone("13800000017") == "138****0017"
    assert masked_phone("0830-3190017") == "083*****0017"
    assert masked_phone("83190017") == "****0017"
    assert masked_card("6200000123456780017") == "***************0017"


@pytest.mark.parametrize("mask", [masked_id_number, masked_phone, masked_card])
def test_an_absent_number_has_no_mask(mask: Any) -> None:
    assert mask(ABSENT) == ""


DIGITS = st.text("0123456789X-", min_size=1, max_size=20)


@given(DIGITS)
def test_a_masked_phone_is_as_long_as_the_number_and_never_shows_more_than_seven_of_it(number: str) -> None:
    assert_masked(number, masked_phone(number))


@given(DIGITS)
def test_a_masked_id_number_is_as_long_as_the_number_and_never_shows_more_than_seven_of_it(
    number: str,
) -> None:
    assert_masked(number, masked_id_number(number))


def assert_masked(number: str, mask: str) -> None:
    assert len(mask) == len(number)
    assert all(shown in (digit, "*") for shown, digit in zip(mask, number, strict=True))
    assert "*" in mask
    assert sum(char != "*" for char in mask) <= 7


@pytest.mark.parametrize(
    ("value", "is_chosen"),
    [
        ("下岗失业", True),
        (("子女上学", "下岗失业"), True),
        (["下岗失业"], True),
        ("下岗", False),
        ("下岗失业人员", False),
        (("下岗失业人员",), False),
        ((), False),
        (ABSENT, False),
        (False, False),
    ],
)
def test_an_option_is_marked_when_it_is_the_value_or_among_the_values(value: object, is_chosen: bool) -> None:
    assert box(value, "下岗失业") == ("☑" if is_chosen else "□")
    assert tick(value, "下岗失业") == ("√" if is_chosen else "")
