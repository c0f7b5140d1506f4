"""Every rule a shipped pack states as data: met by the fixtures, broken by one value, told at its cell."""

import pytest
from regions import REGIONS, pack_of

from docgen.region.requirements import Requirement, covered_rules

from .violations import place_of, subjects, violation

STATED = [(region, item) for region in REGIONS for item in pack_of(region).manifest.requirements]


def _name(value: object) -> str:
    return f"{value.rule}-{value.title}" if isinstance(value, Requirement) else str(value)


@pytest.mark.parametrize(("region", "requirement"), STATED, ids=_name)
def test_a_household_that_breaks_the_rule_by_one_value_is_found_at_its_cell(
    region: str, requirement: Requirement
) -> None:
    found = violation(region, requirement)
    assert found is not None, "nothing that the conditions name breaks the rule"
    passing, broken = found
    assert passing.findings(requirement) == []
    told = [item for item in broken.findings(requirement) if str(item.place) == place_of(requirement, broken)]
    assert [(item.code, item.rule, item.source) for item in told] == [
        (requirement.code, requirement.rule, requirement.source)
    ]
    assert "{" not in told[0].sentence + told[0].remedy
    assert told[0].sentence.endswith("。")
    assert not told[0].sentence.endswith("。。")


@pytest.mark.parametrize(("region", "requirement"), STATED, ids=_name)
def test_the_fixtures_meet_the_rule(region: str, requirement: Requirement) -> None:
    asked = list(subjects(region, requirement))
    assert asked
    assert [item.findings(requirement) for item in asked if item.findings(requirement)] == []


@pytest.mark.parametrize("region", REGIONS)
def test_the_list_of_covered_rules_holds_every_requirement_in_the_order_of_the_rules(region: str) -> None:
    stated = pack_of(region).manifest.requirements
    covered = covered_rules(pack_of(region))
    assert sorted((item.rule, item.title) for item in covered) == sorted(
        (item.rule, item.title) for item in stated
    )
    numbers = [(item.rule.rpartition("-")[0], int(item.rule.rpartition("-")[2])) for item in covered]
    assert numbers == sorted(numbers)
