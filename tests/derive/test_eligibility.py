import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from docgen.derive.eligibility import eligibility
from docgen.derive.household import Parameters
from docgen.model.eligibility import Imputed, Verdict
from docgen.model.id_number import check_digit
from docgen.orders import FiguredCase

from .judging import CITY, COUNTY, DAY, a_household, a_union, category, earning, figured, judged, lines

MET, FAILED, UNDECIDED = Verdict.MET, Verdict.FAILED, Verdict.UNDECIDED
ILL = {"household__circumstances": ("患有大病",), "worker__major_disease": "尿毒症"}


def verdict(region: str, title: str, **values: Any) -> Verdict:
    return category(judged(a_household(**values), region), title).verdict


def at(place: str, region: str) -> dict[str, Any]:
    """The household lives there, or, where that counts, is registered or works there."""
    names = {"hainan": ("residence",), "jiangxi": ("residence",), "luzhou": ("hukou", "work")}[region]
    return {f"worker__{name}_region": place for name in names}


class TestMarginalHouseholdOfTheEducationUnion:
    """R-JX-04: 不超过 1.5 × 低保: 765 元 in the city, 720 元 in the county, by residence."""

    @pytest.mark.parametrize(
        ("place", "monthly", "expected"),
        [
            (CITY, "765", MET),  # 510 × 1.5
            (CITY, "765.01", FAILED),
            (CITY, "100", MET),  # below 低保 without a certificate too (decision 9)
            (COUNTY, "720", MET),  # 480 × 1.5
            (COUNTY, "720.01", FAILED),
            (COUNTY, "765", FAILED),
        ],
    )
    def test_is_bounded_by_the_line_of_the_residence(self, place, monthly, expected):
        household = earning(monthly, worker__residence_region=place, worker__hukou_region="外省", **ILL)
        assert verdict("jiangxi", "低保边缘户", **household) is expected

    def test_the_arithmetic_is_written_out(self):
        found = judged(a_household(**earning(1213, members=[]), **at(CITY, "jiangxi"), **ILL), "jiangxi")
        assert (
            lines(found, "低保边缘户")[0] == "家庭月人均收入 1213 元 ≤ 低保标准 510 元 × 1.5 = 765 元：不符合"
        )

    def test_incomes_are_shared_out_over_everybody_and_rounded_as_printed(self):
        member = {"name": "王例", "monthly_income": Decimal("95.5")}
        found = judged(a_household([member], **earning(500, 100), **at(CITY, "jiangxi")), "jiangxi")
        assert found.lines == (
            "家庭年度总收入 = 本人 500 × 12 ＋ 王例 95.5 × 12 ＋ 其他年收入 100 = 7246 元",
            "家庭月人均收入 = 7246 ÷ 2 人 ÷ 12 = 301.92 元",  # 301.916…
        )
        assert (found.size, found.annual_total, found.gross) == (2, 7246, Decimal("301.92"))


def a_person(relation: str, born: str, **values: Any) -> dict[str, Any]:
    number = f"360102{born}998"
    return {"name": relation, "relation": relation, "id_number": number + check_digit(number), **values}


