import datetime as dt

import pytest

from docgen.intake.cells import UnreadableError
from docgen.intake.texts import read_text, refuse_signature


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" 罗大山\u3000", "罗大山"),
        ("第一行\r\n第二行", "第一行\n第二行"),
        ("无", "无"),
        ("0830", "0830"),
        (646000.0, "646000"),
        (65.5, "65.5"),
        (999_999_999_999_999.0, "999999999999999"),
        (True, "TRUE"),
        ("", None),
        ("   ", None),
        ("\u200b", None),
    ],
)
def test_reads_text(cell, text):
    assert read_text(cell) == text


@pytest.mark.parametrize("cell", [1e15, 5.105021970010112e17, 1_234_567_890_123_456])
def test_refuses_a_number_of_more_digits_than_excel_keeps(cell):
    with pytest.raises(UnreadableError, match="number-typed-as-number"):
        read_text(cell)


@pytest.mark.parametrize(
    "cell", [dt.date(2026, 3, 4), dt.datetime(2026, 3, 4), dt.time(1, 2), dt.timedelta(1)]
)
def test_refuses_a_date_that_excel_made_of_a_text(cell):
    with pytest.raises(UnreadableError, match="text-typed-as-date"):
        read_text(cell)


def test_a_signature_is_never_entered():
    with pytest.raises(UnreadableError, match="record-malformed"):
        refuse_signature("王一")
