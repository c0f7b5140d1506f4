"""The clerk's copy: what is marked and listed in it, and that everything else stays as it was."""

import warnings
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.drawing.image import Image as DrawnImage
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill
from PIL import Image

from docgen.annotate.copy import Checked, annotate
from docgen.annotate.seal import is_untouched
from docgen.errors import InputUnreadableError
from docgen.findings import Place, finding
from docgen.sheets import CHECKED
from tests.annotate.books import FILE, GREEN, annotated, at, clerks_book, colors

WARNING = at("户", "A3", "number-missing")
ERROR = at("户", "B2")


class TestMarks:
    def test_errors_are_red_and_warnings_yellow(self, tmp_path: Path) -> None:
        book = annotated(clerks_book(tmp_path), ERROR, WARNING)
        assert colors(book["户"]) == {"FFC7CE": ["B2"], "FFEB9C": ["A3"]}

    def test_a_cell_with_both_is_red(self, tmp_path: Path) -> None:
        book = annotated(clerks_book(tmp_path), at("户", "B2", "number-missing"), ERROR)
        assert colors(book["户"]) == {"FFC7CE": ["B2"]}

    def test_a_comment_says_what_and_what_to_do_and_why(self, tmp_path: Path) -> None:
        comment = annotated(clerks_book(tmp_path), ERROR)["户"]["B2"].comment
        assert comment is not None
        assert comment.text.splitlines() == [
            "【docgen 核对】",
            "错误：《档案表》的必填项“民族”没有填写。",
            "改法：请补填“民族”。",
            "依据：R-GEN-02 某发〔2016〕1号 二",
        ]

    def test_a_comment_of_the_clerks_stays_above_ours(self, tmp_path: Path) -> None:
        comment = annotated(clerks_book(tmp_path), at("户", "A2"))["户"]["A2"].comment
        assert comment is not None
        assert comment.text.startswith("户口本上是王壹\n【docgen 核对】\n错误：")

    def test_a_cell_hidden_by_merged_ones_is_marked_where_it_is_seen(self, tmp_path: Path) -> None:
        sheet = annotated(clerks_book(tmp_path), at("家庭成员", "B2"))["家庭成员"]
        assert colors(sheet) == {"FFC7CE": ["A1"]}
        assert sheet["A1"].comment is not None

    def test_our_colour_goes_before_the_clerks_own_which_keep_their_order(self, tmp_path: Path) -> None:
        source = clerks_book(tmp_path)
        book = openpyxl.load_workbook(source)
        book["户"].conditional_formatting.add("A1:C9", FormulaRule(["TRUE"], fill=PatternFill(bgColor=GREEN)))
        book.save(source)
        annotated(source, ERROR, WARNING)
        again = annotated(tmp_path / "核对.xlsx", ERROR, name="再.xlsx")["户"]
        ranks = {
            str(group.sqref): rule.priority for group in again.conditional_formatting for rule in group.rules
        }
        assert ranks == {"B2": 1, "C2:C9": 2, "A1:C9": 3}

    def test_many_cells_are_all_coloured(self, tmp_path: Path) -> None:
        findings = [at("户", f"D{row}") for row in range(1, 2501)]
        sheet = annotated(clerks_book(tmp_path), *findings)["户"]
        ranges = [str(group.sqref).split() for group in sheet.conditional_formatting]
        assert sum(map(len, ranges)) == 2500 + 1  # and the clerk's own


