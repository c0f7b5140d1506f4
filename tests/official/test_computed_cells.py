"""Cells that the official forms compute themselves (自动算出): docgen's figure, whatever was typed."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from docgen.check.household import check_household
from docgen.check.identity import check_identity
from docgen.check.statistics import check_statistics
from docgen.check.subject import Subject
from docgen.derive.household import Parameters, household_figures
from docgen.fill.paper import Filler
from docgen.findings import Finding
from docgen.model.intake import FiledCase, FiledUnion
from docgen.model.kinds import Value
from docgen.model.origin import Origin
from docgen.model.union import LabourUnion
from docgen.orders import FiguredCase, FiguredUnion
from docgen.plan.papers import union_orders
from docgen.sample.additions import put
from tests.documents import paper_text
from tests.regions import DAY, household_paper, households, pack_of

from .inventory import NEVER_FILLED, cells, forms_of, on_paper

REGIONS = ("luzhou", "hainan", "jiangxi")
# The notice of Hainan leaves these blank; they are computed as in the sibling forms (decision 31).
LIKE_ITS_SIBLINGS = (
    "income.household_annual_total",
    "household.size",
    "household.per_capita_monthly_income",
)
AGE, COUNT, AMOUNT = 99, 98, Decimal(987654)
BORN = dt.date(1901, 2, 3)


def computed_cells() -> Iterator[tuple[str, str, str]]:
    """Region, document and field of every cell that the inventory marks as computed."""
    for region in REGIONS:
        for name, form in forms_of(region).items():
            for cell in cells(form):
                path = str(cell.get("blank_for") or cell.get("of"))
                if cell.get("computed") and path not in NEVER_FILLED:
                    yield region, name, path
    yield from (("hainan", "dossier-form", path) for path in LIKE_ITS_SIBLINGS)


CELLS = list(computed_cells())
OF_HOUSEHOLDS = [item for item in CELLS if not item[2].startswith("stats.")]
OF_UNIONS = [item for item in CELLS if item[2].startswith("stats.")]


def another(path: str, figure: Value) -> Any:
    """A value of the field's kind that is not the figure."""
    if path.endswith(".sex"):
        return "女" if figure == "男" else "男"
    if path.endswith(".birth_date"):
        return BORN
    return AGE if path.endswith(".age") else COUNT if path.endswith(".size") else AMOUNT


def typed(case: FiguredCase, union: LabourUnion, region: str, path: str, value: Any) -> FiguredCase:
    """The household with that value typed, and figured anew."""
    data = case.case.model_dump()
    put(data, path, value)
    changed = type(case.case).model_validate(data)
    manifest = pack_of(region).manifest
    parameters = Parameters(DAY, {}, manifest.rules, manifest.eligibility)
    return FiguredCase(changed, household_figures(changed, union, parameters))


def told(case: FiguredCase, region: str) -> list[Finding]:
    filed = FiledCase(case.case, Origin())
    return [*check_household(filed, case, [], pack_of(region)), *check_identity(Subject(filed, case), DAY)]


def test_the_inventories_mark_such_cells_of_every_kind() -> None:
    assert len(OF_HOUSEHOLDS) == 12
    assert len(OF_UNIONS) == 2


@pytest.mark.parametrize(("region", "document", "path"), OF_HOUSEHOLDS)
def test_a_household_with_another_value_typed_is_told_and_prints_the_figure(
    region: str, document: str, path: str
) -> None:
    exact = path.replace("[]", "[0]")
    case, union = next((case, union) for case, union in households(region) if case.case.members)
    figure, value = case.figures[exact], another(path, case.figures[exact])
    wrong = typed(case, union.union, region, exact, value)
    assert wrong.value(exact) == figure != value
    expected = [
        item.details["expected"] for item in told(wrong, region) if on_paper(value) in item.details["text"]
    ]
    assert expected == [str(figure) if isinstance(figure, int) else on_paper(figure)]
    printed = household_paper(region, document, wrong, union)
    assert printed is not None
    assert paper_text(printed) == paper_text(household_paper(region, document, case, union) or b"")
    assert on_paper(figure) in "".join(paper_text(printed).split())


@pytest.mark.parametrize(("region", "document", "path"), OF_UNIONS)
def test_a_count_typed_for_a_union_is_told_and_the_table_prints_what_is_counted(
    region: str, document: str, path: str
) -> None:
    pack, (_, union) = pack_of(region), households(region)[0]
    data = union.union.model_dump()
    put(data, path, COUNT)
    wrong = LabourUnion.model_validate(data)
    form, clause = pack.document(document), pack.manifest.schedule.statistics
    found = check_statistics(
        FiledUnion(wrong, Origin()), union.cases, pack.manifest.statistics, [form], clause
    )
    counted = union.figures[path]
    assert [(item.code, item.rule, item.details["expected"]) for item in found] == [
        ("derived-differs", "R-JX-22", str(counted))
    ]
    assert table(region, document, replace(union, union=wrong)) == table(region, document, union)
    assert str(counted) in table(region, document, union)


def table(region: str, document: str, union: FiguredUnion) -> str:
    pack = pack_of(region)
    (order,) = union_orders([pack.document(document)], union)
    return paper_text(Filler(pack, DAY).fill(order))
