"""Which names a template asks for, and whether the vocabulary has them.

The names are read off Jinja's syntax tree with loop targets resolved: `member.name` inside
`for member in members` is `members[].name`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes
from rapidfuzz import process

from docgen.fill.formats import FUNCTIONS
from docgen.vocabulary import OF_UNION, Field, all_fields, household_paths

_GROUPING = "分组"
_ELEMENTS = ("first", "last", "第")
_CASES = "cases"
_WORD = "form."
_SCAN = "scan."
_OWN_NAMES = frozenset({"run.date", "run.year", "pack.title", "pack.notice_number"})
Scope = Mapping[str, str]


@dataclass(frozen=True)
class NameUse:
    """A name a template asks for, and the line of the compiled text where it does."""

    path: str
    line: int


@dataclass(frozen=True)
class Allowed:
    """What the templates of one scope may ask for."""

    has_household: bool
    lists: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    has_scan: bool = False

    def suggestion_for(self, path: str) -> str | None:
        """None when the name is allowed, else the nearest allowed name (may be empty)."""
        if self._is_known(path):
            return None
        near = process.extractOne(path, [*self._prefixed(), *_OWN_NAMES, *self._words()], score_cutoff=60)
        return str(near[0]) if near else ""

    def _is_known(self, path: str) -> bool:
        if path in _OWN_NAMES or path in self._words():
            return True
        if path in (_CASES, *self.lists):
            return not self.has_household
        return any(path == name or name.startswith((path + ".", path + "[]")) for name in self._prefixed())

    def _words(self) -> list[str]:
        return [_WORD + word for word in self.words]

    def _prefixed(self) -> list[str]:
        if self.has_household:
            return [name for name in all_fields() if self.has_scan or not name.startswith(_SCAN)]
        shared = [name for name in all_fields() if name.startswith(OF_UNION)]
        return [*shared, *(f"{_CASES}[].{name}" for name in household_paths())]


def field_of(path: str) -> Field | None:
    """The vocabulary's field that a name means, seen from a household or through `cases[]`."""
    return all_fields().get(path.removeprefix(f"{_CASES}[]."))


def names_used(tree: nodes.Template, lists: tuple[str, ...] = ()) -> Iterator[NameUse]:
    """Every name the template asks for, in order; the pack's `lists` of cases count as `cases`."""
    for node, scope in expressions(tree, lists):
        path = None if isinstance(node, nodes.Filter) else path_of(node, scope)
        if path and path not in FUNCTIONS:
            yield NameUse(path, node.lineno)


def expressions(tree: nodes.Template, lists: tuple[str, ...] = ()) -> Iterator[tuple[nodes.Node, Scope]]:
    """Every node of the template in order, with what the loops around it make of names; names stand whole."""
    scope = {"sheet_rows": "", **dict.fromkeys(lists, _CASES)}
    for node in tree.body:
        yield from _walk(node, scope)


def _walk(node: nodes.Node, scope: dict[str, str]) -> Iterator[tuple[nodes.Node, Scope]]:
    yield node, scope
    if isinstance(node, nodes.For):
        yield from _walk_loop(node, scope)
    elif isinstance(node, nodes.Assign | nodes.AssignBlock):
        yield from _walk_assignment(node, scope)
    elif isinstance(node, nodes.Filter) or path_of(node, scope) is None:
        for child in node.iter_child_nodes():
            yield from _walk(child, scope)


def _walk_assignment(
    node: nodes.Assign | nodes.AssignBlock, scope: dict[str, str]
) -> Iterator[tuple[nodes.Node, Scope]]:
    """What is in the value; from here on the target stands for the value's own name, if it has one."""
    values = [node.node] if isinstance(node, nodes.Assign) else node.body
    for value in values:
        yield from _walk(value, scope)
    if isinstance(node.target, nodes.Name):
        scope[node.target.name] = (isinstance(node, nodes.Assign) and path_of(node.node, scope)) or ""


def _walk_loop(node: nodes.For, scope: dict[str, str]) -> Iterator[tuple[nodes.Node, Scope]]:
    yield from _walk(node.iter, scope)
    target = node.target.name if isinstance(node.target, nodes.Name) else ""
    inner = {**scope, target: element_path(node.iter, scope), "loop": ""}
    for child in (*node.body, *node.else_):
        yield from _walk(child, inner)


def element_path(node: nodes.Node, scope: Scope) -> str:
    """The path of one element of the list the expression gives; groups of a list are that list."""
    groups = 0
    while isinstance(node, nodes.Filter) and node.node is not None:
        groups += node.name == _GROUPING
        node = node.node
    path = path_of(node, scope) or ""
    return path if groups or not path else f"{path}[]"


def path_of(node: nodes.Node, scope: Scope) -> str | None:
    """The dotted name of the expression; "" for a loop's own or an assigned name, None for no name."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        base = path_of(node.node, scope)
        if base == "":
            return ""
        return None if base is None else f"{base}.{node.attr}"
    if isinstance(node, nodes.Getitem):
        base = path_of(node.node, scope)
        key = node.arg.value if isinstance(node.arg, nodes.Const) else None
        return base and base + (f".{key}" if isinstance(key, str) else "[]")
    if isinstance(node, nodes.Filter) and node.node is not None and node.name in _ELEMENTS:
        base = path_of(node.node, scope)
        return base and f"{base}[]"
    return None
