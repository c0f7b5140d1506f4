"""Which persons of a household must bring a certificate about their income."""

from collections.abc import Iterator, Mapping
from decimal import Decimal

from docgen.model.case import Case
from docgen.model.household import Member
from docgen.model.kinds import Value

_WITHOUT_WORK = "无业"
_IN_HEALTH = ("良好", "健康", "一般", "较好", "一般疾病")
_NO_DISABILITY = ("无", "健康", "无残疾")


def certificates(case: Case, figures: Mapping[str, Value], no_income_age: int) -> dict[str, Value]:
    """Who needs a certificate of income, or of having neither work nor income, by field path.

    Nothing is told of a person of whom the inputs are unknown; the household needs what any of them needs.
    """
    needs: dict[str, Value] = {
        "worker.needs_income_certificate": _lacks_statement(
            case.income.worker_monthly, case.worker.has_wage_statement
        )
    }
    for index, member in enumerate(case.members):
        path = f"members[{index}]"
        income = figures.get(f"{path}.monthly_income")
        needs[f"{path}.needs_income_certificate"] = _lacks_statement(income, member.has_wage_statement)
        needs[f"{path}.needs_no_income_certificate"] = _is_idle(member, path, figures, no_income_age)
    for name in ("needs_income_certificate", "needs_no_income_certificate"):
        needs[f"household.{name}"] = _any(_personal(case, needs, name))
    return {path: need for path, need in needs.items() if need is not None}


def _lacks_statement(income: Value, has_statement: bool | None) -> bool | None:
    """Whether somebody earns without a statement of wages to show it (the notice's 若无法提供)."""
    if has_statement is None or not isinstance(income, Decimal):
        return None
    return income > 0 and not has_statement


def _is_idle(member: Member, path: str, figures: Mapping[str, Value], least_age: int) -> bool | None:
    """R-HN-03: old enough, able to work, not at school, not gravely ill or disabled, no work, no income."""
    age, income = figures.get(f"{path}.age"), figures.get(f"{path}.monthly_income")
    if not isinstance(age, int) or not isinstance(income, Decimal):
        return None
    in_school = member.in_school or figures.get(f"{path}.in_school")
    is_able = member.has_labour_capacity is not False and not in_school and _is_sound(member)
    is_out_of_work = member.identity in (None, _WITHOUT_WORK)
    return age >= least_age and income == 0 and is_able and is_out_of_work


def _is_sound(member: Member) -> bool:
    is_healthy = not member.health_status or member.health_status in _IN_HEALTH
    is_whole = not member.disability_type or member.disability_type in _NO_DISABILITY
    return is_healthy and is_whole and not member.major_disease


def _personal(case: Case, needs: Mapping[str, Value], name: str) -> Iterator[Value]:
    """What is known of each person, computed or else entered."""
    people = [("worker", case.worker), *((f"members[{i}]", item) for i, item in enumerate(case.members))]
    for path, person in people:
        computed = needs.get(f"{path}.{name}")
        yield getattr(person, name, None) if computed is None else computed


def _any(values: Iterator[Value]) -> bool | None:
    known = [bool(value) for value in values if value is not None]
    return any(known) if known else None
