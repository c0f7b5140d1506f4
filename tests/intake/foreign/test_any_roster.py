"""However a roster is laid out, its households are read as docgen's own workbook has them."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from docgen.intake.read import read_inputs

from .households import FAMILIES, HEAD, LISTS, a_plain_workbook, cases_in, member_rows, row_of

CAPTIONS = {
    "所属工会": ("所属工会", "工会名称", "★所 属 工 会", "基层工会\n（必填）"),
    "职工编号": ("职工编号", "困难职工编号*", "1.职工编号（12位）"),
    "职工姓名": ("职工姓名", "姓　名", "户主姓名", "困难职工姓名："),
    "身份证号": ("身份证号", "身份证号码（18位）", "【身份证号】", "居民身份证号码"),
    "手机号码": ("手机号码", "手机", "移动电话（11位）"),
    "本人月平均收入": ("本人月平均收入", "本人月收入（元）", "本人月平均收入(元)*", "本人月平均收入（千元）"),
    "家庭其他非薪资年收入": ("家庭其他非薪资年收入（元）", "家庭其他非薪资年收入（万元）"),
}
TITLES = ("困难职工花名册", "（2018年度）", "附件2", "制表：示例市总工会   2018年12月", None)
CLOSING = ("合计", "总 计", "制表人：甲", "注：已公示。", "（以下空白）")
SCALES = {"千元": 1_000, "万元": 10_000}


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    return cases_in(a_plain_workbook(tmp_path_factory.mktemp("plain") / "采集表.xlsx"))


def in_unit(value, caption):
    """The amount as the caption counts it."""
    factor = next((factor for unit, factor in SCALES.items() if unit in caption), 1)
    return value / factor if factor > 1 else value


@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_any_roster_gives_the_same_cases(data, plain):
    order = data.draw(st.permutations(range(len(HEAD))))
    captions = [data.draw(st.sampled_from(CAPTIONS[HEAD[index]])) for index in order]
    book = Workbook()
    sheet = book.active
    for title in data.draw(st.lists(st.sampled_from(TITLES), max_size=5, unique=True)):
        sheet.append([title])
    sheet.append(["序号", *captions])
    for number, family in enumerate(FAMILIES, 1):
        row = row_of(family)
        sheet.append([number, *(in_unit(row[at], text) for at, text in zip(order, captions, strict=True))])
        if data.draw(st.booleans()):
            sheet.append([])
    for words in data.draw(st.lists(st.sampled_from(CLOSING), max_size=3, unique=True)):
        sheet.append([words])
    members = book.create_sheet("成员")
    for row in (["职工编号", "姓名", "关系", "身份证号", "月收入"], *member_rows()):
        members.append(row)
    with tempfile.TemporaryDirectory() as folder:
        book.save(Path(folder) / "名册.xlsx")
        intake = read_inputs([Path(folder) / "名册.xlsx"], LISTS)
        assert [filed.case for filed in intake.cases] == plain
        assert intake.findings == ()
