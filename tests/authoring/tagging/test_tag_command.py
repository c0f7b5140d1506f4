"""docgen template tag: a blank form, its tags, and what is told of them."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from docgen.authoring.forms.reading import read_form
from docgen.cli.main import docgen

BLANKS = Path(__file__).parents[3] / "docs" / "authoring" / "blanks"
FORM = BLANKS / "1-困难职工家庭情况登记表.docx"


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(docgen, ["template", "tag", *map(str, arguments)])


def test_writes_the_tags_and_tells_of_each(tmp_path: Path) -> None:
    target = tmp_path / "模板.docx"
    result = call(FORM, "-o", target)
    assert result.exit_code == 0, result.output
    texts = [cell.text for cell in read_form(target).cells]
    assert "{{ worker.ethnicity }}" in texts
    assert any(text.startswith("{%tr for member in members") for text in texts)
    assert "民族 → worker.ethnicity" in result.output
    assert "没有加标签、请自己看一看的：" in result.output


def test_tells_a_program_table_row_and_cell_as_a_person_counts(tmp_path: Path) -> None:
    result = call(FORM, "-o", tmp_path / "模板.docx", "--json")
    records = json.loads(result.output)
    named = [item for item in records if item["field"] == "worker.name"]
    assert [(item["table"], item["row"], item["cell"]) for item in named] == [(1, 1, 2)]
    assert {"table", "row", "cell", "caption", "field", "confidence", "reason"} == set(records[0])
    assert all(item["confidence"] == 0 for item in records if item["field"] is None)


def test_remarks_are_left_out_when_not_wanted(tmp_path: Path) -> None:
    with_notes, without = tmp_path / "批注.docx", tmp_path / "无批注.docx"
    call(FORM, "-o", with_notes)
    call(FORM, "-o", without, "--no-notes")
    assert with_notes.stat().st_size > without.stat().st_size
    assert b"comments.xml" not in without.read_bytes()


def test_overwrites_nothing(tmp_path: Path) -> None:
    target = tmp_path / "模板.docx"
    target.write_text("别人的文件", encoding="utf-8")
    assert call(FORM, "-o", target).exit_code != 0
    assert target.read_text(encoding="utf-8") == "别人的文件"


def test_a_form_that_has_its_tags_gets_no_others(tmp_path: Path) -> None:
    once, twice = tmp_path / "一次.docx", tmp_path / "两次.docx"
    call(FORM, "-o", once, "--no-notes")
    result = call(once, "-o", twice, "--json")
    fields = [item["field"] for item in json.loads(result.output) if item["field"]]
    assert fields == []
    assert [cell.text for cell in read_form(twice).cells] == [cell.text for cell in read_form(once).cells]


def test_a_word_form_stays_a_word_form(tmp_path: Path) -> None:
    result = call(FORM, "-o", tmp_path / "模板.xlsx")
    assert result.exit_code != 0
    assert list(tmp_path.iterdir()) == []
