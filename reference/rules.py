"""The rules of the notices: their list, and where the shipped packs state them."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, Field

from docgen.check.coverage import COVERAGE, Coverage
from docgen.region.pack import Pack
from docgen.region.requirements import covered_rules

_LIST = Path(__file__).with_name("rules.yaml")
_UNDECIDABLE = Path(__file__).parents[1] / "docs" / "undecidable-rules.yaml"
_STATED_AS_DATA = "tests/packs/test_requirements.py"  # breaks every requirement of every pack, one by one


class Rule(BaseModel):
    """One rule of a notice, with its own words, and how docgen decides it.

    By `findings` over the data; by construction, which a test holds (`file::function`); `undecided` gives the
    reason for what is left to a person. `tests` are files that hold its findings.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    code: str = Field(pattern=r"^R-[A-Z]+-\d\d$")
    title: str
    quote: str
    findings: tuple[str, ...] = ()
    constructed: tuple[str, ...] = ()
    undecided: str = ""
    tests: tuple[str, ...] = ()

    @property
    def is_accounted_for(self) -> bool:
        """Whether it is decided, or there is a reason why not."""
        return bool(self.findings or self.constructed or self.undecided)


def all_rules(packs: Sequence[Pack]) -> tuple[Rule, ...]:
    """Every rule in the order of the notices, with all that tells how it is decided."""
    listed = map(Rule.model_validate, yaml.safe_load(_LIST.read_text(encoding="utf-8")))
    covered = {item.rule: item for item in COVERAGE}
    as_data = _codes_as_data(packs)
    reasons = _reasons()
    return tuple(
        _whole(rule, covered.get(rule.code), as_data[rule.code], reasons[rule.code]) for rule in listed
    )


def _whole(rule: Rule, covered: Coverage | None, as_data: Sequence[str], reasons: Sequence[str]) -> Rule:
    """The rule with what code, packs and the list of undecidable parts say of it."""
    told = {
        "findings": tuple(dict.fromkeys((*(covered.codes if covered else ()), *as_data, *rule.findings))),
        "undecided": "；".join(filter(None, (rule.undecided, *reasons))),
        "tests": (*(covered.tests if covered else ()), *([_STATED_AS_DATA] if as_data else [])),
    }
    return rule.model_copy(update=told)


def _codes_as_data(packs: Sequence[Pack]) -> Mapping[str, list[str]]:
    """By rule the codes of the findings that packs' requirements, lists, materials and clauses give."""
    codes: dict[str, list[str]] = defaultdict(list)
    for pack in packs:
        for rule, code in _told_by(pack):
            codes[rule].append(code)
    return codes


def _told_by(pack: Pack) -> Iterator[tuple[str, str]]:
    """Every rule that the pack states as data, with the code of the finding that tells of it."""
    manifest, lists = pack.manifest, pack.lists.values()
    yield from ((item.rule, item.code) for item in covered_rules(pack))
    yield from ((item.rule, "value-unusual" if item.is_open else "value-not-in-list") for item in lists)
    yield from ((item.rule, "material-missing") for item in manifest.materials)
    yield from ((clause.rule, code) for code, clause in manifest.clauses.items())


def _reasons() -> Mapping[str, list[str]]:
    """By rule what of it no data decide, each part with its reason."""
    reasons: dict[str, list[str]] = defaultdict(list)
    for item in yaml.safe_load(_UNDECIDABLE.read_text(encoding="utf-8")):
        reasons[item["rule"]].append(f"{item['part']}——{item['why'].rstrip('。')}")
    return reasons


def stated_rules(packs: Sequence[Pack]) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """For each rule the regions whose packs state it, with the clauses they name."""
    stated: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for pack in packs:
        records = [pack.manifest.model_dump(), *(item.model_dump() for item in pack.lists.values())]
        for rule, source in _stated(records):
            clauses = stated[rule].get(pack.id, ())
            stated[rule][pack.id] = tuple(dict.fromkeys((*clauses, source)))
    return stated


def _stated(node: object) -> Iterator[tuple[str, str]]:
    """Every rule with its clause in what a manifest holds, however deep."""
    if isinstance(node, dict):
        if node.get("rule"):
            yield str(node["rule"]), str(node.get("source") or "")
        node = list(node.values())
    if isinstance(node, list | tuple):
        for item in node:
            yield from _stated(item)
