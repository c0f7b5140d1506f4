import pytest

from docgen.printing.word.numerals import written


@pytest.mark.parametrize(
    ("number", "name", "expected"),
    [
        (3, "decimal", "3"),
        (7, "decimalZero", "07"),
        (27, "lowerLetter", "aa"),
        (2, "upperLetter", "B"),
        (49, "upperRoman", "XLIX"),
        (10, "chineseCounting", "十"),
        (12, "chineseCountingThousand", "十二"),
        (103, "chineseCountingThousand", "一百零三"),
        (210, "chineseCountingThousand", "二百一十"),
        (1005, "chineseCountingThousand", "一千零五"),
        (20, "ideographDigital", "二〇"),
        (15, "chineseLegalSimplified", "壹拾伍"),
        (5, "decimalEnclosedCircle", "⑤"),
        (12, "decimalFullWidth", "１２"),
    ],
)
def test_a_number_is_written_in_its_format(number: int, name: str, expected: str) -> None:
    assert written(number, name) == expected
