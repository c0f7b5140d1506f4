import datetime as dt
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from docgen.model.id_number import birth_date_of, is_valid_id_number, sex_of
from docgen.sample.people import (
    NumberBlock,
    NumberIssuer,
    invent_card,
    invent_mobile,
    invent_name,
    years_after,
)

SEEDS = st.integers(0, 2**32)
SEXES = st.sampled_from("男女")


class TestIdNumbers:
    @given(
        SEEDS,
        SEXES,
        st.integers(0, 358),
        st.integers(0, 499),
        st.dates(dt.date(1930, 1, 1), dt.date(2014, 1, 1)),
    )
    def test_are_valid_and_say_the_birth_date_and_sex(self, seed, sex, residue, pair, first):
        last = first + dt.timedelta(days=3 * 365)
        birth_date, number = NumberBlock("510502", residue, pair).draw(Random(seed), sex, first, last)
        assert is_valid_id_number(number)
        assert number.startswith("510502")
        assert birth_date_of(number) == birth_date
        assert sex_of(number) == sex
        assert first <= birth_date <= last

    def test_of_one_household_differ_even_when_drawn_from_the_same_days(self):
        block, rng = NumberBlock("510502", 7, 0), Random(1)
        days = dt.date(1990, 1, 1), dt.date(1999, 12, 31)  # 3,652 days, 10 of them of the residue
        numbers = [block.draw(rng, "男", *days)[1] for _ in range(10)]
        assert len(set(numbers)) == 10

    def test_of_different_households_can_never_meet(self):
        issuer = NumberIssuer()
        blocks = [issuer.block(area) for area in ["510502", "510521"] * 800]
        assert len({(block.area, block.residue, block.pair) for block in blocks}) == 1600
        assert max(block.pair for block in blocks) == 2  # 800 households = 2 × 359 + 82


class TestNames:
    def test_say_that_the_person_is_an_example(self):
        names = {invent_name(Random(seed), sex) for seed in range(200) for sex in "男女"}
        assert all(name[1] in "例样示范拟" and 2 <= len(name) <= 3 for name in names)

    def test_take_the_surname_given(self):
        assert invent_name(Random(1), "女", "欧").startswith("欧")


class TestOtherNumbers:
    @given(SEEDS)
    def test_have_the_right_length_and_the_prefix_that_is_not_in_use(self, seed):
        mobile = invent_mobile(Random(seed), ("1990000", "1980000"))
        assert len(mobile) == 11
        assert mobile[:7] in ("1990000", "1980000")
        assert len(invent_card(Random(seed), "620000000")) == 19


def test_a_leap_day_moves_to_the_28th_in_a_common_year():
    assert years_after(dt.date(2000, 2, 29), -1) == dt.date(1999, 2, 28)
    assert years_after(dt.date(2000, 2, 29), 4) == dt.date(2004, 2, 29)
