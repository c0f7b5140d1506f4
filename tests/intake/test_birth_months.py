import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.intake.birth_months import is_month_of_birth
from docgen.intake.cells import UnreadableError
from docgen.intake.dates import month_in, read_date
from docgen.model.id_number import check_digit
from docgen.model.kinds import YearMonth

DAYS = st.dates(dt.date(1930, 1, 1), dt.date(2018, 12, 31))
PATTERNS = ["{}.{}", "{}年{}月", "{}-{}", "{}/{}", "{}.{:02}", "{}{:02}"]


def person(day):
    first_17 = f"510504{day:%Y%m%d}152"
    return {"worker": {"id_number": first_17 + check_digit(first_17)}}


@given(DAYS, st.sampled_from(PATTERNS))
def test_the_month_of_the_number_is_no_fault_in_any_writing(day, pattern):
    cell = pattern.format(day.year, day.month)
    assert month_in(cell) == YearMonth(day.year, day.month)
    assert is_month_of_birth(cell, ("worker",), person(day))


@given(DAYS, DAYS, st.sampled_from(PATTERNS))
def test_another_month_is_a_fault(day, other, pattern):
    cell = pattern.format(other.year, other.month)
    is_same = (day.year, day.month) == (other.year, other.month)
    assert is_month_of_birth(cell, ("worker",), person(day)) is is_same


@given(DAYS)
def test_a_month_as_a_number_may_have_lost_its_last_zero(day):
    cell = float(f"{day.year}.{day.month}")
    assert is_month_of_birth(cell, ("worker",), person(day))


@given(DAYS, st.sampled_from(["{:%y}.{}.{}", "{:%y}年{}月{}日", "{:%y}-{}-{}", "{:%y}/{}/{}"]))
def test_a_year_of_two_digits_is_refused_and_told(day, pattern):
    with pytest.raises(UnreadableError) as fault:
        read_date(pattern.format(day, day.month, day.day))
    assert fault.value.details["suggestion"] == "年份请写四位数。"


@pytest.mark.parametrize("values", [{}, {"worker": {}}, {"worker": {"id_number": "510504197503151520"}}])
def test_without_a_right_number_there_is_nothing_to_agree_with(values):
    assert not is_month_of_birth("1975.3", ("worker",), values)


@pytest.mark.parametrize("cell", ["1975.13", "三月", "", True, dt.time(3), "\ufdd0"])
def test_what_is_no_month_is_none(cell):
    assert month_in(cell) is None