class TestCircumstancesOfTheEducationUnion:
    """Whose illness, which disease, which school."""

    @pytest.mark.parametrize(
        ("person", "expected"),
        [
            (a_person("妻子", "19800101", major_disease="血友病"), MET),
            (a_person("父亲", "19500101", major_disease="精神病"), MET),
            (a_person("儿子", "20010103", major_disease="尿毒症"), MET),  # 17 on the day of application
            (a_person("儿子", "20000102", major_disease="尿毒症"), FAILED),  # 18 that day
            (a_person("兄弟", "19800101", major_disease="尿毒症"), FAILED),
            (a_person("妻子", "19800101", major_disease="感冒"), FAILED),  # none of the sixteen
            (a_person("妻子", "19800101"), UNDECIDED),  # nobody's disease is entered
        ],
    )
    def test_the_illness_of_near_kin_counts(self, person, expected):
        """R-JX-05, R-JX-09."""
        values = earning(
            600,
            household__circumstances=("患有大病",),
            review__application_date=dt.date(2018, 1, 2),
            **at(CITY, "jiangxi"),
        )
        household = a_household([{**person, "monthly_income": 0}], **values)
        assert category(judged(household, "jiangxi"), "低保边缘户").verdict is expected

    @pytest.mark.parametrize(
        ("education", "school", "expected"),
        [
            ("高中", "样例高级中学", MET),
            ("大学本科", "模拟大学", MET),
            ("初中", "示例初级中学", FAILED),
            ("大专", "示例艺术职业学院", UNDECIDED),  # 不含艺术类院校: a person decides
            (None, "示例学校", UNDECIDED),
        ],
    )
    def test_the_child_is_beyond_compulsory_schooling(self, education, school, expected):
        """R-JX-06."""
        child = a_person(
            "女儿", "20000101", current_education=education, employer_or_school=school, monthly_income=0
        )
        values = earning(600, household__circumstances=("子女上学",), **at(CITY, "jiangxi"))
        assert category(judged(a_household([child], **values), "jiangxi"), "低保边缘户").verdict is expected

    @pytest.mark.parametrize(
        ("monthly", "circumstance", "person", "rule"),
        [
            (600, "患有大病", a_person("兄弟", "19800101", major_disease="尿毒症"), "R-JX-05"),
            (600, "患有大病", a_person("妻子", "19800101", major_disease="感冒"), "R-JX-09"),
            (600, "子女上学", a_person("女儿", "20050101", current_education="初中"), "R-JX-06"),
            (9000, "患有大病", a_person("妻子", "19800101", major_disease="尿毒症"), "R-JX-04"),
            (600, "意外灾害", a_person("妻子", "19800101"), "R-JX-04"),  # it fits
        ],
    )
    def test_the_rule_that_decides_is_named(self, monthly, circumstance, person, rule):
        values = earning(monthly, household__circumstances=(circumstance,), **at(CITY, "jiangxi"))
        household = a_household([{**person, "monthly_income": 0}], **values)
        assert category(judged(household, "jiangxi"), "低保边缘户").clause[0] == rule

    def test_disaster_needs_nobody(self):
        values = earning(600, household__circumstances=("意外灾害",), **at(CITY, "jiangxi"))
        assert verdict("jiangxi", "低保边缘户", **values) is MET


class TestAccidentHouseholdOfTheEducationUnion:
    """R-JX-07, R-JX-08: income per head less the outlay, by twelve, against the line of the place of work."""

    @pytest.mark.parametrize(
        ("expense", "expected"),
        [("2220", MET), ("2219.9", FAILED), (None, UNDECIDED)],  # (11400 − 2220) ÷ 12 = 765
    )
    def test_the_outlay_is_taken_from_the_income_of_one_head(self, expense, expected):
        member = {"name": "乙", "monthly_income": Decimal(950)}
        values = earning(950, worker__work_region=CITY, worker__major_disease="尿毒症")
        values["household__medical_aid"] = {"annual_self_paid": expense and Decimal(expense)}
        found = judged(a_household([member], **values), "jiangxi")
        assert category(found, "意外致困户（因病致困户）").verdict is expected

    def test_its_lines_are_those_of_the_place_of_work(self):
        values = earning(800, worker__work_region=COUNTY, worker__residence_region=CITY)
        values |= {"cause__main": "自然灾害", "income__accident_expense_annual": Decimal(960)}
        found = judged(a_household(**values), "jiangxi")
        accident = category(found, "意外致困户（因灾致困户）")
        assert (accident.region, accident.standard, accident.verdict) == (COUNTY, 480, MET)
        assert lines(found, accident.title)[-1] == (
            "（家庭人均年收入 9600 元 － 意外致困支出 960 元）÷ 12 = 720 元"
            " ≤ 低保标准 480 元 × 1.5 = 720 元：符合"
        )

    def test_the_lower_bound_that_no_clause_states_proves_nothing(self):
        values = earning(600, worker__work_region=CITY, cause__main="自然灾害")
        values["income__accident_expense_annual"] = Decimal(5000)
        assert verdict("jiangxi", "意外致困户（因灾致困户）", **values) is UNDECIDED


