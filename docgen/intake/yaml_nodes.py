"""YAML as a tree of plain text: no number is made, no tag is obeyed, no key is lost."""

from collections.abc import Iterator

import yaml

from docgen.intake.nodes import BrokenMarkupError, Entries, Entry, Items, Node, Scalar

_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 50
_MOST_NODES = 20_000_000  # aliases told out; a province's file has a tenth of it


def parse_yaml(text: str) -> Node:
    """The tree of the only document, an empty scalar when there is none.

    Built from events: composing whole would overflow the stack of libyaml on deep nesting. Raises
    BrokenMarkupError for wrong syntax, for a second document and for nesting beyond all use.
    """
    try:
        return _Builder(yaml.parse(text, Loader=_LOADER)).document()
    except yaml.MarkedYAMLError as fault:
        mark = fault.problem_mark or fault.context_mark
        raise BrokenMarkupError(min(mark.line, text.count("\n")) + 1 if mark else 1) from fault
    except yaml.YAMLError as fault:
        raise BrokenMarkupError(1) from fault


class _Builder:
    """Makes nodes of the events of one text; anchored nodes are remembered for their aliases."""

    def __init__(self, events: Iterator[yaml.Event]) -> None:
        self._events = events
        self._anchored: dict[str | None, Node] = {}
        self._sizes: dict[str | None, int] = {}
        self._count = 0

    def document(self) -> Node:
        root: Node | None = None
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root:
                    raise BrokenMarkupError(_line(event))
                root = self._node(next(self._events), 0)
        return root or Scalar(1, None)

    def _node(self, event: yaml.Event, depth: int) -> Node:
        """The node that begins with the event; an alias gives a node made before, never one around it."""
        if depth > _DEEPEST:
            raise BrokenMarkupError(_line(event))
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self._anchored:
                raise BrokenMarkupError(_line(event))
            self._add(self._sizes[event.anchor], event)
            return self._anchored[event.anchor]
        before = self._count
        self._add(1, event)
        node = self._new_node(event, depth)
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            self._anchored[event.anchor] = node
            self._sizes[event.anchor] = self._count - before
        return node

    def _add(self, size: int, event: yaml.Event) -> None:
        """Counts nodes. Raises BrokenMarkupError where aliases of aliases make more of them than any file."""
        self._count += size
        if self._count > _MOST_NODES:
            raise BrokenMarkupError(_line(event))

    def _new_node(self, event: yaml.Event, depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            is_null = not event.style and event.value in _NULLS
            return Scalar(_line(event), None if is_null else event.value)
        if isinstance(event, yaml.MappingStartEvent):
            return Entries(_line(event), tuple(self._entries(depth + 1)))
        return Items(_line(event), tuple(self._items(depth + 1)))

    def _items(self, depth: int) -> Iterator[Node]:
        for event in self._events:
            if isinstance(event, yaml.SequenceEndEvent):
                return
            yield self._node(event, depth)

    def _entries(self, depth: int) -> Iterator[Entry]:
        for event in self._events:
            if isinstance(event, yaml.MappingEndEvent):
                return
            key = self._node(event, depth)
            word = key.value if isinstance(key, Scalar) and isinstance(key.value, str) else ""
            yield Entry(_line(event), word, self._node(next(self._events), depth))


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1
