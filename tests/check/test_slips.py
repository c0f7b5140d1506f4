"""Numbers that may have lost their digits, rows that stand twice."""

from typing import Any

import pytest

from docgen.check.slips import check_slips
from docgen.check.subject import Subject
from docgen.model.id_number import check_digit
from tests.cases import a_case, figured

from .filing import filed

VISIT = {"date": "2018-03-20", "work_content": "核实住房"}
LOST = next(
    first + digit for order in range(10) if (digit := check_digit(first := f"51050219740315{order}00")) == "0"
)


def codes(**changes: Any) -> list[str]:
    case = a_case(**changes)
    return [item.code for item in check_slips(Subject(filed(case), figured(case)))]


@pytest.mark.parametrize("number", ["6228480469000010000", "622848046900001000"])
def test_a_card_whose_digits_from_the_16th_on_are_zeros_is_doubtful(number: str) -> None:
    assert codes(bank={"card_number": number}) == ["digits-perhaps-lost"]


@pytest.mark.parametrize(
    "number", ["6228480469000017100", "62284804690000100", "6228480469000001", "622848046900000"]
)
def test_other_zeros_are_nothing_unusual(number: str) -> None:
    assert codes(bank={"card_number": number}) == []


def test_an_id_number_that_ends_in_zeros_is_doubtful_although_its_check_digit_is_right() -> None:
    assert codes(worker={"id_number": LOST}) == ["digits-perhaps-lost"]


def test_a_wrong_id_number_is_not_told_twice() -> None:
    assert codes(worker={"id_number": "510502197403151000"}) == []


def test_a_row_that_equals_an_earlier_one_is_told_once_for_each_time_more() -> None:
    other = {**VISIT, "work_content": "送去慰问金"}
    assert codes(visits=[VISIT, other, VISIT, VISIT]) == ["row-repeated"] * 2


def test_rows_that_differ_in_one_value_are_two() -> None:
    assert codes(visits=[VISIT, VISIT | {"date": "2018-03-21"}]) == []
