"""Spring Festival 2018: 15 to 21 February off; Sunday 11 and Saturday 24 February were worked instead."""

import datetime as dt

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.workdays import CalendarUnknownError, WorkCalendar, day_after_working_days, working_days

FIRST_UNKNOWN_YEAR = max(chinese_calendar.holidays).year + 1
KNOWN_DAYS = st.dates(dt.date(2004, 1, 1), dt.date(2025, 10, 31))


def february(day: int) -> dt.date:
    return dt.date(2018, 2, day)


def april(day: int) -> dt.date:
    return dt.date(2018, 4, day)


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (february(5), february(9), 4),  # Monday to Friday: the first day does not count
        (february(9), february(10), 0),  # a Saturday off
        (february(9), february(11), 1),  # the Sunday worked before the festival
        (february(14), february(21), 0),  # the seven days of the festival
        (february(14), february(25), 3),  # 22, 23 and Saturday 24; Sunday 25 is off
        (april(4), april(8), 1),  # 清明 5 to 7 April off, Sunday 8 April worked
        (february(5), february(5), 0),
        (february(9), february(5), 0),
    ],
)
def test_working_days_follow_the_official_calendar(first: dt.date, last: dt.date, count: int) -> None:
    assert working_days(first, last) == count


@pytest.mark.parametrize(
    ("first", "count", "last"),
    [
        (february(5), 0, february(5)),
        (february(5), 4, february(9)),
        (february(5), 5, february(11)),  # 6, 7, 8, 9 and the worked Sunday 11
        (february(14), 5, february(27)),  # 22, 23, 24 (worked Saturday), 26, 27
        (april(2), 5, april(10)),  # 3, 4, 8 (worked Sunday), 9, 10
    ],
)
def test_a_period_ends_on_its_last_working_day(first: dt.date, count: int, last: dt.date) -> None:
    assert day_after_working_days(first, count) == last


@given(KNOWN_DAYS, st.integers(1, 30))
def test_a_period_found_has_its_length_and_no_shorter_one_has(first: dt.date, count: int) -> None:
    last = day_after_working_days(first, count)
    assert working_days(first, last) == count
    assert working_days(first, last - dt.timedelta(1)) == count - 1


def test_a_year_after_the_calendar_is_named() -> None:
    new_years_eve = dt.date(FIRST_UNKNOWN_YEAR - 1, 12, 31)
    with pytest.raises(CalendarUnknownError) as caught:
        working_days(new_years_eve, new_years_eve + dt.timedelta(1))
    assert caught.value.year == FIRST_UNKNOWN_YEAR


def test_a_year_before_the_calendar_is_named() -> None:
    with pytest.raises(CalendarUnknownError) as caught:
        day_after_working_days(dt.date(2003, 11, 3), 1)
    assert caught.value.year == 2003


class TestACalendarOfFurtherYears:
    CALENDAR = WorkCalendar(
        years=frozenset({2027}),
        holidays=frozenset({dt.date(2027, 1, 1)}),
        working_days=frozenset({dt.date(2027, 1, 2)}),
    )

    @pytest.mark.parametrize(
        ("day", "is_worked"),
        [
            (dt.date(2027, 1, 1), False),  # Friday, a holiday
            (dt.date(2027, 1, 2), True),  # Saturday, worked instead
            (dt.date(2027, 1, 3), False),  # Sunday
            (dt.date(2027, 1, 4), True),  # Monday
            (february(15), False),  # 2018 as the library knows it
        ],
    )
    def test_its_years_are_as_told_and_all_others_as_the_library_knows(
        self, day: dt.date, is_worked: bool
    ) -> None:
        assert self.CALENDAR.is_working_day(day) == is_worked

    def test_it_goes_before_the_library(self) -> None:
        told = WorkCalendar(years=frozenset({2018}))
        assert (told.is_working_day(february(15)), told.is_working_day(february(11))) == (True, False)

    def test_a_period_may_cross_into_its_year(self) -> None:
        assert day_after_working_days(dt.date(2026, 12, 30), 3, self.CALENDAR) == dt.date(2027, 1, 4)
