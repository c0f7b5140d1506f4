"""A household of more rows than any has."""

import pytest

from docgen.check.size import MOST_ROWS, check_size
from tests.check.subjects import a_household, sentence, told


@pytest.mark.parametrize("count", [0, 1, MOST_ROWS])
def test_a_large_family_is_none(count: int) -> None:
    filed, _ = a_household(*[{"name": "罗示强"}] * count)
    assert list(check_size(filed)) == []


def test_one_row_too_many_is_told_with_the_sheet_and_both_numbers() -> None:
    filed, _ = a_household(*[{"name": "罗示强"}] * (MOST_ROWS + 1))
    found = list(check_size(filed))
    assert told(found) == [(f"members[{MOST_ROWS}].", "rows-too-many")]
    assert sentence(found) == f"“家庭成员”中这一户有 {MOST_ROWS + 1} 行，最多 {MOST_ROWS} 行。"
    assert found[0].is_blocking


def test_every_list_of_a_household_is_counted() -> None:
    visits = [{"work_content": "走访"}] * (MOST_ROWS + 1)
    filed, _ = a_household(visits=visits, review={"surveys": [{"asked": "问"}] * (MOST_ROWS + 2)})
    assert [item.sentence.partition("”")[0] for item in check_size(filed)] == ["“走访记录", "“入户核查"]
