"""Excel templates: rows that repeat, typed cells, heights and merges that follow, and what is refused."""

import re
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from cases import a_case, a_union
from documents import parts_of, sheet_rows, sheet_text
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen.errors import PackFaultyError
from docgen.fill.context import case_view, union_view
from docgen.fill.sheet import compile_sheet
from docgen.fill.template import Blank
from docgen.model.case import Case
from docgen.printing.sheet.printer import SheetPrinter
from tests.printing.layout.drawn import DrawnPage

from .templates import HOUSEHOLD, a_sheet_template, an_xlsx, context, merged, sheet_data, write_zip

OPENING, CLOSING = {"A": "{%tr for case in cases %}"}, {"A": "{%tr endfor %}"}
LOOP = {
    1: {"A": "花名册", "C": "{{ union.name }}"},
    2: OPENING,
    3: {"A": "{{ loop.index }}", "B": "{{ case.worker.name }}", "C": "{{ case.worker.number }}"},
    4: CLOSING,
    6: {"A": "合计 {{ cases|length }} 户"},
}


def households(*names: str) -> list[Case]:
    return [a_case(worker={"name": name}) for name in names]


def filled(folder: Path, *sheets: str, cases: Sequence[Case] = (), defined: str = "") -> bytes:
    views = [case_view(case, {}) for case in cases]
    template = a_sheet_template(folder, *sheets, defined=defined)
    return template.fill({**union_view(a_union(), {}), "cases": views})


def opened(paper: bytes) -> Worksheet:
    return load_workbook(BytesIO(paper)).worksheets[0]


def texts(paper: bytes, title: str = "") -> list[list[str]]:
    return [[cell.text for cell in row] for row in sheet_rows(paper, title)]


def one_cell(folder: Path, tag: str, **worker: Any) -> Any:
    """What openpyxl finds in the cell of that tag."""
    template = a_sheet_template(folder, sheet_data({1: {"A": tag}}), allowed=HOUSEHOLD)
    return opened(template.fill(context(a_case(worker=worker))))["A1"]


def test_a_row_repeats_for_each_case_and_the_rows_below_move_down(tmp_path: Path) -> None:
    paper = filled(tmp_path, sheet_data(LOOP), cases=households("甲", "乙"))
    assert texts(paper) == [
        ["花名册", "", "江阳化工厂工会委员会"],
        ["1", "甲", "510502000123"],
        ["2", "乙", "510502000123"],
        ["", "", ""],
        ["合计 2 户", "", ""],
    ]


def test_an_empty_list_leaves_no_row(tmp_path: Path) -> None:
    assert [row[0] for row in texts(filled(tmp_path, sheet_data(LOOP)))] == ["花名册", "", "合计 0 户"]


def test_a_loop_within_a_loop_and_a_condition_over_rows(tmp_path: Path) -> None:
    rows = {
        1: OPENING,
        2: {"A": "{{ case.worker.name }}"},
        3: {"A": "{%tr for member in case.members %}"},
        4: {"A": "{{ loop.index }}{{ member.name }}"},
        5: {"A": "{%tr endfor %}"},
        6: {"A": "{%tr if not case.members %}"},
        7: {"A": "无家庭成员"},
        8: {"A": "{%tr endif %}"},
        9: CLOSING,
    }
    cases = [a_case(members=[{"name": "乙"}, {"name": "丙"}], worker={"name": "甲"}), a_case(members=0)]
    paper = filled(tmp_path, sheet_data(rows), cases=cases)
    assert [row[0] for row in texts(paper)] == ["甲", "1乙", "2丙", "罗春梅", "无家庭成员"]


def test_a_thousand_rows_open_with_every_value_in_its_row(tmp_path: Path) -> None:
    cases = [a_case(worker={"name": f"第{n}人", "number": f"{n:018}"}) for n in range(1, 1001)]
    sheet = opened(filled(tmp_path, sheet_data(LOOP), cases=cases))
    found = [tuple(cell.value for cell in row) for row in sheet.iter_rows(min_row=2, max_row=1001)]
    assert found == [(n, f"第{n}人", f"{n:018}") for n in range(1, 1001)]
    assert sheet["A1003"].value == "合计 1000 户"


def test_two_sheets_of_one_book_are_filled_each_by_its_own_rows(tmp_path: Path) -> None:
    second = {1: OPENING, 2: {"B": "{{ case.worker.name }}"}, 3: CLOSING}
    paper = filled(tmp_path, sheet_data(LOOP), sheet_data(second), cases=households("甲", "乙"))
    assert [row[0] for row in texts(paper, "表1")][1:3] == ["1", "2"]
    assert texts(paper, "表2") == [["", "甲"], ["", "乙"]]


