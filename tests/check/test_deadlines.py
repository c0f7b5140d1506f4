"""Deadlines: told once for a union, at the first place that missed one, never blocking."""

import datetime as dt
from typing import Any

import pytest

from docgen.check.deadlines import check_deadlines
from docgen.findings import Finding
from docgen.region.schedule import Schedule

from .subjects import DAY, a_document, a_filed_union, a_household, sentence, told

CLAUSE = {"rule": "R-LZ-28", "source": "四5", "title": "全年帮扶方案备案"}


def missed(
    deadline: dict[str, Any], *households: dict[str, Any], day: dt.date = DAY, **union: Any
) -> list[Finding]:
    schedule = Schedule.model_validate({"deadlines": [CLAUSE | deadline]})
    cases = [a_household(**parts) for parts in households]
    documents = [a_document("list", title="未纳入低保人员名单")]
    return list(check_deadlines(a_filed_union(**union), cases, schedule, documents, day))


def planned(day: str, name: str = "罗示梅", **parts: Any) -> dict[str, Any]:
    return {"plan": {"date": day}, "worker": {"name": name}, **parts}


YEARLY = {"due": "04-30", "field": "plan.date"}


class TestOfHouseholds:
    def test_the_day_itself_is_in_time_in_every_year(self) -> None:
        assert missed(YEARLY, planned("2018-04-30"), planned("2019-01-02")) == []

    def test_the_late_ones_are_told_together_at_the_first(self) -> None:
        found = missed(YEARLY, planned("2018-04-30"), planned("2018-05-01"), planned("2019-12-31", "张例明"))
        assert told(found) == [("plan.date", "deadline-passed")]
        expected = "全年帮扶方案备案的期限是 2018年4月30日，罗示梅、张例明 2 户的方案时间晚于该日。"
        assert sentence(found) == expected
        assert (found[0].rule, found[0].source, found[0].is_blocking, found[0].household) == (
            "R-LZ-28",
            "四5",
            False,
            "",
        )

    def test_of_many_the_first_five_are_named(self) -> None:
        (found,) = missed(YEARLY, *(planned("2018-05-01", f"例{number}") for number in range(7)))
        assert "例0、例1、例2、例3、例4等 7 户的方案时间" in found.sentence

    def test_a_deadline_of_one_year_concerns_no_other(self) -> None:
        once = YEARLY | {"year": 2016}
        assert missed(once, planned("2018-05-01")) == []
        assert len(missed(once, planned("2016-05-01"))) == 1

    def test_it_concerns_whom_its_conditions_choose(self) -> None:
        migrants = YEARLY | {"when": [{"field": "worker.kind", "is": "困难农民工"}]}
        assert missed(migrants, planned("2018-05-01")) == []
        late = {"plan": {"date": "2018-05-01"}, "worker": {"kind": "困难农民工"}}
        assert len(missed(migrants, late)) == 1


class TestOfAUnion:
    DUE = {"due": "11-08", "year": 2016, "field": "stats.tabulated_date"}

    @pytest.mark.parametrize(("day", "count"), [("2016-11-08", 0), ("2016-11-09", 1), ("2018-12-28", 0)])
    def test_its_own_date_is_told_at_its_cell(self, day: str, count: int) -> None:
        found = missed(self.DUE, stats={"tabulated_date": day})
        assert told(found) == [("stats.tabulated_date", "deadline-passed")] * count

    def test_without_a_date_nothing_is_late(self) -> None:
        assert missed(self.DUE) == []


class TestOfADocument:
    DUE = {"due": "06-30", "year": 2018, "document": "list"}

    @pytest.mark.parametrize(
        ("day", "count"),
        [
            (dt.date(2018, 6, 30), 0),
            (dt.date(2018, 7, 1), 1),
            (dt.date(2018, 7, 31), 1),
            (dt.date(2018, 8, 1), 0),  # printed again for the file
            (dt.date(2019, 7, 1), 0),
        ],
    )
    def test_it_is_told_in_the_month_after(self, day: dt.date, count: int) -> None:
        assert len(missed(self.DUE, day=day)) == count

    def test_the_paper_is_named(self) -> None:
        found = missed(self.DUE, day=dt.date(2018, 7, 2))
        assert sentence(found) == (
            "全年帮扶方案备案的期限是 2018年6月30日，《未纳入低保人员名单》在 2018年7月2日 才出件。"
        )

    def test_a_paper_that_is_not_made_is_not_late(self) -> None:
        assert missed(self.DUE | {"document": "other"}, day=dt.date(2018, 7, 2)) == []
