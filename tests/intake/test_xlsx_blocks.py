import zipfile
from pathlib import Path

import pytest

from docgen.intake import workbook, xlsx_blocks, xlsx_sheet
from docgen.intake.workbook import Workbook

from .inputs import a_workbook

ROOT = Path(__file__).parents[2]
SHEET = "xl/worksheets/sheet1.xml"
BOOKS = sorted(
    [*Path(__file__).parent.glob("saved/*.xlsx"), *ROOT.glob("fixtures/*/采集表.xlsx")],
    key=str,
)


@pytest.fixture
def opened(monkeypatch):
    """The files that the reader opens, every sheet being large."""
    files = []
    monkeypatch.setattr(xlsx_blocks, "_LARGE", 1)
    monkeypatch.setattr(xlsx_blocks, "_BLOCK", 3000)
    monkeypatch.setattr(xlsx_sheet, "_PIECE", 700)
    whole = workbook._opened
    monkeypatch.setattr(workbook, "_opened", lambda data: files.append(data) or whole(data))
    return files


def rows_of(data):
    book = Workbook(data, "表.xlsx")
    return {title: book.table(title).rows for title in book.titles}


def a_book(path, rows):
    return a_workbook(path, {"户": rows}).read_bytes()


def with_sheet(path, change):
    """The workbook with the XML of its first sheet changed."""
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(path.with_name("二.xlsx"), "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            copy.writestr(name, change(data) if name == SHEET else data)
    return path.with_name("二.xlsx").read_bytes()


@pytest.mark.parametrize("path", BOOKS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_sheet_read_in_blocks_is_the_same_as_read_whole(path, request):
    data = path.read_bytes()
    whole = rows_of(data)
    opened = request.getfixturevalue("opened")
    assert rows_of(data) == whole
    assert data not in opened


def test_rows_and_columns_keep_their_places_over_empty_ones(tmp_path, request):
    data = a_book(tmp_path / "表.xlsx", [[], [], ["", "甲"], *[[]] * 40, ["", "", 1.5], *[["", "乙"]] * 100])
    whole = rows_of(data)
    opened = request.getfixturevalue("opened")
    assert rows_of(data) == whole
    assert len(opened) > 2


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace(b"<sheetData>", b"<!-- a note --><sheetData>"),
        lambda xml: xml.replace(b'<row r="', b'<row ht="15" data-r="'),
        lambda xml: xml.replace(b'r="A90"', b'r="A1000"'),
        lambda xml: xml.replace(b'<row r="90"', b'</sheetData><sheetData><row r="90"'),
    ],
    ids=["comment", "rows without numbers", "rows in disorder", "two lists of rows"],
)
def test_a_sheet_that_cannot_be_divided_is_read_whole(tmp_path, change, request):
    a_book(tmp_path / "表.xlsx", [[f"甲{number}", "乙", "丙"] for number in range(200)])
    data = with_sheet(tmp_path / "表.xlsx", change)
    whole = rows_of(data)
    opened = request.getfixturevalue("opened")
    assert rows_of(data) == whole
    assert opened[-1] == data


def test_a_sheet_with_prefixed_names_is_divided(tmp_path, request):
    def prefixed(xml):
        for name in (b"worksheet", b"sheetData", b"row", b"c", b"is", b"t", b"v", b"dimension"):
            for begin, end in ((b"<", b" "), (b"<", b">"), (b"</", b">"), (b"<", b"/")):
                xml = xml.replace(begin + name + end, begin + b"x:" + name + end)
        return xml.replace(b"xmlns=", b"xmlns:x=")

    a_book(tmp_path / "表.xlsx", [[f"甲{number}", "乙", "丙"] for number in range(200)])
    data = with_sheet(tmp_path / "表.xlsx", prefixed)
    whole = rows_of(data)
    assert len(whole["户"]) == 200
    opened = request.getfixturevalue("opened")
    assert rows_of(data) == whole
    assert data not in opened
    assert len(opened) > 2