@pytest.mark.parametrize(
    ("tag", "value", "kind"),
    [
        ("{{ worker.age }}", 43, "n"),
        ("{{ worker.age }}岁", "43岁", "s"),
        ("{{ worker.is_single_parent }}", "是", "s"),
        ("{{ worker.number }}", "00510502000123456789", "s"),
        ("{{ worker.name }}", "=1+1", "s"),
        ("{{ worker.other_contact }}", "-1", "s"),
        ("{{ worker.work_start_date }}", "1995年7月1日", "s"),
        ("{{ worker.postcode }}", None, "n"),
    ],
)
def test_numbers_become_numbers_and_all_else_text(tmp_path: Path, tag: str, value: Any, kind: str) -> None:
    cell = one_cell(
        tmp_path,
        tag,
        age=43,
        is_single_parent=True,
        number="00510502000123456789",
        name="=1+1",
        other_contact="-1",
    )
    assert (cell.value, cell.data_type) == (value, kind)


def formula_cell(paper: bytes) -> tuple[Any, Any]:
    """What openpyxl finds in the first cell: its formula, and the value stored with it."""
    books = [load_workbook(BytesIO(paper), data_only=is_stored) for is_stored in (False, True)]
    formula, stored = (book.worksheets[0]["A1"].value for book in books)
    return formula, stored


COUNTED = """{{ worker.age|公式("COUNTIF(明细!$D:$D,\\"<&低保户\\")") }}"""


def test_a_live_number_keeps_its_formula_and_its_value(tmp_path: Path) -> None:
    template = a_sheet_template(tmp_path, sheet_data({1: {"A": COUNTED}}), allowed=HOUSEHOLD)
    paper = template.fill(context(a_case(worker={"age": 43})))
    assert formula_cell(paper) == ('=COUNTIF(明细!$D:$D,"<&低保户")', 43)


def test_a_formula_may_be_written_with_its_equals_sign(tmp_path: Path) -> None:
    rows = sheet_data({1: {"A": '{{ income.worker_monthly|公式("=1350+0.5") }}'}})
    template = a_sheet_template(tmp_path, rows, allowed=HOUSEHOLD)
    paper = template.fill(context(a_case(income={"worker_monthly": "1350.50"})))
    assert formula_cell(paper) == ("=1350+0.5", 1350.5)


def test_an_absent_number_has_no_formula(tmp_path: Path) -> None:
    template = a_sheet_template(tmp_path, sheet_data({1: {"A": COUNTED}}), allowed=HOUSEHOLD)
    assert formula_cell(template.fill(context(a_case()))) == (None, None)


def test_a_formula_for_what_is_no_number_is_refused(tmp_path: Path) -> None:
    rows = sheet_data({1: {"A": '{{ worker.name|公式("A1") }}'}})
    template = a_sheet_template(tmp_path, rows, allowed=HOUSEHOLD)
    with pytest.raises(PackFaultyError, match="表1!A1.*无法填写（公式的值不是数字）"):
        template.fill(context(a_case()))


def test_a_formula_of_the_templates_own_is_refused(tmp_path: Path) -> None:
    rows = sheet_data({1: {"A": "{{ worker.name }}"}}).replace(
        "</row>", '<c r="B1"><f>SUM(C1:C9)</f><v>7</v></c></row>'
    )
    with pytest.raises(PackFaultyError, match="表1!B1：模板中的公式不会随填写的数据重新计算"):
        a_sheet_template(tmp_path, rows, allowed=HOUSEHOLD)


def test_the_built_in_engine_prints_the_value_of_a_live_number(tmp_path: Path) -> None:
    template = a_sheet_template(tmp_path, sheet_data({1: {"A": COUNTED}}), allowed=HOUSEHOLD)
    paper = tmp_path / "填好.xlsx"
    paper.write_bytes(template.fill(context(a_case(worker={"age": 43}))))
    (page,) = SheetPrinter().pages(paper).pages
    assert DrawnPage(page).words == ["43"]


@pytest.mark.parametrize(
    "text", ["R&D <b> ]]>", "{{ 7*7 }}", '"引号"', "第一行\n第二行", "甲\t乙", "㛃𬭁𠮷😀", " 空格 "]
)
def test_a_text_stands_in_its_cell_exactly_as_it_is(tmp_path: Path, text: str) -> None:
    assert one_cell(tmp_path, "{{ worker.name }}", name=text).value == text
    assert one_cell(tmp_path, '"甲"\\&{{ worker.name }}<乙>', name=text).value == f'"甲"\\&{text}<乙>'


