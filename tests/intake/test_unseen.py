from pathlib import Path

import pytest

from docgen.intake.cells import CellError
from docgen.intake.unseen import Unseen, unseen_finder
from docgen.intake.workbook import Workbook

from .inputs import a_workbook

SAVED = Path(__file__).parent / "saved"


@pytest.mark.parametrize("name", ["large.xlsx", "large.ods", "large.xls"])
def test_every_format_tells_its_formula_errors(name):
    book = Workbook((SAVED / name).read_bytes(), name)
    found = {
        (title, row, column): cell.text
        for title in book.titles
        for row, cells in enumerate(book.table(title).rows)
        for column, cell in enumerate(cells)
        if isinstance(cell, CellError)
    }
    assert found == {("户", 2, 5): "#DIV/0!", ("家庭成员", 1, 3): "#N/A", ("走访记录", 61, 2): "#NAME?"}


def test_the_errors_stand_in_the_cells_of_the_sheet():
    book = Workbook((SAVED / "large.xlsx").read_bytes(), "large.xlsx")
    assert book.table("户").rows[2][5] == CellError("#DIV/0!")


def test_a_workbook_without_errors_tells_none(tmp_path):
    path = a_workbook(tmp_path / "表.xlsx", {"户": [["甲", 1, None]]})
    assert unseen_finder(path.read_bytes())("户") == Unseen()
