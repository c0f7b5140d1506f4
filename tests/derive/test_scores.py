"""A rubric as scored: the six items of a real one (R-TY-01 to R-TY-07), one lost point at a time."""

from typing import Any

import pytest

from docgen.derive.scores import scored
from docgen.model.case import Case
from docgen.model.union import LabourUnion, Statistics
from docgen.region.rules import ScoreRule

_PATH = "stats.assessment."
RULES = tuple(
    ScoreRule.model_validate(rule)
    for rule in (
        {
            "item": "领导重视",
            "full": 10,
            "lost_each": 2,
            "wanted": [_PATH + name for name in ("chief_leads", "deputy_assigned", "dedicated_person")],
        },
        {
            "item": "措施到位",
            "full": 10,
            "lost_each": 2,
            "wanted": [_PATH + name for name in ("has_funds", "has_plan", "has_summary")],
        },
        {"item": "办实事", "full": 20, "field": _PATH + "practical_deeds", "at_least": 1},
        {"item": "解困脱困", "full": 40, "field": _PATH + "helped_out_count", "at_least": 2},
        {
            "item": "劳动关系",
            "full": 12,
            "lost_if": [
                {
                    "points": 6,
                    "condition": {"field": _PATH + "legal_activity_held", "is": False},
                    "reason": "未开展活动",
                },
                {
                    "points": 12,
                    "condition": {"field": _PATH + "mass_petition_occurred", "is": True},
                    "reason": "发生群体性上访、集访事件",
                },
            ],
        },
        {"item": "信息", "full": 8, "lost_each": 4, "field": _PATH + "bulletins_submitted", "at_least": 2},
    )
)
PERFECT = {
    "chief_leads": True,
    "deputy_assigned": True,
    "dedicated_person": True,
    "has_funds": True,
    "has_plan": True,
    "has_summary": True,
    "practical_deeds": 1,
    "helped_out_count": 2,
    "legal_activity_held": True,
    "mass_petition_occurred": False,
    "bulletins_submitted": 2,
}


def stats(cases: tuple[Case, ...] = (), **changes: Any) -> Statistics:
    assessment = {**PERFECT, **changes}
    return scored(LabourUnion.model_validate({"stats": {"assessment": assessment}}), cases, RULES)


def evaluated(*evaluations: str | None) -> tuple[Case, ...]:
    return tuple(Case.model_validate({"outcome": {"evaluation": text}}) for text in evaluations)


def test_a_unit_that_did_everything_has_all_points() -> None:
    done = stats()
    assert [score.score for score in done.scores] == [10, 10, 20, 40, 12, 8]
    assert [score.full for score in done.scores] == [10, 10, 20, 40, 12, 8]
    assert (done.score_total, {score.reason for score in done.scores}) == (100, {None})


@pytest.mark.parametrize(
    ("changes", "item", "score", "reason"),
    [
        ({"chief_leads": False}, 0, 8, "党政一把手未带头参联"),
        ({"deputy_assigned": False, "dedicated_person": False}, 0, 6, "未明确班子成员分管；没有专人负责"),
        ({"has_funds": False, "has_plan": False, "has_summary": False}, 1, 4, None),  # never below 4
        ({"practical_deeds": 0}, 2, 0, "办实事件数 0 件，应为 1 件以上"),
        ({"practical_deeds": 5}, 2, 20, None),
        ({"helped_out_count": 1}, 3, 0, "帮助解困脱困户数 1 户，应为 2 户以上"),
        ({"legal_activity_held": False}, 4, 6, "未开展活动"),
        ({"mass_petition_occurred": True}, 4, 0, "发生群体性上访、集访事件"),
        (
            {"legal_activity_held": False, "mass_petition_occurred": True},
            4,
            0,  # 12 − 6 − 12, not below nought
            "未开展活动；发生群体性上访、集访事件",
        ),
        ({"bulletins_submitted": 1}, 5, 4, "报送信息篇数 1 篇，应为 2 篇以上"),
        ({"bulletins_submitted": 0}, 5, 0, None),  # 8 − 2 × 4
    ],
)
def test_what_is_wanting_costs_points_and_is_told(
    changes: dict[str, Any], item: int, score: int, reason: str | None
) -> None:
    done = stats(**changes)
    assert done.scores[item].score == score
    assert done.score_total == 100 - RULES[item].full + score
    if reason is not None:
        assert done.scores[item].reason == reason


@pytest.mark.parametrize("name", ["chief_leads", "practical_deeds", "mass_petition_occurred"])
def test_what_was_not_entered_is_not_scored_and_there_is_no_total(name: str) -> None:
    done = stats(**{name: None})
    assert sum(score.score is None for score in done.scores) == 1
    assert done.score_total is None


@pytest.mark.parametrize(
    ("evaluations", "count", "score"),
    [
        (("脱困", "解困"), 2, 40),
        (("脱困", "效果不理想", None), 1, 0),
        ((None, None), 7, 40),  # nothing was determined: what was entered stands
        ((), 7, 40),
    ],
)
def test_households_helped_out_are_counted_from_their_determinations(
    evaluations: tuple[str | None, ...], count: int, score: int
) -> None:
    done = stats(evaluated(*evaluations), helped_out_count=7)
    assert (done.assessment.helped_out_count, done.scores[3].score) == (count, score)