def test_blank_rows_before_a_loop_stay_blank(tmp_path: Path) -> None:
    rows = {1: {"A": "题"}, 4: OPENING, 5: {"A": "{{ case.worker.name }}"}, 9: CLOSING, 11: {"A": "末"}}
    sheet = opened(filled(tmp_path, sheet_data(rows), cases=households("甲", "乙")))
    assert [row[0].value for row in sheet.iter_rows()] == ["题", None, None, "甲", "乙", None, "末"]


def test_merges_move_along_with_their_rows(tmp_path: Path) -> None:
    rows = {
        1: {"A": "题目"},
        2: OPENING,
        3: {"A": "{{ case.worker.name }}"},
        4: {"B": "第二行"},
        5: CLOSING,
        6: {"A": "末 {{ cases|length }}"},
    }
    merges = merged("A1:C1", "A3:A4", "A6:C6")
    sheet = opened(filled(tmp_path, sheet_data(rows, after=merges), cases=households("甲", "乙")))
    assert sorted(str(area) for area in sheet.merged_cells.ranges) == ["A1:C1", "A2:A3", "A4:A5", "A6:C6"]


def test_a_file_with_a_prefix_of_its_own_is_filled(tmp_path: Path) -> None:
    rows = {
        1: {"A": "{{ worker.name }}"},
        2: {"A": "{%tr for member in members %}"},
        3: {"A": "甲"},
        4: CLOSING,
    }
    path = an_xlsx(tmp_path / "模板.xlsx", {"表": sheet_data(rows, after=merged("A1:B1"))})
    parts = parts_of(path.read_bytes())
    name = "xl/worksheets/sheet1.xml"
    other = re.sub(r"<(/?)(?=[a-z])", r"<\1x:", parts[name].decode()).replace("xmlns=", "xmlns:x=")
    write_zip(path, {**parts, name: other})
    case = a_case(worker={"name": "罗"}, members=[{"name": "乙"}] * 2)
    sheet = opened(compile_sheet(Blank(path, HOUSEHOLD)).fill(context(case)))
    assert [row[0].value for row in sheet.iter_rows()] == ["罗", "甲", "甲"]
    assert [str(area) for area in sheet.merged_cells.ranges] == ["A1:B1"]


def _rich(*runs: str) -> str:
    return f'<sheetData><row r="1"><c r="A1" t="inlineStr"><is>{"".join(runs)}</is></c></row></sheetData>'


def _run(text: str, look: str = "") -> str:
    properties = f"<rPr>{look}</rPr>" if look else ""
    return f'<r>{properties}<t xml:space="preserve">{text}</t></r>'


LINE, BOLD = '<u val="single"/>', "<b/>"


@pytest.mark.parametrize(
    "runs",
    [
        [_run("姓名：", BOLD), _run("{{ worker.name }}", LINE), _run("（全）")],
        [_run("姓名：", BOLD), _run("{{ worker.", LINE), _run("name }}（全）")],
        [_run("姓名：", BOLD), _run("{{ worker.name }}", LINE), "<rPh><t>xìng</t></rPh>", "<t>（全）</t>"],
    ],
)
def test_fonts_within_a_cell_stay(tmp_path: Path, runs: list[str]) -> None:
    template = a_sheet_template(tmp_path, _rich(*runs), allowed=HOUSEHOLD)
    paper = template.fill(context(a_case(worker={"name": "甲&乙"})))
    value = load_workbook(BytesIO(paper), rich_text=True).worksheets[0]["A1"].value
    assert [str(run) for run in value] == ["姓名：", "甲&乙", "（全）"]
    assert (value[0].font.b, value[1].font.u) == (True, "single")


def test_a_cell_of_one_font_of_its_own_holds_numbers_as_numbers(tmp_path: Path) -> None:
    runs = _rich(_run("{{ household.size }}", LINE))
    template = a_sheet_template(tmp_path, runs, allowed=HOUSEHOLD)
    assert opened(template.fill(context(a_case(household={"size": 3}))))["A1"].value == 3


def test_a_rich_cell_without_values_is_empty(tmp_path: Path) -> None:
    runs = _rich(_run("{{ worker.name }}", LINE), _run("{{ worker.mobile }}"))
    template = a_sheet_template(tmp_path, runs, allowed=HOUSEHOLD)
    case = a_case(worker={"name": None, "mobile": None})
    assert opened(template.fill(context(case)))["A1"].value is None


