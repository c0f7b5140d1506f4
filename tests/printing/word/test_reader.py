"""The reader as a whole: the same objects again, papers in any dress, papers that cannot be read."""

import re
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from docgen.printing.engine import PaperUnreadableError
from docgen.printing.form import Paragraph, Table, WordForm
from docgen.printing.office.word_paper import DOCUMENT
from docgen.printing.word.reader import WordReader
from tests.printing.office.word_papers import section, write_word_paper
from tests.printing.word.papers import Desk, W, cell, form_texts, paragraph, row, style, styles, table, texts

_W = "{" + W + "}"
_SHIPPED = sorted(Path("templates").glob("*/documents/*.docx"))


def captions_and_value(value: str) -> str:
    first = row(cell(paragraph("姓名")), cell(paragraph(value)))
    second = row(cell(paragraph("民族")), cell(paragraph("性别")))
    return paragraph("表") + table(first, second, grid=(1000, 1000)) + paragraph(value)


def only_table(form: WordForm) -> Table:
    (found,) = (block for block in form.sections[0].blocks if isinstance(block, Table))
    return found


def test_what_papers_share_is_one_object(desk: Desk) -> None:
    one, two = desk.read(captions_and_value("张三")), desk.read(captions_and_value("李四"))
    assert one.sections[0].setup is two.sections[0].setup
    assert one.sections[0].blocks[0] is two.sections[0].blocks[0]
    first, second = only_table(one), only_table(two)
    assert first.format is second.format
    assert first.rows[1] is second.rows[1]
    assert first.rows[0].cells[0] is second.rows[0].cells[0]
    assert first.rows[0].cells[1] is not second.rows[0].cells[1]
    assert form_texts(two) == ["表", "姓名", "李四", "民族", "性别", "李四"]


def test_a_value_that_comes_again_is_one_paragraph_in_cells_of_any_width(desk: Desk) -> None:
    wide, narrow = (cell(paragraph("无"), f'<w:tcW w:w="{width}" w:type="dxa"/>') for width in (900, 600))
    (line,) = only_table(desk.read(table(row(wide, narrow), grid=(900, 600)))).rows
    assert line.cells[0] is not line.cells[1]
    assert line.cells[0].blocks[0] is line.cells[1].blocks[0]


def test_other_surroundings_make_other_objects(desk: Desk) -> None:
    plain, large = (
        desk.read(paragraph("字"), others=styles(run=f'<w:sz w:val="{size}"/>')).sections[0].blocks[0]
        for size in (20, 40)
    )
    assert isinstance(plain, Paragraph)
    assert isinstance(large, Paragraph)
    assert (plain.mark.size, large.mark.size) == (10, 20)


def test_the_same_row_under_another_table_style_is_another_row(desk: Desk) -> None:
    parts = styles(style("大", '<w:rPr><w:sz w:val="60"/></w:rPr>', kind="table"))
    line = row(cell(paragraph("字")))
    body = table(line) + table(line, properties='<w:tblStyle w:val="大"/>')
    first, second = desk.read(body, others=parts).sections[0].blocks
    assert isinstance(first, Table)
    assert isinstance(second, Table)
    sizes = [found.rows[0].cells[0].blocks[0].mark.size for found in (first, second)]  # type: ignore[union-attr]
    assert sizes == [10, 30]


_CHARACTERS = st.characters(exclude_categories=("Cs", "Cc", "Cn"))
_READER = WordReader()
_BREAKS = {_W + "br": "\n"}


def read_by_tree(path: Path) -> list[str]:
    """The texts of the paragraphs, read without a cut or a skeleton."""
    with zipfile.ZipFile(path) as archive:
        root = etree.fromstring(archive.read(DOCUMENT))
    marks = {**_BREAKS, _W + "tab": "\t"}
    return [
        "".join(
            marks.get(str(text.tag), text.text or "")
            for text in item.iter(_W + "t", *marks)
            if text.getparent().tag == _W + "r"  # the stops of a paragraph are called w:tab too
        )
        for item in root.iter(_W + "p")
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(_CHARACTERS, max_size=12), min_size=3, max_size=3))
def test_any_text_is_read_as_it_was_written(tmp_path: Path, values: list[str]) -> None:
    for number, escaped in enumerate(_escaped(values)):
        path = tmp_path / f"{number}.docx"
        one, two, three = escaped
        body = table(row(cell(paragraph(one) + paragraph(two)), cell(paragraph(three)))) + paragraph(two)
        write_word_paper(path, body + section())
        assert (
            form_texts(_READER.read(path))
            == [values[0], values[1], values[2], values[1]]
            == read_by_tree(path)
        )


def _escaped(values: list[str]) -> list[list[str]]:
    """The values with named references, with decimal ones, with hexadecimal ones."""
    return [
        [escape(value, {'"': "&quot;", "'": "&apos;"}) for value in values],
        ["".join(f"&#{ord(letter)};" for letter in value) for value in values],
        ["".join(f"&#x{ord(letter):x};" for letter in value) for value in values],
    ]


