import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.intake.amounts import read_integer, read_money, read_moneys, read_number
from docgen.intake.cells import UnreadableError

FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


@pytest.mark.parametrize(
    ("cell", "amount"),
    [
        ("1350", "1350"),
        ("1,350.50", "1350.50"),
        ("１，３５０．５０", "1350.5"),
        ("１３５０", "1350"),
        ("1350元", "1350"),
        ("1350元整", "1350"),
        ("1350.5元/月", "1350.5"),
        ("1350元/人·月", "1350"),
        ("1350元每月", "1350"),
        ("¥1350", "1350"),
        ("￥1,350", "1350"),
        ("1350.500", "1350.5"),
        ("0", "0"),
        (1350.0, "1350"),
        (1350, "1350"),
        (1350.55, "1350.55"),
        (1350.1 + 0.2, "1350.3"),
        (0.0, "0"),
    ],
)
def test_reads_an_amount(cell, amount):
    assert read_money(cell, "元/月") == Decimal(amount)


@pytest.mark.parametrize(
    ("cell", "suggestion"),
    [
        ("约2000", "建议填 2000。"),
        ("近2万元", "建议填 20000。"),
        ("2千元", "建议填 2000。"),
        ("1万", "建议填 10000。"),
        ("1.5万", "建议填 15000。"),
        ("1000余元", "建议填 1000。"),
        ("每月1350", "建议填 1350。"),
        ("1350.555", "建议填 1350.56。"),
        (1350.555, "建议填 1350.56。"),
        ("3000-4000", ""),
        ("低于2000", ""),
        ("不足2000元", ""),
        ("2000元以上", ""),
        ("≤2000", ""),
        ("2k", ""),
        ("1200 1300", ""),
        ("１２００\n１３００", ""),
        ("35000（15000、10000）", ""),
        ("2万5千", ""),
        ("13,50", ""),
        ("-1350", ""),
        (-1350.0, ""),
        ("1350元/年", ""),
        ("两千", ""),
        ("无", ""),
        ("1.35E+03", ""),
        ("9" * 40, ""),
        (1e15, ""),
        (True, ""),
        (dt.date(1903, 9, 11), ""),
    ],
)
def test_refuses_an_amount_that_is_not_certain_and_proposes_what_it_may_be(cell, suggestion):
    with pytest.raises(UnreadableError) as fault:
        read_money(cell, "元/月")
    assert (fault.value.code, fault.value.details["suggestion"]) == ("amount-unreadable", suggestion)


@given(st.decimals(0, 10**9, places=2, allow_nan=False), st.booleans(), st.sampled_from(["", "元", "元/月"]))
def test_an_amount_comes_back_as_it_was_written(amount, is_wide, unit):
    for text in (f"{amount}", f"{amount:,}"):
        assert read_money((text.translate(FULL_WIDTH) if is_wide else text) + unit, "元/月") == amount


@given(st.integers(0, 10**11))
def test_an_amount_survives_the_noise_of_binary_numbers(cents):
    assert read_money(cents / 100) == Decimal(cents) / 100


@pytest.mark.parametrize(
    ("cell", "amounts"),
    [
        ("1200、1300", (1200, 1300)),
        ("1200；1300;1400", (1200, 1300, 1400)),
        ("1200 1300\n1400元/月", (1200, 1300, 1400)),
        (1200.0, (1200,)),
        ("  ", ()),
    ],
)
def test_reads_several_amounts(cell, amounts):
    assert read_moneys(cell, "元/月") == amounts


def test_one_bad_amount_spoils_the_list():
    with pytest.raises(UnreadableError, match="amount-unreadable"):
        read_moneys("1200、约1300")


@pytest.mark.parametrize(
    ("cell", "unit", "number"),
    [
        (65.5, "㎡", "65.5"),
        (0.1 + 0.2, "亩", "0.3"),
        ("65.5㎡", "㎡", "65.5"),
        ("65.5平方米", "㎡", "65.5"),
        ("65.5 m²", "㎡", "65.5"),
        ("1,200", "㎡", "1200"),
        ("3.2亩", "亩", "3.2"),
        ("３．２", "亩", "3.2"),
    ],
)
def test_reads_a_measure(cell, unit, number):
    assert read_number(cell, unit) == Decimal(number)


@pytest.mark.parametrize(
    ("cell", "unit", "count"),
    [
        (2.0, "人", 2),
        (2, "套", 2),
        ("2", "人", 2),
        ("2人", "人", 2),
        ("3口人", "人", 3),
        ("2套", "套", 2),
        ("48周岁", "岁", 48),
        (" ", "人", None),
    ],
)
def test_reads_a_count(cell, unit, count):
    assert read_integer(cell, unit) == count


@pytest.mark.parametrize(
    "cell",
    ["2 3", "2.5", 2.5, "两人", "2套", "约2", "-1", -1.0, "2-3", "9" * 5000, True, dt.date(2018, 1, 2)],
)
def test_refuses_a_count_that_is_not_certain(cell):
    with pytest.raises(UnreadableError, match="number-unreadable"):
        read_integer(cell, "人")
