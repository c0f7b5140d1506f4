"""Names, filters and functions that tags ask for, held against the vocabulary and the document's scope."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import nodes
from rapidfuzz import process

from docgen.authoring.lint.flaws import Flaw, flaw
from docgen.authoring.lint.reading import ENGINE, Read, calls_and_filters
from docgen.authoring.lint.texts import Tag
from docgen.fill.contract import NameUse, Scope, element_path, expressions, field_of, names_used, path_of
from docgen.fill.formats import FUNCTIONS
from docgen.fill.template import Blank
from docgen.vocabulary import all_fields, household_paths

_CASE = "cases[]."


@dataclass(frozen=True)
class NameCheck:
    """What holds for one part: the tags read, and what its document may ask for."""

    read: Read
    blank: Blank

    def flaws(self) -> Iterator[Flaw]:
        """Everything that is wrong with the names of the part."""
        loops = dict(self._loops())
        called = {name for kind, name, _ in calls_and_filters(self.read.tree) if kind == "call"}
        told: list[str] = []
        for use in names_used(self.read.tree, self.blank.allowed.lists):
            if use.path not in called and not use.path.startswith(tuple(told)):
                found = list(self._check(use, self.read.tag_at(use.line), loops))
                yield from found
                told += [f"{use.path}[]"] if found else []  # what is in an unknown list is unknown with it
        for node, scope in expressions(self.read.tree, self.blank.allowed.lists):
            yield from self._check_values(node, scope)
        for kind, name, line in calls_and_filters(self.read.tree):
            yield from self._check_word(kind, name, self.read.tag_at(line))

    def _loops(self) -> Iterator[tuple[str, Tag]]:
        """The variable of every loop, and the loop."""
        for node in self.read.tree.find_all(nodes.For):
            if isinstance(node.target, nodes.Name):
                yield node.target.name, self.read.tag_at(node.lineno)

    def _check(self, use: NameUse, tag: Tag, loops: Mapping[str, Tag]) -> Iterator[Flaw]:
        near = None if use.is_unfollowed else self.blank.allowed.suggestion_for(use.path)
        if near is None:
            yield from self._check_reader(use, tag)
        elif (first := use.path.partition(".")[0]) in loops:
            yield flaw(
                "name-outside-loop", tag.spot, tag=tag.in_short, variable=first, loop=loops[first].in_short
            )
        elif (other := self._scope_fault(use.path)) is not None:
            scope, remedy = other
            yield flaw(
                "name-of-other-scope", tag.spot, tag=tag.in_short, name=use.path, scope=scope, remedy=remedy
            )
        else:
            remedy = f"最相近的名称是 {near}。" if near else "名称用 docgen template fields 查找。"
            yield flaw("name-unknown", tag.spot, tag=tag.in_short, name=use.path, remedy=remedy)

    def _check_reader(self, use: NameUse, tag: Tag) -> Iterator[Flaw]:
        """What those who read the paper must not be told."""
        refusal, field = self.blank.guard.refusal(use), field_of(use.path)
        if refusal and field is not None and self.blank.guard.is_posted:
            yield flaw("publicity-barred", tag.spot, label=field.label, name=use.path)
        elif refusal:
            what, remedy = refusal
            yield flaw("outside-barred", tag.spot, tag=tag.in_short, reason=what, remedy=remedy)

    def _scope_fault(self, path: str) -> tuple[str, str] | None:
        """For which papers the name is none, and what to do; None when it is none for any."""
        if not self.blank.allowed.has_household and _is_name(path, household_paths()):
            return "工会", f"请放进各户的循环：{{%tr for case in cases %}}，写成 case.{path}。"
        if self.blank.allowed.has_household and path.startswith("cases"):
            return "一户", "请在 pack.yaml 中把这份文书改为 for: union，或改用一户的名称。"
        if path.startswith("scan.") and _is_name(path, list(all_fields())):
            return "其他", "scan 的名称只用在扫描件（for: scan）的文书里。"
        return None

    def _check_values(self, node: nodes.Node, scope: Scope) -> Iterator[Flaw]:
        if isinstance(node, nodes.Output):
            for part in node.nodes:
                yield from self._check_printed(part, scope)
        elif isinstance(node, nodes.For):
            yield from self._check_looped(node, scope)

    def _check_printed(self, node: nodes.Node, scope: Scope) -> Iterator[Flaw]:
        """A name alone in a tag must be a value, not a group of them."""
        path = path_of(node, scope) if isinstance(node, nodes.Name | nodes.Getattr) else None
        example = next((name for name in all_fields() if path and name.startswith(_bare(path) + ".")), "")
        if path and example and field_of(path) is None:
            tag = self.read.tag_at(node.lineno)
            yield flaw("name-is-no-value", tag.spot, tag=tag.in_short, name=path, example=example)

    def _check_looped(self, node: nodes.For, scope: Scope) -> Iterator[Flaw]:
        path = element_path(node.iter, scope).removesuffix("[]")
        field = field_of(path)
        is_group = field is None and any(name.startswith(_bare(path) + ".") for name in all_fields())
        if path and ((field is not None and not field.is_list) or (is_group and not path.endswith("[]"))):
            tag = self.read.tag_at(node.lineno)
            yield flaw("loop-over-value", tag.spot, tag=tag.in_short, name=path)

    def _check_word(self, kind: str, name: str, tag: Tag) -> Iterator[Flaw]:
        known: list[str] = {
            "filter": list(ENGINE.filters),
            "test": list(ENGINE.tests),
            "call": list(FUNCTIONS),
        }[kind]
        if name not in known:
            near = process.extractOne(name, known, score_cutoff=40)
            remedy = f"最相近的是 {near[0]}。" if near else f"可以用的有：{'、'.join(known[:12])}。"
            yield flaw("filter-unknown", tag.spot, tag=tag.in_short, name=name, remedy=remedy)


def _is_name(path: str, names: list[str]) -> bool:
    return any(path == name or name.startswith((path + ".", path + "[]")) for name in names)


def _bare(path: str) -> str:
    """The path as the vocabulary has it, seen from a household."""
    return path.removeprefix(_CASE)
