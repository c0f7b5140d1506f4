"""What every derived field follows from: the fields a clerk must have entered for docgen to compute it.

`docgen workbook` asks for these where a form prints, or a rule names, only the result.
"""

from collections.abc import Collection, Mapping

from docgen.vocabulary import all_fields

_MONTHLY = ("income.worker_monthly", "members[].monthly_income", "members[].annual_income")
_TOTAL = (*_MONTHLY, "income.household_other_annual", "members[].name")
_DISPOSABLE = (*_TOTAL, "income.tax_paid", "income.social_security_paid")
_EXPENSE = ("income.accident_expense_annual", "household.medical_aid.annual_self_paid")
_STANDARDS = ("union.standards[].place", "union.standards[].dibao", "union.dibao_standard")
_WORKER_STATEMENT = ("income.worker_monthly", "worker.has_wage_statement")
_MEMBER_STATEMENT = ("members[].monthly_income", "members[].annual_income", "members[].has_wage_statement")
_IDLE = (
    "members[].id_number",
    "members[].monthly_income",
    "members[].annual_income",
    "members[].identity",
    "members[].has_labour_capacity",
    "members[].health_status",
    "members[].disability_type",
    "members[].major_disease",
)
_HANDED_IN = (
    "review.attachments[].type",
    "review.attachments[].name",
    "review.attachments[].files",
    "review.attachments[].page_count",
)
_PAIRED = ("plan.helper_name", "plan.second_helper_name", "worker.name")
_BOXED = ("household.filed_date", "union.year", "union.items_a_box")

INPUTS: Mapping[str, tuple[str, ...]] = {
    "worker.sex": ("worker.id_number",),
    "worker.birth_date": ("worker.id_number",),
    "worker.age": ("worker.id_number",),
    "worker.contact": ("worker.mobile", "worker.other_contact"),
    "worker.employer_or_address": ("worker.employer", "worker.home_address"),
    "worker.has_labour_relation": ("worker.has_labour_contract", "worker.has_factual_labour_relation"),
    "worker.relation_to_householder": ("worker.relation_to_householder", "worker.is_householder"),
    "worker.needs_income_certificate": _WORKER_STATEMENT,
    "members[].index": ("members[].name",),
    "members[].sex": ("members[].id_number",),
    "members[].birth_date": ("members[].id_number",),
    "members[].age": ("members[].id_number",),
    "members[].annual_income": ("members[].monthly_income",),
    "members[].in_school": ("members[].identity",),
    "members[].needs_income_certificate": _MEMBER_STATEMENT,
    "members[].needs_no_income_certificate": _IDLE,
    "household.size": ("members[].name",),
    "household.per_capita_monthly_income": _TOTAL,
    "household.last_aid_date": ("visits[].date",),
    "household.owns_shop": ("household.commercial_property_area",),
    "household.is_uncovered_by_dibao": (*_DISPOSABLE, *_STANDARDS, "household.receives_dibao"),
    "household.dibao_standard": _STANDARDS,
    "household.marginal_standard": _STANDARDS,
    "household.needs_income_certificate": (*_WORKER_STATEMENT, *_MEMBER_STATEMENT),
    "household.needs_no_income_certificate": _IDLE,
    "income.household_annual_total": _TOTAL,
    "income.per_capita_monthly_6m": ("income.household_total_6m", "members[].name"),
    "income.disposable_annual": _DISPOSABLE,
    "income.per_capita_disposable_monthly": _DISPOSABLE,
    "income.per_capita_annual": _TOTAL,
    "income.deducted_expense_annual": _EXPENSE,
    "income.actual_disposable_monthly": (*_TOTAL, *_EXPENSE),
    "income.quarterly[].quarter": ("income.quarterly[].quarter",),
    "cause.all": ("cause.main", "cause.secondary"),
    "cause.published": ("cause.main",),
    "visits[].quarter": ("visits[].date",),
    "review.materials[].title": _HANDED_IN,
    "review.materials[].is_there": _HANDED_IN,
    "review.materials[].page_count": _HANDED_IN,
    "review.quarterly[].quarter": ("review.quarterly[].quarter",),
    "publicity.household_count": ("publicity.round", "publicity.level", "household.publicity_round"),
    **{f"union.pairings[].{name}": _PAIRED for name in ("helper_name", "role", "household_count", "workers")},
    **{
        f"union.boxes[].{name}": _BOXED
        for name in ("number", "year", "first_item", "last_item", "item_count")
    },
    **{
        f"catalogue[].{name}": _HANDED_IN
        for name in ("number", "title", "responsible", "pages", "page_count")
    },
    **{f"catalogue[].{name}": _HANDED_IN for name in ("is_there", "remark")},
    **{f"scan.{name}": _HANDED_IN for name in ("title", "image", "number", "count")},
    "stats.filed_count": ("household.filed_date",),
    "stats.out_count": ("outcome.evaluation",),
    "stats.migrant_count": ("worker.kind",),
    "stats.visit_count": ("visits[].date",),
    "stats.aid_count": ("aids[].date",),
    "stats.aid_total": ("aids[].amount",),
}

# Entered fields that stand for others where they are empty.
_STAND_INS: Mapping[str, tuple[str, ...]] = {
    "household.main_members_summary": ("members[].name", "members[].relation"),
    "income.necessary_expense_annual": ("cause.annual_necessary_expense",),
    "members[].monthly_income": ("members[].annual_income",),
    "members[].relation_to_householder": ("worker.is_householder", "members[].relation"),
    "publicity.start_date": ("publicity.round", "publicity.level", "household.publicity_round"),
    "worker.dossier_no": ("worker.number",),
}


# Lists whose records are told apart by a field of their own.
_TOLD_BY = {"income.quarterly[].": "quarter", "review.quarterly[].": "quarter"}


def with_inputs(paths: Collection[str]) -> frozenset[str]:
    """The fields and all that they follow from, over any number of steps."""
    found: set[str] = set()
    waiting = [path for path in paths if path in all_fields()]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += [*INPUTS.get(path, ()), *_STAND_INS.get(path, ())]
            waiting += [start + name for start, name in _TOLD_BY.items() if path.startswith(start)]
    return frozenset(found)


def told_by(path: str) -> frozenset[str]:
    """The fields by any of which a paper tells this one: itself, what it follows from or stands in for."""
    stand_ins = (name for name, others in _STAND_INS.items() if path in others)
    return frozenset((path, *INPUTS.get(path, ()), *stand_ins))
