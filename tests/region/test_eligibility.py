from typing import Any

import pytest
from pydantic import ValidationError

from docgen.region.criteria import PersonCriterion, flat
from docgen.region.eligibility import EligibilityRules
from docgen.vocabulary import all_fields
from tests.regions import REGIONS, pack_of

CATEGORY: dict[str, Any] = {
    "name": "低保户",
    "rule": "R-HN-04",
    "source": "五（一）",
    "place": "worker.residence_region",
    "criteria": [{"kind": "income", "at_most": {"times": "1.5"}}],
}


def rules(*categories: dict[str, Any], **more: Any) -> EligibilityRules:
    return EligibilityRules.model_validate({"claimed": "a", "categories": categories or [CATEGORY], **more})


def with_criteria(*criteria: dict[str, Any]) -> EligibilityRules:
    return rules({**CATEGORY, "criteria": criteria})


class TestSection:
    def test_a_category_stands_once_for_each_of_its_variants(self) -> None:
        variants = [{**CATEGORY, "variant": name} for name in ("因病", "因灾")]
        assert [item.title for item in rules(*variants).categories] == ["低保户（因病）", "低保户（因灾）"]
        with pytest.raises(ValidationError, match="类别重复"):
            rules(CATEGORY, CATEGORY)

    def test_a_category_is_found_by_name_and_variant(self) -> None:
        section = rules(*({**CATEGORY, "variant": name} for name in ("因病", "因灾")))
        assert [item.variant for item in section.named("低保户", "因灾")] == ["因灾"]
        assert [item.variant for item in section.named("低保户", None)] == ["因病", "因灾"]
        assert [item.variant for item in section.named("低保户", "别的")] == ["因病", "因灾"]
        assert section.named("临时救助") == section.named(None) == ()

    def test_a_criterion_may_name_another_category_of_the_section_only(self) -> None:
        migrant = {**CATEGORY, "name": "农民工"}
        inner = {"kind": "category", "title": "条件之一", "one_of": ["低保户"]}
        assert rules(CATEGORY, {**migrant, "criteria": [inner]})
        with pytest.raises(ValidationError, match="不认识的类别“别的”"):
            rules(CATEGORY, {**migrant, "criteria": [{**inner, "one_of": ["别的"]}]})

    def test_every_field_and_condition_is_named_for_the_manifest_to_check(self) -> None:
        fact = {"kind": "fact", "title": "证", "any_of": [{"field": "b", "is": True}], "decided_by": "c"}
        day = {"kind": "date", "title": "审核", "field": "d", "within_months": 12}
        outlay = {"kind": "after_expenses", "expense": ["e"], "at_most": {}}
        section = rules(
            {**CATEGORY, "criteria": [{"kind": "any", "title": "之一", "groups": [[fact], [day, outlay]]}]},
            variant="f",
            closed=[{"field": "g", "present": True}],
        )
        assert set(section.fields) == {"a", "c", "d", "e", "f", "worker.residence_region"}
        assert {item.field for item in section.conditions} == {"b", "g"}


class TestCriteria:
    @pytest.mark.parametrize("bounds", [{}, {"at_most": {}, "less_than": {}}])
    def test_a_bound_compares_once(self, bounds: dict[str, Any]) -> None:
        with pytest.raises(ValidationError, match="必须且只能写一项"):
            with_criteria({"kind": "income", **bounds})

    def test_a_person_s_conditions_name_fields_of_persons(self) -> None:
        kin = {"worker": True, "conditions": [{"field": "major_disease", "present": True}]}
        person = {"kind": "person", "title": "患病", "tells": "major_disease", "any_of": [kin]}
        assert with_criteria(person)
        wrong = {**kin, "conditions": [{"field": "current_education", "present": True}]}  # not the worker's
        with pytest.raises(ValidationError, match="current_education"):
            with_criteria({**person, "any_of": [wrong]})

    def test_an_unknown_kind_is_refused(self) -> None:
        with pytest.raises(ValidationError, match="kind"):
            with_criteria({"kind": "magic"})


@pytest.mark.parametrize("region", REGIONS)
def test_every_category_of_a_pack_is_an_option_of_its_claimed_field(region: str) -> None:
    section, lists = pack_of(region).manifest.eligibility, pack_of(region).lists
    if section is None:
        return
    name = {"household.filing_criterion": "filing_criterion"}.get(section.claimed, "difficulty_category")
    assert {item.name for item in section.categories} <= set(lists[name].labels)
    variants = {item.variant for item in section.categories} - {""}
    assert not variants or variants == set(lists["accident_subcategory"].labels)


@pytest.mark.parametrize("region", REGIONS)
def test_every_option_that_a_condition_of_a_pack_names_is_in_the_region_s_lists(region: str) -> None:
    section, lists = pack_of(region).manifest.eligibility, pack_of(region).lists
    for condition in section.conditions if section else ():
        codelist = lists.get(all_fields()[condition.field].about.codelist)
        named = {*(condition.one_of or ()), *(condition.not_in or ())}
        named |= {condition.equals} if isinstance(condition.equals, str) else set()
        assert codelist is None or named <= set(codelist.labels), condition.field


@pytest.mark.parametrize("region", REGIONS)
def test_the_diseases_that_count_are_those_of_the_region_s_list(region: str) -> None:
    section = pack_of(region).manifest.eligibility
    criteria = flat(item for owner in section.categories for item in owner.criteria) if section else ()
    kin = [one for item in criteria if isinstance(item, PersonCriterion) for one in item.any_of]
    for condition in (condition for one in kin for condition in one.conditions):
        if condition.field == "major_disease":
            assert condition.one_of == pack_of(region).lists["major_disease"].labels
