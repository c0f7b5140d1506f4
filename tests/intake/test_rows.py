import datetime as dt
from decimal import Decimal

from docgen.findings import Place
from docgen.intake.captions import Key
from docgen.intake.cells import CellError
from docgen.intake.rows import list_name, read_rows
from docgen.intake.workbook import Table
from docgen.sheets import SHEETS

from .inputs import ID_A, LISTS

BY_TITLE = {sheet.title: sheet for sheet in SHEETS}


def read(title, *rows):
    return read_rows(Table(title, [list(row) for row in rows]), BY_TITLE[title], "表.xlsx", LISTS)


def faults(found):
    return [(fault.place.cell, fault.code) for fault in found]


def test_the_values_of_a_row_are_nested_as_the_model_nests_them():
    sheet = read(
        "户",
        ["职工编号", "姓名", "每年所需医药费", "所属工会", "本人月平均收入"],
        [1001.0, "甲", "300元", "某工会", 1350.5],
    )
    (row,) = sheet.rows
    assert row.item.values == {
        "worker": {"number": "1001", "name": "甲"},
        "household": {"medical_aid": {"annual_cost": Decimal(300)}},
        "union_name": "某工会",
        "income": {"worker_monthly": Decimal("1350.5")},
    }


def test_the_values_of_an_item_stand_by_their_own_names():
    sheet = read("家庭成员", ["职工编号", "姓名", "身份证号"], ["1001", "乙", ID_A])
    (row,) = sheet.rows
    assert row.item.values == {"name": "乙", "id_number": ID_A}
    assert row.keys == {Key.NUMBER: "1001"}


def test_rows_that_hold_nothing_are_passed_over():
    sheet = read(
        "走访记录",
        ["序号", "职工编号", "走访时间"],
        ["", "", ""],
        [1.0, "", ""],
        [2.0, "1001", ""],
        ["", " ", "\u3000"],
        [3.0, "1001", dt.date(2018, 3, 5)],
    )
    assert [row.item.origin.row for row in sheet.rows] == [6]


def test_a_row_with_only_a_fault_is_not_passed_over():
    sheet = read("走访记录", ["职工编号", "走访时间"], ["1001", CellError("#REF!")])
    (row,) = sheet.rows
    assert faults(row.faults) == [("B2", "cell-has-error")]


def test_every_bad_cell_of_a_row_is_told():
    sheet = read("户", ["职工编号", "出生日期", "年龄", "姓名"], ["1001", "明天", "三十", "甲"])
    (row,) = sheet.rows
    assert faults(row.faults) == [("B2", "date-unreadable"), ("C2", "number-unreadable")]
    assert row.item.values == {"worker": {"number": "1001", "name": "甲"}}


def test_a_short_row_ends_in_blank_cells():
    sheet = read("户", ["职工编号", "姓名", "性别"], ["1001"])
    assert [row.item.values for row in sheet.rows] == [{"worker": {"number": "1001"}}]


def test_a_value_is_found_again_by_its_path_in_the_record():
    (row,) = read("公示", ["公示起始日期", "公示截止日期"], ["2018.10.8", "2018.10.15"]).rows
    assert row.item.origin.place("publicity[0].end_date") == Place("表.xlsx", "公示", "B2")
    (row,) = read("标准", ["地区", "低保标准"], ["江阳区", 550]).rows
    assert row.item.origin.place("standards[2].dibao") == Place("表.xlsx", "标准", "B2")


def test_the_place_of_a_key_is_its_cell_and_without_one_the_first_key_column():
    (row,) = read("走访记录", ["走访时间", "档案号", "职工编号"], ["2018.3.5", "D1", ""]).rows
    assert (row.place_of(Key.NUMBER).cell, row.place_of().cell) == ("C2", "B2")


def test_unknown_headings_are_warnings_with_advice():
    sheet = read("户", ["职工编号", "姓名", "籍贯", "身份证号吗"], ["1001", "甲", "四川", ""])
    assert faults(sheet.faults) == [("C1", "heading-unknown"), ("D1", "heading-unknown")]
    advice = "如需使用该列，请改用采集表的列标题。"
    assert [fault.finding().remedy for fault in sheet.faults] == [advice, "是否为“身份证号”？" + advice]


def test_a_repeated_heading_names_the_other_column():
    sheet = read("户", ["职工编号", "姓名", "申请人"], ["1001", "甲", "乙"])
    assert faults(sheet.faults) == [("C1", "heading-repeated")]
    assert "户!B1 的“姓名”" in sheet.faults[0].finding().sentence


def test_content_without_a_heading_is_told_once_a_column():
    sheet = read("户", ["职工编号", "", "姓名"], ["1001", "x", "甲", "", "y"], ["1002", "z", "乙"])
    assert faults(sheet.faults) == [("B1", "heading-unknown"), ("E1", "heading-unknown")]


def test_a_sheet_without_headings_gives_nothing():
    assert read("户", ["这是说明"], ["1001"]) is None


def test_the_list_of_a_sheet_is_named_as_in_its_record():
    names = {sheet.title: list_name(sheet) for sheet in SHEETS}
    assert (names["公示"], names["标准"], names["户"]) == ("publicity", "standards", "")
    assert (names["附件材料"], names["家庭成员"]) == ("review.attachments", "members")
