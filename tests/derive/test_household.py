import datetime as dt
from decimal import ROUND_DOWN, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.derive.household import Parameters, dibao_place, household_figures, rounded
from docgen.model.case import Case
from docgen.model.id_number import check_digit
from docgen.model.kinds import Value
from docgen.model.union import LabourUnion
from docgen.region.rules import Rules
from docgen.vocabulary import all_fields

DAY = dt.date(2018, 3, 15)
WOMAN_BORN_1980_03_15 = "51050219800315002" + check_digit("51050219800315002")
BOY_BORN_2005_03_16 = "51050220050316001" + check_digit("51050220050316001")
AMOUNTS = st.decimals(0, 100_000, places=2)


def figures(union: LabourUnion | None = None, **groups: Any) -> dict[str, Value]:
    """The figures of a case with only those groups entered."""
    return household_figures(Case.model_validate(groups), union or LabourUnion(), Parameters(DAY))


def incomes(worker: object, *members: object, other: object = 0, **more: object) -> dict[str, Value]:
    """The figures of a household of which only incomes are known: by month, and other ones of the year."""
    income = {"worker_monthly": worker, "household_other_annual": other, **more}
    return figures(income=income, members=[{"monthly_income": amount} for amount in members])


class TestPersons:
    def test_sex_birth_date_and_age_follow_from_the_id_number(self) -> None:
        known = figures(
            worker={"id_number": WOMAN_BORN_1980_03_15}, members=[{}, {"id_number": BOY_BORN_2005_03_16}]
        )
        assert (known["worker.sex"], known["members[1].sex"]) == ("女", "男")
        assert known["worker.birth_date"] == dt.date(1980, 3, 15)
        assert known["members[1].birth_date"] == dt.date(2005, 3, 16)
        assert known["worker.age"] == 38  # born 15 March 1980, on 15 March 2018
        assert known["members[1].age"] == 12  # 13 only tomorrow

    def test_a_wrong_id_number_gives_nothing(self) -> None:
        wrong = WOMAN_BORN_1980_03_15[:-1] + ("0" if WOMAN_BORN_1980_03_15[-1] != "0" else "1")
        known = figures(worker={"id_number": wrong})
        assert known.keys() & {"worker.sex", "worker.birth_date", "worker.age"} == set()

    def test_without_an_id_number_the_age_follows_from_the_birth_date(self) -> None:
        known = figures(members=[{"birth_date": dt.date(1950, 12, 31)}])
        assert known["members[0].age"] == 67
        assert known.keys() & {"members[0].sex", "members[0].birth_date"} == set()

    def test_the_id_number_stands_above_a_birth_date_that_was_entered(self) -> None:
        known = figures(worker={"id_number": WOMAN_BORN_1980_03_15, "birth_date": dt.date(1981, 3, 15)})
        assert (known["worker.birth_date"], known["worker.age"]) == (dt.date(1980, 3, 15), 38)

    def test_members_are_numbered_from_one(self) -> None:
        known = figures(members=[{}, {}, {}])
        assert [known[f"members[{index}].index"] for index in range(3)] == [1, 2, 3]


