"""Figures of one union: counts over its cases, pairings of officers, the dates of its notices."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence

from docgen.model.case import Case
from docgen.model.kinds import Value
from docgen.model.union import LabourUnion, Pairing, PublicityNotice
from docgen.model.workdays import CalendarUnknownError, day_after_working_days

_HELPER = "帮扶责任人"
_SECOND_HELPER = "第二帮扶责任人"


def completed_union(union: LabourUnion, cases: Sequence[Case], least_working_days: int | None) -> LabourUnion:
    """The union with its pairings and with the last day of each notice, where they were not entered."""
    notices = tuple(_completed_notice(notice, least_working_days) for notice in union.publicity)
    return union.model_copy(update={"pairings": pairings(cases), "publicity": notices})


def union_figures(cases: Sequence[Case]) -> dict[str, Value]:
    """Counts of the union's cases by field path."""
    outs = sum(case.outcome.evaluation == "脱困" for case in cases)
    return {"stats.filed_count": len(cases), "stats.out_count": outs, "publicity.household_count": len(cases)}


def pairings(cases: Iterable[Case]) -> tuple[Pairing, ...]:
    """Each officer with the households this officer helps, second helpers first (R-LZ-26)."""
    helped: dict[tuple[str, str], list[str]] = defaultdict(list)
    for case in cases:
        for role, name in ((_SECOND_HELPER, case.plan.second_helper_name), (_HELPER, case.plan.helper_name)):
            if name:
                helped[role, name].append(case.worker.name or "")
    ordered = sorted(helped.items(), key=lambda entry: entry[0][0] != _SECOND_HELPER)
    return tuple(
        Pairing(helper_name=name, role=role, household_count=len(workers), workers=tuple(workers))
        for (role, name), workers in ordered
    )


def _completed_notice(notice: PublicityNotice, least_working_days: int | None) -> PublicityNotice:
    last = _last_day(notice, least_working_days)
    return notice.model_copy(
        update={
            "end_date": last,
            "objection_deadline": notice.objection_deadline or last,
            "issue_date": notice.issue_date or notice.start_date,
        }
    )


def _last_day(notice: PublicityNotice, least_working_days: int | None) -> dt.date | None:
    """The day the clerk entered, else the earliest allowed; None without a first day or a calendar."""
    if notice.end_date or not notice.start_date or least_working_days is None:
        return notice.end_date
    try:
        return day_after_working_days(notice.start_date, least_working_days)
    except CalendarUnknownError:
        return None
