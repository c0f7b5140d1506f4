"""Field paths applied to a record: `members[0].name` is exact, `members[].name` stands for every member's."""

import re
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from docgen.model.kinds import Value

_STEP = re.compile(r"([a-z_0-9]+)(?:\[(\d+)\])?")


def value_at(record: BaseModel, path: str) -> Value:
    """The value of an exact path. Raises AttributeError or IndexError for a path the record has not."""
    value: Any = record
    for name, index in _steps(path):
        value = getattr(value, name)
        if index is not None:
            value = value[index]
    return value  # type: ignore[no-any-return]


@lru_cache(10_000)
def _steps(path: str) -> tuple[tuple[str, int | None], ...]:
    """`members[0].name` as (members, 0), (name, none)."""
    return tuple((name, int(index) if index else None) for name, index in _STEP.findall(path))


def exact_paths(record: BaseModel, path: str) -> list[str]:
    """The exact paths a path stands for: itself, or one for each item of its list."""
    head, separator, tail = path.partition("[].")
    if not separator:
        return [path]
    items: Any = value_at(record, head)
    return [f"{head}[{index}].{rest}" for index, item in enumerate(items) for rest in exact_paths(item, tail)]
