"""What a template sees: the case with its figures laid over, absent values as official blanks."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from types import SimpleNamespace
from typing import Any

from pydantic import BaseModel

from docgen.fill.formats import ABSENT
from docgen.model.case import Case
from docgen.model.kinds import Kind, Value
from docgen.model.union import LabourUnion, PublicityNotice
from docgen.vocabulary import find_field

Figures = Mapping[str, Value]


def case_view(case: Case, figures: Figures) -> SimpleNamespace:
    """The household's names: worker, household, members and so on."""
    return _view(case, "", figures)


def record_view(record: BaseModel) -> SimpleNamespace:
    """The names of a record that stands for itself: a line of a catalogue, a page of a scan."""
    return _entered(record)


def union_view(union: LabourUnion, figures: Figures) -> dict[str, Any]:
    """The names union and stats."""
    view = _view(union, "union.", figures)
    stats = _view(union.stats, "stats.", figures)
    return {"union": view, "stats": stats}


def publicity_view(notice: PublicityNotice | None, figures: Figures) -> SimpleNamespace:
    """The name publicity; every value absent when there is no notice."""
    return _view(notice or PublicityNotice(), "publicity.", figures)


def publishable(view: SimpleNamespace, prefix: str = "") -> SimpleNamespace:
    """The view without the values a publicity notice must not print (decision 11)."""
    kept = {name: _published(value, prefix + name) for name, value in vars(view).items()}
    return SimpleNamespace(**{name: value for name, value in kept.items() if value is not None})


def _published(value: Any, path: str) -> Any:
    """The value, a record without its barred values, None when it is barred itself."""
    if isinstance(value, SimpleNamespace):
        return publishable(value, path + ".")
    if isinstance(value, list):
        return [publishable(item, path + "[].") for item in value]
    return None if _is_barred(path) else value


@cache
def _is_barred(path: str) -> bool:
    field = find_field(path)
    return field is not None and not field.is_publishable


def _view(record: BaseModel, prefix: str, figures: Figures) -> SimpleNamespace:
    """What was entered, with the figures under the prefix laid over it."""
    view = _entered(record)
    for path, figure in figures.items():
        if figure is not None and path.startswith(prefix):
            _lay(figure, view, path.removeprefix(prefix))
    return view


def _entered(record: BaseModel) -> SimpleNamespace:
    values = {name: ABSENT if value is None else value for name, value in vars(record).items()}
    for name in _parts(type(record)):
        part = values[name]
        values[name] = _entered(part) if isinstance(part, BaseModel) else [_entered(item) for item in part]
    return SimpleNamespace(**values)


@cache
def _parts(record: type[BaseModel]) -> Sequence[str]:
    """The names of its fields that hold a record or several."""
    return tuple(
        name
        for name, info in record.model_fields.items()
        if not any(isinstance(note, Kind) for note in info.metadata)
    )


def _lay(figure: Value, view: Any, path: str) -> None:
    steps, name = _steps(path)
    for step in steps:
        view = view[step] if isinstance(step, int) else getattr(view, step)
    setattr(view, name, figure)


@lru_cache(maxsize=10_000)
def _steps(path: str) -> tuple[Sequence[str | int], str]:
    """`members[0].age` as the steps members, 0 and the name age."""
    *steps, name = re.findall(r"\w+", path)
    return tuple(int(step) if step.isdecimal() else step for step in steps), name
