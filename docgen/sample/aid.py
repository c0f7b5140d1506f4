"""The help an invented household gets: cause, plan, visits, outcome, and the papers of the dossier."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from random import Random
from typing import Any

from docgen.model.aid import Cause, Outcome, Plan, Visit
from docgen.model.kinds import YearMonth
from docgen.model.review import Attachment, Review
from docgen.sample.draft import Draft, invent_day
from docgen.sample.people import invent_mobile, invent_name

# One officer is paired with at least so many households of a union (R-LZ-26: five), but two officers at least
# keep contact (R-TY-10).
_HOUSEHOLDS_PER_HELPER, _FEWEST_HELPERS = 6, 2
_HOUSEHOLDS_PER_SECOND_HELPER = 12
_TITLES = ("工会主席", "工会副主席", "工会干事", "社区工作人员")


def invent_cause(draft: Draft) -> Cause:
    """Why the household is in difficulty."""
    situation, official = draft.situation, draft.setting.official
    return Cause(
        main=official("cause", situation.cause),
        secondary=tuple(official("cause", cause) for cause in situation.secondary),
        main_text=draft.told(situation.story),
        other_text=situation.cause_note,
        annual_necessary_expense=Decimal(draft.budget.necessary),
    )


def invent_plan(draft: Draft) -> Plan:
    """Who helps and how."""
    situation, official, rng = draft.situation, draft.setting.official, draft.rng
    helper = _officer(draft, "helper", _HOUSEHOLDS_PER_HELPER, _FEWEST_HELPERS)
    second = _officer(draft, "second helper", _HOUSEHOLDS_PER_SECOND_HELPER, 1)
    year, month = rng.choice(draft.locality.deadlines).split("-")
    return Plan(
        helper_unit=draft.seat.union.name,
        helper_name=invent_name(helper, helper.choice("男女")),
        helper_title=helper.choice(_TITLES),
        helper_phone=invent_mobile(helper, draft.locality.mobile_prefixes),
        second_helper_name=invent_name(second, second.choice("男女")),
        deadline=YearMonth(int(year), int(month)),
        focus_group=official("focus_group", situation.focus_group) if situation.focus_group else None,
        focus_group_note=situation.focus_group_note,
        aid_types=tuple(official("aid_type", kind) for kind in situation.aid_types),
        measures=tuple(official("measure", measure) for measure in situation.measures),
        measures_note=situation.measures_note,
        action_plans=tuple(official("action_plan", plan) for plan in situation.action_plans),
        action_plans_note=situation.action_plans_note,
        date=invent_day(rng, draft.locality.declared),
        year=draft.locality.year,
        card_issued_date=invent_day(rng, draft.locality.carded),
        **_wording(draft),
    )


def _wording(draft: Draft) -> dict[str, Any]:
    """The plan as one text or in its four sections."""
    cause, wish = draft.told(draft.situation.story), draft.situation.wish
    measures = f"落实{'、'.join((*draft.situation.measures, *draft.situation.action_plans))}。"
    if draft.number % 2:
        return {"body": f"{cause}{measures}{wish}"}
    return {
        "cause_section": cause,
        "plan_section": measures,
        "safeguards_section": "帮扶责任人每年入户不少于两次，及时协调解决困难。",
        "goals_section": f"年内家庭困难得到缓解。{wish}",
    }


def _officer(draft: Draft, role: str, household_count: int, fewest: int) -> Random:
    """The source of chance of one of the union's officers, the same for every household of that officer."""
    officers = max(draft.seat.household_count // household_count, fewest)
    return draft.setting.rng(role, draft.seat.index, draft.place_in_union % officers)


def invent_visits(draft: Draft, helper_name: str | None) -> tuple[Visit, ...]:
    """One visit in every month of visits of the year; stock dossiers also in the year before."""
    locality = draft.locality
    years = [locality.year - 1, locality.year] if draft.filed.year < locality.year - 1 else [locality.year]
    days = [_visit_day(draft.rng, year, month) for year in years for month in locality.visit_months]
    return tuple(
        Visit(
            date=day,
            work_content=locality.visits[index % len(locality.visits)],
            responsible_person=helper_name,
        )
        for index, day in enumerate(days)
    )


def _visit_day(rng: Random, year: int, month: int) -> dt.date:
    day = dt.date(year, month, rng.randint(5, 20))
    return day - dt.timedelta(days=max(day.weekday() - 4, 0))


def invent_outcome(draft: Draft) -> Outcome:
    """What the help achieved by the end of the year."""
    ending, rng, official = draft.ending, draft.rng, draft.setting.official
    base = max(draft.budget.per_capita, draft.seat.area.dibao) if ending.is_out else draft.budget.per_capita
    determined = invent_day(rng, draft.locality.determined)
    return Outcome(
        effect_per_capita_income=Decimal(round(base * rng.uniform(*ending.rise))),
        effect_other_text=ending.effect,
        evaluation=official("evaluation", ending.evaluation),
        determination_opinion=ending.opinion,
        determination_date=determined,
        year=draft.locality.year,
        cancel_reason=official("cancel_reason", ending.cancel_reason) if ending.cancel_reason else None,
        cancel_date=determined if ending.cancel_reason else None,
        cause_removed=ending.is_out,
    )


def invent_review(draft: Draft) -> Review:
    """Who filed and checked the dossier, and what was handed in with it."""
    declared = invent_day(draft.rng, draft.locality.declared)
    clerks = draft.setting.rng("clerks", draft.seat.index)
    names = [invent_name(clerks, clerks.choice("男女")) for _ in range(3)]
    return Review(
        filed_by="、".join(names[:2]),
        reviewed_by=names[2],
        is_target=True,
        target_decided_date=declared,
        declarant_date=declared,
        auditor_date=declared,
        visit_date=declared,
        application_date=draft.filed,
        attachments=tuple(_attachment(draft, material) for material in _materials(draft)),
    )


def _materials(draft: Draft) -> Iterator[str]:
    yield from draft.locality.materials
    yield from draft.situation.materials
    if draft.family.marital_status in ("离异", "丧偶"):
        yield f"其他：{draft.family.marital_status}证明"


def _attachment(draft: Draft, material: str) -> Attachment:
    """The paper of that type; its name stands behind a colon where it is not that of the type."""
    kind, _, name = material.partition("：")
    return Attachment(
        type=draft.setting.official("attachment_type", kind),
        name=f"{draft.family.worker.name}家庭{name or kind}",
        remark="复印件，与原件核对一致",
        authenticated=True,
    )
