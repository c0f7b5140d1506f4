"""The list of rules: none is left undecided without a reason, and what it names is there."""

from collections import Counter
from pathlib import Path

import pytest

from docgen.finding_kinds import KINDS
from docgen.region.requirements import covered_rules
from reference.examples import findings_of
from reference.page import ROOT
from reference.proofs import missing_tests, proofs
from reference.rules import Rule, all_rules, stated_rules
from tests.regions import FIXTURES, REGIONS, pack_of

HERE = "tests/rules/test_rules.py"
PACKS = [pack_of(region) for region in REGIONS]
RULES = {rule.code: rule for rule in all_rules(PACKS)}
STATED = stated_rules(PACKS)
NUMBERS = {"GEN": 6, "TY": 17, "HN": 16, "LZ": 32, "JX": 26}


def test_every_rule_of_the_notices_is_listed_once() -> None:
    assert len(all_rules(PACKS)) == len(RULES) == sum(NUMBERS.values()) == 97
    for name, count in NUMBERS.items():
        assert {f"R-{name}-{number:02}" for number in range(1, count + 1)} <= RULES.keys()


def test_every_rule_is_decided_or_there_is_a_reason_why_not() -> None:
    assert [code for code, rule in RULES.items() if not rule.is_accounted_for] == []
    assert not Rule(code="R-XX-01", title="规则", quote="原文").is_accounted_for


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.code)
def test_its_findings_are_kinds(rule: Rule) -> None:
    assert [code for code in rule.findings if code not in KINDS] == []
    assert [code for code, count in Counter(rule.findings).items() if count > 1] == []


def test_the_tests_that_rules_name_are_there() -> None:
    assert missing_tests(ROOT, list(RULES.values())) == []


@pytest.mark.parametrize(
    "test",
    ["tests/rules/test_nothing.py", f"{HERE}::test_that_nobody_wrote", f"{HERE}::RULES", "tests/rules"],
)
def test_a_test_that_is_not_there_is_told(test: str) -> None:
    for part in ({"constructed": (test,)}, {"tests": (test,)}):
        rule = Rule(code="R-XX-01", title="规则", quote="原文", **part)
        assert missing_tests(ROOT, [rule]) == [f"R-XX-01 {test}"]


def test_every_proof_that_is_shown_is_a_test() -> None:
    shown = [test for tests in proofs(ROOT, list(RULES.values())).values() for test in tests]
    rule = Rule(code="R-XX-01", title="规则", quote="原文", tests=tuple(shown))
    assert missing_tests(ROOT, [rule]) == []
    assert [test for test in shown if "::" not in test] == []


def test_every_rule_that_is_decided_has_a_test() -> None:
    held = proofs(ROOT, list(RULES.values()))
    decided = [code for code, rule in RULES.items() if rule.findings or rule.constructed]
    assert [code for code in decided if not held[code]] == []


def test_every_rule_that_a_pack_states_is_decided_by_findings() -> None:
    assert sorted(STATED.keys() - RULES.keys()) == []
    assert sorted(code for code in STATED if not (RULES[code].findings or RULES[code].constructed)) == []


@pytest.mark.parametrize("region", REGIONS)
def test_a_requirement_stands_with_its_kind_of_finding(region: str) -> None:
    covered = {(item.rule, item.code) for item in covered_rules(pack_of(region))}
    assert sorted((rule, code) for rule, code in covered if code not in RULES[rule].findings) == []


@pytest.mark.parametrize("path", sorted((FIXTURES / "broken").iterdir()), ids=lambda path: path.stem)
def test_a_finding_that_names_a_rule_stands_in_the_list(path: Path) -> None:
    named = {(item.rule, item.code) for item in findings_of(path)[0] if item.rule}
    assert sorted((rule, code) for rule, code in named if code not in RULES[rule].findings) == []


def test_requirements_are_told_by_the_packs_alone() -> None:
    by_packs = {(item.rule, item.code) for pack in PACKS for item in covered_rules(pack)}
    told = {
        (rule.code, code)
        for rule in RULES.values()
        for code in rule.findings
        if code.startswith("requirement-")
    }
    assert told - by_packs == set()
