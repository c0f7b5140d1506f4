"""Tags, loops and notes written into Excel forms."""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from cases import a_case
from documents import parts_of, sheet_rows
from fill.templates import HOUSEHOLD, an_xlsx, context, merged, sheet_data
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Border, Side
from openpyxl.worksheet.worksheet import Worksheet

from docgen.authoring.forms.model import Cell, Form, Line, Note, PlacedTag, Repeat, RepeatBody, Spot, whole
from docgen.authoring.forms.reading import read_form
from docgen.authoring.forms.writing import write_tagged
from docgen.fill.sheet import compile_sheet
from docgen.fill.template import Blank

NAME = "{{ worker.name }}"
LINES = Border(*[Side(style="thin")] * 4)
FORMS = sorted(Path(__file__).parents[3].glob("templates/*/documents/*.xlsx"))
SHEET = "xl/worksheets/sheet1.xml"


class Blanked:
    """A blank, tagged."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.target = path.with_name("模板.xlsx")
        self.form = read_form(path)

    def at(self, name: str) -> Cell:
        letters = name.rstrip("0123456789")
        cell = self.form.tables[0].at(int(name[len(letters) :]) - 1, ord(letters) - ord("A"))
        assert cell is not None
        return cell

    def write(
        self,
        tags: dict[str, str],
        repeats: Sequence[Repeat | RepeatBody] = (),
        notes: Sequence[Note] = (),
    ) -> Form:
        placed = [PlacedTag(whole(self.at(at)), tag) for at, tag in tags.items()]
        write_tagged(self.path, self.target, placed, repeats, notes)
        return read_form(self.target)

    @property
    def sheet(self) -> Worksheet:
        return openpyxl.load_workbook(self.target, rich_text=True).worksheets[0]

    @property
    def xml(self) -> str:
        return parts_of(self.target.read_bytes())[SHEET].decode()

    def filled(self, **case: Any) -> bytes:
        return compile_sheet(Blank(self.target, HOUSEHOLD)).fill(context(a_case(**case)))


def raw(folder: Path, inside: str) -> Blanked:
    return Blanked(an_xlsx(folder / "空表.xlsx", {"表": inside}))


def made(folder: Path, cells: dict[str, object], *merges: str, rows: int = 0) -> Blanked:
    """A form that openpyxl saved: texts by cell, merges, and that many rows of four bordered cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in range(1, rows + 1):
        for column in range(1, 5):
            sheet.cell(row, column).border = LINES
    for at, text in cells.items():
        sheet[at] = text
    for area in merges:
        sheet.merge_cells(area)
    book.save(folder / "空表.xlsx")
    return Blanked(folder / "空表.xlsx")