class TestIncome:
    def test_totals_of_the_year_and_per_head(self) -> None:
        known = incomes(1200, 300, 0, other=1000)
        assert known["household.size"] == 3
        assert known["income.household_annual_total"] == 19000  # 12 × (1200 + 300 + 0) + 1000
        assert known["household.per_capita_monthly_income"] == Decimal("527.78")  # 19000 ÷ 3 ÷ 12 = 527.777…
        assert known["income.per_capita_annual"] == Decimal("6333.33")  # 19000 ÷ 3 = 6333.333…

    def test_a_worker_alone(self) -> None:
        known = incomes(Decimal("1350.50"))
        assert known["household.size"] == 1
        assert known["income.household_annual_total"] == 16206  # 12 × 1350.50
        assert known["household.per_capita_monthly_income"] == Decimal("1350.5")

    @pytest.mark.parametrize(
        ("other", "members", "per_head"),
        [
            ("0.06", 0, "0.01"),  # 0.06 ÷ 12 = 0.005: half up, not to the even 0.00
            ("0.60", 1, "0.03"),  # 0.60 ÷ 2 ÷ 12 = 0.025: half up, not to the even 0.02
            ("0.05", 0, "0"),  # 0.05 ÷ 12 = 0.0041…
            ("54000", 2, "1500"),  # 54000 ÷ 3 ÷ 12
        ],
    )
    def test_amounts_have_two_decimals_half_up(self, other: str, members: int, per_head: str) -> None:
        known = incomes(0, *[0] * members, other=other)
        assert known["household.per_capita_monthly_income"] == Decimal(per_head)

    def test_disposable_income_is_what_tax_and_social_security_leave(self) -> None:
        known = incomes(1200, 300, 0, other=1000, tax_paid=600, social_security_paid="1200.60")
        assert known["income.disposable_annual"] == Decimal("17199.4")  # 19000 − 600 − 1200.60
        assert known["income.per_capita_disposable_monthly"] == Decimal(
            "477.76"
        )  # 17199.40 ÷ 3 ÷ 12 = 477.761…
        assert known["household.per_capita_monthly_income"] == Decimal("527.78")  # gross all the same

    def test_tax_and_social_security_not_entered_count_nothing(self) -> None:
        known = incomes(1200, 300, 0, other=1000)
        assert known["income.disposable_annual"] == known["income.household_annual_total"]

    @pytest.mark.parametrize(
        ("worker", "member", "other"), [(None, 300, 0), (1200, None, 0), (1200, 300, None)]
    )
    def test_no_total_is_guessed_while_an_income_is_missing(
        self, worker: int | None, member: int | None, other: int | None
    ) -> None:
        known = incomes(worker, member, other=other)
        totals = {
            "income.household_annual_total",
            "household.per_capita_monthly_income",
            "income.per_capita_annual",
            "income.disposable_annual",
            "income.per_capita_disposable_monthly",
        }
        assert known.keys() & totals == set()
        assert known["household.size"] == 2

    def test_half_a_year_per_head_and_month(self) -> None:
        known = figures(income={"household_total_6m": 12303}, members=[{}, {}])
        assert known["income.per_capita_monthly_6m"] == Decimal("683.5")  # 12303 ÷ 6 ÷ 3

    def test_half_a_year_not_entered_gives_no_figure(self) -> None:
        assert "income.per_capita_monthly_6m" not in figures()

    @given(AMOUNTS, st.lists(AMOUNTS, max_size=8), AMOUNTS)
    def test_the_share_of_a_head_times_heads_and_months_is_the_total(
        self, worker: Decimal, members: list[Decimal], other: Decimal
    ) -> None:
        known = incomes(worker, *members, other=other)
        total, share = known["income.household_annual_total"], known["household.per_capita_monthly_income"]
        assert isinstance(total, Decimal)
        assert isinstance(share, Decimal)
        assert total == sum(members, worker) * 12 + other
        months = 12 * (1 + len(members))
        assert abs(share * months - total) <= months * Decimal("0.005")


class TestSpending:
    """Three persons with 19000 元 a year: 6333.33 a head."""

    def of(self, basis: str, **groups: Any) -> dict[str, Value]:
        income = {"worker_monthly": 1200, "household_other_annual": 1000, **groups.pop("income", {})}
        members = [{"monthly_income": 300}, {"monthly_income": 0}]
        case = Case.model_validate({"income": income, "members": members, **groups})
        rules = Rules.model_validate({"expense_basis": basis})
        return household_figures(case, LabourUnion(), Parameters(DAY, rules=rules))

    @pytest.mark.parametrize(
        ("basis", "left"),
        [
            ("per_capita", "377.78"),  # (6333.33 − 1800) ÷ 12 = 377.7775
            ("household", "477.78"),  # (19000 − 1800) ÷ 3 ÷ 12 = 477.777…
        ],
    )
    def test_the_expense_is_taken_from_a_heads_or_the_households_income(self, basis: str, left: str) -> None:
        known = self.of(basis, income={"accident_expense_annual": 1800})
        assert known["income.actual_disposable_monthly"] == Decimal(left)
        assert known["income.deducted_expense_annual"] == 1800

    def test_what_was_paid_for_illness_stands_where_there_was_no_accident(self) -> None:
        household = {"medical_aid": {"annual_self_paid": 900}}
        assert self.of("household", household=household)["income.deducted_expense_annual"] == 900
        both = self.of("household", household=household, income={"accident_expense_annual": 0})
        assert both["income.deducted_expense_annual"] == 0

    def test_without_an_expense_or_an_income_nothing_is_guessed(self) -> None:
        assert "income.actual_disposable_monthly" not in self.of("household")
        known = figures(income={"accident_expense_annual": 1800})
        assert "income.actual_disposable_monthly" not in known

    def test_more_may_have_been_spent_than_there_was(self) -> None:
        known = self.of("per_capita", income={"accident_expense_annual": 18333})
        assert known["income.actual_disposable_monthly"] == Decimal("-999.97")  # (6333.33 − 18333) ÷ 12


