"""Damaged files are read as far as they are forms, or refused with their name; nothing else happens."""

import random
from pathlib import Path

import pytest
from documents import parts_of
from fill.templates import an_xlsx, merged, sheet_data, write_zip

from docgen.authoring.forms.reading import read_form
from docgen.errors import InputUnreadableError

from .blanks import p, r, read_body, tbl, tc, tr

TEMPLATES = Path(__file__).parents[3] / "templates/luzhou/documents"
WANTED = (
    "word/document.xml",
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/workbook.xml",
    "xl/styles.xml",
)


@pytest.mark.parametrize("name", ["02-declaration-form.docx", "06-system-roster-two-part.xlsx"])
def test_any_damage_is_read_or_refused(tmp_path: Path, name: str) -> None:
    parts = parts_of((TEMPLATES / name).read_bytes())
    chance = random.Random(6)
    outcomes = set()
    for _ in range(150):
        part = chance.choice([part for part in WANTED if part in parts])
        path = write_zip(tmp_path / name, {**parts, part: _damaged(parts[part], chance)})
        try:
            outcomes.add(read_form(path).kind)
        except InputUnreadableError as refusal:
            outcomes.add(refusal.what.partition("：")[0])
    assert outcomes == {"word" if name.endswith(".docx") else "sheet", name}


def _damaged(data: bytes, chance: random.Random) -> bytes:
    """The data with a few of its numbers or names changed, or some bytes lost."""
    at = chance.randrange(len(data))
    length = chance.randrange(1, 12)
    return data[:at] + chance.choice([b"", b"9" * length, b"-1", b'"', b"x" * length]) + data[at + length :]


def test_a_span_of_millions_is_no_wider_than_a_table(tmp_path: Path) -> None:
    form = read_body(tmp_path, tbl(tr(tc("甲", span=10**9), tc("乙"))))
    assert [cell.column for cell in form.tables[0].cells] == [0, 63]


def test_a_merge_of_the_whole_sheet_ends_with_the_form(tmp_path: Path) -> None:
    data = sheet_data({1: {"A": "甲"}, 3: {"B": "乙"}}, after=merged("A1:XFD1048576"))
    (cell,) = read_form(an_xlsx(tmp_path / "空表.xlsx", {"表": data})).tables[0].cells
    assert (cell.row_span, cell.col_span) == (503, 52)


def test_a_text_at_the_end_of_the_sheet_is_no_form(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path / "空表.xlsx", {"表": sheet_data({1: {"A": "甲"}, 1048576: {"XFD": "乙"}})})
    with pytest.raises(InputUnreadableError, match="单元格过多"):
        read_form(path)


def test_elements_without_end_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadableError, match="空表"):
        read_body(tmp_path, "<w:sdt>" * 5000 + p(r("甲")) + "</w:sdt>" * 5000)
