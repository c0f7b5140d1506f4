"""Levels, issuers, dates and households of a union's notices (decision 10)."""

import datetime as dt
from typing import Any

import pytest

from docgen.derive.notices import completed_notices
from docgen.model.case import Case
from docgen.model.union import LabourUnion, PublicityNotice
from docgen.orders import FiguredCase
from docgen.region.rules import PublicityLevel

MIGRANTS = [{"field": "worker.kind", "is": "困难农民工"}]
WORKING = (PublicityLevel(level="工会", least_days=5, calendar="working_days"),)
IN_TURN = tuple(
    PublicityLevel.model_validate(level)
    for level in (
        {"level": "用人单位", "least_days": 7},
        {"level": "村委会", "least_days": 7, "only": MIGRANTS},
        {
            "level": "帮扶中心",
            "least_days": 7,
            "after": ["用人单位", "村委会"],
            "posted_by": "union.aid_centre",
        },
    )
)
NOBODY_YET = {"name": "甲厂工会", "aid_centre": "某市困难职工帮扶中心"}


def completed(
    *notices: dict[str, Any],
    levels: tuple[PublicityLevel, ...] = IN_TURN,
    cases: tuple[FiguredCase, ...] = (),
    **union: Any,
) -> tuple[PublicityNotice, ...]:
    posting = LabourUnion.model_validate({**NOBODY_YET, **union, "publicity": notices})
    return completed_notices(posting, cases, levels)


def only(notice: dict[str, Any], **more: Any) -> PublicityNotice:
    (one,) = completed(notice, **more)
    return one


def a_household(round_: str | None = None, kind: str = "困难职工") -> FiguredCase:
    content = {"household": {"publicity_round": round_}, "worker": {"kind": kind}}
    return FiguredCase(Case.model_validate(content), {})


class TestLastDay:
    @pytest.mark.parametrize(
        ("start", "end"),
        [
            ("2018-04-09", "2018-04-16"),  # Monday; 10, 11, 12, 13, 16
            ("2018-04-02", "2018-04-10"),  # 3, 4, then 清明 5 to 7 off; worked Sunday 8, 9, 10
            ("2018-02-14", "2018-02-27"),  # Spring Festival 15 to 21 off; 22, 23, worked Saturday 24, 26, 27
        ],
    )
    def test_it_is_the_fifth_working_day_after_the_posting(self, start: str, end: str) -> None:
        assert only({"start_date": start}, levels=WORKING).end_date == dt.date.fromisoformat(end)

    def test_calendar_days_count_holidays_too(self) -> None:
        assert only({"start_date": "2018-04-02"}).end_date == dt.date(2018, 4, 9)  # 3 to 9: seven days

    def test_calendar_days_need_no_official_calendar(self) -> None:
        assert only({"start_date": "2040-04-02"}).end_date == dt.date(2040, 4, 9)

    def test_a_last_day_that_was_entered_stands(self) -> None:
        notice = only({"start_date": "2018-04-09", "end_date": "2018-04-10"}, levels=WORKING)
        assert notice.end_date == dt.date(2018, 4, 10)

    @pytest.mark.parametrize(
        ("levels", "start"),
        [(WORKING, None), ((), "2018-04-09"), (WORKING, "2003-04-09")],
        ids=["no first day", "a pack without the rule", "a year the calendar lacks"],
    )
    def test_none_is_guessed(self, levels: tuple[PublicityLevel, ...], start: str | None) -> None:
        notice = only({"start_date": start}, levels=levels)
        assert (notice.end_date, notice.objection_deadline) == (None, None)


class TestOtherDates:
    def test_objections_end_with_the_notice_and_it_is_dated_on_its_first_day(self) -> None:
        notice = only({"start_date": "2018-04-09"}, levels=WORKING)
        assert (notice.objection_deadline, notice.issue_date) == (dt.date(2018, 4, 16), dt.date(2018, 4, 9))

    def test_those_that_were_entered_stand(self) -> None:
        entered = {"start_date": "2018-04-09", "objection_deadline": "2018-04-20", "issue_date": "2018-04-08"}
        notice = only(entered)
        assert (notice.objection_deadline, notice.issue_date) == (dt.date(2018, 4, 20), dt.date(2018, 4, 8))


