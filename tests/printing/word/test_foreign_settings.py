"""What papers say that never came from docgen: settings, grids, widths in per cent, rules, small letters."""

import pytest

from docgen.printing.form import Border, EdgeRule, VerticalPosition
from tests.printing.office.word_papers import reference, section
from tests.printing.word.papers import Desk, cell, paragraph, row, style, styles, table, texts

ON = "<w:{}/>"
MODE = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="{}"/></w:compat>'
)
ONE_CELL = table(row(cell(paragraph())))


@pytest.mark.parametrize(
    ("settings", "is_old"), [("", True), (MODE.format(14), True), (MODE.format(15), False)]
)
def test_before_word_2013_the_text_of_a_table_begins_at_its_indent(
    desk: Desk, settings: str, is_old: bool
) -> None:
    assert desk.table(ONE_CELL, settings=settings).format.is_text_at_indent is is_old


def test_lines_the_paper_breaks_may_stay_as_they_are(desk: Desk) -> None:
    compat = "<w:compat><w:doNotExpandShiftReturn/></w:compat>"
    assert desk.paragraph().format.stretches_broken_lines
    assert not desk.paragraph(settings=compat).format.stretches_broken_lines


def test_hyphenation_is_named_where_a_paragraph_does_not_refuse_it(desk: Desk) -> None:
    settings = '<w:autoHyphenation w:val="true"/>'
    refused = paragraph("字", '<w:suppressAutoHyphens w:val="true"/>')
    assert desk.unknown(refused, settings=settings) == []
    assert desk.unknown(refused + paragraph(), settings=settings) == [
        ("正文第2段", "自动断字（w:autoHyphenation）")
    ]


@pytest.mark.parametrize(
    ("grid", "pitch"),
    [
        ("", 0),
        ('<w:docGrid w:linePitch="312"/>', 0),
        ('<w:docGrid w:type="default" w:linePitch="312"/>', 0),
        ('<w:docGrid w:type="lines" w:linePitch="312"/>', 550 * 72 / 2540),  # LibreOffice: 5.50 mm
        ('<w:docGrid w:type="linesAndChars" w:linePitch="312" w:charSpace="0"/>', 550 * 72 / 2540),
    ],
)
def test_a_grid_of_lines_has_a_pitch(desk: Desk, grid: str, pitch: float) -> None:
    form = desk.read(paragraph(), last=section(extra=grid))
    assert form.sections[0].setup.line_pitch == pytest.approx(pitch)
    assert form.unknown == ()


def test_even_pages_have_their_own_header_where_the_settings_say_so(desk: Desk) -> None:
    hanging = {name: f"<w:r><w:t>{name}</w:t></w:r>" for name in ("header1", "header2")}
    last = section(references=reference("header1") + reference("header2", "even"))
    for settings, expected in (("", None), ("<w:evenAndOddHeaders/>", ["header2"])):
        setup = desk.read(paragraph(), last=last, hanging=hanging, settings=settings).sections[0].setup
        assert (None if setup.even_header is None else list(texts(setup.even_header))) == expected


@pytest.mark.parametrize(("said", "portion"), [("5000", 1.0), ("4000", 0.8), ("80%", 0.8)])
def test_a_table_may_take_a_portion_of_the_width(desk: Desk, said: str, portion: float) -> None:
    found = desk.table(table(row(cell(paragraph())), properties=f'<w:tblW w:w="{said}" w:type="pct"/>'))
    assert (found.format.portion, found.format.columns) == (portion, (100,))


def test_paragraphs_have_rules_above_and_below_and_their_own_none_wins(desk: Desk) -> None:
    edge = '<w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/>'
    parts = styles(style("h", f"<w:pPr><w:pBdr>{edge}</w:pBdr></w:pPr>"))
    named = desk.paragraph('<w:pStyle w:val="h"/>', others=parts).format
    assert (named.above, named.below) == (None, EdgeRule(Border(0.75), 1.0))
    own = '<w:pStyle w:val="h"/><w:pBdr><w:bottom w:val="none"/></w:pBdr>'
    assert not desk.paragraph(own, others=parts).format.is_ruled


@pytest.mark.parametrize("edge", ["left", "right", "between", "bar"])
def test_rules_beside_and_between_paragraphs_are_named(desk: Desk, edge: str) -> None:
    said = f'<w:pBdr><w:{edge} w:val="single" w:sz="4"/></w:pBdr>'
    assert desk.unknown(paragraph("字", said)) == [("正文第1段", f"段落边框（w:pBdr {edge} single）")]


def test_ruled_paragraphs_under_each_other_are_named(desk: Desk) -> None:
    ruled = paragraph("字", '<w:pBdr><w:bottom w:val="single" w:sz="4"/></w:pBdr>')
    name = "相邻的段落边框（w:between）"
    assert desk.unknown(ruled + paragraph() + ruled) == []
    assert desk.unknown(ruled + ruled) == [("正文第2段", name)]
    assert desk.unknown(table(row(cell(ruled + ruled)))) == [("表1 第1行 第1格", name)]


def test_spacing_as_on_the_web_is_known_in_the_body_alone(desk: Desk) -> None:
    said = '<w:spacing w:before="100" w:beforeAutospacing="1" w:after="100" w:afterAutospacing="1"/>'
    found = desk.paragraph(said).format
    assert (found.automatic_spacing, found.before, found.after) == (True, 14, 14)
    assert desk.unknown(table(row(cell(paragraph("字", said))))) == [
        ("表1 第1行 第1格", "自动段间距（w:spacing Autospacing）")
    ]


def test_letters_are_kerned_and_small_where_the_paper_says_so(desk: Desk) -> None:
    assert desk.run('<w:kern w:val="2"/>').format.kerning
    assert not desk.run('<w:kern w:val="0"/>').format.kerning
    small = desk.run('<w:vertAlign w:val="superscript"/>').format.position
    assert small is VerticalPosition.SUPERSCRIPT
