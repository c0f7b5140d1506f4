"""Dates and levels of a union's notices, told at the row of the notice."""

from collections.abc import Sequence
from typing import Any

import pytest

from docgen.check.notices import check_notices
from docgen.derive.notices import completed_notices
from docgen.findings import Finding
from docgen.model.case import Case
from docgen.orders import FiguredCase, FiguredUnion
from docgen.region.documents import Document
from docgen.region.rules import PublicityLevel
from tests.cases import a_union

from .filing import Places, filed_union, places, sentences

Levels = tuple[PublicityLevel, ...]

NOTICE = Document.model_validate({"id": "notice", "title": "公示", "file": "", "for": "publicity"})
LIST = Document.model_validate({"id": "list", "title": "名单", "file": "", "for": "union"})
WORKING = (PublicityLevel(level="工会", least_days=5, calendar="working_days"),)
IN_TURN = tuple(
    PublicityLevel.model_validate(level)
    for level in (
        {"level": "用人单位", "least_days": 7},
        {"level": "村委会", "least_days": 7, "only": [{"field": "worker.kind", "is": "困难农民工"}]},
        {"level": "帮扶中心", "least_days": 7, "after": ["用人单位", "村委会"]},
    )
)


def found_in_notices(
    *notices: dict[str, Any],
    levels: Levels = WORKING,
    document: Document = NOTICE,
    cases: Sequence[FiguredCase] = (),
) -> list[Finding]:
    """The findings about a union's notices, completed as they are before they are checked."""
    union = a_union(publicity=notices)
    completed = union.model_copy(update={"publicity": completed_notices(union, cases, levels)})
    posting = FiguredUnion(completed, {}, tuple(cases), levels)
    return list(check_notices(filed_union(union), posting, [document]))


class TestNotices:
    @pytest.mark.parametrize(
        ("start", "end", "found"),
        [
            ("2018-04-09", "2018-04-16", []),  # 10, 11, 12, 13, 16 April
            ("2018-04-09", "2018-04-13", [("公示!C2", "publicity-too-short")]),
            (
                "2018-04-09",
                "2018-04-15",
                [("公示!C2", "publicity-too-short")],
            ),  # a Saturday and a Sunday more
            ("2018-04-02", "2018-04-10", []),  # 3, 4, worked Sunday 8, 9, 10
            ("2018-04-02", "2018-04-09", [("公示!C2", "publicity-too-short")]),
            ("2018-04-09", "2018-04-02", [("公示!C2", "publicity-too-short")]),  # ends before it begins
            ("2018-04-09", None, []),  # docgen computes the last day
        ],
    )
    def test_a_notice_hangs_for_its_working_days(self, start: str, end: str | None, found: Places) -> None:
        assert places(found_in_notices({"start_date": start, "end_date": end})) == found

    def test_days_and_the_first_allowed_end_are_told(self) -> None:
        (item,) = found_in_notices({"start_date": "2018-04-09", "end_date": "2018-04-13"})
        assert item.sentence == (
            "公示期 2018年4月9日 至 2018年4月13日 只有 4 个工作日，规定不少于 5 个工作日（张贴当日不计）。"
        )
        assert item.remedy == "请把公示截止日期改为 2018年4月16日 或以后；留空则由程序推算。"
        assert item.is_blocking

    def test_every_notice_is_checked_at_its_own_row(self) -> None:
        found = found_in_notices(
            {"start_date": "2018-04-09", "end_date": "2018-04-16"},
            {"start_date": "2018-04-17", "end_date": "2018-04-18"},
            {"end_date": "2018-05-02"},
        )
        assert places(found) == [("公示!C3", "publicity-too-short"), ("公示!B4", "publicity-dates-missing")]

    def test_a_notice_without_its_first_day_is_told_with_the_union(self) -> None:
        found = found_in_notices({"contact_name": "卫东"})
        assert places(found) == [("公示!B2", "publicity-dates-missing")]
        assert sentences(found) == ["工会“江阳化工厂工会委员会”没有填写公示起始日期。"]

    def test_a_year_the_calendar_lacks_is_told(self) -> None:
        found = found_in_notices({"start_date": "2003-04-09"})
        assert places(found) == [("公示!C2", "calendar-unknown")]
        assert sentences(found) == ["2003 年的节假日安排不在程序自带的日历之中，无法推算公示截止日期。"]

    def test_a_last_day_that_was_entered_is_taken_and_the_clerk_told_to_count(self) -> None:
        (found,) = found_in_notices({"start_date": "2003-04-09", "end_date": "2003-04-30"})
        assert (found.code, found.is_blocking, found.place.cell) == ("working-days-uncounted", False, "C2")

    def test_days_that_are_not_working_days_need_no_calendar(self) -> None:
        week = {"start_date": "2027-04-09", "end_date": "2027-04-16", "level": "用人单位"}
        centre = {"start_date": "2027-04-17", "level": "帮扶中心"}
        assert found_in_notices(week, centre, levels=IN_TURN) == []

    def test_the_pack_says_how_many_days(self) -> None:
        week = {"start_date": "2018-04-09", "end_date": "2018-04-16"}
        six = (WORKING[0].model_copy(update={"least_days": 6}),)
        assert [item.code for item in found_in_notices(week, levels=six)] == ["publicity-too-short"]

    def test_a_pack_without_the_rule_checks_nothing(self) -> None:
        assert found_in_notices({}, levels=()) == []

    def test_without_a_notice_to_print_nothing_is_checked(self) -> None:
        assert found_in_notices({}, document=LIST) == []


