"""Files that are no templates, and parts that try to reach outside them."""

import zipfile
from pathlib import Path

import pytest
from cases import a_blank_case
from documents import parts_of

from docgen.errors import PackFaultyError
from docgen.fill.sheet import compile_sheet
from docgen.fill.template import Blank
from docgen.fill.word import compile_word

from .templates import HOUSEHOLD, a_docx, a_word_template, an_xlsx, context, paragraph, sheet_data, write_zip


def compile_file(path: Path) -> object:
    blank = Blank(path, HOUSEHOLD)
    return compile_sheet(blank) if path.suffix == ".xlsx" else compile_word(blank)


BOMB = {"word/media/image1.png": bytes(64 * 2**20 + 1)}


@pytest.mark.parametrize("suffix", [".docx", ".xlsx"])
@pytest.mark.parametrize(
    "content", [b"", b"plain text", b"\xd0\xcf\x11\xe0an old .doc", b"PK\x03\x04cut off"]
)
def test_a_file_that_is_no_archive_is_refused(tmp_path: Path, suffix: str, content: bytes) -> None:
    path = tmp_path / f"模板{suffix}"
    path.write_bytes(content)
    with pytest.raises(PackFaultyError, match="模板.*不是可以打开的 Word 或 Excel 文件"):
        compile_file(path)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackFaultyError, match="不是可以打开"):
        compile_file(tmp_path / "没有.docx")


def test_a_part_that_would_swell_beyond_measure_is_refused(tmp_path: Path) -> None:
    path = a_docx(tmp_path / "模板.docx", paragraph("正文"))
    write_zip(path, {name: content for name, content in parts_of(path.read_bytes()).items()} | BOMB)
    with pytest.raises(PackFaultyError, match="word/media/image1.png：内容过大"):
        compile_file(path)


_ENTITY = """<!DOCTYPE w:document [<!ENTITY secret SYSTEM "file:///etc/hostname">]>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>&secret;{{ worker.name }}</w:t></w:r></w:p></w:body></w:document>"""


def test_an_entity_brings_nothing_from_outside(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "模板.docx", {"word/document.xml": _ENTITY})
    with pytest.raises(PackFaultyError, match="声明了 XML 文档类型"):
        compile_word(Blank(path, HOUSEHOLD))


@pytest.mark.parametrize("xml", ["", "<w:document", "<a></b>"])
def test_a_part_that_is_no_xml_is_refused(tmp_path: Path, xml: str) -> None:
    path = write_zip(tmp_path / "模板.docx", {"word/document.xml": xml})
    with pytest.raises(PackFaultyError, match="模板.docx"):
        compile_file(path)


@pytest.mark.parametrize("missing", ["xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_a_workbook_without_a_necessary_part_is_refused(tmp_path: Path, missing: str) -> None:
    path = an_xlsx(tmp_path / "模板.xlsx", {"表": sheet_data({1: {"A": "{{ worker.name }}"}})})
    parts = parts_of(path.read_bytes())
    write_zip(path, {name: content for name, content in parts.items() if name != missing})
    with pytest.raises(PackFaultyError, match="模板.xlsx"):
        compile_file(path)


def test_a_word_file_named_as_an_excel_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PackFaultyError, match="模板.xlsx"):
        compile_file(a_docx(tmp_path / "模板.xlsx", paragraph("正文")))


def test_an_excel_file_named_as_a_word_file_is_refused(tmp_path: Path) -> None:
    path = an_xlsx(tmp_path / "模板.docx", {"表": sheet_data({1: {"A": "甲"}})})
    with pytest.raises(PackFaultyError, match="模板.docx"):
        compile_file(path)


def test_tags_of_a_part_that_is_no_body_header_or_footer_are_left_alone(tmp_path: Path) -> None:
    path = a_docx(tmp_path / "模板.docx", paragraph("{{ worker.name }}"))
    notes = b'<w:footnotes xmlns:w="urn:w">{{ worker.name }}</w:footnotes>'
    write_zip(path, {**parts_of(path.read_bytes()), "word/footnotes.xml": notes})
    filled = compile_word(Blank(path, HOUSEHOLD)).fill(context(a_blank_case()))
    assert parts_of(filled)["word/footnotes.xml"] == notes


def test_a_template_without_tags_prints_itself(tmp_path: Path) -> None:
    template = a_word_template(tmp_path, paragraph("正文"))
    original = parts_of((tmp_path / "模板.docx").read_bytes())
    assert parts_of(template.fill({})) == original


@pytest.mark.parametrize("part", ["word/media/image1.png", "word/document.xml"])
def test_a_template_with_damaged_bytes_is_refused_even_where_nothing_is_filled_in(
    tmp_path: Path, part: str
) -> None:
    path = a_docx(tmp_path / "模板.docx", paragraph("正文"))
    content = {**parts_of(path.read_bytes()), "word/media/image1.png": b"picture" * 9}
    write_zip(path, content)
    with zipfile.ZipFile(path) as archive:
        info = archive.getinfo(part)
        start = info.header_offset + 30 + len(part) + info.compress_size // 2
    data = bytearray(path.read_bytes())
    data[start] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(PackFaultyError, match=r"模板\.docx"):
        compile_word(Blank(path, HOUSEHOLD))


def test_a_template_with_a_part_that_breaks_off_is_refused(tmp_path: Path) -> None:
    path = a_docx(tmp_path / "模板.docx", paragraph("正文"))
    write_zip(path, {**parts_of(path.read_bytes()), "word/theme/theme1.xml": b"<a:theme"})
    with pytest.raises(PackFaultyError, match=r"word/theme/theme1\.xml：文件内容不完整"):
        compile_word(Blank(path, HOUSEHOLD))
