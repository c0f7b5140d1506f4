import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest

from docgen.errors import InputUnreadableError
from docgen.intake.workbook import Workbook

from .inputs import a_workbook

SAVED = Path(__file__).parent / "saved"
COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1")


def a_compound_file_of(stream: str) -> bytes:
    """A saved .xls with its stream Workbook under another name."""
    data = bytearray((SAVED / "small.xls").read_bytes())
    entry = data.index("Workbook".encode("utf-16-le"))
    name = stream.encode("utf-16-le")
    data[entry : entry + 64] = name.ljust(64, b"\0")
    data[entry + 64] = len(name) + 2  # bytes, with the null at the end
    return bytes(data)


def test_a_sheet_begins_in_its_first_row_and_column(tmp_path):
    path = a_workbook(tmp_path / "表.xlsx", {"户": [[], ["", "甲"], ["", 1.5]]})
    assert Workbook(path.read_bytes(), "表.xlsx").table("户").rows == [[], ["", "甲"], ["", 1.5]]


def test_one_cell_far_out_makes_no_other_row_longer(tmp_path):
    path = a_workbook(tmp_path / "表.xlsx", {"户": [["甲"], ["", "乙", "", ""], [], [*[""] * 99, "丙"]]})
    rows = Workbook(path.read_bytes(), "表.xlsx").table("户").rows
    assert [len(row) for row in rows] == [1, 2, 0, 100]


def test_the_sheets_are_listed_in_the_order_of_the_file(tmp_path):
    path = a_workbook(tmp_path / "表.xlsx", {"说明": [], "户": [["甲"]]})
    assert Workbook(path.read_bytes(), "表.xlsx").titles == ["说明", "户"]


@pytest.mark.parametrize("name", ["large.xlsx", "large.ods", "large.xls", "small.xls"])
def test_reads_what_libreoffice_saved_in_any_format(name):
    rows = Workbook((SAVED / name).read_bytes(), name).table("户").rows
    assert [row[1] for row in rows] == ["职工姓名", "罗大山", "刘秀英"]
    assert rows[2][4] == 1200  # the formula 1000 + 200


def test_the_content_counts_and_not_the_ending_of_the_name(tmp_path):
    path = shutil.copy(SAVED / "small.xls", tmp_path / "旧表.xlsx")
    assert "户" in Workbook(Path(path).read_bytes(), "旧表.xlsx").titles


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (a_compound_file_of("EncryptedPackage"), "加密"),
        (a_compound_file_of("WordDocument"), "损坏"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
        (b"\xef\xbb\xbf\r\n<table></table>", "网页"),
        (b"hello" * 100, "损坏"),
        (b"PK\x03\x04" + b"\0" * 100, "损坏"),
        (COMPOUND + b"\xff" * 2000, "损坏"),
        (COMPOUND, "损坏"),
        ((SAVED / "large.xlsx").read_bytes()[:3000], "损坏"),
        ((SAVED / "large.ods").read_bytes()[:-600], "损坏"),
    ],
)
def test_a_file_that_is_no_open_workbook_is_refused_with_the_remedy(data, what):
    with pytest.raises(InputUnreadableError) as error:
        Workbook(data, "表.xlsx")
    assert error.value.what.startswith("表.xlsx ")
    assert what in error.value.what
    assert ".xlsx" in error.value.remedy


def test_an_xls_with_a_password_is_refused_as_encrypted():
    data = bytearray((SAVED / "large.xls").read_bytes())
    record = data.index(bytes.fromhex("E1000200"))  # right after the beginning; FILEPASS stands there
    data[record] = 0x2F
    data[record + 4] = 1
    with pytest.raises(InputUnreadableError, match="加密"):
        Workbook(bytes(data), "旧表.xls")


def test_an_ods_with_a_password_is_refused_as_encrypted(tmp_path):
    entry = '<file-entry full-path="content.xml"><encryption-data checksum="x"/></file-entry>'
    with zipfile.ZipFile(tmp_path / "表.ods", "w") as archive:
        archive.writestr("content.xml", b"\x12\x13")
        archive.writestr("META-INF/manifest.xml", f"<manifest>{entry}</manifest>")
    with pytest.raises(InputUnreadableError, match="加密"):
        Workbook((tmp_path / "表.ods").read_bytes(), "表.ods")


def test_an_interruption_is_not_taken_for_a_damaged_file():
    book = Workbook((SAVED / "large.xlsx").read_bytes(), "表.xlsx")
    with pytest.raises(KeyboardInterrupt), book.faults_of_the_file():
        raise KeyboardInterrupt


def test_a_damaged_sheet_of_an_old_workbook_is_refused():
    data = bytearray((SAVED / "large.xls").read_bytes())
    data[data.index(bytes.fromhex("85000C00")) + 5] = 0xFF  # where the first sheet begins
    book = Workbook(bytes(data), "旧表.xls")
    with pytest.raises(InputUnreadableError, match="损坏"):
        book.table(book.titles[0])


def test_a_stray_value_far_out_is_told_with_the_remedy(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "户"
    book.active["GM1"], book.active["A1048576"] = "甲", " "
    book.save(tmp_path / "表.xlsx")
    with pytest.raises(InputUnreadableError, match="第 1048576 行、GM 列"):
        Workbook((tmp_path / "表.xlsx").read_bytes(), "表.xlsx").table("户")
