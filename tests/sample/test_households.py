import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest

from docgen.derive.household import Parameters, household_figures
from docgen.errors import PackFaultyError, UsageError
from docgen.model.case import Case
from docgen.model.id_number import is_valid_id_number
from docgen.pipeline.assess import assess
from docgen.sample.households import MOST_HOUSEHOLDS, sample_cases
from docgen.sample.write import write_sample

from .regions import REGIONS, locality_of, luzhou, pack_of, sampled

DAY = dt.date(2018, 12, 28)


def figures(case: Case, unions) -> dict:
    union = next(item for item in unions if item.name == case.union_name)
    return household_figures(case, union, Parameters(DAY))


def people(cases):
    return [person for case in cases for person in (case.worker, *case.members)]


class TestTheSameSeed:
    def test_gives_the_same_cases(self):
        unions, cases = sample_cases(luzhou(), 30, 5)
        assert (unions, tuple(cases)) == sampled(30, 5)

    def test_and_another_gives_others(self):
        assert sampled(30, 5)[1] != sampled(30, 6)[1]


class TestNumbers:
    def test_of_cases_is_the_number_asked_for(self):
        assert [len(sampled(count)[1]) for count in (1, 59, 61, 400)] == [1, 59, 61, 400]

    def test_of_persons_are_valid_and_unique(self):
        numbers = [person.id_number for person in people(sampled(400)[1])]
        assert all(map(is_valid_id_number, numbers))
        assert len(set(numbers)) == len(numbers)

    def test_of_dossiers_are_unique_and_run_from_one(self):
        cases = sampled(400)[1]
        assert [case.worker.dossier_no for case in cases[:2]] == ["LZ20180001", "LZ20180002"]
        assert len({case.worker.number for case in cases}) == 400

    def test_of_dossiers_keep_one_length_when_there_are_very_many(self):
        _, cases = sample_cases(luzhou(), 20_000, 1)
        assert next(cases).worker.dossier_no == "LZ201800001"

    @pytest.mark.parametrize("count", [0, -1, MOST_HOUSEHOLDS + 1])
    def test_outside_what_a_workbook_holds_are_refused(self, count):
        with pytest.raises(UsageError, match=str(count)):
            sample_cases(luzhou(), count, 1)


@pytest.mark.parametrize("count", [1, 2, 3, 7, 120])
@pytest.mark.parametrize("region", REGIONS)
def test_a_sample_of_every_region_passes_every_check(region, count, tmp_path):
    write_sample(pack_of(region), count, 3, tmp_path / "样例.xlsx")
    pack = pack_of(region)
    assessment = assess([tmp_path / "样例.xlsx"], pack, pack.documents, DAY)
    assert [(item.code, str(item.place)) for item in assessment.findings] == []
    assert assessment.accepted_count == count


@pytest.mark.parametrize("region", REGIONS)
def test_a_sample_shows_every_kind_of_hardship_of_its_region(region):
    locality, cases = locality_of(region), sampled(400, region=region)[1]
    endings = {ending.evaluation for ending in locality.outcomes.values()}
    left_out = "outcome.evaluation" in locality.columns_left_out
    assert {case.outcome.evaluation for case in cases} == ({None} if left_out else endings)
    assert {case.plan.measures for case in cases} == {item.measures for item in locality.situations.values()}
    areas = [area for area in locality.areas if area.has_unions]
    assert {case.worker.number[:6] for case in cases} <= {area.code for area in areas}


class TestEveryCase:
    def test_belongs_to_a_union_that_is_there(self):
        unions, cases = sampled(400)
        households = Counter(case.union_name for case in cases)
        assert set(households) == {union.name for union in unions}
        assert min(households.values()) >= 57  # 400 = 7 unions × 57 + 1

    def test_lies_below_or_above_the_standard_as_its_category_says(self):
        unions, cases = sampled(400)
        for case in cases:
            known = figures(case, unions)
            standard = next(
                line.dibao for line in unions[0].standards if line.place == case.worker.work_region
            )
            ratio = known["income.per_capita_disposable_monthly"] / standard
            is_accident = case.household.difficulty_category == "意外致困户"
            is_slightly_above = case.household.filing_criterion == "略高于低保标准"
            low, high = (1, 3) if is_accident else (1, 1.5) if is_slightly_above else (0, 1)
            assert low < ratio < high
            assert bool(case.household.receives_dibao) == (case.household.difficulty_category == "低保户")

    def test_declares_what_its_incomes_add_up_to(self):
        unions, cases = sampled(400)
        for case in cases:
            total = figures(case, unions)["income.household_annual_total"]
            assert case.income.household_total_6m * 2 == total
            assert case.income.household_wage_total * 2 + case.income.household_nonwage_year == total

    def test_was_filed_in_one_of_the_two_parts_of_the_roster(self):
        filed = [case.household.filed_date for case in sampled(400)[1]]
        assert max(filed) <= dt.date(2018, 4, 5)
        assert sum(day < dt.date(2016, 11, 1) for day in filed) == 200

    def test_was_visited_in_march_and_december(self):
        for case in sampled(400)[1]:
            dates = [visit.date for visit in case.visits]
            assert [day.month for day in dates if day.year == 2018] == [3, 12]
            assert dates == sorted(dates)
            assert all(day.weekday() < 5 for day in dates)

    def test_names_the_householder_where_the_worker_is_none(self):
        others = [case for case in sampled(400)[1] if not case.worker.is_householder]
        assert others
        for case in others:
            assert case.worker.relation_to_householder in ("丈夫", "妻子")
            assert [member.relation_to_householder for member in case.members].count("户主") == 1


class TestTheWhole:
    def test_shows_every_category_cause_and_result(self):
        cases = sampled(400)[1]
        assert {case.household.difficulty_category for case in cases} == set(
            luzhou().lists["difficulty_category"].labels
        )
        assert {case.cause.main for case in cases} == set(luzhou().lists["cause"].labels)
        assert {case.outcome.evaluation for case in cases} == set(luzhou().lists["evaluation"].labels)
        assert {case.household.dossier_type for case in cases} == set(luzhou().lists["dossier_type"].labels)

    def test_uses_only_values_of_the_lists_of_the_region(self):
        lists = luzhou().lists
        for person in people(sampled(400)[1]):
            for name in ("health_status", "disability_type", "marital_status", "work_status", "industry"):
                value = getattr(person, name)
                assert value is None or value in lists[name].labels, name

    def test_gives_every_officer_at_least_five_households(self):
        cases = sampled(400)[1]
        assert min(Counter(case.plan.helper_name for case in cases).values()) >= 5
        assert min(Counter(case.plan.second_helper_name for case in cases).values()) >= 5


class TestARegion:
    def test_without_sample_data_is_told_so(self, tmp_path):
        with pytest.raises(UsageError, match=r"sample\.yaml"):
            sample_cases(replace(luzhou(), root=tmp_path), 1, 1)

    def test_with_faulty_sample_data_is_told_where(self, tmp_path):
        (tmp_path / "sample.yaml").write_text("year: 2018\nstreet: 样例\n", encoding="utf-8")
        with pytest.raises(PackFaultyError, match="street"):
            sample_cases(replace(luzhou(), root=tmp_path), 1, 1)
