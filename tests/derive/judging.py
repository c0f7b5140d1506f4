"""Households by field path, judged by a shipped pack's rules of who may be filed."""

import datetime as dt
from decimal import Decimal
from typing import Any

from regions import pack_of

from docgen.derive.eligibility import eligibility
from docgen.derive.household import Parameters, household_figures
from docgen.model.case import Case
from docgen.model.eligibility import CategoryVerdict, Eligibility
from docgen.model.union import LabourUnion
from docgen.orders import FiguredCase

DAY = dt.date(2018, 12, 25)
CITY, COUNTY = "南昌市东湖区", "南昌市南昌县"


def a_household(members: list[dict[str, Any]] | None = None, **values: Any) -> Case:
    """A household of those values, `worker__kind="困难农民工"` for the worker's kind; nothing else known."""
    data: dict[str, Any] = {"members": members or []}
    for path, value in values.items():
        *steps, name = path.split("__")
        record = data
        for step in steps:
            record = record.setdefault(step, {})
        record[name] = value
    return Case.model_validate(data)


def earning(monthly: str | int, other: str | int = 0, **values: Any) -> dict[str, Any]:
    """The values of a household whose worker earns that by the month, with that other income a year."""
    return {
        "income__worker_monthly": Decimal(monthly),
        "income__household_other_annual": Decimal(other),
        **values,
    }


def a_union(**values: Any) -> LabourUnion:
    """A union whose places have the lines of the notices: 510 in the city, 480 in the county."""
    standards = (
        {"place": CITY, "dibao": 510, "minimum_wage": 1530},
        {"place": COUNTY, "dibao": 480, "minimum_wage": 1430},
    )
    return LabourUnion.model_validate({"standards": standards, **values})


def figured(case: Case, region: str, union: LabourUnion | None = None) -> FiguredCase:
    return FiguredCase(case, household_figures(case, union or a_union(), parameters(region)))


def parameters(region: str) -> Parameters:
    manifest = pack_of(region).manifest
    return Parameters(DAY, {}, manifest.rules, manifest.eligibility)


def judged(case: Case, region: str, union: LabourUnion | None = None) -> Eligibility:
    union = union or a_union()
    found = eligibility(figured(case, region, union), union, parameters(region))
    assert found is not None
    return found


def category(found: Eligibility, title: str) -> CategoryVerdict:
    return next(item for item in found.categories if item.title == title)


def lines(found: Eligibility, title: str) -> list[str]:
    return [part.line for part in category(found, title).judged.parts]
