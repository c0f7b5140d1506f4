"""Nothing that could change a page is dropped without a word."""

import pytest

from docgen.printing.word.numerals import is_format
from tests.printing.office.word_papers import reference, section
from tests.printing.word.papers import (
    Desk,
    cell,
    form_texts,
    level,
    numbered,
    numbering,
    paragraph,
    row,
    style,
    styles,
    table,
)

_BEGIN = '<w:fldChar w:fldCharType="begin"/>'
RUN_PROPERTIES = [
    ("highlight", '<w:highlight w:val="yellow"/>'),
    ("em", '<w:em w:val="dot"/>'),
    ("shd", '<w:shd w:val="pct10" w:fill="auto"/>'),
    ("shd", '<w:shd w:val="clear" w:fill="FF0000"/>'),
    ("bdr", '<w:bdr w:val="single" w:sz="4"/>'),
    ("effect", '<w:effect w:val="shimmer"/>'),
    ("dstrike", "<w:dstrike/>"),
    ("smallCaps", "<w:smallCaps/>"),
    ("outline", "<w:outline/>"),
    ("shadow", "<w:shadow/>"),
    ("emboss", "<w:emboss/>"),
    ("imprint", "<w:imprint/>"),
    ("rtl", "<w:rtl/>"),
    ("fitText", '<w:fitText w:val="800"/>'),
    ("eastAsianLayout", '<w:eastAsianLayout w:combine="1"/>'),
    ("u wave", '<w:u w:val="wave"/>'),
    ("u color", '<w:u w:val="single" w:color="FF0000"/>'),
    ("rPrChange", "<w:rPrChange/>"),
    ("sz future", '<w:sz w:val="20" w:future="1"/>'),
    ("glow", '<w14:glow xmlns:w14="urn:w14"/>'),
]
PARAGRAPH_PROPERTIES = [
    ("framePr", '<w:framePr w:w="100"/>'),
    ("pBdr bottom double", '<w:pBdr><w:bottom w:val="double" w:sz="4"/></w:pBdr>'),
    ("shd", '<w:shd w:val="clear" w:fill="EEEEEE"/>'),
    ("bidi", "<w:bidi/>"),
    ("mirrorIndents", "<w:mirrorIndents/>"),
    ("kinsoku", '<w:kinsoku w:val="0"/>'),
    ("topLinePunct", "<w:topLinePunct/>"),
    ("textAlignment", '<w:textAlignment w:val="center"/>'),
    ("textDirection", '<w:textDirection w:val="tbRl"/>'),
    ("spacing Autospacing", '<w:spacing w:beforeAutospacing="1"/>'),
    ("ind firstLineChars", '<w:ind w:firstLineChars="200"/>'),
    ("ind leftChars", '<w:ind w:leftChars="200"/>'),
    ("jc thaiDistribute", '<w:jc w:val="thaiDistribute"/>'),
    ("tab decimal", '<w:tabs><w:tab w:val="decimal" w:pos="100"/></w:tabs>'),
    ("numPr", '<w:numPr><w:numId w:val="9"/></w:numPr>'),
    ("pPrChange", "<w:pPrChange/>"),
]
RUN_CONTENTS = [
    ("pict", "<w:pict/>"),
    ("object", "<w:object/>"),
    ("footnoteReference", '<w:footnoteReference w:id="1"/>'),
    ("endnoteReference", '<w:endnoteReference w:id="1"/>'),
    ("ruby", "<w:ruby/>"),
    ("ptab", '<w:ptab w:alignment="right"/>'),
    ("softHyphen", "<w:softHyphen/>"),
    ("br column", '<w:br w:type="column"/>'),
    ("sym Wingdings F021", '<w:sym w:font="Wingdings" w:char="F021"/>'),
    ("drawing", "<w:drawing/>"),
    ("anchor", '<w:drawing><wp:anchor xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
               'wordprocessingDrawing"/></w:drawing>'),
    ("AlternateContent", '<mc:AlternateContent xmlns:mc="urn:mc"/>'),
]  # fmt: skip
TABLE_PROPERTIES = [
    ("tblpPr", '<w:tblpPr w:tblpX="100"/>'),
    ("bidiVisual", "<w:bidiVisual/>"),
    ("tblCellSpacing", '<w:tblCellSpacing w:w="20" w:type="dxa"/>'),
    ("shd", '<w:shd w:val="clear" w:fill="EEEEEE"/>'),
    ("tblInd pct", '<w:tblInd w:w="50" w:type="pct"/>'),
    ("tcBorders wave", '<w:tblBorders><w:top w:val="wave" w:sz="4"/></w:tblBorders>'),
]
ROW_PROPERTIES = [
    ("hidden", "<w:hidden/>"),
    ("tblCellSpacing", '<w:tblCellSpacing w:w="20" w:type="dxa"/>'),
    ("jc right", '<w:jc w:val="right"/>'),
    ("ins", '<w:ins w:id="1"/>'),
]
CELL_PROPERTIES = [
    ("tcFitText", "<w:tcFitText/>"),
    ("hideMark", "<w:hideMark/>"),
    ("hMerge", '<w:hMerge w:val="restart"/>'),
    ("textDirection lrTbV", '<w:textDirection w:val="lrTbV"/>'),
    ("vAlign both", '<w:vAlign w:val="both"/>'),
    ("tl2br", '<w:tcBorders><w:tl2br w:val="single" w:sz="4"/></w:tcBorders>'),
    ("shd pct25", '<w:shd w:val="pct25" w:fill="auto"/>'),
]
SECTIONS = [
    ("type oddPage", '<w:type w:val="oddPage"/>'),
    ("cols", '<w:cols w:num="2"/>'),
    ("docGrid", '<w:docGrid w:type="linesAndChars" w:linePitch="312" w:charSpace="-849"/>'),
    ("pgNumType", '<w:pgNumType w:fmt="upperRoman"/>'),
    ("pgBorders", '<w:pgBorders><w:top w:val="single"/></w:pgBorders>'),
    ("lnNumType", '<w:lnNumType w:countBy="1"/>'),
    ("textDirection", '<w:textDirection w:val="tbRl"/>'),
    ("sectPrChange", "<w:sectPrChange/>"),
]


