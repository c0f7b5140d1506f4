"""Explanations and examples, wherever they stand, and what a clerk makes of them."""

import datetime as dt

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from regions import REGIONS, pack_of

from docgen.intake.read import read_inputs
from docgen.sheets import is_example, is_explanation

from .books import empty


@pytest.fixture
def book():
    return openpyxl.load_workbook(empty("luzhou"))


def read(book, tmp_path):
    book.save(tmp_path / "采集表.xlsx")
    return read_inputs([tmp_path / "采集表.xlsx"], pack_of("luzhou").lists)


def column(sheet, heading: str) -> int:
    return next(cell.column for cell in sheet[1] if str(cell.value).lstrip("*") == heading)


def test_an_example_that_was_overwritten_is_a_household(book, tmp_path):
    sheet = book["户"]
    for cell in sheet[3]:
        cell.value = None
    for heading, value in (("职工编号", "0001"), ("职工姓名", "王例"), ("身份证号", "510502196511019983")):
        sheet.cell(3, column(sheet, heading)).value = value
    found = read(book, tmp_path)
    assert [filed.case.worker.name for filed in found.cases] == ["王例"]


def test_an_example_may_be_deleted(book, tmp_path):
    for sheet in book:
        sheet.delete_rows(3)
    assert len(read(book, tmp_path).cases) == 0


def test_rows_below_the_example_are_read_and_the_example_is_not(book, tmp_path):
    sheet = book["户"]
    sheet.cell(5, column(sheet, "职工编号")).value = "0001"
    sheet.cell(5, column(sheet, "职工姓名")).value = "王例"
    found = read(book, tmp_path)
    assert [filed.case.worker.number for filed in found.cases] == ["0001"]


def test_an_explanation_is_known_when_the_first_column_is_lost_or_the_row_is_moved(book, tmp_path):
    sheet = book["户"]
    sheet.delete_cols(1)
    sheet.insert_rows(2)
    sheet.insert_rows(2)
    found = read(book, tmp_path)
    assert (len(found.cases), [item.code for item in found.findings]) == (0, ["no-records"])


@pytest.mark.parametrize(
    ("cells", "is_one"),
    [
        (["填写说明：工会全称"], True),
        (["", None, "※日期"], True),
        (["示例工会", "填写说明"], False),
        ([1.5], False),
        ([], False),
    ],
)
def test_the_first_filled_cell_tells_an_explanation(cells, is_one):
    assert is_explanation(cells) is is_one


@pytest.mark.parametrize(
    ("cells", "numbers", "is_one"),
    [
        (["【示例】某工会"], (), True),
        (["某工会"], ("【示例】001",), True),
        (["某工会"], (" 示例1",), True),
        (["示例工会"], ("LZ001", 12.0), False),
        (["示例工会"], ("示例工会",), False),
        (["【示例】某工会"], ("", "510502196511019983"), False),
        ([], (), False),
    ],
)
def test_the_first_filled_cell_or_a_number_tells_an_example(cells, numbers, is_one):
    assert is_example(cells, numbers) is is_one


def found_at(book, tmp_path):
    return [(str(item.place), item.code) for item in read(book, tmp_path).findings]


@pytest.mark.parametrize("region", REGIONS)
def test_the_example_rows_as_they_stand_are_no_data_and_no_fault(region, tmp_path):
    book = openpyxl.load_workbook(empty(region))
    found = read(book, tmp_path)
    assert (len(found.cases), found.unions) == (0, ())
    assert [item.code for item in found.findings] == ["no-records"]


@pytest.mark.parametrize(
    ("title", "heading", "value"),
    [
        ("户", "职工姓名", "王例"),
        ("户", "本人月平均收入", 1234),
        ("户", "建档日期", dt.date(2018, 4, 5)),
        ("家庭成员", "姓名", "王样"),
        ("单位", "联络人姓名", "王例"),
        ("公示", "举报电话", "08303190001"),
        ("标准", "低保标准", 601),
    ],
)
def test_an_example_of_which_one_cell_was_overwritten_is_told(book, tmp_path, title, heading, value):
    sheet = book[title]
    sheet.cell(3, column(sheet, heading)).value = value
    assert (f"采集表.xlsx {title}!A3", "example-overwritten") in found_at(book, tmp_path)


def test_the_word_left_in_a_cell_that_is_no_key_is_no_content(book, tmp_path):
    sheet = book["户"]
    for heading in ("职工编号", "档案号"):
        sheet.cell(3, column(sheet, heading)).value = "0001"
    faults = [(item.code, item.place.cell) for item in read(book, tmp_path).findings if item.is_blocking]
    assert ("text-placeholder", f"{get_column_letter(column(sheet, '职工姓名'))}3") in faults


def test_what_was_deleted_from_an_example_leaves_it_one(book, tmp_path):
    sheet = book["户"]
    sheet.cell(3, column(sheet, "手机号码")).value = None
    assert "example-overwritten" not in dict(map(reversed, found_at(book, tmp_path)))
