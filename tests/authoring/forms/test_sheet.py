"""What is read of Excel forms."""

import zipfile
from pathlib import Path

import openpyxl
import pytest
from fill.templates import an_xlsx, merged, sheet_data, write_zip
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from docgen.authoring.forms.model import Form
from docgen.authoring.forms.reading import read_form
from docgen.errors import InputUnreadableError

from .blanks import grid

LINE = Border(bottom=Side(style="thin"))


class Blank:
    """A workbook under construction, as openpyxl saves it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "空表.xlsx"
        self.book = openpyxl.Workbook()

    @property
    def sheet(self) -> Worksheet:
        sheet = self.book.active
        assert sheet is not None
        return sheet

    def read(self) -> Form:
        self.book.save(self.path)
        return read_form(self.path)


@pytest.fixture
def blank(tmp_path: Path) -> Blank:
    return Blank(tmp_path)


def test_every_place_of_the_used_area_is_a_cell(blank: Blank) -> None:
    blank.sheet["A1"], blank.sheet["B2"] = "姓名", "性别"
    assert grid(blank.read()) == ["0,0+1x1 姓名", "0,1+1x1", "1,0+1x1", "1,1+1x1 性别"]


def test_merged_cells_stand_once(blank: Blank) -> None:
    blank.sheet["A1"], blank.sheet["C2"] = "花名册", "末"
    blank.sheet.merge_cells("A1:C1")
    blank.sheet.merge_cells("A2:B3")
    blank.sheet["C3"] = "尾"
    assert grid(blank.read()) == ["0,0+1x3 花名册", "1,0+2x2", "1,2+1x1 末", "2,2+1x1 尾"]


def test_empty_bordered_cells_belong_to_the_form(blank: Blank) -> None:
    blank.sheet["A1"] = "姓名"
    blank.sheet["B2"].border = LINE
    table = blank.read().tables[0]
    assert [(cell.row, cell.column) for cell in table.cells if cell.is_bordered] == [(1, 1)]


def test_a_merged_cell_is_bordered_where_any_part_is(blank: Blank) -> None:
    blank.sheet["A1"] = "甲"
    blank.sheet["B1"].border = LINE
    blank.sheet.merge_cells("A1:B1")
    blank.sheet["B1"].border = LINE
    assert blank.read().tables[0].cells[0].is_bordered


def test_borders_may_come_from_the_row(tmp_path: Path) -> None:
    blank = Blank(tmp_path)
    blank.sheet["A1"] = "甲"
    blank.sheet["D4"].border = LINE
    blank.sheet.row_dimensions[1].border = LINE
    table = blank.read().tables[0]
    assert [cell.is_bordered for cell in table.rows[0]] == [False, True, True, True]


def test_a_sheet_ruled_to_its_end_is_cut(blank: Blank) -> None:
    blank.sheet["A1"] = "姓名"
    for row in range(1, 801):
        blank.sheet.cell(row, 1).border = LINE
    assert blank.read().tables[0].height == 501


def test_only_the_print_area_is_the_form(blank: Blank) -> None:
    for at in ("A1", "B2", "C3", "E5"):
        blank.sheet[at] = at
    blank.sheet.print_area = "B2:C3"
    assert grid(blank.read()) == ["1,1+1x1 B2", "1,2+1x1", "2,1+1x1", "2,2+1x1 C3"]


def test_the_print_area_belongs_to_its_own_sheet(blank: Blank) -> None:
    blank.sheet["A1"] = "一"
    second = blank.book.create_sheet("第二")
    second["A1"], second["B1"] = "二", "三"
    second.print_area = "B1"
    form = blank.read()
    assert [grid(form, 0), grid(form, 1)] == [["0,0+1x1 一"], ["0,1+1x1 三"]]
    assert [table.title for table in form.tables] == ["Sheet", "第二"]


def test_hidden_sheets_rows_and_columns_are_not_seen(blank: Blank) -> None:
    blank.book.create_sheet("选项").sheet_state = "hidden"
    for at in ("A1", "B1", "C1", "A2", "B2", "C2"):
        blank.sheet[at] = at
    blank.sheet.row_dimensions[2].hidden = True
    blank.sheet.column_dimensions["B"].hidden = True
    form = blank.read()
    assert len(form.tables) == 1
    assert grid(form) == ["0,0+1x1 A1", "0,2+1x1 C1"]


def test_texts_of_all_kinds(blank: Blank) -> None:
    for column, value in enumerate(["甲\n乙", 12, 1.5, True, "=1+1"], 1):
        blank.sheet.cell(1, column, value)
    assert [cell.text for cell in blank.read().tables[0].cells] == ["甲\n乙", "12", "1.5", "TRUE"]


def test_rich_text_and_what_of_it_is_underlined(blank: Blank) -> None:
    line = TextBlock(InlineFont(u="single"), "    ")
    blank.sheet["A1"] = CellRichText("姓名：", line, TextBlock(InlineFont(b=True), "男"))
    cell = blank.read().tables[0].cells[0]
    assert (cell.text, cell.underlined, cell.blanks) == ("姓名：    男", ((3, 7),), ((3, 7),))


def test_cells_may_leave_their_names_unsaid(tmp_path: Path) -> None:
    data = (
        "<sheetData><row><c/><c t='inlineStr'><is><t>甲</t><rPh><t>jiǎ</t></rPh></is></c></row></sheetData>"
    )
    form = read_form(an_xlsx(tmp_path / "空表.xlsx", {"表": data}))
    assert grid(form) == ["0,0+1x1", "0,1+1x1 甲"]


def test_notes_headers_and_text_boxes(blank: Blank) -> None:
    blank.sheet["A1"] = "姓名"
    blank.sheet["A1"].comment = Comment("写全名", "工会")
    blank.sheet.oddHeader.center.text = "内部资料"
    blank.sheet.oddFooter.center.text = "第 &P 页"
    form = blank.read()
    assert [(note.where.text, note.text) for note in form.notes] == [("姓名", "写全名")]
    assert [(line.part, line.text) for line in form.lines] == [("header", "内部资料"), ("footer", "第   页")]
    assert not any(line.is_fillable for line in form.lines)


def test_an_empty_sheet_has_no_cells(blank: Blank) -> None:
    assert blank.read().tables[0].cells == ()


def test_merges_of_raw_files(tmp_path: Path) -> None:
    data = sheet_data({1: {"A": "甲"}, 2: {"B": "乙"}}, after=merged("A1:A2"))
    assert grid(read_form(an_xlsx(tmp_path / "空表.xlsx", {"表": data}))) == [
        "0,0+2x1 甲",
        "0,1+1x1",
        "1,1+1x1 乙",
    ]


def test_refuses_a_workbook_without_its_sheet(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path / "空表.xlsx", {"表": sheet_data({1: {"A": "甲"}})})
    with zipfile.ZipFile(path) as archive:
        kept = {name: archive.read(name) for name in archive.namelist() if "sheet1" not in name}
    with pytest.raises(InputUnreadableError, match="sheet1"):
        read_form(write_zip(path, kept))
