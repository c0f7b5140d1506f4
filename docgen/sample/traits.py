"""What the records of workers and members have in common."""

from typing import Any

from docgen.model.id_number import age_on
from docgen.sample.draft import Draft
from docgen.sample.livelihood import Role
from docgen.sample.people import Person

_COUPLES = (("父亲", "母亲"), ("岳父", "岳母"), ("公公", "婆婆"))


def shared_traits(draft: Draft, person: Person) -> dict[str, Any]:
    """Name, ID number and the codes that the forms ask of worker and members alike."""
    return {
        "name": person.name,
        "id_number": person.id_number,
        "ethnicity": draft.ethnicity,
        **_codes(draft, person),
        **_health(draft, person),
    }


def _codes(draft: Draft, person: Person) -> dict[str, Any]:
    texts = {
        "political_status": _political_status(draft, person),
        "model_worker_type": "非劳模",
        "marital_status": _marital_status(draft, person),
        "hukou_type": "农村居民" if draft.situation.is_migrant else "城镇居民",
        "medical_insurance": _insurance(draft, person),
    }
    return {name: draft.setting.official(name, text) for name, text in texts.items()}


def _health(draft: Draft, person: Person) -> dict[str, Any]:
    official, ailment = draft.setting.official, draft.ailment_of(person)
    if ailment is None:
        return {"health_status": official("health_status", draft.locality.healthy)}
    disability = official("disability_type", ailment.disability) if ailment.disability else None
    return {
        "health_status": official("health_status", ailment.health),
        "disability_type": disability,
        "major_disease": official("major_disease", ailment.disease) if ailment.disease else None,
    }


def _political_status(draft: Draft, person: Person) -> str:
    age = age_on(person.birth_date, draft.locality.as_of)
    if age < 14 or draft.rng.random() < 0.75:
        return "群众"
    return "共青团员" if age < 28 else "中共党员"


def _marital_status(draft: Draft, person: Person) -> str:
    family = draft.family
    if person is family.worker:
        return family.marital_status
    if person.relation in ("丈夫", "妻子"):
        return "已婚"
    couple = next((couple for couple in _COUPLES if person.relation in couple), None)
    if couple is None:
        return "未婚"
    is_complete = set(couple) <= {member.relation for member in family.members}
    return "已婚" if is_complete else "丧偶"


def _insurance(draft: Draft, person: Person) -> str:
    if draft.situation.is_migrant:
        return "新农合"
    is_working = person is draft.family.worker and draft.budget.lives[0].role is Role.EARNER
    return "城镇职工医保" if is_working else "城镇居民医保"
