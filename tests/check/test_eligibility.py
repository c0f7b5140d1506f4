from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings

from docgen.check.eligibility import check_eligibility
from docgen.derive.eligibility import eligibility
from docgen.derive.household import Parameters, household_figures
from docgen.findings import Finding
from docgen.model.case import Case
from docgen.model.union import LabourUnion
from docgen.orders import FiguredCase
from docgen.region.catalog import find_pack
from tests.cases import DAY

from .filing import filed
from .test_any_case import UNHURRIED, cases

PLACE = "琼山"
UNION = {"standards": ({"place": PLACE, "dibao": 500, "low_income": 700, "minimum_wage": 1520},)}
IDLE = {"name": "甲", "id_number": "460107199001019982", "identity": "无业", "has_labour_capacity": True}


def a_case(members: Any = (), **records: Any) -> Case:
    """A household of that place with the records given."""
    places = {name: PLACE for name in ("residence_region", "work_region", "hukou_region")}
    records["worker"] = {"number": "1", **places, **records.get("worker", {})}
    return Case.model_validate({"members": members, **records})


def found(case: Case, region: str, documents: bool = False, **union: Any) -> list[Finding]:
    pack = find_pack(region)
    parameters = Parameters(DAY, {}, pack.manifest.rules, pack.manifest.eligibility)
    of_union = LabourUnion.model_validate({**UNION, **union})
    figured = FiguredCase(case, household_figures(case, of_union, parameters))
    judged = eligibility(figured, of_union, parameters)
    return list(check_eligibility(filed(case), figured, judged, pack.documents if documents else (), pack))


def codes(findings: list[Finding]) -> list[str]:
    return [item.code for item in findings]


def marginal(monthly: int = 600, **household: Any) -> dict[str, Any]:
    """A household of Hainan that is filed as 低保边缘户."""
    return {
        "income": {"worker_monthly": Decimal(monthly), "household_other_annual": Decimal(0)},
        "household": {
            "difficulty_category": "低保边缘户",
            "circumstances": ("残疾",),
            "receives_dibao": False,
            **household,
        },
    }


