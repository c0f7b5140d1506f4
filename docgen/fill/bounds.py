"""How much a template may make: texts, lists, numbers and repetitions, each far beyond any form."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context, markup_join

LOOP = "docgen loop"  # the filter that counts; no tag can spell it
COUNTED = frozenset(("+", "*", "%"))
MOST_ITEMS = 1000
"""Of rows, blanks or decimals that a tag adds of itself."""
_MOST_CHARACTERS = 2**28  # of a part; a province's roster has a fourth of it
_MOST_OF_A_VALUE = 2**20
_MOST_STEPS = 50_000_000  # of all loops of a part, each as long as what it repeats
_LARGEST = 10**30


class CountedContext(Context):
    """What a template sees while it is filled, and how far its loops have come."""

    steps = 0


@pass_context
def counted(context: CountedContext, values: Sequence[Any], weight: int) -> Sequence[Any]:
    """The values that a loop goes through. Raises ValueError when the part's loops go on for too long."""
    context.steps += len(values) * weight
    if context.steps > _MOST_STEPS:
        raise ValueError("循环次数过多")
    return values


def whole_text(pieces: Iterable[str]) -> str:
    """The pieces as one text. Raises ValueError for one that no paper has."""
    kept = list(pieces)
    if sum(map(len, kept)) > _MOST_CHARACTERS:
        raise ValueError("填写后的内容过大")
    return "".join(kept)


def joined_values(values: Iterable[Any]) -> str:
    """What `~` gives. Raises ValueError for a text that no paper has."""
    text = markup_join(values)
    _bounded(text)
    return text


def combined(operator: str, left: Any, right: Any, otherwise: Callable[[], Any]) -> Any:
    """What the operator gives. Raises ValueError for a text, list or number beyond all use."""
    if operator in ("*", "%") and not (_is_number(left) and _is_number(right)):
        raise ValueError(f"“{operator}”只能用于数字")
    return _bounded(otherwise())


def called(function: Callable[..., Any], arguments: Sequence[Any], otherwise: Callable[[], Any]) -> Any:
    """What a call gives. Raises ValueError where `replace` would make a text beyond all use."""
    text = getattr(function, "__self__", None)
    if isinstance(text, str) and getattr(function, "__name__", "") == "replace" and len(arguments) > 1:
        old, new = map(str, arguments[:2])
        if len(text) + text.count(old) * len(new) > _MOST_OF_A_VALUE:
            raise ValueError("内容过长")
    return otherwise()


def rounded(value: Any, precision: int = 0, method: str = "common") -> Any:
    """Jinja's own `round`, of no more decimals than numbers have."""
    if not -30 <= precision <= 30 or method != "common":
        raise ValueError("round 的位数不对")
    return round(value, precision)


def _bounded(value: Any) -> Any:
    if isinstance(value, str | list | tuple):
        if len(value) > _MOST_OF_A_VALUE:
            raise ValueError("内容过长")
    elif _is_number(value) and abs(value) > _LARGEST:
        raise ValueError("数字过大")
    return value


def _is_number(value: Any) -> bool:
    return hasattr(value, "__abs__")
