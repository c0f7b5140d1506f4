import zipfile

import openpyxl
import pytest
import xlsxwriter
from openpyxl.utils import get_column_letter

from docgen.intake.cells import CellError
from docgen.intake.workbook import Workbook
from docgen.intake.xlsx_errors import SheetTooLargeError, sheet_xml
from docgen.intake.xlsx_errors import errors_in as errors_in_xml

from .inputs import a_workbook


def a_workbook_of_formulas(path, formulas):
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("户")
    for row, (formula, value) in enumerate(formulas):
        sheet.write_formula(row, 1, formula, None, value)
    book.close()
    return path


def errors_in(path, title="户"):
    with zipfile.ZipFile(path) as archive:
        return errors_in_xml(sheet_xml(archive, title))


def test_every_kind_of_formula_error_is_found(tmp_path):
    texts = ["#DIV/0!", "#N/A", "#REF!", "#NAME?", "#VALUE!", "#NUM!", "#NULL!"]
    path = a_workbook_of_formulas(tmp_path / "表.xlsx", [("=A1", text) for text in texts])
    assert errors_in(path) == {(row, 1): CellError(text) for row, text in enumerate(texts)}


def test_a_formula_that_was_never_calculated_counts_as_an_error(tmp_path):
    path = a_workbook(tmp_path / "表.xlsx", {"户": [["=1+1"]]})
    assert errors_in(path) == {(0, 0): CellError("公式尚未计算")}


def test_a_formula_with_a_result_is_read_by_its_result(tmp_path):
    path = a_workbook_of_formulas(tmp_path / "表.xlsx", [("=1+1", 2), ('="甲"', "甲"), ("=1=1", True)])
    assert errors_in(path) == {}
    rows = Workbook(path.read_bytes(), "表.xlsx").table("户").rows
    assert [row[-1] for row in rows] == [2, "甲", True]


def test_a_formula_whose_result_is_empty_text_is_no_error(tmp_path):
    path = a_workbook(tmp_path / "表.xlsx", {"户": [["甲"]]})
    part = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(tmp_path / "二.xlsx", "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            if name == part:
                data = data.replace(b"</row>", b'<c r="B1" t="str"><f>""</f><v></v></c></row>')
            copy.writestr(name, data)
    assert b"<f>" in zipfile.ZipFile(tmp_path / "二.xlsx").read(part)
    assert errors_in(tmp_path / "二.xlsx") == {}


def test_errors_are_found_in_the_sheet_of_their_name_whatever_its_part_is_called(tmp_path):
    sheets = {"说明": [["甲"]], "户": [["甲", "=1/0"]], "家庭成员": [["乙"]]}
    path = a_workbook(tmp_path / "表.xlsx", sheets)
    assert [list(errors_in(path, title)) for title in sheets] == [[], [(0, 1)], []]


@pytest.mark.parametrize(("row", "column"), [(1048576, 50), (1048576, 195), (1300, 16384)])
def test_a_stray_value_far_out_is_refused_before_it_takes_up_all_memory(tmp_path, row, column):
    book = openpyxl.Workbook()
    book.active.title = "户"
    book.active.cell(1, column, "甲")
    book.active.cell(row, 1, " ")
    book.save(tmp_path / "表.xlsx")
    with pytest.raises(SheetTooLargeError) as fault:
        errors_in(tmp_path / "表.xlsx")
    assert (fault.value.row, fault.value.column) == (row, get_column_letter(column))


@pytest.mark.parametrize(("row", "column"), [(1200, 16384), (28_000, 700), (100_000, 200)])
def test_a_large_sheet_is_not_too_large(tmp_path, row, column):
    book = openpyxl.Workbook()
    book.active.title = "户"
    book.active.cell(1, column, "甲")
    book.active.cell(row, 1, "乙")
    book.save(tmp_path / "表.xlsx")
    assert errors_in(tmp_path / "表.xlsx") == {}
