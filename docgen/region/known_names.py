"""Whether a manifest names only documents, fields and levels that there are, and each of its own once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rapidfuzz import process

from docgen.finding_kinds import KINDS
from docgen.vocabulary import all_fields, household_paths, single_paths, union_paths

if TYPE_CHECKING:
    from docgen.region.conditions import Condition
    from docgen.region.manifest import Manifest


@dataclass(frozen=True)
class NameFault:
    """A name of a manifest that nothing has, with the nearest there is, or one that two things have."""

    owner: str
    name: str
    near: str = ""
    is_repeated: bool = False

    def __str__(self) -> str:
        if self.is_repeated:
            return f"{self.owner}的 id“{self.name}”重复"
        return f"{self.owner} 用到了不认识的名称“{self.name}”，最相近的是“{self.near}”"


def name_faults(manifest: Manifest) -> Iterator[NameFault]:
    """Every name of the manifest that is wrong."""
    known = [document.id for document in manifest.documents]
    yield from _repeated(known, "表")
    yield from _repeated([packet.id for packet in manifest.packets], "打印包")
    yield from _repeated([rule.level for rule in manifest.rules.publicity], "公示层级")
    yield from _repeated([item.title for item in manifest.requirements], "requirements ")
    for owner, name in _documents_named(manifest):
        yield from _unknown(name, known, owner)
    for owner, path in _fields_named(manifest):
        yield from _unknown(path, single_paths(), owner)
    for document in manifest.documents:
        for path in document.required:
            yield from _unknown(path, household_paths(), f"表 {document.id}")
    yield from _faults_of_rules(manifest)


def _faults_of_rules(manifest: Manifest) -> Iterator[NameFault]:
    """Levels and fields of the union that rules name, and fields that are recorded or counted."""
    levels = [rule.level for rule in manifest.rules.publicity]
    for rule in manifest.rules.publicity:
        for name in rule.after:
            yield from _unknown(name, levels, f"公示层级 {rule.level}")
        yield from _unknown(rule.posted_by, union_paths(), f"公示层级 {rule.level}")
    for item in manifest.scoring:
        for path in item.fields:
            yield from _unknown(path, union_paths(), f"scoring {item.item}")
    for code in manifest.clauses:
        yield from _unknown(code, KINDS, "clauses")
    for path in (*manifest.recorded, *(f"stats.{name}" for name in manifest.statistics)):
        yield from _unknown(path, all_fields(), "recorded 或 statistics")


def _documents_named(manifest: Manifest) -> Iterator[tuple[str, str]]:
    """Every document that something else names, behind what names it."""
    for packet in manifest.packets:
        for name in (*packet.documents, *filter(None, (packet.catalogue,))):
            yield f"打印包 {packet.id}", name
    for material in manifest.materials:
        for name in material.documents:
            yield f"材料 {material.title}", name
    for name in manifest.schedule.documents:
        yield "schedule.deadlines", name


def _fields_named(manifest: Manifest) -> Iterator[tuple[str, str]]:
    """Every field of a household that a condition or rule names, behind what names it."""
    yield "rules.dibao_place", manifest.rules.dibao_place
    if manifest.eligibility:
        yield from (("eligibility", path) for path in manifest.eligibility.fields)
    for owner, conditions in conditions_by_owner(manifest):
        yield from ((owner, path) for condition in conditions for path in condition.fields)


def conditions_by_owner(manifest: Manifest) -> list[tuple[str, tuple[Condition, ...]]]:
    """The conditions about a household, behind what states them."""
    owned: list[tuple[str, tuple[Condition, ...]]] = []
    for document in manifest.documents:
        groups = (document.when, document.where, *document.lists.values())
        owned += [(f"表 {document.id}", group) for group in groups]
    owned += [(f"公示层级 {rule.level}", rule.only) for rule in manifest.rules.publicity]
    owned += [(f"材料 {rule.title}", (*rule.when, *rule.any_of)) for rule in manifest.materials]
    owned += [("eligibility", rules.conditions) for rules in (manifest.eligibility,) if rules]
    owned += [(f"statistics.{name}", group) for name, group in manifest.statistics.items()]
    return owned


def _repeated(names: Sequence[str], owner: str) -> Iterator[NameFault]:
    for name in dict.fromkeys(names):
        if names.count(name) > 1:
            yield NameFault(owner, name, is_repeated=True)


def _unknown(name: str, known: Collection[str], owner: str) -> Iterator[NameFault]:
    if name not in known:
        near = process.extractOne(name, list(known))
        yield NameFault(owner, name, near[0] if near else "")