_LABELLED = {
    1: {"A": "成员", "C": "姓名"},
    2: {"C": "{%tr for case in cases %}"},
    3: {"C": "{{ case.worker.name }}"},
    4: {"C": "{%tr endfor %}"},
    5: {"C": "合计"},
}


@pytest.mark.parametrize(
    ("area", "grown"),
    [
        ("A1:A5", ["A1:A5"]),  # heading, three records, sum
        ("A1:A4", ["A1:A4"]),
        ("A3:A4", ["A2:A4"]),  # from the record's own row over all three
        ("A3:B5", ["A2:B5"]),
    ],
)
def test_a_merge_over_a_loop_grows_with_it(tmp_path: Path, area: str, grown: list[str]) -> None:
    paper = filled(tmp_path, sheet_data(_LABELLED, after=merged(area)), cases=households("甲", "乙", "丙"))
    assert [str(area) for area in opened(paper).merged_cells.ranges] == grown


def test_a_merge_that_came_to_one_cell_is_none(tmp_path: Path) -> None:
    paper = filled(tmp_path, sheet_data(_LABELLED, after=merged("A1:A4")), cases=[])
    assert not opened(paper).merged_cells.ranges


def test_a_growing_merge_begins_anew_with_each_record_of_an_outer_loop(tmp_path: Path) -> None:
    rows = {
        1: OPENING,
        2: {"B": "{{ case.worker.name }}"},
        3: {"B": "{%tr for visit in case.visits|至少(2) %}"},
        4: {"B": "走访"},
        5: {"B": "{%tr endfor %}"},
        6: CLOSING,
    }
    paper = filled(tmp_path, sheet_data(rows, after=merged("A2:A5")), cases=households("甲", "乙"))
    assert sorted(str(area) for area in opened(paper).merged_cells.ranges) == ["A1:A3", "A4:A6"]


def test_a_sheet_that_loses_its_only_merge_has_no_empty_list_of_merges(tmp_path: Path) -> None:
    rows = {1: {"A": "题 {{ cases|length }}"}, 2: OPENING, 3: {"A": "甲"}, 4: CLOSING}
    assert sheet_text(filled(tmp_path, sheet_data(rows, after=merged("A3:B3")))).splitlines()[2] == "合并："


def test_a_merge_of_one_cell_is_taken_as_it_is(tmp_path: Path) -> None:
    rows = {1: {"A": "题 {{ cases|length }}"}, 2: OPENING, 3: {"A": "甲"}, 4: CLOSING}
    paper = filled(tmp_path, sheet_data(rows, after=merged("B1")), cases=households("甲", "乙"))
    assert [row[0].value for row in opened(paper).iter_rows()] == ["题 2", "甲", "甲"]


WIDE = "字" * 60


@pytest.mark.parametrize(
    ("style", "text", "height"),
    [
        (1, "短", 20),  # the template's own height
        (0, WIDE, 20),  # the style does not wrap
        (1, "一\n二\n三", 56.7),  # (3 lines + ½) × 12 points × 1.35
        (1, WIDE, 12.5 * 12 * 1.35),  # 120 digits wide, 10.46 digits a line: 12 lines
        (1, WIDE * 9, 409),  # the tallest row Excel knows
    ],
)
def test_a_row_grows_with_what_wraps_in_it(tmp_path: Path, style: int, text: str, height: float) -> None:
    columns = '<cols><col min="1" max="1" width="12.5" customWidth="1"/></cols>'
    data = sheet_data({1: {"A": "{{ worker.name }}"}}, style).replace('<row r="1"', '<row r="1" ht="20"')
    template = a_sheet_template(tmp_path, columns + data, allowed=HOUSEHOLD)
    sheet = opened(template.fill(context(a_case(worker={"name": text}))))
    assert sheet.row_dimensions[1].height == pytest.approx(height, abs=0.05)


def test_a_merged_cell_is_measured_over_all_its_columns(tmp_path: Path) -> None:
    columns = '<cols><col min="1" max="3" width="12.5" customWidth="1"/></cols>'
    rows = sheet_data({1: {"A": "{{ worker.name }}"}}, 1, merged("A1:C1"))
    template = a_sheet_template(tmp_path, columns + rows, allowed=HOUSEHOLD)
    sheet = opened(template.fill(context(a_case(worker={"name": WIDE}))))
    assert sheet.row_dimensions[1].height == pytest.approx(
        4.5 * 12 * 1.35
    )  # 120 digits, 33.4 a line: 4 lines


