import datetime as dt
from decimal import Decimal
from random import Random

import pytest

from docgen.model.case import Case
from docgen.model.household import Member
from docgen.sample.additions import Writer, prune
from docgen.sample.locality import Addition

from .regions import sampled, setting

WORDS = {"area": "示例区", "case": Case(union_name="示例工会"), "total": 24_001}


def written(path: str, value: object) -> object:
    return Writer(setting("luzhou"), Random(1), WORDS).value(path, value)


class TestAValue:
    def test_names_what_is_known(self):
        assert written("worker.wish", "{area}，{case.union_name}") == "示例区，示例工会"

    def test_is_put_into_the_words_of_the_region(self):
        assert written("cause.main", "因病致困") == "家庭成员患重特大疾病"
        assert written("cause.secondary", ["子女上学", "自然灾害"]) == ("子女上学", "遭受自然灾害")
        assert written("cause.main", "没有这一项") == "没有这一项"

    def test_is_one_of_several_by_chance(self):
        choices = {written("worker.wish", {"one_of": ["甲", "乙"]}) for _ in range(9)}
        assert choices < {"甲", "乙"}  # the same chance every time
        writer = Writer(setting("luzhou"), Random(1), WORDS)
        assert {writer.value("worker.wish", {"one_of": ["甲", "乙"]}) for _ in range(30)} == {"甲", "乙"}

    def test_is_a_weekday_of_a_span(self):
        day = written("plan.date", {"day": [dt.date(2018, 1, 5), dt.date(2018, 1, 8)]})
        assert day in (dt.date(2018, 1, 5), dt.date(2018, 1, 8))  # Friday, Monday

    def test_is_a_part_of_an_amount_in_whole_yuan(self):
        assert written("aids[].amount", {"part": 0.25, "of": "total"}) == Decimal(6000)

    def test_of_a_list_is_records_with_values_of_their_own(self):
        aids = written(
            "aids", [{"measure": "{area}慰问", "amount": {"part": 1, "of": "total"}}, {"content": "粮油"}]
        )
        assert aids == ({"measure": "示例区慰问", "amount": Decimal(24_001)}, {"content": "粮油"})


class TestAnAddition:
    @pytest.mark.parametrize("path", ["worker.colour", "members[].colour", "colours"])
    def test_of_an_unknown_field_is_refused(self, path):
        with pytest.raises(ValueError, match="colour"):
            Addition(fields={path: "红"})

    def test_of_an_unknown_condition_is_refused(self):
        with pytest.raises(ValueError, match=r"worker\.colour"):
            Addition(fields={"worker.wish": "无"}, when=({"field": "worker.colour", "present": True},))

    def test_fills_in_the_households_that_meet_its_conditions_alone(self):
        cases = sampled(60, region="hainan")[1]
        met = {bool(case.review.village_meeting_date): case.worker.kind for case in cases}
        assert met == {True: "困难农民工", False: "困难职工"}

    def test_fills_in_the_items_of_a_list_that_meet_its_conditions_alone(self):
        for case in sampled(60, region="taoyuan")[1]:
            for member in case.members:
                assert bool(member.specialty) == bool(member.education_level)


class TestPruning:
    def data(self):
        case = Case(members=(Member(name="王样", specialty="电工"), Member(name="王示")))
        return case.model_dump()

    def test_empties_fields_and_lists_but_nothing_else(self):
        data = self.data()
        prune(data, ("members[].specialty", "worker.", "union."))
        assert Case.model_validate(data) == Case(members=(Member(name="王样"), Member(name="王示")))
        prune(data, ("members[]",))
        assert Case.model_validate(data) == Case()

    def test_leaves_what_is_not_named(self):
        data = self.data()
        prune(data, ("aids[]", "plan."))
        assert data == self.data()


def test_what_a_region_has_no_column_for_no_case_of_it_holds():
    for case in sampled(60, region="taoyuan")[1]:
        assert (case.bank.card_number, case.review.surveys, case.household.difficulty_category) == (
            None,
            (),
            None,
        )
