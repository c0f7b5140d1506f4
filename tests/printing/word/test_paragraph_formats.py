"""How paragraphs are set: spacing, indents, lines, tabs, lists."""

import pytest

from docgen.printing.form import Alignment, LineRule, Paragraph, ParagraphFormat, Run, TabStop
from tests.printing.word.papers import (
    Desk,
    cell,
    level,
    numbered,
    numbering,
    paragraph,
    row,
    style,
    styles,
    table,
    texts,
)

PLAIN = ParagraphFormat(widow_control=True)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ('<w:jc w:val="both"/>', {"alignment": Alignment.JUSTIFIED}),
        ('<w:jc w:val="end"/>', {"alignment": Alignment.RIGHT}),
        ('<w:jc w:val="distribute"/>', {"alignment": Alignment.DISTRIBUTED}),
        ('<w:ind w:left="210" w:right="40" w:hanging="100"/>', {"left": 10.5, "right": 2, "first_line": -5}),
        ('<w:ind w:start="1cm" w:firstLine="640"/>', {"left": 72 / 2.54, "first_line": 32}),
        ('<w:ind w:firstLineChars="200" w:firstLine="640"/>', {"first_line": 32}),
        ('<w:spacing w:before="120" w:after="60"/>', {"before": 6, "after": 3}),
        ('<w:spacing w:beforeLines="50" w:afterLines="100"/>', {"before": 6, "after": 12}),
        ('<w:spacing w:beforeLines="50" w:before="100"/>', {"before": 5}),
        ('<w:spacing w:line="360" w:lineRule="auto"/>', {"line": 1.5}),
        ('<w:spacing w:line="579" w:lineRule="exact"/>', {"line": 28.95, "line_rule": LineRule.EXACT}),
        ('<w:spacing w:line="300" w:lineRule="atLeast"/>', {"line": 15, "line_rule": LineRule.AT_LEAST}),
        ("<w:keepNext/><w:keepLines/>", {"keep_next": True, "keep_lines": True}),
        ("<w:pageBreakBefore/>", {"page_break_before": True}),
        ('<w:widowControl w:val="0"/>', {"widow_control": False}),
        ('<w:overflowPunct w:val="false"/>', {"hanging_punctuation": False}),
        ("<w:contextualSpacing/>", {"contextual_spacing": True}),
        ('<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="8000"/><w:tab w:pos="400"/></w:tabs>',
         {"tab_stops": (TabStop(20), TabStop(400, Alignment.RIGHT, "."))}),
        ('<w:snapToGrid w:val="0"/>', {"snaps_to_grid": False}),
        ('<w:adjustRightInd w:val="0"/><w:outlineLvl w:val="0"/>', {}),
        ('<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:wordWrap w:val="0"/>', {}),
        ('<w:pBdr><w:top w:val="nil"/></w:pBdr><w:shd w:val="clear" w:fill="auto"/>', {}),
    ],
)  # fmt: skip
def test_a_paragraph_says_how_it_is_set(desk: Desk, said: str, expected: dict[str, object]) -> None:
    found = desk.paragraph(said).format
    assert {name: value for name, value in vars(found).items() if value != getattr(PLAIN, name)} == expected


def test_tab_stops_add_up_and_are_cleared(desk: Desk) -> None:
    tabs = '<w:tabs><w:tab w:val="left" w:pos="400"/><w:tab w:val="left" w:pos="800"/></w:tabs>'
    own = '<w:tabs><w:tab w:val="clear" w:pos="400"/><w:tab w:val="center" w:pos="600"/></w:tabs>'
    parts = styles(style("t", f"<w:pPr>{tabs}</w:pPr>"))
    stops = desk.paragraph(f'<w:pStyle w:val="t"/>{own}', others=parts).format.tab_stops
    assert stops == (TabStop(30, Alignment.CENTER), TabStop(40))


def test_the_default_tab_is_the_settings(desk: Desk) -> None:
    assert desk.paragraph(settings='<w:defaultTabStop w:val="420"/>').format.default_tab == 21


def test_paragraph_styles_lie_over_the_defaults(desk: Desk) -> None:
    parts = styles(
        style("a", '<w:pPr><w:spacing w:after="0"/></w:pPr>', default=True),
        style("b", '<w:pPr><w:jc w:val="center"/></w:pPr>', based_on="a"),
        paragraph_defaults='<w:spacing w:before="40" w:after="160"/>',
    )
    found = desk.paragraph('<w:pStyle w:val="b"/>', others=parts).format
    assert (found.before, found.after, found.alignment, found.style) == (2, 0, Alignment.CENTER, "b")
    assert desk.paragraph(others=parts).format.style == "a"


def test_lists_count_along_the_paper_and_start_anew_below(desk: Desk) -> None:
    levels = numbering(
        level("chineseCountingThousand", "%1、", '<w:suff w:val="nothing"/>'),
        level("decimal", "（%2）", '<w:suff w:val="space"/>'),
    )
    body = "".join(
        paragraph(text, numbered(index))
        for text, index in (("甲", 0), ("乙", 1), ("丙", 1), ("丁", 0), ("戊", 1))
    )
    expected = ["一、甲", "（1） 乙", "（2） 丙", "二、丁", "（1） 戊"]
    assert list(texts(desk.blocks(body, others=levels))) == expected
    assert list(texts(desk.blocks(body, others=levels))) == expected  # each paper counts from the start


def test_a_numbered_paragraph_that_comes_again_has_the_next_number(desk: Desk) -> None:
    levels = numbering(level("upperRoman", "%1."))
    first, second = desk.blocks(paragraph("同", numbered()) * 2, others=levels)
    again, _ = desk.blocks(paragraph("同", numbered()) * 2, others=levels)
    assert list(texts((first, second))) == ["I.\t同", "II.\t同"]
    assert again is first


def test_a_label_has_the_levels_look_and_a_tab_stop_at_the_hanging_indent(desk: Desk) -> None:
    levels = numbering(
        level("decimal", "%1", '<w:pPr><w:ind w:left="840" w:hanging="420"/></w:pPr><w:rPr><w:b/></w:rPr>')
    )
    (only,) = desk.blocks(paragraph("字", numbered()), others=levels)
    assert isinstance(only, Paragraph)
    label, text = only.inlines
    assert isinstance(label, Run)
    assert isinstance(text, Run)
    assert (label.text, label.format.bold, text.format.bold) == ("1\t", True, False)
    assert (only.format.left, only.format.first_line, only.format.tab_stops) == (42, -21, (TabStop(42),))


def test_lists_count_within_tables_too(desk: Desk) -> None:
    levels = numbering(level("decimal", "%1", '<w:suff w:val="nothing"/>'))
    line = row(cell(paragraph("、", numbered())))
    body = table(line, line) + paragraph("、", numbered())
    assert list(texts(desk.blocks(body, others=levels))) == ["1、", "2、", "3、"]
