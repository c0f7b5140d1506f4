"""Dates of a household: future, order, entry, season, visits, freshness."""

import datetime as dt
from typing import Any

import pytest

from docgen.check.dates import (
    check_entry,
    check_freshness,
    check_future,
    check_order,
    check_season,
    check_visits_within,
    check_yearly_visits,
)
from docgen.findings import Finding
from docgen.model.union import PublicityNotice
from docgen.model.workdays import OFFICIAL
from docgen.region.schedule import EntryLimit, Freshness, Order, Season, VisitsWithin, YearlyVisits

from .subjects import DAY, a_subject, sentence, told

CLAUSE = {"rule": "R-HN-11", "source": "五"}


class TestFuture:
    def test_a_date_behind_the_form_is_a_warning(self) -> None:
        found = list(check_future(a_subject(household={"filed_date": "2018-12-26"}), DAY))
        assert told(found) == [("household.filed_date", "date-in-future")]
        assert sentence(found) == "建档日期 2018年12月26日 晚于填表日期 2018年12月25日。"
        assert not found[0].is_blocking

    def test_the_day_itself_is_right(self) -> None:
        assert list(check_future(a_subject(household={"filed_date": "2018-12-25"}), DAY)) == []

    def test_every_row_of_a_list_is_looked_at(self) -> None:
        visits = [{"date": "2018-03-05"}, {"date": "2081-03-05"}]
        found = check_future(a_subject(visits=visits, aids=[{"date": "2019-01-01"}]), DAY)
        assert {path for path, _ in told(found)} == {"visits[1].date", "aids[0].date"}

    def test_a_birth_in_the_future_is_told_with_the_person(self) -> None:
        assert list(check_future(a_subject(worker={"birth_date": "2081-03-05"}), DAY)) == []


ORDER = Order.model_validate(
    CLAUSE
    | {
        "steps": [
            {"title": "申请", "fields": ["review.application_date"]},
            {"title": "入户调查", "fields": ["review.visit_date", "review.surveys[].date"]},
            {"title": "公示", "posted": True},
            {"title": "审批", "fields": ["review.approval_date"]},
        ]
    }
)


def notice(start: str | None, end: str | None) -> PublicityNotice:
    return PublicityNotice.model_validate({"start_date": start, "end_date": end})


def out_of_order(*notices: PublicityNotice, **review: Any) -> list[Finding]:
    return list(check_order(a_subject(review=review), ORDER, notices))


class TestOrder:
    def test_the_same_day_is_in_order(self) -> None:
        day = "2018-01-08"
        review = {"application_date": day, "visit_date": day, "approval_date": day}
        assert out_of_order(notice(day, day), **review) == []

    def test_a_visit_before_the_application_is_told_at_the_visit(self) -> None:
        found = out_of_order(application_date="2018-01-08", visit_date="2018-01-07")
        assert told(found) == [("review.visit_date", "dates-out-of-order")]
        expected = "入户调查日期 2018年1月7日 早于申请日期 2018年1月8日，而规定先申请、后入户调查。"
        assert sentence(found) == expected
        assert (found[0].rule, found[0].is_blocking) == ("R-HN-11", False)

    def test_every_survey_counts(self) -> None:
        found = out_of_order(
            application_date="2018-01-08",
            visit_date="2018-01-09",
            surveys=[{"date": "2018-01-10"}, {"date": "2018-01-05"}],
        )
        assert told(found) == [("review.surveys[1].date", "dates-out-of-order")]

    def test_a_step_without_a_date_is_skipped(self) -> None:
        found = out_of_order(application_date="2018-01-08", approval_date="2018-01-07")
        assert told(found) == [("review.approval_date", "dates-out-of-order")]

    def test_a_notice_begins_after_the_visit_and_ends_before_the_approval(self) -> None:
        posted = notice("2018-01-16", "2018-01-24")
        early = out_of_order(posted, visit_date="2018-01-17")
        assert told(early) == [("review.visit_date", "dates-out-of-order")]
        assert sentence(early).startswith("公示起始日期 2018年1月16日 早于入户调查日期 2018年1月17日")
        late = out_of_order(posted, approval_date="2018-01-23")
        assert told(late) == [("review.approval_date", "dates-out-of-order")]
        assert "早于公示截止日期 2018年1月24日" in sentence(late)

    def test_a_pack_without_the_rule_compares_nothing(self) -> None:
        subject = a_subject(review={"application_date": "2018-01-08", "visit_date": "2018-01-07"})
        assert list(check_order(subject, None, [])) == []


ENTRY = EntryLimit(rule="R-JX-15", source="三（一）4", field="review.system_entry_date", working_days=30)


def entered(day: str, *notices: PublicityNotice) -> list[Finding]:
    return list(check_entry(a_subject(review={"system_entry_date": day}), ENTRY, notices, OFFICIAL))