class TestSpots:
    def test_an_empty_cell_keeps_its_style(self, tmp_path: Path) -> None:
        blank = raw(
            tmp_path, '<sheetData><row r="1"><c r="A1" s="1"/><c r="B1" s="1" t="n"></c></row></sheetData>'
        )
        cells = [Cell(0, 0, 0, ""), Cell(0, 0, 1, "")]
        write_tagged(blank.path, blank.target, [PlacedTag(whole(cell), NAME) for cell in cells])
        assert [(cell.value, cell.style_id) for cell in blank.sheet[1]] == [(NAME, 1), (NAME, 1)]

    def test_part_of_a_text_gives_way(self, tmp_path: Path) -> None:
        blank = made(tmp_path, {"A1": "姓名：____（签字）"})
        write_tagged(blank.path, blank.target, [PlacedTag(Spot(blank.at("A1"), 3, 7), NAME)])
        assert blank.sheet["A1"].value == "姓名：{{ worker.name }}（签字）"

    def test_fonts_within_a_text_stay(self, tmp_path: Path) -> None:
        line, bold = InlineFont(u="single"), InlineFont(b=True)
        text = CellRichText(TextBlock(bold, "姓名："), TextBlock(line, "    "), "性别")
        blank = made(tmp_path, {"A1": text})
        write_tagged(blank.path, blank.target, [PlacedTag(Spot(blank.at("A1"), 3, 7), NAME)])
        runs = blank.sheet["A1"].value
        assert [str(run) for run in runs] == ["姓名：", NAME, "性别"]
        assert (runs[0].font.b, runs[1].font.u) == (True, "single")

    def test_shared_texts_are_not_touched(self, tmp_path: Path) -> None:
        blank = made(tmp_path, {"A1": "", "B1": "元", "C1": "元"})
        before = parts_of(blank.path.read_bytes())
        blank.write({"B1": "{{ a }}元"})
        after = parts_of(blank.target.read_bytes())
        assert [name for name in before if before[name] != after[name]] == [SHEET]
        assert [cell.value for cell in blank.sheet[1]] == [None, "{{ a }}元", "元"]

    def test_a_cell_that_the_file_leaves_out_is_made(self, tmp_path: Path) -> None:
        blank = raw(tmp_path, sheet_data({1: {"A": "姓名", "D": "末"}, 4: {"A": "下"}}))
        blank.write({"B1": "{{ a }}", "C1": "{{ b }}", "C3": "{{ c }}", "B4": "{{ d }}"})
        assert [[cell.value for cell in row] for row in blank.sheet.iter_rows()] == [
            ["姓名", "{{ a }}", "{{ b }}", "末"],
            [None] * 4,
            [None, None, "{{ c }}", None],
            ["下", "{{ d }}", None, None],
        ]
        numbers = [int(row) for row in re.findall(r'<row r="(\d+)"', blank.xml)]
        assert numbers == [1, 3, 4]

    def test_a_row_without_cells_is_filled(self, tmp_path: Path) -> None:
        cells = '<row r="{0}"><c r="{1}{0}"><v>1</v></c></row>'
        rows = f'{cells.format(1, "B")}<row r="2" ht="30"/>{cells.format(3, "A")}'
        blank = raw(tmp_path, f"<sheetData>{rows}</sheetData>")
        blank.write({"A2": "{{ a }}", "B2": "{{ b }}"})
        assert [cell.value for cell in blank.sheet[2]] == ["{{ a }}", "{{ b }}"]
        assert blank.sheet.row_dimensions[2].height == 30

    def test_a_text_that_looks_like_a_code_stays_that_text(self, tmp_path: Path) -> None:
        blank = raw(tmp_path, sheet_data({1: {"A": "_x005F_x0041_ 与 & ____"}}))
        assert blank.at("A1").text == "_x0041_ 与 & ____"
        write_tagged(blank.path, blank.target, [PlacedTag(Spot(blank.at("A1"), 12, 16), NAME)])
        assert read_form(blank.target).tables[0].cells[0].text == f"_x0041_ 与 & {NAME}"

    def test_what_cannot_be_filled_is_refused(self, tmp_path: Path) -> None:
        blank = made(tmp_path, {"A1": "甲____"})
        cell = blank.at("A1")
        for tags in (
            [PlacedTag(Spot(cell, 0, 3), "{{ a }}"), PlacedTag(Spot(cell, 2, 4), "{{ b }}")],
            [PlacedTag(whole(Line(0, "页眉", "header", False)), "{{ a }}")],
            [PlacedTag(whole(Cell(0, 0, 0, "另一份")), "{{ a }}")],
        ):
            with pytest.raises(ValueError, match="overlap|cannot be filled|not of this file"):
                write_tagged(blank.path, blank.target, tags)
        with pytest.raises(ValueError, match="no body"):
            blank.write({}, [RepeatBody(blank.form.tables[0], blank.form.tables[0], "a in b")])


