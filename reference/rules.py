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
# The test that breaks every requirement of every pack, one by one, and those of what packs state besides.
_REQUIREMENTS = (
    "test_requirements.py::test_a_household_that_breaks_the_rule_by_one_value_is_found_at_its_cell"
)
_OF_REQUIREMENTS = f"tests/packs/{_REQUIREMENTS}"
_OF_LISTS = "tests/check/test_household.py::TestRulesOfTheForms::test_each_kind_has_its_own"
_OF_MATERIALS, _OF_CLAUSES = "tests/check/test_materials.py", "tests/check/test_clauses.py"


class Rule(BaseModel):
    """One rule of a notice, with its own words, and how docgen decides it.

    By `findings` over the data; by construction, which a test holds (`file::function`); `undecided` gives the
    reason for what is left to a person. `tests` hold its findings, each a file or one test of it.
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
    as_data = _stated_as_data(packs)
    reasons = _reasons()
    return tuple(
        _whole(rule, covered.get(rule.code), as_data[rule.code], reasons[rule.code]) for rule in listed
    )


def _whole(
    rule: Rule, covered: Coverage | None, as_data: Sequence[Sequence[str]], reasons: Sequence[str]
) -> Rule:
    """The rule with what code, packs and the list of undecidable parts say of it."""
    codes = (*(covered.codes if covered else ()), *(code for code, _ in as_data), *rule.findings)
    tests = (*(covered.tests if covered else ()), *(test for _, test in as_data), *rule.tests)
    told = {
        "findings": tuple(dict.fromkeys(codes)),
        "undecided": "；".join(filter(None, (rule.undecided, *reasons))),
        "tests": tuple(dict.fromkeys(tests)),
    }
    return rule.model_copy(update=told)


def _stated_as_data(packs: Sequence[Pack]) -> Mapping[str, list[tuple[str, str]]]:
    """By rule the codes of the findings that packs' records give, each with the test of such records."""
    codes: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for pack in packs:
        for rule, code, test in _told_by(pack):
            codes[rule].append((code, test))
    return codes


def _told_by(pack: Pack) -> Iterator[tuple[str, str, str]]:
    """Every rule that the pack states as data, the code of the finding that tells of it, and the test."""
    manifest = pack.manifest
    yield from ((item.rule, item.code, _OF_REQUIREMENTS) for item in covered_rules(pack))
    for item in pack.lists.values():
        yield item.rule, "value-unusual" if item.is_open else "value-not-in-list", _OF_LISTS
    yield from ((item.rule, "material-missing", _OF_MATERIALS) for item in manifest.materials)
    yield from ((clause.rule, code, _OF_CLAUSES) for code, clause in manifest.clauses.items())


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