class TestClaim:
    def test_a_household_that_fits_has_no_finding(self) -> None:
        assert found(a_case(**marginal()), "hainan", documents=True) == []

    def test_a_category_that_another_one_replaces(self) -> None:
        records = marginal(900, circumstances=("重大疾病",))
        records["income"]["accident_expense_annual"] = Decimal(5000)
        (item,) = found(a_case(**records), "hainan")
        assert (item.code, item.is_blocking, item.place.cell) == ("category-not-allowed", True, "N5")
        assert (item.rule, item.source) == ("R-HN-05", "琼工发〔2016〕22号 五（一）")
        assert item.sentence == (
            "困难类别“低保边缘户”不成立：家庭月人均收入 900 元 ≤ 低保标准 500 元 × 1.5 = 750 元：不符合。"
        )
        assert "意外致困户" in item.remedy

    def test_who_holds_the_certificate_is_of_the_first_category(self) -> None:
        records = marginal(600, receives_dibao=True, dibao_certificate_valid=True, after_aid_hardship=True)
        (item,) = found(a_case(**records), "hainan")
        assert (item.code, item.rule) == ("category-not-allowed", "R-HN-07")
        assert item.source.endswith("第三，要区分类别")
        assert "低保户" in item.remedy

    def test_a_disease_that_the_notice_does_not_list_is_told_by_its_rule(self) -> None:
        records = marginal(600, circumstances=("患有大病",))
        member = {"name": "乙", "relation": "妻子", "major_disease": "感冒", "monthly_income": Decimal(600)}
        (item,) = found(a_case([member], **records, cause={"main": "本人大病"}), "jiangxi")
        assert (item.rule, item.is_blocking) == ("R-JX-09", True)
        assert "16种疾病" in item.source

    def test_no_category_at_all(self) -> None:
        records = marginal(9000)
        records["income"]["accident_expense_annual"] = Decimal(10)
        (item,) = found(a_case(**records), "hainan")
        assert (item.code, item.is_blocking) == ("no-category-allowed", True)

    def test_nothing_claimed_is_told_only_when_nothing_could_be(self) -> None:
        fits, never = marginal(difficulty_category=None), marginal(9000, difficulty_category=None)
        never["income"]["accident_expense_annual"] = Decimal(10)
        assert found(a_case(**fits), "hainan") == []
        assert codes(found(a_case(**never), "hainan")) == ["no-category-allowed"]

    def test_a_category_that_the_notice_has_no_rule_for_is_not_judged(self) -> None:
        assert found(a_case(**marginal(9000, difficulty_category="临时救助")), "jiangxi") == []

    def test_what_is_missing_is_asked_for_at_its_cell(self) -> None:
        records = marginal(600, circumstances=())
        (item,) = found(a_case(**records), "hainan")
        assert (item.code, item.is_blocking) == ("category-undecided", False)
        assert item.remedy == "请补填“致困情形”。"

    def test_what_a_person_must_judge_is_told_at_the_category(self) -> None:
        (item,) = found(a_case(**marginal(circumstances=("赡养老人",)), cause={"main": "其他"}), "hainan")
        assert (item.code, item.place.cell) == ("category-undecided", "N5")

    def test_a_missing_income_is_left_to_the_starred_cells(self) -> None:
        records = marginal()
        records["income"]["worker_monthly"] = None
        assert found(a_case(**records), "hainan", documents=True) == []
        assert codes(found(a_case(**records), "hainan")) == ["category-undecided"]

    @pytest.mark.parametrize(
        "records",
        [
            {"outcome": {"cancel_reason": "不符合标准退出"}},
            {"worker": {"kind": "困难农民工", "is_union_member": False}},  # outside: a requirement's to tell
        ],
    )
    def test_dossiers_being_closed_and_households_outside_are_not_judged(self, records: Any) -> None:
        assert found(a_case(**marginal(9000), **records), "hainan") == []

    def test_a_dibao_household_without_hardship_is_to_be_closed(self) -> None:
        records = marginal(
            difficulty_category="低保户",
            receives_dibao=True,
            dibao_certificate_valid=True,
            after_aid_hardship=False,
        )
        (item,) = found(a_case(**records), "hainan")
        assert (item.code, item.rule, item.is_blocking) == ("deregistration-due", "R-HN-04", True)

    def test_a_wrong_variant_is_told(self) -> None:
        records = marginal(800, difficulty_category="意外致困户", accident_subcategory="因病致困户")
        records["income"]["accident_expense_annual"] = Decimal(5000)
        member = {"name": "乙", "relation": "兄弟", "major_disease": "尿毒症", "monthly_income": Decimal(800)}
        case = a_case([member], **records, cause={"main": "自然灾害"})
        (item,) = found(case, "jiangxi")
        assert item.code == "category-not-allowed"
        assert "意外致困户（因灾致困户）" in item.remedy


class TestStandards:
    def test_the_place_of_the_claimed_category_needs_one(self) -> None:
        (item,) = found(a_case(**marginal()), "hainan", standards=())
        assert (item.code, item.place.cell) == ("standard-missing", "J5")
        assert item.sentence.startswith("“琼山”")

    def test_what_a_list_has_told_is_not_told_again(self) -> None:
        records = {
            "household": {"filing_criterion": "低于低保标准经政府救助后仍困难", "receives_dibao": True},
            "income": {"worker_monthly": Decimal(1), "household_other_annual": Decimal(0)},
        }
        assert codes(found(a_case(**records), "luzhou", standards=())) == ["standard-missing"]
        assert found(a_case(**records), "luzhou", documents=True, standards=()) == []
        moved = a_case(**filed_in_luzhou(worker={"work_region": "他处"}))
        assert codes(found(moved, "luzhou", documents=True, standards=())) == ["standard-missing"]

    def test_a_category_that_needs_none_is_not_asked_for_it(self) -> None:
        records = marginal(
            difficulty_category="低保户", dibao_certificate_valid=True, after_aid_hardship=True
        )
        assert found(a_case(**records), "hainan", standards=()) == []


