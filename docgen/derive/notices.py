"""The dates of publicity notices, as far as they follow from others (decision 10)."""

import datetime as dt
from collections.abc import Sequence

from docgen.model.paths import value_at
from docgen.model.union import LabourUnion, PublicityNotice
from docgen.model.workdays import OFFICIAL, CalendarUnknownError, WorkCalendar, day_after_working_days
from docgen.orders import FiguredCase, is_listed
from docgen.region.publicity import awaited, level_of
from docgen.region.rules import PublicityLevel

Notices = tuple[PublicityNotice, ...]


def completed_notices(
    union: LabourUnion,
    cases: Sequence[FiguredCase],
    levels: Sequence[PublicityLevel],
    calendar: WorkCalendar = OFFICIAL,
) -> Notices:
    """The union's notices in their order, with level, issuer, dates and households where not entered."""
    notices = tuple(_identified(notice, union, levels) for notice in union.publicity)
    for _ in levels:  # the first time those that wait for none, then those that wait for these, and so on
        notices = tuple(_dated(notice, notices, levels, calendar) for notice in notices)
    return tuple(_finished(notice, cases, levels) for notice in notices)


def _identified(
    notice: PublicityNotice, union: LabourUnion, levels: Sequence[PublicityLevel]
) -> PublicityNotice:
    """With its level, and with who posts it: nobody where the field the level names is empty."""
    level = level_of(notice.level, levels)
    if level is None:
        return notice.model_copy(update={"posted_by": notice.posted_by or union.name})
    posted_by = notice.posted_by or value_at(union, level.posted_by.removeprefix("union."))
    return notice.model_copy(update={"level": notice.level or level.level, "posted_by": posted_by})


def _dated(
    notice: PublicityNotice, every: Notices, levels: Sequence[PublicityLevel], calendar: WorkCalendar
) -> PublicityNotice:
    level = level_of(notice.level, levels)
    if level is None:
        return notice
    start = notice.start_date or _day_after(awaited(notice, every, levels))
    end = notice.end_date or _last(start, level, calendar)
    return notice.model_copy(update={"start_date": start, "end_date": end})


def _day_after(notices: Sequence[PublicityNotice]) -> dt.date | None:
    """The day after the last of them ends; None while the end of one is unknown."""
    ends = [item.end_date for item in notices if item.end_date]
    return max(ends) + dt.timedelta(days=1) if ends and len(ends) == len(notices) else None


def _last(start: dt.date | None, level: PublicityLevel, calendar: WorkCalendar) -> dt.date | None:
    """The earliest last day allowed; None without a first day or a calendar."""
    if start is None:
        return None
    if level.calendar == "days":
        return start + dt.timedelta(days=level.least_days)
    try:
        return day_after_working_days(start, level.least_days, calendar)
    except CalendarUnknownError:
        return None


def _finished(
    notice: PublicityNotice, cases: Sequence[FiguredCase], levels: Sequence[PublicityLevel]
) -> PublicityNotice:
    return notice.model_copy(
        update={
            "household_count": sum(is_listed(case, notice, levels) for case in cases),
            "objection_deadline": notice.objection_deadline or notice.end_date,
            "issue_date": notice.issue_date or notice.start_date,
        }
    )
