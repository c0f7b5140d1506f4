"""The worker's record of an invented household."""

import datetime as dt
from typing import Any

from docgen.model.worker import Worker
from docgen.sample.draft import Draft
from docgen.sample.livelihood import Role
from docgen.sample.people import invent_mobile, years_after
from docgen.sample.traits import shared_traits

_JOBLESS = "失（无）业"


def invent_worker(draft: Draft) -> Worker:
    """The record, with everything the forms ask of a worker."""
    started = years_after(draft.family.worker.birth_date, draft.rng.randint(18, 24))
    return Worker(
        **shared_traits(draft, draft.family.worker),
        **_numbers(draft),
        **_contacts(draft),
        **_places(draft),
        **_job(draft, started),
        work_start_date=started,
        is_single_parent=_is_single_parent(draft),
        kind=draft.setting.official(
            "worker_kind", "困难农民工" if draft.situation.is_migrant else "困难职工"
        ),
        wish=draft.situation.wish,
        is_union_member=True,
        is_householder=not draft.family.spouse_is_householder,
        relation_to_householder=_relation_to_householder(draft),
        is_cadre=False,
    )


def _numbers(draft: Draft) -> dict[str, Any]:
    locality = draft.locality
    parts = {"year": locality.year, "serial": draft.serial, "area": draft.seat.area.code}
    return {
        "number": locality.worker_number.format(**parts),
        "dossier_no": locality.dossier_number.format(**parts),
    }


def _contacts(draft: Draft) -> dict[str, Any]:
    """A mobile number or, with few, only a fixed line; some have both."""
    rng, locality = draft.rng, draft.locality
    landline = f"{locality.landline_prefix}{rng.randrange(1000):03}"
    mobile = invent_mobile(rng, locality.mobile_prefixes) if rng.random() < 0.93 else None
    return {"mobile": mobile, "other_contact": landline if mobile is None or rng.random() < 0.2 else None}


def _places(draft: Draft) -> dict[str, Any]:
    rng, area = draft.rng, draft.seat.area
    house = f"{rng.choice(draft.locality.roads)}{rng.randint(1, 299)}号{rng.randint(1, 30)}栋"
    flat = f"{rng.randint(1, 4)}单元{rng.randint(1, 18)}0{rng.randint(1, 4)}室"
    return {
        "hukou_region": draft.hukou.name,
        "work_region": area.name,
        "residence_region": area.name,
        "home_address": f"{area.name}{draft.seat.street}{house}{flat}",
        "postcode": area.postcode,
    }


def _job(draft: Draft, started: dt.date) -> dict[str, Any]:
    official, employer = draft.setting.official, draft.rng.choice(draft.locality.employers)
    work_status = _work_status(draft)
    job = {
        "work_status": official("work_status", work_status),
        "industry": official("industry", employer.industry),
        "employer_has_union": True,
        "has_factual_labour_relation": False,
        "has_labour_contract": work_status != _JOBLESS,
        "dues_paid": work_status != _JOBLESS,
    }
    if work_status == _JOBLESS:
        return job
    return job | {
        "employer": employer.name,
        "employer_nature": official("employer_nature", employer.nature),
        "enterprise_status": official("enterprise_status", employer.status),
        "contract_signed_date": min(years_after(started, 3), draft.filed),
        "contract_term": official("contract_term", draft.rng.choice(draft.locality.contract_terms)),
    }


def _work_status(draft: Draft) -> str:
    if draft.budget.lives[0].role is Role.EARNER:
        return "在岗"
    if draft.ailment_of(draft.family.worker):
        return "病休"
    return draft.rng.choice(draft.locality.idle_statuses)


def _is_single_parent(draft: Draft) -> bool:
    children = [life for life in draft.budget.lives if life.role in (Role.PUPIL, Role.INFANT)]
    return draft.family.marital_status in ("离异", "丧偶") and bool(children)


def _relation_to_householder(draft: Draft) -> str | None:
    """Only where the worker is not the householder: 户主 is derived."""
    family = draft.family
    return family.relation_to_householder(family.worker) if family.spouse_is_householder else None
