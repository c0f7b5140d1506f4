"""Templates and papers as text that a person, or git, can compare."""

import subprocess
import sys
from pathlib import Path

import docx
import openpyxl
import pytest
from click.testing import CliRunner

from docgen.authoring.show import shown_text
from docgen.cli.main import docgen
from docgen.errors import InputUnreadableError
from docgen.region.shipped import shipped_data

CARD = shipped_data("templates") / "national" / "documents" / "contact-card.docx"


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    """A heading, a table with merged cells and a line break, a footer."""
    made = docx.Document()
    made.add_paragraph("登记表\t第  号")
    table = made.add_table(rows=3, cols=3)
    table.cell(0, 0).text, table.cell(0, 1).text = "姓名", "{{ worker.name }}"
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(2, 0).text, table.cell(2, 2).text = "致困\n原因", "☑ 患病"
    made.sections[0].footer.paragraphs[0].text = "第 1 页"
    made.save(str(tmp_path / "表.docx"))
    return tmp_path / "表.docx"


def test_word_reads_row_by_row_with_merges_and_breaks(paper: Path) -> None:
    assert shown_text(paper).splitlines() == [
        "登记表⇥第  号",
        "表1",
        "| 姓名 | {{ worker.name }}〔2列〕 |",
        "（空行 1）",
        "| 致困⏎原因 |  | ☑ 患病 |",
        "页脚：第 1 页",
    ]


def test_sheets_read_by_their_titles(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active.title = "花名册"
    book.active.append(["序号", "姓名"])
    book.active.append([1, "{{ case.worker.name }}"])
    book.save(tmp_path / "册.xlsx")
    assert shown_text(tmp_path / "册.xlsx").splitlines() == [
        "工作表：花名册",
        "| 序号 | 姓名 |",
        "| 1 | {{ case.worker.name }} |",
    ]


def test_one_change_changes_one_line(paper: Path, tmp_path: Path) -> None:
    before = shown_text(paper).splitlines()
    changed = docx.Document(str(paper))
    changed.tables[0].cell(0, 0).text = "职工姓名"
    changed.save(str(paper))
    after = shown_text(paper).splitlines()
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == [
        ("| 姓名 | {{ worker.name }}〔2列〕 |", "| 职工姓名 | {{ worker.name }}〔2列〕 |")
    ]


def test_the_same_file_reads_the_same_in_every_process() -> None:
    command = [sys.executable, "-m", "docgen", "template", "show", str(CARD)]
    texts = {
        subprocess.run(command, capture_output=True, check=True, env={"PYTHONHASHSEED": seed}).stdout
        for seed in ("1", "2")
    }
    assert texts == {shown_text(CARD).encode("utf-8")}


def test_the_command_prints_what_is_shown(paper: Path) -> None:
    result = CliRunner().invoke(docgen, ["template", "show", str(paper)])
    assert (result.exit_code, result.output) == (0, shown_text(paper))


def test_what_is_no_office_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "说明.docx"
    path.write_bytes(b"plain text")
    with pytest.raises(InputUnreadableError):
        shown_text(path)
