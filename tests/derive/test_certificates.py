"""Who must bring a certificate of income, or of having neither work nor income."""

import datetime as dt
from typing import Any

import pytest

from docgen.derive.household import Parameters, household_figures
from docgen.model.case import Case
from docgen.model.kinds import Value
from docgen.model.union import LabourUnion
from docgen.region.rules import Rules

DAY = dt.date(2018, 3, 15)
IDLE = {"birth_date": dt.date(1990, 1, 1), "monthly_income": 0, "identity": "无业", "health_status": "良好"}


def figures(*members: dict[str, Any], rules: Rules | None = None, **groups: Any) -> dict[str, Value]:
    case = Case.model_validate({"members": members, **groups})
    return household_figures(case, LabourUnion(), Parameters(DAY, rules=rules or Rules()))


class TestIncome:
    @pytest.mark.parametrize(
        ("income", "has_statement", "needs"),
        [
            (1500, False, True),
            (1500, True, False),
            (0, False, False),  # who earns nothing has nothing to certify
            (1500, None, None),
            (None, False, None),
        ],
    )
    def test_who_earns_without_a_statement_of_wages_needs_one(
        self, income: int | None, has_statement: bool | None, needs: bool | None
    ) -> None:
        known = figures(
            {"monthly_income": income, "has_wage_statement": has_statement},
            income={"worker_monthly": income},
            worker={"has_wage_statement": has_statement},
        )
        assert known.get("worker.needs_income_certificate") is needs
        assert known.get("members[0].needs_income_certificate") is needs
        assert known.get("household.needs_income_certificate") is needs

    def test_the_household_needs_what_one_of_it_needs(self) -> None:
        known = figures(
            {"monthly_income": 800, "has_wage_statement": True},
            {"monthly_income": 800, "has_wage_statement": False},
        )
        assert known["household.needs_income_certificate"] is True

    def test_what_was_entered_of_a_person_counts_where_nothing_follows(self) -> None:
        known = figures({"needs_income_certificate": True})
        assert "members[0].needs_income_certificate" not in known
        assert known["household.needs_income_certificate"] is True


class TestNoIncome:
    """R-HN-03: at least twenty, able to work, not at school, neither gravely ill nor disabled."""

    def needs(self, **changes: Any) -> Value:
        known = figures({**IDLE, **changes})
        assert known.get("household.needs_no_income_certificate") is known.get(
            "members[0].needs_no_income_certificate"
        )
        return known.get("members[0].needs_no_income_certificate")

    @pytest.mark.parametrize(
        ("changes", "needs"),
        [
            ({}, True),
            ({"birth_date": dt.date(1998, 3, 15)}, True),  # twenty today
            ({"birth_date": dt.date(1998, 3, 16)}, False),  # twenty only tomorrow
            ({"monthly_income": 300}, False),
            ({"identity": "学生"}, False),
            ({"identity": "职工"}, False),
            ({"identity": None}, True),
            ({"has_labour_capacity": False}, False),
            ({"has_labour_capacity": True}, True),
            ({"health_status": "终末期肾病"}, False),
            ({"health_status": "一般疾病"}, True),
            ({"disability_type": "肢体残疾"}, False),
            ({"major_disease": "尿毒症"}, False),
            ({"monthly_income": None}, None),
            ({"birth_date": None}, None),
        ],
    )
    def test_of_an_idle_adult(self, changes: dict[str, Any], needs: bool | None) -> None:
        assert self.needs(**changes) is needs

    def test_the_pack_says_from_which_age(self) -> None:
        young = {**IDLE, "birth_date": dt.date(2001, 1, 1)}
        assert figures(young)["household.needs_no_income_certificate"] is False
        known = figures(young, rules=Rules(no_income_age=16))
        assert known["household.needs_no_income_certificate"] is True


def test_of_a_worker_alone_nothing_is_told() -> None:
    assert [path for path in figures() if "certificate" in path] == []
