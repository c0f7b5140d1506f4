"""Which names a template asks for, and whether the vocabulary has them.

The names are read off Jinja's syntax tree with loop targets resolved: `member.name` inside
`for member in members` is `members[].name`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes
from rapidfuzz import process

from docgen.fill.formats import FUNCTIONS, MASKS
from docgen.vocabulary import OF_UNION, Field, all_fields, household_paths

_GROUPING = "分组"
_ELEMENTS = ("first", "last", "第")
_CASES = "cases"
_WORD = "form."
_SCAN = "scan."
_UNFOLLOWED = "?"  # stands for what an expression gives, of which no name is known
_SUMMED = "sum"
_OWN_NAMES = frozenset({"run.date", "run.year", "pack.title", "pack.notice_number"})
Scope = Mapping[str, str]


@dataclass(frozen=True)
class NameUse:
    """A name a template asks for, the line of the compiled text where it does, and whether through a mask."""

    path: str
    line: int
    is_masked: bool = False

    @property
    def is_unfollowed(self) -> bool:
        """Whether something is asked of what an expression gives, so that no name tells what it is."""
        return self.path == _UNFOLLOWED


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
        if isinstance(node, nodes.Filter):
            yield from _used_by_filter(node, scope)
            continue
        path = path_of(node, scope)
        if path == _UNFOLLOWED and isinstance(node, nodes.Name):
            continue  # what it stands for was followed where it was assigned
        if path and path not in FUNCTIONS:
            yield NameUse(path, node.lineno)


def _used_by_filter(node: nodes.Filter, scope: Scope) -> Iterator[NameUse]:
    """The name that a mask is put on, and the name that `sum` asks of every element."""
    if path := _masked_path(node, scope):
        yield NameUse(path, node.lineno, is_masked=True)
    elif node.name == _SUMMED and node.node is not None:
        yield from _summed(node, element_path(node.node, scope))


def _masked_path(node: nodes.Filter, scope: Scope) -> str:
    """The name of the one value that the filter masks, empty when it masks none."""
    path = path_of(node.node, scope) if node.name in MASKS and node.node is not None else None
    return path if path and path != _UNFOLLOWED else ""


def _summed(node: nodes.Filter, element: str) -> Iterator[NameUse]:
    """The name that `sum` asks of every element: `cases|sum("household.size")`."""
    arguments = [*node.args[:1], *(item.value for item in node.kwargs if item.key == "attribute")]
    for name in arguments:
        path = f"{element}.{name.value}" if isinstance(name, nodes.Const) else _UNFOLLOWED
        yield NameUse(_UNFOLLOWED if element == _UNFOLLOWED else path, node.lineno)


def expressions(tree: nodes.Template, lists: tuple[str, ...] = ()) -> Iterator[tuple[nodes.Node, Scope]]:
    """Every node of the template in order, with what the loops around it make of names.

    Names stand whole, and so does a mask with the name that it is put on.
    """
    scope = {"sheet_rows": "", **dict.fromkeys(lists, _CASES)}
    for node in tree.body:
        yield from _walk(node, scope)


def _walk(node: nodes.Node, scope: dict[str, str]) -> Iterator[tuple[nodes.Node, Scope]]:
    yield node, scope
    if isinstance(node, nodes.For):
        yield from _walk_loop(node, scope)
    elif isinstance(node, nodes.Assign | nodes.AssignBlock):
        yield from _walk_assignment(node, scope)
    else:
        inside = _beside_name(node) if _stands_whole(node, scope) else node.iter_child_nodes()
        for child in inside:
            yield from _walk(child, scope)


def _stands_whole(node: nodes.Node, scope: Scope) -> bool:
    if isinstance(node, nodes.Filter):
        return bool(_masked_path(node, scope))
    return path_of(node, scope) not in (None, _UNFOLLOWED)


def _beside_name(node: nodes.Node | None) -> Iterator[nodes.Node]:
    """What a name that stands whole asks besides: `b` in `a[b].c` and in `a|第(b)`."""
    while isinstance(node, nodes.Getattr | nodes.Getitem | nodes.Filter):
        if isinstance(node, nodes.Getitem):
            yield node.arg
        elif isinstance(node, nodes.Filter):
            yield from node.args
            yield from (item.value for item in node.kwargs)
        node = node.node


def _walk_assignment(
    node: nodes.Assign | nodes.AssignBlock, scope: dict[str, str]
) -> Iterator[tuple[nodes.Node, Scope]]:
    """What is in the value; from here on the target stands for the value's own name, if it has one."""
    values = [node.node] if isinstance(node, nodes.Assign) else node.body
    if isinstance(node, nodes.AssignBlock) and node.filter is not None:
        values = [*values, *_beside_name(node.filter)]
    for value in values:
        yield from _walk(value, scope)
    if isinstance(node.target, nodes.Name):
        name = path_of(node.node, scope) or _UNFOLLOWED if isinstance(node, nodes.Assign) else ""
        scope[node.target.name] = name


def _walk_loop(node: nodes.For, scope: dict[str, str]) -> Iterator[tuple[nodes.Node, Scope]]:
    yield from _walk(node.iter, scope)
    target = node.target.name if isinstance(node.target, nodes.Name) else ""
    inner = {**scope, target: element_path(node.iter, scope), "loop": ""}
    condition = () if node.test is None else (node.test,)
    for child in (*condition, *node.body, *node.else_):
        yield from _walk(child, inner)


def element_path(node: nodes.Node, scope: Scope) -> str:
    """The path of one element of the list the expression gives; groups of a list are that list."""
    groups = 0
    while isinstance(node, nodes.Filter) and node.node is not None:
        groups += node.name == _GROUPING
        node = node.node
    path = path_of(node, scope) or _UNFOLLOWED
    return path if groups or path == _UNFOLLOWED else f"{path}[]"


def path_of(node: nodes.Node, scope: Scope) -> str | None:
    """The dotted name of the expression; None where it is no name.

    "" for what is the loop's own or text, "?" for what an assigned expression gives: no field has such names.
    """
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name)
    if isinstance(node, nodes.Getattr):
        return _below(path_of(node.node, scope), f".{node.attr}")
    if isinstance(node, nodes.Getitem):
        base = path_of(node.node, scope)
        key = node.arg.value if isinstance(node.arg, nodes.Const) else None
        return _below(base, f".{key}" if isinstance(key, str) else "[]")
    if isinstance(node, nodes.Filter) and node.node is not None and node.name in _ELEMENTS:
        base = path_of(node.node, scope)
        return base and _below(base, "[]")
    return None


def _below(base: str | None, step: str) -> str:
    """What stands at that step below the base."""
    return (base if base in ("", _UNFOLLOWED) else base + step) if base is not None else _UNFOLLOWED
