from pathlib import Path

import pikepdf
import pytest
from drawn_pages import HEIGHT, WIDTH, a_pdf, line, text

from docgen.printing.comparison.marks import Marks, Rule
from docgen.printing.comparison.reading import read_marks


def read(tmp_path: Path, content: str) -> Marks:
    [page] = read_marks(a_pdf(tmp_path / "page.pdf", content))
    return page


def rules(page: Marks) -> list[Rule]:
    return [
        Rule(rule.is_level, round(rule.at, 1), round(rule.start, 1), round(rule.end, 1))
        for rule in page.rules
    ]


def test_a_glyph_has_its_origin_size_and_face(tmp_path: Path) -> None:
    page = read(tmp_path, text(70, 700, "ab", size=9, font="F2"))
    assert (page.width, page.height) == (WIDTH, HEIGHT)
    assert [(glyph.text, glyph.size, glyph.font) for glyph in page.glyphs] == [
        ("a", 9, "Courier"),
        ("b", 9, "Courier"),
    ]
    assert [(round(glyph.x, 1), glyph.y) for glyph in page.glyphs] == [(70, 700), (75.4, 700)]  # 0.6 em


def test_white_space_is_no_glyph_however_wide(tmp_path: Path) -> None:
    page = read(tmp_path, text(70, 700, " a  b ") + text(200, 700, "   "))
    assert [glyph.text for glyph in page.glyphs] == ["a", "b"]


def test_a_glyph_in_a_moved_and_scaled_frame_is_where_it_looks(tmp_path: Path) -> None:
    page = read(tmp_path, f"q 2 0 0 2 10 20 cm {text(30, 40, 'a', size=6)} Q")
    [glyph] = page.glyphs
    assert (glyph.x, glyph.y, glyph.size) == (70, 100, 12)


def test_a_hyphen_at_the_end_of_a_line_stays_a_hyphen(tmp_path: Path) -> None:
    page = read(tmp_path, text(70, 700, "0830-") + text(70, 686, "3110001"))
    assert "".join(glyph.text for glyph in page.glyphs) == "0830-3110001"


def test_a_subset_tag_and_a_collections_language_are_no_other_face(tmp_path: Path) -> None:
    path = a_pdf(tmp_path / "page.pdf", text(70, 700, "a"))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.Resources.Font.F1.BaseFont = pikepdf.Name("/BAAAAA+NotoSerifCJKjp-Bold-VKana")
        pdf.save(path)
    [page] = read_marks(path)
    assert [glyph.font for glyph in page.glyphs] == ["NotoSerifCJK-Bold"]


def test_a_character_beyond_the_basic_plane_is_one_glyph(tmp_path: Path) -> None:
    path = a_pdf(tmp_path / "page.pdf", text(70, 700, "ab"))
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.pages[0].obj.Resources.Font.F1.ToUnicode = pikepdf.Stream(pdf, MEANINGS.encode("ascii"))
        pdf.save(path)
    [page] = read_marks(path)
    assert [glyph.text for glyph in page.glyphs] == ["𬭁", "b"]


MEANINGS = """/CIDInit /ProcSet findresource begin
begincmap
1 begincodespacerange <00> <FF> endcodespacerange
2 beginbfchar
<61> <D872DF41>
<62> <0062>
endbfchar
endcmap
end"""


@pytest.mark.parametrize(
    "drawn",
    [
        line(60, 700, 460, 700),
        line(60, 700, 200, 700) + line(200, 700, 330, 700) + line(330.2, 700, 460, 700),
        line(60, 700, 460, 700) + line(60, 700.2, 460, 700.2),
        "60 699.75 400 0.5 re f\n",
        "q 1 0 0 1 50 600 cm 10 100 m 410 100 l S Q\n",
    ],
    ids=["one line", "in pieces", "twice", "a thin rectangle", "in a moved frame"],
)
def test_a_rule_is_what_it_looks_like_however_it_is_drawn(tmp_path: Path, drawn: str) -> None:
    assert rules(read(tmp_path, drawn)) == [Rule(True, 700, 60, 460)]


def test_a_frame_is_four_rules(tmp_path: Path) -> None:
    assert rules(read(tmp_path, "60 700 400 80 re S\n")) == [
        Rule(True, 700, 60, 460),
        Rule(True, 780, 60, 460),
        Rule(False, 60, 700, 780),
        Rule(False, 460, 700, 780),
    ]


def test_lines_with_a_gap_stay_apart(tmp_path: Path) -> None:
    page = read(tmp_path, line(60, 700, 200, 700) + line(204, 700, 460, 700))
    assert rules(page) == [Rule(True, 700, 60, 200), Rule(True, 700, 204, 460)]


def test_what_only_clips_is_not_printed(tmp_path: Path) -> None:
    assert read(tmp_path, "60 700 400 80 re W n\n").rules == ()


def test_a_picture_and_a_shade_have_their_bounds_and_white_is_no_shade(tmp_path: Path) -> None:
    content = "q 100 0 0 50 60 700 cm /I1 Do Q 0.8 g 60 600 100 20 re f 1 g 60 500 100 20 re f\n"
    areas = [
        (area.kind, area.left, area.bottom, area.right, area.top) for area in read(tmp_path, content).areas
    ]
    assert areas == [("图片", 60, 700, 160, 750), ("底色", 60, 600, 160, 620)]


def test_pages_are_read_from_the_first_asked_for(tmp_path: Path) -> None:
    path = a_pdf(tmp_path / "pages.pdf", *(text(70, 700, word) for word in ("one", "two", "three", "four")))
    words = ["".join(glyph.text for glyph in page.glyphs) for page in read_marks(path, 2, 2)]
    assert words == ["two", "three"]
