"""Archive boxes: filled year by year, items numbered through the year."""

import datetime as dt

import pytest

from docgen.derive.boxes import boxes
from docgen.model.case import Case
from docgen.model.union import LabourUnion

Numbers = list[tuple[int | None, ...]]


def filed(*years: int | None) -> list[Case]:
    days = [dt.date(year, 5, 1) if year else None for year in years]
    return [Case.model_validate({"household": {"filed_date": day}}) for day in days]


def numbers(cases: list[Case], size: int = 20, **union: int) -> Numbers:
    made = boxes(LabourUnion(**union), cases, size)
    return [(box.year, box.number, box.first_item, box.last_item, box.item_count) for box in made]


def test_a_box_takes_so_many_items_and_the_next_goes_on() -> None:
    assert numbers(filed(*[2018] * 5), 2) == [
        (2018, 1, 1, 2, 2),
        (2018, 2, 3, 4, 2),
        (2018, 3, 5, 5, 1),
    ]


@pytest.mark.parametrize(("count", "boxes_made"), [(0, 0), (1, 1), (20, 1), (21, 2), (40, 2)])
def test_a_box_is_full_before_the_next_is_begun(count: int, boxes_made: int) -> None:
    assert len(numbers(filed(*[2018] * count))) == boxes_made


def test_every_year_begins_anew_in_its_own_box() -> None:
    assert numbers(filed(2018, 2016, 2018), 20) == [(2016, 1, 1, 1, 1), (2018, 1, 1, 2, 2)]


def test_the_union_says_how_many_go_into_a_box() -> None:
    assert [box[3] for box in numbers(filed(*[2018] * 5), 20, items_a_box=3)] == [3, 5]


def test_a_dossier_without_its_day_counts_to_the_unions_year() -> None:
    assert numbers(filed(None, 2018), year=2018) == [(2018, 1, 1, 2, 2)]


def test_a_dossier_of_which_no_year_is_known_is_boxed_all_the_same() -> None:
    assert numbers(filed(None, 2018)) == [(2018, 1, 1, 1, 1), (None, 1, 1, 1, 1)]