class TestDibaoHouseholdOfTheEducationUnion:
    """R-JX-03: the certificate, reviewed within the year, is the only test; income does not count."""

    CERTIFIED = {
        "household__dibao_certificate_valid": True,
        "household__after_aid_hardship": True,
        "review__application_date": dt.date(2018, 1, 5),
    }

    @pytest.mark.parametrize(
        ("day", "expected"),
        [(dt.date(2017, 1, 5), MET), (dt.date(2017, 1, 4), FAILED), (None, UNDECIDED)],
    )
    def test_the_certificate_was_reviewed_within_a_year_of_the_application(self, day, expected):
        values = {**self.CERTIFIED, "household__dibao_review_date": day}
        assert verdict("jiangxi", "低保户", **earning(9000), **values) is expected

    def test_without_a_day_of_application_the_run_s_day_counts(self):
        values = {**self.CERTIFIED, "review__application_date": None}
        values["household__dibao_review_date"] = dt.date(DAY.year - 1, DAY.month, DAY.day)
        assert verdict("jiangxi", "低保户", **values) is MET

    def test_who_is_not_under_dibao_has_no_certificate(self):
        assert verdict("jiangxi", "低保户", household__receives_dibao=False) is FAILED

    def test_papers_print_the_line_of_the_category_s_place(self):
        places = {
            "worker__hukou_region": COUNTY,
            "worker__work_region": CITY,
            "worker__residence_region": "他处",
        }
        printed = {
            name: figured(
                a_household(**places, household__difficulty_category=name),
                "jiangxi",
                a_union(dibao_standard=400),
            ).figures["household.dibao_standard"]
            for name in ("低保户", "低保边缘户", "意外致困户", None)
        }
        assert printed == {"低保户": 480, "低保边缘户": 400, "意外致困户": 510, None: 400}

    def test_papers_take_off_the_outlay_of_the_category(self):
        values = earning(1000, household__difficulty_category="意外致困户")
        values |= {
            "household__medical_aid": {"annual_self_paid": Decimal(6000)},
            "income__accident_expense_annual": Decimal(2000),
        }
        for variant, expense in (("因病致困户", 6000), ("因灾致困户", 2000)):
            household = a_household(**values, household__accident_subcategory=variant)
            assert figured(household, "jiangxi").figures["income.deducted_expense_annual"] == expense


class TestScope:
    """R-JX-01, R-JX-10, R-HN-08: whom the notice means at all."""

    MIGRANT = {
        "worker__kind": "困难农民工",
        "worker__hukou_type": "农村居民",
        "review__application_date": dt.date(2018, 1, 5),
    }

    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ({"worker__contract_term": "两年（19个月至30个月）"}, MET),
            ({"worker__contract_signed_date": dt.date(2017, 1, 5)}, MET),  # twelve months to the day
            (
                {
                    "worker__contract_term": "半年内（6个月及以下）",
                    "worker__contract_signed_date": dt.date(2017, 1, 6),
                },
                FAILED,
            ),
            ({"worker__contract_term": "半年内（6个月及以下）"}, UNDECIDED),
            ({"worker__contract_term": "三年（31个月至42个月）", "worker__hukou_type": "城镇居民"}, FAILED),
            ({"worker__contract_term": "三年（31个月至42个月）", "household__filed_elsewhere": True}, FAILED),
        ],
    )
    def test_a_migrant_has_a_contract_of_a_year_and_a_rural_registration(self, values, expected):
        found = judged(a_household(**{**self.MIGRANT, **values}), "jiangxi")
        assert [item.verdict for item in found.scope] == [MET, expected]

    @pytest.mark.parametrize("missing", ["employer_has_union", "is_union_member", "dues_paid"])
    def test_a_migrant_belongs_to_a_union(self, missing):
        names = ("has_labour_contract", "employer_has_union", "is_union_member", "dues_paid")
        values = {f"worker__{name}": name != missing for name in names}
        found = judged(a_household(worker__kind="困难农民工", **values), "hainan")
        assert ([item.verdict for item in found.scope], found.is_outside, found.allowed) == (
            [FAILED],
            True,
            (),
        )

    def test_workers_of_the_town_are_not_asked(self):
        assert judged(a_household(worker__kind="困难职工"), "hainan").scope == ()


