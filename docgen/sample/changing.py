"""A record with every value changed, lists and records within it too."""

from collections.abc import Callable
from functools import cache
from itertools import cycle, islice
from typing import Any, TypeVar, get_args

from pydantic import BaseModel

from docgen.model.kinds import Record, Value
from docgen.vocabulary import Field, all_fields, find_field

Change = Callable[[Field, Value], Value]
Count = Callable[[str, int], int]
"""How many records a list is to have, by its name and how many it has."""

_Model = TypeVar("_Model", bound=BaseModel)


def same_count(name: str, count: int) -> int:
    """As many records as there are."""
    return count


def changed_record(record: _Model, prefix: str, change: Change, count: Count = same_count) -> _Model:
    """The record whose fields' paths begin with the prefix, with every value changed.

    A list gets as many records as `count` says: again from the first, or empty ones where there are none.
    """
    values: dict[str, Any] = {}
    for name, info in type(record).model_fields.items():
        value, field = getattr(record, name), find_field(prefix + name)
        if isinstance(value, BaseModel):
            values[name] = changed_record(value, f"{prefix}{name}.", change, count)
        elif field is not None:
            values[name] = change(field, value)
        else:
            path = f"{prefix}{name}[]."
            wanted = len(value) if _is_derived(path) else count(name, len(value))
            items = _repeated(value, info.annotation, wanted)
            values[name] = tuple(changed_record(item, path, change, count) for item in items)
    return record.model_copy(update=values)


@cache
def _is_derived(list_path: str) -> bool:
    """Whether docgen computes every record of the list, such as the materials a notice requires."""
    return all(item.is_derived for item in all_fields().values() if item.path.startswith(list_path))


def _repeated(items: tuple[Record, ...], annotation: Any, count: int) -> list[Record]:
    empty: type[Record] = get_args(annotation)[0]
    return list(islice(cycle(items or (empty(),)), count))
