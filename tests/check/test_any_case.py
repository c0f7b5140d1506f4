"""However sparse or odd a household is, figures, checks and papers can be made of it without an error."""

import datetime as dt
from functools import cache
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.check.household import check_household
from docgen.check.union import check_lists, check_people
from docgen.derive.household import Parameters, household_figures
from docgen.model.case import Case
from docgen.model.kinds import Kind, YearMonth
from docgen.model.wording import as_text
from docgen.orders import FiguredCase
from docgen.plan.papers import household_orders
from docgen.vocabulary import OUTSIDE_CASE, Field, all_fields
from tests.cases import DAY, a_figured_union, a_member, a_union, luzhou

from .filing import filed

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])

_WORDS = st.sampled_from(["王建国", "{0}", "其他", "其他（注明）", "脱困", "四川省泸州市江阳区", "学生"])
_AMOUNTS = st.decimals(0, 10**12, places=2)
_BY_KIND: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.ID_NUMBER: st.sampled_from(
        [a_member(0)["id_number"], a_member(1)["id_number"], "510502197402301527"]
    ),
    Kind.CODES: st.lists(_WORDS, max_size=5),
    Kind.DATE: st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)),
    Kind.MONTH: st.builds(YearMonth, st.integers(1900, 2099), st.integers(1, 12)),
    Kind.YEAR: st.integers(1900, 2099),
    Kind.INTEGER: st.integers(0, 10**6),
    Kind.NUMBER: _AMOUNTS,
    Kind.MONEY: _AMOUNTS,
    Kind.MONEYS: st.lists(_AMOUNTS, max_size=7),
    Kind.YES_NO: st.booleans(),
    Kind.SIGNATURE: st.none(),
}


@cache
def case_fields() -> tuple[Field, ...]:
    return tuple(item for item in all_fields().values() if not item.path.startswith(OUTSIDE_CASE))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A household of which any few fields are known, in lists of up to two items each."""
    values: dict[str, Any] = {}
    for item in draw(st.lists(st.sampled_from(case_fields()), max_size=25)):
        *steps, name = item.path.split(".")
        record = values
        for step in steps:
            record = _below(draw, record, step)
        record[name] = draw(_BY_KIND.get(item.kind, _WORDS))
    return Case.model_validate(values)


def _below(draw: st.DrawFn, record: dict[str, Any], step: str) -> dict[str, Any]:
    if not step.endswith("[]"):
        below: dict[str, Any] = record.setdefault(step, {})
        return below
    items: list[dict[str, Any]] = record.setdefault(step.removesuffix("[]"), [{}, {}])
    return items[draw(st.integers(0, 1))]


def figured(case: Case) -> FiguredCase:
    return FiguredCase(case, household_figures(case, a_union(), Parameters(DAY)))


@UNHURRIED
@given(cases())
def test_every_figure_can_be_written_on_paper_and_has_a_name(case: Case) -> None:
    for path, value in figured(case).figures.items():
        assert value is None or "None" not in as_text(value)
        assert path.replace("[0]", "[]").replace("[1]", "[]") in all_fields()


@UNHURRIED
@given(cases())
def test_every_finding_is_about_this_household_and_says_what_to_do(case: Case) -> None:
    found = check_household(filed(case), figured(case), luzhou().documents, luzhou())
    found += [
        *check_lists(filed(case), figured(case), luzhou().documents, luzhou()),
        *check_people([filed(case)]),
    ]
    assert {item.household for item in found} <= {case.key}
    assert all(item.sentence and item.remedy and item.place.cell for item in found)


@UNHURRIED
@given(cases())
def test_its_papers_are_those_whose_conditions_it_meets(case: Case) -> None:
    orders = household_orders(luzhou().documents, figured(case), a_figured_union())
    is_evaluated = case.outcome.evaluation is not None
    assert ("determination" in {order.document.id for order in orders}) == is_evaluated
