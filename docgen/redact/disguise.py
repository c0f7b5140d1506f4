"""One cell's value replaced by its column's role: the same everywhere in the workbook."""

import datetime as dt
import math
import re
from collections.abc import Callable, Mapping
from pathlib import PurePath

from docgen.model.private_texts import CARD, ID_NUMBER, LONG_NUMBER, PHONE, digits_of, number_kind
from docgen.redact.numbers import Birthdays, Numbers
from docgen.redact.persons import Persons
from docgen.redact.plan import BookPlan
from docgen.redact.roles import Role
from docgen.redact.shapes import plain
from docgen.redact.words import PLACEHOLDER, Words, hidden, hidden_but_labels
from docgen.sheets import EXAMPLE_MARK, EXPLANATION_MARK, EXPLANATION_SIGN

_OURS = (EXAMPLE_MARK, EXPLANATION_MARK, EXPLANATION_SIGN)
_WRITTEN_DAY = re.compile(r"((?:18|19|20)\d\d)(\D{0,2}?)(\d{1,2})(\D{0,2}?)(\d{1,2})(?!\d)")
_BETWEEN_FILES = re.compile(r"([;；\n、，,]+)")
_FEW = 10  # characters
_PADDED = 2  # digits of a month written as 03, with which a day is written so too
_YEARS = range(1800, 2200)
_LARGEST_EXACT = 10**15
_SERIAL_ORIGIN = dt.date(1899, 12, 30)
_SERIALS = range(61, 73_051)  # 1900-03-01 to 2099-12-31; below, Excel counts a day that never was


