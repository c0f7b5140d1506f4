"""The official lines of a place: 低保, low income, minimum wage; and whose place counts (decision 8)."""

from dataclasses import dataclass
from decimal import Decimal

from docgen.model.case import Case
from docgen.model.paths import value_at
from docgen.model.union import LabourUnion
from docgen.region.eligibility import Category, EligibilityRules
from docgen.region.rules import Rules


@dataclass(frozen=True)
class Lines:
    """The lines that count, 元/月 per head; `region` names the place, empty when the case does not."""

    region: str
    dibao: Decimal | None
    low_income: Decimal | None
    minimum_wage: Decimal | None


def lines_at(union: LabourUnion, region: str) -> Lines:
    """The place's own lines, else those that the union gives for all of its households."""
    own = next((item for item in union.standards if item.place == region), None)
    if own is None:
        return Lines(region, union.dibao_standard, union.low_income_standard, union.minimum_wage)
    return Lines(
        region, own.dibao or union.dibao_standard, own.low_income, own.minimum_wage or union.minimum_wage
    )


def region_at(case: Case, path: str) -> str:
    """The name of the place that the field says, empty when it says none."""
    place = value_at(case, path)
    return place if isinstance(place, str) else ""


def place_on_papers(case: Case, rules: Rules, eligibility: EligibilityRules | None) -> str:
    """The field whose place's lines stand on the household's papers: its category's, where those differ."""
    if eligibility and eligibility.papers_by_category:
        claimed = claimed_categories(case, eligibility)
        if claimed:
            return claimed[0].place
    return rules.dibao_place


def expense_on_papers(case: Case, eligibility: EligibilityRules | None) -> tuple[str, ...]:
    """The fields of the outlay that the category takes off the income, the first entered one; else none."""
    if eligibility and eligibility.papers_by_category:
        claimed = claimed_categories(case, eligibility)
        if len(claimed) == 1 and claimed[0].expenses:
            return claimed[0].expenses.expense
    return ()


def claimed_categories(case: Case, eligibility: EligibilityRules) -> tuple[Category, ...]:
    """The pack's categories that the household claims; several where it does not say which variant."""
    variant = value_at(case, eligibility.variant) if eligibility.variant else None
    return eligibility.named(_text(value_at(case, eligibility.claimed)), _text(variant))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None
