"""What of Jinja a template may write: nothing that runs code, reaches files, or never ends.

Whatever is not listed here is refused when the template is compiled; the rest is bounded while it is filled
(`bounds.py`).
"""

import re
from collections.abc import Iterator

from jinja2 import nodes

from docgen.fill.bounds import LOOP
from docgen.fill.formats import FUNCTIONS, PHOTO

_STATEMENTS = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.For,
    nodes.If,
    nodes.Assign,
    nodes.AssignBlock,
)
_VALUES = (
    nodes.Name,
    nodes.Const,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Slice,
    nodes.List,
    nodes.Tuple,
    nodes.Keyword,
)
_SUMS = (nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Neg, nodes.Pos)
_CHOICES = (nodes.And, nodes.Or, nodes.Not, nodes.Compare, nodes.Operand, nodes.CondExpr, nodes.Test)
_ALLOWED = (*_STATEMENTS, *_VALUES, *_SUMS, *_CHOICES, nodes.Concat, nodes.Filter, nodes.Call)
METHODS = frozenset(("endswith", "replace", "split", "splitlines", "startswith", "strip"))
"""Methods of texts that a template may call; what they give is bounded."""
_OF_SHEETS = ("sheet_rows", "row_cells")  # what docgen itself writes into the compiled text
_PICTURES = ("photo", "image")
_FORMULA = "公式"
_MOST_NESTED = 5  # loops; forms have three
_FUNCTIONS_OF_SHEETS = re.compile(
    "SUM(IFS?|PRODUCT)?|COUNT(A|BLANK|IFS?)?|INDEX|MATCH|ROWS?|COLUMNS?|IF(ERROR)?|AND|OR|NOT|ROUND(UP|DOWN)?"
    "|INT|ABS|MOD|MAX|MIN|AVERAGE|LEN|SUBTOTAL|N",
    re.IGNORECASE,
)
_QUOTED = re.compile(r'"[^"]*"')
_CALLED = re.compile(r"(?<![\w.])([\w.]+)\s*\(")
_OUTSIDE = re.compile(r"[|\[\]{}\\]|//")


def faults_of(tree: nodes.Template) -> Iterator[tuple[int, str]]:
    """What the template may not write: the line of the compiled text, and the fault in Chinese."""
    yield from _faults(tree, 0)


def bound_loops(tree: nodes.Template) -> None:
    """Lets every loop of the tree count what it goes through, by the size of what it repeats."""
    for loop in list(tree.find_all(nodes.For)):
        weight = sum(1 for _ in loop.find_all(nodes.Node))
        arguments: list[nodes.Expr] = [nodes.Const(weight, lineno=loop.lineno)]
        loop.iter = nodes.Filter(loop.iter, LOOP, arguments, [], None, None, lineno=loop.lineno)


def _faults(node: nodes.Node, nested: int) -> Iterator[tuple[int, str]]:
    if not isinstance(node, _ALLOWED):
        yield node.lineno or 0, f"模板中不能用 {type(node).__name__.lower()}"
        return
    if isinstance(node, nodes.For):
        nested += 1
        if node.recursive or nested > _MOST_NESTED:
            yield node.lineno, f"循环不能套 {_MOST_NESTED} 层以上，也不能递归"
    fault = _fault_of(node)
    if fault:
        yield node.lineno, fault
    for child in node.iter_child_nodes():
        yield from _faults(child, nested)


def _fault_of(node: nodes.Node) -> str:
    """What is wrong with the node itself, empty when nothing is."""
    if isinstance(node, nodes.Call):
        return _fault_of_call(node)
    if isinstance(node, nodes.Filter) and node.name == _FORMULA:
        return _fault_of_formula(node)
    if isinstance(node, nodes.Assign | nodes.AssignBlock) and not isinstance(node.target, nodes.Name):
        return "set 后面只能是一个名称"
    return ""


def _fault_of_call(node: nodes.Call) -> str:
    called = node.node
    if isinstance(called, nodes.Getattr):
        is_ours = isinstance(called.node, nodes.Name) and called.node.name == _OF_SHEETS[0]
        return "" if is_ours or called.attr in METHODS else f"不能调用 {called.attr}()"
    if not isinstance(called, nodes.Name) or called.name not in FUNCTIONS:
        return "只能调用模板的函数"
    if called.name == PHOTO and not (node.args and _is_picture(node.args[0])):
        return "photo(…) 只能放案例自己的照片或扫描件"
    return ""


def _is_picture(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Getattr) and node.attr in _PICTURES


def _fault_of_formula(node: nodes.Filter) -> str:
    """A formula stands in the template as it is: no value becomes part of it, and it names no other file."""
    words = node.args[0] if len(node.args) == 1 and not node.kwargs else None
    if not isinstance(words, nodes.Const) or not isinstance(words.value, str):
        return "公式必须原样写在引号中"
    plain = _QUOTED.sub('""', words.value)
    unknown = {name for name in _CALLED.findall(plain) if not _FUNCTIONS_OF_SHEETS.fullmatch(name)}
    if unknown or _OUTSIDE.search(plain) or plain.count('"') % 2:
        return f"公式中不能用 {'、'.join(sorted(unknown)) or '外部引用'}"
    return ""


def names_of_ours(source: str) -> bool:
    """Whether a tag as a person wrote it uses a name that only docgen writes."""
    return any(name in source for name in _OF_SHEETS)