class TestLevels:
    @pytest.mark.parametrize(
        ("entered", "level", "days"),
        [(None, "用人单位", 7), ("用人单位公示", "用人单位公示", 7), ("帮扶中心", "帮扶中心", 10)],
    )
    def test_a_notice_is_at_the_level_it_names_else_at_the_first(
        self, entered: str | None, level: str, days: int
    ) -> None:
        longer = (*IN_TURN[:2], IN_TURN[2].model_copy(update={"least_days": 10}))
        notice = only({"level": entered, "start_date": "2018-04-02"}, levels=longer)
        assert (notice.level, notice.end_date) == (level, dt.date(2018, 4, 2) + dt.timedelta(days=days))

    def test_a_later_level_begins_on_the_day_after_the_last_of_the_earlier_ones(self) -> None:
        notices = completed(
            {"level": "帮扶中心"},
            {"level": "用人单位", "start_date": "2018-04-02"},
            {"level": "村委会", "start_date": "2018-04-04"},
        )
        assert [(item.start_date, item.end_date) for item in notices] == [
            (dt.date(2018, 4, 12), dt.date(2018, 4, 19)),  # the village's ends on 11 April
            (dt.date(2018, 4, 2), dt.date(2018, 4, 9)),
            (dt.date(2018, 4, 4), dt.date(2018, 4, 11)),
        ]

    def test_a_level_after_a_later_one_waits_for_it_in_turn(self) -> None:
        last = PublicityLevel(level="省总", least_days=3, after=("帮扶中心",))
        notices = completed(
            {"level": "省总"},
            {"level": "帮扶中心"},
            {"level": "用人单位", "start_date": "2018-04-02"},
            levels=(last, *IN_TURN),
        )
        assert [item.start_date for item in notices] == [
            dt.date(2018, 4, 18),  # the centre's: 10 to 17 April
            dt.date(2018, 4, 10),
            dt.date(2018, 4, 2),
        ]

    def test_a_first_day_that_was_entered_stands(self) -> None:
        unit, centre = completed(
            {"level": "用人单位", "start_date": "2018-04-02"},
            {"level": "帮扶中心", "start_date": "2018-04-05"},
        )
        assert (unit.end_date, centre.start_date) == (dt.date(2018, 4, 9), dt.date(2018, 4, 5))

    @pytest.mark.parametrize(
        "earlier",
        [
            {"level": "用人单位", "start_date": "2018-04-02", "round": "第二批"},
            {"level": "用人单位"},
        ],
        ids=["of another round", "without a first day"],
    )
    def test_nothing_is_guessed_while_the_earlier_end_is_unknown(self, earlier: dict[str, Any]) -> None:
        assert completed(earlier, {"level": "帮扶中心", "round": None})[1].start_date is None


class TestIssuer:
    def test_the_union_posts_unless_the_level_says_who(self) -> None:
        unit, centre = completed({"level": "用人单位"}, {"level": "帮扶中心"})
        assert (unit.posted_by, centre.posted_by) == ("甲厂工会", "某市困难职工帮扶中心")

    def test_one_that_was_entered_stands(self) -> None:
        assert only({"posted_by": "某村村民委员会", "level": "村委会"}).posted_by == "某村村民委员会"

    def test_the_union_does_not_sign_for_a_centre_that_is_not_named(self) -> None:
        assert only({"level": "帮扶中心"}, aid_centre=None).posted_by is None


class TestHouseholds:
    CASES = (a_household(), a_household(kind="困难农民工"), a_household("第二批"))

    def test_a_notice_counts_the_households_of_its_round(self) -> None:
        notices = completed({}, {"round": "第二批"}, {"round": "第三批"}, cases=self.CASES)
        assert [item.household_count for item in notices] == [2, 1, 0]

    def test_a_level_counts_those_it_is_for(self) -> None:
        assert only({"level": "村委会"}, cases=self.CASES).household_count == 1


def test_what_is_not_a_date_is_kept() -> None:
    assert only({"start_date": "2018-04-09", "contact_name": "卫东"}).contact_name == "卫东"
