import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.intake.cells import UnreadableError
from docgen.intake.identifiers import id_key, read_card_number, read_id_number, read_phone

from .inputs import ID_A, ID_B

FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")


@pytest.mark.parametrize(
    "cell",
    [
        ID_B,
        "51050219850505567x",
        "510502 19850505 567X",
        "510502-19850505-567X",
        "'51050219850505567X",
        "\u202a51050219850505567X\u202c",
        "５１０５０２１９８５０５０５５６７Ｘ",
    ],
)
def test_reads_an_id_number_in_any_dress(cell):
    assert read_id_number(cell) == ID_B


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("510502700101123", "15 位旧号码，请换成 18 位"),
        ("51050219700101123", "少 1 位"),
        ("5105021970010112345", "多 1 位"),
        ("51O502197001011234", "含有字母 O 或 I，应为数字 0 或 1"),
        ("510502l97001011234", "含有“L”"),
        ("5105021970****1234", "含有“*”"),
        ("5105X2197001011234", "X 只能在末位"),
        ("无", "含有“无”"),
        (dt.date(2018, 1, 1), "不是文字"),
        (True, "不是文字"),
    ],
)
def test_refuses_a_malformed_id_number_and_says_why(cell, reason):
    with pytest.raises(UnreadableError) as fault:
        read_id_number(cell)
    assert (fault.value.code, fault.value.details["reason"]) == ("id-number-malformed", reason)


@pytest.mark.parametrize("cell", [510502197001011234, 5.105021970010112e17, 510502700101123.0, 1.0])
def test_refuses_every_number_in_the_place_of_an_id_number(cell):
    with pytest.raises(UnreadableError, match="number-typed-as-number"):
        read_id_number(cell)


@given(st.from_regex(r"[1-9][0-9]{16}[0-9X]", fullmatch=True), st.data())
def test_an_id_number_survives_full_width_digits_and_spaces(number, data):
    signs = [sign.translate(FULL_WIDTH) if data.draw(st.booleans()) else sign for sign in number]
    gaps = data.draw(st.lists(st.sampled_from(["", " ", "\u3000", "-"]), min_size=18, max_size=18))
    assert read_id_number("".join(gap + sign for gap, sign in zip(gaps, signs, strict=True))) == number


@pytest.mark.parametrize(
    ("cell", "digits"),
    [
        ("6228 4800 1234 5678 901", "6228480012345678901"),
        ("６２２８４８００１２", "6228480012"),
        (622848001234567.0, "622848001234567"),
        (" ", None),
    ],
)
def test_reads_a_card_number(cell, digits):
    assert read_card_number(cell) == digits


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("123456789", "card-number-malformed"),
        ("6" * 31, "card-number-malformed"),
        ("62284800123O", "card-number-malformed"),
        (123.0, "card-number-malformed"),
        (True, "card-number-malformed"),
        (6.22848001234568e18, "number-typed-as-number"),
    ],
)
def test_refuses_a_card_number_that_cannot_be_one(cell, code):
    with pytest.raises(UnreadableError, match=code):
        read_card_number(cell)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("13800138000", "13800138000"),
        (13800138000.0, "13800138000"),
        ("138 0013 8000", "13800138000"),
        ("138-0013-8000", "13800138000"),
        ("+86 13800138000", "13800138000"),
        ("(+86)13800138000", "13800138000"),
        ("8613800138000", "13800138000"),
        ("１３８００１３８０００", "13800138000"),
        ("0830-3190000", "0830-3190000"),
        ("(0830)3190000", "0830-3190000"),
        ("（0830） 3190000", "0830-3190000"),
        ("0830 3190000", "0830-3190000"),
        ("08303190000", "0830-3190000"),
        ("02887654321", "028-87654321"),
        ("0830—3190000转801", "0830-3190000-801"),
        (3190000.0, "3190000"),
        ("12351", "12351"),
        ("400-800-1234", "400-800-1234"),
        ("13800138000、0830-3190000", "13800138000、0830-3190000"),
        ("13800138000，13900139000", "13800138000、13900139000"),
        ("13800138000/13900139000", "13800138000、13900139000"),
        ("13800138000 13900139000", "13800138000、13900139000"),
        ("13800138000\n13800138000", "13800138000"),
        ("", None),
    ],
)
def test_reads_telephone_numbers(cell, text):
    assert read_phone(cell) == text


@pytest.mark.parametrize(
    "cell",
    ["1380013800", "138001380001", "罗大山13800138000", "123456", "无", "0830-319000", 8303190000.0, True],
)
def test_refuses_what_is_no_telephone_number(cell):
    with pytest.raises(UnreadableError, match="phone-malformed"):
        read_phone(cell)


def test_a_joining_id_number_need_not_be_well_formed():
    assert id_key(" 5105x ") == "5105X"
    with pytest.raises(UnreadableError, match="number-typed-as-number"):
        id_key(float(ID_A))
