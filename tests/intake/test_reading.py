import datetime as dt
from decimal import Decimal

import pytest

from docgen.intake.cells import CellError, UnreadableError
from docgen.intake.reading import reader_of
from docgen.model.kinds import Kind, YearMonth
from docgen.vocabulary import all_fields

from .inputs import ID_A, LISTS, read_cell


@pytest.mark.parametrize(
    ("path", "cell", "value"),
    [
        ("worker.name", " 罗大山 ", "罗大山"),
        ("worker.id_number", ID_A, ID_A),
        ("worker.photo", "照片/1001.jpg", "照片/1001.jpg"),
        ("worker.birth_date", "1970.1.1", dt.date(1970, 1, 1)),
        ("plan.deadline", "2018年12月", YearMonth(2018, 12)),
        ("plan.year", 2018.0, 2018),
        ("worker.is_householder", "是", True),
        ("worker.sex", "男", "男"),
        ("cause.secondary", "3", ("下岗失业",)),
        ("bank.card_number", "6228480012345678", "6228480012345678"),
        ("worker.mobile", 13800138000.0, "13800138000"),
        ("income.worker_monthly", "1350元/月", Decimal(1350)),
        ("income.monthly_per_capita_history", "1200、1300", (Decimal(1200), Decimal(1300))),
        ("housing.current_area", "65.5平方米", Decimal("65.5")),
        ("household.size", "3人", 3),
    ],
)
def test_a_cell_is_read_as_the_kind_of_its_field(path, cell, value):
    assert read_cell(path, cell) == value


@pytest.mark.parametrize("kind", Kind)
def test_a_formula_error_is_no_value_of_any_kind(kind):
    item = next(item for item in all_fields().values() if item.kind is kind)
    with pytest.raises(UnreadableError, match="cell-has-error"):
        reader_of(item, LISTS)(CellError("#REF!"))


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.SIGNATURE}))
def test_a_blank_cell_gives_nothing_for_any_kind(kind):
    item = next(item for item in all_fields().values() if item.kind is kind)
    assert reader_of(item, LISTS)("\u3000 ") in (None, ())


@pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.SIGNATURE}))
@pytest.mark.parametrize("text", ["罗\x07大山", "罗\ud800大山", "罗\ufffe大山"])
def test_an_unprintable_character_is_refused_in_any_kind(kind, text):
    item = next(item for item in all_fields().values() if item.kind is kind)
    with pytest.raises(UnreadableError, match="text-unprintable"):
        reader_of(item, LISTS)(text)


def test_a_text_read_twice_gives_the_same_value_and_the_same_refusal():
    item = all_fields()["worker.birth_date"]
    read = reader_of(item, LISTS)
    assert read("1970.1.1") == read("1970.1.1") == dt.date(1970, 1, 1)
    for _ in range(2):
        with pytest.raises(UnreadableError, match="date-unreadable"):
            read("70.1.1")
