"""The official forms of every region but the first, filled with its fixtures, against their inventory.

Each caption, blank, option and mark is compared cell by cell, for every household of the fixtures.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import pytest
from documents import Row, word_cells, word_paragraphs, word_text
from regions import REGIONS, household_paper, households, pack_of

from docgen.model.case import Case
from docgen.model.paths import value_at
from docgen.orders import FiguredCase, FiguredUnion

from .inventory import (
    Entry,
    Values,
    chosen_options,
    expected,
    forms_of,
    markable_options,
    marked_options,
    squeezed,
)


@dataclass(frozen=True)
class Part:
    """Which table of which document an inventoried form is; a form without a table has none."""

    document: str
    table: int | None = 0


PARTS = {
    "contact-card-officer": Part("contact-card"),
    "contact-card-worker": Part("contact-card", 1),
    "work-manual-00-cover": Part("work-manual", None),
    "work-manual-01-household-migrant": Part("work-manual"),
    "work-manual-02-household-urban": Part("work-manual"),
    "work-manual-03-members": Part("work-manual", 1),
    "work-manual-04-plan": Part("work-manual", 2),
    "work-manual-05-quarterly-visits": Part("work-manual", 3),
    "work-manual-06-assessment": Part("work-manual", 7),
    "work-manual-07-plan-sample": Part("work-manual", 8),
}
# Compared otherwise: running text, lists of a union, a sheet with formulas.
APART = {"work-manual-04-plan", "publicity-notice", "statistics-table", "assessment-rubric"}
NOTES_APART = {"registration-form": "filling-notes"}
WORKER_ON_A_ROW_OF_MEMBERS = {
    "members[].name": "worker.name",
    "members[].sex": "worker.sex",
    "members[].education_level": "worker.education_level",
    "members[].id_number": "worker.id_number",
    "members[].relation": "worker.relation_to_householder",
    "members[].health_status": "worker.health_status",
    "members[].social_insurance_codes": "worker.social_insurance_codes",
    "members[].specialty": "worker.specialty",
    "members[].employer_or_school": "worker.employer",
    "members[].annual_income": "worker.annual_income",
}

OTHERS = [region for region in REGIONS if region != "luzhou"]
FORMS = [(region, form) for region in OTHERS for form in forms_of(region)]
BY_HOUSEHOLD = [
    (region, form)
    for region, form in FORMS
    if form not in APART and PARTS.get(form, Part(form)).table is not None
]


def part_of(form: str) -> Part:
    return PARTS.get(form, Part(form))


def is_meant(form: Entry, case: FiguredCase) -> bool:
    """Whether the household gets this form: Taoyuan prints one table for migrants and one for the others."""
    condition = form.get("applies_when", "")
    is_migrant = "农民工" in str(case.case.worker.kind or "")
    return not condition or ("==" in condition) == is_migrant


@cache
def filled(region: str, document: str) -> list[tuple[FiguredCase, FiguredUnion, bytes]]:
    """Every household of the fixtures with its paper, and one of which nothing is known."""
    blank = FiguredCase(Case(), {})
    every = [*households(region), (blank, households(region)[0][1])]
    papers = [(case, union, household_paper(region, document, case, union)) for case, union in every]
    return [(case, union, paper) for case, union, paper in papers if paper is not None]


def wanted_rows(form: str, inventory: Entry, values: Values) -> Iterator[tuple[str, Entry, Values]]:
    """Each row the form must have with what fills it; a repeated row once for each item."""
    for row in inventory["rows"]:
        over = row.get("repeat", {}).get("over", "").removesuffix("[]")
        if not over or over == "review.attachments":
            yield f"row {row['row']}", row, values
            continue
        for number, filling in enumerate(_fillings(form, over, row["repeat"]["printed_rows"], values)):
            yield f"row {row['row']}.{number + 1}", row, filling


def _fillings(form: str, over: str, printed_rows: int, values: Values) -> Iterator[Values]:
    """What fills the repeated rows: the items, then nothing up to the rows the form prints."""
    if form == "work-manual-03-members":
        yield replace(values, instead=WORKER_ON_A_ROW_OF_MEMBERS)
        printed_rows -= 1
        values = replace(values, instead={"members[].relation": "members[].relation_to_householder"})
    items = list(_items(form, over, values))
    nothing = [10_000] * (printed_rows - len(items))
    for index in (*items, *nothing):
        yield replace(values, items={over: index})


def _items(form: str, over: str, values: Values) -> Iterator[int]:
    """The places of the items that belong on the form: of visits, those of the first quarter."""
    for index, item in enumerate(value_at(values.case.case, over)):  # type: ignore[arg-type, var-annotated]
        if form != "work-manual-05-quarterly-visits" or (item.date and item.date.month <= 3):
            yield index


def found_rows(form: str, paper: bytes) -> list[Row]:
    table = part_of(form).table
    assert table is not None
    return word_cells(paper)[table]


def wanted_text(inventory: Entry, cell: Entry, values: Values) -> str:
    """What the cell must say; the cost of farming stands on the form of migrants alone."""
    if inventory.get("kind") == "sample":
        return squeezed(cell["text"])
    if cell.get("photo"):
        return "" if values.value("worker.photo") else squeezed(cell["label"])
    is_farming = cell.get("blank_for") == "income.quarterly[].cost_farming"
    if is_farming and "农民工" not in str(values.value("worker.kind")):
        return ""
    return expected(cell, values)


def notes_of(region: str, form: str, case: FiguredCase, union: FiguredUnion) -> str:
    """The text of the document that carries the form's notes, where they are printed apart."""
    if form not in NOTES_APART:
        return ""
    notes = household_paper(region, NOTES_APART[form], case, union)
    assert notes is not None
    return word_text(notes)


