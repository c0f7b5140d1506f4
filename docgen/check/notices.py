"""Checks of a union's notices: their levels, their dates, and the levels a round still lacks."""

import datetime as dt
from collections.abc import Iterator, Sequence

from docgen.findings import Finding, finding
from docgen.model.intake import FiledUnion
from docgen.model.union import PublicityNotice
from docgen.model.wording import as_text
from docgen.model.workdays import CalendarUnknownError, WorkCalendar, day_after_working_days, working_days
from docgen.orders import FiguredUnion
from docgen.region.documents import Document
from docgen.region.publicity import awaited, find_level, level_of
from docgen.region.rules import PublicityLevel

_UNITS = {"days": "天", "working_days": "个工作日"}


def check_notices(filed: FiledUnion, union: FiguredUnion, documents: Sequence[Document]) -> Iterator[Finding]:
    """What is wrong with the union's notices; `union` is the same one with its notices completed."""
    if any(document.scope == "publicity" for document in documents):
        for index in range(len(union.union.publicity)):
            yield from check_notice(filed, union, index)
        yield from _missing_levels(filed, union)


def check_notice(filed: FiledUnion, union: FiguredUnion, index: int) -> Iterator[Finding]:
    """What is wrong with one notice (decision 10); nothing when the pack has no rule about notices."""
    notice = union.union.publicity[index]
    level = level_of(notice.level, union.levels)
    if level is None:
        return
    check = _Check(filed, union, index, notice, level)
    yield from check.level_name()
    if notice.start_date is None:
        yield from check.dates_missing()
    else:
        yield from check.begun(notice.start_date)
        yield from check.length(notice.start_date)


class _Check:
    """One notice under check, with the level whose rule counts."""

    def __init__(
        self,
        filed: FiledUnion,
        union: FiguredUnion,
        index: int,
        notice: PublicityNotice,
        level: PublicityLevel,
    ) -> None:
        self._filed, self._union, self._index = filed, union, index
        self._notice, self._level = notice, level
        self._awaited = awaited(notice, union.union.publicity, union.levels)

    def level_name(self) -> Iterator[Finding]:
        """Where levels differ, the notice must name one of them; a name beside the only one is unusual."""
        text, known = self._notice.level, "、".join(item.level for item in self._union.levels)
        if _is_unclear(self._notice, self._union.levels):
            yield self._finding("publicity-level-unknown", "level", text=text, levels=known)
        elif text and find_level(text, self._union.levels) is None:
            advice = f"通知规定的是{known}；也可留空。"
            yield self._finding("value-unusual", "level", label="公示层级", text=text, suggestion=advice)

    def dates_missing(self) -> Iterator[Finding]:
        """A first day that nothing tells; one that waits for another notice's dates is told with that."""
        if not self._awaited:
            yield self._finding("publicity-dates-missing", "start_date", name=self._filed.union.name or "")

    def begun(self, start: dt.date) -> Iterator[Finding]:
        """It begins after the notices it waits for have ended."""
        ends = [item.end_date for item in self._awaited if item.end_date]
        if ends and start <= max(ends):
            yield self._finding(
                "publicity-too-early",
                "start_date",
                level=self._level.level,
                start=as_text(start),
                before="、".join(dict.fromkeys(item.level or "" for item in self._awaited)),
                end=as_text(max(ends)),
            )

    def length(self, start: dt.date) -> Iterator[Finding]:
        """It hangs long enough, the day of posting not counted."""
        end = self._notice.end_date
        try:
            earliest, days = _counted(start, end, self._level, self._union.calendar)
        except CalendarUnknownError as fault:
            if end is None:
                yield self._finding("calendar-unknown", "end_date", year=fault.year)
            else:
                yield self._finding("working-days-uncounted", "end_date", year=fault.year, what="公示期")
            return
        if days < self._level.least_days:
            yield self._finding(
                "publicity-too-short",
                "end_date",
                start=as_text(start),
                end=as_text(end),
                days=days,
                least=self._level.least_days,
                unit=_UNITS[self._level.calendar],
                earliest=as_text(earliest),
            )

    def _finding(self, code: str, name: str, /, **details: object) -> Finding:
        place = self._filed.origin.place(f"publicity[{self._index}].{name}")
        return finding(code, place, "", rule=self._level.rule, source=self._level.source, **details)


def _counted(
    start: dt.date, end: dt.date | None, level: PublicityLevel, calendar: WorkCalendar
) -> tuple[dt.date, int]:
    """The earliest last day allowed, and the days the notice hangs. Raises CalendarUnknownError."""
    if level.calendar == "days":
        earliest = start + dt.timedelta(days=level.least_days)
        return earliest, ((end or earliest) - start).days
    earliest = day_after_working_days(start, level.least_days, calendar)
    return earliest, working_days(start, end or earliest, calendar)


def _is_unclear(notice: PublicityNotice, levels: Sequence[PublicityLevel]) -> bool:
    """Whether the notice names a level, and none of those the pack tells apart."""
    return bool(notice.level) and len(levels) > 1 and find_level(notice.level, levels) is None


def _missing_levels(filed: FiledUnion, union: FiguredUnion) -> Iterator[Finding]:
    """Levels that are for a household of a round, where the round has a notice but none at that level.

    Nothing is told of a round with a notice of which the level is not known.
    """
    notices = union.union.publicity
    unclear = {notice.round for notice in notices if _is_unclear(notice, union.levels)}
    for round_ in dict.fromkeys(notice.round for notice in notices if notice.round not in unclear):
        posted = {level_of(notice.level, union.levels) for notice in notices if notice.round == round_}
        own = [case for case in union.cases if case.case.household.publicity_round == round_]
        index = next(index for index, notice in enumerate(notices) if notice.round == round_)
        for level in union.levels:
            if level not in posted and any(case.satisfies(level.only) for case in own):
                place = filed.origin.place(f"publicity[{index}].level")
                yield finding(
                    "publicity-level-missing",
                    place,
                    rule=level.rule,
                    source=level.source,
                    level=level.level,
                    days=level.least_days,
                    unit=_UNITS[level.calendar],
                    round=round_ or "未填写",
                )
