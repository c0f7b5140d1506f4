"""A sample is the same kind of workbook, filled: the same headings and lists, but open to be edited."""

import openpyxl
import pytest
from regions import REGIONS, pack_of

from docgen.sample.write import write_sample
from docgen.workbook.columns import starred_fields

from .books import columns, opened


@pytest.mark.parametrize("region", REGIONS)
def test_a_sample_has_the_headings_and_lists_of_the_workbook(region, tmp_path):
    write_sample(pack_of(region), 2, 1, tmp_path / "样例.xlsx")
    book = openpyxl.load_workbook(tmp_path / "样例.xlsx")
    headings = {sheet.title: [cell.value for cell in sheet[1]] for sheet in book}
    shared = [(title, column) for title, _, column in columns(region) if title in headings]
    found = [column for title, column in shared if column.heading in headings[title]]
    assert len(found) > 0.9 * len(shared)
    assert any(column.is_starred for column in found) == bool(starred_fields(pack_of(region).manifest))
    assert not any(sheet.protection.sheet for sheet in book)
    for sheet in book:
        rules = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
        if sheet.title in opened(region).sheetnames[1:]:
            expected = opened(region)[sheet.title].data_validations.dataValidation
            assert bool(rules) == any(rule.type == "list" for rule in expected)
