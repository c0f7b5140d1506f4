"""Households that wait on disk are the same whenever they are put together."""

from docgen.intake.drafts import Item
from docgen.intake.pending import PendingHouseholds
from docgen.model.origin import RowOrigin


def item(row, **values):
    return Item(values, RowOrigin("", "表.xlsx", "户", row, {}))


def test_a_household_put_together_twice_has_its_rows_once():
    households = PendingHouseholds()
    pending = households.begin(item(2, worker={"name": "甲"}, review={"application_date": "2018"}), [])
    households.append(pending, "review.attachments", item(5, name="户口簿"))
    for _ in range(2):
        (draft,) = households
        assert draft.values["review"]["attachments"] == [{"name": "户口簿"}]


def test_what_is_added_to_a_draft_stays_with_it():
    households = PendingHouseholds()
    pending = households.begin(item(2, worker={"name": "甲"}), [])
    households.append(pending, "review.attachments", item(5, name="户口簿"))
    (first,) = households
    first.values["worker"]["photo"] = "甲.jpg"
    first.values["review"]["attachments"][0]["files"] = ("甲.pdf",)
    (second,) = households
    assert second.values == {"worker": {"name": "甲"}, "review": {"attachments": [{"name": "户口簿"}]}}
