"""Numbers as their formats show them."""

import pytest

from docgen.printing.sheet.number_format import find_number_format, general_number


@pytest.mark.parametrize(
    ("code", "value", "shown"),
    [
        ("General", 12.0, "12"),
        ("General", -1234.5, "-1234.5"),
        ("General", 0.1 + 0.2, "0.3"),
        ("0", 2.5, "3"),
        ("0.00", 1.005, "1.01"),
        ("0.0##", 1234.5, "1234.5"),
        ("0.##", 2.0, "2"),
        ("#", 0.0, ""),
        ("000", 7.0, "007"),
        ("#,##0", 1234567.0, "1,234,567"),
        ("#,##0.00", -1234.5, "-1,234.50"),
        ("#,##0,", 43457.5, "43"),
        ("0%", 0.125, "13%"),
        ("0.00E+00", -1234.5, "-1.23E+03"),
        ('0"户"', 12.0, "12户"),
        ("¥#,##0.00", 43457.5, "¥43,457.50"),
        ("[$¥-804]#,##0", 12.0, "¥12"),
        ("0.00;[Red](0.00);\\零", -2.0, "(2.00)"),
        ("0.00;[Red](0.00);\\零", 0.0, "零"),
        ("#,##0_);(#,##0)", 12.0, "12 "),
        ('yyyy"年"m"月"d"日"', 43459.0, "2018年12月25日"),
        ('[$-804]yyyy"年"m"月";@', 43459.0, "2018年12月"),
        ("yyyy-mm-dd hh:mm", 43459.75, "2018-12-25 18:00"),
        ("m/d", -1.0, "12/29"),
        ("aaaa", 43459.0, "星期二"),
        ("h:mm:ss", 0.5, "12:00:00"),
        ("上午/下午h:mm", 0.75, "下午6:00"),
        ("[h]:mm", 1.5, "36:00"),
        ("mm:ss", 0.5 + 61 / 86400, "01:01"),
        ("@", 12.5, "12.5"),
    ],
)
def test_shows_a_number_as_calc_does(code: str, value: float, shown: str) -> None:
    number_format = find_number_format(code)
    assert number_format is not None
    assert number_format.number(value) == shown


@pytest.mark.parametrize("code", ["# ?/?x*-", "[DBNum2]0", "[>100]0", "_-* #,##0", "[Color 5]0"])
def test_does_not_know_what_it_would_get_wrong(code: str) -> None:
    assert find_number_format(code) is None


def test_shows_texts_in_the_last_section() -> None:
    with_unit, plain = find_number_format('0;0;0;@"（补）"'), find_number_format("0.00")
    assert with_unit is not None
    assert plain is not None
    assert (with_unit.text("张三"), plain.text("张三")) == ("张三（补）", "张三")


def test_tells_the_colour_of_the_section() -> None:
    number_format = find_number_format("0;[Red]-0")
    assert number_format is not None
    assert (number_format.color(1.0), number_format.color(-1.0)) == (None, "FF0000")


def test_large_and_small_numbers_get_an_exponent() -> None:
    assert [general_number(value) for value in (1e15, 1.5e16, 2e-7)] == [
        "1000000000000000",
        "1.5E+016",
        "2E-007",
    ]
