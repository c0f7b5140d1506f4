from typing import Any

from docgen.derive.union import completed_union, pairings
from docgen.model.case import Case
from docgen.model.union import LabourUnion, Pairing
from docgen.orders import FiguredCase
from tests.cases import luzhou


def helped(worker: str, helper: str | None = None, second: str | None = None) -> Case:
    plan = {"helper_name": helper, "second_helper_name": second}
    return Case.model_validate({"worker": {"name": worker}, "plan": plan})


def completed(*cases: Case, **union: Any) -> LabourUnion:
    figured = [FiguredCase(case, {}) for case in cases]
    return completed_union(LabourUnion.model_validate(union), figured, luzhou().manifest)


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


class TestCompletedUnion:
    def test_pairings_boxes_and_notices_are_laid_into_it(self) -> None:
        union = completed(
            helped("甲", "周建国"), name="甲厂工会", year=2018, publicity=[{"start_date": "2018-04-09"}]
        )
        assert union.name == "甲厂工会"
        assert [item.helper_name for item in union.pairings] == ["周建国"]
        assert [(box.year, box.item_count) for box in union.boxes] == [(2018, 1)]
        assert [(item.posted_by, item.household_count) for item in union.publicity] == [("甲厂工会", 1)]

    def test_a_pack_without_a_rubric_scores_nothing(self) -> None:
        assert (completed().stats.scores, completed().stats.score_total) == ((), None)
