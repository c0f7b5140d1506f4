"""Field paths applied to a record: `members[0].name` is exact, `members[].name` stands for every member's."""

import re
from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter, itemgetter
from typing import Any

from pydantic import BaseModel

from docgen.model.kinds import Value

_STEP = re.compile(r"([a-z_0-9]+(?:\.[a-z_0-9]+)*)|\[(\d+)\]")


def value_at(record: BaseModel, path: str) -> Value:
    """The value of an exact path. Raises AttributeError or IndexError for a path the record has not."""
    value: Any = record
    for get in _getters(path):
        value = get(value)
    return value  # type: ignore[no-any-return]


@lru_cache(10_000)
def _getters(path: str) -> tuple[Callable[[Any], Any], ...]:
    """What gets one step after the other: of `members[0].name` members, the first, and name."""
    steps = _STEP.findall(path)
    return tuple(attrgetter(names) if names else itemgetter(int(index)) for names, index in steps)


def exact_paths(record: BaseModel, path: str) -> list[str]:
    """The exact paths a path stands for: itself, or one for each item of its list."""
    head, separator, tail = path.partition("[].")
    if not separator:
        return [path]
    items: Any = value_at(record, head)
    return [f"{head}[{index}].{rest}" for index, item in enumerate(items) for rest in exact_paths(item, tail)]