@pytest.mark.parametrize("region", OTHERS)
def test_every_inventoried_form_has_its_document_and_every_official_document_its_inventory(
    region: str,
) -> None:
    official = {document.id for document in pack_of(region).documents if document.is_official}
    assert {part_of(form).document for form in forms_of(region)} == official


@pytest.mark.parametrize(("region", "form"), BY_HOUSEHOLD)
def test_every_cell_says_what_the_official_form_says_filled(region: str, form: str) -> None:
    inventory = forms_of(region)[form]
    compared = 0
    for case, union, paper in filled(region, part_of(form).document):
        if not is_meant(inventory, case):
            continue
        wanted = {
            place: [wanted_text(inventory, cell, filling) for cell in row["cells"]]
            for place, row, filling in wanted_rows(form, inventory, Values(case, union.union))
        }
        found = [[squeezed(cell.text) for cell in row] for row in found_rows(form, paper)]
        assert dict(itertools.zip_longest(wanted, found, fillvalue="no such row")) == wanted
        compared += 1
    assert compared > 1


@pytest.mark.parametrize(("region", "form"), BY_HOUSEHOLD)
def test_title_and_lines_outside_the_table_stand_on_the_paper(region: str, form: str) -> None:
    inventory = forms_of(region)[form]
    for case, union, paper in filled(region, part_of(form).document):
        if not is_meant(inventory, case):
            continue
        values = Values(case, union.union)
        notes = [squeezed(line["text"]) for line in inventory["footnotes"]]
        lines = [line for line in inventory["header_lines"] if line.get("note") != "attachment mark"]
        wanted = [expected(line, values) for line in lines] + notes
        text = squeezed("".join(word_paragraphs(paper)) + notes_of(region, form, case, union))
        assert [line for line in wanted if line not in text] == []


@pytest.mark.parametrize(("region", "form"), BY_HOUSEHOLD)
def test_the_chosen_options_and_no_others_are_marked(region: str, form: str) -> None:
    inventory = forms_of(region)[form]
    for case, union, paper in filled(region, part_of(form).document):
        if not is_meant(inventory, case):
            continue
        wanted = wanted_rows(form, inventory, Values(case, union.union))
        for texts, (_, row, filling) in zip(found_rows(form, paper), wanted, strict=True):
            for text, cell in zip(texts, row["cells"], strict=True):
                if "choice" in cell:
                    chosen = set(chosen_options(cell, filling))
                    marked = marked_options(cell, squeezed(text.text))
                    assert marked == [label for label in markable_options(cell) if label in chosen]
