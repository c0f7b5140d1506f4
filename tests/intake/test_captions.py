import pytest

from docgen.intake.captions import Key, Scale, meaning_of
from docgen.intake.persons import is_worker, numbered_person, person_of
from docgen.sheets import SHEETS

BY_TITLE = {sheet.title: sheet for sheet in SHEETS}


def path(title, caption):
    found = meaning_of(BY_TITLE[title], caption)
    return found and (found.target if isinstance(found.target, Key) else found.target.path)


@pytest.mark.parametrize(
    ("caption", "expected"),
    [
        ("姓\u3000名", "worker.name"),
        ("1.姓名", "worker.name"),
        ("（2）、姓名", "worker.name"),
        ("＊姓名（必填）（文本）", "worker.name"),
        ("性别（男/女）", "worker.sex"),
        ("婚姻状况(已婚、未婚、离异)", "worker.marital_status"),
        ("姓名（曾用名）", None),
        ("月收入（工资、奖金）", None),
        ("1975年", None),
        ("12", None),
    ],
)
def test_a_caption_means_one_field_in_any_dress(caption, expected):
    assert path("户", caption) == expected


@pytest.mark.parametrize(
    ("caption", "scale", "is_in_yuan"),
    [
        ("家庭年度总收入", None, False),
        ("家庭年度总收入（元）", None, True),
        ("家庭年度总收入（元/年）", None, True),
        ("家庭年度总收入（万元）", Scale.TEN_THOUSANDS, False),
        ("家庭年度总收入(单位：万元)", Scale.TEN_THOUSANDS, False),
        ("家庭年度总收入（万元/年）（必填）", Scale.TEN_THOUSANDS, False),
        ("家庭年度总收入/万元", Scale.TEN_THOUSANDS, False),
        ("家庭年度总收入，单位：千元", Scale.THOUSANDS, False),
        ("近六个月人均收入（千元）", Scale.THOUSANDS, False),
    ],
)
def test_a_caption_tells_the_unit_of_money(caption, scale, is_in_yuan):
    found = meaning_of(BY_TITLE["户"], caption)
    assert (found.scale, found.is_in_yuan) == (scale, is_in_yuan)


@pytest.mark.parametrize(
    "caption", ["家庭年度总收入（万元/月）", "家庭人口（万元）", "水田（元）", "家庭年度总收入（美元）"]
)
def test_a_unit_that_cannot_be_the_fields_makes_the_caption_unknown(caption):
    assert meaning_of(BY_TITLE["户"], caption) is None


@pytest.mark.parametrize(
    ("caption", "key"),
    [
        ("职工编号", Key.NUMBER),
        ("户主身份证号", Key.ID),
        ("申请人身份证号码", Key.ID),
        ("档案编号", Key.DOSSIER),
    ],
)
def test_a_sheet_of_members_is_joined_by_any_number_of_the_worker(caption, key):
    assert path("家庭成员", caption) == key


@pytest.mark.parametrize(
    ("caption", "slot", "rest"),
    [
        ("家庭成员1姓名", "1", "姓名"),
        ("家庭成员一 姓名", "1", "姓名"),
        ("第二位家庭成员", None, None),
        ("成员②关系", "2", "关系"),
        ("成员姓名03", "3", "姓名"),
        ("家庭成员的姓名", "", "姓名"),
        ("家庭成员信息", "", ""),
        ("共同生活家庭成员2（身份证号）", "2", "(身份证号)"),
        ("配偶姓名", "配偶", "姓名"),
        ("子女2身份证号", "子女2", "身份证号"),
        ("姓名", None, None),
        ("家庭人口", None, None),
    ],
)
def test_a_caption_may_name_a_member(caption, slot, rest):
    found = person_of(caption)
    assert (found and found.slot, found and found.rest) == (slot, rest)


@pytest.mark.parametrize(
    ("caption", "number"),
    [
        ("姓名1", "1"),
        ("身份证号（2）", "2"),
        ("关系三", "3"),
        ("姓名0", None),
        ("姓名21", None),
        ("工会1", None),
        ("1", None),
    ],
)
def test_a_number_at_the_end_may_be_a_members(caption, number):
    found = numbered_person(caption)
    assert (found and found.number) == number


@pytest.mark.parametrize(
    ("caption", "expected"), [("本人", True), ("职工基本情况", True), ("配偶", False), ("职工人数", False)]
)
def test_a_group_may_be_the_workers(caption, expected):
    assert is_worker(caption) is expected
