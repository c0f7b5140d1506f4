"""Figures of one union: counts over its cases, pairings of officers, the last day of a notice."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

import chinese_calendar

from docgen.model.case import Case
from docgen.model.kinds import Value
from docgen.model.union import Pairing, PublicityNotice

HELPER = "帮扶责任人"
SECOND_HELPER = "第二帮扶责任人"


class CalendarUnknownError(Exception):
    """The official calendar of working days does not cover the year."""

    def __init__(self, year: int) -> None:
        super().__init__(year)
        self.year = year


def pairings(cases: Iterable[Case]) -> tuple[Pairing, ...]:
    """Each officer with the households this officer helps, in order of first mention (R-LZ-26)."""
    helped: dict[tuple[str, str], list[str]] = defaultdict(list)
    for case in cases:
        for role, name in ((SECOND_HELPER, case.plan.second_helper_name), (HELPER, case.plan.helper_name)):
            if name:
                helped[role, name].append(case.worker.name or "")
    return tuple(
        Pairing(helper_name=name, role=role, household_count=len(workers), workers=tuple(workers))
        for (role, name), workers in sorted(helped.items(), key=lambda entry: entry[0][0] != SECOND_HELPER)
    )


def union_figures(cases: Sequence[Case]) -> dict[str, Value]:
    """Counts of the union's cases by field path."""
    outs = sum(case.outcome.evaluation == "脱困" for case in cases)
    return {"stats.filed_count": len(cases), "stats.out_count": outs, "publicity.household_count": len(cases)}


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


def last_day(notice: PublicityNotice, least_working_days: int) -> dt.date | None:
    """The day the clerk entered, else the earliest allowed one; None without a first day or a calendar."""
    if notice.end_date or not notice.start_date:
        return notice.end_date
    try:
        return day_after_working_days(notice.start_date, least_working_days)
    except CalendarUnknownError:
        return None


def _is_working_day(day: dt.date) -> bool:
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError as fault:
        raise CalendarUnknownError(day.year) from fault
