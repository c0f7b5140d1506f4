"""Titles, ids and the region's name, read off the blank forms."""

import pytest

from docgen.authoring.forms.model import Cell, Form, Line, Table
from docgen.authoring.skeleton.naming import document_ids, region_title, title_of


def a_form(*texts: str, cells: tuple[str, ...] = ()) -> Form:
    lines = [Line(number, text) for number, text in enumerate(texts)]
    table = Table(0, tuple(Cell(0, 0, column, text) for column, text in enumerate(cells)))
    return Form("1-某表.docx", "word", (*lines, *((table,) if cells else ())))


@pytest.mark.parametrize(
    ("form", "title"),
    [
        (a_form("附件1：", "困难职工登记表", "编号：____"), "困难职工登记表"),
        (a_form("附件2：困难职工 花名册"), "困难职工花名册"),
        (a_form("（样表）", "____年度家庭收入申报书"), "家庭收入申报书"),
        (a_form("", cells=("困难职工帮扶台账",)), "困难职工帮扶台账"),
        (a_form("姓名：____", "填表单位：____"), "某表"),
        (a_form(cells=("姓名", "性别")), "某表"),
    ],
)
def test_a_title_is_the_first_line_that_asks_for_nothing(form: Form, title: str) -> None:
    assert title_of(form, "1-某表") == title


def test_an_id_is_plain_letters_and_never_twice() -> None:
    titles = ["困难职工登记表", "困难职工花名册", "脱困职工花名册", "某某情况表"]
    assert document_ids(titles) == ["registration-form", "roster", "roster-3", "form-4"]


def test_the_region_is_the_place_that_a_title_begins_with() -> None:
    assert region_title(["困难职工登记表", "青岚县困难职工公示"]) == "青岚县"
    assert region_title(["困难职工登记表"]) == ""