class TestTheRest:
    def test_what_the_clerk_made_stays(self, tmp_path: Path) -> None:
        sheet = annotated(clerks_book(tmp_path), ERROR, WARNING)["户"]
        assert [[cell.value for cell in row] for row in sheet["A1:C3"]] == [
            ["姓名", "民族", "月收入"],
            ["王一", None, 1200],
            ["李二", "汉族", "=C2*2"],
        ]
        assert sheet["B2"].fill.start_color.rgb == GREEN
        assert (sheet["A1"].font.name, sheet["A1"].font.size, sheet["C2"].number_format) == (
            "黑体",
            14,
            "0.00",
        )
        assert (sheet.column_dimensions["A"].width, sheet.freeze_panes) == (31, "B2")
        assert [str(item.sqref) for item in sheet.data_validations.dataValidation] == ["B2:B9"]
        own = [group for group in sheet.conditional_formatting if str(group.sqref) == "C2:C9"]
        assert [rule.type for group in own for rule in group.rules] == ["cellIs"]

    def test_the_source_is_not_touched(self, tmp_path: Path) -> None:
        source = clerks_book(tmp_path)
        before = source.read_bytes()
        annotated(source, ERROR)
        assert source.read_bytes() == before

    def test_the_same_findings_give_the_same_bytes(self, tmp_path: Path) -> None:
        source = clerks_book(tmp_path)
        for name in ("甲.xlsx", "乙.xlsx"):
            annotated(source, ERROR, WARNING, name=name)
        assert (tmp_path / "甲.xlsx").read_bytes() == (tmp_path / "乙.xlsx").read_bytes()

    def test_a_picture_stays(self, tmp_path: Path) -> None:
        source = clerks_book(tmp_path)
        book = openpyxl.load_workbook(source)
        picture = BytesIO()
        Image.new("RGB", (40, 40), "red").save(picture, "PNG")
        book["户"].add_image(DrawnImage(picture), "E5")
        book.save(source)
        annotated(source, ERROR)
        with zipfile.ZipFile(tmp_path / "核对.xlsx") as archive:
            assert [name for name in archive.namelist() if name.startswith("xl/media/")] != []


class TestAgain:
    def test_the_marks_of_an_earlier_check_go_and_nothing_else(self, tmp_path: Path) -> None:
        source = clerks_book(tmp_path)
        annotated(source, ERROR, at("户", "A2"))
        again = annotated(tmp_path / "核对.xlsx", WARNING, name="再.xlsx")
        sheet = again["户"]
        assert colors(sheet) == {"FFEB9C": ["A3"]}
        assert sheet["B2"].comment is None
        assert sheet["A2"].comment is not None
        assert sheet["A2"].comment.text == "户口本上是王壹"
        assert sheet["B2"].fill.start_color.rgb == GREEN
        assert [title for title in again.sheetnames if title.startswith(CHECKED)] == [CHECKED]

    def test_without_findings_all_marks_are_gone(self, tmp_path: Path) -> None:
        annotated(clerks_book(tmp_path), ERROR, WARNING)
        again = annotated(tmp_path / "核对.xlsx", name="再.xlsx")
        assert colors(again["户"]) == {}
        assert [cell.value for cell in again[CHECKED]["A"]][3:] == []

    def test_a_sheet_of_that_name_that_is_the_clerks_own_stays(self, tmp_path: Path) -> None:
        source = clerks_book(tmp_path)
        book = openpyxl.load_workbook(source)
        book.create_sheet(CHECKED)["A1"] = "去年的核对"
        book.save(source)
        again = annotated(source, ERROR)
        assert again[CHECKED]["A1"].value == "去年的核对"
        assert str(again[f"{CHECKED}2"]["A1"].value).startswith("docgen 核对结果")


class TestSeal:
    def test_a_copy_as_docgen_wrote_it_is_known(self, tmp_path: Path) -> None:
        annotated(clerks_book(tmp_path), ERROR)
        assert is_untouched(tmp_path / "核对.xlsx")

    def test_one_that_was_saved_again_is_not(self, tmp_path: Path) -> None:
        book = annotated(clerks_book(tmp_path), ERROR)
        book["户"]["B2"] = "汉族"
        book.save(tmp_path / "核对.xlsx")
        assert not is_untouched(tmp_path / "核对.xlsx")

    @pytest.mark.parametrize("content", [b"", b"text", b"PK\x05\x06" + bytes(18)])
    def test_nor_is_any_other_file(self, tmp_path: Path, content: bytes) -> None:
        (tmp_path / "x.xlsx").write_bytes(content)
        assert not is_untouched(tmp_path / "x.xlsx")
        assert not is_untouched(clerks_book(tmp_path))


