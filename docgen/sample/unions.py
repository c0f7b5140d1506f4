"""Invented unions: one for every sixty households, each with its place, officers and notices."""

import datetime as dt
from decimal import Decimal
from typing import Any

from docgen.model.union import LabourUnion, PublicityNotice, Standard, Statistics
from docgen.sample.additions import Writer, prune, put
from docgen.sample.draft import Seat, Setting
from docgen.sample.locality import Area, Locality, Values
from docgen.sample.people import invent_mobile, invent_name

_HOUSEHOLDS_PER_UNION = 60


def invent_unions(setting: Setting, household_count: int) -> tuple[Seat, ...]:
    """As many unions as the households need, at most one for every street of every area that has any."""
    areas = [area for area in setting.locality.areas if area.has_unions]
    needed = -(-household_count // _HOUSEHOLDS_PER_UNION)
    union_count = min(needed, len(areas) * len(setting.locality.streets))
    share, rest = divmod(household_count, union_count)
    return tuple(
        _seat(setting, areas[index % len(areas)], index // len(areas), index, share + (index < rest))
        for index in range(union_count)
    )


def _seat(setting: Setting, area: Area, street_number: int, index: int, household_count: int) -> Seat:
    locality, rng = setting.locality, setting.rng("union", index)
    street = locality.streets[street_number]
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
        help_budget=Decimal(rng.randrange(6, 12) * 1000),
        year=locality.year,
        standards=_standards(locality),
        stats=_statistics(locality, name, people[1]),
    )
    phone = f"{locality.landline_prefix}{rng.randrange(1000):03}"
    words = {"area": area.name, "street": street, "union": union, "contact": people[2], "phone": phone}
    completed = _with_additions(union, Writer(setting, rng, words), locality)
    return Seat(completed, household_count, area, street, index)


def _with_additions(union: LabourUnion, writer: Writer, locality: Locality) -> LabourUnion:
    """The union with what the region enters for every union, and with its notices."""
    own = union.model_dump()
    data: dict[str, Any] = {"union": own, "stats": own["stats"]}
    for path, value in locality.union.items():
        put(data, path, writer.value(path, value))
    own["publicity"] = [_notice(writer, values, locality) for values in locality.publicity]
    prune(data, locality.columns_left_out)
    return LabourUnion.model_validate(own)


def _notice(writer: Writer, values: Values, locality: Locality) -> dict[str, Any]:
    notice = {name: writer.value(f"publicity.{name}", value) for name, value in values.items()}
    data = {"publicity": PublicityNotice(**notice).model_dump()}
    prune(data, locality.columns_left_out)
    return data["publicity"]


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


def _statistics(locality: Locality, unit: str, tabulator: str) -> Statistics:
    return Statistics(
        compiling_unit=unit,
        tabulator=tabulator,
        tabulated_date=locality.determined.last,
        cutoff_date=dt.date(locality.year, 12, 31),
    )
