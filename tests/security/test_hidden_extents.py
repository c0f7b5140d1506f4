"""Workbooks whose writer hides how far they reach: found out before the reader reserves memory for it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from documents import parts_of

from docgen.errors import InputUnreadableError
from docgen.intake.workbook import Workbook
from tests.fill.templates import an_xlsx, sheet_data, write_zip
from tests.security.bad_files import a_plain_docx, a_plain_xlsx, with_part
from tests.security.test_sheets import an_ods

SHEET, BOOK, RELATIONS = "xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
FAR = "XFD1048576"


def a_far_reaching(path: Path) -> Path:
    return an_xlsx(path, {"户": sheet_data({1: {"A": "甲"}, 1048576: {"XFD": "乙"}})})


def _replaced(old: str, new: str) -> Callable[[Path], Path]:
    """The sheet's XML with one text in the place of another."""
    return lambda path: with_part(path, SHEET, parts_of(path.read_bytes())[SHEET].decode().replace(old, new))


def _in_utf16(path: Path) -> Path:
    text = parts_of(path.read_bytes())[SHEET].decode()
    return with_part(path, SHEET, f'<?xml version="1.0" encoding="UTF-16"?>{text}'.encode("utf-16"))


def _named_twice(path: Path) -> Path:
    """Two sheets of one title, the last of which is small."""
    parts = parts_of(path.read_bytes())
    book, relations = parts[BOOK].decode(), parts[RELATIONS].decode()
    small = a_plain_xlsx(path.with_name("klein.xlsx"))
    changed = {
        BOOK: book.replace("</sheets>", '<sheet name="户" sheetId="9" r:id="rId1"/></sheets>').replace(
            'r:id="rId1"', 'r:id="rId50"', 1
        ),
        RELATIONS: relations.replace(
            "<Relationship ",
            f'<Relationship Id="rId50" Type="{_TYPE}" Target="worksheets/far.xml"/><Relationship ',
            1,
        ),
        "xl/worksheets/far.xml": parts[SHEET],
        SHEET: parts_of(small.read_bytes())[SHEET],
    }
    return write_zip(path, {**parts, **changed})


_TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
DISGUISES = {
    "plainly": lambda path: path,
    "single quotes": _replaced(f'r="{FAR}"', f"r='{FAR}'"),
    "line break": _replaced(f' r="{FAR}"', f'\nr="{FAR}"'),
    "spaces": _replaced(f'r="{FAR}"', f'r = "{FAR}"'),
    "space behind": _replaced(f'r="{FAR}"', f'r= "{FAR}"'),
    "small letters": _replaced(f'r="{FAR}"', f'r="{FAR.lower()}"'),
    "UTF-16": _in_utf16,
    "two sheets of a name": _named_twice,
    "before a nearer row": _replaced("</sheetData>", '<row r="2"><c r="B2"><v>1</v></c></row></sheetData>'),
}


@pytest.mark.parametrize("name", DISGUISES)
def test_a_sheet_that_reaches_far_is_refused_however_it_is_written(tmp_path: Path, name: str) -> None:
    path = DISGUISES[name](a_far_reaching(tmp_path / "采集表.xlsx"))
    with pytest.raises(InputUnreadableError, match=r"延伸到第 1048576 行|已损坏"):
        Workbook(path.read_bytes(), path.name).table("户")


def test_a_sheet_written_in_single_quotes_is_read(tmp_path: Path) -> None:
    path = a_plain_xlsx(tmp_path / "采集表.xlsx")
    rows = Workbook(path.read_bytes(), path.name).table("户").rows
    text = parts_of(path.read_bytes())[SHEET].decode().replace('"', "'")
    assert Workbook(with_part(path, SHEET, text).read_bytes(), path.name).table("户").rows == rows


@pytest.mark.parametrize(
    "path", ["content.xml", "xl/workbook.bin", "XL/Worksheets/Sheet1.xml"], ids=["ods", "xlsb", "twice"]
)
def test_a_file_of_two_kinds_or_with_two_parts_of_a_name_is_refused(tmp_path: Path, path: str) -> None:
    book = with_part(a_plain_xlsx(tmp_path / "采集表.xlsx"), path, "<a/>")
    with pytest.raises(InputUnreadableError):
        Workbook(book.read_bytes(), book.name)


def test_a_word_file_is_no_workbook(tmp_path: Path) -> None:
    path = a_plain_docx(tmp_path / "采集表.xlsx")
    with pytest.raises(InputUnreadableError, match="不是 Excel 工作簿"):
        Workbook(path.read_bytes(), path.name)


@pytest.mark.parametrize(("rows", "columns"), [(1_048_576, 47), (500_000, 11), (2**40, 1), (1, 2**40)])
def test_a_repeated_value_is_refused_before_it_is_told_out(tmp_path: Path, rows: int, columns: int) -> None:
    path = an_ods(tmp_path / "采集表.ods", rows, columns)
    with pytest.raises(InputUnreadableError, match="一直延伸到"):
        Workbook(path.read_bytes(), path.name)
