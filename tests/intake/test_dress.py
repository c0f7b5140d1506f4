import io
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from docgen.intake.dress import Dress, Merge, ranges
from docgen.intake.read import read_inputs
from docgen.intake.workbook import Workbook
from docgen.intake.xlsx_dress import xlsx_dress
from docgen.intake.xlsx_sheet import SheetXml

from .inputs import HOUSEHOLDS, LISTS, UNIONS, a_workbook, places

SAVED = Path(__file__).parent / "saved"
FORMATS = ("dressed.xlsx", "dressed.ods", "dressed.xls")


@pytest.mark.parametrize("name", FORMATS)
def test_merged_and_hidden_cells_are_seen_in_every_format(name):
    dress = Workbook((SAVED / name).read_bytes(), name).table("户").dress
    assert {Merge(0, 0, 0, 5), Merge(1, 1, 3, 4), Merge(1, 2, 0, 0), Merge(3, 5, 0, 0)} <= set(dress.merges)
    assert len(dress.merges) == 10
    assert (dress.hidden_rows, dress.hidden_columns, dress.is_hidden) == ({5}, {5}, False)


@pytest.mark.parametrize("name", FORMATS)
def test_a_hidden_sheet_is_seen_in_every_format_that_tells(name):
    dress = Workbook((SAVED / name).read_bytes(), name).table("旧表").dress
    assert dress.is_hidden


@pytest.mark.parametrize("name", FORMATS)
def test_a_dressed_workbook_gives_the_same_cases_in_every_format(name):
    intake = read_inputs([SAVED / name], LISTS)
    assert places(intake.findings) == [("户!F3", "hidden-read"), ("户!A6", "hidden-read")]
    told = [
        (filed.case.number, filed.case.worker.mobile, [member.name for member in filed.case.members])
        for filed in intake.cases
    ]
    assert told == [
        ("1001", "13800000101", ["周样林", "周例雨"]),
        ("1002", "13800000102", ["何范英"]),
    ]


@pytest.mark.parametrize(
    ("xml", "dress"),
    [
        (b"", Dress()),
        (
            b'<x:worksheet><x:cols><x:col min="2" max="3" hidden="1"/><x:col min="5" max="5"/></x:cols>'
            b"<x:sheetData>"
            b'<x:row r="4" hidden="true"/><x:row r="5" hidden="0"/></x:sheetData>'
            b'<x:mergeCells count="1"><x:mergeCell ref="A1:B2"/></x:mergeCells></x:worksheet>',
            Dress((Merge(0, 1, 0, 1),), frozenset({3}), frozenset({1, 2})),
        ),
        (
            b"<worksheet><sheetData><row hidden='1' r='2'/></sheetData><mergeCells><mergeCell ref='C3:C4'/>"
            b"</mergeCells></worksheet>",
            Dress((Merge(2, 3, 2, 2),), frozenset({1})),
        ),
    ],
)
def test_the_xml_is_read_whatever_its_prefix_and_quotes(xml, dress):
    with zipfile.ZipFile(io.BytesIO(), "w") as archive:
        archive.writestr("sheet.xml", xml)
        assert xlsx_dress(SheetXml(archive, "sheet.xml")) == dress


def test_a_cell_knows_the_merge_it_is_part_of():
    dress = Dress((Merge(1, 2, 0, 3),))
    assert dress.merge_at(2, 3) == Merge(1, 2, 0, 3)
    assert dress.merge_at(3, 3) is None
    assert (dress.merges[0].is_across, dress.merges[0].is_down) == (True, True)


@pytest.mark.parametrize(
    ("numbers", "runs"), [([], []), ([3], [(3, 3)]), ([5, 3, 4, 9, 8, 1], [(1, 1), (3, 5), (8, 9)])]
)
def test_numbers_that_follow_each_other_are_a_run(numbers, runs):
    assert list(ranges(numbers)) == runs


def test_a_hidden_column_is_told_only_where_it_holds_something(tmp_path):
    path = a_workbook(tmp_path / "表.xlsx", {"单位": UNIONS, "户": HOUSEHOLDS})
    book = load_workbook(path)
    book["户"]["Z1"] = "备注"
    book["户"].column_dimensions["Z"].hidden = True
    book.save(path)
    assert "hidden-read" not in [item.code for item in read_inputs([path], LISTS).findings]
    book["户"]["Z2"] = "低保户"
    book.save(path)
    assert ("户!Z1", "hidden-read") in places(read_inputs([path], LISTS).findings)