class Disguise:
    """What stands for every value of one workbook."""

    def __init__(self, plan: BookPlan, *, is_from_1904: bool = False) -> None:
        self.birthdays = Birthdays(plan.kept_months, plan.keeps_birthdays)
        self.numbers = Numbers(self.birthdays)
        self.persons, self.words = Persons(), Words(plan.words)
        self.files: dict[str, str] = {}
        choices = sorted((text for text in plan.choices if len(text) > 1), key=len, reverse=True)
        self._choices = re.compile(f"({'|'.join(map(re.escape, choices)) or '(?!)'})")
        self._origin = dt.date(1904, 1, 1) if is_from_1904 else _SERIAL_ORIGIN
        self._texts: Mapping[Role, Callable[[str], str]] = {
            Role.NAME: self.persons.redacted,
            Role.ORGANISATION: self.words.body,
            Role.PLACE: self.words.body,
            Role.NUMBER: self.numbers.record,
            Role.ID_NUMBER: self.numbers.id_number,
            Role.PHONE: self.numbers.phone,
            Role.CARD: self.numbers.card,
            Role.BIRTH: self._written_day,
            Role.FILE: self._file,
            Role.TEXT: self._text,
            Role.SHORT: self._short,
            Role.PAPER: self._paper,
            Role.LINE: self._line,
            Role.UNKNOWN: self._text,
            Role.CAPTION: self._caption,
        }
        for body in plan.bodies:
            self.words.body(body)

    def text(self, text: str, role: Role, *, is_doubtful: bool = False) -> str:
        """What stands for the text in a cell of that role."""
        if not text.strip() or text.startswith(_OURS) or PLACEHOLDER.fullmatch(text.strip()):
            return text
        if role is Role.KEPT:
            return self._around_choices(text) if is_doubtful else text
        return self._with_ends(
            text, self._with_numbers if self._is_of_another(text, role) else self._texts[role]
        )

    def number(self, number: float, role: Role) -> float:
        """What stands for the number in a cell of that role; one beyond all numbers tells nothing."""
        if not math.isfinite(number):
            return number
        if role in (Role.ID_NUMBER, Role.CARD, Role.PHONE, Role.NUMBER):
            return self._digits(number, role)
        if role is Role.BIRTH:
            return self._day_number(number)
        if role in (Role.UNKNOWN, Role.TEXT) or abs(number) >= _LARGEST_EXACT:
            return float(10 ** (len(str(int(abs(number)))) - 1)) if abs(number) >= 1 else 0.0
        return number

    def any_text(self, text: str) -> str:
        """What stands for a text outside the cells: nothing of it can be read but words of headings."""
        return self._line(text)

    def _is_of_another(self, text: str, role: Role) -> bool:
        """Whether a text of words holds a long number."""
        return (
            role in (Role.NAME, Role.ORGANISATION, Role.PLACE) and LONG_NUMBER.search(plain(text)) is not None
        )

    def _with_ends(self, text: str, change: Callable[[str], str]) -> str:
        """The text changed, with the spaces around it."""
        inner = text.strip()
        start = text.index(inner)
        return text[:start] + change(inner) + text[start + len(inner) :]

    def _with_numbers(self, text: str) -> str:
        """The text with its long numbers replaced by their like, what stands around them as names."""
        pieces, last = [], 0
        for found in LONG_NUMBER.finditer(plain(text)):
            pieces += [self._words(text[last : found.start()]), self._long(found[0])]
            last = found.end()
        return "".join((*pieces, self._words(text[last:])))

    def _words(self, text: str) -> str:
        return self._around_bodies(text, self.persons.redacted)

    def _long(self, number: str) -> str:
        match number_kind(digits_of(number)):
            case kind if kind == ID_NUMBER:
                return self.numbers.id_number(number)
            case kind if kind == PHONE:
                return self.numbers.phone(number)
            case kind if kind == CARD:
                return self.numbers.card(number)
        return hidden(number)

    def _text(self, text: str) -> str:
        """Free text: long numbers by their like, the rest hidden."""
        if not LONG_NUMBER.search(plain(text)):
            return self.words.text(text)
        pieces, last = [], 0
        for found in LONG_NUMBER.finditer(plain(text)):
            pieces += [hidden(text[last : found.start()]), self._long(found[0])]
            last = found.end()
        return "".join((*pieces, hidden(text[last:])))

    def _short(self, text: str) -> str:
        return self._paper(text) if len(text) <= _FEW else self._line(text)

    def _paper(self, text: str) -> str:
        """The name of a paper, with the persons in it replaced: 李某家庭户口簿."""
        pieces = self.persons.parted(text)
        return self._caption(
            "".join(self.persons.redacted(piece) if is_name else piece for piece, is_name in pieces)
        )

    def _line(self, text: str) -> str:
        """Words of headings stay, known bodies and persons are replaced, all else is hidden."""
        return self._caption(self._around_bodies(text, self._around_persons))

    def _around_choices(self, text: str) -> str:
        """What of the text is a value of some list stays, the rest is treated as a line."""
        pieces = self._choices.split(text)
        return "".join(piece if number % 2 else self._line(piece) for number, piece in enumerate(pieces))

    def _around_bodies(self, text: str, change: Callable[[str], str]) -> str:
        """The text with the bodies that are known replaced, and what stands around them changed."""
        pieces = self.words.parted(text)
        return "".join(self.words.body(piece) if is_body else change(piece) for piece, is_body in pieces)

    def _around_persons(self, text: str) -> str:
        return "".join(
            self.persons.redacted(piece) if is_name else hidden_but_labels(piece)
            for piece, is_name in self.persons.parted(text)
        )

    def _caption(self, text: str) -> str:
        return LONG_NUMBER.sub(lambda found: self._long(found[0]), text)

    def _file(self, text: str) -> str:
        return "".join(
            piece if _BETWEEN_FILES.fullmatch(piece) or not piece.strip() else self._one_file(piece)
            for piece in _BETWEEN_FILES.split(text)
        )

    def _one_file(self, name: str) -> str:
        suffix = PurePath(name.strip()).suffix
        return self.files.setdefault(name.strip(), f"文件{len(self.files) + 1}{suffix}")

    def _written_day(self, text: str) -> str:
        found = _WRITTEN_DAY.search(plain(text))
        day = _day(found[1], found[3], found[5]) if found else None
        if found is None or day is None:
            return self._line(text)
        new = str(self.birthdays.moved(day).day)
        width = len(found[5]) if len(found[3]) == _PADDED else 1
        return text[: found.start(5)] + new.rjust(width, "0") + text[found.end(5) :]

    def _day_number(self, number: float) -> float:
        """A day as Excel counts it, or as 19800315; a year or month stays."""
        whole = int(number)
        if whole != number or whole in _YEARS:
            return number
        if whole in _SERIALS:
            day = self._origin + dt.timedelta(days=whole)
            return number + (self.birthdays.moved(day) - day).days
        digits = str(whole)
        day_typed = _day(digits[:4], digits[4:6], digits[6:]) if len(digits) == 8 else None
        return number if day_typed is None else number + self.birthdays.moved(day_typed).day - day_typed.day

    def _digits(self, number: float, role: Role) -> float:
        """Another number of the same size; of one that lost its digits only size and first digits stay."""
        if number != int(number) or number < 1:
            return number
        digits = str(int(number))
        if number < _LARGEST_EXACT:
            return float(alphanumeric) if (alphanumeric := self._texts[role](digits)).isdigit() else number
        kept = "62" if role is Role.CARD else digits[:2]
        return float(kept + "0" * (len(digits) - 2))


def _day(year: str, month: str, day: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
