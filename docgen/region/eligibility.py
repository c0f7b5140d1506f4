"""Who may be filed, and in which category: the section `eligibility:` of a pack.

It names the categories in the order in which they are tried, and what else the notice hangs on income.
"""

from pydantic import Field, model_validator

from docgen.region.conditions import Condition
from docgen.region.criteria import (
    CategoryCriterion,
    Criterion,
    ExpensesCriterion,
    conditions_named,
    fields_named,
    flat,
)
from docgen.region.entry import Entry
from docgen.region.schedule import Clause


class Scope(Clause):
    """What every category asks of some households, such as those of migrants, whatever their income."""

    title: str
    when: tuple[Condition, ...] = ()
    criteria: tuple[Criterion, ...]


class Category(Clause):
    """One category: its name as the claimed field has it, whose lines count, and its criteria in order.

    Categories that share a name differ in `variant`, the value of the section's field of that name.
    """

    name: str
    variant: str = ""
    place: str
    criteria: tuple[Criterion, ...]

    @property
    def title(self) -> str:
        """The name, with the variant in brackets."""
        return f"{self.name}（{self.variant}）" if self.variant else self.name

    @property
    def expenses(self) -> ExpensesCriterion | None:
        """The criterion that takes an outlay off the income, where there is one."""
        return next((item for item in self.criteria if isinstance(item, ExpensesCriterion)), None)


class Exclusion(Clause):
    """A case in which no dossier is filed, whatever the income; the finding itself is a requirement's."""

    title: str
    any_of: tuple[Condition, ...] = Field(min_length=1)


class Consequence(Clause):
    """A consequence: under these conditions the notice wants this done."""

    title: str
    when: tuple[Condition, ...] = Field(min_length=1)


class BelowDibao(Clause):
    """A household below 低保 without a certificate is first brought under it; `settled` once planned."""

    settled: tuple[Condition, ...]


class Standard(Clause):
    """A value of the evaluation for which the notice has a standard."""

    label: str


class Determination(Entry):
    """When a household counts as out of difficulty, for so many months above 低保, and as relieved."""

    out: Standard
    relieved: Standard
    months: int = 6


class FocusGroup(Clause):
    """A focus group and what contradicts it: any of the conditions, or living above 低保 in every respect."""

    label: str
    because: str
    contradicted_by: tuple[Condition, ...] = ()
    is_below_dibao: bool = False


class EligibilityRules(Entry):
    """The section `eligibility:` of a pack.

    `claimed` is the field that says the category, `variant` the one that says which of several of a name. The
    day of the application is the first of `as_of` that was entered. A dossier to which `closed` applies is
    being closed: its category is no longer judged. `imputation` is the rule by which a member who could work
    and proves neither work nor income counts with the minimum wage, `outlays` that by which tax and social
    security are taken off, `yearly_is_twelve_months` that of a person's two incomes. `papers_by_category`
    prints the line of the claimed category's place; else that of the rules' `dibao_place` is printed.
    """

    claimed: str
    variant: str = ""
    as_of: tuple[str, ...] = ()
    closed: tuple[Condition, ...] = ()
    papers_by_category: bool = False
    scope: tuple[Scope, ...] = ()
    categories: tuple[Category, ...] = Field(min_length=1)
    exclusions: tuple[Exclusion, ...] = ()
    imputation: Clause | None = None
    outlays: Clause | None = None
    deregister: tuple[Consequence, ...] = ()
    below_dibao: BelowDibao | None = None
    determination: Determination | None = None
    focus_groups: tuple[FocusGroup, ...] = ()
    yearly_is_twelve_months: Clause | None = None

    @model_validator(mode="after")
    def _categories_are_known(self) -> "EligibilityRules":
        titles = [item.title for item in self.categories]
        criteria = flat(item for owner in self.categories for item in owner.criteria)
        named = {name for item in criteria if isinstance(item, CategoryCriterion) for name in item.one_of}
        if len(set(titles)) < len(titles):
            raise ValueError("类别重复")
        if unknown := named - {item.name for item in self.categories}:
            raise ValueError(f"不认识的类别“{'、'.join(sorted(unknown))}”")
        return self

    def named(self, name: str | None, variant: str | None = None) -> tuple[Category, ...]:
        """The categories of that name, only that variant of it where there is one; none for no name."""
        own = tuple(item for item in self.categories if item.name == name)
        return tuple(item for item in own if item.variant == variant) or own

    @property
    def fields(self) -> tuple[str, ...]:
        """Every single field of a household that the section names, apart from its conditions."""
        own = (self.claimed, self.variant, *self.as_of, *(item.place for item in self.categories))
        return (*filter(None, own), *fields_named(self._criteria))

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Every condition about the household that the section states."""
        groups = (
            self.closed,
            *(item.when for item in self.scope),
            *(item.when for item in self.deregister),
            *(item.any_of for item in self.exclusions),
            *(item.contradicted_by for item in self.focus_groups),
            self.below_dibao.settled if self.below_dibao else (),
            tuple(conditions_named(self._criteria)),
        )
        return tuple(condition for group in groups for condition in group)

    @property
    def _criteria(self) -> tuple[Criterion, ...]:
        of_categories = (item for owner in self.categories for item in owner.criteria)
        return (*of_categories, *(item for owner in self.scope for item in owner.criteria))
