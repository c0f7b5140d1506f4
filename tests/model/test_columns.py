"""Names and numbers of columns."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.model.columns import column_letters, column_number


@pytest.mark.parametrize(("number", "letters"), [(1, "A"), (26, "Z"), (27, "AA"), (702, "ZZ"), (703, "AAA")])
def test_columns_are_named_as_on_a_sheet(number: int, letters: str) -> None:
    assert column_letters(number) == letters


@given(st.integers(1, 16384))
def test_a_column_is_found_by_its_name(number: int) -> None:
    assert column_number(column_letters(number)) == number
