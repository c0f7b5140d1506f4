"""What docgen wrote about data is not read as data when it lies in the same folder."""

import shutil
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from docgen.annotate.copy import Checked, annotate
from docgen.annotate.eligibility_book import write_eligibility_book
from docgen.findings import finding
from docgen.intake.files import find_files
from docgen.intake.own_files import copied_from, is_report
from docgen.intake.read import read_inputs

from .foreign.households import LISTS, a_plain_workbook


@pytest.fixture
def folder(tmp_path):
    a_plain_workbook(tmp_path / "采集表.xlsx")
    return tmp_path


def marked(source: Path, target: Path, name: str = "") -> Path:
    annotate(source, Checked((), {}, f"{name or source.name}，没有发现问题。"), target)
    return target


def told(*paths):
    return [(str(item.place), item.code) for item in read_inputs(paths, LISTS).findings]


def test_a_marked_copy_beside_its_source_is_passed_over_and_told(folder):
    marked(folder / "采集表.xlsx", folder / "采集表-核对.xlsx")
    assert find_files([folder]) == [folder / "采集表.xlsx"]
    assert told(folder) == [("采集表-核对.xlsx 核对结果!A1", "copy-passed-over")]
    assert len(read_inputs([folder], LISTS).cases) == 3


def test_a_copy_is_known_after_another_program_saved_it(folder):
    copy = marked(folder / "采集表.xlsx", folder / "采集表-核对.xlsx")
    book = load_workbook(copy)
    book.move_sheet("核对结果", 2)
    book.save(copy)
    assert [code for _, code in told(folder)] == ["copy-passed-over"]


def test_a_copy_without_its_source_is_data(folder):
    copy = marked(folder / "采集表.xlsx", folder / "改好.xlsx")
    (folder / "采集表.xlsx").unlink()
    assert find_files([folder]) == [copy]
    assert (len(read_inputs([folder], LISTS).cases), told(folder)) == (3, [])


def test_a_copy_that_is_named_itself_is_data(folder):
    copy = marked(folder / "采集表.xlsx", folder / "采集表-核对.xlsx")
    assert (len(read_inputs([copy], LISTS).cases), told(copy)) == (3, [])


def test_a_copy_that_took_the_name_of_its_source_is_data(folder):
    marked(folder / "采集表.xlsx", folder / "新.xlsx").replace(folder / "采集表.xlsx")
    assert find_files([folder]) == [folder / "采集表.xlsx"]


@pytest.mark.parametrize(
    ("name", "names", "source"),
    [
        ("甲/采集表.xlsx", ("采集表.xlsx", "表.xlsx"), "采集表.xlsx"),
        ("采集表.xlsx", ("表.xlsx", "采集表.xls"), ""),
        ("甲，乙.xlsx", ("甲，乙.xlsx", "乙.xlsx"), "甲，乙.xlsx"),
    ],
)
def test_the_source_is_the_file_that_the_copy_names(folder, name, names, source):
    copy = marked(folder / "采集表.xlsx", folder / "副本.xlsx", name)
    assert copied_from(copy, names) == source


def test_a_sheet_of_the_clerks_own_with_that_name_makes_no_copy(folder):
    book = Workbook()
    book.active.title = "核对结果"
    book.active.append(["采集表.xlsx，已核对"])
    book.save(folder / "记录.xlsx")
    assert copied_from(folder / "记录.xlsx", ["采集表.xlsx"]) == ""


def test_a_report_of_eligibility_is_no_data(folder):
    write_eligibility_book((), folder / "资格核对.xlsx")
    assert is_report(folder / "资格核对.xlsx")
    assert (find_files([folder]), told(folder)) == ([folder / "采集表.xlsx"], [])


def test_a_damaged_file_is_neither(folder):
    shutil.copy(folder / "采集表.xlsx", folder / "坏.xlsx")
    (folder / "坏.xlsx").write_bytes((folder / "坏.xlsx").read_bytes()[:900])
    assert (copied_from(folder / "坏.xlsx", ["采集表.xlsx"]), is_report(folder / "坏.xlsx")) == ("", False)


def test_the_finding_says_which_file_is_which(folder):
    marked(folder / "采集表.xlsx", folder / "采集表-核对.xlsx")
    (found,) = read_inputs([folder], LISTS).findings
    assert found == finding("copy-passed-over", found.place, copy="采集表-核对.xlsx", original="采集表.xlsx")
    assert not found.is_blocking
    assert found.sentence == "“采集表-核对.xlsx”是“采集表.xlsx”的核对副本，没有读取。"
