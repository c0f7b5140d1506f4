"""What is guessed of one blank: copies and required fields."""

from pathlib import Path

import pytest

from docgen.authoring.forms.model import Cell, Form, Line, Table
from docgen.authoring.skeleton.blank import Blank
from docgen.authoring.tagging import Proposal, propose


def a_blank(*texts: str, title: str = "登记表") -> Blank:
    form = Form("表.docx", "word", tuple(Line(number, text) for number, text in enumerate(texts)))
    return Blank(Path("表.docx"), Path("表.docx"), form, Proposal(()), title, "form-1", 1)


@pytest.mark.parametrize(
    ("blank", "copies"),
    [
        (a_blank("注：本表一式两份，县、镇各存一份。"), ["第1份", "第2份"]),
        (a_blank("本表一式3份。"), ["第1份", "第2份", "第3份"]),
        (a_blank("本表一式五份。"), ["第1份", "第2份", "第3份", "第4份", "第5份"]),
        (a_blank("一式两份", title="联系卡（帮扶责任人存）"), ["帮扶责任人存"]),
        (a_blank("本表一份。"), []),
    ],
)
def test_reads_how_many_copies_there_are_and_who_keeps_them(blank: Blank, copies: list[str]) -> None:
    assert blank.copies == copies


def test_starred_captions_of_a_households_form_are_required() -> None:
    texts = ("*姓名", "", "★民族", "", "性别*", "", "政治面貌", "")
    cells = tuple(Cell(0, 0, place, text, number=place + 1) for place, text in enumerate(texts))
    form = Form("表.docx", "word", (Line(0, "困难职工登记表"), Table(0, cells)))
    blank = Blank(Path("表.docx"), Path("表.docx"), form, propose(form), "登记表", "form-1", 1)
    assert blank.required == ["worker.name", "worker.ethnicity", "worker.sex"]