def named(found: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Places, and the XML names in what is unknown."""
    return [(place, what.rpartition("（w:")[2].removesuffix("）")) for place, what in found]


@pytest.mark.parametrize(("name", "said"), RUN_PROPERTIES)
def test_a_look_that_is_not_known_is_named(desk: Desk, name: str, said: str) -> None:
    assert named(desk.unknown(paragraph() + paragraph(run=said))) == [("正文第2段", name)]


@pytest.mark.parametrize(("name", "said"), PARAGRAPH_PROPERTIES)
def test_a_setting_of_paragraphs_that_is_not_known_is_named(desk: Desk, name: str, said: str) -> None:
    assert named(desk.unknown(paragraph("字", said))) == [("正文第1段", name)]


@pytest.mark.parametrize(("name", "said"), RUN_CONTENTS)
def test_content_that_is_not_known_is_named(desk: Desk, name: str, said: str) -> None:
    form = desk.read(table(row(cell(paragraph()), cell(f"<w:p><w:r>{said}</w:r></w:p>"))))
    assert named([(item.place, item.what) for item in form.unknown]) == [("表1 第1行 第2格", name)]


@pytest.mark.parametrize(("name", "said"), TABLE_PROPERTIES)
def test_a_property_of_tables_that_is_not_known_is_named(desk: Desk, name: str, said: str) -> None:
    assert named(desk.unknown(table(row(cell(paragraph())), properties=said))) == [("表1", name)]


@pytest.mark.parametrize(("name", "said"), ROW_PROPERTIES)
def test_a_property_of_rows_that_is_not_known_is_named(desk: Desk, name: str, said: str) -> None:
    ((_, found),) = named(desk.unknown(table(row(cell(paragraph()), properties=said))))
    assert found == name


@pytest.mark.parametrize(("name", "said"), CELL_PROPERTIES)
def test_a_property_of_cells_that_is_not_known_is_named(desk: Desk, name: str, said: str) -> None:
    body = table(row(cell(paragraph()))) + table(row(cell(paragraph())), row(cell(paragraph(), said)))
    assert named(desk.unknown(body)) == [("表2 第2行 第1格", name)]


@pytest.mark.parametrize(("name", "said"), SECTIONS)
def test_a_property_of_sections_that_is_not_known_is_named(desk: Desk, name: str, said: str) -> None:
    assert named(desk.unknown(paragraph(), last=section(extra=said))) == [("页面设置", name)]


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("altChunk", '<w:altChunk r:id="x"/>'),
        ("oMathPara", '<m:oMathPara xmlns:m="urn:m"/>'),
        ("fldChar TOC", '<w:p><w:fldSimple w:instr="TOC"><w:r><w:t>一</w:t></w:r></w:fldSimple></w:p>'),
        ("fldChar PAGE", '<w:p><w:fldSimple w:instr="PAGE \\* roman"><w:r/></w:fldSimple></w:p>'),
        ("fldChar DATE", f'<w:p><w:r>{_BEGIN}<w:instrText>DATE</w:instrText></w:r></w:p>'),
        ("ins", '<w:p><w:ins w:id="1"><w:r><w:t>新</w:t></w:r></w:ins></w:p>'),
        ("del", '<w:p><w:del w:id="1"><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>'),
        ("tblPrEx", table(row(cell(paragraph()))).replace("<w:trPr>", "<w:tblPrEx/><w:trPr>")),
        ("tblGrid", table(row(cell(paragraph())), grid=())),
    ],
)  # fmt: skip
def test_a_block_that_is_not_known_is_named(desk: Desk, name: str, body: str) -> None:
    ((_, found),) = named(desk.unknown(body))
    assert found == name


def test_an_unknown_field_keeps_what_it_was_saved_with(desk: Desk) -> None:
    field = '<w:p><w:fldSimple w:instr=" DATE "><w:r><w:t>今日</w:t></w:r></w:fldSimple></w:p>'
    assert form_texts(desk.read(field)) == ["今日"]


def test_what_is_not_known_in_a_style_is_named_where_the_style_is_used(desk: Desk) -> None:
    parts = styles(
        style("甲", '<w:rPr><w:em w:val="dot"/></w:rPr>'),
        style("乙", "<w:rPr><w:dstrike/></w:rPr>"),
        style("丙", '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>', kind="table"),
        style("丁", "<w:rPr><w:b/></w:rPr>"),
        style("戊", "<w:rPr><w:b/></w:rPr>", kind="character"),
    )
    assert desk.unknown(paragraph("字", '<w:pStyle w:val="甲"/>') * 2, others=parts) == [
        ("样式“甲”", "着重号（w:em）")
    ]
    styled = table(row(cell(paragraph())), properties='<w:tblStyle w:val="丙"/>')
    assert named(desk.unknown(styled, others=parts)) == [("样式“丙”", "tblStylePr firstRow")]
    twice = paragraph("字", '<w:pStyle w:val="丁"/>', '<w:rStyle w:val="戊"/>')
    assert named(desk.unknown(twice, others=parts)) == [("正文第1段", "b")]


def test_what_is_not_known_above_below_and_in_settings_is_named(desk: Desk) -> None:
    found = desk.unknown(
        paragraph(),
        last=section(references=reference("footer1")),
        hanging={"footer1": "<w:r><w:pict/></w:r>"},
        settings="<w:mirrorMargins/>",
    )
    assert found == [("文档设置", "对称页边距（w:mirrorMargins）"), ("页脚1", "旧式图形（VML）（w:pict）")]


@pytest.mark.parametrize(
    ("name", "of_level"),
    [
        ("numFmt hindiLetters", level("hindiLetters", "%1")),
        ("jc lvlJc", level("decimal", "%1", '<w:lvlJc w:val="right"/>')),
        ("isLgl", level("decimal", "%1", "<w:isLgl/>")),
        ("lvlPicBulletId", level("bullet", "•", '<w:lvlPicBulletId w:val="0"/>')),
        ("sym Wingdings F021", level("bullet", "\uf021", '<w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr>')),
    ],
)
def test_numbering_that_is_not_known_is_named(desk: Desk, name: str, of_level: str) -> None:
    assert not is_format("hindiLetters")
    assert named(desk.unknown(paragraph("字", numbered()), others=numbering(of_level))) == [
        ("正文第1段", name)
    ]


def test_the_same_thing_in_many_places_is_said_once(desk: Desk) -> None:
    body = paragraph(run="<w:dstrike/>") * 3 + table(row(cell(paragraph(run="<w:dstrike/>"))))
    assert desk.unknown(body) == [("正文第1段等4处", "双删除线（w:dstrike）")]


def test_notes_come_again_with_a_paper_read_before(desk: Desk) -> None:
    body = table(row(cell(paragraph(run="<w:em/>"))))
    assert desk.unknown(body) == desk.unknown(body) != []
