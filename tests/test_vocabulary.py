"""Every name a template may use, held against the inventory of the official forms."""

import re
from pathlib import Path

import pytest

from docgen.model.kinds import Kind, Publicity
from docgen.region.catalog import shipped_packs
from docgen.region.pack import load_pack
from docgen.vocabulary import Field, all_fields, find_field

INVENTORY = Path(__file__).with_name("official") / "field-paths.txt"
CHINESE = re.compile(r"[一-鿿]")

ON_THE_PRINTED_NOTICE = {
    "household.per_capita_monthly_income",
    "household.size",
    "income.worker_monthly",
    "publicity.contact_name",
    "publicity.end_date",
    "publicity.household_count",
    "publicity.issue_date",
    "publicity.level",
    "publicity.objection_deadline",
    "publicity.report_phone",
    "publicity.start_date",
    "union.name",
    "worker.name",
}
ADDED_FOR_THE_NOTICE = {
    "cause.published",
    "publicity.posted_by",
    "publicity.round",
    "union.aid_centre",
    "union.year",
}


def fields() -> list[Field]:
    return list(all_fields().values())


def shipped_lists() -> set[str]:
    return {name for folder in shipped_packs() for name in load_pack(folder).lists}


def test_every_blank_of_the_official_forms_has_a_field() -> None:
    paths = INVENTORY.read_text(encoding="utf-8").split()
    assert len(paths) == 333
    assert [path for path in paths if find_field(path.removesuffix("[]")) is None] == []


def test_a_list_of_records_is_no_field_but_those_of_its_items_are() -> None:
    assert find_field("members") is None
    assert find_field("members[]") is None
    assert find_field("members[].name") is not None


@pytest.mark.parametrize(
    "path", ["", "worker", "worker.nickname", "members[0].name", "union.publicity[].level"]
)
def test_another_name_is_no_field(path: str) -> None:
    assert find_field(path) is None


def test_every_field_has_a_label_a_clerk_can_read() -> None:
    assert [item.path for item in fields() if not CHINESE.search(item.label)] == []


def test_every_other_caption_differs_from_the_label_and_is_given_once() -> None:
    captions = {item.path: [item.label, *item.about.variants] for item in fields()}
    assert {path: words for path, words in captions.items() if len(set(words)) < len(words)} == {}


def test_a_notice_may_print_what_the_official_notice_prints_and_no_more() -> None:
    publishable = {item.path for item in fields() if item.is_publishable}
    assert publishable == ON_THE_PRINTED_NOTICE | ADDED_FOR_THE_NOTICE


@pytest.mark.parametrize(
    "path",
    [
        "worker.id_number",
        "worker.birth_date",
        "worker.mobile",
        "worker.home_address",
        "worker.health_status",
        "worker.disability_type",
        "members[].name",
        "members[].id_number",
        "members[].health_status",
        "bank.card_number",
        "cause.main",
        "cause.all",
    ],
)
def test_personal_data_are_barred_from_a_notice(path: str) -> None:
    assert all_fields()[path].about.publicity is Publicity.FORBIDDEN


def test_every_choice_has_its_list_in_a_shipped_pack() -> None:
    used = {item.about.codelist for item in fields() if item.about.codelist}
    assert used - shipped_lists() == set()


def test_every_list_of_a_shipped_pack_is_used_by_a_field() -> None:
    assert shipped_lists() - {item.about.codelist for item in fields()} == set()


def test_only_choices_and_texts_have_a_list() -> None:
    kinds = {item.kind for item in fields() if item.about.codelist}
    assert kinds == {Kind.CODE, Kind.CODES, Kind.TEXT}


def test_every_amount_is_in_yuan_of_a_named_period() -> None:
    units = {item.about.unit for item in fields() if item.kind in (Kind.MONEY, Kind.MONEYS)}
    assert units == {"元", "元/月", "元/年", "元（半年）"}


@pytest.mark.parametrize(
    ("path", "kind", "is_list", "is_derived"),
    [
        ("worker.id_number", Kind.ID_NUMBER, False, False),
        ("worker.age", Kind.INTEGER, False, True),
        ("cause.secondary", Kind.CODES, True, False),
        ("income.monthly_per_capita_history", Kind.MONEYS, True, False),
        ("income.expense.medical", Kind.MONEY, False, False),
        ("review.attachments[].name", Kind.TEXT, False, False),
        ("union.standards[].dibao", Kind.MONEY, False, False),
        ("publicity.start_date", Kind.DATE, False, False),
        ("stats.assessment.has_plan", Kind.YES_NO, False, False),
    ],
)
def test_a_field_is_read_off_the_model(path: str, kind: Kind, is_list: bool, is_derived: bool) -> None:
    item = all_fields()[path]
    assert (item.path, item.kind, item.is_list, item.is_derived) == (path, kind, is_list, is_derived)