class TestCalendarDays:
    @pytest.mark.parametrize(
        ("end", "found"),
        [("2018-04-09", []), ("2018-04-08", [("公示!C2", "publicity-too-short")])],
    )
    def test_a_notice_hangs_for_its_days_that_of_posting_not_counted(self, end: str, found: Places) -> None:
        notice = {"level": "用人单位", "start_date": "2018-04-02", "end_date": end}
        assert places(found_in_notices(notice, levels=IN_TURN)) == found

    def test_they_are_told_as_days(self) -> None:
        notice = {"level": "用人单位", "start_date": "2018-04-02", "end_date": "2018-04-08"}
        (item,) = found_in_notices(notice, levels=IN_TURN)
        assert item.sentence == (
            "公示期 2018年4月2日 至 2018年4月8日 只有 6 天，规定不少于 7 天（张贴当日不计）。"
        )
        assert item.remedy == "请把公示截止日期改为 2018年4月9日 或以后；留空则由程序推算。"


def a_household(round_: str | None = None, kind: str = "困难职工") -> FiguredCase:
    content = {"household": {"publicity_round": round_}, "worker": {"kind": kind}}
    return FiguredCase(Case.model_validate(content), {})


class TestLevels:
    UNIT = {"level": "用人单位", "start_date": "2018-04-02"}  # to 9 April
    VILLAGE = {"level": "村委会", "start_date": "2018-04-03"}  # to 10 April

    @pytest.mark.parametrize(
        ("start", "found"),
        [
            (None, []),
            ("2018-04-11", []),
            ("2018-04-10", [("公示!B4", "publicity-too-early")]),  # the village's last day
            ("2018-04-02", [("公示!B4", "publicity-too-early")]),
        ],
    )
    def test_a_later_level_begins_after_all_earlier_ones(self, start: str | None, found: Places) -> None:
        centre = {"level": "帮扶中心", "start_date": start}
        assert places(found_in_notices(self.UNIT, self.VILLAGE, centre, levels=IN_TURN)) == found

    def test_both_days_and_levels_are_told(self) -> None:
        centre = {"level": "帮扶中心", "start_date": "2018-04-10"}
        (item,) = found_in_notices(self.UNIT, self.VILLAGE, centre, levels=IN_TURN)
        assert item.sentence == (
            "帮扶中心的公示从 2018年4月10日 开始，而用人单位、村委会的公示到 2018年4月10日 才结束。"
        )
        assert item.is_blocking

    def test_a_notice_of_another_round_is_not_waited_for(self) -> None:
        centre = {"level": "帮扶中心", "start_date": "2018-04-03", "round": "第二批"}
        assert places(found_in_notices(self.UNIT, centre, levels=IN_TURN)) == []

    def test_dates_that_wait_for_others_are_missing_with_those_alone(self) -> None:
        notices = ({"level": "用人单位"}, {"level": "帮扶中心"})
        assert places(found_in_notices(*notices, levels=IN_TURN)) == [("公示!B2", "publicity-dates-missing")]

    def test_a_notice_that_waits_for_none_needs_its_own_dates(self) -> None:
        found = found_in_notices({"level": "帮扶中心"}, levels=IN_TURN)
        assert places(found) == [("公示!B2", "publicity-dates-missing")]

    def test_a_level_the_pack_has_not_is_told_with_those_it_has(self) -> None:
        (item,) = found_in_notices({**self.UNIT, "level": "街道办"}, levels=IN_TURN)
        assert item.sentence == "公示层级“街道办”不在规定的层级之中。"
        assert item.remedy == "请在“公示”表中改为：用人单位、村委会、帮扶中心。"
        assert item.is_blocking

    def test_where_there_is_one_level_another_name_is_unusual(self) -> None:
        (item,) = found_in_notices({"level": "街道办", "start_date": "2018-04-09"})
        assert (item.code, item.is_blocking) == ("value-unusual", False)
        assert item.remedy == "通知规定的是工会；也可留空。"

    @pytest.mark.parametrize("level", [None, "工会", "基层工会"])
    def test_the_only_level_may_be_left_out(self, level: str | None) -> None:
        assert found_in_notices({"level": level, "start_date": "2018-04-09"}) == []


