"""docgen template diff: two years' versions of a form, and the tags carried over."""

import json
from pathlib import Path

from click.testing import CliRunner, Result

from docgen.authoring.forms.model import Cell, PlacedTag, whole
from docgen.authoring.forms.reading import read_form
from docgen.authoring.forms.writing import write_tagged
from docgen.cli.main import docgen

FORM = "1-困难职工家庭情况登记表.docx"
COUNTY = Path(__file__).parents[2] / "docs" / "authoring"
TAGS = {"婚姻状况": "{{ worker.marital_status }}", "邮　编": "{{ worker.postcode }}"}


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(docgen, ["template", "diff", *map(str, arguments)])


def tagged(folder: Path) -> Path:
    """The form of the year before, with the tags right of their captions."""
    form, target = read_form(COUNTY / "blanks" / FORM), folder / "旧.docx"
    [table] = form.tables
    places = [(table.right_of(cell), TAGS.get(cell.text, "")) for cell in table.cells]
    tags = [PlacedTag(whole(cell), tag) for cell, tag in places if isinstance(cell, Cell) and tag]
    write_tagged(COUNTY / "blanks" / FORM, target, tags)
    return target


def test_tells_what_changed_with_its_place() -> None:
    result = call(COUNTY / "blanks" / FORM, COUNTY / "next-year" / FORM)
    assert result.exit_code == 0, result.output
    lines = [" ".join(line.split()) for line in result.output.splitlines()]
    assert "改名 “婚姻状况” → “婚姻情况” 表1 第3行 第5格" in lines
    assert "移动 “开户银行” 表1 第6行 第1格" in lines
    assert "删除 “邮 编” 旧表 表1 第7行 第3格" in lines


def test_carries_tags_into_the_new_blank_and_tells_the_rest(tmp_path: Path) -> None:
    output = tmp_path / "新.docx"
    result = call(tagged(tmp_path), COUNTY / "next-year" / FORM, "--carry", "-o", output, "--json")
    assert result.exit_code == 0, result.output
    record = json.loads(result.output)
    assert record["carried"] == 1
    assert [item["tag"] for item in record["left"]] == ["{{ worker.postcode }}"]
    form = read_form(output)
    [cell] = [cell for cell in form.cells if cell.text == "婚姻情况"]
    value = form.tables[0].right_of(cell)
    assert value is not None
    assert value.text == "{{ worker.marital_status }}"
    assert any("居住年限" in note.text for note in form.notes)


def test_overwrites_nothing(tmp_path: Path) -> None:
    output = tmp_path / "新.docx"
    output.write_bytes(b"mine")
    result = call(tagged(tmp_path), COUNTY / "next-year" / FORM, "--carry", "-o", output)
    assert result.exception is not None
    assert output.read_bytes() == b"mine"


def test_carrying_needs_a_file_to_write(tmp_path: Path) -> None:
    forms = (COUNTY / "blanks" / FORM, COUNTY / "next-year" / FORM)
    assert "--carry" in str(call(*forms, "--carry").exception)
    assert "--carry" in str(call(*forms, "-o", tmp_path / "新.docx").exception)