class TestHainan:
    """The categories of Hainan; the lines of the notice's example place, 低保 500."""

    UNION = a_union(standards=({"place": "琼山", "dibao": 500, "minimum_wage": 1520},))
    OLD = {"worker__residence_region": "琼山"}

    def verdict(self, title: str, *members: dict[str, Any], **values: Any) -> Verdict:
        return category(
            judged(a_household(list(members), **values, **self.OLD), "hainan", self.UNION), title
        ).verdict

    @pytest.mark.parametrize(
        ("monthly", "marginal", "accident"),
        [
            ("500", MET, FAILED),
            ("750", MET, FAILED),  # 500 × 1.5, the upper bound included
            ("750.01", FAILED, MET),
        ],
    )
    def test_marginal_and_accident_households_meet_at_the_upper_bound(self, monthly, marginal, accident):
        """R-HN-05, R-HN-06, R-HN-07."""
        values = earning(monthly, household__circumstances=("急症和慢性疾病", "重大疾病"))
        values["income__accident_expense_annual"] = Decimal(100)
        assert self.verdict("低保边缘户", **values) is marginal
        assert self.verdict("意外致困户", **values) is accident

    @pytest.mark.parametrize(
        ("expense", "expected"),
        [("15000", MET), ("14999.7", FAILED)],  # (33000 − 15000) ÷ 2 ÷ 12 = 750
    )
    def test_the_outlay_is_taken_from_the_income_of_all(self, expense, expected):
        """R-HN-06."""
        values = earning(2750, household__circumstances=("重大疾病",))
        values["income__accident_expense_annual"] = Decimal(expense)
        child = {"name": "甲", "relation": "女儿", "monthly_income": 0}
        assert self.verdict("意外致困户", child, **values) is expected

    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ({"household__circumstances": ("残疾",)}, MET),
            ({"cause__main": "子女上学"}, MET),  # said as a cause
            ({"household__circumstances": ("赡养老人",), "cause__main": "其他"}, UNDECIDED),  # 等情形
            ({"cause__main": "其他"}, UNDECIDED),
        ],
    )
    def test_a_marginal_household_is_in_one_of_the_circumstances(self, values, expected):
        """R-HN-05."""
        assert self.verdict("低保边缘户", **earning(600), **values) is expected

    @pytest.mark.parametrize(
        ("certificate", "hardship", "expected"),
        [(True, True, MET), (True, False, FAILED), (False, True, FAILED), (None, None, UNDECIDED)],
    )
    def test_a_dibao_household_holds_a_certificate_and_is_still_in_hardship(
        self, certificate, hardship, expected
    ):
        """R-HN-04."""
        values = {
            "household__dibao_certificate_valid": certificate,
            "household__after_aid_hardship": hardship,
        }
        assert self.verdict("低保户", **values) is expected

    def test_the_certificate_goes_before_income(self):
        """R-HN-07."""
        values = earning(600, household__circumstances=("残疾",), household__dibao_certificate_valid=True)
        assert self.verdict("低保边缘户", **values) is FAILED

    def test_without_hardship_after_aid_the_dossier_is_to_be_closed(self):
        """R-HN-04."""
        values = {"household__dibao_certificate_valid": True, "household__after_aid_hardship": False}
        assert [item.rule for item in judged(a_household(**values), "hainan").deregister] == ["R-HN-04"]


