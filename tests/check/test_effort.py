"""What a union puts into the help: pairing, money, results, contacts, scores, funds, the cut-off."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest
from typing import Any

import pytest

from docgen.check.effort import (
    Pairings,
    check_contacts,
    check_cutoff,
    check_funds,
    check_funds_of_household,
    check_outs,
    check_scores,
)
from docgen.findings import Finding
from docgen.region.rules import ScoreRule
from docgen.region.schedule import Clause, Contacts, FundRanks, FundShare, OutShare, Pairing

from .subjects import a_document, a_filed_union, a_household, a_subject, sentence, told

CLAUSE = Clause(rule="R-TY-07", source="附件1")
LIST = a_document("list")
FORM = a_document("form", scope="household")


class TestFundsOfAHousehold:
    RANKS = FundRanks(
        rule="R-LZ-18", source="一（三）6", ranks=("基层级", "县（区）级", "市级", "省级", "全国级")
    )

    @pytest.mark.parametrize(
        ("level", "used", "count"),
        [
            ("全国级", "全国级", 0),
            ("全国级", "基层级", 0),
            ("基层级", "基层级", 0),
            ("基层级", "县（区）级", 1),
            ("市级", "省级", 1),
            ("市级", None, 0),
            (None, "省级", 0),
            ("市级", "厂级", 0),  # told as no option of the list
        ],
    )
    def test_funds_rank_no_higher_than_the_dossier(
        self, level: str | None, used: str | None, count: int
    ) -> None:
        subject = a_subject(household={"dossier_level": level}, plan={"fund_level": used})
        found = list(check_funds_of_household(subject, self.RANKS))
        assert told(found) == [("plan.fund_level", "funds-above-level")] * count
        assert all((item.rule, item.is_blocking) == ("R-LZ-18", True) for item in found)


def paired(*names: str | None) -> list[Finding]:
    households = [a_household(plan={"second_helper_name": name}) for name in names]
    rule = Pairing(rule="R-LZ-26", source="四5", field="plan.second_helper_name", least=5)
    pairings = Pairings(rule)
    for number, (filed, figured) in enumerate(households):
        pairings.add(number, filed, figured)
    return list(pairings.findings())


class TestPairing:
    def test_five_households_are_enough(self) -> None:
        assert paired(*["甲"] * 5, *["乙"] * 6) == []

    def test_an_officer_with_fewer_is_told_once(self) -> None:
        found = paired(*["甲"] * 5, *["乙"] * 4)
        assert told(found) == [("plan.second_helper_name", "pairing-too-small")]
        assert sentence(found) == "乙只结对帮扶 4 户，规定不少于 5 户。"

    def test_households_without_one_are_nobodys(self) -> None:
        assert paired(*[None] * 6) == []

    def test_a_few_households_say_nothing_of_an_officer(self) -> None:
        assert paired("甲", "甲", "乙", "乙") == []


class TestFunds:
    RULE = FundShare(
        rule="R-LZ-27",
        source="四3",
        part="union.help_budget",
        whole="union.retained_funds",
        least=Decimal("0.05"),
    )

    @pytest.mark.parametrize(
        ("part", "whole", "count"), [(5000, 100000, 0), (4999, 100000, 1), (0, 0, 0), (None, 1, 0)]
    )
    def test_five_hundredths_are_enough(self, part: int | None, whole: int, count: int) -> None:
        found = list(check_funds(a_filed_union(help_budget=part, retained_funds=whole), self.RULE))
        assert told(found) == [("help_budget", "help-funds-too-low")] * count

    def test_both_amounts_and_the_share_are_told(self) -> None:
        found = check_funds(a_filed_union(help_budget=1234, retained_funds=100000), self.RULE)
        assert sentence(found) == "解困脱困经费 1234 元只占本级留成经费 100000 元的 1.2%，规定不低于 5%。"


def judged(*evaluations: str | None) -> list[Finding]:
    households = [a_household(outcome={"evaluation": text}) for text in evaluations]
    rule = OutShare(rule="R-LZ-23", source="三", least=Decimal("0.2"))
    return list(check_outs(a_filed_union(year=2018), households, rule))


class TestOuts:
    def test_one_of_five_is_enough(self) -> None:
        assert judged("脱困", *["解困"] * 4) == []

    def test_one_of_six_is_not(self) -> None:
        found = judged("脱困", *["解困"] * 5)
        assert told(found) == [("year", "outs-too-few")]
        assert sentence(found) == "2018 年建档 6 户中脱困 1 户，占 16.7%，规定不低于 20%。"

    def test_nothing_is_told_before_all_are_judged(self) -> None:
        assert judged(*["解困"] * 9, None) == []

    def test_four_households_are_too_few_for_a_share(self) -> None:
        assert judged(*["解困"] * 4) == []


def helped(*names: str | None, titles: Sequence[str | None] = ()) -> list[Finding]:
    plans = [{"helper_name": name, "helper_title": title} for name, title in zip_longest(names, titles)]
    households = [a_household(plan=plan) for plan in plans]
    contacts = Contacts(rule="R-TY-10", source="二2", least=2, post="工会主席")
    return list(check_contacts(a_filed_union(), households, contacts))


class TestContacts:
    def test_two_officers_are_enough(self) -> None:
        assert helped("甲", "乙", "甲") == []

    def test_one_is_not(self) -> None:
        found = helped("甲", "甲", None)
        assert told(found) == [("plan.helper_name", "contacts-too-few")]
        assert sentence(found) == "甲工会的 3 户困难职工只有 1 名帮扶责任人，规定不少于 2 名。"

    def test_one_of_them_holds_the_post(self) -> None:
        found = helped("甲", "乙", titles=("工会副主席", "局长"))
        assert told(found) == [("plan.helper_title", "contact-post-missing")]
        assert sentence(found) == "甲工会各户的帮扶责任人中没有工会主席（现有职务：工会副主席、局长）。"
        assert helped("甲", "乙", titles=("县教育局工会主席", "局长")) == []

    def test_while_a_title_is_not_known_nothing_is_told(self) -> None:
        assert helped("甲", "乙", titles=("局长", None)) == []

    def test_one_household_and_none_named_say_nothing(self) -> None:
        assert helped("甲") == []
        assert helped(None, None) == []


PLAN, COUNT = "stats.assessment.has_plan", "stats.assessment.helped_out_count"
SCORING = (
    ScoreRule(rule="R-TY-02", item="有方案", full=10, lost_each=2, wanted=(PLAN,)),
    ScoreRule(rule="R-TY-04", item="解困脱困", full=40, field=COUNT, at_least=2),
)


def scored(assessment: dict[str, Any], *evaluations: str, document: Any = LIST) -> list[Finding]:
    households = [a_household(outcome={"evaluation": text}) for text in evaluations]
    union = a_filed_union(stats={"assessment": assessment})
    return list(check_scores(union, households, SCORING, CLAUSE, [document]))


class TestScores:
    def test_with_every_input_nothing_is_told(self) -> None:
        assert scored({"has_plan": False, "helped_out_count": 2}) == []

    def test_a_missing_input_is_told_at_its_cell_with_its_own_rule(self) -> None:
        found = scored({})
        assert told(found) == [(PLAN, "score-input-missing"), (COUNT, "score-input-missing")]
        assert {item.rule for item in found} == {"R-TY-02", "R-TY-04"}
        assert [item.sentence for item in found if item.rule == "R-TY-02"] == [
            "考核“有方案”要看“是否有方案”，而该项没有填写。"
        ]

    def test_the_count_follows_from_the_households(self) -> None:
        assert scored({"has_plan": True}, "脱困", "解困", "效果不理想") == []

    def test_a_count_that_they_contradict_is_told(self) -> None:
        found = scored({"has_plan": True, "helped_out_count": 3}, "脱困", "解困", "效果不理想")
        assert told(found) == [(COUNT, "score-count-differs")]
        assert (found[0].rule, found[0].is_blocking) == ("R-TY-04", False)
        assert sentence(found) == "“帮助解困脱困户数”填写为 3 户，按各户的效果评价应为 2 户。"

    def test_without_a_list_of_the_union_nothing_is_told(self) -> None:
        assert scored({}, document=FORM) == []


class TestCutoff:
    @pytest.mark.parametrize(("filed", "count"), [("2018-10-31", 0), ("2018-11-01", 1)])
    def test_who_was_filed_later_is_told(self, filed: str, count: int) -> None:
        union = a_filed_union(stats={"cutoff_date": "2018-10-31"})
        households = [a_household(household={"filed_date": filed})]
        found = list(check_cutoff(union, households, CLAUSE, [LIST]))
        assert told(found) == [("household.filed_date", "filed-after-cutoff")] * count
        assert list(check_cutoff(union, households, None, [LIST])) == []
