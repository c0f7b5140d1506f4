"""Drop-down lists of blank forms, in Word and in Excel."""

from pathlib import Path

from fill.templates import a_docx
from openpyxl import Workbook
from openpyxl.styles import Border, Side
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from docgen.authoring.forms.reading import read_form
from docgen.authoring.skeleton.blank import named_blanks
from docgen.authoring.skeleton.dropdowns import choices_of
from docgen.authoring.skeleton.lists import printed_lists
from docgen.authoring.tagging import all_captions, propose
from tests.authoring.forms.blanks import p, r, tbl, tc, tr

CONTROL = (
    "<w:sdt><w:sdtPr><w:dropDownList>"
    '<w:listItem w:displayText="选择一项。"/>'
    '<w:listItem w:displayText="健康" w:value="1"/><w:listItem w:value="残疾"/>'
    "</w:dropDownList></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
)


def a_workbook(path: Path) -> Path:
    book = Workbook()
    sheet, other = book.active, book.create_sheet("选项")
    sheet.append(["困难职工登记表"])
    sheet.append(["健康状况", None, "婚姻状况", None])
    thin = Side("thin")
    for cell in sheet[2]:
        cell.border = Border(thin, thin, thin, thin)
    for row, text in enumerate(("未婚", "已婚"), start=1):
        other.cell(row, 1, text)
    for formula, cell in (
        ('"健康,残疾"', "B2"),
        ("=选项!$A$1:$A$5", "D2"),
        ("=某名称", "A9"),
        ("=无此名", "A8"),
    ):
        validation = DataValidation(type="list", formula1=formula)
        validation.add(cell)
        sheet.add_data_validation(validation)
    whole = DataValidation(type="whole", formula1="1")
    whole.add("A10")
    sheet.add_data_validation(whole)
    book.defined_names["某名称"] = DefinedName("某名称", attr_text="选项!$A$1")
    book.save(path)
    return path


def test_reads_validations_written_out_and_in_cells(tmp_path: Path) -> None:
    assert choices_of(a_workbook(tmp_path / "表.xlsx")) == {
        (0, 1, 1): ["健康", "残疾"],
        (0, 1, 3): ["未婚", "已婚"],
        (0, 8, 0): ["未婚"],
    }


def test_reads_content_controls_in_cells_and_around_their_paragraphs(tmp_path: Path) -> None:
    inside = p(CONTROL.format(r("选择一项。")))
    around = CONTROL.format(p(r("选择一项。")))
    path = a_docx(tmp_path / "表.docx", tbl(tr(tc("健康状况"), tc(inside), tc("状况"), tc(around))))
    assert choices_of(path) == {(0, 0, 1): ["健康", "残疾"], (0, 0, 3): ["健康", "残疾"]}


def test_the_lists_of_tagged_cells_become_code_lists(tmp_path: Path) -> None:
    path = a_workbook(tmp_path / "表.xlsx")
    form = read_form(path)
    blanks = named_blanks([path], [path], [(form, propose(form))])
    found = printed_lists(blanks, all_captions())
    assert {name: item.labels for name, item in found.items()} == {
        "health_status": ["健康", "残疾"],
        "marital_status": ["未婚", "已婚"],
    }