class TestMinimumWage:
    """R-HN-03: 1520 元 for a member of twenty who could work and proves neither work nor income."""

    def found(self, born: str = "19980101", union: Any = None, **values: Any) -> Any:
        member = a_person("儿子", born, identity="无业", has_labour_capacity=True, monthly_income=0) | values
        household = a_household([member], **earning(100), worker__residence_region="琼山")
        return judged(household, "hainan", union or TestHainan.UNION)

    def test_counts_for_who_proves_nothing(self):
        found = self.found()
        assert found.imputed == (Imputed(0, "儿子", Decimal(1520)),)
        assert found.gross == 810  # (100 + 1520) ÷ 2
        assert found.lines[0] == (
            "家庭年度总收入 = 本人 100 × 12 ＋ 儿子 1520 × 12（按最低工资标准测算） ＋ 其他年收入 0"
            " = 19440 元"
        )

    @pytest.mark.parametrize(
        "values",
        [
            {"no_income_certificate": True},
            {"major_disease": "尿毒症"},
            {"disability_type": "肢体残疾一级（重度）"},
            {"identity": "学生"},
            {"has_labour_capacity": False},
            {"monthly_income": 20},
        ],
    )
    def test_counts_for_nobody_else(self, values):
        assert self.found(**values).imputed == ()

    def test_counts_from_the_twentieth_birthday(self):
        assert len(self.found(born="19981225").imputed) == 1  # twenty on the day of the run
        assert self.found(born="19981226").imputed == ()

    def test_nothing_is_known_without_the_minimum_wage_of_the_place(self):
        found = self.found(union=a_union(dibao_standard=500))
        assert (found.gross, found.imputed) == (None, (Imputed(0, "儿子", None),))
        assert category(found, "低保边缘户").verdict is UNDECIDED

    def test_the_papers_keep_what_was_entered(self):
        member = a_person("儿子", "19980101", identity="无业", monthly_income=0)
        household = a_household([member], **earning(100), worker__residence_region="琼山")
        figures = figured(household, "hainan", TestHainan.UNION).figures
        assert figures["household.per_capita_monthly_income"] == 50


