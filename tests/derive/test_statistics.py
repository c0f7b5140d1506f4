"""Counts over the cases of a union."""

from decimal import Decimal
from typing import Any

from docgen.derive.statistics import union_figures
from docgen.model.case import Case
from docgen.model.kinds import Value
from docgen.orders import FiguredCase
from docgen.region.conditions import Condition


def figures(*cases: dict[str, Any], **statistics: list[dict[str, Any]]) -> dict[str, Value]:
    figured = [FiguredCase(Case.model_validate(case), {}) for case in cases]
    rules = {
        name: tuple(Condition.model_validate(item) for item in conditions)
        for name, conditions in statistics.items()
    }
    return union_figures(figured, rules)


def evaluated(text: str | None) -> dict[str, Any]:
    return {"outcome": {"evaluation": text}}


def test_households_filed_and_those_helped_out_of_difficulty() -> None:
    known = figures(*map(evaluated, ["脱困", "解困", "脱困", None, "效果不理想"]))
    assert (known["stats.filed_count"], known["stats.out_count"]) == (5, 2)


def test_migrants_visits_and_acts_of_help_with_their_amounts() -> None:
    known = figures(
        {"worker": {"kind": "困难农民工"}, "visits": [{}, {}], "aids": [{"amount": "500.5"}, {}]},
        {"worker": {"kind": "农民工"}, "aids": [{"amount": 300}]},
        {"worker": {"kind": "困难职工"}, "visits": [{}]},
    )
    assert known["stats.migrant_count"] == 2
    assert (known["stats.visit_count"], known["stats.aid_count"]) == (3, 3)
    assert known["stats.aid_total"] == Decimal("800.5")  # 500.50 + 300; one without amount


def test_a_union_without_households_counts_nought() -> None:
    everyone: list[dict[str, Any]] = []
    assert set(figures(b_total=everyone).values()) == {0}


def test_a_case_counts_for_a_statistic_when_all_its_conditions_hold() -> None:
    low = {"field": "household.difficulty_category", "is": "低保户"}
    living = {"field": "outcome.cancel_reason", "present": False}
    known = figures(
        {"household": {"difficulty_category": "低保户"}},
        {"household": {"difficulty_category": "低保户"}, "outcome": {"cancel_reason": "已死亡"}},
        {"household": {"difficulty_category": "意外致困户"}},
        b1_1=[low, living],
        b_total=[living],
    )
    assert (known["stats.b1_1"], known["stats.b_total"]) == (1, 2)


def test_a_case_may_count_for_several_measures() -> None:
    cases = [
        {"plan": {"measures": ["就业创业发展", "社会救助兜底"]}},
        {"plan": {"measures": ["社会救助兜底"]}},
    ]
    known = figures(
        *cases,
        c_1=[{"field": "plan.measures", "is": "就业创业发展"}],
        c_4=[{"field": "plan.measures", "is": "社会救助兜底"}],
    )
    assert (known["stats.c_1"], known["stats.c_4"]) == (1, 2)
