"""What decides where letters of a line stand beside their widths: kerning, small letters, leaders, breaks."""

from dataclasses import replace

import pytest

from docgen.printing.form import (
    Alignment,
    Paragraph,
    ParagraphFormat,
    Picture,
    Run,
    TabStop,
    TextFormat,
    VerticalPosition,
)
from docgen.printing.layout.lettering import lettering
from docgen.printing.layout.paragraph import lay_paragraph

from .shown import SONG, paragraph, shown, text_of

KERNED = replace(SONG, kerning=True)
ENGLISH = replace(SONG, language="en-US")
PNG = b"\x89PNG\r\n\x1a\n"


def places(text: str, text_format: TextFormat = SONG, width: float = 200, **look: object) -> list[float]:
    line = lay_paragraph(paragraph(text, text_format, **look), width).lines[0]
    return [x for _, x, _ in shown(line, text_format)]


class TestKerning:
    def test_pairs_of_latin_letters_stand_as_their_face_says(self) -> None:
        closer = places("AV", KERNED)[1] - places("AV")[1]
        assert closer == pytest.approx(-264 / 2048 * 10, abs=0.01)  # 1479 − 1215, Liberation Serif

    def test_words_of_a_justified_line_keep_it(self) -> None:
        look = {"alignment": Alignment.JUSTIFIED}
        text = "AVA To 困难职工家庭情况表"
        plain, kerned = (places(text, look_of, 80, **look) for look_of in (SONG, KERNED))
        assert kerned[1] - kerned[0] < plain[1] - plain[0]
        assert kerned[-1] == pytest.approx(plain[-1], abs=0.1)

    def test_ideographs_and_letters_of_two_runs_are_not_kerned(self) -> None:
        assert places("中、国", KERNED) == places("中、国")
        runs = (Run("A", KERNED), Run("V", replace(KERNED, underline=True)))
        line = lay_paragraph(Paragraph(ParagraphFormat(), runs, KERNED), 100).lines[0]
        assert line.width == pytest.approx(sum(lettering(SONG, False).advances[unit] for unit in "AV"))


class TestSmallLetters:
    @pytest.mark.parametrize("position", [VerticalPosition.SUPERSCRIPT, VerticalPosition.SUBSCRIPT])
    def test_they_need_no_more_room(self, position: VerticalPosition) -> None:
        small = lay_paragraph(paragraph("2", replace(SONG, position=position)), 100)
        assert small.height == lay_paragraph(paragraph("2"), 100).height
        assert small.lines[0].width == pytest.approx(5 * 0.58)

    def test_they_reach_as_high_or_as_low_as_others(self) -> None:
        above, below = (
            lay_paragraph(paragraph("2", replace(SONG, position=position)), 100).lines[0].ops
            for position in (VerticalPosition.SUPERSCRIPT, VerticalPosition.SUBSCRIPT)
        )
        assert " 5.8 Tf 3.95 Ts <" in above  # 9.35 − 5.4: ascents of 10 and 5.8 points
        assert " -0.9 Ts <" in below  # 1.25 − 2.15: descents


class TestTabs:
    def test_leaders_are_spread_over_the_whole_tab(self) -> None:
        found = places("甲\t乙", tab_stops=(TabStop(31, Alignment.LEFT, "."),))
        steps = [second - first for first, second in zip(found, found[1:], strict=False)]
        assert steps == pytest.approx([10, *[2.6] * 6, *[2.7] * 2], abs=0.02)  # 21 = 6 × 2.6 + 2 × 2.7

    def test_a_stop_beyond_the_edge_takes_its_text_there(self) -> None:
        laid = lay_paragraph(paragraph("甲\t乙丙", tab_stops=(TabStop(60, Alignment.RIGHT),)), 50)
        assert [text_of(line) for line in laid.lines] == ["甲乙丙"]
        assert [x for _, x, _ in shown(laid.lines[0])] == [0, 40, 50]


def test_a_line_the_paper_breaks_is_stretched_unless_it_says_not_to() -> None:
    look = {"alignment": Alignment.JUSTIFIED}
    assert places("甲乙\n丙", width=50, **look) == [0, 40]
    assert places("甲乙\n丙", width=50, stretches_broken_lines=False, **look) == [0, 10]


def test_text_in_other_languages_breaks_by_unicode() -> None:
    text = "符合“相对”"
    assert [text_of(line) for line in lay_paragraph(paragraph(text), 29).lines] == ["符合", "“相", "对”"]
    lines = lay_paragraph(paragraph(text, ENGLISH), 29).lines
    assert [text_of(line, ENGLISH) for line in lines][0] == "符"


def test_a_factor_multiplies_letters_and_not_pictures() -> None:
    def height(*inlines: Run | Picture, line: float) -> float:
        return lay_paragraph(Paragraph(ParagraphFormat(line=line), inlines, SONG), 200).height

    picture = Picture(30, 40, PNG)
    for beside in ((), (Run("中", SONG),)):
        added = height(*beside, picture, line=1.5) - height(*beside, picture, line=1.0)
        assert added == pytest.approx(height(*beside, line=1.0) / 2)


def test_room_beside_a_picture_moves_what_follows() -> None:
    inlines = (Picture(30, 40, PNG, left=9.0, right=4.0), Run("中", SONG))
    (line,) = lay_paragraph(Paragraph(ParagraphFormat(), inlines, SONG), 200).lines
    assert "30 0 0 40 9 " in line.ops
    assert shown(line)[0][1] == 43  # 9 + 30 + 4
