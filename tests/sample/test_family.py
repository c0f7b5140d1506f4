from collections import Counter
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from docgen.model.id_number import age_on, sex_of
from docgen.sample.family import Family, invent_family
from docgen.sample.locality import Situation
from docgen.sample.people import NumberBlock

from .regions import REGIONS, locality_of

LOCALITY = locality_of("luzhou")
SITUATION = LOCALITY.situations["illness_dibao"]
EVERY_SITUATION = [item for region in REGIONS for item in locality_of(region).situations.values()]
SITUATIONS = st.sampled_from(EVERY_SITUATION)
FEMALE = {"妻子", "女儿", "母亲", "岳母", "婆婆", "姐妹"}


def family(seed: int, situation: Situation) -> Family:
    return invent_family(Random(seed), NumberBlock("510502", seed % 359, 0), situation, LOCALITY.as_of)


@given(st.integers(0, 10**6), SITUATIONS)
def test_ages_fit_the_relations(seed, situation):
    invented = family(seed, situation)
    born = invented.worker.birth_date.year
    for member in invented.members:
        gap = member.birth_date.year - born
        if member.relation in ("儿子", "女儿"):
            assert 21 <= gap <= 34
        elif member.relation in ("父亲", "母亲", "岳父", "岳母", "公公", "婆婆"):
            assert -35 <= gap <= -20
        else:
            assert -8 <= gap <= 8
        assert member.birth_date < LOCALITY.as_of


@given(st.integers(0, 10**6), SITUATIONS)
def test_sexes_fit_the_relations_and_the_id_numbers(seed, situation):
    invented = family(seed, situation)
    assert 28 <= age_on(invented.worker.birth_date, LOCALITY.as_of) <= 59
    for person in invented.people:
        assert sex_of(person.id_number) == person.sex
    for member in invented.members:
        assert (member.sex == "女") == (member.relation in FEMALE)
    spouses = [member for member in invented.members if member.relation in ("丈夫", "妻子")]
    assert len(spouses) <= (invented.marital_status == "已婚")
    assert all(spouse.sex != invented.worker.sex for spouse in spouses)


@given(st.integers(0, 10**6), SITUATIONS)
def test_names_and_numbers_of_a_household_differ(seed, situation):
    invented = family(seed, situation)
    assert len({person.name for person in invented.people}) == len(invented.people)
    assert len({person.id_number for person in invented.people}) == len(invented.people)


@given(st.integers(0, 10**6), SITUATIONS)
def test_exactly_one_person_is_the_householder(seed, situation):
    invented = family(seed, situation)
    relations = [invented.relation_to_householder(person) for person in invented.people]
    assert relations.count("户主") == 1
    assert (relations[0] == "户主") != invented.spouse_is_householder


def test_the_spouse_as_householder_sees_the_family_from_the_other_side():
    invented = next(
        found
        for seed in range(10_000)
        if (found := family(seed, SITUATION)).spouse_is_householder
        and len(found.members) == 9
        and found.worker.sex == "男"
    )
    seen = {member.relation: invented.relation_to_householder(member) for member in invented.members}
    assert invented.relation_to_householder(invented.worker) == "丈夫"
    assert (seen["妻子"], seen["母亲"], seen["岳母"], seen["岳父"]) == ("户主", "婆婆", "母亲", "父亲")


@given(st.integers(0, 10**6), st.sampled_from([item for item in EVERY_SITUATION if item.needs_student]))
def test_a_situation_about_schooling_has_a_child_of_school_age(seed, situation):
    ages = [
        age_on(member.birth_date, LOCALITY.as_of)
        for member in family(seed, situation).members
        if member.relation in ("儿子", "女儿")
    ]
    assert any(6 <= age <= 22 for age in ages)


@given(st.integers(0, 10**6))
def test_a_pupil_beyond_compulsory_schooling_is_old_enough(seed):
    situation = next(item for item in EVERY_SITUATION if item.needs_student)
    senior = situation.model_copy(update={"student_from": 15})
    children = [person for person in family(seed, senior).members if person.relation in ("儿子", "女儿")]
    assert any(15 <= age_on(child.birth_date, LOCALITY.as_of) <= 22 for child in children)


def test_most_households_have_up_to_five_members_and_a_few_have_nine():
    counts = Counter(len(family(seed, SITUATION).members) for seed in range(1000))
    assert set(counts) == {0, 1, 2, 3, 4, 5, 9}
    assert counts[2] > counts[0] > counts[9] > 0
