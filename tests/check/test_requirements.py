import datetime as dt
from decimal import Decimal
from time import perf_counter
from typing import Any

import pytest
from cases import a_case, a_union, figured

from docgen.check.requirements import check_requirements, check_union_requirements
from docgen.findings import Finding
from docgen.model.case import Case
from docgen.orders import FiguredUnion
from docgen.region.requirements import Requirement

from .filing import filed, filed_union

_WRITTEN: dict[str, Any] = {
    "rule": "R-JX-99",
    "title": "某项规定",
    "source": "某号文 一",
    "sentence": "{label}为“{value}”。",
    "remedy": "请{name}改正。",
}


def rule(at: str, **parts: Any) -> Requirement:
    return Requirement.model_validate({**_WRITTEN, "at": at, **parts})


def found(case: Case, *rules: Requirement) -> list[Finding]:
    return list(check_requirements(filed(case), figured(case), rules))


def told(case: Case, *rules: Requirement) -> list[tuple[str, str, str]]:
    return [(f"{i.place.sheet}!{i.place.cell}", i.sentence, i.remedy) for i in found(case, *rules)]


DIBAO = {"field": "household.difficulty_category", "is": "低保户"}
TARGET = rule("plan.measures", when=[DIBAO], require=[{"field": "plan.measures", "is": "社会救助兜底"}])


class TestAHousehold:
    def test_that_meets_the_rule_has_no_finding(self) -> None:
        assert found(a_case(household={"difficulty_category": "低保户"}), TARGET) == []

    def test_that_the_rule_does_not_concern_has_no_finding(self) -> None:
        assert found(a_case(plan={"measures": ()}), TARGET) == []

    def test_that_breaks_the_rule_is_told_at_the_cell_with_rule_and_clause(self) -> None:
        (item,) = found(a_case(household={"difficulty_category": "低保户"}, plan={"measures": ()}), TARGET)
        assert (item.place.sheet, item.place.cell, item.household) == ("户", "W5", "510502000123")
        assert (item.code, item.rule, item.source) == ("requirement-unmet", "R-JX-99", "某号文 一")
        assert item.as_record()["rule"] == "R-JX-99"
        assert item.as_record()["source"] == "某号文 一"

    def test_is_told_label_value_and_name(self) -> None:
        case = a_case(plan={"measures": ("就业创业发展", "纳入社保制度覆盖")})
        wanted = rule("plan.measures", require=[{"field": "plan.measures", "at_most_items": 1}])
        expected = ("户!W5", "解困脱困措施为“就业创业发展、纳入社保制度覆盖”。", "请罗春梅改正。")
        assert told(case, wanted) == [expected]

    def test_is_told_that_a_cell_is_empty(self) -> None:
        wanted = rule("bank.name", require=[{"field": "bank.name", "present": True}])
        assert [item.sentence for item in found(a_case(), wanted)] == ["开户银行为“空”。"]

    def test_may_hold_braces_in_its_texts(self) -> None:
        wanted = rule("cause.other_text", require=[{"field": "cause.other_text", "present": False}])
        sentences = [item.sentence for item in found(a_case(cause={"other_text": "{value}"}), wanted)]
        assert sentences == ["其他（文字描述）为“{value}”。"]

    def test_is_judged_by_its_figures(self) -> None:
        wanted = rule("worker.mobile", require=[{"field": "worker.contact", "present": True}])
        phone = {"mobile": None, "other_contact": "0830-3190017"}
        assert found(a_case(worker=phone), wanted) == []
        assert len(found(a_case(worker={"mobile": None}), wanted)) == 1

    def test_meets_one_of_several_conditions(self) -> None:
        either = [{"field": "plan.body", "present": True}, {"field": "plan.plan_section", "present": True}]
        wanted = rule("plan.body", any_of=either)
        assert [
            len(found(a_case(plan=plan), wanted)) for plan in ({}, {"body": "甲"}, {"plan_section": "乙"})
        ] == [
            1,
            0,
            0,
        ]

    def test_is_warned_where_the_rule_only_warns(self) -> None:
        wanted = rule("bank.name", severity="warning", require=[{"field": "bank.name", "present": True}])
        assert [(i.code, i.is_blocking) for i in found(a_case(), wanted)] == [("requirement-doubtful", False)]

    def test_is_not_asked_the_rules_of_unions(self) -> None:
        of_union = rule("union.name", **{"for": "union"}, require=[{"field": "union.name", "present": False}])
        assert found(a_case(), of_union) == []