class TestMissingLevels:
    UNIT = TestLevels.UNIT
    CENTRE = {"level": "帮扶中心"}

    def missing(self, *notices: dict[str, Any], cases: Sequence[FiguredCase]) -> list[str]:
        found = found_in_notices(*notices, levels=IN_TURN, cases=cases)
        assert {item.code for item in found} <= {"publicity-level-missing"}
        assert not any(item.is_blocking for item in found)
        return [item.details["level"] for item in found]

    def test_a_round_lacks_the_levels_that_are_for_one_of_its_households(self) -> None:
        assert self.missing(self.UNIT, cases=[a_household()]) == ["帮扶中心"]
        assert self.missing(self.UNIT, cases=[a_household(kind="困难农民工")]) == ["村委会", "帮扶中心"]
        assert self.missing(self.UNIT, self.CENTRE, cases=[a_household()]) == []

    def test_a_notice_of_another_round_does_not_serve(self) -> None:
        other = {"level": "帮扶中心", "round": "第二批", "start_date": "2018-05-02"}
        cases = [a_household(), a_household("第二批")]
        assert self.missing(self.UNIT, other, cases=cases) == ["帮扶中心", "用人单位"]

    def test_a_round_without_households_or_without_notices_lacks_none(self) -> None:
        assert self.missing(self.UNIT, self.CENTRE, cases=[a_household("第三批")]) == []

    def test_nothing_is_missed_while_the_level_of_a_notice_is_not_known(self) -> None:
        found = found_in_notices({**self.UNIT, "level": "街道办"}, levels=IN_TURN, cases=[a_household()])
        assert [item.code for item in found] == ["publicity-level-unknown"]

    def test_it_is_told_at_the_rounds_first_notice(self) -> None:
        first = {**self.UNIT, "round": "第一批"}
        second = {**self.UNIT, "round": "第二批"}
        found = found_in_notices(first, second, levels=IN_TURN, cases=[a_household("第二批")])
        assert [str(item.place) for item in found] == ["采集表.xlsx 公示!A3"]
        assert sentences(found) == [
            "公示轮次“第二批”有应在帮扶中心公示的户，“公示”表中没有这一级的公示（不少于 7 天）。"
        ]