NAMES = (
    "<definedNames>"
    '<definedName name="_xlnm.Print_Titles" localSheetId="0">表1!$1:$1</definedName>'
    '<definedName name="_xlnm.Print_Area" localSheetId="0">表1!$A$1:$C$6</definedName>'
    "</definedNames>"
)


def test_rows_repeated_on_every_page_stay_and_the_print_area_goes(tmp_path: Path) -> None:
    sheet = opened(filled(tmp_path, sheet_data(LOOP), cases=households("甲"), defined=NAMES))
    assert (sheet.print_title_rows, sheet.print_area) == ("$1:$1", "")


def test_print_setup_and_widths_stay_as_the_template_has_them(tmp_path: Path) -> None:
    columns = '<cols><col min="2" max="2" width="31" customWidth="1"/></cols>'
    setup = '<pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/>'
    setup += '<pageSetup paperSize="9" orientation="landscape"/>'
    sheet = opened(filled(tmp_path, columns + sheet_data(LOOP, after=setup), cases=households("甲")))
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.column_dimensions["B"].width == 31


REFUSED = [
    ({"B": "{{ union.nickname }}"}, "表1!B7", "没有“union.nickname”这个名称"),
    ({"B": "{{ union.name +* 1 }}"}, "表1!B7", "写法有误"),
    ({"B": "{% if cases %}甲{% endif %}"}, "表1!B7", "单元格中不能用"),
    ({"A": "{%tr for case in cases %}", "B": "甲"}, "表1!A7", "所在的行还有其他文字"),
    ({"A": "甲{%tr for case in cases %}"}, "表1!A7", "所在的行还有其他文字"),
]


@pytest.mark.parametrize(("row", "place", "what"), REFUSED)
def test_a_faulty_tag_is_refused_with_sheet_and_cell(
    tmp_path: Path, row: dict[str, str], place: str, what: str
) -> None:
    with pytest.raises(PackFaultyError, match=f"模板.xlsx {place}：.*{what}"):
        a_sheet_template(tmp_path, sheet_data({1: {"A": "{{ union.name }}"}, 7: row}))


def test_a_loop_that_is_not_closed_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackFaultyError, match="表1!2.*写法有误"):
        a_sheet_template(tmp_path, sheet_data({1: OPENING, 2: {"A": "{{ case.worker.name }}"}}))


def test_a_merge_out_of_a_loop_in_a_loop_is_refused(tmp_path: Path) -> None:
    inner = {2: {"A": "{%tr for visit in case.visits %}"}, 3: {"A": "{{ visit.date }}"}, 4: CLOSING}
    rows = {1: OPENING, **inner, 5: {"A": "{{ case.worker.name }}"}, 6: CLOSING}
    with pytest.raises(PackFaultyError, match="表1!B3:B5：合并单元格从内层循环伸到了循环之外"):
        a_sheet_template(tmp_path, sheet_data(rows, after=merged("B3:B5")))


@pytest.mark.parametrize("tag", ["{{ worker.name + 1 }}", "{{ none }}", "{{ ''.__class__ }}", "{{ worker }}"])
def test_a_tag_that_fails_while_filling_names_its_cell(tmp_path: Path, tag: str) -> None:
    template = a_sheet_template(tmp_path, sheet_data({3: {"D": tag}}), allowed=HOUSEHOLD)
    with pytest.raises(PackFaultyError, match="模板.xlsx 表1!D3：.*无法填写"):
        template.fill(context(a_case()))


@pytest.mark.parametrize("tag", ["{{ worker.nickname }}", "{{ worker.name + 1 }}"])
def test_the_message_shows_the_tag_as_it_stands_in_the_cell(tmp_path: Path, tag: str) -> None:
    with pytest.raises(PackFaultyError) as refusal:
        a_sheet_template(tmp_path, sheet_data({1: {"A": tag}}), allowed=HOUSEHOLD).fill(context(a_case()))
    assert f"标签 {tag} " in refusal.value.what


@pytest.mark.parametrize("text", ["{{ union.name }", "union.name }}", "{%tr for case in cases"])
@pytest.mark.parametrize("other", ["标题", "{{ union.name }}"])
def test_an_incomplete_tag_is_refused(tmp_path: Path, text: str, other: str) -> None:
    with pytest.raises(PackFaultyError, match="表1!B2：标签不完整"):
        a_sheet_template(tmp_path, sheet_data({1: {"A": other}, 2: {"B": text}}))


def test_a_comment_is_not_printed(tmp_path: Path) -> None:
    assert one_cell(tmp_path, "甲{# 给改模板的人 #}{{ worker.name }}", name="乙").value == "甲乙"
