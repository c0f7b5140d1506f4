"""Invented numbers keep what checks look at, and nothing else."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.id_number import check_digit, fault_of, is_valid_id_number, sex_of
from docgen.redact.numbers import Birthdays, Numbers

DAYS = st.dates(dt.date(1930, 1, 1), dt.date(2018, 12, 31))


def numbers(*kept_months: int) -> Numbers:
    return Numbers(Birthdays(kept_months))


def an_id_number(area: int, born: dt.date, serial: int) -> str:
    first = f"{area}{born:%Y%m%d}{serial:03d}"
    return first + check_digit(first)


@given(st.integers(110000, 659999), DAYS, st.integers(1, 999))
def test_an_id_number_stays_valid_of_the_same_sex_province_and_month(
    area: int, born: dt.date, serial: int
) -> None:
    old = an_id_number(area, born, serial)
    new = numbers().id_number(old)
    assert is_valid_id_number(new)
    assert (new[:2], new[6:12], sex_of(new)) == (old[:2], old[6:12], sex_of(old))
    assert new[2:6] == "0000"


@given(st.lists(st.tuples(DAYS, st.integers(1, 999)), min_size=2, unique=True))
def test_different_people_get_different_numbers_and_the_same_the_same(
    people: list[tuple[dt.date, int]],
) -> None:
    own = numbers()
    old = [an_id_number(510502, *person) for person in people]
    new = [own.id_number(number) for number in old]
    assert len(set(new)) == len(set(old))
    assert [own.id_number(number) for number in old] == new


@pytest.mark.parametrize(
    "text",
    ["510502197403151520", "510502197413151527", "510502197403150000"],
)
def test_what_is_wrong_with_a_number_stays_wrong(text: str) -> None:
    new = numbers().id_number(text)
    assert bool(fault_of(new)) is bool(fault_of(text))
    assert (new[15:] == "000") is (text[15:] == "000")
    assert new != text


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("510502 19740315 1527", r"51\d{4} \d{8} \d{3}[\dX]"),
        ("５１０５０２１９７４０３１５１５２７", r"\d{17}[\dX]"),
        ("51O502197403151527", r"51O\d{15}"),
        ("510502740315152", r"51\d{13}"),
        ("5105021974031515", r"51\d{14}"),
        ("5.10502E+17", r"5\.00000E\+17"),
        ("无", "无"),
    ],
)
def test_a_number_written_otherwise_keeps_its_shape(text: str, shape: str) -> None:
    new = numbers().id_number(text)
    assert re.fullmatch(shape, new)
    assert new != text or text == "无"


def test_days_of_birth_move_within_the_month_each_to_its_own() -> None:
    days = Birthdays({12})
    moved = [days.moved(dt.date(1974, 3, day)) for day in (15, 31, 15, 1)]
    assert moved == [dt.date(1974, 3, day) for day in (1, 2, 1, 3)]
    assert days.moved(dt.date(1974, 12, 15)) == dt.date(1974, 12, 15)
    assert Birthdays((), keeps_all=True).moved(dt.date(1974, 3, 15)) == dt.date(1974, 3, 15)


@given(st.lists(st.integers(1, 28), unique=True))
def test_no_two_days_of_a_month_become_one(days: list[int]) -> None:
    own = Birthdays(())
    moved = {own.moved(dt.date(1975, 2, day)) for day in days}
    assert len(moved) == len(days)


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("13800138000", "19900000001"),
        ("138-0013-8000", "199-0000-0001"),
        ("+86 13800138000", "+86 19900000001"),
        ("0830-3190017", "0830-3000001"),
        ("010-63190017", "010-60000001"),
        ("13800138000、0830-3190017", "19900000001、0830-3000002"),
        ("1380013800", "1300000001"),
        ("12351", "12351"),
        ("13800138000 13900139000", "19900000001 19900000002"),
        ("138\u20600013\u20608000", "199\u20600000\u20600001"),
        ("１３８００１３８０００", "19900000001"),
        ("(0830) 3190017", "(0830) 3000001"),
    ],
)
def test_telephones_keep_area_code_and_shape(text: str, new: str) -> None:
    assert numbers().phone(text) == new


@pytest.mark.parametrize("text", ["6217003680001234567", "6217 0036 8000 1234 567", "6217003680001230000"])
def test_a_card_keeps_length_spaces_and_lost_digits(text: str) -> None:
    new = numbers().card(text)
    assert re.sub(r"\d", "0", new) == re.sub(r"\d", "0", text)
    assert new.endswith("0000") is text.endswith("0000")
    assert "1700" not in new


def test_the_number_of_a_record_is_the_same_wherever_it_stands() -> None:
    own = numbers()
    assert own.record("LZ20180002") == "LZ20900001"
    assert own.record("510504000002") == "510504900001"
    assert own.record("LZ20180002") == "LZ20900001"
