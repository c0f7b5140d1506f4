from random import Random

from hypothesis import given
from hypothesis import strategies as st

from docgen.sample.family import invent_family
from docgen.sample.livelihood import (
    Basis,
    Budget,
    Role,
    choose_patient,
    find_school,
    invent_budget,
    invent_lives,
)
from docgen.sample.locality import Situation
from docgen.sample.people import NumberBlock

from .regions import locality_of

LOCALITY = locality_of("luzhou")
SITUATIONS = tuple(LOCALITY.situations.values())
AREA = LOCALITY.areas[0]


def budget(seed: int, situation: Situation, basis: Basis = "household") -> Budget:
    rng = Random(seed)
    family = invent_family(rng, NumberBlock(AREA.code, seed % 359, 0), situation, LOCALITY.as_of)
    patient = choose_patient(rng, situation, family, LOCALITY.as_of)
    lives = invent_lives(rng, family, patient, situation, LOCALITY)
    return invent_budget(rng, lives, situation, AREA, basis)


@given(st.integers(0, 10**6), st.sampled_from(SITUATIONS))
def test_income_meets_the_band_of_the_situation(seed, situation):
    invented = budget(seed, situation)
    least, most = situation.income
    assert AREA.dibao * least - 1 <= invented.per_capita <= AREA.dibao * most + 1


@given(st.integers(0, 10**6), st.sampled_from([item for item in SITUATIONS if item.ailment != "none"]))
def test_who_is_ill_is_the_worker_the_spouse_or_a_parent(seed, situation):
    rng = Random(seed)
    family = invent_family(rng, NumberBlock(AREA.code, seed % 359, 0), situation, LOCALITY.as_of)
    patient = choose_patient(rng, situation, family, LOCALITY.as_of)
    assert patient is not None
    assert patient.relation not in ("儿子", "女儿", "兄弟", "姐妹")  # R-JX-05


@given(st.integers(0, 10**6), st.sampled_from(SITUATIONS), st.sampled_from(["household", "per_capita"]))
def test_outlays_bring_the_household_down_to_its_standard_and_leave_something(seed, situation, basis):
    invented = budget(seed, situation, basis)
    left = invented.per_capita - invented.necessary / 12 / (
        len(invented.lives) if basis == "household" else 1
    )
    assert left <= AREA.dibao
    assert left > 0 or invented.per_capita < AREA.dibao


@given(st.integers(0, 10**6), st.sampled_from(SITUATIONS))
def test_only_earners_and_pensioners_have_a_monthly_income(seed, situation):
    for life in budget(seed, situation).lives:
        assert life.monthly >= 0
        assert life.monthly == 0 or life.role in (Role.EARNER, Role.PENSIONER)
        assert (life.role is Role.PUPIL) == (life.school is not None)


def test_a_worker_out_of_work_earns_nothing():
    idle = LOCALITY.situations["laid_off"]
    assert all(budget(seed, idle).lives[0].monthly == 0 for seed in range(50))


def test_a_school_takes_children_of_its_ages():
    found = [find_school(LOCALITY, age) for age in (5, 6, 17, 22, 23)]
    assert [school.education if school else "" for school in found] == ["", "小学", "高中", "大学本科", ""]
