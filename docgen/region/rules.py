"""What a pack asks of notices, materials and scores, and the parameters of its figures."""

from collections.abc import Callable
from decimal import Decimal
from typing import Literal

from docgen.model.kinds import Value
from docgen.region.conditions import Condition, all_hold, holds_for
from docgen.region.entry import Entry
from docgen.region.schedule import Clause


class PublicityLevel(Entry):
    """One level at which a notice hangs: how long at least, for whom, and after which other levels.

    `posted_by` is the field of the union that names who posts it; the union itself where none is named.
    `rule` and `source` say which rule of the notice it is.
    """

    rule: str = ""
    source: str = ""
    level: str
    least_days: int
    calendar: Literal["days", "working_days"] = "days"
    only: tuple[Condition, ...] = ()
    after: tuple[str, ...] = ()
    posted_by: str = "union.name"


class MaterialRule(Entry):
    """A paper that the notice requires of some households.

    It is asked of those who meet all of `when`, and one of `any_of` where it is given. It is there when an
    attachment is of one of the `types`, or when one of the `documents` is made; of a type that serves several
    materials not one that is called by a word of `not_named` and by none of `named`.
    """

    rule: str = ""
    source: str = ""
    title: str
    types: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    not_named: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    when: tuple[Condition, ...] = ()
    any_of: tuple[Condition, ...] = ()

    def is_called(self, name: str) -> bool:
        """Whether an attachment of that name may be the material."""
        return any(word in name for word in self.named) or not any(word in name for word in self.not_named)

    def is_asked(self, value_of: Callable[[str], Value]) -> bool:
        """Whether the notice asks it of the household, `value_of` giving the value of a field."""
        is_one_met = not self.any_of or any(holds_for(item, value_of) for item in self.any_of)
        return is_one_met and all_hold(self.when, value_of)


class ScoreRule(Entry):
    """How one item of a rubric is scored: points lost for each thing that is wanting, or all of them."""

    rule: str = ""
    item: str
    full: int
    lost_each: int | None = None
    wanted: tuple[str, ...] = ()
    field: str = ""
    at_least: int | None = None
    lost_if: tuple["Loss", ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field of the union that the score follows from."""
        losses = (loss.condition.field for loss in self.lost_if)
        return tuple(filter(None, (*self.wanted, self.field, *losses)))


class Loss(Entry):
    """Points lost under a condition on the union's assessment."""

    points: int
    condition: Condition
    reason: str


class MostCauses(Clause):
    """How many secondary causes a form takes."""

    most: int


class LeastValue(Clause):
    """What a thing is worth at least, 元, to be listed."""

    least: Decimal


class Rules(Entry):
    """Parameters of the rules the pack switches on."""

    secondary_causes: MostCauses | None = None
    main_property: LeastValue | None = None
    publicity: tuple[PublicityLevel, ...] = ()
    dibao_place: str = "worker.hukou_region"
    marginal_factor: Decimal = Decimal("1.5")
    expense_basis: Literal["household", "per_capita"] = "household"
    no_income_age: int = 20
    items_a_box: int = 20
