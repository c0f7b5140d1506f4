import pytest

from docgen.findings import Place
from docgen.intake.drafts import Draft, Fault, Item
from docgen.model.origin import RowOrigin


def a_row(sheet, row, **columns):
    return RowOrigin("", "表.xlsx", sheet, row, columns)


@pytest.mark.parametrize(
    ("worker", "key"),
    [
        ({"dossier_no": "D1", "number": "1001", "name": "甲"}, "D1"),
        ({"number": "1001", "name": "甲"}, "1001"),
        ({"name": "甲"}, "甲"),
        ({}, ""),
    ],
)
def test_a_household_is_named_as_its_case_will_be(worker, key):
    assert Draft({"worker": worker}).key == key


def test_rows_are_appended_to_a_list_within_a_group():
    draft = Draft({}, rows=[a_row("户", 2)])
    for number in (2, 3):
        draft.append("review.attachments", Item({"name": f"材料{number}"}, a_row("附件材料", number)))
    assert draft.values == {"review": {"attachments": [{"name": "材料2"}, {"name": "材料3"}]}}
    assert [row.prefix for row in draft.rows] == ["", "review.attachments[0].", "review.attachments[1]."]
    assert draft.origin.place("review.attachments[1].name") == Place("表.xlsx", "附件材料", "A3")


def test_a_fault_stands_where_the_value_stood():
    draft = Draft({}, rows=[a_row("户", 5, name="C")])
    draft.fail("union-unknown", "name", name="甲", suggestion="")
    found = draft.faults[0].finding("1001")
    assert (found.place, found.household) == (Place("表.xlsx", "户", "C5"), "1001")
    assert "甲" in found.sentence


def test_a_fault_without_a_household_is_one_of_the_file():
    assert Fault("sheet-missing", Place("表.xlsx"), {"sheet": "户"}).finding().household == ""
