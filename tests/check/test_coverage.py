"""The table of rules names findings that exist and tests that are there; what is left out says why."""

import re
from pathlib import Path

import yaml

from docgen.check.coverage import COVERAGE
from docgen.finding_kinds import KINDS

ROOT = Path(__file__).parents[2]
UNDECIDABLE = yaml.safe_load((ROOT / "docs" / "undecidable-rules.yaml").read_text(encoding="utf-8"))
RULE = re.compile(r"R-(GEN|TY|HN|LZ|JX)-\d\d")


class TestCoverage:
    def test_every_rule_stands_once(self) -> None:
        rules = [item.rule for item in COVERAGE]
        assert sorted(rules) == sorted(set(rules))
        assert [rule for rule in rules if not RULE.fullmatch(rule)] == []

    def test_every_code_is_a_kind_of_finding(self) -> None:
        assert {code for item in COVERAGE for code in item.codes} - KINDS.keys() == set()

    def test_every_code_is_made_in_a_test_of_its_rule(self) -> None:
        missing = {
            (item.rule, code)
            for item in COVERAGE
            for code in item.codes
            if not any(code in (ROOT / path).read_text(encoding="utf-8") for path in item.tests)
        }
        elsewhere = {"id-number-malformed", "household-repeated", "material-missing", "statistics-unequal"}
        assert {(rule, code) for rule, code in missing if code not in elsewhere} == set()

    def test_a_rule_without_a_finding_says_why(self) -> None:
        told = {item["rule"] for item in UNDECIDABLE} | {"R-TY-07"}  # a sum that docgen alone computes
        assert {item.rule for item in COVERAGE if not item.codes} - told == set()


class TestUndecidable:
    def test_every_entry_names_a_rule_its_part_and_a_reason(self) -> None:
        assert all(item.keys() == {"rule", "part", "why"} for item in UNDECIDABLE)
        assert [item["rule"] for item in UNDECIDABLE if not RULE.fullmatch(item["rule"])] == []
        assert [item["rule"] for item in UNDECIDABLE if not item["why"].endswith("。")] == []
