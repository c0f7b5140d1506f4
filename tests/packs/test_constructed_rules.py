"""Rules of the notices that no finding tells, because no paper of docgen can break them."""

import pytest

from docgen.region.pack import Pack
from tests.documents import paper_text, sheet_rows, word_tables
from tests.regions import assessed, first_papers, household_paper, households, pack_of

CARDS = ("luzhou", "hainan", "jiangxi")
TWICE = ("职工姓名", "性别", "出生年月", "帮扶单位", "帮扶责任人")
AID_TYPES = ["发展生产", "教育培训", "助学帮扶", "医疗救助", "保障兜底"]
FORMS = {"农民工": "家庭基本情况（农民工）", "城镇职工": "家庭基本情况（城镇职工）"}


@pytest.mark.parametrize("region", CARDS)
def test_both_copies_of_the_card_print_the_same_values(region: str) -> None:
    for case, union in households(region):
        paper = household_paper(region, "contact-card", case, union)
        assert paper is not None
        officers, workers = (values_by_caption(table) for table in word_tables(paper)[:2])
        shared = {caption: (officers[caption], workers[caption]) for caption in TWICE}
        assert {caption: pair for caption, pair in shared.items() if pair[0] != pair[1]} == {}
        assert officers["职工姓名"] == case.case.worker.name


def values_by_caption(table: list[list[str]]) -> dict[str, str]:
    """What stands right of each caption of the card."""
    cells = [cell for row in table for cell in row]
    return {cell: cells[place + 1] for place, cell in enumerate(cells[:-1]) if cell in TWICE}


@pytest.mark.parametrize("number", range(len(households("taoyuan"))))
def test_a_household_gets_the_form_of_its_kind(number: int) -> None:
    case, union = households("taoyuan")[number]
    paper = household_paper("taoyuan", "work-manual", case, union)
    assert paper is not None
    printed = {kind for kind, title in FORMS.items() if title in paper_text(paper)}
    assert printed == {case.case.worker.kind}


@pytest.mark.parametrize("number", range(len(households("taoyuan"))))
def test_the_chosen_types_of_help_are_ticked_and_no_other(number: int) -> None:
    case, union = households("taoyuan")[number]
    paper = household_paper("taoyuan", "work-manual", case, union)
    assert paper is not None
    rows = [row for table in word_tables(paper) for row in table]
    place = next(place for place, row in enumerate(rows) if row[-5:] == AID_TYPES)
    ticks = rows[place + 1][-5:]
    ticked = [name for name, mark in zip(AID_TYPES, ticks, strict=True) if mark == "√"]
    assert ticked == [name for name in AID_TYPES if name in case.case.plan.aid_types]


def test_the_first_of_november_2016_divides_stock_from_increment() -> None:
    stock, increment = pack_of("luzhou").document("system-roster-two-part").lists.values()
    filed = {str(case.value("household.filed_date")): case for case, _ in households("luzhou")}
    on_the_day, before, last = filed["2016-11-01"], filed["2016-10-31"], filed["2018-04-05"]
    assert [case.satisfies(stock) for case in (before, on_the_day, last)] == [True, False, False]
    assert [case.satisfies(increment) for case in (before, on_the_day, last)] == [False, True, True]


def test_the_roster_lists_those_out_of_difficulty_and_is_printed_twice() -> None:
    pack: Pack = pack_of("luzhou")
    assert len(pack.document("roster").copies) == 2
    out = {
        case.case.worker.name for case, _ in households("luzhou") if case.case.outcome.evaluation == "脱困"
    }
    rows = sheet_rows(first_papers("luzhou")["roster"])
    assert {row[2].text for row in rows[3:] if row[0].text.isdigit()} == out
    assert 0 < len(out) < assessed("luzhou").accepted_count


def test_the_form_prints_the_statement_with_an_empty_line_for_the_signature() -> None:
    text = paper_text(first_papers("jiangxi")["registration-form"])
    _, statement, after = text.partition("本人保证以上所填信息真实可信。申请人签名：")
    assert statement
    assert after.lstrip(" ").startswith(("|", "⏎"))
