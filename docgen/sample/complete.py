"""Invented cases that leave no blank of a pack's forms empty: each is filled in one of them at least."""

import datetime as dt
from collections.abc import Collection, Sequence
from decimal import Decimal

from docgen.model.case import Case
from docgen.model.kinds import Kind, Value, YearMonth
from docgen.model.paths import exact_paths, value_at
from docgen.model.union import LabourUnion
from docgen.region.codelists import CodeLists
from docgen.sample.changing import Change, changed_record
from docgen.vocabulary import Field, find_field, household_paths

_DAY = dt.date(2018, 3, 15)
_PERSON = ("name", "person", "_by", "filler", "tabulator", "surveyors", "respondent", "host", "recorder")
_VALUES: dict[Kind, Value] = {
    Kind.MONEY: Decimal(1200),
    Kind.MONEYS: (Decimal(700),) * 6,
    Kind.NUMBER: Decimal(60),
    Kind.INTEGER: 1,
    Kind.YES_NO: False,
    Kind.PHONE: "19900000000",
    Kind.CARD_NUMBER: "6200000000000000000",
    Kind.YEAR: 2018,
    Kind.DATE: _DAY,
    Kind.MONTH: YearMonth(2018, 12),
}


def complete_cases(
    cases: Sequence[Case], asked: Collection[str], required: Collection[str], lists: CodeLists
) -> list[Case]:
    """The cases with every required value, the first also with every value asked for that none has."""
    own = frozenset(asked).intersection(household_paths())
    lacking = {path for path in own if not any(_has(case, path) for case in cases)}
    needed = {path.partition("[]")[0].rpartition(".")[2] for path in lacking if "[]" in path}
    filled = changed_record(
        cases[0],
        "",
        _filling(lacking, lists),
        lambda name, count: max(count, 1) if name in needed else count,
    )
    need = _filling(required, lists)
    return [changed_record(case, "", need) for case in (filled, *cases[1:])]


def complete_union(union: LabourUnion, asked: Collection[str], lists: CodeLists) -> LabourUnion:
    """The union with a value in every field of its own asked for."""
    fill = _filling({path for path in asked if path.startswith("union.")}, lists)
    fields = {name: find_field(f"union.{name}") for name in LabourUnion.model_fields}
    return union.model_copy(
        update={name: fill(item, getattr(union, name)) for name, item in fields.items() if item}
    )


def _has(case: Case, path: str) -> bool:
    return any(value_at(case, exact) not in (None, "", ()) for exact in exact_paths(case, path))


def _filling(wanted: Collection[str], lists: CodeLists) -> Change:
    def filled(field: Field, value: Value) -> Value:
        if field.path not in wanted or field.is_derived or value not in (None, "", ()):
            return value
        return _value(field, lists)

    return filled


def _value(field: Field, lists: CodeLists) -> Value:
    """A plain value of the field's kind; nothing where only a real one will do."""
    if field.kind in (Kind.CODE, Kind.CODES):
        known = lists.get(field.about.codelist)
        label = known.labels[0] if known else f"示例{field.label}"
        return (label,) if field.kind is Kind.CODES else label
    if field.kind is Kind.TEXT:
        return "王样例" if field.path.endswith(_PERSON) else f"示例{field.label}"
    if field.kind is Kind.LONG_TEXT:
        return f"示例：{field.label}。"
    return _VALUES.get(field.kind)