@pytest.mark.parametrize("path", FORMS, ids=lambda path: f"{path.parts[-3]}/{path.name}")
def test_every_byte_that_is_no_blank_stays(tmp_path: Path, path: Path) -> None:
    before = parts_of(path.read_bytes())
    table = read_form(path).tables[0]
    for cell in table.cells[:: max(len(table.cells) // 4, 1)]:
        write_tagged(path, tmp_path / path.name, [PlacedTag(whole(cell), "{{ 甲 }}")])
        after = parts_of((tmp_path / path.name).read_bytes())
        assert [name for name in before if before[name] != after[name]] == [SHEET]
        name = openpyxl.utils.cell.get_column_letter(cell.column + 1) + str(cell.row + 1)
        pattern = re.compile(f'<c r="{name}"(?:[^>]*/>|.*?</c>)'.encode(), re.DOTALL)
        assert pattern.sub(b"", before[SHEET]) == pattern.sub(b"", after[SHEET])


class TestLoops:
    MEMBER = {"B3": "{{ member.name }}", "C3": "{{ member.relation }}"}
    LOOP = "member in members|至少(2)"

    def _rows(self, blank: Blanked, **case: Any) -> list[list[str]]:
        return [[cell.text for cell in row] for row in sheet_rows(blank.filled(**case))]

    def test_rows_below_stay_where_they_are_when_there_is_room(self, tmp_path: Path) -> None:
        blank = made(tmp_path, {"A1": "题", "A2": "序号", "B2": "姓名", "A8": "末"}, "A1:D1", "A8:D8", rows=8)
        before = blank.path.read_bytes()
        form = blank.write(self.MEMBER, [Repeat(0, 2, 6, self.LOOP)])
        texts = {cell.row + 1: cell.text for cell in form.cells if cell.text.startswith(("{", "末"))}
        assert texts == {
            3: "{%tr for member in members|至少(2) %}",
            4: "{{ member.relation }}",
            7: "{%tr endfor %}",
            8: "末",
        }
        for row in (1, 2, 8):
            pattern = f'<row r="{row}".*?</row>'.encode()
            found = [
                re.search(pattern, parts_of(file)[SHEET]) for file in (before, blank.target.read_bytes())
            ]
            lines = [match[0] for match in found if match]
            assert lines == [lines[0]] * 2
        assert self._rows(blank, members=[{"name": "甲", "relation": "子"}]) == [
            ["题"],
            ["序号", "姓名", "", ""],
            ["", "甲", "子", ""],
            ["", "", "", ""],
            ["末"],
        ]

    def test_rows_below_move_down_when_there_is_not(self, tmp_path: Path) -> None:
        blank = made(tmp_path, {"A2": "姓名", "A4": "备注", "A5": "末"}, "B4:D4", rows=5)
        blank.write(self.MEMBER, [Repeat(0, 2, 2, self.LOOP)])
        assert [str(area) for area in blank.sheet.merged_cells.ranges] == ["B6:D6"]
        assert [blank.sheet[f"A{row}"].value for row in (2, 6, 7)] == ["姓名", "备注", "末"]
        assert blank.sheet["A6"].border.left.style == "thin"
        assert [row[:2] for row in self._rows(blank, members=[])][1:] == [
            ["姓名", ""],
            ["", ""],
            ["", ""],
            ["备注", ""],
            ["末", ""],
        ]

    def test_what_names_rows_moves_with_them(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        for row in range(1, 7):
            for column in range(1, 5):
                sheet.cell(row, column, "字" if row != 3 else "").border = LINES
        sheet.print_area, sheet.title = "A1:D6", "成员A1"
        validation = openpyxl.worksheet.datavalidation.DataValidation("list", "'男,女'", sqref="B3:B3 C5")
        sheet.add_data_validation(validation)
        sheet.row_breaks.append(openpyxl.worksheet.pagebreak.Break(5))
        book.save(tmp_path / "空表.xlsx")
        blank = Blanked(tmp_path / "空表.xlsx")
        blank.write(self.MEMBER, [Repeat(0, 2, 2, self.LOOP)])
        moved = blank.sheet
        assert (moved.print_area, moved.dimensions) == ("'成员A1'!$A$1:$D$8", "A1:D8")
        assert [str(item.sqref) for item in moved.data_validations.dataValidation] == ["B4 C7"]
        assert [item.id for item in moved.row_breaks.brk] == [7]

    def test_two_loops_of_a_sheet(self, tmp_path: Path) -> None:
        blank = made(tmp_path, {"A1": "一", "A3": "二", "A5": "三"}, rows=5)
        tags = {"A2": "{{ a.name }}", "A4": "{{ b.date }}"}
        form = blank.write(tags, [Repeat(0, 3, 3, "b in visits"), Repeat(0, 1, 1, "a in members")])
        assert [cell.text for cell in form.cells if cell.text] == [
            *("一", "{%tr for a in members %}", "{{ a.name }}", "{%tr endfor %}"),
            *("二", "{%tr for b in visits %}", "{{ b.date }}", "{%tr endfor %}", "三"),
        ]
        assert [row[0] for row in self._rows(blank, members=[{"name": "甲"}])] == ["一", "甲", "二", "三"]

    def test_two_loops_that_touch(self, tmp_path: Path) -> None:
        blank = made(tmp_path, {"A1": "一", "A4": "三"}, rows=4)
        tags = {"A2": "{{ a.name }}", "A3": "{{ b.name }}"}
        form = blank.write(tags, [Repeat(0, 1, 1, "a in members"), Repeat(0, 2, 2, "b in members")])
        loops = [cell.text for cell in form.cells if "%" in cell.text]
        assert loops == [
            "{%tr for a in members %}",
            "{%tr endfor %}",
            "{%tr for b in members %}",
            "{%tr endfor %}",
        ]

    def test_a_label_from_the_heading_grows(self, tmp_path: Path) -> None:
        blank = made(tmp_path, {"A2": "成员", "B2": "姓名", "A7": "末"}, "A2:A6", rows=7)
        blank.write(self.MEMBER, [Repeat(0, 2, 5, self.LOOP)])
        assert blank.sheet["B3"].value == "{%tr for member in members|至少(2) %}"
        paper = openpyxl.load_workbook(BytesIO(blank.filled(members=[{"name": name} for name in "甲乙丙"])))
        assert [str(area) for area in paper.worksheets[0].merged_cells.ranges] == ["A2:A5"]
        assert paper.worksheets[0]["A6"].value == "末"

    def test_a_label_of_the_records_own_grows(self, tmp_path: Path) -> None:
        blank = made(tmp_path, {"A2": "题", "A3": "成员", "A7": "末"}, "A3:A6", rows=7)
        blank.write(self.MEMBER, [Repeat(0, 2, 5, self.LOOP)])
        assert [str(area) for area in blank.sheet.merged_cells.ranges] == ["A4:A6"]
        paper = openpyxl.load_workbook(BytesIO(blank.filled(members=[{"name": name} for name in "甲乙丙"])))
        assert [str(area) for area in paper.worksheets[0].merged_cells.ranges] == ["A3:A5"]
        assert [paper.worksheets[0][at].value for at in ("A3", "B5", "A6")] == ["成员", "丙", "末"]

    def test_blocks_of_rows_with_merges_of_their_own(self, tmp_path: Path) -> None:
        cells = {"A1": "题", **{f"A{row}": "姓名" for row in (2, 4)}, **{f"A{row}": "关系" for row in (3, 5)}}
        blank = made(tmp_path, {**cells, "A6": "末"}, "C2:D3", "C4:D5", rows=6)
        tags = {"B2": "{{ member.name }}", "B3": "{{ member.relation }}"}
        blank.write(tags, [Repeat(0, 1, 4, self.LOOP, pattern=2)])
        paper = openpyxl.load_workbook(BytesIO(blank.filled(members=[{"name": name} for name in "甲乙丙"])))
        sheet = paper.worksheets[0]
        assert sorted(str(area) for area in sheet.merged_cells.ranges) == ["C2:D3", "C4:D5", "C6:D7"]
        assert [sheet[f"B{row}"].value for row in (2, 4, 6)] == ["甲", "乙", "丙"]
        assert sheet["A8"].value == "末"

    def test_merges_that_all_go_away_leave_no_list(self, tmp_path: Path) -> None:
        blank = made(tmp_path, {"A1": "题", "A7": "末"}, "C4:D4", rows=7)
        blank.write({"A2": "{{ member.name }}"}, [Repeat(0, 1, 5, self.LOOP)])
        assert "mergeCells" not in blank.xml

    def test_what_lies_in_a_row_that_goes_away_is_refused(self, tmp_path: Path) -> None:
        blank = made(tmp_path, {"A1": "题"}, rows=5)
        with pytest.raises(ValueError, match="takes away"):
            blank.write({"A3": NAME}, [Repeat(0, 1, 4, self.LOOP)])


class TestNotes:
    def test_are_notes_that_excel_can_read(self, tmp_path: Path) -> None:
        blank = made(tmp_path, {"A1": "姓名", "A2": "性别"}, rows=2)
        notes = [
            Note(blank.at("B1"), "高：左边“姓名”"),
            Note(blank.at("B1"), "唯一"),
            Note(blank.at("B2"), "低 <"),
        ]
        form = blank.write({"B1": NAME}, notes=notes)
        told = {
            (note.where.row, note.where.column): note.text
            for note in form.notes
            if isinstance(note.where, Cell)
        }
        assert told == {(0, 1): "高：左边“姓名”\n唯一", (1, 1): "低 <"}
        comments = [cell.comment for row in blank.sheet.iter_rows() for cell in row if cell.comment]
        assert [(comment.text, comment.author) for comment in comments] == [
            ("高：左边“姓名”\n唯一", "docgen"),
            ("低 <", "docgen"),
        ]

    def test_follow_the_rows_of_a_loop(self, tmp_path: Path) -> None:
        blank = made(tmp_path, {"A1": "姓名", "A3": "末"}, rows=3)
        notes = [Note(blank.at("A2"), "循环"), Note(blank.at("B3"), "下")]
        blank.write({"A2": "{{ m.name }}"}, [Repeat(0, 1, 1, "m in members")], notes)
        assert [cell.coordinate for row in blank.sheet.iter_rows() for cell in row if cell.comment] == [
            "A3",
            "B5",
        ]

    def test_join_the_notes_that_are_there(self, tmp_path: Path) -> None:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet["A1"], sheet["A2"] = "姓名", "性别"
        sheet["A1"].comment = Comment("写全名", "工会")
        book.save(tmp_path / "空表.xlsx")
        blank = Blanked(tmp_path / "空表.xlsx")
        blank.write({}, notes=[Note(blank.at("A1"), "高"), Note(blank.at("A2"), "低")])
        comments = {
            cell.coordinate: cell.comment.text
            for row in blank.sheet.iter_rows()
            for cell in row
            if cell.comment
        }
        assert comments == {"A1": "写全名\n高", "A2": "低"}
        names = [name for name in parts_of(blank.target.read_bytes()) if "comment" in name]
        assert names == [name for name in parts_of(blank.path.read_bytes()) if "comment" in name]

    def test_on_two_sheets(self, tmp_path: Path) -> None:
        path = an_xlsx(
            tmp_path / "空表.xlsx", {"一": sheet_data({1: {"A": "甲"}}), "二": sheet_data({1: {"A": "乙"}})}
        )
        form = read_form(path)
        notes = [Note(table.cells[0], table.title) for table in form.tables]
        write_tagged(path, tmp_path / "模板.xlsx", [], notes=notes)
        book = openpyxl.load_workbook(tmp_path / "模板.xlsx")
        assert [sheet["A1"].comment.text for sheet in book.worksheets] == ["一", "二"]
        parts = parts_of((tmp_path / "模板.xlsx").read_bytes())
        shapes = [parts[f"xl/drawings/vmlDrawing{number}.vml"].decode() for number in (1, 2)]
        assert [re.findall(r"_x0000_s(\d+)", text) for text in shapes] == [["1025"], ["2049"]]

    def test_stand_before_what_excel_wants_after_them(self, tmp_path: Path) -> None:
        blank = raw(tmp_path, sheet_data({1: {"A": "甲"}}, after="<pageMargins/><tableParts/><extLst/>"))
        blank.write({}, notes=[Note(blank.at("A1"), "高")])
        order = re.findall(r"<(pageMargins|legacyDrawing|tableParts|extLst)", blank.xml)
        assert order == ["pageMargins", "legacyDrawing", "tableParts", "extLst"]

    def test_do_not_come_into_papers(self, tmp_path: Path) -> None:
        blank = made(tmp_path, {"A1": "姓名"}, rows=1)
        blank.write({"B1": NAME}, notes=[Note(blank.at("B1"), "高")])
        paper = blank.filled(worker={"name": "甲"})
        assert [cell.text for cell in sheet_rows(paper)[0]] == ["姓名", "甲", "", ""]
        assert not [name for name in parts_of(paper) if "comment" in name or "vml" in name]
        assert b"legacyDrawing" not in parts_of(paper)[SHEET]

    def test_of_headers_and_rows_that_go_away_stand_where_they_can(self, tmp_path: Path) -> None:
        blank = made(tmp_path, {"A1": "姓名"}, rows=5)
        notes = [Note(Line(0, "页眉", "header", False), "不填"), Note(blank.at("B4"), "行")]
        blank.write({}, [Repeat(0, 1, 4, "m in members")], notes)
        told = {
            cell.coordinate: cell.comment.text
            for row in blank.sheet.iter_rows()
            for cell in row
            if cell.comment
        }
        assert told == {"A1": "（页眉）不填", "B3": "行"}


def test_merged_blanks_take_the_tag_at_their_upper_left(tmp_path: Path) -> None:
    blank = raw(tmp_path, sheet_data({1: {"A": "甲"}, 3: {"C": "乙"}}, after=merged("A2:C2")))
    blank.write({"A2": NAME})
    assert blank.sheet["A2"].value == NAME
