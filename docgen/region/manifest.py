"""The manifest of a pack, `pack.yaml`, typed and checked against the vocabulary when it is loaded."""

from collections.abc import Collection, Iterator, Sequence

from pydantic import model_validator
from rapidfuzz import process

from docgen.finding_kinds import KINDS
from docgen.model.workdays import OFFICIAL, WorkCalendar
from docgen.region.conditions import Condition
from docgen.region.documents import Document, Notice, PacketPlan
from docgen.region.eligibility import EligibilityRules
from docgen.region.entry import Entry
from docgen.region.requirements import Requirement
from docgen.region.rules import MaterialRule, Rules, ScoreRule
from docgen.region.schedule import Clause, Schedule
from docgen.vocabulary import all_fields, household_paths, single_paths, union_paths


class Manifest(Entry):
    """The content of `pack.yaml`; the `calendar` comes from the calendar files beside it and its base.

    `clauses` say which rule a kind of finding tells of where no other section states it. `recorded` are
    fields the notice wants recorded though no form prints and no rule reads them.
    """

    id: str
    title: str
    version: str
    notice: Notice
    extends: str = ""
    codelists: str
    documents: tuple[Document, ...]
    packets: tuple[PacketPlan, ...]
    rules: Rules = Rules()
    materials: tuple[MaterialRule, ...] = ()
    statistics: dict[str, tuple[Condition, ...]] = {}
    scoring: tuple[ScoreRule, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    schedule: Schedule = Schedule()
    eligibility: EligibilityRules | None = None
    calendar: WorkCalendar = OFFICIAL
    clauses: dict[str, Clause] = {}
    recorded: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _names_are_known(self) -> "Manifest":
        known = [document.id for document in self.documents]
        _require_unique(known, "表")
        _require_unique([packet.id for packet in self.packets], "打印包")
        _require_unique([rule.level for rule in self.rules.publicity], "公示层级")
        _require_unique([item.title for item in self.requirements], "requirements ")
        for owner, name in _documents_named(self):
            _require_known(name, known, owner)
        levels = [rule.level for rule in self.rules.publicity]
        for level in self.rules.publicity:
            for name in level.after:
                _require_known(name, levels, f"公示层级 {level.level}")
        for code in self.clauses:
            _require_known(code, KINDS, "clauses")
        return self

    @model_validator(mode="after")
    def _fields_are_known(self) -> "Manifest":
        for owner, path in _fields_named(self):
            _require_known(path, single_paths(), owner)
        for document in self.documents:
            for path in document.required:
                _require_known(path, household_paths(), f"表 {document.id}")
        for rule in self.rules.publicity:
            _require_known(rule.posted_by, union_paths(), f"公示层级 {rule.level}")
        for item in self.scoring:
            for path in item.fields:
                _require_known(path, union_paths(), f"scoring {item.item}")
        for path in (*self.recorded, *(f"stats.{name}" for name in self.statistics)):
            _require_known(path, all_fields(), "recorded 或 statistics")
        return self


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
    owned: list[tuple[str, tuple[Condition, ...]]] = []
    for document in manifest.documents:
        groups = (document.when, document.where, *document.lists.values())
        owned += [(f"表 {document.id}", group) for group in groups]
    owned += [(f"公示层级 {rule.level}", rule.only) for rule in manifest.rules.publicity]
    owned += [(f"材料 {rule.title}", (*rule.when, *rule.any_of)) for rule in manifest.materials]
    owned += [("eligibility", rules.conditions) for rules in (manifest.eligibility,) if rules]
    owned += [(f"statistics.{name}", group) for name, group in manifest.statistics.items()]
    for owner, conditions in owned:
        yield from ((owner, path) for condition in conditions for path in condition.fields)


def _require_unique(names: Sequence[str], owner: str) -> None:
    for name in names:
        if names.count(name) > 1:
            raise ValueError(f"{owner}的 id“{name}”重复")


def _require_known(name: str, known: Collection[str], owner: str) -> None:
    if name not in known:
        near = process.extractOne(name, list(known))
        raise ValueError(f"{owner} 用到了不认识的名称“{name}”，最相近的是“{near[0] if near else ''}”")