class TestImputation:
    def records(self) -> dict[str, Any]:
        """A 低保户, whose category no income changes."""
        return marginal(
            difficulty_category="低保户",
            receives_dibao=True,
            dibao_certificate_valid=True,
            after_aid_hardship=True,
        )

    def test_an_imputed_income_is_told_at_the_cell_of_the_proof(self) -> None:
        case = a_case([{**IDLE, "monthly_income": Decimal(0)}], **self.records())
        (item,) = found(case, "hainan")
        assert (item.code, item.place.sheet, item.rule) == ("minimum-wage-imputed", "家庭成员", "R-HN-03")
        assert "1520" in item.sentence
        assert not item.is_blocking

    def test_a_missing_minimum_wage_is_told_once(self) -> None:
        case = a_case([{**IDLE, "monthly_income": Decimal(0)}] * 2, **self.records())
        standards = ({"place": PLACE, "dibao": 500},)
        assert codes(found(case, "hainan", standards=standards)) == ["minimum-wage-missing"]


class TestBelowDibao:
    @pytest.mark.parametrize(
        ("monthly", "group", "receives", "expected"),
        [
            (499, "支出性生活困难", False, ["dibao-first"]),
            (500, "支出性生活困难", False, []),  # at the line is not below
            (499, "收入或生活水平低于低保线而未纳入低保", False, []),
        ],
    )
    def test_is_first_to_be_brought_under_dibao(
        self, monthly: int, group: str, receives: bool, expected: list[str]
    ) -> None:
        case = a_case(**marginal(monthly, receives_dibao=receives), plan={"focus_group": group})
        assert codes(found(case, "hainan")) == expected

    def test_is_a_marginal_household_without_more_ado_elsewhere(self) -> None:
        records = marginal(100, circumstances=("意外灾害",))
        assert found(a_case(**records), "jiangxi") == []


class TestFocusGroup:
    @pytest.mark.parametrize(
        ("group", "monthly", "receives", "expense", "expected"),
        [
            ("低保范围内有劳动能力而未充分就业", 600, False, None, 1),
            ("收入或生活水平低于低保线而未纳入低保", 600, False, None, 1),  # above the line
            ("收入或生活水平低于低保线而未纳入低保", 600, False, 1201, 0),  # living below it: 499.92
            ("收入或生活水平低于低保线而未纳入低保", 600, False, 1200, 1),  # 500 is not below 500
            ("收入或生活水平低于低保线而未纳入低保", 499, False, None, 0),
            ("收入或生活水平低于低保线而未纳入低保", 499, True, None, 1),
            ("支出性生活困难", 600, False, None, 0),
            ("城市困难农民工", 600, False, None, 1),
        ],
    )
    def test_contradicts_what_is_known(
        self, group: str, monthly: int, receives: bool, expense: int | None, expected: int
    ) -> None:
        records = marginal(monthly, receives_dibao=receives)
        cause = {"annual_necessary_expense": expense and Decimal(expense)}
        case = a_case(**records, plan={"focus_group": group}, cause=cause, worker={"kind": "困难职工"})
        contradictions = [item for item in found(case, "hainan") if item.code == "focus-group-contradicted"]
        assert len(contradictions) == expected
        assert {item.rule for item in contradictions} <= {"R-HN-14"}


def filed_in_luzhou(**records: Any) -> dict[str, Any]:
    """A household whose disposable income of 600 lies between 低保 500 and the low-income line 700."""
    base = {
        "income": {
            "worker_monthly": Decimal(600),
            "household_other_annual": Decimal(0),
            "necessary_expense_annual": Decimal(2000),
        },
        "household": {"filing_criterion": "略高于低保标准", "circumstances": ("患病",)},
    }
    return {name: {**base.get(name, {}), **records.get(name, {})} for name in {**base, **records}}


