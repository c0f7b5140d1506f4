"""A file in which nobody has filled in a household is told, unless it holds the unions of other files."""

import pytest

from docgen.intake.read import read_inputs

from .foreign.households import FAMILIES, FIRST, HEAD, LISTS, row_of
from .inputs import a_workbook


def saved(path, **sheets):
    return a_workbook(path, sheets)


def told(*paths):
    return [(str(item.place), item.code) for item in read_inputs(paths, LISTS).findings]


@pytest.fixture
def filled(tmp_path):
    return saved(tmp_path / "甲.xlsx", 户=[HEAD, row_of(FAMILIES[0])])


def test_a_workbook_of_headings_alone_is_told_at_its_first_row(tmp_path):
    path = saved(tmp_path / "空.xlsx", 户=[["花名册"], HEAD])
    assert told(path) == [("空.xlsx 户!A3", "no-records")]
    (found,) = read_inputs([path], LISTS).findings
    assert found.is_blocking
    assert found.sentence == "采集表中还没有数据：工作表“户”里没有一户。"


def test_an_empty_file_beside_a_filled_one_is_told_and_blocks_nobody(tmp_path, filled):
    assert told(filled, saved(tmp_path / "空.xlsx", 户=[HEAD])) == [("空.xlsx 户!A2", "no-records")]


def test_a_file_of_unions_is_not_empty_beside_their_households(tmp_path, filled):
    unions = saved(tmp_path / "单位.xlsx", 单位=[["工会名称", "联络人姓名"], [FIRST, "甲"]], 户=[HEAD])
    assert told(filled, unions) == []
    assert told(unions) == [("单位.xlsx 户!A2", "no-records")]


def test_members_of_nobody_do_not_fill_a_file(tmp_path):
    members = [["职工编号", "姓名", "关系"], ["1", "甲", "女儿"]]
    assert told(saved(tmp_path / "空.xlsx", 户=[HEAD], 家庭成员=members)) == [("空.xlsx 户!A2", "no-records")]