class TestLuzhou:
    """The five conditions of Luzhou, with 低保 540 and, in the place of work, a low-income line of 810."""

    WORK, HUKOU = "龙马潭", "古蔺"
    UNION = a_union(
        standards=(
            {"place": WORK, "dibao": 540, "low_income": 810},
            {"place": HUKOU, "dibao": 460},
            {"place": "无低收入线", "dibao": 540},
        )
    )

    def judged(self, *members: dict[str, Any], work: str = WORK, hukou: str = HUKOU, **values: Any) -> Any:
        values = {
            "income__tax_paid": Decimal(0),
            "income__social_security_paid": Decimal(0),
            "worker__work_region": work,
            "worker__hukou_region": hukou,
            **values,
        }
        return judged(a_household(list(members), **values), "luzhou", self.UNION)

    def verdict(self, title: str, *members: dict[str, Any], **values: Any) -> Verdict:
        return category(self.judged(*members, **values), title).verdict

    @pytest.mark.parametrize(("monthly", "expected"), [("459.99", MET), ("460", FAILED), ("500", FAILED)])
    def test_the_first_two_conditions_are_below_the_line_of_the_hukou(self, monthly, expected):
        """R-LZ-05, R-LZ-10."""
        six_months = {"income__household_total_6m": Decimal("2759.9")}  # 459.98 a month
        values = earning(monthly, household__government_aided=False, **six_months)
        assert self.verdict("低于低保标准未经政府救助", **values) is expected
        aided = earning(monthly, household__receives_dibao=True)
        assert self.verdict("低于低保标准经政府救助后仍困难", **aided) is expected

    @pytest.mark.parametrize(
        ("history", "expected"),
        [
            (["450"] * 6, MET),
            (["450"] * 5 + ["460"], FAILED),  # the line itself is not below
            (["900"] + ["450"] * 6, MET),  # the last six count
            (["450"] * 5, UNDECIDED),
            ([], UNDECIDED),
        ],
    )
    def test_the_first_condition_looks_at_six_months(self, history, expected):
        """R-LZ-05."""
        months = tuple(map(Decimal, history))
        values = earning(450, household__government_aided=False, income__monthly_per_capita_history=months)
        assert self.verdict("低于低保标准未经政府救助", **values) is expected

    def test_an_average_above_the_line_decides_nothing_and_says_so(self):
        values = earning(450, household__government_aided=False, income__household_total_6m=Decimal(6000))
        found = category(self.judged(**values), "低于低保标准未经政府救助")
        assert found.verdict is UNDECIDED
        assert "平均数不能否定，要看逐月的近六个月人均收入" in found.reason

    def test_months_that_belong_to_the_determination_are_not_those_of_the_filing(self):
        values = earning(450, household__government_aided=False, outcome__evaluation="脱困")
        values["income__monthly_per_capita_history"] = tuple(map(Decimal, ["900"] * 6))
        values["income__household_total_6m"] = Decimal(2700)
        assert self.verdict("低于低保标准未经政府救助", **values) is MET

    @pytest.mark.parametrize(
        ("monthly", "place", "expected"),
        [
            ("540", WORK, FAILED),  # slightly above, not at the line
            ("540.01", WORK, MET),
            ("810", WORK, MET),  # the low-income line
            ("810.01", WORK, FAILED),
            ("810", "无低收入线", MET),  # 540 × 1.5
            ("810.01", "无低收入线", FAILED),
        ],
    )
    def test_the_third_condition_lies_between_dibao_and_the_low_income_line(self, monthly, place, expected):
        """R-LZ-11."""
        values = earning(monthly, household__circumstances=("残疾",), work=place)
        values["cause__annual_necessary_expense"] = Decimal(4000)
        assert self.verdict("略高于低保标准", **values) is expected

    @pytest.mark.parametrize(
        ("values", "expected"),
        [
            ({"income__necessary_expense_annual": Decimal(720)}, MET),  # (7200 − 720) ÷ 12 = 540
            ({"income__necessary_expense_annual": Decimal("719.5")}, FAILED),
            ({"cause__annual_necessary_expense": Decimal(720)}, MET),  # decision 33
            ({}, UNDECIDED),
        ],
    )
    def test_the_necessary_outlay_brings_it_down_to_the_line(self, values, expected):
        """R-LZ-11."""
        assert (
            self.verdict("略高于低保标准", **earning(600, household__circumstances=("患病",)), **values)
            is expected
        )

    @pytest.mark.parametrize(("monthly", "expected"), [("1620", MET), ("1620.01", FAILED)])
    def test_the_fourth_condition_reaches_to_three_times_the_line(self, monthly, expected):
        """R-LZ-12."""
        values = earning(monthly, household__accident_subcategory="因交通事故")
        values["income__accident_expense_annual"] = Decimal(13000)  # 1620 × 12 − 540 × 12 = 12960
        assert self.verdict("低保标准3倍以内意外致困", **values) is expected

    def test_income_is_what_is_left_of_tax_and_social_security(self):
        """R-LZ-06."""
        values = earning(600, household__circumstances=("患病",), income__tax_paid=Decimal(120))
        values["income__social_security_paid"] = Decimal(600)
        found = self.judged(**values)
        assert (found.gross, found.disposable) == (600, 540)  # (7200 − 120 − 600) ÷ 12
        assert found.lines[2] == "家庭可支配收入 = 7200 － 缴纳所得税 120 － 社会保障支出 600 = 6480 元"
        assert found.unknown_outlays == ()

    def test_outlays_not_entered_count_as_nothing_and_are_named(self):
        found = self.judged(**earning(600), income__tax_paid=None, income__social_security_paid=None)
        assert found.unknown_outlays == ("income.tax_paid", "income.social_security_paid")
        assert found.lines[2].endswith("= 7200 元（缴纳所得税、社会保障支出没有填写，按 0 计）")

    def test_a_migrant_is_judged_by_the_lines_of_the_place_of_work(self):
        """R-LZ-05."""
        values = earning(500, household__receives_dibao=True)
        values |= {"worker__kind": "困难农民工", "worker__is_union_member": True}
        found = self.judged(**values)
        assert category(found, "低于低保标准经政府救助后仍困难").verdict is FAILED  # 500 ≥ 460
        assert found.allowed == ("农民工家庭",)  # 500 < 540

    @pytest.mark.parametrize(("kind", "member"), [("困难职工", True), ("困难农民工", False)])
    def test_only_a_migrant_in_the_union_is(self, kind, member):
        values = earning(500, household__receives_dibao=True)
        values |= {"worker__kind": kind, "worker__is_union_member": member}
        assert self.verdict("农民工家庭", **values) is FAILED

    @pytest.mark.parametrize(
        "values",
        [
            {"housing__owned_units": 2},
            {"household__commercial_property_area": Decimal("0.5")},
            {"household__hires_others": True},
            {"household__child_private_or_abroad": True},
            {"household__refused_verification": True},
        ],
    )
    def test_excluded_households_are_allowed_nothing(self, values):
        """R-LZ-13."""
        aided = earning(100, household__receives_dibao=True)
        assert self.judged(**aided).allowed == ("低于低保标准经政府救助后仍困难",)
        found = self.judged(**aided, **values)
        assert (len(found.excluded), found.is_outside, found.allowed) == (1, True, ())


