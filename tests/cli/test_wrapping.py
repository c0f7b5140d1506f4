import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from docgen.cli.wrapping import padded, wrapped

CLOSING = "”，。：；）"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("请补填民族。", 20, ["请补填民族。"]),
        ("请补填民族。", 10, ["请补填民", "族。"]),  # the mark would begin a line: its character goes with it
        ("错误“孩子”", 8, ["错误“孩", "子”"]),
        (
            "号码510502197403151527有误",
            20,
            ["号码", "510502197403151527有", "误"],
        ),  # the 18 digits stay together
        ("510502197403151527", 10, ["5105021974", "03151527"]),  # no line is wide enough
        ("一  二", 3, ["一", "二"]),
        ("", 10, [""]),
    ],
)
def test_lines_are_broken_as_print_breaks_them(text: str, width: int, lines: list[str]) -> None:
    assert wrapped(text, width) == lines


def test_what_cannot_be_seen_does_not_reach_the_console() -> None:
    assert wrapped("甲\x1b[31m乙\n丙", 20) == ["甲 [31m乙 丙"]


@given(st.text(alphabet="民族错误“”，。（）ab12 ", max_size=60), st.integers(8, 30))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_padding_counts_columns_and_not_characters() -> None:
    assert padded("民族", 6) == "民族  "
