"""Workbooks read: what is kept, and what is named because it is not understood."""

import zipfile
from pathlib import Path

import pytest

from docgen.printing.engine import PaperUnreadableError
from docgen.printing.sheet.book import BookReader
from docgen.printing.sheet.formats import Font
from docgen.printing.sheet.sheet import Area, CellError, TextRun

from .books import Making, book, printed


def _changed(path: Path, part: str, old: str, new: str) -> Path:
    """The workbook with one part's text changed."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    assert old.encode() in parts[part]
    parts[part] = parts[part].replace(old.encode(), new.encode(), 1)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def test_reads_values_of_every_kind(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.sheet.write_row(0, 0, ["张三", 12.5, True])
        made.sheet.write_formula(0, 3, "=1/0", None, "#DIV/0!")
        made.sheet.write_formula(0, 4, '="甲"', None, "甲")
        made.sheet.write_rich_string(0, 5, "共", made.format(bold=True), "三", "户")

    row = BookReader().read(book(tmp_path, fill)).sheets[0].rows[1]
    values = [row.cells[column].value for column in range(1, 6)]
    assert values == ["张三", 12.5, True, CellError("#DIV/0!"), "甲"]
    bold = Font("宋体", 12, bold=True)
    rich = row.cells[6].value
    assert isinstance(rich, tuple)
    assert rich[:2] == (TextRun("共", None), TextRun("三", bold))


def test_reads_print_areas_and_titles(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.table(5, 5)
        made.sheet.print_area(1, 0, 3, 2)
        made.sheet.repeat_rows(0, 1)
        made.sheet.repeat_columns(0)

    sheet = BookReader().read(book(tmp_path, fill)).sheets[0]
    assert sheet.print_areas == (Area(1, 2, 3, 4),)
    assert (sheet.title_rows, sheet.title_columns) == ((1, 2), (1, 1))


def test_leaves_hidden_sheets_out(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.table(1, 1)
        made.book.add_worksheet("隐藏").hide()

    assert [sheet.name for sheet in BookReader().read(book(tmp_path, fill)).sheets] == ["花名册"]


def test_formats_are_the_same_objects_in_papers_of_one_form(tmp_path: Path) -> None:
    reader = BookReader()
    formats = [
        reader.read(book(tmp_path, lambda made: made.table(1, 1, bold=True)))
        .sheets[0]
        .rows[1]
        .cells[1]
        .format
        for _ in range(2)
    ]
    assert formats[0] is formats[1]


def test_keeps_apart_what_papers_of_one_form_say_differently(tmp_path: Path) -> None:
    reader = BookReader()

    def read(text: str, title_row: int) -> tuple[object, object]:
        def fill(made: Making) -> None:
            made.sheet.write_string(0, 0, text)
            made.sheet.repeat_rows(title_row)

        sheet = reader.read(book(tmp_path, fill)).sheets[0]
        return sheet.rows[1].cells[1].value, sheet.title_rows

    assert [read("张三", 0), read("李四", 1)] == [("张三", (1, 1)), ("李四", (2, 2))]


def test_a_plain_sheet_holds_nothing_unknown(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.table(3, 3, border=1, bg_color="#FFFF00", align="center", text_wrap=True)
        made.sheet.freeze_panes(1, 0)
        made.sheet.autofilter(0, 0, 2, 2)
        made.sheet.data_validation(0, 0, 0, 0, {"validate": "list", "source": ["男", "女"]})
        made.sheet.write_comment(0, 0, "批注")
        made.sheet.protect()
        made.sheet.set_footer("&C第 &P 页 共 &N 页")

    assert printed(tmp_path, fill).unknown == ()


PLANTED = {
    "图片、图表或图形": lambda made: made.sheet.insert_textbox(0, 0, "文字"),
    "条件格式": lambda made: made.sheet.conditional_format(0, 0, 1, 1, {"type": "duplicate"}),
    "迷你图": lambda made: made.sheet.add_sparkline(0, 3, {"range": "A1:B1"}),
    "表格样式": lambda made: made.sheet.add_table(4, 0, 6, 2),
    "斜线边框": lambda made: made.sheet.write(5, 0, "", made.format(diag_type=1)),
    "图案填充 mediumGray": lambda made: made.sheet.write(5, 0, "", made.format(pattern=2)),
    "文字旋转 45 度": lambda made: made.sheet.write(5, 0, "斜", made.format(rotation=45)),
    "水平对齐“填充”": lambda made: made.sheet.write(5, 0, "满", made.format(align="fill")),
    "数字格式 [DBNum2]0": lambda made: made.sheet.write(5, 0, 3, made.format(num_format="[DBNum2]0")),
    "打印网格线": lambda made: made.sheet.hide_gridlines(0),
    "打印行号列标": lambda made: made.sheet.print_row_col_headers(),
    "页眉页脚代码 &D": lambda made: made.sheet.set_footer("&D"),
    "整行的底纹或边框": lambda made: made.sheet.set_row(5, 20, made.format(bg_color="#00FF00")),
    "整列的底纹或边框": lambda made: made.sheet.set_column(8, 9, 10, made.format(border=1)),
    "纸张大小 20": lambda made: made.sheet.set_paper(20),
}


@pytest.mark.parametrize("what", PLANTED)
def test_names_what_it_does_not_understand(tmp_path: Path, what: str) -> None:
    def fill(made: Making) -> None:
        made.sheet.write(0, 0, "字")
        PLANTED[what](made)

    unknown = printed(tmp_path, fill).unknown
    assert {item.what for item in unknown} == {what}
    assert all(item.place.startswith("工作表“花名册”") for item in unknown)


def test_names_the_cell(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.sheet.write(4, 2, "斜", made.format(diag_type=2))

    unknown = printed(tmp_path, fill).unknown
    assert [(item.place, item.what) for item in unknown] == [("工作表“花名册” C5", "斜线边框")]


def test_names_an_element_it_never_heard_of(tmp_path: Path) -> None:
    path = book(tmp_path, lambda made: made.table(1, 1))
    _changed(path, "xl/worksheets/sheet1.xml", "<pageMargins", "<holograms/><pageMargins")
    assert [item.what for item in BookReader().read(path).unknown] == ["元素 holograms"]


def test_names_dates_counted_from_1904(tmp_path: Path) -> None:
    path = book(tmp_path, lambda made: made.table(1, 1))
    _changed(path, "xl/workbook.xml", "<workbookPr ", '<workbookPr date1904="1" ')
    assert [item.what for item in BookReader().read(path).unknown] == ["1904 日期系统"]


def test_refuses_what_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "坏.xlsx"
    path.write_bytes(b"PK no zip")
    with pytest.raises(PaperUnreadableError, match="坏.xlsx 打不开"):
        BookReader().read(path)


def test_refuses_a_workbook_with_a_broken_part(tmp_path: Path) -> None:
    path = book(tmp_path, lambda made: made.table(1, 1))
    _changed(path, "xl/worksheets/sheet1.xml", "</sheetData>", "</sheetDate>")
    with pytest.raises(PaperUnreadableError, match="内容已损坏"):
        BookReader().read(path)
