"""The workbook through LibreOffice: it opens, keeps its rules, and reads back."""

import subprocess
import tempfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter
from regions import FIXTURES, REGIONS, pack_of

from docgen.intake.read import read_inputs
from docgen.pipeline.collection import make_collection

from .books import columns, empty, opened

pytestmark = pytest.mark.office


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    """Every region's empty workbook, and one with data, as LibreOffice saves them again."""
    folder = tmp_path_factory.mktemp("saved")
    files = []
    for region in REGIONS:
        copy = folder / f"{region}.xlsx"
        copy.write_bytes(empty(region).read_bytes())
        files.append(copy)
    make_collection(pack_of("luzhou"), folder / "filled.xlsx", [FIXTURES / "luzhou" / "采集表.xlsx"])
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{profile}",
                "--headless",
                "--convert-to",
                "xlsx",
                "--outdir",
                folder / "out",
                *files,
                folder / "filled.xlsx",
            ],
            check=True,
            capture_output=True,
            timeout=300,
        )
    return folder / "out"


def read(path: Path, region: str):
    return read_inputs([path], pack_of(region).lists)


@pytest.mark.parametrize("region", REGIONS)
class TestAnEmptyWorkbookSavedAgain:
    def test_is_still_empty(self, region, saved):
        found = read(saved / f"{region}.xlsx", region)
        assert (len(found.cases), found.unions) == (0, ())
        assert [item.code for item in found.findings] == ["no-records"]

    def test_keeps_every_list_and_rule(self, region, saved):
        book = openpyxl.load_workbook(saved / f"{region}.xlsx")
        for title, number, _ in columns(region):
            cell = f"{get_column_letter(number)}3"
            before, after = (
                [rule.type for rule in sheet.data_validations.dataValidation if cell in rule.sqref]
                for sheet in (opened(region)[title], book[title])
            )
            assert [kind for kind in after if kind] == [kind for kind in before if kind], (title, cell)
        assert set(book.defined_names) >= set(opened(region).defined_names)

    def test_keeps_its_protection(self, region, saved):
        book = openpyxl.load_workbook(saved / f"{region}.xlsx")
        for title in {title for title, _, _ in columns(region)}:
            assert book[title].protection.sheet
            assert book[title]["A1"].protection.locked
            assert not book[title].protection.deleteRows

    def test_keeps_digits_as_text_in_rows_to_come(self, region, saved):
        book = openpyxl.load_workbook(saved / f"{region}.xlsx")
        [(title, number)] = [
            (title, number)
            for title, number, column in columns(region)
            if column.field.path == "worker.id_number" and not column.is_key
        ]
        before, after = (
            sheet.column_dimensions[get_column_letter(number)].number_format
            for sheet in (opened(region)[title], book[title])
        )
        assert before == after == "@"


def test_a_filled_workbook_saved_again_reads_back(saved):
    before = read(saved.parent / "filled.xlsx", "luzhou")
    after = read(saved / "filled.xlsx", "luzhou")
    assert [filed.case for filed in after.cases] == [filed.case for filed in before.cases]
    assert len(after.cases) >= 12
