"""Figures of one household: what follows from the ID number, the members and the incomes."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from docgen.derive.certificates import certificates
from docgen.derive.standards import expense_on_papers, lines_at, place_on_papers, region_at
from docgen.model.case import Case
from docgen.model.household import Member
from docgen.model.id_number import age_on, birth_date_of, is_valid_id_number, sex_of
from docgen.model.kinds import Value
from docgen.model.paths import value_at
from docgen.model.union import LabourUnion
from docgen.region.eligibility import EligibilityRules
from docgen.region.rules import Rules

Figures = Mapping[str, Value]

_EXPENSES = ("income.accident_expense_annual", "household.medical_aid.annual_self_paid")


@dataclass(frozen=True)
class Parameters:
    """What the figures depend on besides the case: the day, and what the pack decides.

    `published_causes` says as what a cause stands on a notice; the others are the pack's rules, `eligibility`
    those of who may be filed.
    """

    day: dt.date
    published_causes: Mapping[str, str] = field(default_factory=dict)
    rules: Rules = Rules()
    eligibility: EligibilityRules | None = None


def household_figures(case: Case, union: LabourUnion, parameters: Parameters) -> dict[str, Value]:
    """Every figure of the household by field path (`members[0].age`); None where its inputs are absent."""
    figures: dict[str, Value] = {}
    figures.update(_worker(case, parameters.day))
    for index, member in enumerate(case.members):
        for name, value in _member(member, case, parameters.day, index + 1):
            figures[f"members[{index}].{name}"] = value
    figures.update(_money(case))
    figures.update(_spending(case, figures, parameters))
    figures.update(_circumstances(case, parameters))
    figures.update(_visits(case))
    figures.update(_dibao(case, union, parameters, figures))
    figures.update(certificates(case, figures, parameters.rules.no_income_age))
    return figures


def rounded(amount: Decimal) -> Decimal:
    """The amount to two decimals, half up (decision 5), without trailing zeros."""
    cents = amount.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return cents.quantize(Decimal(1)) if cents == cents.to_integral() else cents.normalize()


def monthly_income(member: Member) -> Decimal | None:
    """元/月; from the yearly income where only that was entered."""
    if member.monthly_income is None and member.annual_income is not None:
        return rounded(member.annual_income / 12)
    return member.monthly_income


def _person(id_number: str | None, birth_date: dt.date | None, day: dt.date) -> Iterator[tuple[str, Value]]:
    """Sex, birth date and age (R-GEN-01), from the ID number where it is right."""
    if id_number and is_valid_id_number(id_number):
        birth_date = birth_date_of(id_number)
        yield "sex", sex_of(id_number)
        yield "birth_date", birth_date
    if birth_date:
        yield "age", age_on(birth_date, day)


def _worker(case: Case, day: dt.date) -> Iterator[tuple[str, Value]]:
    worker = case.worker
    for name, value in _person(worker.id_number, worker.birth_date, day):
        yield f"worker.{name}", value
    yield "worker.contact", worker.mobile or worker.other_contact
    yield "worker.dossier_no", worker.dossier_no or worker.number
    yield "worker.employer_or_address", worker.employer or worker.home_address
    if worker.has_labour_contract is not None or worker.has_factual_labour_relation is not None:
        related = bool(worker.has_labour_contract or worker.has_factual_labour_relation)
        yield "worker.has_labour_relation", related
    if worker.is_householder is not False:
        yield "worker.relation_to_householder", "户主"


def _member(member: Member, case: Case, day: dt.date, index: int) -> Iterator[tuple[str, Value]]:
    yield "index", index
    yield from _person(member.id_number, member.birth_date, day)
    income = monthly_income(member)
    yield "monthly_income", income
    if member.annual_income is None and income is not None:
        yield "annual_income", rounded(income * 12)
    if member.identity:
        yield "in_school", member.identity == "学生"
    if not member.relation_to_householder and case.worker.is_householder is not False:
        yield "relation_to_householder", member.relation


def _money(case: Case) -> Iterator[tuple[str, Value]]:
    """Totals and per-capita figures (R-GEN-03, R-LZ-06, R-LZ-09); all None while an income is missing."""
    size = 1 + len(case.members)
    yield "household.size", size
    income = case.income
    if income.household_total_6m is not None:
        yield "income.per_capita_monthly_6m", rounded(income.household_total_6m / 6 / size)
    if income.necessary_expense_annual is None:
        yield "income.necessary_expense_annual", case.cause.annual_necessary_expense
    total = annual_total(case)
    if total is None:
        return
    disposable = total - (income.tax_paid or 0) - (income.social_security_paid or 0)
    yield "income.household_annual_total", rounded(total)
    yield "household.per_capita_monthly_income", rounded(total / size / 12)
    yield "income.per_capita_annual", rounded(total / size)
    yield "income.disposable_annual", rounded(disposable)
    yield "income.per_capita_disposable_monthly", rounded(disposable / size / 12)


def _spending(case: Case, figures: Figures, parameters: Parameters) -> Iterator[tuple[str, Value]]:
    """What is left to live on after illness or accident (R-JX-07, R-JX-08, R-HN-06; decision 7), 元/月."""
    paths = expense_on_papers(case, parameters.eligibility) or _EXPENSES
    expense = next(
        (item for item in (value_at(case, path) for path in paths) if isinstance(item, Decimal)), None
    )
    yield "income.deducted_expense_annual", expense
    total, share = figures.get("income.household_annual_total"), figures.get("income.per_capita_annual")
    if expense is None or not isinstance(total, Decimal) or not isinstance(share, Decimal):
        return
    if parameters.rules.expense_basis == "per_capita":
        yield "income.actual_disposable_monthly", rounded((share - expense) / 12)
    else:
        size = 1 + len(case.members)
        yield "income.actual_disposable_monthly", rounded((total - expense) / size / 12)


def annual_total(case: Case) -> Decimal | None:
    """12 × (worker + members' monthly incomes) + other annual income (decision 5), 元/年."""
    worker = case.income.worker_monthly
    yearly = [None if worker is None else 12 * worker, *map(_annual_income, case.members)]
    yearly.append(case.income.household_other_annual)
    known = [amount for amount in yearly if amount is not None]
    return sum(known, Decimal(0)) if len(known) == len(yearly) else None


def _annual_income(member: Member) -> Decimal | None:
    """元/年; what was entered by the month goes before what was entered by the year."""
    if member.monthly_income is not None:
        return 12 * member.monthly_income
    return member.annual_income


def _circumstances(case: Case, parameters: Parameters) -> Iterator[tuple[str, Value]]:
    causes = tuple(cause for cause in (case.cause.main, *case.cause.secondary) if cause)
    if causes:
        yield "cause.all", causes
    if case.cause.main:
        yield "cause.published", parameters.published_causes.get(case.cause.main, case.cause.main)
    if not case.household.main_members_summary and case.members:
        named = [f"{member.relation or ''}{member.name or ''}" for member in case.members]
        yield "household.main_members_summary", "、".join(named)
    if case.household.commercial_property_area is not None:
        yield "household.owns_shop", case.household.commercial_property_area > 0


def _visits(case: Case) -> Iterator[tuple[str, Value]]:
    dates = [visit.date for visit in case.visits if visit.date]
    if dates:
        yield "household.last_aid_date", max(dates)
    for index, visit in enumerate(case.visits):
        if visit.date:
            yield f"visits[{index}].quarter", (visit.date.month + 2) // 3


def dibao_place(case: Case, parameters: Parameters) -> str | None:
    """The place whose 低保 standard stands on the household's papers (decision 8)."""
    return region_at(case, place_on_papers(case, parameters.rules, parameters.eligibility)) or None


def _dibao(
    case: Case, union: LabourUnion, parameters: Parameters, figures: Figures
) -> Iterator[tuple[str, Value]]:
    """The standards that count (元/月) and whether the household is below 低保 without it (R-LZ-19)."""
    standard = lines_at(union, dibao_place(case, parameters) or "").dibao
    income = figures.get("income.per_capita_disposable_monthly")
    yield "household.dibao_standard", standard
    if standard is not None:
        yield "household.marginal_standard", rounded(standard * parameters.rules.marginal_factor)
    if standard is not None and isinstance(income, Decimal):
        is_below = income < standard
        yield "household.is_uncovered_by_dibao", is_below and not case.household.receives_dibao
