"""The official calendar of working days in mainland China."""

import datetime as dt

import chinese_calendar


class CalendarUnknownError(Exception):
    """The calendar does not cover the year."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


def working_days(first: dt.date, last: dt.date) -> int:
    """Working days after `first` up to and with `last`. Raises CalendarUnknownError."""
    days = (first + dt.timedelta(days=step) for step in range(1, (last - first).days + 1))
    return sum(_is_working_day(day) for day in days)


def day_after_working_days(first: dt.date, count: int) -> dt.date:
    """The day that ends `count` working days after `first` (decision 10). Raises CalendarUnknownError."""
    day = first
    while count:
        day += dt.timedelta(days=1)
        count -= _is_working_day(day)
    return day


def _is_working_day(day: dt.date) -> bool:
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError as fault:
        raise CalendarUnknownError(day.year) from fault
