"""Everything that the section `schedule:` of a pack switches on, and what holds of people in every pack."""

import datetime as dt
from collections.abc import Iterator, Sequence

from docgen.check.dates import (
    check_entry,
    check_freshness,
    check_future,
    check_order,
    check_season,
    check_visits_within,
    check_yearly_visits,
)
from docgen.check.deadlines import check_deadlines
from docgen.check.effort import (
    Households,
    check_contacts,
    check_cutoff,
    check_funds,
    check_funds_of_household,
    check_outs,
    check_scores,
)
from docgen.check.identity import check_identity
from docgen.check.people import check_age_limits, check_relations
from docgen.check.procedure import check_procedure
from docgen.check.subject import Subject
from docgen.findings import Finding
from docgen.model.intake import FiledCase, FiledUnion
from docgen.orders import FiguredCase, FiguredUnion
from docgen.region.documents import Document
from docgen.region.manifest import Manifest
from docgen.region.schedule import Schedule


def check_household_schedule(
    filed: FiledCase, figured: FiguredCase, union: FiguredUnion, schedule: Schedule, day: dt.date
) -> Iterator[Finding]:
    """What is wrong with the people and the dates of one household; `union` has its notices completed."""
    subject, form_day = Subject(filed, figured), union.union.form_date or day
    notices = union.notices_of(figured)
    yield from check_identity(subject, day)
    yield from check_relations(subject)
    yield from check_age_limits(subject, schedule.age_limits)
    yield from check_future(subject, form_day)
    yield from check_order(subject, schedule.order, notices)
    yield from check_entry(subject, schedule.entry, notices, union.calendar)
    yield from check_season(subject, schedule.determination)
    yield from check_yearly_visits(subject, schedule.yearly_visits, day)
    yield from check_visits_within(subject, schedule.visits_within)
    yield from check_freshness(subject, schedule.fresh, form_day)
    yield from check_procedure(subject, schedule.procedure, union, day)
    yield from check_funds_of_household(subject, schedule.fund_ranks)


def check_union_schedule(
    filed: FiledUnion, own: Households, manifest: Manifest, documents: Sequence[Document], day: dt.date
) -> Iterator[Finding]:
    """What is wrong with the union's deadlines, money, results and scores; `own` are its households."""
    schedule = manifest.schedule
    yield from check_deadlines(filed, own, schedule, documents, day)
    yield from check_funds(filed, schedule.funds)
    yield from check_outs(filed, own, schedule.outs)
    yield from check_contacts(filed, own, schedule.contacts)
    yield from check_scores(filed, own, manifest.scoring, schedule.scores, documents)
    yield from check_cutoff(filed, own, schedule.statistics, documents)