class TestLosses:
    def losses(self, source: Path, *parts: tuple[str, bytes], ending: str = ".xlsx") -> tuple[str, ...]:
        with zipfile.ZipFile(source, "a") as archive:
            for name, content in parts:
                archive.writestr(name, content)
        return annotate(source, Checked((), {}, ""), source.with_name(f"核对{ending}"))

    def plain(self, folder: Path) -> Path:
        path = folder / FILE
        openpyxl.Workbook().save(path)
        return path

    def test_a_plain_book_loses_nothing(self, tmp_path: Path) -> None:
        assert self.losses(self.plain(tmp_path)) == ()

    def test_results_of_formulas_are_told(self, tmp_path: Path) -> None:
        (loss,) = self.losses(clerks_book(tmp_path))
        assert loss.startswith("公式算出的结果")

    @pytest.mark.parametrize(
        ("part", "content", "loss"),
        [
            ("xl/vbaProject.bin", b"", "宏"),
            ("xl/cellimages.xml", b"", "嵌入单元格的图片（WPS）"),
            ("xl/threadedComments/threadedComment1.xml", b"", "会话式批注的答复"),
            ("xl/drawings/drawing9.xml", b"<xdr:sp macro=''>", "图形和文本框"),
            ("xl/drawings/drawing9.xml", b"<xdr:pic>", "部分图片"),
            ("xl/charts/chart1.xml", b"", "图表的部分格式"),
        ],
    )
    def test_what_cannot_be_kept_is_told(self, tmp_path: Path, part: str, content: bytes, loss: str) -> None:
        assert self.losses(self.plain(tmp_path), (part, content)) == (loss,)

    def test_a_book_that_cannot_be_opened_is_told_with_its_remedy(self, tmp_path: Path) -> None:
        source = tmp_path / FILE
        with zipfile.ZipFile(source, "w") as archive:
            archive.writestr("xl/workbook.xml", "<workbook/>")
        with pytest.raises(InputUnreadableError) as told:
            annotate(source, Checked((), {}, ""), tmp_path / "核对.xlsx")
        assert "另存为 .xlsx" in told.value.remedy

    def test_openpyxl_s_own_words_are_not_shown(self, tmp_path: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            annotated(clerks_book(tmp_path), ERROR)


class TestResultSheet:
    def test_every_finding_has_a_row(self, tmp_path: Path) -> None:
        whole = finding("sheet-missing", Place(FILE), sheet="户")
        sheet = annotated(clerks_book(tmp_path), whole, ERROR, WARNING)[CHECKED]
        rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
        assert rows[0] == ["序号", "户", "姓名", "位置", "程度", "问题", "改法", "规则", "依据"]
        assert [row[:5] for row in rows[1:]] == [
            [1, None, None, "整个文件", "错误"],
            [2, "1", "王一", "户!B2", "错误"],
            [3, "1", "王一", "户!A3", "提醒"],
        ]
        assert rows[2][5:] == [
            "《档案表》的必填项“民族”没有填写。", "请补填“民族”。", "R-GEN-02", "某发〔2016〕1号 二",
        ]  # fmt: skip

    def test_its_places_are_links(self, tmp_path: Path) -> None:
        sheet = annotated(clerks_book(tmp_path), ERROR, at("家庭成员", ""))[CHECKED]
        assert [sheet[cell].hyperlink.location for cell in ("D4", "D5")] == ["'户'!B2", "'家庭成员'!A1"]

    def test_it_is_seen_first_and_alone(self, tmp_path: Path) -> None:
        book = annotated(clerks_book(tmp_path), ERROR)
        assert (book.sheetnames[0], book.active.title if book.active else "") == (CHECKED, CHECKED)
        selected = [sheet.title for sheet in book.worksheets if sheet.sheet_view.tabSelected]
        assert selected == [CHECKED]

    def test_its_headings_stay_in_sight_and_can_be_filtered_by(self, tmp_path: Path) -> None:
        sheet = annotated(clerks_book(tmp_path), ERROR, WARNING)[CHECKED]
        assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A4", "A3:I5")

    def test_rows_are_as_high_as_their_texts(self, tmp_path: Path) -> None:
        long = at("户", "B3", label="很长的项目名称" * 12)
        sheet = annotated(clerks_book(tmp_path), ERROR, long)[CHECKED]
        assert sheet.row_dimensions[4].height == 16.5  # one line of 13.5 and 3 of padding
        assert sheet.row_dimensions[5].height == 5 * 13.5 + 3  # 13 + 84 + 6 characters, 22 a line

    @pytest.mark.parametrize("label", ["=1+1", "\x07响", "'民族"])
    def test_what_the_clerk_typed_is_text_and_no_formula(self, tmp_path: Path, label: str) -> None:
        note = finding(
            "note-missing", Place(FILE, "户", "B2"), label, label="计划", option="其他", note=label
        )
        sheet = annotated(clerks_book(tmp_path), note)[CHECKED]
        assert (sheet["B4"].data_type, sheet["B4"].value) == ("s", label.replace("\x07", ""))
