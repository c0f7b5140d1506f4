"""Checks of a household's dates: none in the future, in the order of the procedure, within its periods."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from docgen.check.subject import DatedPath, Subject
from docgen.findings import Finding
from docgen.model.kinds import Kind
from docgen.model.union import PublicityNotice
from docgen.model.wording import as_text
from docgen.model.workdays import CalendarUnknownError, WorkCalendar, working_days
from docgen.region.schedule import EntryLimit, Freshness, Order, Season, Step, VisitsWithin, YearlyVisits
from docgen.vocabulary import all_fields, household_paths

_BIRTH_DATE = "birth_date"  # told with the person
_POSTED = "公示起始日期", "公示截止日期"


def check_future(subject: Subject, day: dt.date) -> Iterator[Finding]:
    """A date behind the day of the form (decision 25)."""
    for general in _dates_entered():
        for path, told in subject.days(general):
            if told > day:
                label, text = subject.label(path), as_text(told)
                yield subject.finding("date-in-future", path, label=label, text=text, day=as_text(day))


@cache
def _dates_entered() -> tuple[str, ...]:
    """The fields of a household that hold days and are entered, birth dates left out."""
    fields = [all_fields()[path] for path in household_paths()]
    days = [item for item in fields if item.kind is Kind.DATE and not item.is_derived]
    return tuple(item.path for item in days if not item.path.endswith(_BIRTH_DATE))


@dataclass(frozen=True)
class _Dated:
    """A step with its first and last day; the paths are empty where the day is a notice's."""

    title: str
    first: dt.date
    first_path: str
    last: dt.date
    last_path: str


def check_order(
    subject: Subject, order: Order | None, notices: Sequence[PublicityNotice]
) -> Iterator[Finding]:
    """R-HN-11: every step against the one before it of which a date is known."""
    steps = list(_dated_steps(subject, order, notices)) if order else []
    for before, after in zip(steps, steps[1:], strict=False):
        at = after.first_path or before.last_path
        if after.first < before.last and at:
            yield subject.finding(
                "dates-out-of-order",
                at,
                order,
                label=_named(subject, after.first_path, _POSTED[0]),
                text=as_text(after.first),
                earlier=_named(subject, before.last_path, _POSTED[1]),
                earlier_text=as_text(before.last),
                before=before.title,
                after=after.title,
            )


def _dated_steps(subject: Subject, order: Order, notices: Sequence[PublicityNotice]) -> Iterator[_Dated]:
    for step in order.steps:
        days = _posted(notices) if step.posted else _days(subject, step)
        if days:
            (first_path, first), (last_path, last) = min(days, key=_by_day), max(days, key=_by_day)
            yield _Dated(step.title, first, first_path, last, last_path)


def _days(subject: Subject, step: Step) -> list[DatedPath]:
    return [found for path in step.fields for found in subject.days(path)]


def _posted(notices: Sequence[PublicityNotice]) -> list[DatedPath]:
    days = [day for notice in notices for day in (notice.start_date, notice.end_date)]
    return [("", day) for day in days if day]


def _by_day(dated: DatedPath) -> dt.date:
    return dated[1]


def _named(subject: Subject, path: str, otherwise: str) -> str:
    return subject.label(path) if path else otherwise


def check_entry(
    subject: Subject, limit: EntryLimit | None, notices: Sequence[PublicityNotice], calendar: WorkCalendar
) -> Iterator[Finding]:
    """R-JX-15: so many working days after the last notice of the household has ended."""
    entered = subject.day(limit.field) if limit else None
    end = max((notice.end_date for notice in notices if notice.end_date), default=None)
    if limit is None or entered is None or end is None:
        return
    try:
        days = working_days(end, entered, calendar)
    except CalendarUnknownError as fault:
        what = f"公示截止至{subject.label(limit.field)}"
        yield subject.finding("working-days-uncounted", limit.field, limit, year=fault.year, what=what)
        return
    if days > limit.working_days:
        yield subject.finding(
            "entry-too-late",
            limit.field,
            limit,
            label=subject.label(limit.field),
            text=as_text(entered),
            end=as_text(end),
            days=days,
            most=limit.working_days,
        )


def check_season(subject: Subject, season: Season | None) -> Iterator[Finding]:
    """R-LZ-20, decision 35: the day of the determination lies in late December."""
    day = subject.day(season.field) if season else None
    if season is None or day is None:
        return
    first, last = season.first.in_year(day.year), season.last.in_year(day.year)
    if not first <= day <= last:
        yield subject.finding(
            "determination-out-of-season",
            season.field,
            season,
            label=subject.label(season.field),
            text=as_text(day),
            first=f"{first.month}月{first.day}日",
            last=f"{last.month}月{last.day}日",
        )


def check_yearly_visits(subject: Subject, visits: YearlyVisits | None, day: dt.date) -> Iterator[Finding]:
    """R-LZ-26: visits of the year that was judged, told once the help of that year has been judged.

    A visit without a date that could be read may be of the year.
    """
    outcome = subject.case.outcome
    if visits is None or not outcome.evaluation:
        return
    year = (outcome.determination_date or day).year
    made = [index for index, item in enumerate(subject.case.visits) if _may_be_of(item.date, year)]
    if len(made) < visits.least:
        months = "、".join(map(str, visits.months))
        yield subject.finding(
            "visits-too-few",
            f"visits[{made[0]}].date" if made else "outcome.evaluation",
            visits,
            name=subject.name,
            year=year,
            count=len(made),
            least=visits.least,
            months=f"，可集中安排在 {months} 月" if months else "",
        )


def _may_be_of(day: dt.date | None, year: int) -> bool:
    return day is None or day.year == year


def check_visits_within(subject: Subject, within: VisitsWithin | None) -> Iterator[Finding]:
    """A visit of another year than that of the manual."""
    year = subject.figured.value(within.year) if within else None
    if not isinstance(year, int):
        return
    for path, day in subject.days("visits[].date"):
        if day.year != year:
            yield subject.finding("visit-outside-year", path, within, text=as_text(day), year=year)


def check_freshness(subject: Subject, proofs: Sequence[Freshness], day: dt.date) -> Iterator[Finding]:
    """R-JX-16: proofs against the day of application, else of the form."""
    applied = subject.day("review.application_date")
    asked, asked_day = ("申请日期", applied) if applied else ("填表日期", day)
    for proof in proofs:
        oldest = _months_before(asked_day, proof.months)
        for path, told in _proof_days(subject, proof):
            if told < oldest:
                yield subject.finding(
                    "material-outdated",
                    path,
                    proof,
                    title=proof.title,
                    text=as_text(told),
                    oldest=as_text(oldest),
                    asked=asked,
                    asked_text=as_text(asked_day),
                    months=proof.months,
                )


def _proof_days(subject: Subject, proof: Freshness) -> list[DatedPath]:
    """The days of the proofs that the household handed in."""
    if not subject.figured.satisfies(proof.when):
        return []
    if proof.field:
        return subject.days(proof.field)
    attachments = subject.case.review.attachments
    own = [index for index, item in enumerate(attachments) if item.type in proof.types]
    return [found for index in own for found in subject.days(f"review.attachments[{index}].date")]


def _months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months earlier, the 28th of February for the 29th."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    last = (dt.date(year + month // 11, (month + 1) % 12 + 1, 1) - dt.timedelta(days=1)).day
    return dt.date(year, month + 1, min(day.day, last))
