"""A sheet that would take up all memory is refused before it is read."""

import zipfile

import pytest

from docgen.errors import InputUnreadableError
from docgen.intake import xlsx_room, xlsx_sheet
from docgen.intake.workbook import Workbook
from docgen.intake.xlsx_room import require_room
from docgen.intake.xlsx_sheet import SheetTooFullError, SheetXml

from .inputs import a_workbook


def a_sheet(path, xml, texts=b""):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sheet.xml", xml)
        if texts:
            archive.writestr("xl/sharedStrings.xml", texts)
    return SheetXml(zipfile.ZipFile(path), "sheet.xml")


@pytest.mark.parametrize("cell", [b"<c/>", b"<c><v>1</v></c>", b'<x:c r="A1"/>'])
def test_as_many_cells_as_memory_holds_and_no_more(tmp_path, monkeypatch, cell):
    monkeypatch.setattr(xlsx_room, "_MOST_MEMORY", 100 * 82)
    require_room(a_sheet(tmp_path / "a.zip", cell * 100))
    with pytest.raises(SheetTooFullError, match="有 101 个单元格"):
        require_room(a_sheet(tmp_path / "b.zip", cell * 101))


def test_long_texts_count_in_the_cell_or_beside_the_sheet(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx_room, "_MOST_MEMORY", 1000)
    with pytest.raises(SheetTooFullError):
        require_room(a_sheet(tmp_path / "a.zip", b"<c><is><t>%s</t></is></c>" % (b"x" * 1000)))
    with pytest.raises(SheetTooFullError):
        require_room(a_sheet(tmp_path / "b.zip", b"<c><v>0</v></c>", b"x" * 1000))


def test_a_text_without_end_is_told_as_such(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx_sheet, "_LONGEST_TEXT", 2**20)
    endless = a_sheet(tmp_path / "a.zip", b"<c><is><t>%s</t></is></c>" % (b"x" * 2**22))
    with pytest.raises(SheetTooFullError, match="有一格内容过长"):
        list(endless.pieces())


def test_a_clerk_is_told_the_file_and_to_divide_it(tmp_path, monkeypatch):
    monkeypatch.setattr(xlsx_room, "_MOST_MEMORY", 1000)
    path = a_workbook(tmp_path / "表.xlsx", {"户": [["备注"] * 20]})
    with pytest.raises(InputUnreadableError, match=r"表\.xlsx 的一张工作表有 20 个单元格") as told:
        Workbook(path.read_bytes(), path.name).table("户")
    assert "分成几个工作簿" in told.value.remedy
