import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.kinds import YearMonth
from docgen.model.wording import as_text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("王建国", "王建国"),
        ("", ""),
        (True, "是"),
        (False, "否"),
        (0, "0"),
        (2018, "2018"),
        (Decimal("1350.00"), "1350"),
        (Decimal("1350.50"), "1350.5"),
        (Decimal("0.05"), "0.05"),
        (Decimal("100"), "100"),
        (Decimal("1E+4"), "10000"),
        (Decimal("0.00"), "0"),
        (dt.date(2018, 3, 5), "2018年3月5日"),
        (YearMonth(2018, 12), "2018年12月"),
        ((), ""),
        (("子女上学",), "子女上学"),
        (("下岗失业", "子女上学"), "下岗失业、子女上学"),
        ([Decimal("412.50"), Decimal(380)], "412.5、380"),
    ],
)
def test_a_value_is_written_as_on_paper(value: object, text: str) -> None:
    assert as_text(value) == text


@pytest.mark.parametrize("value", [None, 1.5, {"甲": 1}, ("甲", None)])
def test_what_is_no_value_is_refused_by_its_type(value: object) -> None:
    with pytest.raises(TypeError, match="不能印在纸上"):
        as_text(value)


@given(st.decimals(0, 10**9, places=2))
def test_an_amount_keeps_its_value_and_loses_its_trailing_zeros(amount: Decimal) -> None:
    text = as_text(amount)
    assert Decimal(text) == amount
    assert "E" not in text
    assert "." not in text or text[-1] in "123456789"
