"""What keeps a Word template the same on every machine, and editable by a person."""

import re
from pathlib import Path

import pytest
from documents import W, paragraph_text, parts_of
from lxml import etree

from docgen.model.kinds import Kind
from docgen.vocabulary import all_fields

from .template_files import WORD_FONTS, body, fonts, found, identifier, style, templates

pytestmark = pytest.mark.parametrize("path", templates(".docx"), ids=identifier)

A4 = {"11906", "16838"}  # twips
LONG_NAMES = {
    item.path.rpartition(".")[2] for item in all_fields().values() if item.kind is Kind.LONG_TEXT
} | {"photo"}
LEFT_BEHIND = ("ins", "del", "comment", "commentRangeStart", "proofErr", "bookmarkStart", "pict", "drawing")


def test_every_section_is_a4_with_its_margins(path: Path) -> None:
    sections = list(found(path, "sectPr"))
    assert sections
    for section in sections:
        size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
        assert size is not None
        assert margins is not None
        assert {size.get(f"{W}w"), size.get(f"{W}h")} == A4
        assert all(int(margins.get(f"{W}{side}", 0)) > 0 for side in ("top", "right", "bottom", "left"))


def test_no_grid_moves_the_lines(path: Path) -> None:
    assert list(found(path, "docGrid")) == []


def test_every_table_has_fixed_columns(path: Path) -> None:
    for table in found(path, "tbl"):
        layout = table.find(f"{W}tblPr/{W}tblLayout")
        assert layout is not None
        assert layout.get(f"{W}type") == "fixed"
        assert table.find(f"{W}tblGrid/{W}gridCol") is not None


def test_cells_are_as_wide_as_their_columns(path: Path) -> None:
    for table in found(path, "tbl"):
        widths = [int(column.get(f"{W}w", 0)) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        for row in table.iterfind(f"{W}tr"):
            assert row_widths(row, widths) == own_widths(row)


def row_widths(row: etree._Element, columns: list[int]) -> list[int]:
    """The widths of the row's cells by the table's columns."""
    widths, at = [], 0
    for cell in row.iterfind(f"{W}tc"):
        spans = cell.find(f"{W}tcPr/{W}gridSpan")
        span = 1 if spans is None else int(spans.get(f"{W}val", 1))
        widths.append(sum(columns[at : at + span]))
        at += span
    return widths


def own_widths(row: etree._Element) -> list[int]:
    """The widths the cells themselves state."""
    return [int(width.get(f"{W}w", 0)) for width in row.iterfind(f"{W}tc/{W}tcPr/{W}tcW")]


def test_no_row_but_of_free_text_is_broken_over_pages(path: Path) -> None:
    """A row that may be longer than a page must break, or its end would be lost."""
    breaking = [row for row in found(path, "tr") if row.find(f"{W}trPr/{W}cantSplit") is None]
    texts = ["".join(map(paragraph_text, row.iter(f"{W}p"))) for row in breaking]
    assert [text for text in texts if not LONG_NAMES & set(re.findall(r"\w+", " ".join(tags(text))))] == []


def tags(text: str) -> list[str]:
    return re.findall(r"\{\{.*?\}\}|\{%.*?%\}", text)


def test_no_row_that_is_filled_has_a_height_it_cannot_outgrow(path: Path) -> None:
    exact = [row for row in found(path, "tr") if "exact" in heights(row)]
    assert [text for row in exact if "{{" in (text := "".join(map(paragraph_text, row.iter(f"{W}p"))))] == []


def heights(row: etree._Element) -> list[str | None]:
    return [height.get(f"{W}hRule") for height in row.iterfind(f"{W}trPr/{W}trHeight")]


def test_only_fonts_that_have_stand_ins_are_named(path: Path) -> None:
    assert fonts(path) - WORD_FONTS == set()


def test_the_language_is_chinese(path: Path) -> None:
    languages = {element.get(f"{W}eastAsia") for element in found(path, "lang")}
    assert languages == {"zh-CN"}


def test_an_empty_last_paragraph_is_too_small_to_make_a_page(path: Path) -> None:
    last = body(path).findall(f"{W}p")[-1]
    if paragraph_text(last):
        return
    look = style(path, last)
    looks = [last, *([] if look is None else [look])]
    lines = [item for look in looks for item in look.iterfind(f"{W}pPr/{W}spacing")]
    sizes = [item for look in looks for item in look.iter(f"{W}sz")]
    assert [(item.get(f"{W}line"), item.get(f"{W}lineRule")) for item in lines[:1]] == [("20", "exact")]
    assert [item.get(f"{W}val") for item in sizes[:1]] == ["2"]


def test_nothing_of_an_editor_is_left_behind(path: Path) -> None:
    assert [name for name in LEFT_BEHIND if list(found(path, name))] == []
    assert not any("rsid" in str(key) for key in body(path).attrib)
    assert re.findall(r'w:rsid\w+="', parts_of(path.read_bytes())["word/document.xml"].decode("utf-8")) == []


def test_no_style_is_left_unused(path: Path) -> None:
    used = {
        element.get(f"{W}val")
        for name in ("pStyle", "rStyle", "tblStyle", "basedOn")
        for element in found(path, name)
    }
    own = {item.get(f"{W}styleId") for item in found(path, "style") if item.get(f"{W}default") is None}
    assert own - used == set()
