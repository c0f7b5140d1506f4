"""Private data typed into what a notice prints."""

import pytest

from docgen.check.disclosure import (
    check_case_disclosure,
    check_union_disclosure,
    posted_fields,
)
from docgen.model.private_texts import private_detail, private_number
from docgen.region.documents import Document
from tests.cases import a_case, a_union
from tests.check.filing import filed, filed_union

NOTICE = Document.model_validate({"id": "n", "title": "公示", "file": "n.docx", "for": "publicity"})
POSTED = posted_fields([NOTICE], ())


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("王示，510502197403151527", "身份证号"),
        ("王示510502 19740315 152x。", "身份证号"),
        ("５１０", ""),
        ("号码51050219740315152X", "身份证号"),
        ("旧号510502740315152", "身份证号"),
        ("联系19900000001", "电话号码"),
        ("联系199-0000-0001", "电话号码"),
        ("联系199\u20600000\u20600001", "电话号码"),
        ("+86 19900000001", "电话号码"),
        ("0830-2000123", "电话号码"),
        ("卡6200000123456780017", "银行卡号"),
        ("卡 6200 0001 2345 6780 017", "银行卡号"),
        ("2018年3月15日起领取720元", ""),
        ("2018-03-15至2018-04-15", ""),
        ("月收入12345678元", ""),
        ("第20180315号", ""),
        ("因病致困", ""),
    ],
)
def test_a_number_of_a_person_is_told_by_its_kind(text: str, what: str) -> None:
    assert private_number(text) == what


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("示例路12号", "路12号"),
        ("样例小区3栋2单元", "3栋"),
        ("妻子患尿毒症", "尿毒症"),
        ("二级残疾", "二级残疾"),
        ("家庭成员患重特大疾病", ""),
        ("因病致困", ""),
        ("本市江阳区", ""),
    ],
)
def test_a_door_number_or_an_illness_is_told_by_its_words(text: str, found: str) -> None:
    assert private_detail(text) == found


def test_a_name_with_an_illness_is_told_at_its_cell() -> None:
    case = filed(a_case(worker={"name": "罗示梅尿毒症"}))
    [found] = check_case_disclosure(case, POSTED)
    assert (found.code, found.place) == ("private-detail-shown", case.origin.place("worker.name"))
    assert not found.is_blocking


def test_a_cause_becomes_the_published_cause_and_is_looked_at() -> None:
    case = filed(a_case(cause={"main": "其他：张示13900000001"}))
    [found] = check_case_disclosure(case, POSTED)
    assert (found.code, found.place) == ("private-number-shown", case.origin.place("cause.main"))
    assert found.is_blocking
    assert "13900000001" not in found.sentence


def test_a_notice_is_looked_at_for_persons_not_for_its_own_telephone() -> None:
    notices = [{"contact_name": "王示 0830-2000123"}, {"contact_name": "王示510502197403151527"}]
    union = filed_union(a_union(publicity=notices))
    [found] = check_union_disclosure(union, POSTED)
    assert (found.code, found.place) == (
        "private-number-shown",
        union.origin.place("publicity[1].contact_name"),
    )


def test_what_no_notice_prints_is_left_alone() -> None:
    case = filed(a_case(household={"remark": "妻子患尿毒症，电话13900000001"}))
    assert list(check_case_disclosure(case, POSTED)) == []
    assert posted_fields([], ()) == ()


def test_what_a_paper_for_outside_prints_is_looked_at() -> None:
    case = filed(a_case(household={"remark": "妻子患尿毒症"}))
    [found] = check_case_disclosure(case, posted_fields([], {"household.remark"}))
    assert found.place == case.origin.place("household.remark")
