"""What a template sees: the case with its figures laid over, absent values as official blanks."""

from collections.abc import Mapping, Sequence
from functools import cache
from types import SimpleNamespace
from typing import Any

from pydantic import BaseModel

from docgen.fill.formats import ABSENT
from docgen.model.case import Case
from docgen.model.kinds import Value
from docgen.model.union import LabourUnion, PublicityNotice
from docgen.vocabulary import find_field

Figures = Mapping[str, Value]


def case_view(case: Case, figures: Figures) -> SimpleNamespace:
    """The household's names: worker, household, members and so on."""
    return _view(case, "", figures)


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
    field = find_field(path)
    return value if field is None or field.is_publishable else None


def _view(record: BaseModel, prefix: str, figures: Figures) -> SimpleNamespace:
    values = {name: _seen(getattr(record, name), prefix + name, figures) for name in _names(type(record))}
    return SimpleNamespace(**values)


@cache
def _names(record: type[BaseModel]) -> Sequence[str]:
    return tuple(record.model_fields)


def _seen(value: Any, path: str, figures: Figures) -> Any:
    if isinstance(value, BaseModel):
        return _view(value, path + ".", figures)
    if isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
        return [_view(item, f"{path}[{index}].", figures) for index, item in enumerate(value)]
    figure = figures.get(path)
    value = value if figure is None else figure
    return ABSENT if value is None else value
