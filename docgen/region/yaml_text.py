"""YAML of a pack, read by the parser in C where PyYAML has it: ten times faster."""

from typing import Any

import yaml

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_LONGEST = 2**22  # characters; the largest pack has 100,000
_FAULTS = (ValueError, LookupError, AttributeError, TypeError, ArithmeticError)  # of 2018-02-31, !!int ""
_DEEPEST, _MOST_NODES = 50, 1_000_000


def load_yaml(text: str) -> Any:
    """The plain data of the text; nothing in it is executed. Raises yaml.YAMLError.

    So is a text that would fill memory, or overflow the stack of the parser in C.
    """
    if len(text) > _LONGEST:
        raise yaml.YAMLError("文件过大")
    _require_bounded(text)
    try:
        return yaml.load(text, Loader=_LOADER)
    except _FAULTS as fault:
        raise yaml.YAMLError(f"有写法不对的值（{fault}）") from fault


def _require_bounded(text: str) -> None:
    """Raises yaml.YAMLError for nesting beyond all use, and for aliases that come to too much."""
    count = 0
    sizes: dict[str | None, int] = {}
    begun: list[tuple[str | None, int]] = []
    for event in yaml.parse(text, Loader=_LOADER):
        count += sizes.get(event.anchor, 1) if isinstance(event, yaml.AliasEvent) else 1
        if isinstance(event, yaml.CollectionStartEvent):
            begun.append((event.anchor, count))
        elif isinstance(event, yaml.CollectionEndEvent):
            anchor, before = begun.pop()
            sizes[anchor] = count - before
        if len(begun) > _DEEPEST or count > _MOST_NODES:
            raise yaml.YAMLError("嵌套过深，或引用过多")
