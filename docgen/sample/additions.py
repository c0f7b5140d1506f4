"""Further values of invented households and unions, entered as the region's `sample.yaml` says.

A value is written as it stands, or as one of these; texts and labels may name what is known of the household
in braces (`{worker.name}`, `{area}`), and a label is put into the region's own words:

    {one_of: [a, b]}            one of them by chance
    {day: [first, last]}        a working day of that span, as the weekdays go
    {part: 0.25, of: total}     that part of an amount: of the year's income, or of a field; whole 元
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from operator import attrgetter
from random import Random
from typing import Any

from docgen.model.case import Case
from docgen.sample.draft import Draft, Setting, invent_day
from docgen.sample.locality import Addition, Span
from docgen.vocabulary import Field, all_fields, find_field

_Data = dict[str, Any]


def with_additions(case: Case, draft: Draft) -> Case:
    """The case with the region's additions, and without what the region's workbook has no column for."""
    data = case.model_dump()
    writer = Writer(draft.setting, draft.setting.rng("additions", draft.number), _words(case, draft))
    for addition in draft.locality.additions.values():
        for index in _rows(addition, data):
            for path, value in addition.fields.items():
                put(data, _indexed(path, index), writer.value(path, value))
    prune(data, draft.locality.columns_left_out)
    return Case.model_validate(data)


def prune(data: _Data, left_out: tuple[str, ...]) -> None:
    """Empties the fields whose path begins with one of `left_out`; `aids[]` empties the list."""
    for start in left_out:
        if start.endswith("[]") and start.partition(".")[0].removesuffix("[]") in data:
            put(data, start.removesuffix("[]"), ())
    for item in _fields(left_out):
        for path in _exact(data, item.path):
            put(data, path, () if item.is_list else None)


@cache
def _fields(left_out: tuple[str, ...]) -> tuple[Field, ...]:
    return tuple(item for item in all_fields().values() if item.path.startswith(left_out))


class Writer:
    """Makes values of what `sample.yaml` writes; `words` are what texts may name and amounts be parts of."""

    def __init__(self, setting: Setting, rng: Random, words: Mapping[str, Any]) -> None:
        self._setting, self._rng, self._words = setting, rng, words

    def value(self, path: str, written: Any) -> Any:
        """The value of the field or list of records of that path."""
        if isinstance(written, dict):
            return self._chosen(path, written)
        if isinstance(written, list):
            return tuple(self.value(path, item) for item in written)
        if not isinstance(written, str):
            return written
        text = written.format_map(self._words)
        item = find_field(path)
        return self._setting.official(item.about.codelist, text) if item and item.about.codelist else text

    def _chosen(self, path: str, written: _Data) -> Any:
        if "one_of" in written:
            return self.value(path, self._rng.choice(written["one_of"]))
        if "day" in written:
            first, last = written["day"]
            return invent_day(self._rng, Span.model_validate({"from": first, "until": last}))
        if "part" in written:
            return Decimal(round(written["part"] * float(self._named(written["of"]))))
        return {name: self.value(f"{path}[].{name}", value) for name, value in written.items()}

    def _named(self, name: str) -> Any:
        word, _, path = name.partition(".")
        return attrgetter(path)(self._words[word]) if path else self._words[word]


def _words(case: Case, draft: Draft) -> Mapping[str, Any]:
    """What additions may name: the case's own values, and what was decided before it was written."""
    clerk, second_clerk = (case.review.filed_by or "、").split("、")[:2]
    situation = draft.situation
    return {
        **dict(case),
        "union": draft.seat.union,
        "area": draft.seat.area.name,
        "street": draft.seat.street,
        "year": draft.locality.year,
        "clerk": clerk,
        "second_clerk": second_clerk,
        "story": draft.told(situation.story),
        "steps": "、".join((*situation.measures, *situation.action_plans)),
        "total": 12 * draft.budget.monthly + draft.budget.other,
    }


def _rows(addition: Addition, data: _Data) -> Iterator[int | None]:
    """The items of the addition's list that meet its conditions; None for a household that does."""
    items = range(len(_at(data, addition.list_path))) if addition.list_path else (None,)
    for index in items:
        if all(item.holds(_at(data, _indexed(item.field, index))) for item in addition.when):
            yield index


def _indexed(path: str, index: int | None) -> str:
    return path if index is None else path.replace("[]", f"[{index}]")


def _exact(data: _Data, path: str) -> list[str]:
    """The paths of the values that stand for `path` in these data; none of what they do not have."""
    head, bracket, tail = path.partition("[].")
    if head.partition(".")[0] not in data:
        return []
    count = len(_at(data, head)) if bracket else 0
    return [f"{head}[{index}].{tail}" for index in range(count)] if bracket else [path]


def _at(data: _Data, path: str) -> Any:
    value: Any = data
    for step in path.split("."):
        name, _, index = step.partition("[")
        value = value[name][int(index.rstrip("]"))] if index else value[name]
    return value


def put(data: _Data, path: str, value: Any) -> None:
    """Sets the value of an exact path of dumped records."""
    owner, _, name = path.rpartition(".")
    (_at(data, owner) if owner else data)[name] = value