class TestMarginalStandard:
    UNION = LabourUnion.model_validate({"dibao_standard": 551})

    def test_it_is_the_packs_multiple_of_the_standard(self) -> None:
        assert figures(self.UNION)["household.marginal_standard"] == Decimal("826.5")  # 1.5 × 551
        twice = Parameters(DAY, rules=Rules(marginal_factor=Decimal(2)))
        assert household_figures(Case(), self.UNION, twice)["household.marginal_standard"] == 1102

    def test_without_a_standard_there_is_none(self) -> None:
        assert "household.marginal_standard" not in figures()


class TestVisits:
    @pytest.mark.parametrize(
        ("day", "quarter"),
        [("2018-01-01", 1), ("2018-03-31", 1), ("2018-04-01", 2), ("2018-09-30", 3), ("2018-12-31", 4)],
    )
    def test_a_visit_is_of_the_quarter_of_its_day(self, day: str, quarter: int) -> None:
        assert figures(visits=[{}, {"date": day}])["visits[1].quarter"] == quarter

    def test_a_visit_without_a_day_is_of_none(self) -> None:
        assert "visits[0].quarter" not in figures(visits=[{}])


class TestMembers:
    @pytest.mark.parametrize(("identity", "in_school"), [("学生", True), ("无业", False), (None, None)])
    def test_a_student_is_in_school(self, identity: str | None, in_school: bool | None) -> None:
        assert figures(members=[{"identity": identity}]).get("members[0].in_school") is in_school


class TestMembersIncome:
    def test_the_year_is_twelve_months(self) -> None:
        known = figures(members=[{"monthly_income": "512.5"}])
        assert known["members[0].monthly_income"] == Decimal("512.5")
        assert known["members[0].annual_income"] == 6150  # 12 × 512.5

    def test_a_month_is_a_twelfth_of_the_year_where_only_that_was_entered(self) -> None:
        known = figures(members=[{"annual_income": 10000}])
        assert known["members[0].monthly_income"] == Decimal("833.33")  # 10000 ÷ 12 = 833.333…
        assert "members[0].annual_income" not in known  # the entered one stands

    def test_a_yearly_income_enters_the_total_without_loss(self) -> None:
        members = [{"annual_income": 10000}]
        known = figures(income={"worker_monthly": 1000, "household_other_annual": 0}, members=members)
        assert known["income.household_annual_total"] == 22000  # 12 × 1000 + 10000, not 12 × 833.33

    def test_an_income_not_entered_is_not_nought(self) -> None:
        known = figures(members=[{}])
        assert known["members[0].monthly_income"] is None
        assert "members[0].annual_income" not in known


