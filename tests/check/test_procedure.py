"""一会、两证明、三公示、两入户、一核查: a warning for each missing step, surveys in order (R-HN-09)."""

import datetime as dt
from typing import Any

from docgen.check.procedure import check_procedure
from docgen.findings import Finding
from docgen.orders import FiguredUnion
from docgen.region.schedule import Procedure

from .subjects import DAY, a_subject, posting, sentence, told

PROCEDURE = Procedure.model_validate(
    {
        "rule": "R-HN-09",
        "source": "五（一）",
        "when": [{"field": "worker.kind", "is": "困难农民工"}],
        "steps": [
            {"title": "村民委员会集体研究（一会）", "field": "review.village_meeting_date"},
            {"title": "公示（三公示）", "posted": True},
            {"title": "村委会入户调查", "survey": "村委会"},
            {"title": "帮扶中心入户核实", "survey": "帮扶中心"},
            {"title": "年度核查（一核查）", "field": "review.annual_check_date", "yearly_by": "10-31"},
        ],
    }
)
POSTED = posting({"round": "第一批", "start_date": "2018-01-16", "end_date": "2018-01-24"}, year=2018)
SURVEYS = [{"level": "村委会", "date": "2018-01-09"}, {"level": "帮扶中心", "date": "2018-01-12"}]
COMPLETE: dict[str, Any] = {
    "village_meeting_date": "2018-01-15",
    "annual_check_date": "2018-10-15",
    "surveys": SURVEYS,
}


def found(
    kind: str = "困难农民工",
    union: FiguredUnion = POSTED,
    day: dt.date = DAY,
    household: dict[str, Any] | None = None,
    **review: Any,
) -> list[Finding]:
    subject = a_subject(
        worker={"kind": kind},
        household={"publicity_round": "第一批", "filed_date": "2018-02-12", **(household or {})},
        review=COMPLETE | review,
    )
    return list(check_procedure(subject, PROCEDURE, union, day))


class TestSteps:
    def test_who_has_taken_every_step_is_right(self) -> None:
        assert found() == []

    def test_each_missing_step_is_told_by_its_title_and_sheet(self) -> None:
        missing = found(village_meeting_date=None, surveys=[], household={"publicity_round": "第二批"})
        assert sorted(told(missing)) == [
            ("household.publicity_round", "procedure-step-missing"),
            ("review.surveys", "procedure-step-missing"),
            ("review.surveys", "procedure-step-missing"),
            ("review.village_meeting_date", "procedure-step-missing"),
        ]
        assert [item.details["step"] for item in missing] == [
            "村民委员会集体研究（一会）",
            "公示（三公示）",
            "村委会入户调查",
            "帮扶中心入户核实",
        ]
        assert [item.details["sheet"] for item in missing] == ["户", "户", "入户核查", "入户核查"]
        assert {(item.rule, item.is_blocking) for item in missing} == {("R-HN-09", False)}

    def test_one_survey_of_two_is_told(self) -> None:
        missing = found(surveys=SURVEYS[:1])
        assert told(missing) == [("review.surveys[0].level", "procedure-step-missing")]
        assert sentence(missing) == "罗示梅户没有“帮扶中心入户核实”的记录。"

    def test_others_need_no_such_procedure(self) -> None:
        assert found(kind="困难职工", village_meeting_date=None, surveys=[]) == []

    def test_a_union_that_posts_nothing_yet_is_not_told(self) -> None:
        assert found(union=posting(year=2018)) == []


class TestYearlyCheck:
    def test_it_is_due_once_its_day_has_passed(self) -> None:
        assert found(day=dt.date(2018, 10, 31), annual_check_date=None) == []
        missing = found(day=dt.date(2018, 11, 1), annual_check_date=None)
        assert told(missing) == [("review.annual_check_date", "procedure-step-missing")]

    def test_last_years_does_not_count(self) -> None:
        assert len(found(annual_check_date="2017-10-15")) == 1

    def test_who_was_filed_after_its_day_is_not_asked(self) -> None:
        assert found(annual_check_date=None, household={"filed_date": "2018-11-01"}) == []

    def test_without_a_year_of_the_union_that_of_the_run_counts(self) -> None:
        union = posting({"round": "第一批", "start_date": "2018-01-16"})
        assert found(union=union, day=dt.date(2019, 3, 1)) == []
        assert len(found(union=union, day=dt.date(2019, 11, 1))) == 1


class TestSurveys:
    def test_the_centre_comes_after_the_village(self) -> None:
        early = found(surveys=[SURVEYS[0], SURVEYS[1] | {"date": "2018-01-08"}])
        assert told(early) == [("review.surveys[1].date", "dates-out-of-order")]
        assert sentence(early) == (
            "帮扶中心的入户日期 2018年1月8日 早于村委会的入户日期 2018年1月9日，"
            "而规定先村委会入户调查、后帮扶中心入户核实。"
        )

    def test_the_same_day_is_in_order(self) -> None:
        assert found(surveys=[SURVEYS[0], SURVEYS[1] | {"date": "2018-01-09"}]) == []
