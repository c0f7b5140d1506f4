"""Where a line may end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.printing.layout.breaks import FORBIDDEN_AT_END, FORBIDDEN_AT_START, line_end
from docgen.printing.layout.scripts import scripts

CHARACTERS = st.sampled_from("中国工会，。；：、（）《》“”！？12aB-/.% \u3000□√①℃")
TEXTS = st.text(CHARACTERS, min_size=2, max_size=40)


def broken(text: str, cut: int, *, may_hang: bool = False, start: int = 0) -> tuple[str, str]:
    """The line and what follows when the character at `cut` does not fit."""
    end, following = line_end(text, scripts(text), start, cut, may_hang=may_hang)
    return text[start:end], text[following:]


@pytest.mark.parametrize(
    ("text", "cut", "line"),
    [
        ("困难职工", 2, "困难"),
        ("困难，职工", 2, "困"),
        ("困难）。职工", 3, "困"),
        ("困难（职工", 3, "困难"),
        ("困难“《职工", 4, "困难"),
        ("困难……职工", 2, "困难"),
        ("金额12345元", 4, "金额"),
        ("金额12,345.67元", 8, "金额"),
        ("约45%，自付", 3, "约"),
        ("于2018-03-15出生", 7, "于2018-"),
        ("见The Example", 7, "见The"),
        ("地址http://a.b/c", 11, "地址http://"),
        ("（12）元", 3, "（12"),
        ("面积85.5㎡，", 7, "面积85.5"),
        ("共12/15页", 5, "共"),
        ("是No.123456", 8, "是"),
    ],
)
def test_lines_end_where_both_rules_allow(text: str, cut: int, line: str) -> None:
    assert broken(text, cut)[0] == line


@pytest.mark.parametrize("stop", "，。、；：！？")
def test_punctuation_hangs_after_the_last_ideograph_that_fits(stop: str) -> None:
    assert broken(f"困难{stop}职工", 2, may_hang=True) == (f"困难{stop}", "职工")


def test_a_closing_bracket_does_not_hang() -> None:
    assert broken("困难）职工", 2, may_hang=True) == ("困", "难）职工")


def test_blanks_stand_on_neither_line() -> None:
    assert broken("困难   职工", 2) == ("困难", "职工")


def test_blanks_before_a_word_that_does_not_fit_stand_on_neither_line() -> None:
    assert broken("困难  Example", 6) == ("困难", "Example")


def test_a_number_wider_than_the_line_breaks_anywhere() -> None:
    assert broken("510502198001011234", 11) == ("51050219800", "1011234")


def test_a_number_as_wide_as_the_line_leaves_its_comma_to_the_next() -> None:
    assert broken("13812345678，家", 11) == ("13812345678", "，家")


def test_a_word_as_wide_as_the_line_gives_a_letter_to_its_comma() -> None:
    assert broken("example，家", 7) == ("exampl", "e，家")


def test_a_path_breaks_at_the_blank_before_it() -> None:
    assert broken("see http://example/abc", 20)[0] == "see"


@given(TEXTS, st.data())
def test_every_line_moves_on_and_leaves_only_blanks_between(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    cut = data.draw(st.integers(start, len(text) - 1))
    end, following = line_end(text, scripts(text), start, cut, may_hang=data.draw(st.booleans()))
    assert start < end <= following <= len(text) or (start == end < following)
    assert not text[end:following].strip(" \u3000")
    assert end <= max(cut, start) + 1


@given(st.text(st.sampled_from("中国工会，。；：、（）《》！？"), min_size=4, max_size=40), st.data())
def test_chinese_lines_respect_forbidden_starts_and_ends(text: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(text) - 1))
    end, _ = line_end(text, scripts(text), 0, cut, may_hang=False)
    places = [at for at in range(1, cut + 1) if not _is_forbidden(text, at)]
    assert end == (places[-1] if places else cut)


def _is_forbidden(text: str, at: int) -> bool:
    return text[at] in FORBIDDEN_AT_START or text[at - 1] in FORBIDDEN_AT_END
