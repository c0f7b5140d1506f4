"""Paper, margins, headers and footers."""

from docgen.printing.form import FieldRun, PageField, Paragraph, Run
from tests.printing.office.word_papers import PAGE_FIELD, reference, section, section_break
from tests.printing.word.papers import Desk, paragraph, texts

A4 = '<w:pgSz w:w="11906" w:h="16838"/>'
MARGINS = (
    '<w:pgMar w:top="1440" w:right="1134" w:bottom="720" w:left="1134" w:header="567" w:footer="400"'
    ' w:gutter="200"/>'
)
END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'


def test_a_section_has_its_paper_and_margins_with_the_gutter(desk: Desk) -> None:
    form = desk.read(paragraph(), last=f"<w:sectPr>{A4}{MARGINS}</w:sectPr>")
    setup = form.sections[0].setup
    assert (setup.width, setup.height) == (595.3, 841.9)
    assert (setup.top, setup.right, setup.bottom, setup.left) == (72, 56.7, 36, 66.7)  # 1134 / 20 + 200 / 20
    assert (setup.header_distance, setup.footer_distance) == (28.35, 20)
    assert (setup.first_number, setup.starts_page, form.unknown) == (None, True, ())


def test_sections_end_with_their_last_paragraph(desk: Desk) -> None:
    wide = section(landscape=True, extra='<w:type w:val="continuous"/><w:pgNumType w:start="3"/>')
    form = desk.read(paragraph("一") + section_break(section()) + paragraph("二"), last=wide)
    assert [list(texts(part.blocks)) for part in form.sections] == [["一", ""], ["二"]]
    first, second = (part.setup for part in form.sections)
    assert (first.width, second.width) == (595.3, 841.9)
    assert (second.starts_page, second.first_number) == (False, 3)


def test_headers_are_inherited_and_the_first_page_may_have_its_own(desk: Desk) -> None:
    names = ("header1", "header2", "footer1")
    hanging = {name: f"<w:r><w:t>{name}</w:t></w:r>" for name in names}
    first = section(references=reference("header1") + reference("footer1"))
    second = section(references=reference("header2", "first"), extra="<w:titlePg/>")
    form = desk.read(paragraph() + section_break(first) + paragraph(), last=second, hanging=hanging)
    setup = form.sections[1].setup
    assert list(texts(setup.header)) == ["header1"]
    assert list(texts(setup.footer)) == ["footer1"]
    assert list(texts(setup.first_header or ())) == ["header2"]
    assert setup.first_footer == ()
    assert form.sections[0].setup.first_header is None
    assert form.unknown == ()


def test_page_numbers_are_fields_without_their_saved_result(desk: Desk) -> None:
    instruction = 'w:instr=" NUMPAGES \\* MERGEFORMAT "'
    simple = f"<w:fldSimple {instruction}><w:r><w:rPr><w:b/></w:rPr><w:t>9</w:t></w:r></w:fldSimple>"
    result = '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>8</w:t></w:r>'
    saved = PAGE_FIELD.replace(END, result + END)
    inner = f"<w:r><w:t>第</w:t></w:r>{saved}<w:r><w:t>共</w:t></w:r>{simple}<w:r><w:t>页</w:t></w:r>"
    form = desk.read(paragraph(), last=section(references=reference("footer1")), hanging={"footer1": inner})
    (footer,) = form.sections[0].setup.footer
    assert isinstance(footer, Paragraph)
    seen = [item.text if isinstance(item, Run) else item.field for item in footer.inlines]  # type: ignore[union-attr]
    assert seen == ["第", PageField.NUMBER, "共", PageField.COUNT, "页"]
    assert [item.format.bold for item in footer.inlines if isinstance(item, FieldRun)] == [False, True]
    assert form.unknown == ()


def test_a_paper_without_section_is_a4(desk: Desk) -> None:
    form = desk.read(paragraph(), last="")
    assert (form.sections[0].setup.width, form.sections[0].setup.height) == (595.3, 841.9)
