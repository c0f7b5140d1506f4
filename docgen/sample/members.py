"""The records of the other members of an invented household."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from docgen.model.household import Member
from docgen.model.id_number import age_on
from docgen.sample.draft import Draft
from docgen.sample.livelihood import Life, Role
from docgen.sample.people import Person, invent_mobile
from docgen.sample.traits import shared_traits

_IDENTITIES = {
    Role.EARNER: "职工",
    Role.PENSIONER: "职工",
    Role.PUPIL: "学生",
    Role.INFANT: "学龄前",
    Role.IDLE: "无业",
}
_RURAL_IDENTITIES = _IDENTITIES | {Role.EARNER: "农民工", Role.PENSIONER: "农民"}
_EDUCATION = ("小学", "初中", "高中", "中专", "大专")


def invent_members(draft: Draft) -> tuple[Member, ...]:
    """The records in the order of the family."""
    return tuple(_member(draft, life) for life in draft.budget.lives[1:])


def _member(draft: Draft, life: Life) -> Member:
    official = draft.setting.official
    return Member(
        **shared_traits(draft, life.person),
        relation=official("relation", life.person.relation),
        relation_to_householder=_relation_to_householder(draft, life.person),
        monthly_income=Decimal(life.monthly),
        identity=official("member_identity", _identity(draft, life)),
        **dict(_adulthood(draft, life)),
        **dict(_occupation(draft, life)),
    )


def _relation_to_householder(draft: Draft, person: Person) -> str | None:
    family = draft.family
    return family.relation_to_householder(person) if family.spouse_is_householder else None


def _identity(draft: Draft, life: Life) -> str:
    if draft.situation.is_migrant:
        return _RURAL_IDENTITIES[life.role]
    return "无业" if life.role is Role.PENSIONER and not life.monthly else _IDENTITIES[life.role]


def _adulthood(draft: Draft, life: Life) -> Iterator[tuple[str, Any]]:
    if life.role in (Role.PUPIL, Role.INFANT):
        yield "has_labour_capacity", False
        return
    yield "has_labour_capacity", life.role is not Role.PENSIONER and not draft.ailment_of(life.person)
    yield "education_level", draft.rng.choice(_EDUCATION)
    if draft.rng.random() < 0.7:
        yield "mobile", invent_mobile(draft.rng, draft.locality.mobile_prefixes)


def _occupation(draft: Draft, life: Life) -> Iterator[tuple[str, Any]]:
    official = draft.setting.official
    if life.school:
        yield from _schooling(draft, life)
    elif life.role is Role.EARNER:
        yield from _employment(draft)
    elif life.role is Role.IDLE:
        yield "work_status", official("work_status", "失（无）业")
        yield "no_income_certificate", True
    elif life.role is Role.PENSIONER and _identity(draft, life) == "职工":
        yield "work_status", official("work_status", "退休")


def _schooling(draft: Draft, life: Life) -> Iterator[tuple[str, Any]]:
    school, as_of = life.school, draft.locality.as_of
    assert school is not None
    years_in = min(age_on(life.person.birth_date, as_of) - school.ages[0], school.years - 1)
    yield "employer_or_school", school.name
    yield "current_education", school.education
    yield "education_level", school.education
    yield "enrolment_year", as_of.year - years_in
    yield "schooling_years", school.years


def _employment(draft: Draft) -> Iterator[tuple[str, Any]]:
    official, employer = draft.setting.official, draft.rng.choice(draft.locality.employers)
    yield "work_status", official("work_status", "在岗")
    yield "employer_or_school", employer.name
    yield "employer_nature", official("employer_nature", employer.nature)
    yield "enterprise_status", official("enterprise_status", employer.status)
    yield "industry", official("industry", employer.industry)
    yield "contract_or_enlistment_date", draft.filed - dt.timedelta(days=draft.rng.randrange(100, 400))
    yield "contract_term", official("contract_term", draft.rng.choice(draft.locality.contract_terms))
