"""Every shipped form read as two other readers read it: lxml for Word, openpyxl for Excel."""

from dataclasses import replace
from pathlib import Path

import pytest
from documents import BREAK, Cell, sheet_rows, sheet_titles, word_cells, word_paragraphs

from docgen.authoring.forms.model import Table
from docgen.authoring.forms.reading import read_form

FORMS = sorted(Path(__file__).parents[3].glob("templates/*/documents/*.*x"))
WORD = [path for path in FORMS if path.suffix == ".docx"]
EXCEL = [path for path in FORMS if path.suffix == ".xlsx"]


def seen(table: Table) -> list[list[Cell]]:
    return [
        [Cell(cell.text.replace("\n", BREAK), cell.column, cell.col_span) for cell in row]
        for row in table.rows
    ]


def without_stops(row: list[Cell]) -> list[Cell]:
    """Without the tab stops of a paragraph, which the other reader takes for tabs in front of it."""
    return [replace(cell, text=cell.text.lstrip("\t")) for cell in row]


def file(path: Path) -> str:
    return f"{path.parts[-3]}/{path.name}"


@pytest.mark.parametrize("path", WORD, ids=file)
def test_word_forms(path: Path) -> None:
    form, paper = read_form(path), path.read_bytes()
    assert [seen(table) for table in form.tables] == [list(map(without_stops, t)) for t in word_cells(paper)]
    body = [line.text.replace("\n", BREAK) for line in form.lines if line.part == "body"]
    assert body == word_paragraphs(paper)


@pytest.mark.parametrize("path", EXCEL, ids=file)
def test_excel_forms(path: Path) -> None:
    form, paper = read_form(path), path.read_bytes()
    assert [table.title for table in form.tables] == sheet_titles(paper)
    for table in form.tables:
        rows = [[cell for cell in row if cell.text] for row in sheet_rows(paper, table.title)]
        assert [[cell for cell in row if cell.text] for row in seen(table)] == rows


def test_there_are_both_kinds() -> None:
    assert (len(WORD), len(EXCEL)) >= (20, 10)
