"""Whether a household may be filed and in which category, by the pack's rules, all arithmetic written out."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal

from docgen.derive.criteria import Ground, judge_all
from docgen.derive.household import Parameters, rounded
from docgen.derive.incomes import incomes_of
from docgen.derive.outcome import judged_outcome
from docgen.derive.standards import Lines, claimed_categories, lines_at, region_at
from docgen.model.eligibility import Applied, CategoryVerdict, Eligibility, Judged
from docgen.model.union import LabourUnion
from docgen.orders import FiguredCase
from docgen.region.conditions import holds_for
from docgen.region.criteria import ExpensesCriterion, IncomeCriterion
from docgen.region.eligibility import Category, EligibilityRules

_EXPENSES = ("income.deducted_expense_annual", "cause.annual_necessary_expense")


def eligibility(figured: FiguredCase, union: LabourUnion, parameters: Parameters) -> Eligibility | None:
    """What the pack's rules allow the household; None when the pack has no section `eligibility`."""
    rules = parameters.eligibility
    return _Court(figured, union, parameters, rules).eligibility() if rules else None


class _Court:
    """One household judged by one pack's rules."""

    def __init__(
        self, figured: FiguredCase, union: LabourUnion, parameters: Parameters, rules: EligibilityRules
    ) -> None:
        self._figured, self._union, self._parameters, self._rules = figured, union, parameters, rules
        self._known: dict[tuple[str, Lines], Judged] = {}
        claimed = claimed_categories(figured.case, rules)
        self._claimed = claimed
        self._own_lines = self._lines_of((claimed or rules.categories)[0])
        self._incomes = incomes_of(
            figured, self._own_lines, rules.imputation is not None, _is_disposable(rules)
        )

    def eligibility(self) -> Eligibility:
        """Every category in the pack's order, and what the household claims."""
        rules, incomes, lines = self._rules, self._incomes, self._own_lines
        judged = {item.title: self._verdict(item) for item in rules.categories}
        income = incomes.monthly("disposable" if _is_disposable(rules) else "gross")
        return Eligibility(
            size=incomes.size,
            annual_total=None if incomes.gross_annual is None else rounded(incomes.gross_annual),
            gross=incomes.monthly("gross"),
            disposable=incomes.monthly("disposable"),
            lines=incomes.lines,
            imputed=incomes.imputed,
            unknown_outlays=incomes.unknown_outlays,
            excluded=tuple(self._excluded()),
            scope=tuple(self._scope()),
            categories=tuple(judged.values()),
            claimed=str(self._figured.value(rules.claimed) or ""),
            claimed_categories=tuple(judged[item.title] for item in self._claimed),
            is_below_dibao=_is_below(income, lines),
            is_living_below_dibao=_is_below(_least(income, self._left_to_live_on()), lines),
            outcome=judged_outcome(self._figured, rules.determination, lines, income),
            deregister=tuple(self._deregister()),
        )

    def _verdict(self, category: Category) -> CategoryVerdict:
        lines = self._lines_of(category)
        return CategoryVerdict(
            category.name,
            category.title,
            category.rule,
            category.source,
            category.place,
            lines.region,
            lines.dibao,
            self._judged(category, lines),
        )

    def _judged(self, category: Category, lines: Lines) -> Judged:
        """The category by the lines of that place, judged once for each."""
        key = (category.title, lines)
        if key not in self._known:
            self._known[key] = judge_all(category.title, category.criteria, self._ground(lines))
        return self._known[key]

    def _judge_by(self, name: str, lines: Lines) -> Judged:
        """The category of that name by the lines of another place."""
        return self._judged(self._rules.named(name)[0], lines)

    def _ground(self, lines: Lines) -> Ground:
        return Ground(
            self._figured, self._incomes, self._day(), lines, self._parameters.rules, self._judge_by
        )

    def _day(self) -> dt.date:
        """The day of the application, else that of the run (decision 25)."""
        days = (self._figured.value(path) for path in self._rules.as_of)
        return next((day for day in days if isinstance(day, dt.date)), self._parameters.day)

    def _lines_of(self, category: Category) -> Lines:
        return lines_at(self._union, region_at(self._figured.case, category.place))

    def _excluded(self) -> Iterator[Applied]:
        for item in self._rules.exclusions:
            if any(holds_for(condition, self._figured.value) for condition in item.any_of):
                yield Applied(item.title, item.rule, item.source)

    def _scope(self) -> Iterator[Judged]:
        ground = self._ground(self._own_lines)
        for item in self._rules.scope:
            if self._figured.satisfies(item.when):
                yield judge_all(item.title, item.criteria, ground)

    def _deregister(self) -> Iterator[Applied]:
        for item in self._rules.deregister:
            if self._figured.satisfies(item.when):
                yield Applied(item.title, item.rule, item.source)

    def _left_to_live_on(self) -> Decimal | None:
        """The income per head and month after whatever outlay was entered."""
        annual = self._incomes.annual("disposable")
        spent = [item for item in map(self._figured.value, _EXPENSES) if isinstance(item, Decimal)]
        return (
            rounded((annual - max(spent)) / self._incomes.size / 12) if annual is not None and spent else None
        )


def _is_disposable(rules: EligibilityRules) -> bool:
    criteria = [item for owner in rules.categories for item in owner.criteria]
    return any(
        isinstance(item, IncomeCriterion | ExpensesCriterion) and item.basis == "disposable"
        for item in criteria
    )


def _is_below(income: Decimal | None, lines: Lines) -> bool | None:
    return None if income is None or lines.dibao is None else income < lines.dibao


def _least(*amounts: Decimal | None) -> Decimal | None:
    return min((item for item in amounts if item is not None), default=None)
