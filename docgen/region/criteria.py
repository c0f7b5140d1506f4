"""Criteria of a category, stated by a pack as data: each is one line of arithmetic or one fact.

So every result can be told to a person in one sentence.
"""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Annotated, Literal, Union

from pydantic import Field, model_validator

from docgen.model.household import Member
from docgen.model.worker import Worker
from docgen.region.conditions import Condition
from docgen.region.entry import Entry

Basis = Literal["gross", "disposable"]


class Line(Entry):
    """An official line of the place that counts, so many times.

    `otherwise` takes so many times 低保 where the place has not set the line.
    """

    of: Literal["dibao", "low_income"] = "dibao"
    times: Decimal = Decimal(1)
    otherwise: Decimal | None = None


class Stated(Entry):
    """A criterion; `rule` and `source` say where it stands, if in a clause of its own within its category."""

    rule: str = ""
    source: str = ""


class Bound(Stated):
    """One comparison of an amount with a line; exactly one of the three."""

    at_most: Line | None = None
    less_than: Line | None = None
    more_than: Line | None = None

    @model_validator(mode="after")
    def _is_one_comparison(self) -> "Bound":
        if len([item for item in (self.at_most, self.less_than, self.more_than) if item]) != 1:
            raise ValueError("at_most、less_than、more_than 必须且只能写一项")
        return self

    @property
    def sign(self) -> Literal["≤", "<", ">"]:
        """How the amount must stand to the line."""
        return "≤" if self.at_most else "<" if self.less_than else ">"

    @property
    def line(self) -> Line:
        """The line compared with."""
        found = self.at_most or self.less_than or self.more_than
        assert found is not None
        return found


class FactCriterion(Stated):
    """Something entered: one of the conditions must hold.

    What was not entered leaves it undecided, unless `absent` says that it then holds, or `decided_by` names a
    field that was entered and tells all. A list that the notice breaks off with 等 `is_open`: other values
    leave it to a person. It fails where one of the conditions that rule it out holds.
    """

    kind: Literal["fact"]
    title: str
    any_of: tuple[Condition, ...] = Field(min_length=1)
    absent: Literal["undecided", "holds"] = "undecided"
    decided_by: str = ""
    is_open: bool = False
    ruled_out_by: tuple[Condition, ...] = ()


class DateCriterion(Stated):
    """A day within the months before the day of the application, or at least so many months before it."""

    kind: Literal["date"]
    title: str
    field: str
    within_months: int | None = None
    least_months: int | None = None


class IncomeCriterion(Bound):
    """The income per head and month against a line; an `inferred` one, in no clause, proves nothing."""

    kind: Literal["income"]
    basis: Basis = "gross"
    inferred: bool = False


class ExpensesCriterion(Bound):
    """What is left per head and month after an outlay of the year, the first of `expense` that was entered.

    The rules' `expense_basis` says whether from the income of all or from that of one head (decision 7).
    """

    kind: Literal["after_expenses"]
    basis: Basis = "gross"
    expense: tuple[str, ...] = Field(min_length=1)


class HistoryCriterion(Bound):
    """Every one of the last months against a line.

    Where the months were not entered, or belong to the `outcome` that was judged later, the average of the
    half year declared tells what it can.
    """

    kind: Literal["history"]
    months: int = 6


class Kin(Entry):
    """The worker or members of some relation, younger than `under`, of whom the conditions hold.

    `anybody` means all of the household, whatever the relation.
    Conditions name fields of a member, such as `major_disease`; `doubtful` ones leave it to a person.
    """

    anybody: bool = False
    worker: bool = False
    relations: tuple[str, ...] = ()
    under: int | None = None
    conditions: tuple[Condition, ...] = Field(min_length=1)
    doubtful: tuple[Condition, ...] = ()

    @model_validator(mode="after")
    def _fields_are_personal(self) -> "Kin":
        known = set(Member.model_fields) & (
            set(Worker.model_fields) if self.worker else set(Member.model_fields)
        )
        for condition in (*self.conditions, *self.doubtful):
            if condition.field not in known:
                raise ValueError(f"不认识的成员项目“{condition.field}”")
        return self


class PersonCriterion(Stated):
    """There is such a person in the household; `tells` is the field that says so of anybody."""

    kind: Literal["person"]
    title: str
    any_of: tuple[Kin, ...] = Field(min_length=1)
    tells: str


class CategoryCriterion(Stated):
    """One of the pack's other categories is met, by the lines of this category's place."""

    kind: Literal["category"]
    title: str
    one_of: tuple[str, ...] = Field(min_length=1)


class AnyCriterion(Stated):
    """One of several groups of criteria is met as a whole."""

    kind: Literal["any"]
    title: str
    groups: tuple[tuple["Criterion", ...], ...] = Field(min_length=1)


Criterion = Annotated[
    Union[  # noqa: UP007 - a forward reference inside needs the typing form
        FactCriterion,
        DateCriterion,
        IncomeCriterion,
        ExpensesCriterion,
        HistoryCriterion,
        PersonCriterion,
        CategoryCriterion,
        AnyCriterion,
    ],
    Field(discriminator="kind"),
]


def flat(criteria: Iterable[Criterion]) -> Iterator[Criterion]:
    """The criteria with those inside of them."""
    for item in criteria:
        yield item
        if isinstance(item, AnyCriterion):
            for group in item.groups:
                yield from flat(group)


def fields_named(criteria: Iterable[Criterion]) -> Iterator[str]:
    """Every single field of a household that the criteria name, apart from their conditions."""
    for item in flat(criteria):
        if isinstance(item, DateCriterion):
            yield item.field
        elif isinstance(item, ExpensesCriterion):
            yield from item.expense
        elif isinstance(item, FactCriterion) and item.decided_by:
            yield item.decided_by


def conditions_named(criteria: Iterable[Criterion]) -> Iterator[Condition]:
    """Every condition about the household that the criteria state."""
    for item in flat(criteria):
        if isinstance(item, FactCriterion):
            yield from (*item.any_of, *item.ruled_out_by)
