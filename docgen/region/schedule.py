"""The section `schedule:` of a pack: persons, dates, deadlines and efforts that its notice asks for, as data.

A part that is left out switches its check off. Every part names the rule and the clause it comes from.
"""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from docgen.region.conditions import Condition
from docgen.region.entry import Entry
from docgen.vocabulary import household_paths, union_paths


class MonthDay(Entry):
    """A day of every year, written `12-31` in a pack."""

    month: int
    day: int

    def in_year(self, year: int) -> dt.date:
        """The day in that year."""
        return dt.date(year, self.month, self.day)


def _month_day(written: Any) -> Any:
    if not isinstance(written, str):
        return written
    day = dt.datetime.strptime(f"2000-{written}", "%Y-%m-%d")
    return {"month": day.month, "day": day.day}


def _of_household(path: str) -> str:
    return _known(path, path in household_paths())


def _of_anything(path: str) -> str:
    return _known(path, path in household_paths() or path in union_paths())


def _of_union(path: str) -> str:
    return _known(path, path in union_paths())


def _known(path: str, is_known: bool) -> str:
    if not is_known:
        raise ValueError(f"不认识的名称“{path}”")
    return path


Day = Annotated[MonthDay, BeforeValidator(_month_day)]
HouseholdField = Annotated[str, AfterValidator(_of_household)]
UnionField = Annotated[str, AfterValidator(_of_union)]
AnyField = Annotated[str, AfterValidator(_of_anything)]


class Clause(Entry):
    """Where a rule stands: its code, and the clause of the notice."""

    rule: str = Field(pattern=r"^R-[A-Z]+-\d+$")
    source: str


class AgeLimit(Entry):
    """Whoever meets the conditions must be born on that day or later."""

    when: tuple[Condition, ...]
    born_from: dt.date


class AgeLimits(Clause):
    """The pack's limits of the worker's age, each for its own conditions."""

    limits: tuple[AgeLimit, ...] = Field(min_length=1)


class Step(Entry):
    """One step of the procedure: the dates it is told by; `posted` stands for the household's notices."""

    title: str
    fields: tuple[HouseholdField, ...] = ()
    posted: bool = False


class Order(Clause):
    """The steps in the order their dates must follow; two on the same day are in order."""

    steps: tuple[Step, ...] = Field(min_length=2)


class EntryLimit(Clause):
    """So many working days after the last notice's end the field's date must have come."""

    field: HouseholdField
    working_days: int


class Season(Clause):
    """The days of the year within which the field's date lies."""

    field: HouseholdField
    first: Day = Field(alias="from")
    last: Day = Field(alias="until")


class YearlyVisits(Clause):
    """How often a household is visited in a year, and in which months by preference."""

    least: int
    months: tuple[int, ...] = ()


class VisitsWithin(Clause):
    """Visits lie in the year of that field."""

    year: HouseholdField


class Freshness(Clause):
    """A proof is no older than so many months on the day of application.

    Its day is that of attachments of the `types`, or stands in the `field`.
    """

    title: str
    types: tuple[str, ...] = ()
    field: HouseholdField | None = None
    when: tuple[Condition, ...] = ()
    months: int = 12

    @model_validator(mode="after")
    def _has_a_day(self) -> "Freshness":
        if bool(self.types) == bool(self.field):
            raise ValueError(f"“{self.title}”应写 types 或 field 之一")
        return self


class Deadline(Clause):
    """By which day something is due: of every year, or of the one `year`.

    A `field` is late when its date lies behind that day in the same year, a `document` when it is made in the
    `notice_days` after it.
    """

    title: str
    due: Day
    year: int | None = None
    field: AnyField | None = None
    document: str | None = None
    when: tuple[Condition, ...] = ()

    @model_validator(mode="after")
    def _is_of_one_thing(self) -> "Deadline":
        if bool(self.document) == bool(self.field):
            raise ValueError(f"“{self.title}”应写 field 或 document 之一")
        return self

    def due_in(self, year: int) -> dt.date | None:
        """The day in that year, None in a year it does not concern."""
        return self.due.in_year(year) if self.year in (None, year) else None


class ProcedureStep(Entry):
    """One thing the procedure asks for: a date, one by a day of every year, a survey, or a notice."""

    title: str
    field: HouseholdField | None = None
    yearly_by: Day | None = None
    survey: str = ""
    posted: bool = False

    @model_validator(mode="after")
    def _is_of_one_thing(self) -> "ProcedureStep":
        if sum(map(bool, (self.field, self.survey, self.posted))) != 1:
            raise ValueError(f"“{self.title}”应写 field、survey、posted 之一")
        return self


class Procedure(Clause):
    """What must have happened for the households that meet the conditions, surveys in the order given."""

    when: tuple[Condition, ...]
    steps: tuple[ProcedureStep, ...] = Field(min_length=1)


class Pairing(Clause):
    """How many households each officer named in the field helps at least."""

    field: HouseholdField
    least: int


class FundShare(Clause):
    """The part of one amount of the union that another must reach."""

    part: UnionField
    whole: UnionField
    least: Decimal


class OutShare(Clause):
    """The part of a union's households that must be out of difficulty once all are judged."""

    least: Decimal


class Contacts(Clause):
    """How many different officers of a union help a household at least, one of them holding the `post`."""

    least: int = 2
    post: str = ""


class FundRanks(Clause):
    """The levels of dossiers and of funds, the lowest first: no fund may rank above its dossier."""

    ranks: tuple[str, ...] = Field(min_length=2)


class Schedule(Entry):
    """The whole section; every part is off where it is left out.

    `notice_days` is how long after a deadline the making of its document is told; later prints are for the
    file.
    """

    age_limits: AgeLimits | None = None
    one_dossier: Clause | None = None
    order: Order | None = None
    entry: EntryLimit | None = None
    determination: Season | None = None
    yearly_visits: YearlyVisits | None = None
    visits_within: VisitsWithin | None = None
    fresh: tuple[Freshness, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    procedure: Procedure | None = None
    pairing: Pairing | None = None
    funds: FundShare | None = None
    outs: OutShare | None = None
    contacts: Contacts | None = None
    fund_ranks: FundRanks | None = None
    statistics: Clause | None = None
    scores: Clause | None = None
    notice_days: int = 31

    @model_validator(mode="after")
    def _fields_are_known(self) -> "Schedule":
        for condition in self._conditions():
            for path in condition.fields:
                _of_household(path)
        return self

    @property
    def documents(self) -> Iterator[str]:
        """The documents that deadlines name."""
        return (item.document for item in self.deadlines if item.document)

    def _conditions(self) -> Iterator[Condition]:
        groups = [limit.when for limit in self.age_limits.limits] if self.age_limits else []
        groups += [item.when for item in self.fresh]
        groups += [item.when for item in self.deadlines]
        groups += [self.procedure.when] if self.procedure else []
        return (condition for group in groups for condition in group)
