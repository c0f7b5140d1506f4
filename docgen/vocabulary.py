"""Every name a template, a workbook or a pack may use, read off the model's own descriptions."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from docgen.model.case import Case
from docgen.model.catalogue import CatalogueEntry, ScanPage
from docgen.model.kinds import About, Kind, Publicity
from docgen.model.union import LabourUnion, PublicityNotice, Statistics

OF_UNION = ("union.", "publicity.", "stats.")
OUTSIDE_CASE = (*OF_UNION, "catalogue[].", "scan.")


@dataclass(frozen=True)
class Field:
    """One name of the vocabulary; `members[].name` is a field of every member."""

    path: str
    kind: Kind
    about: About

    @property
    def label(self) -> str:
        """The Chinese name a clerk sees."""
        return self.about.label

    @property
    def is_derived(self) -> bool:
        """Whether docgen computes the value."""
        return bool(self.about.derived_from)

    @property
    def is_list(self) -> bool:
        """Whether the field holds several values."""
        return self.kind in (Kind.CODES, Kind.MONEYS)

    @property
    def is_publishable(self) -> bool:
        """Whether a publicity notice may print the field (decision 11)."""
        return self.about.publicity is Publicity.ALLOWED


@cache
def all_fields() -> Mapping[str, Field]:
    """Every field by its path: those of a case, of `union`, `publicity` and `stats`."""
    fields = [
        *_walk(Case, ""),
        *(item for item in _walk(LabourUnion, "union.") if not _is_elsewhere(item.path)),
    ]
    fields += [*_walk(PublicityNotice, "publicity."), *_walk(Statistics, "stats.")]
    fields += [*_walk(CatalogueEntry, "catalogue[]."), *_walk(ScanPage, "scan.")]
    return MappingProxyType({item.path: item for item in fields})


def find_field(path: str) -> Field | None:
    """The field of that path, None when the vocabulary has no such name."""
    return all_fields().get(path)


def household_paths() -> list[str]:
    """The names of a household's values, its members' and other lists' included."""
    return [path for path in all_fields() if not path.startswith(OUTSIDE_CASE)]


def single_paths() -> list[str]:
    """The names of a household's values that are not in a list."""
    return [path for path in household_paths() if "[]" not in path]


def union_paths() -> list[str]:
    """The names of a union's own values and of its counts that are not in a list."""
    return [path for path in all_fields() if path.startswith(("union.", "stats.")) and "[]" not in path]


def _is_elsewhere(path: str) -> bool:
    return path.startswith(("union.publicity[]", "union.stats."))


def _walk(record: type[BaseModel], prefix: str) -> Iterator[Field]:
    for name, info in record.model_fields.items():
        nested, is_repeated = _nested_record(info)
        if nested is not None:
            yield from _walk(nested, f"{prefix}{name}[]." if is_repeated else f"{prefix}{name}.")
        else:
            yield _field(f"{prefix}{name}", info)


def _nested_record(info: FieldInfo) -> tuple[type[BaseModel] | None, bool]:
    candidates = [info.annotation, *get_args(info.annotation)]
    for candidate in candidates:
        if isinstance(candidate, type) and issubclass(candidate, BaseModel):
            return candidate, candidate is not info.annotation
    return None, False


def _field(path: str, info: FieldInfo) -> Field:
    kind = next(item for item in info.metadata if isinstance(item, Kind))
    about = next(item for item in info.metadata if isinstance(item, About))
    return Field(path, kind, about)
