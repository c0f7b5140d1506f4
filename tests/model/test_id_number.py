"""The two whole numbers below are the standard's own examples (GB 11643-1999)."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.id_number import age_on, birth_date_of, check_digit, fault_of, is_valid_id_number, sex_of

WOMAN = "11010519491231002X"
MAN = "440524188001010014"
SIGNS = "0123456789X"


@st.composite
def first_17_digits(draw: st.DrawFn) -> str:
    area = draw(st.integers(100000, 999999))
    birth = draw(st.dates(dt.date(1900, 1, 1), dt.date(2020, 12, 31)))
    return f"{area}{birth:%Y%m%d}{draw(st.integers(0, 999)):03}"


def completed(digits: str) -> str:
    """The number that ISO 7064 MOD 11-2 makes of the digits: the sum of digit × 2^place is 1 modulo 11."""
    total = sum(int(digit) * 2**place for digit, place in zip(digits, range(17, 0, -1), strict=True))
    return digits + SIGNS[(1 - total) % 11]


@pytest.mark.parametrize("number", [WOMAN, MAN])
def test_the_examples_of_the_standard_are_valid(number: str) -> None:
    assert check_digit(number[:17]) == number[17]
    assert is_valid_id_number(number)
    assert fault_of(number) == ""


@given(first_17_digits())
def test_the_check_digit_is_that_of_mod_11_2(digits: str) -> None:
    assert digits + check_digit(digits) == completed(digits)


@given(first_17_digits())
def test_of_eleven_last_characters_one_is_right(digits: str) -> None:
    valid = [sign for sign in SIGNS if is_valid_id_number(digits + sign)]
    assert valid == [completed(digits)[17]]


@given(first_17_digits(), st.integers(0, 16), st.integers(1, 9))
def test_one_mistyped_digit_is_always_found(digits: str, place: int, shift: int) -> None:
    number = completed(digits)
    mistyped = f"{number[:place]}{(int(number[place]) + shift) % 10}{number[place + 1 :]}"
    assert not is_valid_id_number(mistyped)


@given(first_17_digits(), st.integers(0, 15))
def test_two_neighbours_exchanged_are_always_found(digits: str, place: int) -> None:
    number = completed(digits)
    exchanged = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert is_valid_id_number(exchanged) == (exchanged == number)


def test_a_wrong_check_digit_is_named_with_the_right_one() -> None:
    assert fault_of(WOMAN[:17] + "3") == "末位校验码应为 X"


@pytest.mark.parametrize("birth", ["19490229", "19491301", "19490431", "19490100", "00000101"])
def test_an_impossible_birth_date_is_a_fault_whatever_the_check_digit(birth: str) -> None:
    number = completed(f"110105{birth}002")
    assert birth_date_of(number) is None
    assert fault_of(number) == f"出生日期 {birth} 不存在"
    assert not is_valid_id_number(number)


def test_the_leap_day_is_a_birth_date_in_leap_years_only() -> None:
    assert birth_date_of(completed("11010520000229002")) == dt.date(2000, 2, 29)
    assert birth_date_of(completed("11010519000229002")) is None  # 1900 is divisible by 100, not by 400


def test_an_area_code_no_longer_in_use_is_not_judged() -> None:
    assert is_valid_id_number(completed("99999919491231002"))


@pytest.mark.parametrize(("number", "sex"), [(WOMAN, "女"), (MAN, "男")])
def test_the_sex_follows_the_17th_digit(number: str, sex: str) -> None:
    assert sex_of(number) == sex


@given(first_17_digits())
def test_men_have_odd_serial_numbers(digits: str) -> None:
    assert (sex_of(completed(digits)) == "男") == (digits[16] in "13579")


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        ("1980-03-15", "1980-03-15", 0),
        ("1980-03-15", "1981-03-14", 0),
        ("1980-03-15", "2018-03-14", 37),
        ("1980-03-15", "2018-03-15", 38),
        ("1980-03-15", "2018-12-31", 38),
        ("1980-12-31", "2018-01-01", 37),
        ("2000-02-29", "2018-02-28", 17),
        ("2000-02-29", "2018-03-01", 18),  # a common year has no 29 February: the year is full the day after
        ("2000-02-29", "2020-02-28", 19),
        ("2000-02-29", "2020-02-29", 20),
    ],
)
def test_an_age_counts_the_birthdays_reached(birth: str, day: str, age: int) -> None:
    assert age_on(dt.date.fromisoformat(birth), dt.date.fromisoformat(day)) == age


@given(st.dates(dt.date(1900, 1, 1), dt.date(2018, 12, 31)), st.integers(0, 36_000))
def test_an_age_never_falls_and_grows_by_one_year_at_a_time(birth: dt.date, days: int) -> None:
    day = birth + dt.timedelta(days)
    assert age_on(birth, day + dt.timedelta(1)) - age_on(birth, day) in (0, 1)
    assert age_on(birth, day) in (days // 366, days // 365)
