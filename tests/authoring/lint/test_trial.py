"""A template filled with the region's sample case: what has no room, and pages that come or go."""

import shutil
from pathlib import Path

import docx
import openpyxl
import pytest
import yaml
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.shared import Mm, Pt
from openpyxl.styles import Alignment

from docgen.authoring.lint.flaws import Flaw
from docgen.pipeline.linting import lint
from docgen.region.shipped import shipped_data

from .good import FORM, LISTS, MANIFEST, ROSTER, a_good_pack, edit_part, write_lists, write_manifest

TRIED = {"text-cut", "page-count", "paper-fails"}


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """The good pack with the sample of a shipped region that asks for no list it has not."""
    root = a_good_pack(tmp_path / "xinhe")
    shutil.copyfile(shipped_data("templates") / "taoyuan" / "sample.yaml", root / "sample.yaml")
    shipped = yaml.safe_load(
        (shipped_data("templates") / "taoyuan" / "codelists.yaml").read_text(encoding="utf-8")
    )
    write_lists(root, {**shipped, **LISTS})
    return root


def tried(root: Path) -> list[Flaw]:
    return [item for item in lint(str(root)).flaws if item.code in TRIED]


def places(root: Path) -> list[tuple[str, str, str]]:
    return [(item.code, item.file, str(item.spot)) for item in tried(root)]


def lower_row(path: Path, row: int, text: str) -> None:
    """A row of exact height, too low for the text that its second cell gets."""
    paper = docx.Document(str(path))
    row_of_table = paper.tables[0].rows[row]
    row_of_table.height, row_of_table.height_rule = Pt(16), WD_ROW_HEIGHT_RULE.EXACTLY
    row_of_table.cells[1].text = text
    paper.save(str(path))


def test_the_good_pack_has_room_for_its_sample(pack: Path) -> None:
    assert places(pack) == []


def test_text_that_a_low_row_cuts_is_told_with_its_cell(pack: Path) -> None:
    lower_row(pack / FORM, 1, "{{ worker.ethnicity }}" + "，登记表上写得很长的话" * 12)
    assert places(pack) == [("text-cut", "01-form.docx", "表1 第2行 第2格")]


def test_a_row_of_a_loop_is_told_by_its_place_in_the_template(pack: Path) -> None:
    lower_row(pack / FORM, 5, "{{ member.relation }}" + "，登记表上写得很长的话" * 12)
    [told] = set(places(pack))
    assert told == ("text-cut", "01-form.docx", "表1 第6行 第2格")


def test_text_beside_a_full_cell_of_a_sheet_is_cut(pack: Path) -> None:
    book = openpyxl.load_workbook(pack / ROSTER)
    book.active["B3"] = "{{ case.worker.name }}（新河县困难职工帮扶中心登记在册）"
    book.save(pack / ROSTER)
    assert set(places(pack)) == {("text-cut", "02-roster.xlsx", "花名册!B3")}


def test_text_that_wraps_in_a_sheet_has_room(pack: Path) -> None:
    book = openpyxl.load_workbook(pack / ROSTER)
    book.active["B3"] = "{{ case.worker.name }}（新河县困难职工帮扶中心登记在册）"
    book.active["B3"].alignment = Alignment(wrap_text=True)
    book.save(pack / ROSTER)
    assert places(pack) == []


def without_lists(root: Path) -> Path:
    """The form's loops taken out, so that its pages must stay as they are."""
    paper = docx.Document(str(root / FORM))
    table = paper.tables[0]
    for row in table.rows[3:]:
        table._tbl.remove(row._tr)
    for paragraph in paper.paragraphs[2:]:
        paragraph._p.getparent().remove(paragraph._p)
    paper.sections[0].page_height = Mm(120)
    paper.save(str(root / FORM))
    documents = [{**MANIFEST["documents"][0], "required": []}, *MANIFEST["documents"][1:]]
    write_manifest(root, {**MANIFEST, "documents": documents})
    return root / FORM


def test_a_filled_form_of_more_pages_than_its_blank_is_told(pack: Path) -> None:
    path = without_lists(pack)
    long = "{% if worker.name %}" + "一" * 3000 + "{% endif %}"
    edit_part(
        path,
        "word/document.xml",
        lambda text: text.replace("{{ form.heading }}", "{{ form.heading }}" + long),
    )
    [told] = tried(pack)
    assert (told.code, told.file) == ("page-count", "01-form.docx")
    assert told.sentence.startswith("空表印成 1 页")


def test_the_page_count_of_the_manifest_is_held_against_the_paper(pack: Path) -> None:
    documents = [{**MANIFEST["documents"][0], "pages": 4}, *MANIFEST["documents"][1:]]
    write_manifest(pack, {**MANIFEST, "documents": documents})
    [told] = tried(pack)
    assert (told.code, told.sentence) == ("page-count", "说明文件写明 4 页，按一般案例填写后印成 1 页。")


def test_a_tag_that_fails_only_when_it_is_filled_is_told(pack: Path) -> None:
    edit_part(
        pack / FORM,
        "word/document.xml",
        lambda text: text.replace("{{ worker.sex }}", "{{ worker.sex + 1 }}"),
    )
    [told] = tried(pack)
    assert (told.code, told.file) == ("paper-fails", "01-form.docx")
    assert "worker.sex + 1" in told.sentence
