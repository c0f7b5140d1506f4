"""Every household stands once in each division of a total (decision 28)."""

from typing import Any

import pytest

from docgen.check.statistics import check_statistics
from docgen.findings import Finding
from docgen.model.case import Case
from docgen.orders import FiguredCase
from docgen.region.conditions import Condition
from docgen.region.documents import Document
from tests.cases import a_union

from .filing import filed_union, sentences

LIST = Document.model_validate({"id": "list", "title": "统计表", "file": "", "for": "union"})
FORM = Document.model_validate({"id": "form", "title": "档案表", "file": "", "for": "household"})
_CATEGORY, _GROUP = "household.difficulty_category", "plan.focus_group"
_FILED = {"field": "outcome.cancel_reason", "present": False}
TABLE: dict[str, list[dict[str, Any]]] = {
    "a_total": [{"field": "outcome.cancel_reason", "present": True}],
    "a2_deceased": [{"field": "outcome.cancel_reason", "is": "已死亡"}],
    "a6_out_of_difficulty": [{"field": "outcome.cancel_reason", "is": "已脱困"}],
    "b_total": [_FILED],
    "b1_1": [{"field": _CATEGORY, "is": "低保户"}, _FILED],
    "b1_2": [{"field": _CATEGORY, "is": "低保边缘户"}, _FILED],
    "b3_1": [{"field": _GROUP, "is": "城市困难农民工"}, _FILED],
    "b3_6": [{"field": _GROUP, "not_in": ["城市困难农民工"]}, _FILED],
    "c_1": [{"field": "plan.measures", "is": "社会救助兜底"}],
}


def a_household(name: str, category: str | None = "低保户", cancelled: str | None = None) -> FiguredCase:
    content = {
        "worker": {"name": name},
        "household": {"difficulty_category": category},
        "outcome": {"cancel_reason": cancelled},
    }
    return FiguredCase(Case.model_validate(content), {})


def found(
    *cases: FiguredCase, table: dict[str, list[dict[str, Any]]] | None = None, document: Document = LIST
) -> list[Finding]:
    rules = {
        name: tuple(Condition.model_validate(item) for item in conditions)
        for name, conditions in (TABLE if table is None else table).items()
    }
    return list(check_statistics(filed_union(a_union()), cases, rules, [document]))


def test_a_table_whose_divisions_are_equal_is_right() -> None:
    cases = [a_household("甲"), a_household("乙", "低保边缘户"), a_household("丙", None, cancelled="已死亡")]
    assert found(*cases) == []


def test_a_household_in_no_division_is_named() -> None:
    (item,) = found(a_household("甲"), a_household("乙", "临时救助"), a_household("丙", None))
    assert (
        item.sentence
        == "统计表 B 为 3 户，B1 各项之和为 1 户，B3 各项之和为 3 户；没有计入或重复计入的有：乙、丙。"
    )
    assert str(item.place) == "采集表.xlsx 单位!A2"
    assert not item.is_blocking


def test_a_household_in_two_divisions_is_named_though_the_sums_may_be_equal() -> None:
    twice = {**TABLE, "b1_2": [{"field": _CATEGORY, "in": ["低保户", "低保边缘户"]}, _FILED]}
    assert sentences(found(a_household("甲"), a_household("乙", "临时救助"), table=twice)) == [
        "统计表 B 为 2 户，B1 各项之和为 2 户，B3 各项之和为 2 户；没有计入或重复计入的有：甲、乙。"
    ]


def test_a_household_cancelled_for_a_reason_without_a_line_is_named() -> None:
    assert sentences(found(a_household("甲", cancelled="自愿放弃"))) == [
        "统计表 A 为 1 户，A(1)—(6) 各项之和为 0 户；没有计入或重复计入的有：甲。"
    ]


def test_a_household_counted_by_a_division_but_not_by_the_total_is_named() -> None:
    known = {**TABLE, "b_total": [_FILED, {"field": _CATEGORY, "in": ["低保户", "低保边缘户"]}]}
    assert sentences(found(a_household("甲"), a_household("乙", "临时救助"), table=known)) == [
        "统计表 B 为 1 户，B1 各项之和为 1 户，B3 各项之和为 2 户；没有计入或重复计入的有：乙。"
    ]


def test_households_beyond_the_twentieth_are_counted() -> None:
    (item,) = found(*[a_household(f"第{number}户", "临时救助") for number in range(1, 24)])
    assert item.details["names"].endswith("、第20户等 23 户")


@pytest.mark.parametrize("table", [{}, {"b_total": [_FILED]}, {"b1_1": [_FILED]}])
def test_a_pack_without_total_or_divisions_checks_nothing(table: dict[str, list[dict[str, Any]]]) -> None:
    assert found(a_household("甲", "临时救助"), table=table) == []


def test_a_run_that_makes_no_list_checks_nothing() -> None:
    assert found(a_household("甲", "临时救助"), document=FORM) == []
