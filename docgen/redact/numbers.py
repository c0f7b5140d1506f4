"""Invented numbers in the shape of the real ones: ID numbers, cards, telephones, numbers of records.

What is wrong with a number stays wrong: its length, its check digit, a date that there is not, lost digits.
"""

import datetime as dt
import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Callable, Collection
from itertools import count

from docgen.model.id_number import birth_date_of, check_digit
from docgen.redact.shapes import alphanumerics, digits_replaced, plain, with_alphanumerics

_ID = re.compile(r"[0-9]{17}[0-9X]")
_CARD = re.compile(r"[0-9]{10,30}")
_GAP = "[ \\-‐‑–—−_.·()\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]{0,3}"
_PHONE = re.compile(
    rf"(?<![0-9])(?:1(?:{_GAP}[0-9]){{10}}|0(?:{_GAP}[0-9]){{9,11}}|[0-9](?:{_GAP}[0-9]){{6,}})(?![0-9])"
)
_POWER = re.compile(r"[0-9]\.?[0-9]*E[0-9]+")  # 5.10502E+17 as text, without its signs
_CHECK_DIGITS = "10X98765432"
_EXACT = 15  # digits that Excel keeps of a number
_LOST = "000"
_SHORT_AREA = ("010", "02")
_MOBILE = 11
_TRIED = 1000
_TAIL = 6  # digits of a record's number that tell records apart


class Birthdays:
    """Other days of the same month, so that ages stay; those of `kept_months` stay, or all of them."""

    def __init__(self, kept_months: Collection[int], keeps_all: bool = False) -> None:
        self._kept, self._keeps_all = kept_months, keeps_all
        self._days: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)

    def moved(self, day: dt.date) -> dt.date:
        """The day that stands for that one: the first of the month for the first that comes, and so on."""
        if self._keeps_all or day.month in self._kept:
            return day
        days = self._days[day.year, day.month]
        return day.replace(day=days.setdefault(day.day, len(days) % monthrange(day.year, day.month)[1] + 1))


class Numbers:
    """The invented numbers of one workbook; each real one has the same wherever it stands."""

    def __init__(self, birthdays: Birthdays) -> None:
        self._birthdays = birthdays
        self._known: dict[tuple[str, str], str] = {}
        self._used: set[str] = set()
        self._counts: dict[tuple[str, int], int] = defaultdict(int)

    def count(self, kind: str) -> int:
        """How many different numbers of the kind were replaced."""
        return sum(known == kind for known, _ in self._known)

    def id_number(self, text: str) -> str:
        """The ID number of another person born in the same month, of the same sex and province."""
        digits = alphanumerics(text)
        if not _ID.fullmatch(digits):
            return self._shape_of(text, "id", 2)
        return with_alphanumerics(text, self._once("id", digits, self._other_id_number))

    def card(self, text: str) -> str:
        """A card number of the same length."""
        digits = alphanumerics(text)
        if not _CARD.fullmatch(digits):
            return self._shape_of(text, "card", 2)
        return with_alphanumerics(text, self._once("card", digits, _other_card))

    def phone(self, text: str) -> str:
        """Telephone numbers with the same area codes; short ones, which are no person's, stay."""
        return _PHONE.sub(lambda found: self._phone(found[0]), plain(text))

    def record(self, text: str) -> str:
        """The number of a record, with its first digits; those behind them begin with 9."""
        return self._shape_of(text, "record", max(len(re.findall("[0-9]", plain(text))) - _TAIL, 0))

    def _phone(self, text: str) -> str:
        digits = alphanumerics(text)
        if len(digits) < 7:
            return text
        return with_alphanumerics(text, self._once("phone", digits, _other_phone))

    def _shape_of(self, text: str, kind: str, kept: int) -> str:
        """The text with other digits behind the first ones; a power of ten only loses its digits."""
        digits = alphanumerics(text)
        if _POWER.fullmatch(digits):
            mantissa = re.match(r"[0-9]\.?[0-9]*", text)
            length = mantissa.end() if mantissa else 0
            return digits_replaced(text[:length], 1, 0) + text[length:]
        first = 9 * 10 ** max(len(re.findall("[0-9]", digits)) - kept - 1, 0) if kind == "record" else 0
        return with_alphanumerics(
            text, self._once(kind, digits, lambda old, number: digits_replaced(old, kept, first + number))
        )

    def _once(self, kind: str, old: str, invent: Callable[[str, int], str]) -> str:
        """The number that stands for the old one: the first invented one that is nobody's yet."""
        if (kind, old) not in self._known:
            self._known[kind, old] = self._unused(kind, old, invent)
        return self._known[kind, old]

    def _unused(self, kind: str, old: str, invent: Callable[[str, int], str]) -> str:
        """The next invented number that no other one has; a short one may have to be used again."""
        for _ in range(_TRIED):
            self._counts[kind, len(old)] += 1
            new = invent(old, self._counts[kind, len(old)])
            if new not in self._used:
                break
        self._used.add(new)
        return new

    def _other_id_number(self, old: str, number: int) -> str:
        """Province, month of birth and sex of the old one; its check digit is right when the old one's is."""
        born = birth_date_of(old)
        date = self._birthdays.moved(born).strftime("%Y%m%d") if born else old[6:14]
        is_lost = old[_EXACT:] == _LOST
        step = (_CHECK_DIGITS.index(old[17]) - _CHECK_DIGITS.index(check_digit(old[:17]))) % 11
        for attempt in count(number):
            county, order = divmod(attempt, 10) if is_lost else divmod(attempt, 499)
            serial = f"{order}00" if is_lost else f"{order * 2 + int(old[16]) % 2:03d}"
            first = f"{old[:2]}{county:04d}{date}{serial}"
            right = check_digit(first)
            if is_lost and (right == "0") == (step == 0):
                return first + "0"
            new = first + _CHECK_DIGITS[(_CHECK_DIGITS.index(right) + step) % 11]
            if not is_lost and new[_EXACT:] != _LOST:
                return new
        raise AssertionError("count never ends")


def _other_card(old: str, number: int) -> str:
    """A number that begins as cards do and ends in zeros where the old one lost its digits."""
    lost = old[_EXACT:] if len(old) >= _EXACT + len(_LOST) and not old[_EXACT:].strip("0") else ""
    length = len(old) - len(lost)
    tail = number + number // 999  # never three zeros at the end
    return "62" + str(tail).rjust(length - 2, "0")[-(length - 2) :] + lost


def _other_phone(old: str, number: int) -> str:
    if old.startswith("86") and len(old) == 13:
        return "86" + _other_phone(old[2:], number)
    if old.startswith("1"):
        return f"199{number:08d}" if len(old) == _MOBILE else digits_replaced(old, 2, number)
    area = 3 if old.startswith(_SHORT_AREA) else 4 if old.startswith("0") else 0
    return digits_replaced(old, area + 1, number)
