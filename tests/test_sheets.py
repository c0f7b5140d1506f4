from collections import Counter

import pytest

from docgen.intake.captions import fold_heading
from docgen.model.kinds import Kind
from docgen.sheets import HOUSEHOLD_KEYS, SHEETS, UNION_KEY, Belongs, Sheet
from docgen.vocabulary import Field, all_fields

COMPUTED = (
    "stats.",
    "publicity.",
    "union.pairings[].",
    "union.boxes[].",
    "review.materials[].",
    "catalogue[].",
    "scan.",
)


def sheet(title: str) -> Sheet:
    return next(item for item in SHEETS if item.title == title)


def paths(title: str) -> list[str]:
    return [item.path for item in sheet(title).fields()]


def captions(item: Field) -> set[str]:
    return {fold_heading(text) for text in (item.label, *item.about.variants)}


def is_entered(item: Field) -> bool:
    """Whether a clerk may type it; counts and pairings over many households never are."""
    return item.kind is not Kind.SIGNATURE and not (item.is_derived and item.path.startswith(COMPUTED))


def test_every_field_a_clerk_may_enter_has_exactly_one_sheet() -> None:
    entered = {item.path for item in all_fields().values() if is_entered(item)}
    places = Counter(item.path for part in SHEETS for item in part.fields())
    assert places == Counter(entered)


def test_no_sheet_asks_for_a_signature() -> None:
    assert [item.path for part in SHEETS for item in part.fields() if item.kind is Kind.SIGNATURE] == []


def test_counts_and_pairings_are_not_entered_on_the_sheet_of_unions() -> None:
    assert [path for path in paths("单位") if path.startswith("stats.") and "assessment" not in path] == [
        "stats.compiling_unit",
        "stats.tabulator",
        "stats.tabulated_date",
        "stats.cutoff_date",
    ]
    assert [path for path in paths("单位") if "[]" in path] == []


@pytest.mark.parametrize("part", SHEETS, ids=lambda part: part.title)
def test_no_heading_of_a_sheet_can_mean_two_fields(part: Sheet) -> None:
    meanings = Counter(caption for item in part.fields() for caption in captions(item))
    assert [caption for caption, count in meanings.items() if count > 1] == []


@pytest.mark.parametrize(
    ("title", "first", "last"),
    [
        ("单位", "union.name", "stats.assessment.bulletins_submitted"),
        ("公示", "publicity.start_date", "publicity.posted_by"),
        ("标准", "union.standards[].place", "union.standards[].minimum_wage"),
        ("户", "union_name", "review.cross_check"),
        ("家庭成员", "members[].index", "members[].relation_to_householder"),
        ("走访记录", "visits[].date", "visits[].quarter"),
        ("帮扶记录", "aids[].date", "aids[].responsible_person"),
        ("入户核查", "review.surveys[].level", "review.surveys[].surveyors"),
        ("附件材料", "review.attachments[].type", "review.attachments[].amount"),
        ("季度收支", "income.quarterly[].quarter", "income.quarterly[].cost_living_other"),
        ("季度意见", "review.quarterly[].quarter", "review.quarterly[].householder_opinion"),
        ("目标", "outcome.goals[].expected", "outcome.goals[].completion"),
    ],
)
def test_a_sheet_lists_its_fields_in_the_order_of_the_model(title: str, first: str, last: str) -> None:
    assert (paths(title)[0], paths(title)[-1]) == (first, last)


def test_the_sheet_of_households_holds_fields_of_several_values_in_one_cell() -> None:
    assert {"cause.secondary", "household.archive_items", "income.monthly_per_capita_history"} <= set(
        paths("户")
    )


@pytest.mark.parametrize(
    ("title", "belongs", "is_head"),
    [
        ("单位", Belongs.UNION, True),
        ("公示", Belongs.UNION, False),
        ("标准", Belongs.ALL, False),
        ("户", Belongs.HOUSEHOLD, True),
        ("家庭成员", Belongs.HOUSEHOLD, False),
    ],
)
def test_a_row_belongs_to_a_household_a_union_or_all(title: str, belongs: Belongs, is_head: bool) -> None:
    assert (sheet(title).belongs, sheet(title).is_head) == (belongs, is_head)


def test_the_captions_rows_are_joined_by_are_captions_of_the_head_sheets() -> None:
    worker_number, worker_id = (all_fields()[path] for path in ("worker.number", "worker.id_number"))
    assert [*HOUSEHOLD_KEYS] == [worker_number.label, f"职工{worker_id.label}"]
    assert all_fields()["union_name"].label == UNION_KEY
