"""The 18-digit citizen ID number (GB 11643-1999): check digit, birth date, sex."""

import datetime as dt

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"


def check_digit(first_17: str) -> str:
    """The 18th character that belongs to the first 17 digits."""
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, first_17, strict=True))
    return _CHECK_DIGITS[total % 11]


def birth_date_of(number: str) -> dt.date | None:
    """The birth date in the number, None when it is no date of the calendar."""
    try:
        return dt.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return None


def sex_of(number: str) -> str:
    """男 when the 17th digit is odd, else 女 (R-GEN-01)."""
    return "男" if int(number[16]) % 2 else "女"


def fault_of(number: str) -> str:
    """Why a well-formed 18-character number is wrong, empty when it is right."""
    if birth_date_of(number) is None:
        return f"出生日期 {number[6:14]} 不存在"
    expected = check_digit(number[:17])
    return "" if number[17] == expected else f"末位校验码应为 {expected}"


def is_valid_id_number(number: str) -> bool:
    """Whether date and check digit are right; the area code is not judged (decision 29)."""
    return not fault_of(number)


def age_on(birth_date: dt.date, day: dt.date) -> int:
    """Completed years of life on that day (岁)."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def has_known_province(number: str) -> bool:
    """Whether the first two digits are a province's code (GB/T 2260); below that any code may be right."""
    return int(number[:2]) in _PROVINCES


# The first level of GB/T 2260—2007, which no revision has changed but by adding 50 and the special regions,
# and 83, that of the residence permits for people of Taiwan since 2018. Counties come and go, and those born
# there keep the old code on their cards; so no more is judged (decision 29).
_PROVINCES = frozenset(
    {
        *range(11, 16),
        *range(21, 24),
        *range(31, 38),
        *range(41, 47),
        *range(50, 55),
        *range(61, 66),
        71,
        *range(81, 84),
    }
)
