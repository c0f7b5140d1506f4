"""Checks of a procedure's steps: 一会、两证明、三公示、两入户、一核查 of migrants (R-HN-09).

The two certificates are papers docgen makes for every such household; that one is missing is told with the
other materials.
"""

import datetime as dt
from collections.abc import Iterator, Sequence

from docgen.check.subject import Subject
from docgen.findings import Finding
from docgen.model.union import PublicityNotice
from docgen.model.wording import as_text
from docgen.orders import FiguredUnion
from docgen.region.schedule import Procedure, ProcedureStep

_SURVEYS = "review.surveys"


def check_procedure(
    subject: Subject, procedure: Procedure | None, union: FiguredUnion, day: dt.date
) -> Iterator[Finding]:
    """A warning for each step that is missing, and for each survey made before the one it follows."""
    if procedure is None or not subject.figured.satisfies(procedure.when):
        return
    notices = union.notices_of(subject.figured)
    for step in procedure.steps:
        if _is_missing(subject, step, union, notices, day):
            at, sheet = _place(subject, step)
            name, title = subject.name, step.title
            yield subject.finding("procedure-step-missing", at, procedure, name=name, step=title, sheet=sheet)
    yield from _surveys_out_of_order(subject, procedure)


def _is_missing(
    subject: Subject,
    step: ProcedureStep,
    union: FiguredUnion,
    notices: Sequence[PublicityNotice],
    day: dt.date,
) -> bool:
    if step.posted:
        return bool(union.union.publicity) and not notices
    if step.survey:
        return not _survey_days(subject, step.survey)
    told = subject.day(step.field or "")
    if step.yearly_by is None:
        return told is None
    year = union.union.year or day.year
    due, filed = step.yearly_by.in_year(year), subject.case.household.filed_date
    is_due = day > due and (filed is None or filed <= due)
    return is_due and (told is None or told.year < year)


def _place(subject: Subject, step: ProcedureStep) -> tuple[str, str]:
    """The field where the step is told, and the sheet where it belongs."""
    if step.survey:
        is_surveyed = bool(subject.case.review.surveys)
        return (f"{_SURVEYS}[0].level" if is_surveyed else _SURVEYS), "入户核查"
    return (step.field or "household.publicity_round"), "户"


def _survey_days(subject: Subject, level: str) -> list[tuple[str, dt.date | None]]:
    """The surveys of that level: the path of each one's day, and the day."""
    surveys = enumerate(subject.case.review.surveys)
    return [
        (f"{_SURVEYS}[{index}].date", item.date) for index, item in surveys if level in (item.level or "")
    ]


def _surveys_out_of_order(subject: Subject, procedure: Procedure) -> Iterator[Finding]:
    steps = [step for step in procedure.steps if step.survey]
    for before, after in zip(steps, steps[1:], strict=False):
        first = [day for _, day in _survey_days(subject, before.survey) if day]
        for path, day in _survey_days(subject, after.survey):
            if first and day and day < min(first):
                yield subject.finding(
                    "dates-out-of-order",
                    path,
                    procedure,
                    label=f"{after.survey}的{subject.label(path)}",
                    text=as_text(day),
                    earlier=f"{before.survey}的入户日期",
                    earlier_text=as_text(min(first)),
                    before=before.title,
                    after=after.title,
                )
