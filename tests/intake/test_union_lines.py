import pytest

from docgen.intake.captions import Scale
from docgen.intake.union_lines import scale_told, section_of, union_above, union_of_title

UNION = "示例机械厂工会委员会"


@pytest.mark.parametrize(
    ("row", "name", "letter"),
    [
        ([f"单位：{UNION}"], UNION, "A"),
        ([f"基层工会（盖章）：{UNION}      填表人：甲   填表时间：2018年"], UNION, "A"),
        (["", f"填报单位: {UNION}", "2018年"], UNION, "B"),
        (["所属工会：", "", UNION], UNION, "C"),
        (["工会名称：示例机械厂 制表日期：2018年12月"], "示例机械厂", "A"),
        ([f"2018年  单位：{UNION}2018年12月"], UNION, "A"),
    ],
)
def test_a_line_above_the_table_names_the_union(row, name, letter):
    line = union_above([["花名册"], row], 2)
    assert (line.name, line.letter, line.row) == (name, letter, 2)


@pytest.mark.parametrize(
    "row",
    [
        ["单位：万元"],
        ["单位：人、元"],
        ["单位："],
        ["单位：", "填表人：甲"],
        ["困难职工花名册"],
        ["联系单位电话 08301234567"],
        ["单位：    填表人：甲"],
    ],
)
def test_a_line_that_names_nobody_gives_no_union(row):
    assert union_above([row], 1) is None


def test_rows_below_the_headings_are_not_above_them():
    assert union_above([["职工编号"], [f"单位：{UNION}"]], 0) is None


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ([f"一、{UNION}"], UNION),
        (["", "（二） 样例小学工会", ""], "样例小学工会"),
        ([f"单位：{UNION}"], UNION),
        ([UNION, "1001"], None),
        (["工会主席由职工代表大会选举产生，任期与本届工会委员会相同，可以连选连任"], None),
        (["1001"], None),
        ([], None),
    ],
)
def test_a_row_of_one_cell_may_begin_a_union(row, name):
    found = section_of(row, 3)
    assert (found and found.name) == name


@pytest.mark.parametrize(
    ("title", "alone", "among_others"),
    [
        (UNION, UNION, UNION),
        ("样例小学", None, "样例小学"),
        ("Sheet1", None, None),
        ("示例公司花名册", None, None),
        ("2018年示例公司", None, None),
        ("示例工会名单", None, None),
        ("甲", None, None),
    ],
)
def test_a_sheet_may_be_named_for_its_union(title, alone, among_others):
    told = [found and found.name for found in (union_of_title(title, False), union_of_title(title, True))]
    assert told == [alone, among_others]


@pytest.mark.parametrize(
    ("row", "scale"),
    [
        (["单位：万元"], Scale.TEN_THOUSANDS),
        (["", "金额单位：人民币万元"], Scale.TEN_THOUSANDS),
        (["单位：户、万元"], Scale.TEN_THOUSANDS),
        (["单位：千元"], Scale.THOUSANDS),
        (["单位：元"], None),
        (["单位：万元", "单位：元"], None),
        (["共 3 万元"], None),
    ],
)
def test_a_line_may_give_the_unit_of_all_amounts(row, scale):
    assert scale_told([row]) == scale
