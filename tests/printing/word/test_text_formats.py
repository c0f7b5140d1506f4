"""How characters look: defaults, styles, direct properties."""

import pytest

from docgen.printing.form import Run, TextFormat
from tests.printing.word.papers import Desk, paragraph, style, styles, texts

PLAIN = TextFormat("宋体", "Times New Roman", 10.5)  # of the papers' docDefaults


@pytest.mark.parametrize(
    ("said", "field", "expected"),
    [
        ('<w:sz w:val="32"/>', "size", 16.0),
        ('<w:rFonts w:eastAsia="黑体"/>', "east_asian", "黑体"),
        ('<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/>', "latin", "Arial"),
        ("<w:b/>", "bold", True),
        ('<w:i w:val="1"/>', "italic", True),
        ('<w:u w:val="single"/>', "underline", True),
        ("<w:strike/>", "strike", True),
        ('<w:color w:val="ff0000"/>', "color", "FF0000"),
        ('<w:spacing w:val="-10"/>', "spacing", -0.5),
        ('<w:position w:val="6"/>', "raised", 3.0),
        ('<w:w w:val="80"/>', "scale", 0.8),
        ('<w:lang w:eastAsia="zh-TW"/>', "language", "zh-TW"),
    ],
)
def test_a_run_says_one_thing_about_its_look(desk: Desk, said: str, field: str, expected: object) -> None:
    look = desk.run(said).format
    assert getattr(look, field) == expected
    assert {name for name in vars(look) if getattr(look, name) != getattr(PLAIN, name)} == {field}


@pytest.mark.parametrize(
    "said",
    ['<w:b w:val="0"/>', '<w:u w:val="none"/>', '<w:color w:val="auto"/>', '<w:highlight w:val="none"/>',
     '<w:szCs w:val="48"/><w:bCs/>', "<w:noProof/>", '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>',
     '<w:em w:val="none"/>', '<w:vertAlign w:val="baseline"/>', '<w:kern w:val="0"/>',
     '<w:lang w:val="de-DE"/>'],
)  # fmt: skip
def test_what_is_off_changes_nothing(desk: Desk, said: str) -> None:
    assert desk.run(said).format == PLAIN


def test_styles_lie_over_each_other_and_direct_properties_over_them(desk: Desk) -> None:
    parts = styles(
        style("a", '<w:rPr><w:sz w:val="20"/><w:rFonts w:eastAsia="仿宋"/></w:rPr>', default=True),
        style("b", '<w:rPr><w:sz w:val="30"/><w:i/></w:rPr>', based_on="a"),
        style("c", '<w:rPr><w:b/><w:sz w:val="40"/></w:rPr>', kind="character"),
        run='<w:rFonts w:ascii="Arial"/><w:sz w:val="18"/>',
    )
    base = desk.run("", others=parts).format
    assert (base.size, base.east_asian, base.latin) == (10, "仿宋", "Arial")
    styled = desk.run("", '<w:pStyle w:val="b"/>', others=parts).format
    assert (styled.size, styled.east_asian, styled.italic) == (15, "仿宋", True)
    both = desk.run('<w:rStyle w:val="c"/><w:i w:val="0"/>', '<w:pStyle w:val="b"/>', others=parts).format
    assert (both.size, both.bold, both.italic) == (20, True, False)


def test_a_font_of_the_theme_is_the_one_for_chinese(desk: Desk) -> None:
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="Calibri"/><a:ea typeface=""/>'
        f'<a:font script="Hans" typeface="等线"/></a:{kind}Font>'
        for kind in ("major", "minor")
    )
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    look = desk.run(
        '<w:rFonts w:asciiTheme="minorHAnsi" w:eastAsiaTheme="minorEastAsia" w:eastAsia="不用"/>',
        others={
            "word/theme/theme1.xml": f'<a:theme xmlns:a="{space}">{fonts}</a:theme>',
            "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            f'<Relationship Id="t" Type="{kinds}/theme" Target="theme/theme1.xml"/></Relationships>',
        },
    ).format
    assert (look.latin, look.east_asian) == ("Calibri", "等线")


def test_hidden_text_is_left_out_and_capitals_are_made(desk: Desk) -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r>"
    capital = "<w:r><w:rPr><w:caps/></w:rPr><w:t>a&amp;b</w:t></w:r>"
    assert list(texts(desk.blocks(f"<w:p>{hidden}{capital}</w:p>"))) == ["A&B"]


def test_runs_that_look_alike_are_one_and_breaks_are_characters(desk: Desk) -> None:
    inner = (
        '<w:r><w:t>一</w:t></w:r><w:r><w:tab/><w:t>二</w:t><w:br/></w:r><w:r><w:br w:type="page"/></w:r>'
        "<w:r><w:rPr><w:b/></w:rPr><w:t>三</w:t><w:noBreakHyphen/></w:r>"
        '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>'
    )
    (only,) = desk.blocks(f"<w:p>{inner}</w:p>")
    assert [(run.text, run.format.bold) for run in only.inlines if isinstance(run, Run)] == [  # type: ignore[union-attr]
        ("一\t二\n\f", False),
        ("三\u2011", True),
        ("☑", False),
    ]


def test_spaces_at_the_ends_stay_only_where_they_are_to_be_kept(desk: Desk) -> None:
    kept = '<w:r><w:t xml:space="preserve"> 一 </w:t></w:r>'
    assert list(
        texts(desk.blocks(f"<w:p><w:r><w:t> 二 </w:t></w:r>{kept}<w:r><w:t>三\n四</w:t></w:r></w:p>"))
    ) == ["二 一 三 四"]


def test_the_mark_has_its_own_look(desk: Desk) -> None:
    (empty,) = desk.blocks('<w:p><w:pPr><w:rPr><w:sz w:val="44"/></w:rPr></w:pPr></w:p>')
    assert (empty.mark.size, empty.inlines) == (22, ())  # type: ignore[union-attr]


def test_looks_are_one_object(desk: Desk) -> None:
    first, second = desk.blocks(paragraph("一", run="<w:b/>") + paragraph("二", "<w:keepNext/>", "<w:b/>"))
    assert first.inlines[0].format is second.inlines[0].format  # type: ignore[union-attr]
