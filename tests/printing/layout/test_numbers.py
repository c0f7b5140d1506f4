"""Numbers for PDF operators."""

from docgen.printing.layout import drawings, lettering
from docgen.printing.layout.numbers import Numbers


def test_a_number_is_written_once() -> None:
    asked: list[float] = []

    def write(value: float) -> str:
        asked.append(value)
        return f"{value:g}"

    numbers = Numbers(write)
    assert [numbers[1.5], numbers[1.5]] == ["1.5", "1.5"]
    assert asked == [1.5]


def test_no_zero_is_negative() -> None:
    assert [drawings.number(-0.001), lettering.number(-0.0001), drawings.number(-0.0)] == ["0", "0", "0"]


def test_lengths_have_two_decimals_and_text_has_three() -> None:
    assert (drawings.number(1.23456), lettering.number(1.23456)) == ("1.23", "1.235")
