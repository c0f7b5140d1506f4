"""The official calendar of working days in mainland China: the library's, and that of a calendar file."""

import datetime as dt
from dataclasses import dataclass
from functools import lru_cache

import chinese_calendar


class CalendarUnknownError(Exception):
    """The calendar does not cover the year."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


@dataclass(frozen=True)
class WorkCalendar:
    """Which days are worked: in `years` as told here, in all others as the library knows them.

    In a year told here Monday to Friday are worked, without the `holidays` and with the `working_days`.
    """

    years: frozenset[int] = frozenset()
    holidays: frozenset[dt.date] = frozenset()
    working_days: frozenset[dt.date] = frozenset()

    def is_working_day(self, day: dt.date) -> bool:
        """Whether the day is worked. Raises CalendarUnknownError."""
        if day.year in self.years:
            return day in self.working_days or (day.weekday() < 5 and day not in self.holidays)
        try:
            return bool(chinese_calendar.is_workday(day))
        except NotImplementedError as fault:
            raise CalendarUnknownError(day.year) from fault


OFFICIAL = WorkCalendar()
"""The library's years alone."""


@lru_cache(10_000)  # the households of one notice ask for the same days
def working_days(first: dt.date, last: dt.date, calendar: WorkCalendar = OFFICIAL) -> int:
    """Working days after `first` up to and with `last`. Raises CalendarUnknownError."""
    days = (first + dt.timedelta(days=step) for step in range(1, (last - first).days + 1))
    return sum(calendar.is_working_day(day) for day in days)


def day_after_working_days(first: dt.date, count: int, calendar: WorkCalendar = OFFICIAL) -> dt.date:
    """The day that ends `count` working days after `first` (decision 10). Raises CalendarUnknownError."""
    day = first
    while count:
        day += dt.timedelta(days=1)
        count -= calendar.is_working_day(day)
    return day
