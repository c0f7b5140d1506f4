"""The section `schedule:`: what a pack may write there, and what is refused with a reason."""

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from docgen.region.catalog import shipped_packs
from docgen.region.pack import load_pack
from docgen.region.schedule import Deadline, Schedule

CLAUSE = {"rule": "R-LZ-28", "source": "四5"}
DEADLINE = CLAUSE | {"title": "备案", "due": "04-30"}


def refused(**section: Any) -> str:
    with pytest.raises(ValidationError) as caught:
        Schedule.model_validate(section)
    return str(caught.value)


class TestDeadlines:
    def test_a_day_of_every_year(self) -> None:
        deadline = Deadline.model_validate(DEADLINE | {"field": "plan.date"})
        assert deadline.due_in(2018) == dt.date(2018, 4, 30)
        assert deadline.due_in(2019) == dt.date(2019, 4, 30)

    def test_a_day_of_one_year(self) -> None:
        deadline = Deadline.model_validate(DEADLINE | {"field": "plan.date", "year": 2018})
        assert (deadline.due_in(2018), deadline.due_in(2019)) == (dt.date(2018, 4, 30), None)

    @pytest.mark.parametrize(
        ("change", "reason"),
        [
            ({"field": "plan.date", "document": "roster"}, "应写 field 或 document 之一"),
            ({}, "应写 field 或 document 之一"),
            ({"field": "plan.day"}, "不认识的名称“plan.day”"),
            ({"field": "plan.date", "due": "04-31"}, "day is out of range"),
            ({"field": "plan.date", "rule": "LZ-28"}, "String should match pattern"),
            (
                {"field": "plan.date", "when": [{"field": "worker.kin", "is": "x"}]},
                "不认识的名称“worker.kin”",
            ),
        ],
    )
    def test_what_is_wrong_is_told(self, change: dict[str, Any], reason: str) -> None:
        assert reason in refused(deadlines=[DEADLINE | change])


class TestOtherParts:
    def test_a_step_of_a_procedure_is_of_one_thing(self) -> None:
        step = {"title": "一会", "field": "review.village_meeting_date", "survey": "村委会"}
        assert "应写 field、survey、posted 之一" in refused(procedure=CLAUSE | {"when": [], "steps": [step]})

    def test_a_proof_has_its_day_in_one_place(self) -> None:
        assert "应写 types 或 field 之一" in refused(fresh=[CLAUSE | {"title": "低保证"}])

    def test_amounts_are_fields_of_the_union(self) -> None:
        funds = CLAUSE | {"part": "plan.date", "whole": "union.retained_funds", "least": 0.05}
        assert "不认识的名称“plan.date”" in refused(funds=funds)

    def test_an_unknown_part_is_refused(self) -> None:
        assert "Extra inputs are not permitted" in refused(deadline=[])


class TestShippedPacks:
    @pytest.mark.parametrize("folder", shipped_packs(), ids=lambda folder: folder.name)
    def test_every_region_states_its_deadlines_with_their_clauses(self, folder) -> None:
        schedule = load_pack(folder).manifest.schedule
        assert schedule.deadlines
        assert schedule.one_dossier is not None
        assert all(item.source for item in schedule.deadlines)

    def test_a_document_that_the_pack_lacks_is_refused(self) -> None:
        pack = load_pack(next(folder for folder in shipped_packs() if folder.name == "luzhou"))
        content = pack.manifest.model_dump(by_alias=True, exclude={"calendar"})
        content["schedule"]["deadlines"] = [DEADLINE | {"document": "rooster"}]
        with pytest.raises(ValidationError, match="schedule.deadlines 用到了不认识的名称“rooster”"):
            type(pack.manifest).model_validate(content)
