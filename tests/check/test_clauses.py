"""Findings of reading bear the rule that the pack gives their kind."""

import pytest

from docgen.check.clauses import with_clauses
from docgen.findings import Place, finding
from docgen.region.schedule import Clause
from tests.regions import pack_of

HERE = Place("采集表.xlsx", "户", "C5")
CARD = finding("card-number-malformed", HERE, label="银行卡号", text="12")
NUMBER = finding("id-number-malformed", HERE, label="身份证号", text="12", reason="只有 2 位")
CLAUSES = {"card-number-malformed": Clause(rule="R-JX-18", source="填表说明19")}


def test_a_kind_that_the_pack_names_bears_its_rule_and_clause() -> None:
    (told,) = with_clauses([CARD], CLAUSES)
    assert (told.rule, told.source) == ("R-JX-18", "填表说明19")
    assert (told.sentence, told.place) == (CARD.sentence, CARD.place)


def test_a_kind_that_no_pack_names_stays_as_it_is_but_for_the_id_number() -> None:
    card, number = with_clauses([CARD, NUMBER], {})
    assert card == CARD
    assert (number.rule, number.source[:3]) == ("R-GEN-01", "表上“")


def test_a_rule_that_the_check_itself_names_is_kept() -> None:
    own = finding("card-number-malformed", HERE, rule="R-GEN-01", source="附件1", label="卡号", text="12")
    assert list(with_clauses([own], CLAUSES)) == [own]


@pytest.mark.parametrize(
    ("region", "rule"),
    [("luzhou", "R-LZ-08"), ("hainan", "R-HN-15"), ("jiangxi", "R-JX-12"), ("taoyuan", "R-TY-17")],
)
def test_every_region_says_by_which_rule_a_household_is_filed_once(region: str, rule: str) -> None:
    assert pack_of(region).manifest.clauses["household-repeated"].rule == rule
