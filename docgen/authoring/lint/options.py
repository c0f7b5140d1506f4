"""Options that tags and conditions name, held against the code lists of the pack."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jinja2 import nodes

from docgen.authoring.lint.flaws import Flaw, flaw
from docgen.authoring.lint.reading import Read
from docgen.fill.contract import Scope, expressions, field_of, path_of
from docgen.region.codelists import CodeList, CodeLists
from docgen.region.conditions import Condition
from docgen.region.extension import MANIFEST

_MARKS = ("box", "tick")
_EQUALITY = ("eq", "ne")
_MEMBERSHIP = ("in", "notin")


@dataclass(frozen=True)
class _Use:
    """An option that a tag names for a field, or several of which one is enough; `is_marked` by box."""

    path: str
    options: tuple[str, ...]
    line: int
    is_marked: bool = False


def check_options(read: Read, known: Sequence[CodeLists], names: tuple[str, ...]) -> Iterator[Flaw]:
    """Options of tags that no list of their field has.

    `known` are the lists of the pack, then those of its base for a template that other packs share; `names`
    the document's lists of cases.
    """
    for use in _uses(read.tree, names):
        lists = [found for lists in known if (found := _list_of(use.path, lists))]
        if not lists or _is_known(use, lists):
            continue
        tag = read.tag_at(use.line)
        code = "option-not-listed" if lists[0].is_open else "option-unknown"
        near = lists[0].find_nearest(use.options[0]) or lists[0].labels[0]
        yield flaw(code, tag.spot, tag=tag.in_short, option=use.options[0], list=lists[0].title, near=near)


def _is_known(use: _Use, lists: Sequence[CodeList]) -> bool:
    """Whether some list has one of the options; what an open list lacks may be compared with all the same."""
    labels = {"", *(label for codelist in lists for label in codelist.labels)}
    return not labels.isdisjoint(use.options) or (lists[0].is_open and not use.is_marked)


def check_condition(condition: Condition, owner: str, lists: CodeLists) -> Iterator[Flaw]:
    """Options of a pack's condition that its field's list does not have."""
    codelist = _list_of(condition.field, lists)
    if codelist is None or codelist.is_open:
        return
    named = (condition.equals, *(condition.one_of or ()), *(condition.not_in or ()))
    for option in named:
        if isinstance(option, str) and option not in codelist.labels:
            near = codelist.find_nearest(option) or codelist.labels[0]
            yield flaw(
                "condition-option-unknown",
                file=MANIFEST,
                owner=owner,
                option=option,
                list=codelist.title,
                near=near,
            )


def _list_of(path: str, lists: CodeLists) -> CodeList | None:
    """The code list of the values at the path, None where there is none to hold them against."""
    field = field_of(path) or field_of(path.removesuffix("[]"))
    return lists.get(field.about.codelist) if field and field.about.codelist else None


def _uses(tree: nodes.Template, names: tuple[str, ...]) -> Iterator[_Use]:
    joined: set[nodes.Node] = set()
    for node, scope in expressions(tree, names):
        if isinstance(node, nodes.Or):
            marks = [use for part in (node.left, node.right) for use in _marked(part, scope)]
            if len(marks) == 2 and marks[0].path == marks[1].path:
                joined |= {node.left, node.right}
                yield replace(marks[0], options=marks[0].options + marks[1].options)
        elif isinstance(node, nodes.Call) and node not in joined:
            yield from _marked(node, scope)
        elif isinstance(node, nodes.Compare):
            yield from _compared(node, scope)


def _marked(node: nodes.Node, scope: Scope) -> Iterator[_Use]:
    """Those of box(field, "…") and tick(field, "…")."""
    is_mark = isinstance(node, nodes.Call) and path_of(node.node, {}) in _MARKS
    if isinstance(node, nodes.Call) and is_mark and len(node.args) == 2:
        yield from (replace(use, is_marked=True) for use in _pair(node.args[0], node.args[1], scope))


def _compared(node: nodes.Compare, scope: Scope) -> Iterator[_Use]:
    """Those of field == "…", field in ("…", "…") and "…" in field of several values."""
    for operand in node.ops:
        if operand.op in _EQUALITY:
            yield from _pair(node.expr, operand.expr, scope)
            yield from _pair(operand.expr, node.expr, scope)
        elif operand.op in _MEMBERSHIP:
            if isinstance(operand.expr, nodes.Tuple | nodes.List):
                for item in operand.expr.items:
                    yield from _pair(node.expr, item, scope)
            elif _is_several(operand.expr, scope):
                yield from _pair(operand.expr, node.expr, scope)


def _is_several(node: nodes.Node, scope: Scope) -> bool:
    field = field_of(path_of(node, scope) or "")
    return field is not None and field.is_list


def _pair(name: nodes.Node, text: nodes.Node, scope: Scope) -> Iterator[_Use]:
    path = path_of(name, scope)
    if path and isinstance(text, nodes.Const) and isinstance(text.value, str):
        yield _Use(path, (text.value,), text.lineno)
