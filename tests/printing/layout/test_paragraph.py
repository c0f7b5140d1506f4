"""Paragraphs in lines: widths, breaks, alignment, tabs, heights, what their operators draw."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.printing.form import (
    Alignment,
    FieldRun,
    LineRule,
    PageField,
    Paragraph,
    ParagraphFormat,
    Picture,
    Run,
    TabStop,
)
from docgen.printing.layout.laid import LaidLine, PageNumbers
from docgen.printing.layout.paragraph import lay_paragraph

from .shown import SONG, paragraph, shown, text_of

CHARACTERS = st.sampled_from("中国工会，。；：、（）《》“”！？12aB-/.% □√①\n")


def lines(text: str, width: float, **look: object) -> list[str]:
    """The texts of the lines in a width of points; characters are 10 points."""
    return [text_of(line) for line in lay_paragraph(paragraph(text, **look), width).lines]


def places(text: str, width: float = 100, **look: object) -> list[float]:
    """Where each character of the first line stands."""
    return [x for _, x, _ in shown(lay_paragraph(paragraph(text, **look), width).lines[0])]


class TestLines:
    def test_ideographs_fill_the_width(self) -> None:
        assert lines("困难职工家庭", 40) == ["困难职工", "家庭"]

    def test_punctuation_that_does_not_fit_hangs(self) -> None:
        assert lines("困难职工，家庭", 40) == ["困难职工，", "家庭"]

    def test_punctuation_is_carried_over_with_its_character_where_it_may_not_hang(self) -> None:
        assert lines("困难职工，家庭", 40, hanging_punctuation=False) == ["困难职", "工，家庭"]

    def test_a_line_feed_ends_the_line(self) -> None:
        assert lines("困难\n\n职工", 100) == ["困难", "", "职工"]

    def test_a_form_feed_asks_for_a_page(self) -> None:
        laid = lay_paragraph(paragraph("困难\f职工"), 100)
        assert [line.page_break_after for line in laid.lines] == [True, False]

    def test_indents_narrow_the_first_line_apart(self) -> None:
        assert lines("困难职工家庭情况", 50, left=10, first_line=20) == ["困难", "职工家庭", "情况"]
        assert places("困难", left=10, first_line=20) == [30, 40]

    def test_an_empty_paragraph_is_one_line_as_high_as_its_mark(self) -> None:
        laid = lay_paragraph(Paragraph(ParagraphFormat(), (), SONG), 100)
        big = lay_paragraph(Paragraph(ParagraphFormat(), (), replace(SONG, size=20.0)), 100)
        assert len(laid.lines) == 1
        assert laid.lines[0].ops == ""
        assert big.height == pytest.approx(2 * laid.height, abs=0.1)

    def test_an_empty_paragraph_needs_no_room(self) -> None:
        assert lines("", -5) == [""]

    def test_the_width_leaves_out_indents_and_blanks_at_the_end(self) -> None:
        assert lay_paragraph(paragraph("困难   ", left=10), 100).lines[0].width == 20


class TestGaps:
    def test_a_fifth_of_the_size_stands_between_ideographs_and_letters_or_digits(self) -> None:
        assert places("中1中") == pytest.approx([0, 12, 19], abs=0.01)  # 10 + 2, + 5 + 2

    def test_none_stands_beside_punctuation_and_blanks(self) -> None:
        assert places("中，1") == pytest.approx([0, 10, 20])

    def test_the_size_before_a_seam_of_runs_decides(self) -> None:
        runs = (Run("中", replace(SONG, size=20.0)), Run("1", SONG))
        laid = lay_paragraph(Paragraph(ParagraphFormat(), runs, SONG), 100)
        assert shown(laid.lines[0])[1][1] == pytest.approx(24)

    def test_none_starts_a_line(self) -> None:
        laid = lay_paragraph(paragraph("困难12"), 20)
        assert shown(laid.lines[1])[0][1] == 0
        assert laid.lines[1].width == pytest.approx(10)

    def test_the_paper_may_do_without(self) -> None:
        assert places("中1", east_asian_gap=False) == [0, 10]


class TestAlignment:
    def test_centre_and_right_do_not_count_blanks_at_the_end(self) -> None:
        assert places("困难  ", alignment=Alignment.CENTER)[0] == 40
        assert places("困难  ", alignment=Alignment.RIGHT)[0] == 80

    def test_a_justified_line_reaches_both_edges(self) -> None:
        found = places("困难职工家庭", 45, alignment=Alignment.JUSTIFIED)
        assert found == pytest.approx([0, 11.65, 23.3, 35], abs=0.06)  # 5 points at 3 places, in whole twips

    def test_the_last_line_is_not_justified(self) -> None:
        laid = lay_paragraph(paragraph("困难职工家庭", alignment=Alignment.JUSTIFIED), 45)
        assert [x for _, x, _ in shown(laid.lines[1])] == [0, 10]

    def test_a_distributed_last_line_is_spread(self) -> None:
        assert places("困难", alignment=Alignment.DISTRIBUTED) == pytest.approx([0, 90])

    def test_latin_words_stay_together_in_a_justified_line(self) -> None:
        found = places("困难ab cd职工困难", 70, alignment=Alignment.JUSTIFIED)
        plain = places("困难ab cd职工困难", 200)
        assert found[3] - found[2] == pytest.approx(plain[3] - plain[2])
        assert found[5] - found[3] > plain[5] - plain[3]

    def test_hanging_punctuation_is_outside_the_width(self) -> None:
        assert places("困难职工，家庭", 45, alignment=Alignment.RIGHT)[0] == 5


class TestTabs:
    def test_stops_take_what_follows_at_its_start_middle_or_end(self) -> None:
        stops = (TabStop(30), TabStop(60, Alignment.CENTER), TabStop(90, Alignment.RIGHT))
        assert places("甲\t乙\t丙\t丁", tab_stops=stops) == [0, 30, 55, 80]

    def test_equal_steps_follow_the_last_stop(self) -> None:
        assert places("甲\t乙", default_tab=21) == [0, 21]

    def test_a_hanging_indent_is_a_stop(self) -> None:
        assert places("甲\t乙", left=28, first_line=-28) == [0, 28]

    def test_a_leader_fills_the_tab(self) -> None:
        assert lines("甲\t乙", 100, tab_stops=(TabStop(30, leader="."),)) == ["甲" + 8 * "." + "乙"]


class TestHeights:
    def height(self, text: str = "中", **look: object) -> float:
        return lay_paragraph(paragraph(text, **look), 100).height

    def baseline(self, **look: object) -> float:
        return -shown(lay_paragraph(paragraph("中", **look), 100).lines[0])[0][2]

    def test_an_exact_height_is_split_four_to_one(self) -> None:
        assert self.height(line=20, line_rule=LineRule.EXACT) == 20
        assert self.baseline(line=20, line_rule=LineRule.EXACT) == 16

    def test_a_least_height_adds_above(self) -> None:
        extra = 40 - self.height()
        assert self.height(line=40, line_rule=LineRule.AT_LEAST) == 40
        assert self.baseline(line=40, line_rule=LineRule.AT_LEAST) == pytest.approx(self.baseline() + extra)
        assert self.height(line=5, line_rule=LineRule.AT_LEAST) == self.height()

    def test_a_factor_adds_below(self) -> None:
        assert self.height(line=1.5) == pytest.approx(1.5 * self.height())
        assert self.baseline(line=1.5) == self.baseline()

    def test_a_factor_under_one_takes_from_above(self) -> None:
        assert self.height(line=0.8) == pytest.approx(0.8 * self.height())
        assert self.baseline(line=0.8) < self.baseline()

    def test_the_highest_font_of_a_line_decides(self) -> None:
        runs = (Run("中", SONG), Run("中", replace(SONG, size=20.0)))
        laid = lay_paragraph(Paragraph(ParagraphFormat(), runs, SONG), 100)
        assert laid.height == pytest.approx(2 * self.height(), abs=0.1)

    def test_heights_are_whole_twips(self) -> None:
        assert self.height() * 20 == pytest.approx(round(self.height() * 20))


class TestOperators:
    def test_a_plain_line_is_one_string(self) -> None:
        ops = lay_paragraph(paragraph("困难职工"), 100).lines[0].ops
        assert ops.startswith("BT 0 -")
        assert ops.count("Tj") == ops.count("Tf") == 1
        assert ops.endswith(" Tj ET")

    @pytest.mark.parametrize(
        ("look", "set_by", "taken_back_by"),
        [
            ({"color": "FF0000"}, "1 0 0 rg", "0 g"),
            ({"scale": 1.5}, "150 Tz", "100 Tz"),
            ({"raised": 2.0}, " Ts", "0 Ts"),
            ({"spacing": 1.0}, "1 Tc", "0 Tc"),
            ({"bold": True, "east_asian": "楷体"}, "2 Tr", "0 Tr"),
        ],
    )
    def test_what_is_set_is_taken_back(
        self, look: dict[str, object], set_by: str, taken_back_by: str
    ) -> None:
        text_format = replace(SONG, **look)  # type: ignore[arg-type]
        ops = lay_paragraph(paragraph("困难", text_format), 100).lines[0].ops
        assert -1 < ops.index(set_by) < ops.rindex(taken_back_by)

    def test_an_underline_runs_under_blanks_too(self) -> None:
        ops = lay_paragraph(paragraph("张三    ", replace(SONG, underline=True)), 100).lines[0].ops
        left, _, width, height, *_ = ops[ops.index("ET") + 3 :].split()
        assert float(left) == 0
        assert float(width) > 28
        assert 0 < float(height) < 1.5

    def test_one_underline_runs_under_all_that_is_underlined(self) -> None:
        line = lay_paragraph(paragraph("中12国", replace(SONG, underline=True)), 100).lines[0]
        assert underlines(line) == [(0, 34)]

    def test_the_gap_after_what_is_underlined_is_underlined(self) -> None:
        runs = (Run("中", SONG), Run("12", replace(SONG, underline=True)), Run("国", SONG))
        line = lay_paragraph(Paragraph(ParagraphFormat(), runs, SONG), 100).lines[0]
        assert underlines(line) == [(12, 24)]

    def test_characters_of_another_size_have_their_own_underline(self) -> None:
        large = replace(SONG, underline=True, size=20.0)
        runs = (Run("中", replace(SONG, underline=True)), Run("国", large))
        line = lay_paragraph(Paragraph(ParagraphFormat(), runs, SONG), 100).lines[0]
        assert underlines(line) == [(0, 10), (10, 30)]

    def test_a_combining_mark_is_drawn_with_its_letter(self) -> None:
        text = "困难e\u0301 e\u0301职工困难"
        laid = lay_paragraph(paragraph(text, alignment=Alignment.JUSTIFIED), 50)
        assert any("e\u0301" in drawn for line in laid.lines for drawn in line.clusters.values())

    def test_spacing_follows_each_character(self) -> None:
        laid = lay_paragraph(paragraph("困难", replace(SONG, spacing=2.0)), 100)
        assert [x for _, x, _ in shown(laid.lines[0])] == [0, 12]
        assert laid.lines[0].width == 24

    def test_scaled_characters_are_wider(self) -> None:
        laid = lay_paragraph(paragraph("困难", replace(SONG, scale=1.5)), 100)
        assert [x for _, x, _ in shown(laid.lines[0])] == [0, 15]

    def test_a_picture_stands_on_the_baseline_and_makes_the_line_as_high(self) -> None:
        image = Picture(30.0, 50.0, b"\x89PNG")
        laid = lay_paragraph(Paragraph(ParagraphFormat(), (Run("中", SONG), image), SONG), 100)
        line = laid.lines[0]
        assert line.height > 50
        assert line.width == 40
        assert f"q 30 0 0 50 10 -50 cm /{line.images[0].name} Do Q" in line.ops

    def test_page_numbers_are_set_where_they_are_known(self) -> None:
        fields = (FieldRun(PageField.NUMBER, SONG), Run("/", SONG), FieldRun(PageField.COUNT, SONG))
        numbered = Paragraph(ParagraphFormat(), fields, SONG)
        assert text_of(lay_paragraph(numbered, 100, PageNumbers("3", "12")).lines[0]) == "3/12"
        assert text_of(lay_paragraph(numbered, 100).lines[0]) == "/"

    def test_clusters_name_every_character_by_its_face(self) -> None:
        line = lay_paragraph(paragraph("困难12"), 100).lines[0]
        assert sorted("".join(sorted(drawn)) for drawn in line.clusters.values()) == ["12", "困难"]


class TestVertical:
    def test_ideographs_stand_upright_and_letters_stay_turned(self) -> None:
        line = lay_paragraph(paragraph("中文a"), 100, vertical=True).lines[0]
        assert line.ops.count("0 1 -1 0 ") == 2
        assert list(line.vertical_clusters.values()) == [frozenset("中文")]
        assert list(line.clusters.values()) == [frozenset("a")]

    def test_upright_characters_follow_each_other_down_the_column(self) -> None:
        ops = lay_paragraph(paragraph("中文"), 100, vertical=True).lines[0].ops
        places = [float(part.split()[0]) for part in ops.split("0 1 -1 0 ")[1:]]
        assert places == pytest.approx([8.8, 18.8])

    def test_a_column_is_cut_by_its_length(self) -> None:
        assert len(lay_paragraph(paragraph("困难职工家庭"), 40, vertical=True).lines) == 2


@given(st.text(CHARACTERS, max_size=60), st.floats(12, 200), st.sampled_from(Alignment))
@settings(max_examples=150, deadline=None)
def test_no_text_is_lost_or_moved(text: str, width: float, alignment: Alignment) -> None:
    laid = "".join(lines(text, width, alignment=alignment))
    assert "".join(laid.split()) == "".join(text.split())


@given(st.text(CHARACTERS, max_size=60), st.floats(12, 200))
@settings(max_examples=150, deadline=None)
def test_no_line_is_wider_than_the_width(text: str, width: float) -> None:
    laid = lay_paragraph(paragraph(text, hanging_punctuation=False), width)
    assert all(line.width <= width + 0.05 for line in laid.lines)


@given(st.text(CHARACTERS, max_size=60), st.floats(12, 200))
@settings(max_examples=50, deadline=None)
def test_the_height_is_the_sum_of_the_lines(text: str, width: float) -> None:
    laid = lay_paragraph(paragraph(text), width)
    assert laid.height == pytest.approx(sum(line.height for line in laid.lines))


def underlines(line: LaidLine) -> list[tuple[float, float]]:
    """From where to where the rules under a line reach."""
    boxes = [[float(value) for value in box.split()] for box in line.ops.split("ET ")[1].split(" re f")[:-1]]
    return [(x, x + width) for x, _, width, _ in boxes]
