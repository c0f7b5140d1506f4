"""Patterns that are looked for in texts of others take time in proportion to the text, not to its square."""

import re
import time
from pathlib import Path

import pytest

from docgen.authoring.diff.pieces import _GAPS
from docgen.authoring.forms.reading import read_form
from docgen.authoring.lint.opened import TemplateUnreadableError, open_template
from docgen.check.property import _AMOUNT
from docgen.errors import InputUnreadableError
from docgen.fill.language import _CALLED
from docgen.fill.remarks import _SHAPE
from docgen.fill.template import TAG
from docgen.inert_files import _ADDRESS, _FORMULA
from docgen.intake.json_nodes import parse_json
from docgen.model.private_texts import ADDRESS, private_detail, private_number
from tests.fill.templates import a_docx, an_xlsx, paragraph, sheet_data

LENGTH = 300_000
PATTERNS: dict[str, tuple[re.Pattern[str] | re.Pattern[bytes], tuple[str, ...]]] = {
    "tags": (TAG, ("{{", "{%", "{#", "{{%", "{", "{{ a", "{% a {{ ")),
    "tags of a form": (_GAPS, ("{{", "{% a")),
    "shapes": (_SHAPE, ("<v:shape ", "<v:shape>x", "<v:shapetype>", "<aaaa", "<v:shape></v:shapes>")),
    "formulas": (_FORMULA, ("0", "a ", "[1", "1(", "CALL", "a:/")),
    "addresses in XML": (_ADDRESS, ("<v:shape ", "<v:fill src=", "<v:shape\n src")),
    "addresses in texts": (ADDRESS, ("1", "一", "路1", "路1-1", "一1")),
    "amounts": (_AMOUNT, ("1", "1.", "1 ", "1.1")),
    "functions": (_CALLED, ("a", "a.", "a ", "(")),
}
CASES = [(name, atom) for name, (_, atoms) in PATTERNS.items() for atom in atoms]


@pytest.mark.parametrize(("name", "atom"), CASES)
def test_a_pattern_is_soon_through_with_a_long_text(name: str, atom: str) -> None:
    pattern = PATTERNS[name][0]
    text: str | bytes = atom * (LENGTH // len(atom))
    if isinstance(pattern.pattern, bytes):
        assert isinstance(text, str)
        text = text.encode()
    began = time.process_time()
    list(pattern.finditer(text))  # type: ignore[arg-type]
    assert time.process_time() - began < 2


@pytest.mark.parametrize("text", ["1" * LENGTH, "一" * LENGTH, "路1-" * LENGTH, "1 " * LENGTH])
def test_a_long_text_is_soon_looked_through_for_private_things(text: str) -> None:
    began = time.process_time()
    assert private_detail(text) == private_number(text) == ""
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一单元", "一单元"),
        ("3号楼2单元", "3号楼"),
        ("江阳路12-3号", "路12-3号"),
        ("第三十二栋", "三十二栋"),
        ("5月1日", ""),
    ],
)
def test_addresses_are_found_as_before(text: str, found: str) -> None:
    assert private_detail(text) == found


def test_a_tag_within_braces_that_do_not_end_is_still_a_tag() -> None:
    assert TAG.findall("{{ a }} {% b %}{# c #} {{ d\ne }} {{{ f }}") == [
        "{{ a }}", "{% b %}", "{# c #}", "{{ d\ne }}", "{{{ f }}",
    ]  # fmt: skip
    assert TAG.findall("{{ a {{ b }}") == ["{{ b }}"]


def test_json_with_a_long_end_of_nothing_is_soon_read() -> None:
    began = time.process_time()
    parse_json('{"a": 1}' + "\n" * LENGTH)
    assert time.process_time() - began < 2


@pytest.mark.parametrize("atom", ["_", "{{", "年", " ", "1", "、"])
def test_a_text_longer_than_any_caption_is_no_form(tmp_path: Path, atom: str) -> None:
    long = atom * (10_001 // len(atom) + 1) + "。"
    sheet = {"表": sheet_data({1: {"A": long}})}
    for path in (a_docx(tmp_path / "表.docx", paragraph(long)), an_xlsx(tmp_path / "表.xlsx", sheet)):
        with pytest.raises(InputUnreadableError, match=r"一段文字过长"):
            read_form(path)
        with pytest.raises(TemplateUnreadableError, match="一段文字过长"):
            open_template(path)
