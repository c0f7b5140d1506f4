"""Invented families: who belongs to a household, with ages that fit the relations."""

import datetime as dt
from dataclasses import dataclass
from random import Random

from docgen.sample.locality import Situation
from docgen.sample.people import NumberBlock, Person, invent_name, years_after

_MARRIED, _DIVORCED, _WIDOWED, _SINGLE = "已婚", "离异", "丧偶", "未婚"

# Whom a household of that kind has, nearest first.
_KIN = {
    _MARRIED: (
        "spouse",
        "child",
        "mother",
        "child",
        "father",
        "spouse's mother",
        "spouse's father",
        "brother",
        "sister",
    ),
    _DIVORCED: ("child", "mother", "child", "father"),
    _WIDOWED: ("child", "mother", "child", "father"),
    _SINGLE: ("mother", "father", "sister"),
}
_MEMBER_COUNTS = {0: 8, 1: 18, 2: 34, 3: 22, 4: 10, 5: 6, 9: 2}
_WITHOUT_STUDENT = tuple(_MEMBER_COUNTS)
_WITH_STUDENT = (2, 3, 4, 5, 9)

# Years of birth after the worker's: earliest and latest.
_GAPS = {
    "spouse": (-4, 4),
    "child": (21, 34),
    "mother": (-33, -20),
    "father": (-35, -22),
    "spouse's mother": (-33, -20),
    "spouse's father": (-35, -22),
    "brother": (-8, 8),
    "sister": (-8, 8),
}
_FIXED_SEX = {
    "mother": "女",
    "father": "男",
    "spouse's mother": "女",
    "spouse's father": "男",
    "brother": "男",
    "sister": "女",
}
_RELATIONS = {
    ("mother", "女"): "母亲",
    ("father", "男"): "父亲",
    ("child", "男"): "儿子",
    ("child", "女"): "女儿",
    ("pupil", "男"): "儿子",
    ("pupil", "女"): "女儿",
    ("brother", "男"): "兄弟",
    ("sister", "女"): "姐妹",
}
# How a person is related to the spouse of the worker, when the spouse is the householder.
_SEEN_BY_SPOUSE = {
    "男": {"母亲": "婆婆", "父亲": "公公", "岳母": "母亲", "岳父": "父亲", "兄弟": "其他", "姐妹": "其他"},
    "女": {"母亲": "岳母", "父亲": "岳父", "婆婆": "母亲", "公公": "父亲", "兄弟": "其他", "姐妹": "其他"},
}


@dataclass(frozen=True)
class Family:
    """The worker, the other members, the marital status, and whether the spouse is householder."""

    worker: Person
    members: tuple[Person, ...]
    marital_status: str
    spouse_is_householder: bool

    @property
    def people(self) -> tuple[Person, ...]:
        """The worker first, then the members."""
        return (self.worker, *self.members)

    def relation_to_householder(self, person: Person) -> str:
        """户主, or how the person is related to the householder."""
        if not self.spouse_is_householder:
            return person.relation or "户主"
        if person.relation in ("丈夫", "妻子"):
            return "户主"
        if person is self.worker:
            return "丈夫" if person.sex == "男" else "妻子"
        return _SEEN_BY_SPOUSE[self.worker.sex].get(person.relation, person.relation)


def invent_family(rng: Random, block: NumberBlock, situation: Situation, as_of: dt.date) -> Family:
    """A family that fits the situation: with a pupil where it needs one."""
    sex = rng.choice("男女")
    first_age, last_age = _ages(sex, situation)
    born = block.draw(rng, sex, years_after(as_of, -last_age), years_after(as_of, -first_age))
    worker = Person(invent_name(rng, sex), sex, *born)
    count = _member_count(rng, situation)
    marital_status = _marital_status(rng, count, situation)
    members: list[Person] = []
    for role in _roles(marital_status, count, situation):
        gap = _pupil_gap(situation) if role == "pupil" else _GAPS[role]
        members.append(_kin(rng, block, role, (worker, *members), as_of, gap))
    is_married = marital_status == _MARRIED and bool(members)
    return Family(worker, tuple(members), marital_status, is_married and rng.random() < 0.1)


def _roles(marital_status: str, count: int, situation: Situation) -> list[str]:
    roles = list(_KIN[marital_status][:count])
    if situation.needs_student:
        roles[roles.index("child")] = "pupil"
    return roles


def _member_count(rng: Random, situation: Situation) -> int:
    counts = _WITH_STUDENT if situation.needs_student else _WITHOUT_STUDENT
    return rng.choices(counts, [_MEMBER_COUNTS[count] for count in counts])[0]


def _marital_status(rng: Random, count: int, situation: Situation) -> str:
    possible = [status for status, kin in _KIN.items() if len(kin) >= count and (count or status != _MARRIED)]
    if situation.needs_student:
        possible = [status for status in possible if status != _SINGLE]
    weights = [6 if status == _MARRIED else 1 for status in possible]
    return rng.choices(possible, weights)[0]


def _ages(sex: str, situation: Situation) -> tuple[int, int]:
    """The worker's least and greatest age: with a pupil, who is old enough and still at school."""
    if not situation.needs_student:
        return 28, 59 if sex == "男" else 54
    return max(34, situation.student_from + 23), 42


def _pupil_gap(situation: Situation) -> tuple[int, int]:
    """Years from the worker's birth to the pupil's, so that the youngest worker's is old enough."""
    return 22, min(27, max(34, situation.student_from + 23) - situation.student_from)


def _kin(
    rng: Random,
    block: NumberBlock,
    role: str,
    family: tuple[Person, ...],
    as_of: dt.date,
    gap: tuple[int, int],
) -> Person:
    worker = family[0]
    sex = _sex(rng, role, worker)
    first, last = (years_after(worker.birth_date, years) for years in gap)
    last = min(last, as_of - dt.timedelta(days=90))
    birth_date, number = block.draw(rng, sex, first, last)
    surname = _surname(rng, role, family)
    return Person(
        _unused_name(rng, sex, surname, family), sex, birth_date, number, _relation(role, sex, worker)
    )


def _sex(rng: Random, role: str, worker: Person) -> str:
    if role == "spouse":
        return "女" if worker.sex == "男" else "男"
    return _FIXED_SEX.get(role) or rng.choice("男女")


def _unused_name(rng: Random, sex: str, surname: str, family: tuple[Person, ...]) -> str:
    names = {person.name for person in family}
    return next(name for name in iter(lambda: invent_name(rng, sex, surname), "") if name not in names)


def _surname(rng: Random, role: str, family: tuple[Person, ...]) -> str:
    """Children are named after their father, brothers and sisters after the worker's."""
    worker = family[0]
    husband = next((person for person in family if person.relation == "丈夫"), worker)
    if role in ("child", "pupil"):
        return husband.surname
    if role in ("father", "brother", "sister"):
        return worker.surname
    return ""


def _relation(role: str, sex: str, worker: Person) -> str:
    if role == "spouse":
        return "妻子" if worker.sex == "男" else "丈夫"
    if role == "spouse's mother":
        return "岳母" if worker.sex == "男" else "婆婆"
    if role == "spouse's father":
        return "岳父" if worker.sex == "男" else "公公"
    return _RELATIONS[role, sex]
