"""Invented unions: one for every sixty households, each with its place, officers and notice."""

import datetime as dt
from decimal import Decimal

from docgen.model.union import LabourUnion, PublicityNotice, Standard, Statistics
from docgen.sample.draft import Seat, Setting
from docgen.sample.locality import Locality
from docgen.sample.people import invent_mobile, invent_name

_HOUSEHOLDS_PER_UNION = 60


def invent_unions(setting: Setting, household_count: int) -> tuple[Seat, ...]:
    """As many unions as the households need, at most one for every street of every area."""
    areas, streets = setting.locality.areas, setting.locality.streets
    needed = -(-household_count // _HOUSEHOLDS_PER_UNION)
    union_count = min(needed, len(areas) * len(streets))
    share, rest = divmod(household_count, union_count)
    return tuple(_seat(setting, index, share + (index < rest)) for index in range(union_count))


def _seat(setting: Setting, index: int, household_count: int) -> Seat:
    locality, rng = setting.locality, setting.rng("union", index)
    area = locality.areas[index % len(locality.areas)]
    street = locality.streets[index // len(locality.areas)]
    people = [invent_name(rng, rng.choice("男女")) for _ in range(3)]
    name = locality.union_name.format(area=area.name, street=street)
    union = LabourUnion(
        name=name,
        liaison_name=people[0],
        liaison_title="工会干事",
        liaison_phone=invent_mobile(rng, locality.mobile_prefixes),
        form_filler=people[1],
        form_date=locality.determined.last,
        dibao_standard=Decimal(area.dibao),
        low_income_standard=Decimal(area.low_income),
        minimum_wage=Decimal(area.minimum_wage),
        has_system_account=True,
        help_budget=Decimal(rng.randrange(6, 12) * 1000),
        retained_funds=Decimal(100000),
        year=locality.year,
        standards=_standards(locality),
        publicity=(_notice(locality, people[2], f"{locality.landline_prefix}{rng.randrange(1000):03}"),),
        stats=_statistics(locality, name, people[1]),
    )
    return Seat(union, household_count, area, street, index)


def _standards(locality: Locality) -> tuple[Standard, ...]:
    return tuple(
        Standard(
            place=area.name,
            dibao=Decimal(area.dibao),
            low_income=Decimal(area.low_income),
            minimum_wage=Decimal(area.minimum_wage),
        )
        for area in locality.areas
    )


def _notice(locality: Locality, contact: str, phone: str) -> PublicityNotice:
    posting = locality.publicity
    return PublicityNotice(
        start_date=posting.start,
        end_date=posting.end,
        objection_deadline=posting.end,
        contact_name=contact,
        report_phone=phone,
        issue_date=posting.start,
        level=posting.level,
    )


def _statistics(locality: Locality, unit: str, tabulator: str) -> Statistics:
    last = locality.determined.last
    return Statistics(
        compiling_unit=unit,
        tabulator=tabulator,
        tabulated_date=last,
        cutoff_date=dt.date(locality.year, 12, 31),
    )
