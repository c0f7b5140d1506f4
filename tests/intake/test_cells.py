import datetime as dt

import pytest

from docgen.intake.cells import CellError, UnreadableError, folded, is_blank, number_text, printable, shown


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (646000.0, "646000"),
        (65.5, "65.5"),
        (0.1 + 0.2, "0.3"),
        (5.105021970010112e17, "5.10502E+17"),
        (True, "TRUE"),
        (False, "FALSE"),
        (dt.date(2018, 3, 15), "2018-03-15"),
        (dt.datetime(2018, 3, 15), "2018-03-15"),
        (dt.datetime(2018, 3, 15, 9, 30), "2018-03-15 09:30:00"),
        (CellError("#REF!"), "#REF!"),
        ("  两行\n文字 ", "两行 文字"),
        ("响\x07铃", "响□铃"),
    ],
)
def test_a_message_shows_a_cell_as_the_clerk_sees_it(cell, text):
    assert shown(cell) == text


def test_a_message_shows_only_the_beginning_of_a_long_text():
    assert shown("困" * 100) == "困" * 40 + "…"


@pytest.mark.parametrize("cell", [None, "", " ", "\u3000", "\n\t"])
def test_a_cell_of_spaces_is_blank(cell):
    assert is_blank(cell)


@pytest.mark.parametrize("cell", [0.0, False, "无", CellError("#N/A")])
def test_a_cell_with_anything_in_it_is_not_blank(cell):
    assert not is_blank(cell)


def test_printable_text_keeps_its_lines_and_loses_invisible_marks():
    assert printable("\ufeff一\r\n二\r三\u2028四\t五\u200b ") == "一\n二\n三\n四 五"


@pytest.mark.parametrize(
    ("sign", "name"),
    [
        ("\x07", "U+0007"),
        ("\x0b", "U+000B"),
        ("\x7f", "U+007F"),
        ("\x9f", "U+009F"),
        ("\ud800", "U+D800"),
        ("\ufffe", "U+FFFE"),
        ("\uffff", "U+FFFF"),
    ],
)
def test_text_with_an_unprintable_character_is_refused(sign, name):
    with pytest.raises(UnreadableError) as fault:
        printable(f"罗{sign}大山")
    assert (fault.value.code, fault.value.details) == ("text-unprintable", {"character": name})


@pytest.mark.parametrize("text", ["𠮷野", "龘", "é", "（甲）", "ⅩⅧ", "①"])
def test_rare_characters_are_printable(text):
    assert printable(text) == text


def test_folding_makes_forms_plain_and_takes_out_spaces():
    assert folded("　１３ ５０．５ 元／月\n") == "1350.5元/月"


@pytest.mark.parametrize(("number", "text"), [(2.0, "2"), (20180315, "20180315"), (-1.5, "-1.5")])
def test_a_number_is_written_as_excel_shows_it(number, text):
    assert number_text(number) == text
