"""Texts in their cells: where they stand, what happens when they are too wide or too high."""

from pathlib import Path

import pytest

from .books import Making, drawn, printed, words

LONG = "这是一段比较长的文字会溢出到右边"


def _cell(tmp_path: Path, value: object, width: float = 20, **look: object) -> list[str]:
    """The lines of the one cell of a sheet."""

    def fill(made: Making) -> None:
        made.sheet.set_column(0, 0, width)
        made.sheet.set_row(0, 200)
        made.sheet.write(0, 0, value, made.format(**look))
        made.sheet.write(0, 1, "挡")

    return [word for word in words(tmp_path, fill)[0] if word != "挡"]


def test_lines_end_anywhere_among_chinese(tmp_path: Path) -> None:
    # a column of 10.71 digits has 70 points for text: five letters of 12 points; Calc lets 、 begin a line
    assert _cell(tmp_path, "甲乙丙丁戊、己庚", 10, text_wrap=True) == ["甲乙丙丁戊", "、己庚"]


def test_words_stay_whole_and_a_blank_goes_at_a_lines_end(tmp_path: Path) -> None:
    assert _cell(tmp_path, "docgen prints pages", 10, text_wrap=True) == ["docgen", "prints", "pages"]


def test_a_long_number_is_cut_only_where_its_cell_is_narrower(tmp_path: Path) -> None:
    number = "510504198003159981"
    assert _cell(tmp_path, number, 20, text_wrap=True) == [number]
    assert "".join(_cell(tmp_path, number, 10, text_wrap=True)) == number
    assert len(_cell(tmp_path, number, 10, text_wrap=True)) == 2


def test_line_ends_in_the_text_are_kept(tmp_path: Path) -> None:
    assert _cell(tmp_path, "第一\n\n第三", text_wrap=True) == ["第一", "第三"]


@pytest.mark.parametrize(
    ("value", "width", "shown"),
    [
        (123456789, 20, "123456789"),
        (123456789, 6, "1E+08"),
        (0.12345678, 6, "0.1235"),
        (1234.56789, 6, "1234.6"),
        (1234, 2, "###"),
    ],
)
def test_a_general_number_shows_what_there_is_room_for(
    tmp_path: Path, value: float, width: float, shown: str
) -> None:
    assert _cell(tmp_path, value, width) == [shown]


def test_a_formatted_number_without_room_shows_signs(tmp_path: Path) -> None:
    assert _cell(tmp_path, 12345.678, 6, num_format="#,##0.00") == ["###"]


def test_general_alignment_goes_by_the_value(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        for row, value in enumerate(("字", 1, True)):
            made.sheet.write(row, 0, value)

    (page,) = drawn(tmp_path, fill)
    text, number, truth = (page.find(shown).x for shown in ("字", "1", "TRUE"))
    assert text < truth < number


def test_indents_are_three_blanks_of_the_workbooks_font(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.sheet.write(0, 0, "甲", made.format(align="left"))
        made.sheet.write(1, 0, "乙", made.format(align="left", indent=2))

    (page,) = drawn(tmp_path, fill)
    # a blank of Noto Serif CJK 12 is 61 twips
    assert page.find("乙").x - page.find("甲").x == pytest.approx(2 * 3 * 61 / 20, abs=0.02)


def test_text_stands_over_empty_cells_beside_it(tmp_path: Path) -> None:
    (page,) = drawn(tmp_path, lambda made: made.sheet.write(0, 0, LONG))
    # the pages reach as far as the text does: four columns of 57.74 points
    assert [clip[2] for clip in page.clips] == [pytest.approx(4 * 57.74, abs=0.1)]


def test_text_is_cut_at_a_cell_that_holds_something(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.sheet.write(0, 0, LONG)
        made.sheet.write(0, 2, "挡")

    (page,) = drawn(tmp_path, fill)
    assert [clip[2] for clip in page.clips] == [pytest.approx(2 * 57.74, abs=0.1)]


def test_shrunk_text_fits_its_cell(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.sheet.write(0, 0, LONG, made.format(shrink=True))
        made.sheet.write(0, 1, "挡")

    (page,) = drawn(tmp_path, fill)
    assert not page.clips


def test_names_a_text_that_goes_on_beyond_its_page(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.sheet.write(0, 7, LONG)
        made.sheet.write(1, 12, "远")

    unknown = printed(tmp_path, fill).unknown
    assert [(item.place, item.what) for item in unknown] == [("工作表“花名册” H1", "文字伸到下一页")]


def test_a_row_set_by_hand_cuts_what_is_higher(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.sheet.set_row(0, 20)
        for row in range(2):
            made.sheet.write(row, 0, "一\n二\n三", made.format(text_wrap=True, valign="vcenter"))

    (page,) = drawn(tmp_path, fill)
    assert [clip[3] for clip in page.clips] == [pytest.approx(20.25, abs=0.02)]  # 27 pixels


def test_merged_cells_are_one_box_without_lines_inside(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.sheet.merge_range(0, 0, 1, 2, "合并", made.format(border=1, align="center", valign="vcenter"))

    (page,) = drawn(tmp_path, fill)
    assert (len(page.levels), len(page.uprights)) == (2, 2)
    left, right = (x for x, _, _ in page.uprights)
    assert page.find("合并").x + 12 == pytest.approx((left + right) / 2, abs=0.05)


def test_a_merge_cut_by_the_pages_end_is_not_closed_there(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.sheet.merge_range(0, 0, 2, 0, "跨页", made.format(border=1))
        for row in range(3):
            made.sheet.set_row(row, 300)

    first, second = drawn(tmp_path, fill)
    assert (len(first.levels), len(second.levels)) == (1, 1)


def test_a_merge_with_a_text_too_wide_for_it_goes_on_over_the_pages_end(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.sheet.merge_range(0, 0, 3, 0, "泸州市江阳区示范街道总工会", made.format(border=1))
        for row in range(4):
            made.sheet.set_row(row, 300)

    assert [page.words for page in drawn(tmp_path, fill)] == [["泸州市江阳区示范街道总工会"]] * 2


def test_lines_between_cells_are_drawn_once_and_the_wider_wins(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.sheet.write(0, 0, "", made.format(border=1))
        made.sheet.write(0, 1, "", made.format(border=2))

    (page,) = drawn(tmp_path, fill)
    assert sorted((round(line.x1), line.width) for line in page.lines if line.x1 == line.x2) == [
        (50, 0.75),
        (108, 1.75),
        (166, 1.75),
    ]


def test_fills_cover_the_whole_merge(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.sheet.merge_range(0, 0, 0, 1, "黄", made.format(bg_color="#FFFF00"))

    (page,) = drawn(tmp_path, fill)
    assert [box[2] for box in page.boxes] == [pytest.approx(2 * 57.74, abs=0.05)]


def test_turned_text_reads_upwards(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.sheet.set_row(0, 100)
        made.sheet.write(0, 0, "竖排", made.format(rotation=90))

    assert b"0 1 -1 0" in printed(tmp_path, fill).pages[0].content


def test_stacked_letters_stand_under_one_another(tmp_path: Path) -> None:
    def fill(made: Making) -> None:
        made.sheet.set_row(0, 100)
        made.sheet.write(0, 0, "竖排", made.format(rotation=270))

    (page,) = drawn(tmp_path, fill)
    first, second = page.find("竖"), page.find("排")
    assert first.x == second.x
    assert second.y - first.y == pytest.approx(17.2, abs=0.02)  # a line of Noto Serif CJK 12