class TestOutlays:
    def test_absent_ones_are_no_matter_where_nothing_hangs_on_them(self) -> None:
        assert found(a_case(**filed_in_luzhou()), "luzhou") == []

    def test_absent_ones_are_told_once_where_a_bound_is_passed_without_them(self) -> None:
        records = filed_in_luzhou(income={"worker_monthly": Decimal(710)})
        records["income"]["necessary_expense_annual"] = Decimal(9000)
        (item,) = found(a_case(**records), "luzhou")
        assert (item.code, item.rule, item.is_blocking) == ("outlay-assumed-zero", "R-LZ-06", False)
        assert "缴纳所得税、社会保障支出" in item.sentence

    def test_with_both_entered_the_number_proves_it_wrong(self) -> None:
        records = filed_in_luzhou(
            income={"worker_monthly": Decimal(710), "tax_paid": 0, "social_security_paid": 0}
        )
        assert [item.is_blocking for item in found(a_case(**records), "luzhou")] == [True]

    def test_a_lower_bound_is_not_helped_by_them(self) -> None:
        records = filed_in_luzhou(income={"worker_monthly": Decimal(500)})
        assert [item.is_blocking for item in found(a_case(**records), "luzhou")] == [True]


class TestDetermination:
    @pytest.mark.parametrize(
        ("outcome", "code", "rule"),
        [
            ({"evaluation": "脱困", "effect_per_capita_income": 900}, "outcome-unproved", "R-LZ-21"),
            ({"evaluation": "脱困", "effect_per_capita_income": 900, "cause_removed": True}, "", ""),
            (
                {"evaluation": "脱困", "effect_per_capita_income": 500, "cause_removed": True},
                "outcome-contradicted",
                "R-LZ-21",
            ),
            ({"evaluation": "解困", "effect_per_capita_income": 600}, "relief-without-rise", "R-LZ-22"),
            ({"evaluation": "解困", "effect_per_capita_income": 601}, "", ""),
            ({"evaluation": "解困"}, "outcome-unproved", "R-LZ-22"),
            ({"evaluation": "效果不理想"}, "", ""),
        ],
    )
    def test_is_held_against_its_standard(self, outcome: Any, code: str, rule: str) -> None:
        told = found(a_case(**filed_in_luzhou(outcome=outcome)), "luzhou")
        assert [(item.code, item.rule) for item in told] == ([(code, rule)] if code else [])

    def test_is_checked_of_dossiers_being_closed_too(self) -> None:
        outcome = {"evaluation": "脱困", "cancel_reason": "脱困", "cause_removed": False}
        records = filed_in_luzhou(outcome={**outcome, "effect_per_capita_income": 900})
        assert codes(found(a_case(**records), "luzhou")) == ["outcome-contradicted"]


class TestIncomes:
    @pytest.mark.parametrize(
        ("monthly", "annual", "expected"),
        [
            ("300", "3600", []),
            ("300", "3606", []),  # the month rounded to whole 元
            ("300", "3607", ["incomes-contradict"]),
            ("300", None, []),
            (None, "3600", []),
        ],
    )
    def test_a_year_is_twelve_months(
        self, monthly: str | None, annual: str | None, expected: list[str]
    ) -> None:
        member = {
            "name": "甲",
            "monthly_income": monthly and Decimal(monthly),
            "annual_income": annual and Decimal(annual),
        }
        income = {"worker_monthly": Decimal(900), "necessary_expense_annual": Decimal(9000)}
        records = filed_in_luzhou(income=income)  # 600 for each of the two
        told = found(a_case([member], **records), "luzhou")
        assert codes(told) == expected
        assert [item.place.cell for item in told] == ["H9"] * len(expected)


def test_a_pack_without_rules_is_not_checked() -> None:
    assert found(a_case(**marginal(9000)), "taoyuan") == []


@pytest.mark.parametrize("region", ["hainan", "jiangxi", "luzhou"])
@settings(UNHURRIED, max_examples=30)
@given(case=cases())
def test_however_odd_a_household_is_findings_are_about_it_and_say_what_to_do(region: str, case: Case) -> None:
    told = found(case, region)
    assert {item.household for item in told} <= {case.key}
    assert all(item.sentence and item.remedy and item.place.cell for item in told)
    assert all(item.rule and item.source for item in told if item.code != "standard-missing")
