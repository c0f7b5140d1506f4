"""Deadlines as notices: what came or is made after its day, told once for a union; nothing is blocked."""

import datetime as dt
from collections.abc import Iterator, Sequence

from docgen.findings import Finding, Place, finding
from docgen.model.intake import FiledCase, FiledUnion
from docgen.model.paths import exact_paths, value_at
from docgen.model.wording import as_text
from docgen.orders import FiguredCase
from docgen.region.documents import Document
from docgen.region.schedule import Deadline, Schedule
from docgen.vocabulary import OF_UNION, all_fields

Households = Sequence[tuple[FiledCase, FiguredCase]]
_NAMED = 5


def check_deadlines(
    filed: FiledUnion,
    households: Households,
    schedule: Schedule,
    documents: Sequence[Document],
    day: dt.date,
) -> Iterator[Finding]:
    """A warning for each deadline that something of the union missed, at the first place that did."""
    titles = {document.id: document.title for document in documents}
    for item in schedule.deadlines:
        if item.document in titles:
            yield from _made_late(item, filed, titles[item.document], day, schedule.notice_days)
        elif item.field and item.field.startswith(OF_UNION):
            yield from _union_late(item, item.field, filed)
        elif item.field:
            yield from _households_late(item, item.field, households)


def _made_late(
    item: Deadline, filed: FiledUnion, title: str, day: dt.date, notice_days: int
) -> Iterator[Finding]:
    due = item.due_in(day.year)
    if due and 0 < (day - due).days <= notice_days:
        late = f"《{title}》在 {as_text(day)} 才出件"
        yield _passed(item, filed.origin.place("form_date"), due, late)


def _union_late(item: Deadline, path: str, filed: FiledUnion) -> Iterator[Finding]:
    own = path.removeprefix("union.")
    day = value_at(filed.union, own)
    due = item.due_in(day.year) if isinstance(day, dt.date) else None
    if due and isinstance(day, dt.date) and day > due:
        late = f"{all_fields()[path].label} {as_text(day)} 晚于该日"
        yield _passed(item, filed.origin.place(own), due, late)


def _households_late(item: Deadline, path: str, households: Households) -> Iterator[Finding]:
    """Told once, with the number of households and the names of the first."""
    late = [found for filed, figured in households for found in _days_late(item, path, filed, figured)]
    if late:
        place, due, _ = late[0]
        names = list(dict.fromkeys(name for _, _, name in late))
        more = f"等 {len(names)} 户" if len(names) > _NAMED else f" {len(names)} 户"
        label = all_fields()[path].label
        yield _passed(item, place, due, f"{'、'.join(names[:_NAMED])}{more}的{label}晚于该日")


def _days_late(
    item: Deadline, path: str, filed: FiledCase, figured: FiguredCase
) -> Iterator[tuple[Place, dt.date, str]]:
    if not figured.satisfies(item.when):
        return
    for exact in exact_paths(filed.case, path):
        day = figured.value(exact)
        due = item.due_in(day.year) if isinstance(day, dt.date) else None
        if due and isinstance(day, dt.date) and day > due:
            yield filed.origin.place(exact), due, filed.case.worker.name or filed.case.key


def _passed(item: Deadline, place: Place, due: dt.date, late: str) -> Finding:
    return finding(
        "deadline-passed",
        place,
        rule=item.rule,
        source=item.source,
        title=item.title,
        due=as_text(due),
        late=late,
    )
