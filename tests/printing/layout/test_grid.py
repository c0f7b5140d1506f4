"""Lines on the grid of a page: 宋体 of 10 points needs 14.4 points (Noto Serif CJK SC, 1.437 em in twips)."""

from dataclasses import replace

import pytest

from docgen.printing.form import LineRule, PageSetup
from docgen.printing.layout.paragraph import lay_paragraph

from .forms import A_PAGE, set_pages
from .forms import paragraph as line_of_twenty
from .shown import SONG, paragraph, shown

HEIGHT = lay_paragraph(paragraph("中"), 100).height


def heights(text: str = "中", width: float = 100, pitch: float = 16.0, **look: object) -> list[float]:
    return [line.height for line in lay_paragraph(paragraph(text, **look), width, pitch=pitch).lines]


def test_lines_are_whole_steps_of_the_grid_and_stand_in_their_middle() -> None:
    free, snapped = (lay_paragraph(paragraph("中"), 100, pitch=pitch) for pitch in (0.0, 16.0))
    assert snapped.height == 16
    lower = shown(free.lines[0])[0][2] - shown(snapped.lines[0])[0][2]
    assert lower == pytest.approx((16 - HEIGHT) / 2, abs=0.001)
    assert lay_paragraph(paragraph("中", replace(SONG, size=20.0)), 100, pitch=16.0).height == 32


def test_exact_and_least_heights_do_not_count_on_a_grid() -> None:
    assert heights(line=28, line_rule=LineRule.EXACT) == [16]
    assert heights(line=28, line_rule=LineRule.AT_LEAST) == [16]


def test_a_factor_multiplies_the_steps_but_the_letters_of_the_last_line() -> None:
    assert heights("困难", 10, line=1.5) == [24, pytest.approx(16 + HEIGHT / 2)]


def test_a_paragraph_may_stand_off_the_grid() -> None:
    assert heights(snaps_to_grid=False) == [HEIGHT]


def test_the_grid_stands_in_the_middle_of_the_body() -> None:
    gridded = PageSetup(**{**vars(A_PAGE), "line_pitch": 30.0})  # 3 lines in 100 points: 5 above and below
    free, snapped = (
        set_pages(line_of_twenty("中", snaps_to_grid=False), setup=setup)[0] for setup in (A_PAGE, gridded)
    )
    assert snapped.find("中").y - free.find("中").y == 5


def test_rows_of_tables_are_on_the_grid_and_headers_are_not() -> None:
    above = (line_of_twenty("眉"),)
    setups = (PageSetup(**{**vars(A_PAGE), "header": above, "line_pitch": pitch}) for pitch in (0.0, 30.0))
    free, snapped = (
        set_pages(line_of_twenty("甲"), line_of_twenty("乙"), setup=setup)[0] for setup in setups
    )
    assert free.find("眉").y == snapped.find("眉").y
    assert (free.find("乙").y - free.find("甲").y, snapped.find("乙").y - snapped.find("甲").y) == (20, 30)
