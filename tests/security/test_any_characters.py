"""Texts out of all planes into Word, Excel and PDF and back: what comes out is what went in."""

import re
import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from cases import a_case
from documents import parts_of
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from docgen.errors import PackFaultyError
from docgen.fill.sheet import SheetTemplate
from docgen.fill.word import WordTemplate
from docgen.fonts.report import unprintable_characters
from docgen.intake.cells import UnreadableError, printable
from docgen.pdf.document import write_document
from docgen.pdf.store import PageStore
from docgen.printing.builtin import BuiltinEngine
from docgen.printing.engine import PaperFile
from tests.fill.templates import HOUSEHOLD, a_sheet_template, a_word_template, context, paragraph, sheet_data
from tests.security.drawn_text import text_of_pdf
from tests.security.payloads import HALVES, PAYLOADS

_PLANES = [(plane << 16, (plane << 16) + 0xFFFF) for plane in range(17)]
_OF_A_PLANE = st.sampled_from(_PLANES).flatmap(
    lambda ends: st.characters(min_codepoint=ends[0], max_codepoint=ends[1])
)
TEXTS = st.text(_OF_A_PLANE | st.characters(), min_size=1, max_size=30) | st.sampled_from(
    (*PAYLOADS, *HALVES)
)
_BOX = "\ufffd"  # what a box stands for when it is copied
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DRAWN_AS_NOTHING = re.compile(  # by any program: they change what stands beside them
    "[\u034f\u17b4\u17b5\u180b-\u180f\ufe00-\ufe0f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0100-\U000e01ef]"
)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> WordTemplate:
    return a_word_template(tmp_path_factory.mktemp("word"), paragraph("{{ household.remark }}"))


@pytest.fixture(scope="module")
def sheet(tmp_path_factory: pytest.TempPathFactory) -> SheetTemplate:
    cells = sheet_data({1: {"A": "{{ household.remark }}", "B": "前{{ household.remark }}后"}})
    return a_sheet_template(tmp_path_factory.mktemp("sheet"), cells, allowed=HOUSEHOLD)


def filled(template: WordTemplate | SheetTemplate, text: str) -> bytes | None:
    """The paper with that text; None where it is told that no file can hold it."""
    case = a_case(household={"remark": text})
    if not _NOT_XML.search(text):
        return template.fill(context(case))
    with pytest.raises(PackFaultyError, match="控制字符"):
        template.fill(context(case))
    return None


def word_text(paper: bytes) -> str:
    """What Word shows: its texts, breaks and tabs."""
    body = etree.fromstring(parts_of(paper)["word/document.xml"])
    pieces = {f"{_W}br": "\n", f"{_W}tab": "\t"}
    return "".join(pieces.get(str(item.tag), item.text or "") for item in body.iter(f"{_W}t", *pieces))


def with_plain_ends(text: str) -> str:
    """The text with the one end of a line that XML knows."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@settings(max_examples=300)
@given(text=TEXTS)
def test_a_word_paper_holds_the_text_to_the_letter(word: WordTemplate, text: str) -> None:
    paper = filled(word, text)
    assert paper is None or word_text(paper) == with_plain_ends(text)


@settings(max_examples=300)
@given(text=TEXTS)
def test_an_excel_paper_holds_the_text_to_the_letter_and_as_text(sheet: SheetTemplate, text: str) -> None:
    paper = filled(sheet, text)
    if paper is None:
        return
    cells = load_workbook(BytesIO(paper)).worksheets[0]
    assert (cells["A1"].data_type, cells["B1"].data_type) == ("s", "s")
    found = CalamineWorkbook.from_filelike(BytesIO(paper)).get_sheet_by_index(0).to_python()[0]
    assert found == [with_plain_ends(text), f"前{with_plain_ends(text)}后"]


def drawn(template: WordTemplate | SheetTemplate, texts: list[str], folder: Path) -> list[str]:
    """What a PDF shows of each text, set by the built-in engine, a paper each."""
    suffix = ".docx" if isinstance(template, WordTemplate) else ".xlsx"
    papers = []
    for number, text in enumerate(texts):
        path = folder / f"{number}{suffix}"
        path.write_bytes(filled(template, text) or b"")
        papers.append(PaperFile(str(number), path, ""))
    outcome = BuiltinEngine().print_papers(papers, folder)
    assert outcome.failed == ()
    return [_shown(item.pages, item.first_page, item.page_count, folder) for item in outcome.printed]


def _shown(store: Path, first: int, count: int, folder: Path) -> str:
    with PageStore(store) as pages:
        write_document((pages.page(first + n) for n in range(count)), folder / "a.pdf", "")
    return text_of_pdf(folder / "a.pdf")


def a_wrapping_cell(folder: Path) -> SheetTemplate:
    return a_sheet_template(
        folder, sheet_data({1: {"A": "{{ household.remark }}"}}, style=1), allowed=HOUSEHOLD
    )


def seen(text: str) -> str:
    """The text without what nobody sees, composed as it may be drawn."""
    return unicodedata.normalize("NFC", _DRAWN_AS_NOTHING.sub("", "".join(text.split())))


@settings(max_examples=10, phases=(Phase.explicit, Phase.reuse, Phase.generate))  # 40 texts do not shrink
@given(texts=st.lists(TEXTS, min_size=40, max_size=40))
@pytest.mark.parametrize("kind", ["word", "sheet"])
def test_a_page_shows_the_text_or_its_lost_characters_are_told(
    tmp_path_factory: pytest.TempPathFactory,
    kind: str,
    word: WordTemplate,
    sheet: SheetTemplate,
    texts: list[str],
) -> None:
    read = list(filter(None, map(as_read, texts)))
    template = word if kind == "word" else sheet
    for text, shown in zip(read, drawn(template, read, tmp_path_factory.mktemp("pdf")), strict=True):
        lost = dict.fromkeys(map(ord, (*unprintable_characters(text), _BOX)))  # which the finding tells
        assert seen(text.translate(lost)) in seen(shown.translate(lost)), (text, shown)


def as_read(text: str) -> str | None:
    """The text as intake gives it; None where it is found instead."""
    try:
        return printable(text)
    except UnreadableError:
        return None