class TestEntry:
    """Working days after Wednesday 24 January 2018: 5 in January, 17 in February with two worked at weekends
    (11 and 24) and the festival off, and the eighth of March is Monday the 12th."""

    POSTED = notice("2018-01-16", "2018-01-24")

    def test_the_thirtieth_working_day_is_in_time(self) -> None:
        assert entered("2018-03-12", self.POSTED) == []
        found = entered("2018-03-13", self.POSTED)
        assert told(found) == [("review.system_entry_date", "entry-too-late")]
        assert "已有 31 个工作日，规定不超过 30 个工作日" in sentence(found)
        assert (found[0].rule, found[0].is_blocking) == ("R-JX-15", False)

    def test_the_last_notice_counts(self) -> None:
        assert entered("2018-03-13", self.POSTED, notice("2018-01-25", "2018-02-02")) == []

    def test_without_a_notice_nothing_is_counted(self) -> None:
        assert entered("2018-12-12") == []
        assert entered("2018-12-12", notice("2018-01-16", None)) == []

    def test_a_year_the_calendar_lacks_is_a_warning(self) -> None:
        (found,) = entered("2027-01-15", notice("2026-12-14", "2026-12-25"))
        assert (found.code, found.is_blocking) == ("working-days-uncounted", False)
        assert found.sentence.startswith("2027 年的节假日安排")


SEASON = Season.model_validate(
    CLAUSE | {"field": "outcome.determination_date", "from": "12-21", "until": "12-31"}
)


class TestSeason:
    @pytest.mark.parametrize(
        ("day", "count"), [("2018-12-20", 1), ("2018-12-21", 0), ("2018-12-31", 0), ("2019-01-01", 1)]
    )
    def test_late_december_has_its_borders(self, day: str, count: int) -> None:
        found = list(check_season(a_subject(outcome={"determination_date": day}), SEASON))
        assert [item.code for item in found] == ["determination-out-of-season"] * count
        assert not any(item.is_blocking for item in found)


VISITS = YearlyVisits(rule="R-LZ-26", source="四5", least=2, months=(3, 12))
JUDGED = {"evaluation": "解困", "determination_date": "2018-12-25"}


def visited(*days: str, outcome: dict[str, str] = JUDGED) -> list[Finding]:
    subject = a_subject(visits=[{"date": day} for day in days], outcome=outcome)
    return list(check_yearly_visits(subject, VISITS, DAY))


class TestVisits:
    def test_two_in_the_year_that_was_judged_are_enough(self) -> None:
        assert visited("2018-03-05", "2018-12-11") == []

    def test_one_is_not_and_the_months_are_suggested(self) -> None:
        found = visited("2017-12-05", "2018-03-05")
        assert told(found) == [("visits[1].date", "visits-too-few")]
        assert sentence(found) == (
            "罗示梅户 2018 年只有 1 次走访记录，规定不少于 2 次，可集中安排在 3、12 月。"
        )

    def test_none_is_told_where_the_help_was_judged(self) -> None:
        assert told(visited()) == [("outcome.evaluation", "visits-too-few")]

    def test_the_year_is_not_over_before_the_help_is_judged(self) -> None:
        assert visited("2018-03-05", outcome={}) == []

    def test_a_visit_of_another_year_than_the_manuals_is_told(self) -> None:
        within = VisitsWithin(rule="R-TY-08", source="表五", year="plan.year")
        subject = a_subject(plan={"year": 2018}, visits=[{"date": "2018-01-01"}, {"date": "2019-01-01"}])
        found = list(check_visits_within(subject, within))
        assert told(found) == [("visits[1].date", "visit-outside-year")]
        assert list(check_visits_within(a_subject(visits=[{"date": "2019-01-01"}]), within)) == []


PROOFS = [
    Freshness(rule="R-JX-16", source="三（三）", title="医疗诊断书", types=("医疗诊断书",)),
    Freshness.model_validate(
        {
            "rule": "R-JX-03",
            "source": "三（三）1",
            "title": "低保证审核",
            "field": "household.dibao_review_date",
            "when": [{"field": "household.difficulty_category", "is": "低保户"}],
        }
    ),
]


def stale(applied: str | None = "2018-01-05", day: dt.date = DAY, **parts: Any) -> list[Finding]:
    review = {"application_date": applied, **parts.pop("review", {})}
    return list(check_freshness(a_subject(review=review, **parts), PROOFS, day))


class TestFreshness:
    def test_a_year_to_the_day_is_fresh(self) -> None:
        papers = [{"type": "医疗诊断书", "date": day} for day in ("2017-01-05", "2017-01-04")]
        found = stale(review={"attachments": papers})
        assert told(found) == [("review.attachments[1].date", "material-outdated")]
        assert "早于 2017年1月5日，距申请日期 2018年1月5日 已超过 12 个月" in sentence(found)

    def test_other_papers_do_not_grow_old(self) -> None:
        assert stale(review={"attachments": [{"type": "劳动合同", "date": "2001-01-01"}]}) == []

    def test_a_certificate_is_asked_only_of_whom_it_counts_for(self) -> None:
        old = {"dibao_review_date": "2016-12-01"}
        assert told(stale(household=old | {"difficulty_category": "低保户"})) == [
            ("household.dibao_review_date", "material-outdated")
        ]
        assert stale(household=old | {"difficulty_category": "低保边缘户"}) == []

    @pytest.mark.parametrize(
        ("day", "fresh", "old"),
        [
            (dt.date(2020, 2, 29), "2019-02-28", "2019-02-27"),
            (dt.date(2018, 12, 31), "2017-12-31", "2017-12-30"),
        ],
    )
    def test_without_an_application_the_day_of_the_form_counts(
        self, day: dt.date, fresh: str, old: str
    ) -> None:
        assert stale(None, day, review={"attachments": [{"type": "医疗诊断书", "date": fresh}]}) == []
        assert len(stale(None, day, review={"attachments": [{"type": "医疗诊断书", "date": old}]})) == 1
