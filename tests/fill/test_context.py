"""What a template sees of a case and a union: figures over what was entered, absent values as blanks."""

import datetime as dt
from decimal import Decimal

from cases import a_blank_case, a_case, a_union, figured

from docgen.fill.context import case_view, publicity_view, union_view
from docgen.fill.formats import ABSENT
from docgen.model.case import Case
from docgen.model.union import LabourUnion, PublicityNotice


def test_a_figure_is_seen_in_place_of_what_was_entered() -> None:
    case = a_case(worker={"age": 99}, members=[{"monthly_income": None}, {}])
    figures = {"worker.age": 44, "members[1].age": 72, "household.size": 3, "members[0].monthly_income": None}
    view = case_view(case, figures)
    assert (view.worker.age, view.household.size) == (44, 3)
    assert (view.members[0].age, view.members[1].age) == (ABSENT, 72)
    assert view.members[0].monthly_income is ABSENT


def test_what_was_entered_is_seen_where_there_is_no_figure() -> None:
    view = case_view(a_case(worker={"age": 99}), {})
    assert view.worker.age == 99
    assert view.income.worker_monthly == Decimal("1450.5")
    assert view.members[0].name == "罗小雨"


def test_values_that_are_false_or_zero_are_not_absent() -> None:
    view = case_view(
        a_case(worker={"is_single_parent": False}, household={"commercial_property_area": 0}), {}
    )
    assert view.worker.is_single_parent is False
    assert view.household.commercial_property_area == 0


def test_a_household_of_which_nothing_is_known_has_every_value_absent() -> None:
    view = case_view(a_blank_case(), {})
    assert view.worker.name is ABSENT
    assert view.income.expense.living is ABSENT
    assert (view.members, view.visits, view.cause.secondary) == ([], [], ())


def test_a_view_has_every_name_of_the_case_and_no_other() -> None:
    view = case_view(a_case(), {})
    assert set(vars(view)) == set(Case.model_fields)
    assert set(vars(view.worker)) == set(type(a_case().worker).model_fields)


def test_figures_of_a_union_stand_under_their_own_names() -> None:
    view = union_view(a_union(), {"stats.filed_count": 12, "union.year": 2019})
    assert (view["stats"].filed_count, view["union"].year) == (12, 2019)
    assert view["union"].liaison_name == "冯丽"
    assert union_view(LabourUnion(), {})["union"].name is ABSENT


def test_a_paper_without_a_notice_sees_an_absent_one() -> None:
    view = publicity_view(None, {"publicity.household_count": 7})
    assert (view.start_date, view.household_count) == (ABSENT, 7)


def test_a_notice_is_seen_with_its_dates() -> None:
    notice = PublicityNotice(start_date=dt.date(2018, 4, 9))
    assert publicity_view(notice, {}).start_date == dt.date(2018, 4, 9)


def test_the_figures_of_a_derived_household_reach_its_view() -> None:
    household = figured(a_case(members=2))
    view = case_view(household.case, household.figures)
    assert (view.household.size, view.worker.sex, view.worker.birth_date) == (3, "女", dt.date(1974, 3, 15))
    assert [member.index for member in view.members] == [1, 2]