class TestDetermination:
    """R-LZ-21, R-LZ-22."""

    def outcome(self, **values: Any) -> Any:
        values = {"household__filing_criterion": "略高于低保标准", "worker__work_region": "龙马潭"} | values
        return judged(a_household(**earning(600), **values), "luzhou", TestLuzhou.UNION).outcome

    @pytest.mark.parametrize(
        ("removed", "history", "effect", "expected"),
        [
            (True, ["540.01"] * 6, None, MET),
            (True, ["900"] * 5 + ["540"], None, FAILED),  # 超过: the line itself is not above
            (True, ["540"] + ["900"] * 6, None, MET),  # the last six count
            (True, ["900"] * 5, None, UNDECIDED),
            (True, [], "900", MET),  # the form asks for one figure only
            (True, [], "540", FAILED),
            (True, [], None, UNDECIDED),
            (False, ["900"] * 6, None, FAILED),
            (None, ["900"] * 6, None, UNDECIDED),
        ],
    )
    def test_out_of_difficulty_is_six_months_above_dibao_and_the_cause_gone(
        self, removed, history, effect, expected
    ):
        found = self.outcome(
            outcome__evaluation="脱困",
            outcome__cause_removed=removed,
            outcome__effect_per_capita_income=effect and Decimal(effect),
            income__monthly_per_capita_history=tuple(map(Decimal, history)),
        )
        assert found.verdict is expected

    @pytest.mark.parametrize(("effect", "expected"), [("600.01", MET), ("600", FAILED), (None, UNDECIDED)])
    def test_relieved_is_more_than_at_filing(self, effect, expected):
        found = self.outcome(
            outcome__evaluation="解困", outcome__effect_per_capita_income=effect and Decimal(effect)
        )
        assert found.verdict is expected

    @pytest.mark.parametrize("evaluation", [None, "效果不理想"])
    def test_others_have_no_standard(self, evaluation):
        assert self.outcome(outcome__evaluation=evaluation) is None


class TestWhatIsMissing:
    def test_a_place_without_a_standard_leaves_every_line_of_it_undecided(self):
        values = earning(600, worker__residence_region="他处", **ILL)
        found = category(judged(a_household(**values), "jiangxi"), "低保边缘户")
        assert (found.region, found.standard, found.verdict) == ("他处", None, UNDECIDED)
        assert found.judged.missing == ("union.standards[].dibao",)

    def test_an_income_that_is_not_known_leaves_the_total_unknown(self):
        household = a_household([{"name": "甲"}], **earning(600), **at(CITY, "jiangxi"), **ILL)
        found = judged(household, "jiangxi")
        assert (found.annual_total, found.gross, found.lines, found.is_below_dibao) == (None, None, (), None)
        assert category(found, "低保边缘户").judged.missing == ("income.household_annual_total",)

    def test_a_pack_without_rules_judges_nothing(self):
        assert eligibility(FiguredCase(a_household(), {}), a_union(), Parameters(DAY)) is None


class TestClaim:
    def test_of_two_variants_the_one_that_is_claimed_counts(self):
        values = earning(600, household__difficulty_category="意外致困户")
        both = judged(a_household(**values), "jiangxi")
        assert [item.title for item in both.claimed_categories] == [
            "意外致困户（因病致困户）",
            "意外致困户（因灾致困户）",
        ]
        one = judged(a_household(**values, household__accident_subcategory="因灾致困户"), "jiangxi")
        assert [item.title for item in one.claimed_categories] == ["意外致困户（因灾致困户）"]

    def test_a_category_without_rules_is_no_claim(self):
        found = judged(a_household(household__difficulty_category="临时救助"), "jiangxi")
        assert (found.claimed, found.claim) == ("临时救助", None)
