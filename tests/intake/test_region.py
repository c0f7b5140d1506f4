"""The region that a clerk's files name."""

from pathlib import Path

import openpyxl
import pytest

from docgen.errors import UsageError
from docgen.intake.region import named_region


def a_workbook(path: Path, *rows: tuple[str, ...]) -> Path:
    book = openpyxl.Workbook()
    book.active.title = "户"
    about = book.create_sheet("说明")
    for row in rows:
        about.append(row)
    book.save(path)
    return path


def test_a_workbook_names_its_region_in_the_sheet_about_it(tmp_path: Path) -> None:
    book = a_workbook(tmp_path / "表.xlsx", ("填写说明",), ("地区", " hainan "))
    assert named_region([book]) == "hainan"


@pytest.mark.parametrize("rows", [(), (("地区",),), (("地区", ""),), (("区域", "hainan"),)])
def test_a_workbook_need_not_name_any(tmp_path: Path, rows: tuple[tuple[str, ...], ...]) -> None:
    assert named_region([a_workbook(tmp_path / "表.xlsx", *rows)]) == ""


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("案例.yaml", "# 两户\nregion: hainan\ncases: []\n"),
        ("案例.yaml", "region: 'hainan'\ncases: []\n"),
        ("案例.json", '{"region": "hainan", "cases": []}'),
        ("案例.json", '{\n  "region": "hainan",\n  "cases": []\n}'),
    ],
)
def test_a_text_file_names_its_region_at_its_top(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    assert named_region([tmp_path / name]) == "hainan"


def test_a_field_that_ends_like_it_names_none(tmp_path: Path) -> None:
    file = tmp_path / "案例.yaml"
    file.write_text("cases:\n- worker: {hukou_region: 示例区}\n", encoding="utf-8")
    assert named_region([file]) == ""


def test_files_of_one_folder_may_name_one_region_and_not_two(tmp_path: Path) -> None:
    a_workbook(tmp_path / "一.xlsx", ("地区", "hainan"))
    a_workbook(tmp_path / "二.xlsx")
    assert named_region([tmp_path]) == "hainan"
    a_workbook(tmp_path / "三.xlsx", ("地区", "luzhou"))
    with pytest.raises(UsageError) as caught:
        named_region([tmp_path])
    assert "一.xlsx（hainan）" in caught.value.what
    assert "三.xlsx（luzhou）" in caught.value.what
