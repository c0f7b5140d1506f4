"""Whatever the amounts are, the arithmetic that is told can be worked out again from its own numbers."""

import re
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.derive.eligibility import eligibility
from docgen.derive.household import household_figures
from docgen.model.eligibility import Eligibility, Judged, Verdict
from docgen.orders import FiguredCase

from .judging import a_household, a_union, parameters

_NUMBER = r"-?\d+(?:\.\d+)?"
_BOUND = re.compile(rf"({_NUMBER}) 元 ([≤<>]) \D+? ({_NUMBER}) 元(?: × ({_NUMBER}) = ({_NUMBER}) 元)?")
_AFTER = re.compile(
    rf"（\D+ ({_NUMBER}) 元 － \D+ ({_NUMBER}) 元）÷ (?:(\d+) 人 ÷ )?12 = ({_NUMBER}) 元 [≤<>]"
)
_SHARE = re.compile(rf"\D+ = ({_NUMBER}) ÷ (\d+) 人 ÷ 12 = ({_NUMBER}) 元")
_TOTAL = re.compile(rf"家庭年度总收入 = (.*) = ({_NUMBER}) 元")
_DISPOSABLE = re.compile(
    rf"家庭可支配收入 = ({_NUMBER}) － \D+({_NUMBER}) － \D+({_NUMBER}) = ({_NUMBER}) 元"
)

_MONEY = st.decimals(0, 9000, places=2)
_PLACE = "南昌市东湖区"


@st.composite
def households(draw: st.DrawFn) -> dict[str, Any]:
    """Incomes, outlays and a line, with or without tax and what a notice may take off."""
    members = draw(st.lists(_MONEY, max_size=4))
    optional = st.none() | _MONEY
    return {
        "members": [{"name": "甲乙丙丁"[i], "monthly_income": item} for i, item in enumerate(members)],
        "income__worker_monthly": draw(_MONEY),
        "income__household_other_annual": draw(_MONEY),
        "income__tax_paid": draw(optional),
        "income__social_security_paid": draw(optional),
        "income__accident_expense_annual": draw(optional),
        "household__medical_aid": {"annual_self_paid": draw(optional)},
        "cause__annual_necessary_expense": draw(optional),
        "worker__residence_region": _PLACE,
        "worker__work_region": _PLACE,
        "worker__hukou_region": _PLACE,
    }


def leaves(items: tuple[Judged, ...]) -> Iterator[Judged]:
    for item in items:
        yield from leaves(item.parts) if item.parts else (item,)


def rounded(amount: Decimal) -> Decimal:
    return amount.quantize(Decimal("0.01"), ROUND_HALF_UP)


def compared(amount: Decimal, sign: str, limit: Decimal) -> bool:
    return {"≤": amount <= limit, "<": amount < limit, ">": amount > limit}[sign]


def check_bounds(found: Eligibility) -> int:
    """Holds every bound against its verdict; the number of bounds that were told."""
    count = 0
    for item in leaves(tuple(category.judged for category in found.categories)):
        told = _BOUND.search(item.text)
        if told is None:
            continue
        amount, sign, base, times, product = told.groups()
        limit = Decimal(product or base)
        assert product is None or rounded(Decimal(base) * Decimal(times)) == limit
        if item.verdict is not Verdict.UNDECIDED:
            assert compared(Decimal(amount), sign, limit) is (item.verdict is Verdict.MET), item.line
        count += 1
    return count


def check_outlays(found: Eligibility) -> None:
    for item in leaves(tuple(category.judged for category in found.categories)):
        told = _AFTER.match(item.text)
        if told:
            income, expense, size, left = told.groups()
            assert rounded((Decimal(income) - Decimal(expense)) / int(size or 1) / 12) == Decimal(left)


def check_incomes(found: Eligibility) -> None:
    total, *others = found.lines
    told = _TOTAL.fullmatch(total)
    assert told is not None
    parts = [re.findall(_NUMBER, part) for part in told[1].split(" ＋ ")]
    worked_out = sum((Decimal(first) * Decimal(*(times or ["1"])) for first, *times in parts), Decimal(0))
    assert rounded(worked_out) == Decimal(told[2])
    for line in others:
        share, disposable = _SHARE.fullmatch(line), _DISPOSABLE.match(line)
        if share:
            assert rounded(Decimal(share[1]) / int(share[2]) / 12) == Decimal(share[3])
        else:
            assert disposable is not None
            gross, tax, insurance, rest = map(Decimal, disposable.groups())
            assert gross - tax - insurance == rest


@pytest.mark.parametrize(("region", "least"), [("hainan", 2), ("jiangxi", 3), ("luzhou", 4)])
@settings(deadline=None, max_examples=150)
@given(values=households(), dibao=st.decimals(300, 900, places=1))
def test_every_line_agrees_with_its_own_numbers(region: str, least: int, values: Any, dibao: Decimal) -> None:
    union = a_union(standards=({"place": _PLACE, "dibao": dibao, "minimum_wage": 1500},))
    case, rules = a_household(**values), parameters(region)
    found = eligibility(FiguredCase(case, household_figures(case, union, rules)), union, rules)
    assert found is not None
    assert check_bounds(found) >= least
    check_outlays(found)
    check_incomes(found)
