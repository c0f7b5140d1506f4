"""What the author of a template remarked in it stays out of the papers."""

from io import BytesIO
from pathlib import Path

import docx
import openpyxl
from cases import a_case, a_union
from documents import parts_of, word_text
from openpyxl.comments import Comment

from docgen.fill.context import case_view, union_view
from docgen.fill.sheet import compile_sheet
from docgen.fill.template import Blank
from docgen.fill.word import compile_word

from .templates import HOUSEHOLD, UNION, context


def _word_paper(path: Path) -> bytes:
    return compile_word(Blank(path, HOUSEHOLD)).fill(context(a_case(worker={"name": "甲"})))


def _sheet_paper(path: Path) -> bytes:
    views = [case_view(a_case(), {})]
    return compile_sheet(Blank(path, UNION)).fill({**union_view(a_union(), {}), "cases": views})


def _commented_word(path: Path, text: str) -> Path:
    document = docx.Document()
    runs = document.add_paragraph(text).runs
    document.add_comment(runs, text="高：左边“姓名”", author="作者", initials="作")
    document.save(str(path))
    return path


def test_comments_of_a_word_template_are_not_in_the_paper(tmp_path: Path) -> None:
    paper = _word_paper(_commented_word(tmp_path / "模板.docx", "姓名：{{ worker.name }}"))
    assert word_text(paper).startswith("姓名：甲")
    assert [name for name in parts_of(paper) if "comment" in name] == []
    assert "comment" not in b"".join(parts_of(paper).values()).decode("utf-8", "ignore").lower()


def test_a_part_without_tags_loses_its_marks_too(tmp_path: Path) -> None:
    paper = _word_paper(_commented_word(tmp_path / "模板.docx", "姓名"))
    assert b"comment" not in parts_of(paper)["word/document.xml"]
    assert docx.Document(BytesIO(paper)).paragraphs[0].text == "姓名"


def test_a_run_with_more_than_the_mark_stays(tmp_path: Path) -> None:
    path = _commented_word(tmp_path / "模板.docx", "姓名")
    document = docx.Document(str(path))
    document.paragraphs[0].runs[-1].add_text("全名")
    document.save(str(path))
    assert word_text(_word_paper(path)).startswith("姓名全名")


def test_notes_of_a_sheet_template_are_not_in_the_paper(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"] = "{{ union.name }}"
    sheet["A1"].comment = Comment("高：上面“单位”", "作者")
    book.create_sheet("第二")["B2"] = "甲"
    book.worksheets[1]["B2"].comment = Comment("二", "作者")
    book.save(tmp_path / "模板.xlsx")
    paper = _sheet_paper(tmp_path / "模板.xlsx")
    assert [name for name in parts_of(paper) if "comment" in name or name.endswith(".vml")] == []
    assert b"legacyDrawing" not in parts_of(paper)["xl/worksheets/sheet1.xml"]
    read = openpyxl.load_workbook(BytesIO(paper))
    assert [sheet["A1"].comment for sheet in read.worksheets] == [None, None]
    assert read.worksheets[1]["B2"].value == "甲"