class TestAListOfTheHousehold:
    WANTED = {"field": "members[].identity", "is": "学生"}

    def test_counts_as_all_its_values_together(self) -> None:
        student = rule("worker.name", require=[self.WANTED])
        assert found(a_case([{"identity": "无业"}, {"identity": "学生"}]), student) == []
        assert len(found(a_case([{"identity": "无业"}]), student)) == 1
        assert len(found(a_case([]), student)) == 1

    def test_is_counted_by_the_values_it_has(self) -> None:
        several = rule("worker.name", require=[{"field": "visits[].date", "at_least_items": 2}])
        visits = [{"date": dt.date(2018, 3, 1)}, {"work_content": "入户"}, {"date": dt.date(2018, 6, 1)}]
        assert [len(found(a_case(visits=visits[:count]), several)) for count in (1, 2, 3)] == [1, 1, 0]


class TestRecords:
    WANTED = rule(
        "members[].identity",
        **{"for": "member"},
        when=[
            {"field": "members[].monthly_income", "at_most": 0},
            {"field": "worker.kind", "present": False},
        ],
        require=[{"field": "members[].identity", "in": ["学生", "学龄前"]}],
    )

    def test_each_member_is_asked_and_named(self) -> None:
        case = a_case([{"identity": "学生"}, {"identity": "无业"}, {"monthly_income": Decimal(9)}])
        assert told(case, self.WANTED) == [("家庭成员!F10", "人员身份为“无业”。", "请罗大山改正。")]

    def test_what_is_said_of_the_household_counts_for_each(self) -> None:
        assert found(a_case([{"identity": "无业"}], worker={"kind": "困难农民工"}), self.WANTED) == []

    def test_a_household_without_any_has_no_finding(self) -> None:
        assert found(a_case([]), self.WANTED) == []

    def test_each_visit_is_asked(self) -> None:
        dated = rule(
            "visits[].date", **{"for": "visit"}, require=[{"field": "visits[].date", "present": True}]
        )
        case = a_case(visits=[{"date": dt.date(2018, 3, 1)}, {"work_content": "入户"}])
        assert [item.sentence for item in found(case, dated)] == ["走访时间为“空”。"]


class TestAUnion:
    @staticmethod
    def found(wanted: Requirement, **changes: Any) -> list[Finding]:
        union = a_union(**changes)
        return list(check_union_requirements(filed_union(union), FiguredUnion(union, {}, ()), [wanted]))

    def test_is_asked_its_own_rules(self) -> None:
        wanted = rule("union.name", **{"for": "union"}, require=[{"field": "union.year", "at_least": 2018}])
        assert self.found(wanted) == []
        (item,) = self.found(wanted, year=2017)
        assert (str(item.place), item.household) == ("采集表.xlsx 单位!A2", "")
        assert item.remedy == "请江阳化工厂工会委员会改正。"

    def test_each_notice_is_asked(self) -> None:
        wanted = rule(
            "publicity.start_date",
            **{"for": "notice"},
            require=[{"field": "publicity.report_phone", "present": True}],
        )
        notices = [{"report_phone": "0830-3110012"}, {"start_date": dt.date(2018, 4, 9)}]
        (item,) = self.found(wanted, publicity=notices)
        assert (str(item.place), item.sentence) == ("采集表.xlsx 公示!B3", "公示起始日期为“2018年4月9日”。")

    def test_is_not_asked_the_rules_of_households(self) -> None:
        assert self.found(rule("bank.name", require=[{"field": "bank.name", "present": True}])) == []


class TestAComparison:
    PAID, COST = "household.medical_aid.annual_self_paid", "household.medical_aid.annual_cost"

    @pytest.mark.parametrize(("paid", "cost", "count"), [(5, 5, 0), (6, 5, 1), (6, None, 0)])
    def test_is_made_with_the_other_field_of_the_same_household(
        self, paid: int, cost: int | None, count: int
    ) -> None:
        wanted = rule(self.PAID, require=[{"field": self.PAID, "at_most_field": self.COST}])
        aid = {"annual_self_paid": paid, "annual_cost": cost}
        assert len(found(a_case(household={"medical_aid": aid}), wanted)) == count


def test_ten_thousand_households_take_seconds() -> None:
    """Forty rules over three hundred households, well under the share of a few seconds for ten thousand."""
    case = a_case([{"identity": "学生"}, {"identity": "学龄前"}])
    subject, values, rules = filed(case), figured(case), [TARGET, TestRecords.WANTED] * 20
    started = perf_counter()
    for _ in range(300):
        assert not list(check_requirements(subject, values, rules))
    assert perf_counter() - started < 1