def rewritten(source: Path, target: Path, change: object) -> Path:
    """The paper with its document.xml changed."""
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[DOCUMENT] = change(parts[DOCUMENT].decode())  # type: ignore[operator]
    with zipfile.ZipFile(target, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return target


_BODY = captions_and_value("甲&amp;乙").replace("<w:p>", '<w:p w:rsidR="00A1">') + table(
    row(cell(table(row(cell(paragraph("内")))) + paragraph("外")))
)
_PLAIN = f' xmlns="{W}"'
_CONTROL = "<w:sdt><w:sdtPr><w:id/></w:sdtPr><w:sdtContent>"
_DRESSES = {
    "another prefix": lambda xml: re.sub(r"([</\s])w:", r"\1x:", xml).replace("xmlns:w", "xmlns:x").encode(),
    "no prefix": lambda xml: re.sub("(</?)w:", r"\1", xml).replace(" xmlns:w", f'{_PLAIN} xmlns:w').encode(),
    "comments": lambda xml: xml.replace("<w:tr>", "<!-- </w:tr><w:tr> --><w:tr>").encode(),
    "a comment in a cell": lambda xml: xml.replace("<w:tcPr>", "<!-- x --><w:tcPr>").encode(),
    "character data": lambda xml: xml.replace("甲&amp;乙", "<![CDATA[甲&乙]]>").encode(),
    "processing instructions": lambda xml: xml.replace("<w:p ", "<?x </w:p>?><w:p ").encode(),
    "single quotes": lambda xml: xml.replace('"preserve"', "'preserve'").encode(),
    "attributes": lambda xml: xml.replace("<w:tc>", '<w:tc w:id="1">').encode(),
    "lines": lambda xml: re.sub(r"(</w:(?:p|tbl|tr|tc|tblPr|tblGrid|trPr|tcPr)>)", r"\1\n  ", xml).encode(),
    "controls": lambda xml: re.sub("(<w:p .*?</w:p>)", rf"{_CONTROL}\1</w:sdtContent></w:sdt>", xml).encode(),
    "smart tags": lambda xml: re.sub(r"(<w:r>.*?</w:r>)", r"<w:smartTag>\1</w:smartTag>", xml).encode(),
    "another encoding": lambda xml: xml.replace("UTF-8", "UTF-16").encode("utf-16"),
    "a mark of byte order": lambda xml: b"\xef\xbb\xbf" + xml.encode(),
}  # fmt: skip


@pytest.mark.parametrize("name", _DRESSES)
def test_a_paper_in_unusual_dress_reads_as_in_the_usual_one(tmp_path: Path, name: str) -> None:
    usual = write_word_paper(tmp_path / "usual.docx", _BODY + section())
    unusual = rewritten(usual, tmp_path / "unusual.docx", _DRESSES[name])
    expected, found = WordReader().read(usual), WordReader().read(unusual)
    assert form_texts(found) == form_texts(expected)
    assert repr(found) == repr(expected)


def test_a_file_that_is_no_word_paper_has_a_reason(tmp_path: Path, desk: Desk) -> None:
    usual = write_word_paper(tmp_path / "usual.docx", paragraph() + section())
    no_zip = tmp_path / "文字.docx"
    no_zip.write_text("文字")
    empty = tmp_path / "空.docx"
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("其他.xml", "")
    torn = rewritten(usual, tmp_path / "残缺.docx", lambda xml: xml.replace("</w:r>", "").encode())
    strange = rewritten(usual, tmp_path / "网页.docx", lambda xml: b"<html/>")
    entity = rewritten(usual, tmp_path / "实体.docx", lambda xml: xml.replace("字", "&nbsp;").encode())
    for path in (no_zip, empty, torn, strange, entity, tmp_path / "没有.docx"):
        with pytest.raises(PaperUnreadableError, match=path.stem):
            desk.reader.read(path)


@pytest.mark.parametrize("path", _SHIPPED, ids=lambda path: path.stem)
def test_nothing_in_the_shipped_forms_is_unknown(path: Path) -> None:
    form = WordReader().read(path)
    assert form.unknown == ()
    assert form_texts(form) == read_by_tree(path)


def test_there_are_shipped_forms() -> None:
    assert _SHIPPED


def test_texts_of_all_blocks_are_seen_by_these_tests(desk: Desk) -> None:
    assert list(texts(desk.blocks(captions_and_value("值")))) == ["表", "姓名", "值", "民族", "性别", "值"]


def test_papers_that_differ_only_in_texts_are_compiled_once(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = form_texts(desk.read(captions_and_value("李四&gt;")))
    desk.read(captions_and_value("张三"))
    monkeypatch.setattr("docgen.printing.word.reader.as_it_is", None)
    assert form_texts(desk.read(captions_and_value("李四&gt;"))) == expected
    assert expected[2] == "李四>"


def test_texts_beside_what_is_not_known_stay_in_their_places(desk: Desk) -> None:
    strange = f"<w:altered>{paragraph('失')}</w:altered>"
    lines = row(cell(strange), cell(paragraph("乙"))) + row(cell(paragraph("丙")))
    form = desk.read(paragraph("甲") + strange + table(lines) + paragraph("丁"))
    assert [item.what for item in form.unknown]
    assert form_texts(form) == ["甲", "乙", "丙", "丁"]


@pytest.mark.parametrize(("written", "text"), [("1>0", "1>0"), ("<![CDATA[1>0]]>", "1>0"), ("\r\n1", " 1")])
def test_a_text_written_unusually_is_read(desk: Desk, written: str, text: str) -> None:
    assert form_texts(desk.read(paragraph(written) + paragraph("乙"))) == [text, "乙"]


@pytest.mark.parametrize(("opening", "text"), [("<w:t>", "甲 乙"), ('<w:t xml:space="preserve">', " 甲 乙 ")])
def test_spaces_around_a_text_stay_where_it_says_so(desk: Desk, opening: str, text: str) -> None:
    body = f"<w:p><w:r>{opening} 甲 乙 </w:t></w:r></w:p>"
    assert form_texts(desk.read(body)) == [text]


def test_no_text_holds_what_no_xml_may(desk: Desk) -> None:
    with pytest.raises(PaperUnreadableError):
        desk.read(paragraph("甲\0乙"))
