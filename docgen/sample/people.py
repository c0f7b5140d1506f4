"""Invented people: names that say so, ID numbers that are valid but of the last serials of a day."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass, field
from random import Random

from docgen.model.id_number import check_digit

SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕"
# The first given character says that the person is an example.
_FIRST_GIVEN = "例样示范拟"
_SECOND_GIVEN = {"男": "文明伟军平刚林辉波宁勇杰涛华松斌", "女": "芳敏静丽兰霞梅琼燕玲蓉娟萍红莉云琴容"}
_SHORT_NAMES = 0.1

# Birth dates of one household agree modulo this prime; that keeps the numbers of all households apart.
_RESIDUES = 359
_LAST_SERIAL = 999


@dataclass(frozen=True)
class Person:
    """One invented person; `relation` is the relation to the worker, empty for the worker."""

    name: str
    sex: str
    birth_date: dt.date
    id_number: str
    relation: str = ""

    @property
    def surname(self) -> str:
        """The first character of the name."""
        return self.name[0]


@dataclass
class NumberBlock:
    """The ID numbers that one household of an area may use; no other household draws the same."""

    area: str
    residue: int
    pair: int
    _taken: set[str] = field(default_factory=set)

    def draw(self, rng: Random, sex: str, first: dt.date, last: dt.date) -> tuple[dt.date, str]:
        """A birth date within the days given and the ID number that goes with it."""
        start = first.toordinal() + (self.residue - first.toordinal()) % _RESIDUES
        days = range(start, max(last.toordinal(), start) + 1, _RESIDUES)
        for day in rng.sample(days, len(days)):
            birth_date = dt.date.fromordinal(day)
            number = self._number(birth_date, sex)
            if number not in self._taken:
                self._taken.add(number)
                return birth_date, number
        raise AssertionError(f"no ID number left between {first} and {last}")

    def _number(self, birth_date: dt.date, sex: str) -> str:
        serial = _LAST_SERIAL - 2 * self.pair - (0 if sex == "男" else 1)
        first_17 = f"{self.area}{birth_date:%Y%m%d}{serial:03}"
        return first_17 + check_digit(first_17)


@dataclass
class NumberIssuer:
    """Hands every household its own block of ID numbers, from the end of the serials downwards."""

    _issued: dict[str, int] = field(default_factory=lambda: defaultdict(int))

    def block(self, area: str) -> NumberBlock:
        """The next free block of the area."""
        pair, residue = divmod(self._issued[area], _RESIDUES)
        self._issued[area] += 1
        return NumberBlock(area, residue, pair)


def invent_name(rng: Random, sex: str, surname: str = "") -> str:
    """A full name, with the surname given or any."""
    given = rng.choice(_FIRST_GIVEN)
    if rng.random() >= _SHORT_NAMES:
        given += rng.choice(_SECOND_GIVEN[sex])
    return (surname or rng.choice(SURNAMES)) + given


def invent_mobile(rng: Random, prefixes: tuple[str, ...]) -> str:
    """A mobile number of 11 digits with a prefix that is not in use."""
    prefix = rng.choice(prefixes)
    return prefix + str(rng.randrange(10 ** (11 - len(prefix)))).zfill(11 - len(prefix))


def invent_card(rng: Random, prefix: str) -> str:
    """A bank card number of 19 digits."""
    return prefix + str(rng.randrange(10 ** (19 - len(prefix)))).zfill(19 - len(prefix))


def years_after(day: dt.date, years: int) -> dt.date:
    """The same day of another year; 29 February becomes the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
