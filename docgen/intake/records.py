"""YAML and JSON records as the households and unions they describe, key by key after the model."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rapidfuzz import fuzz, process

from docgen.findings import Place
from docgen.intake.cells import UnreadableError, is_blank, shown
from docgen.intake.drafts import Draft, Fault, FileContent
from docgen.intake.nodes import Entries, Entry, Items, Node, Scalar
from docgen.intake.reading import Reader, reader_of
from docgen.model.kinds import Kind
from docgen.region.codelists import CodeLists
from docgen.vocabulary import OF_UNION, OUTSIDE_CASE, Field, all_fields

_REGION = "region"  # read before the records are, by intake/region.py
_CLOSE_ENOUGH = 60
_PASSED_OVER = "$schema"
_HOUSEHOLD_KEYS = frozenset(("worker.number", "worker.dossier_no", "worker.id_number"))


@dataclass(frozen=True)
class Leaf:
    """One field and how its value is read."""

    field: Field
    read: Reader


@dataclass(frozen=True)
class Group:
    """What the keys of a mapping may be; with `is_list` there is a list of such mappings."""

    is_list: bool = False
    members: "dict[str, Group | Leaf]" = field(default_factory=dict)

    def labels(self) -> dict[str, str]:
        """The keys by themselves and by their Chinese labels, for suggestions."""
        labels = {item.field.label: name for name, item in self.members.items() if isinstance(item, Leaf)}
        return labels | {name: name for name in self.members}


def build_records(root: Node, file: str, lists: CodeLists) -> FileContent:
    """The content of a YAML or JSON file: its lists `unions` and `cases`."""
    groups = _groups(lists)
    head = Draft(file=file)
    drafts: dict[str, list[Draft]] = {"unions": [], "cases": []}
    known = Group(members={**groups, _REGION: Group()})
    entries = [entry for entry in _known_entries(root, known, "整个文件", head) if entry.key != _REGION]
    for entry in entries:
        drafts[entry.key] = list(_drafts(entry, groups[entry.key], head))
    is_readable = isinstance(root, Entries) or _is_null(root)
    if is_readable and "cases" not in {entry.key for entry in entries}:
        _malformed(head, root, "cases", "案例的列表，文件中没有")
    for draft in drafts["cases"]:
        _require_key(draft)
    return FileContent(file, drafts["unions"], drafts["cases"], faults=head.faults)


def _groups(lists: CodeLists) -> dict[str, Group]:
    """What a union and a case may hold, by the key of their list."""
    unions, cases = Group(is_list=True), Group(is_list=True)
    for item in all_fields().values():
        path = item.path.removeprefix("union.").replace("publicity.", "publicity[].")
        if item.path.startswith(OUTSIDE_CASE) and not item.path.startswith(OF_UNION):
            continue
        group = unions if item.path.startswith(OF_UNION) else cases
        _plant(group, path, Leaf(item, reader_of(item, lists)))
    return {"unions": unions, "cases": cases}


def _plant(group: Group, path: str, leaf: Leaf) -> None:
    """Puts the field at its path below the group."""
    step, _, rest = path.partition(".")
    inner = group.members.setdefault(step.removesuffix("[]"), Group(step.endswith("[]")) if rest else leaf)
    if isinstance(inner, Group):
        _plant(inner, rest, leaf)


def _drafts(entry: Entry, group: Group, head: Draft) -> Iterator[Draft]:
    for node in _nodes(entry.node, entry.key, head):
        draft = Draft(file=head.file, lines={"": node.line})
        draft.values = _values(node, group, "", draft)
        yield draft


def _values(node: Node, group: Group, path: str, draft: Draft) -> dict[str, Any]:
    """The values of a mapping by key; absent ones are left out."""
    values: dict[str, Any] = {}
    for entry in _known_entries(node, group, path, draft):
        inner = f"{path}.{entry.key}".removeprefix(".")
        draft.lines[inner] = entry.line
        value = _value(entry.node, group.members[entry.key], inner, draft)
        if value is not None and value != () and value != {} and value != []:
            values[entry.key] = value
    return values


def _value(node: Node, member: Group | Leaf, path: str, draft: Draft) -> object:
    if isinstance(member, Leaf):
        return _leaf_value(node, member, path, draft)
    if not member.is_list:
        return _values(node, member, path, draft)
    items = []
    for index, item in enumerate(_nodes(node, path, draft)):
        draft.lines[f"{path}[{index}]"] = item.line
        items.append(_values(item, member, f"{path}[{index}]", draft))
    return items


def _leaf_value(node: Node, leaf: Leaf, path: str, draft: Draft) -> object:
    if isinstance(node, Scalar):
        return _scalar_value(node, leaf, path, draft)
    if (
        isinstance(node, Items)
        and leaf.field.is_list
        and all(isinstance(item, Scalar) for item in node.nodes)
    ):
        read = [_leaf_value(item, leaf, path, draft) for item in node.nodes]
        return tuple(value for values in read if isinstance(values, tuple) for value in values)
    _malformed(draft, node, path, "若干个值的列表" if leaf.field.is_list else "一个值")
    return None


def _scalar_value(node: Scalar, leaf: Leaf, path: str, draft: Draft) -> object:
    if node.value is None or is_blank(node.value):
        return None
    if isinstance(node.value, bool) and leaf.field.kind is not Kind.YES_NO:
        _malformed(draft, node, path, "文字或数字")
        return None
    try:
        return leaf.read(node.value)
    except UnreadableError as fault:
        details = {"label": leaf.field.label, "text": shown(node.value), "key": path} | fault.details
        draft.faults.append(Fault(fault.code, Place(draft.file, line=node.line), details))
        return None


def _known_entries(node: Node, group: Group, path: str, draft: Draft) -> Iterator[Entry]:
    """The entries of a mapping whose key the group knows, each key once; the others become faults."""
    seen = set()
    for entry in _entries(node, path, draft):
        if entry.key == _PASSED_OVER:
            continue
        if entry.key not in group.members:
            place = Place(draft.file, line=entry.line)
            draft.faults.append(Fault("key-unknown", place, _advice(entry.key, group)))
        elif entry.key in seen:
            _malformed(draft, entry, entry.key, "一个值，这个名称却写了两次")
        else:
            seen.add(entry.key)
            yield entry


def _entries(node: Node, path: str, draft: Draft) -> tuple[Entry, ...]:
    if isinstance(node, Entries):
        return node.entries
    if not _is_null(node):
        _malformed(draft, node, path, "“名称: 内容”形式的若干行")
    return ()


def _nodes(node: Node, path: str, draft: Draft) -> tuple[Node, ...]:
    if isinstance(node, Items):
        return node.nodes
    if not _is_null(node):
        _malformed(draft, node, path, "列表（每一项以“- ”开头或放在 [ ] 之中）")
    return ()


def _is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.value is None


def _advice(key: str, group: Group) -> Mapping[str, str]:
    labels = group.labels()
    found = process.extractOne(key, labels.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE_ENOUGH)
    advice = f"是否为“{labels[found[0]]}”？" if found else "可用的名称见 docgen schema。"
    return {"key": key, "suggestion": advice}


def _malformed(draft: Draft, node: Node | Entry, key: str, expected: str) -> None:
    place = Place(draft.file, line=node.line)
    draft.faults.append(Fault("record-malformed", place, {"key": key, "expected": expected}))


def _require_key(draft: Draft) -> None:
    """Notes that a household has neither number nor ID number, unless one was entered and cannot be read."""
    unread = {fault.details.get("key") for fault in draft.faults}
    if not draft.numbers and not draft.id_number and not unread & _HOUSEHOLD_KEYS:
        draft.fail("household-key-missing")
