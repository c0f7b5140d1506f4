"""Sheets that docgen writes about data: no value in them is a formula, whatever it begins with."""

import re
import time
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from openpyxl import Workbook as NewBook
from openpyxl import load_workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from docgen.annotate.copy import Checked, annotate
from docgen.annotate.eligibility_book import write_eligibility_book
from docgen.errors import InputUnreadableError
from docgen.findings import Place, finding
from docgen.intake.cells import UnreadableError
from docgen.intake.reading import reader_of
from docgen.intake.workbook import Workbook
from docgen.model.eligibility import Eligibility
from docgen.model.judged import JudgedHousehold
from docgen.region.catalog import find_pack
from docgen.vocabulary import all_fields
from docgen.workbook.cells import filled
from tests.security.payloads import HALVES, PAYLOADS

_RESTS = ("1+1", "cmd|' /C calc'!A0", "SUM(A1)", "")
STARTS = tuple(f"{start}{rest}" for start in "=+-@\t\r|%" for rest in _RESTS)
_NOT_XML = re.compile(ILLEGAL_CHARACTERS_RE.pattern + "|[\ufffe\uffff]")
HOSTILE = (*STARTS, *(text for text in PAYLOADS if not _NOT_XML.search(text)))


def formulas_of(path: Path) -> list[str]:
    """What of the workbook a program would compute when it opens it."""
    with zipfile.ZipFile(path) as archive:
        assert not [name for name in archive.namelist() if "externalLink" in name]
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist() if "worksheets/" in name)
    cells = (cell for sheet in load_workbook(path) for row in sheet.iter_rows() for cell in row)
    return [cell.coordinate for cell in cells if cell.data_type == "f"]


def test_a_value_in_the_collection_workbook_is_text(tmp_path: Path) -> None:
    book = NewBook()
    for row, text in enumerate(HOSTILE, start=1):
        cell = filled(book.worksheets[0].cell(row, 1), text)
        assert cell is None or cell.data_type == "s"
    book.save(tmp_path / "a.xlsx")
    assert formulas_of(tmp_path / "a.xlsx") == []


def test_the_marked_copy_keeps_texts_as_texts_and_lists_them_as_texts(tmp_path: Path) -> None:
    source, target = tmp_path / "表.xlsx", tmp_path / "核对.xlsx"
    book = NewBook()
    for row, text in enumerate(HOSTILE, start=1):
        cell = book.worksheets[0].cell(row, 1, text)
        cell.data_type = "s"
    book.save(source)
    found = [
        finding("character-without-font", Place("表.xlsx", "Sheet", f"A{row}"), text, label=text, text=text)
        for row, text in enumerate(HOSTILE, start=1)
    ]
    annotate(source, Checked(found, {text: text for text in HOSTILE}, "=1+1"), target)
    assert formulas_of(target) == []
    with zipfile.ZipFile(target) as archive:
        relations = [archive.read(name) for name in archive.namelist() if name.endswith(".rels")]
    assert not any(b"External" in content for content in relations)


def claiming(text: str) -> Eligibility:
    """Nothing is known of the household but what it claims."""
    return Eligibility(
        1, None, None, None, (text,), (), (), (), (), (), text, (), None, None, outcome=None, deregister=()
    )


def test_the_report_of_eligibility_is_of_texts(tmp_path: Path) -> None:
    texts = (*HOSTILE, *HALVES, "\x00=1")
    households = [JudgedHousehold(text, text, text, claiming(text)) for text in texts]
    write_eligibility_book(households, tmp_path / "资格.xlsx")
    assert formulas_of(tmp_path / "资格.xlsx") == []


@pytest.mark.parametrize("kind", sorted({field.kind for field in all_fields().values()}))
def test_every_kind_of_field_reads_every_payload_or_finds_it(kind: str) -> None:
    pack, tried = find_pack("luzhou"), 0
    for field in [field for field in all_fields().values() if field.kind == kind][:6]:
        read = reader_of(field, pack.lists)
        for text in (*PAYLOADS, *HALVES, *STARTS, "1e999999999", "9" * 5000, "-1e400", "1_0", "٣", "0x10"):
            tried += 1
            with suppress(UnreadableError):
                assert len(str(read(text))) <= 5_100
    assert tried > 300


_MANIFEST = '<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'


def an_ods(path: Path, rows: int, columns: int) -> Path:
    """A sheet with one value repeated that often."""
    names = ("office", "table", "text")
    spaces = "".join(f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    told = f'table:number-columns-repeated="{columns}" office:value-type="string"'
    cell = f"<table:table-cell {told}><text:p>甲</text:p></table:table-cell>"
    row = f'<table:table-row table:number-rows-repeated="{rows}">{cell}</table:table-row>'
    sheet = f'<office:spreadsheet><table:table table:name="户">{row}</table:table></office:spreadsheet>'
    content = f"<office:document-content{spaces}><office:body>{sheet}</office:body></office:document-content>"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", content)
    return path


def test_a_value_repeated_over_a_whole_sheet_is_refused(tmp_path: Path) -> None:
    assert (
        Workbook(an_ods(tmp_path / "a.ods", 3, 2).read_bytes(), "a.ods").table("户").rows
        == [["甲", "甲"]] * 3
    )
    began = time.monotonic()
    with pytest.raises(InputUnreadableError):
        Workbook(an_ods(tmp_path / "b.ods", 1_048_576, 16_384).read_bytes(), "b.ods").table("户")
    assert time.monotonic() - began < 5
