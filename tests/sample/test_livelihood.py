from random import Random

from hypothesis import given
from hypothesis import strategies as st

from docgen.sample.family import invent_family
from docgen.sample.livelihood import Budget, Role, choose_patient, find_school, invent_budget, invent_lives
from docgen.sample.locality import Situation
from docgen.sample.people import NumberBlock

from .luzhou import setting

LOCALITY = setting().locality
AREA = LOCALITY.areas[0]


def budget(seed: int, situation: Situation) -> Budget:
    rng = Random(seed)
    family = invent_family(rng, NumberBlock(AREA.code, seed % 359, 0), situation, LOCALITY.as_of)
    patient = choose_patient(rng, situation, family, LOCALITY.as_of)
    return invent_budget(rng, invent_lives(rng, family, patient, situation, LOCALITY), situation, AREA)


@given(st.integers(0, 10**6), st.sampled_from(LOCALITY.situations))
def test_income_meets_the_band_of_the_situation(seed, situation):
    invented = budget(seed, situation)
    least, most = situation.income
    assert AREA.dibao * least - 1 <= invented.per_capita <= AREA.dibao * most + 1


@given(st.integers(0, 10**6), st.sampled_from(LOCALITY.situations))
def test_outlays_bring_the_household_down_to_its_standard(seed, situation):
    invented = budget(seed, situation)
    left = invented.disposable - invented.necessary
    assert left / len(invented.lives) / 12 <= AREA.dibao


@given(st.integers(0, 10**6), st.sampled_from(LOCALITY.situations))
def test_only_earners_and_pensioners_have_a_monthly_income(seed, situation):
    for life in budget(seed, situation).lives:
        assert life.monthly >= 0
        assert life.monthly == 0 or life.role in (Role.EARNER, Role.PENSIONER)
        assert (life.role is Role.PUPIL) == (life.school is not None)


def test_a_worker_out_of_work_earns_nothing():
    idle = next(item for item in LOCALITY.situations if item.is_idle)
    assert all(budget(seed, idle).lives[0].monthly == 0 for seed in range(50))


def test_a_school_takes_children_of_its_ages():
    found = [find_school(LOCALITY, age) for age in (5, 6, 17, 22, 23)]
    assert [school.education if school else "" for school in found] == ["", "小学", "高中", "大学本科", ""]
