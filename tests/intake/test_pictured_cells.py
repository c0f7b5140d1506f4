"""What an .xlsx file shows in a cell besides its value: pictures, comments, percentages."""

import io
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from PIL import Image as Picture

from docgen.findings import COMMENT_MARK
from docgen.intake.read import read_inputs

from .inputs import HOUSEHOLDS, UNIONS, a_workbook, places


def a_book(folder: Path) -> tuple[Path, openpyxl.Workbook]:
    heads, *rows = HOUSEHOLDS
    sheet = [(*heads, "备注", "经营性商业店铺（m2）"), *((*row, None, 0.5) for row in rows)]
    path = a_workbook(folder / "采集表.xlsx", {"单位": UNIONS, "户": sheet})
    return path, openpyxl.load_workbook(path)


def found(path: Path) -> list[tuple[str, str]]:
    return places(read_inputs([path], {}).findings)


def with_picture(folder: Path, cell: str) -> Path:
    path, book = a_book(folder)
    content = io.BytesIO()
    Picture.new("RGB", (8, 8)).save(content, "PNG")
    book["户"].add_image(Image(content), cell)
    book.save(path)
    return path


def test_a_picture_in_place_of_words_is_told_at_its_cell(tmp_path: Path) -> None:
    assert found(with_picture(tmp_path, "E3")) == [("户!E3", "picture-in-cell")]


@pytest.mark.parametrize("cell", ["B3", "K3", "E1"])
def test_a_picture_over_words_or_beside_the_table_is_nothing(tmp_path: Path, cell: str) -> None:
    assert found(with_picture(tmp_path, cell)) == []


def with_comment(folder: Path, cell: str, words: str) -> Path:
    path, book = a_book(folder)
    book["户"][cell].comment = Comment(words, "经办人")
    book.save(path)
    return path


def test_a_comment_in_place_of_words_is_told_at_its_cell(tmp_path: Path) -> None:
    path = with_comment(tmp_path, "E3", "低保户")
    assert found(path) == [("户!E3", "comment-in-empty-cell")]
    assert "低保户" in read_inputs([path], {}).findings[0].sentence


@pytest.mark.parametrize(
    ("cell", "words"),
    [("B3", "请核对"), ("E1", "按通知填写"), ("E3", f"{COMMENT_MARK}\n请补填"), ("E3", " ")],
)
def test_a_comment_beside_words_of_docgen_or_of_nothing_is_nothing(
    tmp_path: Path, cell: str, words: str
) -> None:
    assert found(with_comment(tmp_path, cell, words)) == []


@pytest.mark.parametrize("shown", ["0%", "0.00%", '0.0%;"—"'])
def test_a_number_shown_as_a_percentage_is_no_number(tmp_path: Path, shown: str) -> None:
    path, book = a_book(tmp_path)
    book["户"]["F3"].number_format = shown
    book.save(path)
    assert found(path) == [("户!F3", "number-unreadable")]
    assert "50%" in read_inputs([path], {}).findings[0].sentence


@pytest.mark.parametrize("shown", ["0.00", '0.0"%"', "General"])
def test_other_formats_leave_the_number_as_it_is(tmp_path: Path, shown: str) -> None:
    path, book = a_book(tmp_path)
    book["户"]["F3"].number_format = shown
    book.save(path)
    assert found(path) == []
