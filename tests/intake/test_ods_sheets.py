import io
import zipfile
from pathlib import Path

import pytest

from docgen.intake.cells import CellError
from docgen.intake.dress import Dress, Merge
from docgen.intake.ods_sheets import ods_sheets
from docgen.intake.xlsx_errors import SheetTooLargeError

HEAD = (
    '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0">'
)
ERROR = '<table:table-cell calcext:value-type="error"><text:p>Err:502</text:p></table:table-cell>'


VALUE = '<table:table-cell office:value-type="string"{}><text:p>甲</text:p></table:table-cell>'


def sheets_of(rows):
    content = f'{HEAD}<table:table table:name="户">{rows}</table:table></office:document-content>'
    return ods_sheets(io.BytesIO(content.encode()))


def errors_in(rows):
    return {title: sheet.errors for title, sheet in sheets_of(rows).items()}


def a_row(*cells, count=1):
    return f'<table:table-row table:number-rows-repeated="{count}">{"".join(cells)}</table:table-row>'


def times(count):
    return VALUE.format(f' table:number-columns-repeated="{count}"')


EMPTY = '<table:table-cell table:style-name="a" table:number-columns-repeated="16384"/>'


def test_repeated_rows_and_cells_are_counted():
    rows = (
        '<table:table-row table:number-rows-repeated="4"><table:table-cell/></table:table-row>'
        f'<table:table-row><table:table-cell table:number-columns-repeated="3"/>{ERROR}</table:table-row>'
    )
    assert errors_in(rows) == {"户": {(4, 3): CellError("Err:502")}}


def test_a_sheet_without_errors_has_none():
    assert errors_in("<table:table-row><table:table-cell/></table:table-row>") == {"户": {}}


def test_libreoffice_marks_its_errors_this_way():
    with zipfile.ZipFile(Path(__file__).parent / "saved" / "large.ods") as archive:
        with archive.open("content.xml") as content:
            sheets = ods_sheets(content)
        assert sheets["走访记录"].errors == {(61, 2): CellError("#NAME?")}


@pytest.mark.parametrize(
    "rows",
    [
        a_row(times(100), count=100_000),
        a_row(times(16384), count=400),
        a_row(EMPTY, count=1_000_000) + a_row(times(10)),
        a_row(VALUE.format("")) + a_row(EMPTY, times(1)) + a_row(count=1000) + a_row(times(1)),
        a_row(times(1), count=99_999_999_999),
        a_row("<table:table-cell><text:p>甲</text:p></table:table-cell>", count=5_000_001),
    ],
    ids=["block", "wide", "far down", "far out", "endless", "text alone"],
)
def test_what_repeats_to_more_cells_than_can_be_read_is_refused(rows):
    with pytest.raises(SheetTooLargeError):
        sheets_of(rows)


def test_several_sheets_are_counted_together():
    rows = a_row(times(10), count=400_000)
    sheets_of(rows)
    with pytest.raises(SheetTooLargeError):
        sheets_of(f'{rows}</table:table><table:table table:name="单位">{rows}')


def test_the_empty_rest_of_a_sheet_counts_for_nothing():
    sheet = sheets_of(a_row(times(3), EMPTY) + a_row(EMPTY, count=1_048_575))["户"]
    assert (sheet.rows, sheet.columns) == (1, 3)


def test_merged_and_hidden_cells_are_told_where_repeats_put_them():
    hidden = ' table:visibility="collapse"'
    spanned = ' table:number-columns-spanned="2" table:number-rows-spanned="3"'
    rows = (
        '<table:table-column table:number-columns-repeated="2"/>'
        f'<table:table-column{hidden}/><table:table-column{hidden} table:number-columns-repeated="30000"/>'
        f"{a_row(count=2)}<table:table-row{hidden}>{times(2)}{VALUE.format(spanned)}</table:table-row>"
    )
    assert sheets_of(rows)["户"].dress == Dress((Merge(2, 4, 2, 3),), frozenset({2}), frozenset({2}))
