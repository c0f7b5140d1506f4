"""What Word and Excel templates share, and what keeps an Excel template printable."""

import re
from pathlib import Path

import pytest
from documents import parts_of
from openpyxl import load_workbook

from .template_files import WORD_FONTS, identifier, templates

ALL = templates("x")
SHEETS = templates(".xlsx")
PERSONAL = ("dc:creator", "cp:lastModifiedBy", "Company", "Manager", "cp:lastPrinted")
FOREIGN = re.compile(
    r"(vbaProject|macros|embeddings|externalLinks|comments|calcChain|theme|printerSettings|customXml)"
)


@pytest.mark.parametrize("path", ALL, ids=identifier)
def test_the_properties_of_the_file_name_nobody(path: Path) -> None:
    parts = parts_of(path.read_bytes())
    properties = "".join(parts[name].decode("utf-8") for name in parts if name.startswith("docProps/"))
    assert [name for name in PERSONAL if re.search(f"<{name}>[^<]", properties)] == []
    assert set(re.findall(r"\d\d-\d\dT([\d:]+)Z", properties)) <= {"00:00:00"}  # no clock of a machine


@pytest.mark.parametrize("path", ALL, ids=identifier)
def test_the_file_holds_no_macro_no_link_and_nothing_foreign(path: Path) -> None:
    parts = parts_of(path.read_bytes())
    assert [name for name in parts if FOREIGN.search(name)] == []
    assert [name for name, content in parts.items() if b'TargetMode="External"' in content] == []


@pytest.mark.parametrize("path", ALL, ids=identifier)
def test_the_file_is_small_enough_to_be_opened_at_once(path: Path) -> None:
    assert path.stat().st_size < 30_000


@pytest.mark.parametrize("path", SHEETS, ids=identifier)
def test_every_sheet_prints_on_a4_with_its_heading_on_each_page(path: Path) -> None:
    for sheet in load_workbook(path).worksheets:
        assert sheet.page_setup.paperSize == 9
        assert sheet.page_setup.orientation in ("portrait", "landscape")
        assert sheet.print_title_rows
        assert sheet.page_setup.fitToHeight in (0, None) or not sheet.sheet_properties.pageSetUpPr.fitToPage


@pytest.mark.parametrize("path", SHEETS, ids=identifier)
def test_every_cell_is_in_a_font_that_has_a_stand_in(path: Path) -> None:
    cells = (cell for sheet in load_workbook(path).worksheets for row in sheet.iter_rows() for cell in row)
    assert {cell.font.name for cell in cells} - WORD_FONTS == set()
