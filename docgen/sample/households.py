"""Invented households: any number of valid cases of a region, the same for the same seed."""

from collections.abc import Iterable, Iterator
from random import Random
from typing import TypeVar

from docgen.errors import UsageError
from docgen.model.case import Case
from docgen.model.union import LabourUnion
from docgen.region.pack import Pack
from docgen.sample.accounts import invent_bank, invent_circumstances, invent_housing, invent_income
from docgen.sample.additions import with_additions
from docgen.sample.aid import invent_cause, invent_outcome, invent_plan, invent_review, invent_visits
from docgen.sample.draft import Draft, Seat, Setting, invent_ailment, invent_day
from docgen.sample.family import invent_family
from docgen.sample.listed import listed_case
from docgen.sample.livelihood import choose_patient, invent_budget, invent_lives
from docgen.sample.locality import Ending, Situation, load_locality
from docgen.sample.members import invent_members
from docgen.sample.people import NumberIssuer
from docgen.sample.unions import invent_unions
from docgen.sample.workers import invent_worker

_Choice = TypeVar("_Choice", Situation, Ending)

MOST_HOUSEHOLDS = 100_000  # × 9 members at most < 1,048,576 rows of a sheet


def sample_cases(pack: Pack, count: int, seed: int) -> tuple[tuple[LabourUnion, ...], Iterator[Case]]:
    """The unions, and the cases one after another. Raises UsageError for a count no workbook can hold."""
    if not 0 < count <= MOST_HOUSEHOLDS:
        raise UsageError(
            f"户数 {count} 不在 1 至 {MOST_HOUSEHOLDS} 之间。",
            "请改小 --households；一个表格最多放这么多户。",
        )
    setting = Setting(load_locality(pack), pack.lists, seed, pack.manifest.rules.expense_basis)
    seats = invent_unions(setting, count)
    return tuple(seat.union for seat in seats), _cases(setting, seats, count)


def _cases(setting: Setting, seats: tuple[Seat, ...], count: int) -> Iterator[Case]:
    issuer, width, number = NumberIssuer(), max(4, len(str(count))), 0
    for seat in seats:
        for place in range(seat.household_count):
            number += 1
            yield _case(_draft(setting, seat, place, number, f"{number:0{width}}", issuer))


def _draft(setting: Setting, seat: Seat, place: int, number: int, serial: str, issuer: NumberIssuer) -> Draft:
    rng, locality = setting.rng("household", number), setting.locality
    situation = _weighted(rng, locality.situations.values())
    hukou = rng.choice(locality.areas) if situation.is_migrant else seat.area
    family = invent_family(rng, issuer.block(hukou.code), situation, locality.as_of)
    patient = choose_patient(rng, situation, family, locality.as_of)
    lives = invent_lives(rng, family, patient, situation, locality)
    return Draft(
        rng=rng,
        setting=setting,
        number=number,
        serial=serial,
        seat=seat,
        place_in_union=place,
        hukou=hukou,
        situation=situation,
        ending=_weighted(rng, locality.outcomes.values()),
        family=family,
        ailment=invent_ailment(rng, patient, situation, locality),
        budget=invent_budget(rng, lives, situation, seat.area, setting.expense_basis),
        ethnicity=rng.choices(list(locality.ethnicities), list(locality.ethnicities.values()))[0],
        filed=invent_day(rng, locality.filed[number % len(locality.filed)]),
    )


def _case(draft: Draft) -> Case:
    plan = invent_plan(draft)
    case = Case(
        union_name=draft.seat.union.name,
        worker=invent_worker(draft),
        household=invent_circumstances(draft),
        members=invent_members(draft),
        income=invent_income(draft),
        housing=invent_housing(draft),
        bank=invent_bank(draft),
        cause=invent_cause(draft),
        plan=plan,
        visits=invent_visits(draft, plan.helper_name),
        outcome=invent_outcome(draft),
        review=invent_review(draft),
    )
    return listed_case(with_additions(case, draft), draft.setting.lists)


def _weighted(rng: Random, choices: Iterable[_Choice]) -> _Choice:
    possible = tuple(choices)
    return rng.choices(possible, [choice.weight for choice in possible])[0]
