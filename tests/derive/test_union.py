import datetime as dt
from typing import Any

import pytest

from docgen.derive.union import completed_union, pairings, union_figures
from docgen.model.case import Case
from docgen.model.union import LabourUnion, Pairing, PublicityNotice


def helped(worker: str, helper: str | None = None, second: str | None = None) -> Case:
    plan = {"helper_name": helper, "second_helper_name": second}
    return Case.model_validate({"worker": {"name": worker}, "plan": plan})


def completed(least: int | None = 5, **notice: Any) -> PublicityNotice:
    """The one notice of a union after its dates were completed."""
    union = LabourUnion.model_validate({"publicity": [notice]})
    return completed_union(union, [], least).publicity[0]


class TestPairings:
    def test_an_officer_stands_once_with_every_household_he_helps(self) -> None:
        cases = [helped("甲", "周建国"), helped("乙", "冯丽"), helped("丙", "周建国")]
        assert [(item.helper_name, item.household_count, item.workers) for item in pairings(cases)] == [
            ("周建国", 2, ("甲", "丙")),
            ("冯丽", 1, ("乙",)),
        ]

    def test_second_helpers_come_first_and_each_role_is_told(self) -> None:
        cases = [
            helped("甲", "周建国", "钱学文"),
            helped("乙", "冯丽", "钱学文"),
            helped("丙", "周建国", "卫东"),
        ]
        assert [(item.role, item.helper_name, item.workers) for item in pairings(cases)] == [
            ("第二帮扶责任人", "钱学文", ("甲", "乙")),
            ("第二帮扶责任人", "卫东", ("丙",)),
            ("帮扶责任人", "周建国", ("甲", "丙")),
            ("帮扶责任人", "冯丽", ("乙",)),
        ]

    def test_an_officer_in_both_roles_stands_in_each(self) -> None:
        cases = [helped("甲", "周建国", "冯丽"), helped("乙", "冯丽", "周建国")]
        assert sorted((item.helper_name or "", item.role or "") for item in pairings(cases)) == [
            ("冯丽", "帮扶责任人"),
            ("冯丽", "第二帮扶责任人"),
            ("周建国", "帮扶责任人"),
            ("周建国", "第二帮扶责任人"),
        ]

    def test_households_without_a_helper_pair_nobody(self) -> None:
        assert pairings([helped("甲"), helped("乙", "")]) == ()

    def test_a_worker_without_a_name_is_counted(self) -> None:
        case = Case.model_validate({"plan": {"helper_name": "周建国"}})
        assert pairings([case]) == (
            Pairing(helper_name="周建国", role="帮扶责任人", household_count=1, workers=("",)),
        )

    def test_they_are_laid_into_the_union(self) -> None:
        union = completed_union(LabourUnion(name="甲厂工会"), [helped("甲", "周建国")], None)
        assert (union.name, [item.helper_name for item in union.pairings]) == ("甲厂工会", ["周建国"])


class TestCounts:
    def test_households_filed_and_those_helped_out_of_difficulty(self) -> None:
        evaluations = ["脱困", "解困", "脱困", None, "效果不理想"]
        cases = [Case.model_validate({"outcome": {"evaluation": text}}) for text in evaluations]
        assert union_figures(cases) == {
            "stats.filed_count": 5,
            "stats.out_count": 2,
            "publicity.household_count": 5,
        }

    def test_a_union_without_households_counts_nought(self) -> None:
        assert set(union_figures([]).values()) == {0}


class TestNotices:
    @pytest.mark.parametrize(
        ("start", "end"),
        [
            ("2018-04-09", "2018-04-16"),  # Monday; 10, 11, 12, 13, 16
            ("2018-04-02", "2018-04-10"),  # 3, 4, then 清明 5 to 7 off; worked Sunday 8, 9, 10
            ("2018-02-14", "2018-02-27"),  # Spring Festival 15 to 21 off; 22, 23, worked Saturday 24, 26, 27
        ],
    )
    def test_the_last_day_is_the_fifth_working_day_after_the_posting(self, start: str, end: str) -> None:
        assert completed(start_date=start).end_date == dt.date.fromisoformat(end)

    def test_the_pack_says_how_many_days(self) -> None:
        assert completed(7, start_date="2018-04-09").end_date == dt.date(2018, 4, 18)

    def test_a_last_day_that_was_entered_stands(self) -> None:
        assert completed(start_date="2018-04-09", end_date="2018-04-10").end_date == dt.date(2018, 4, 10)

    def test_objections_end_with_the_notice_and_it_is_dated_on_its_first_day(self) -> None:
        notice = completed(start_date="2018-04-09")
        assert (notice.objection_deadline, notice.issue_date) == (dt.date(2018, 4, 16), dt.date(2018, 4, 9))

    def test_other_dates_that_were_entered_stand(self) -> None:
        notice = completed(start_date="2018-04-09", objection_deadline="2018-04-20", issue_date="2018-04-08")
        assert (notice.objection_deadline, notice.issue_date) == (dt.date(2018, 4, 20), dt.date(2018, 4, 8))

    @pytest.mark.parametrize(
        ("least", "start"),
        [(5, None), (None, "2018-04-09"), (5, "2003-04-09")],
        ids=["no first day", "a pack without the rule", "a year the calendar lacks"],
    )
    def test_no_last_day_is_guessed(self, least: int | None, start: str | None) -> None:
        notice = completed(least, start_date=start)
        assert (notice.end_date, notice.objection_deadline) == (None, None)

    def test_what_is_not_a_date_is_kept(self) -> None:
        assert completed(start_date="2018-04-09", contact_name="卫东").contact_name == "卫东"
