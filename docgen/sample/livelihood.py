"""What every member of an invented household does and earns, and what the household spends."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from random import Random
from typing import Literal

from docgen.model.id_number import age_on
from docgen.sample.family import Family
from docgen.sample.locality import Area, Locality, School, Situation
from docgen.sample.people import Person

Basis = Literal["household", "per_capita"]
"""From which income the necessary outlay is taken: all of it, or that of one head."""

_PENSION_AGE = {"男": 60, "女": 55}
_NOT_COUNTED = ("儿子", "女儿", "兄弟", "姐妹")


class Role(Enum):
    """What a person lives on."""

    EARNER = "earner"
    PENSIONER = "pensioner"
    PUPIL = "pupil"
    INFANT = "infant"
    IDLE = "idle"


@dataclass(frozen=True)
class Life:
    """One person's role, school, and monthly income in 元."""

    person: Person
    role: Role
    school: School | None
    monthly: int = 0

    @property
    def is_waged(self) -> bool:
        """Whether the income is a wage."""
        return self.role is Role.EARNER and self.monthly > 0


@dataclass(frozen=True)
class Budget:
    """A household's money: monthly incomes stand in the lives, the rest is 元 per year."""

    lives: tuple[Life, ...]
    other: int
    social_security: int
    necessary: int
    living: int

    @property
    def monthly(self) -> int:
        """All monthly incomes together."""
        return sum(life.monthly for life in self.lives)

    @property
    def disposable(self) -> int:
        """Total income of the year less social security."""
        return 12 * self.monthly + self.other - self.social_security

    @property
    def per_capita(self) -> float:
        """Disposable income per head and month."""
        return self.disposable / len(self.lives) / 12


def find_school(locality: Locality, age: int) -> School | None:
    """The school a child of that age attends, None below and above school age."""
    return next((school for school in locality.schools if school.ages[0] <= age <= school.ages[1]), None)


def choose_patient(rng: Random, situation: Situation, family: Family, as_of: dt.date) -> Person | None:
    """The one who is ill or disabled, None when the situation needs nobody; never the pupil it needs."""
    if situation.ailment == "none":
        return None
    adults = [person for person in family.people if _may_be_ill(person, as_of)]
    return rng.choice(adults)


def _may_be_ill(person: Person, as_of: dt.date) -> bool:
    """The worker, the spouse, their parents: whose illness every notice counts (R-JX-05)."""
    return age_on(person.birth_date, as_of) >= 24 and person.relation not in _NOT_COUNTED


def invent_lives(
    rng: Random, family: Family, patient: Person | None, situation: Situation, locality: Locality
) -> tuple[Life, ...]:
    """What each member does; incomes are still zero."""
    return tuple(_life(rng, person, family, patient, situation, locality) for person in family.people)


def _life(
    rng: Random,
    person: Person,
    family: Family,
    patient: Person | None,
    situation: Situation,
    locality: Locality,
) -> Life:
    age = age_on(person.birth_date, locality.as_of)
    school = find_school(locality, age)
    if school:
        return Life(person, Role.PUPIL, school)
    if age < locality.schools[0].ages[0]:
        return Life(person, Role.INFANT, None)
    if person is family.worker:
        is_idle = situation.is_idle or person is patient
        return Life(person, Role.IDLE if is_idle else Role.EARNER, None)
    if age >= _PENSION_AGE[person.sex]:
        return Life(person, Role.PENSIONER, None)
    is_earner = person is not patient and rng.random() < 0.6
    return Life(person, Role.EARNER if is_earner else Role.IDLE, None)


def invent_budget(
    rng: Random, lives: Sequence[Life], situation: Situation, area: Area, basis: Basis = "household"
) -> Budget:
    """Incomes that meet the situation's band, and outlays that meet its filing criterion (decision 7)."""
    target = round(rng.uniform(*situation.income) * area.dibao * len(lives) * 12)
    takers = [index for index, life in enumerate(lives) if life.role in (Role.EARNER, Role.PENSIONER)]
    if not takers:
        return _with_outlays(rng, lives, _even(target), 0, area, basis)
    other = rng.randrange(0, target // 4, 120)
    social_security = rng.randrange(0, target // 8, 60) if lives[0].role is Role.EARNER else 0
    monthly = (target - other + social_security) // 12
    shares = _split(rng, monthly, [3 if lives[index].role is Role.EARNER else 1 for index in takers])
    incomes = dict(zip(takers, shares, strict=True))
    paid = [Life(life.person, life.role, life.school, incomes.get(i, 0)) for i, life in enumerate(lives)]
    return _with_outlays(rng, paid, other, social_security, area, basis)


def _with_outlays(
    rng: Random, lives: Sequence[Life], other: int, social_security: int, area: Area, basis: Basis
) -> Budget:
    """The necessary outlay brings the household down to its 低保 standard and leaves it something to live on.

    It is taken from the income of all (R-LZ-11, R-LZ-12) or from that per head (R-JX-07).
    """
    incomes = Budget(tuple(lives), other, social_security, 0, 0)
    heads = len(lives) if basis == "household" else 1
    gap = max(incomes.disposable * heads // len(lives) - area.dibao * 12 * heads, 0)
    necessary = _hundreds(gap + rng.randrange(1500, min(9000, area.dibao * 10 * heads)))
    living = _hundreds(len(lives) * rng.randrange(3000, 5400))
    return Budget(incomes.lives, other, social_security, necessary, living)


def _split(rng: Random, amount: int, weights: Sequence[int]) -> list[int]:
    """The amount in parts of whole tens; the first takes what is left over."""
    drawn = [weight * rng.uniform(0.7, 1.3) for weight in weights]
    parts = [int(amount * part / sum(drawn)) // 10 * 10 for part in drawn]
    return [amount - sum(parts[1:]), *parts[1:]]


def _even(amount: int) -> int:
    return amount // 2 * 2


def _hundreds(amount: int) -> int:
    return -(-amount // 100) * 100