class TestRounded:
    @given(st.integers(0, 10**12))
    def test_it_is_half_up_to_the_cent(self, mills: int) -> None:
        assert rounded(Decimal(mills) / 1000) == Decimal((mills + 5) // 10) / 100

    @given(st.decimals(0, 10**9, places=4))
    def test_it_ends_in_no_nought_after_the_point(self, amount: Decimal) -> None:
        text = str(rounded(amount))
        assert "E" not in text
        assert not text.endswith(("0", ".")) or "." not in text
        assert abs(Decimal(text) - amount) <= Decimal("0.005")
        assert Decimal(text) == Decimal(text).quantize(Decimal("0.01"), ROUND_DOWN)


class TestHouseholder:
    @pytest.mark.parametrize("is_householder", [None, True])
    def test_the_worker_is_the_householder_unless_another_is(self, is_householder: bool | None) -> None:
        known = figures(worker={"is_householder": is_householder}, members=[{"relation": "妻子"}])
        assert known["worker.relation_to_householder"] == "户主"
        assert known["members[0].relation_to_householder"] == "妻子"

    def test_where_another_is_the_householder_no_relation_to_him_is_guessed(self) -> None:
        known = figures(worker={"is_householder": False}, members=[{"relation": "父亲"}])
        assert "worker.relation_to_householder" not in known
        assert "members[0].relation_to_householder" not in known

    def test_a_relation_to_the_householder_that_was_entered_stands(self) -> None:
        known = figures(members=[{"relation": "父亲", "relation_to_householder": "岳父"}])
        assert "members[0].relation_to_householder" not in known


class TestWorker:
    @pytest.mark.parametrize(
        ("worker", "contact"),
        [
            ({"mobile": "13800000017", "other_contact": "0830-3190017"}, "13800000017"),
            ({"other_contact": "0830-3190017"}, "0830-3190017"),
            ({}, None),
        ],
    )
    def test_the_contact_is_the_mobile_else_the_other_number(
        self, worker: dict[str, str], contact: str | None
    ) -> None:
        assert figures(worker=worker).get("worker.contact") == contact

    @pytest.mark.parametrize(
        ("worker", "number"),
        [
            ({"dossier_no": "2018-07", "number": "510502000123"}, "2018-07"),
            ({"number": "510502000123"}, "510502000123"),
            ({}, None),
        ],
    )
    def test_the_dossier_number_is_the_workers_number_by_default(
        self, worker: dict[str, str], number: str | None
    ) -> None:
        assert figures(worker=worker).get("worker.dossier_no") == number

    @pytest.mark.parametrize(
        ("worker", "place"),
        [
            ({"employer": "江阳化工厂", "home_address": "沙湾路17号"}, "江阳化工厂"),
            ({"home_address": "沙湾路17号"}, "沙湾路17号"),
            ({}, None),
        ],
    )
    def test_the_home_address_stands_where_there_is_no_employer(
        self, worker: dict[str, str], place: str | None
    ) -> None:
        assert figures(worker=worker).get("worker.employer_or_address") == place

    @pytest.mark.parametrize(
        ("contract", "factual", "relation"),
        [
            (True, None, True),
            (False, True, True),
            (None, True, True),
            (False, False, False),
            (False, None, False),
            (None, None, None),
        ],
    )
    def test_a_labour_relation_rests_on_a_contract_or_on_fact(
        self, contract: bool | None, factual: bool | None, relation: bool | None
    ) -> None:
        worker = {"has_labour_contract": contract, "has_factual_labour_relation": factual}
        assert figures(worker=worker).get("worker.has_labour_relation") is relation


class TestCircumstances:
    PUBLISHED = Parameters(DAY, {"家庭成员患重特大疾病": "因病致困", "残疾": "因病致困"})

    @pytest.mark.parametrize(
        ("main", "published"),
        [("家庭成员患重特大疾病", "因病致困"), ("残疾", "因病致困"), ("子女上学", "子女上学"), (None, None)],
    )
    def test_a_notice_never_names_a_disease(self, main: str | None, published: str | None) -> None:
        case = Case.model_validate({"cause": {"main": main}})
        known = household_figures(case, LabourUnion(), self.PUBLISHED)
        assert known.get("cause.published") == published

    def test_all_causes_are_the_main_one_and_then_the_others(self) -> None:
        known = figures(cause={"main": "下岗失业", "secondary": ["子女上学", "其他"]})
        assert known["cause.all"] == ("下岗失业", "子女上学", "其他")

    def test_an_undivided_list_of_causes_gives_no_figure(self) -> None:
        assert not figures(cause={"all": ["下岗失业", "子女上学"]}).get("cause.all")
        assert "cause.all" not in figures()

    def test_the_necessary_outlay_is_that_of_the_cause_unless_entered(self) -> None:
        cause = {"annual_necessary_expense": 38130}
        assert figures(cause=cause)["income.necessary_expense_annual"] == 38130
        entered = figures(cause=cause, income={"necessary_expense_annual": 20000})
        assert "income.necessary_expense_annual" not in entered

    def test_members_are_summed_up_by_relation_and_name(self) -> None:
        members = [{"relation": "妻子", "name": "李秀兰"}, {"name": "王小雨"}]
        assert figures(members=members)["household.main_members_summary"] == "妻子李秀兰、王小雨"
        entered = figures(members=members, household={"main_members_summary": "一家三口"})
        assert "household.main_members_summary" not in entered
        assert "household.main_members_summary" not in figures()

    @pytest.mark.parametrize(("area", "owns"), [("12.5", True), ("0.5", True), ("0", False), (None, None)])
    def test_a_shop_is_any_area_of_one(self, area: str | None, owns: bool | None) -> None:
        assert figures(household={"commercial_property_area": area}).get("household.owns_shop") is owns

    def test_the_last_help_is_the_latest_visit_that_has_a_date(self) -> None:
        visits = [
            {"date": dt.date(2018, 8, 9)},
            {"date": dt.date(2018, 12, 21)},
            {"date": dt.date(2018, 3, 20)},
            {},
        ]
        assert figures(visits=visits)["household.last_aid_date"] == dt.date(2018, 12, 21)
        assert "household.last_aid_date" not in figures(visits=[{}])


class TestDibao:
    """The household has 500 元 per head and month: 12 × 500 in all, for one head."""

    STANDARDS = LabourUnion.model_validate(
        {
            "dibao_standard": 480,
            "standards": [{"place": "江阳区", "dibao": 550}, {"place": "泸县", "dibao": 500}],
        }
    )

    def of(self, place: str, union: LabourUnion = STANDARDS, **household: object) -> dict[str, Value]:
        income = {"worker_monthly": 500, "household_other_annual": 0}
        return figures(union, worker={"hukou_region": place}, income=income, household=household)

    @pytest.mark.parametrize(
        ("place", "receives", "standard", "is_uncovered"),
        [
            ("江阳区", False, 550, True),  # 500 < 550
            ("江阳区", None, 550, True),
            ("江阳区", True, 550, False),  # below, but covered
            ("泸县", False, 500, False),  # 500 is not below 500
            ("合江县", False, 480, False),  # a place the table lacks: the union's own line
        ],
    )
    def test_below_the_line_of_its_place_and_without_dibao_is_uncovered(
        self, place: str, receives: bool | None, standard: int, is_uncovered: bool
    ) -> None:
        known = self.of(place, receives_dibao=receives)
        assert known["household.dibao_standard"] == standard
        assert known["household.is_uncovered_by_dibao"] is is_uncovered

    def test_income_is_counted_after_tax_and_social_security(self) -> None:
        income = {"worker_monthly": 600, "household_other_annual": 0, "social_security_paid": 1200}
        known = figures(self.STANDARDS, worker={"hukou_region": "江阳区"}, income=income)
        assert known["household.is_uncovered_by_dibao"] is True  # 600 − 1200 ÷ 12 = 500 < 550

    def test_without_a_standard_nothing_is_judged(self) -> None:
        known = self.of("江阳区", LabourUnion())
        assert known["household.dibao_standard"] is None
        assert "household.is_uncovered_by_dibao" not in known

    def test_without_an_income_nothing_is_judged(self) -> None:
        known = figures(self.STANDARDS, worker={"hukou_region": "江阳区"})
        assert known["household.dibao_standard"] == 550
        assert "household.is_uncovered_by_dibao" not in known

    def test_the_pack_says_which_place_counts(self) -> None:
        case = Case.model_validate({"worker": {"hukou_region": "泸县", "work_region": "江阳区"}})
        by_work = Parameters(DAY, rules=Rules(dibao_place="worker.work_region"))
        assert (dibao_place(case, Parameters(DAY)), dibao_place(case, by_work)) == ("泸县", "江阳区")
        assert household_figures(case, self.STANDARDS, by_work)["household.dibao_standard"] == 550
        elsewhere = Parameters(DAY, rules=Rules(dibao_place="household.medical_aid.remark"))
        assert dibao_place(case, elsewhere) is None


def test_nothing_entered_gives_no_figure_but_the_size_and_the_householder() -> None:
    known = {path: value for path, value in figures().items() if value not in (None, ())}
    assert known == {"household.size": 1, "worker.relation_to_householder": "户主"}


def test_every_figure_is_a_field_of_the_vocabulary() -> None:
    known = figures(worker={"id_number": WOMAN_BORN_1980_03_15}, members=[{"monthly_income": 1}])
    assert [path for path in known if path.replace("[0]", "[]") not in all_fields()] == []
