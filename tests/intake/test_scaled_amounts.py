import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.intake.captions import Scale
from docgen.intake.cells import UnreadableError
from docgen.intake.scaled_amounts import read_scaled_money, read_scaled_moneys

WAN, QIAN = Scale.TEN_THOUSANDS, Scale.THOUSANDS
MOST = 1_000_000


@pytest.mark.parametrize(
    ("cell", "scale", "amount"),
    [
        (1.2, WAN, 12000),
        (0.35, WAN, 3500),
        (1.1 + 0.1, WAN, 12000),
        (0, WAN, 0),
        (3, WAN, 30000),
        ("1.2", WAN, 12000),
        ("１．２", WAN, 12000),
        ("1.2万", WAN, 12000),
        ("1.2万元", WAN, 12000),
        (" 1.2 ", WAN, 12000),
        (3.5, QIAN, 3500),
        ("3.5千元", QIAN, 3500),
        ("0.123456", WAN, Decimal("1234.56")),
        ("", WAN, None),
        ("\u3000", WAN, None),
    ],
)
def test_multiplies_exactly(cell, scale, amount):
    assert read_scaled_money(cell, scale, MOST) == amount


@pytest.mark.parametrize(
    ("cell", "suggestion"),
    [
        ("约2", "建议填 2（即 20000 元）。"),
        ("约2万元", "建议填 2（即 20000 元）。"),
        ("12000元", "建议填 1.2（即 12000 元）。"),
        ("3千", "建议填 0.3（即 3000 元）。"),
        (36000, "现在相当于 360000000 元；如果是按元填写的，应为 3.6（即 36000 元）。"),
        ("1-2", ""),
        (-1.0, ""),
        (0.1234567, "建议填 0.123457（即 1234.57 元）。"),
        ("约0.125", "建议填 0.125（即 1250 元）。"),
        ("无", ""),
        (True, ""),
        (dt.date(2018, 1, 2), ""),
    ],
)
def test_refuses_what_is_not_certain_and_proposes_what_to_type(cell, suggestion):
    with pytest.raises(UnreadableError) as fault:
        read_scaled_money(cell, WAN, MOST)
    assert (fault.value.code, fault.value.details["suggestion"]) == ("amount-unreadable", suggestion)
    assert fault.value.details["unit"].startswith("万元")


def test_a_union_may_have_millions():
    assert read_scaled_money(500, WAN) == 5_000_000


@given(st.integers(0, MOST * 100), st.sampled_from(Scale), st.booleans())
def test_every_amount_comes_back_to_the_cent(cents, scale, is_text):
    amount = Decimal(cents) / 100
    cell = amount / scale.factor
    assert read_scaled_money(f"{cell:f}" if is_text else float(cell), scale, MOST) == amount


def test_several_amounts_of_a_cell():
    assert read_scaled_moneys("0.12、0.13 0.14", WAN) == (1200, 1300, 1400)
    assert read_scaled_moneys(0.12, WAN) == (1200,)
    assert read_scaled_moneys(" ", WAN) == ()
