import pytest

from docgen.intake.column_numbers import is_column_numbers


@pytest.mark.parametrize(
    "cells",
    [
        ["甲", "乙", "丙", 1, 2],
        [1.0, 2.0, 3.0],
        ["1", "2", "", "3"],
        ["栏次", "1", "2", "3"],
        ["（1）", "(2)", "③"],
        ["A", "B", "C", 1],
    ],
)
def test_signs_that_run_on_number_the_columns(cells):
    assert is_column_numbers(cells)


@pytest.mark.parametrize(
    "cells",
    [
        [],
        ["1", "2"],
        [2, 3, 4],
        [1, 2, 4],
        ["1", "甲某", "3"],
        ["甲", "丙", "乙"],
        ["1", "罗示梅", "510504197503151527", 3],
        [1, 1, 1],
        [1, 2, 3, "2018-03-15"],
    ],
)
def test_anything_else_is_a_record(cells):
    assert not is_column_numbers(cells)
