"""Every official form of the pack, filled, against its inventory: each caption, blank, option and line."""

import itertools
import re
from collections.abc import Iterator
from io import BytesIO

import pytest
from cases import (
    a_blank_case,
    a_case,
    a_figured_union,
    a_full_case,
    a_household_paper,
    a_union,
    a_union_with_everything,
    figured,
    luzhou,
    union_papers,
)
from documents import Row, paper_text, sheet_rows, word_cells, word_paragraphs, word_tables, word_text
from openpyxl import load_workbook

from docgen.check.household import check_household
from docgen.model.case import Case
from docgen.model.intake import FiledCase
from docgen.model.origin import Origin

from .inventory import (
    FORMS,
    NEVER_FILLED,
    Entry,
    Values,
    cells,
    chosen_options,
    expected,
    expected_title,
    fields,
    markable_options,
    marked_options,
    rows,
    squeezed,
)

HOUSEHOLDS = {
    "blank": a_blank_case(),
    "no members": a_case(members=0),
    "full": a_full_case(),
    "three members": a_full_case(members=3),
    "nine members": a_full_case(members=9),
}
DOCUMENT_OF = {"contact-card-officer": "contact-card", "contact-card-worker": "contact-card"}
FIRST_TABLE_OF = {"contact-card-worker": 1}  # the second table of its document
LISTS = ("roster",)
HOUSEHOLD_FORMS = [name for name in FORMS if name not in LISTS]
LEFTOVERS = re.compile(r"\{\{|\{%|\}\}|%\}|None|nan\b|Undefined|namespace\(|\[\]|docgen")

on_every_household = pytest.mark.parametrize("household", HOUSEHOLDS)
on_every_form = pytest.mark.parametrize("form", HOUSEHOLD_FORMS)


def paper(form: str, household: str) -> bytes:
    return a_household_paper(DOCUMENT_OF.get(form, form), HOUSEHOLDS[household])


def values(case: Case, member: int = 0) -> Values:
    return Values(figured(case), a_union(), member)


def expected_rows(form: str, case: Case) -> Iterator[tuple[str, Entry, Values]]:
    """Each row the paper must have, in order, with what fills it; the member block once for each member."""
    for row in rows(FORMS[form]):
        yield f"row {row['row']}", row, values(case)
    for member in range(max(len(case.members), 1)):
        for row in rows(FORMS[form], "member"):
            yield f"member {member + 1} row {row['row']}", row, values(case, member)


def found_rows(form: str, household: str) -> list[Row]:
    """The rows of the form's own table, then those of the member blocks."""
    tables = word_cells(paper(form, household))
    first = FIRST_TABLE_OF.get(form, 0)
    following = tables[first + 1 :] if rows(FORMS[form], "member") else []
    return [row for table in (tables[first], *following) for row in table]


def heads(form: Entry) -> list[int]:
    """Which rows are captions of the row of values below, by their index."""
    pairs = itertools.pairwise(rows(form))
    return [index for index, (row, below) in enumerate(pairs) if "header" in row and "repeat" not in below]


def test_every_inventoried_form_has_its_document_and_every_official_document_its_inventory() -> None:
    official = {document.id for document in luzhou().documents if document.is_official}
    assert {DOCUMENT_OF.get(form, form) for form in FORMS} == official


@pytest.mark.parametrize("household", ["no members", "full", "three members", "nine members"])
def test_the_households_used_here_raise_no_finding(household: str) -> None:
    case = HOUSEHOLDS[household]
    assert check_household(FiledCase(case, Origin()), figured(case), luzhou().documents, luzhou()) == []


def test_the_full_household_leaves_no_blank_of_any_form_empty() -> None:
    full = values(a_full_case())
    asked = {field for form in FORMS.values() for field in fields(form)} - set(NEVER_FILLED)
    assert [field for field in sorted(asked) if not full.text(field)] == []


CHOICES = [
    pytest.param(form, cell, id=f"{form}-{cell['codelist']}")
    for form in FORMS
    for cell in cells(FORMS[form])
    if "choice" in cell
]


@pytest.mark.parametrize(("form", "cell"), CHOICES)
def test_the_options_printed_are_the_values_of_the_code_list(form: str, cell: Entry) -> None:
    printed = tuple(option["label"] for option in cell["choice"])
    assert luzhou().lists[cell["codelist"].removesuffix("/luzhou")].labels == printed


@pytest.mark.parametrize(("form", "cell"), CHOICES)
def test_each_option_is_marked_when_it_alone_is_chosen(form: str, cell: Entry) -> None:
    group, name = cell["of"].split(".")
    for option in cell["choice"]:
        chosen = (option["label"],) if cell["select"] == "many" else option["label"]
        case = a_full_case(**{group: {name: chosen}})
        tables = word_tables(a_household_paper(DOCUMENT_OF.get(form, form), case))
        found = [squeezed(text) for table in tables for row in table for text in row]
        assert expected(cell, values(case)) in found


@on_every_form
@on_every_household
def test_every_cell_says_what_the_official_form_says_filled(form: str, household: str) -> None:
    wanted = {
        place: [expected(cell, filling) for cell in row["cells"]]
        for place, row, filling in expected_rows(form, HOUSEHOLDS[household])
    }
    found = [[squeezed(cell.text) for cell in row] for row in found_rows(form, household)]
    assert dict(itertools.zip_longest(wanted, found, fillvalue="no such row")) == wanted


@pytest.mark.parametrize("form", [name for name in HOUSEHOLD_FORMS if heads(FORMS[name])])
def test_values_stand_in_the_columns_of_the_captions_above_them(form: str) -> None:
    columns = [[(cell.column, cell.span) for cell in row] for row in found_rows(form, "full")]
    above = heads(FORMS[form])
    assert [columns[index] for index in above] == [columns[index + 1] for index in above]


@on_every_form
@on_every_household
def test_title_and_lines_outside_the_table_stand_on_the_paper(form: str, household: str) -> None:
    filling = values(HOUSEHOLDS[household])
    inventory = FORMS[form]
    lines = [
        line for line in (*inventory["header_lines"], *inventory["footer_lines"]) if not is_dropped(line)
    ]
    wanted = [expected_title(inventory, filling), *(expected(line, filling) for line in lines)]
    found = [squeezed(text) for text in word_paragraphs(paper(form, household))]
    assert [text for text in wanted if text not in found] == []


@on_every_form
@on_every_household
def test_starred_captions_come_in_the_official_order(form: str, household: str) -> None:
    starred = [
        squeezed(cell["label"])
        for _, row, _ in expected_rows(form, HOUSEHOLDS[household])
        for cell in row["cells"]
        if cell.get("required")
    ]
    found = [squeezed(cell.text) for row in found_rows(form, household) for cell in row]
    assert [text for text in found if text.startswith("*")] == starred


@on_every_form
@on_every_household
def test_the_chosen_options_and_no_others_are_marked(form: str, household: str) -> None:
    found = found_rows(form, household)
    for texts, (_, row, filling) in zip(found, expected_rows(form, HOUSEHOLDS[household]), strict=True):
        for text, cell in zip(texts, row["cells"], strict=True):
            if "choice" in cell:
                chosen = set(chosen_options(cell, filling))
                marked = marked_options(cell, squeezed(text.text))
                assert marked == [label for label in markable_options(cell) if label in chosen]


def is_dropped(line: Entry) -> bool:
    """An attachment mark, which a filled paper does not carry (decision 23)."""
    return line.get("note") == "attachment mark"


PLACES = [
    ("declaration-form", "申报人（签字）：审核人（签字）："),
    ("declaration-form", "年月日年月日"),
    ("determination", "工会主席（签字）基层工会（盖章）认定日期：年月日"),
]


@pytest.mark.parametrize(("form", "place"), PLACES)
def test_places_for_signature_stamp_and_date_are_left_on_a_blank_paper(form: str, place: str) -> None:
    assert place in squeezed(word_text(paper(form, "blank")).replace("|", ""))


@pytest.mark.parametrize("document", [item.id for item in luzhou().documents if item.scope == "household"])
@on_every_household
def test_household_papers_show_no_trace_of_tags_or_missing_values(document: str, household: str) -> None:
    text = paper_text(a_household_paper(document, HOUSEHOLDS[household]))
    assert LEFTOVERS.findall(text) == []
    assert re.findall(r"附件[\d一二三四五]+：|（样[表式]）", text) == []


@pytest.mark.parametrize(
    "document", [item.id for item in luzhou().documents if item.scope in ("union", "publicity")]
)
@pytest.mark.parametrize("count", [1, 3])
def test_union_papers_show_no_trace_of_tags_or_missing_values(document: str, count: int) -> None:
    union = a_figured_union([a_full_case(), a_blank_case(), a_case()][:count])
    text = "".join(map(paper_text, union_papers(document, union)))
    assert text
    assert LEFTOVERS.findall(text) == []
    assert re.findall(r"附件[\d一二三四五]+：|（样[表式]）", text) == []


def roster_rows(*cases: Case) -> list[list[str]]:
    """The rows of the one roster of a union with these households."""
    [content] = union_papers("roster", a_figured_union(cases))
    return [[squeezed(cell.text) for cell in row] for row in sheet_rows(content)]


def test_the_roster_has_its_title_its_line_its_captions_and_a_row_for_each_household_out_of_difficulty() -> (
    None
):
    out = a_full_case()
    also_out = a_full_case(worker={"name": "蒋阿妹", "employer": None, "dossier_no": None, "mobile": None})
    title, line, captions, *found = roster_rows(out, a_case(), also_out)
    form = FORMS["roster"]
    head, row = form["rows"]
    fillings = [
        Values(figured(case), a_union(), row=number) for number, case in enumerate((out, also_out), 1)
    ]
    assert title == [expected_title(form, fillings[0], "union.year")]
    assert "".join(line) == next(
        expected(item, fillings[0]) for item in form["header_lines"] if not is_dropped(item)
    )
    assert captions == [expected(cell, fillings[0]) for cell in head["cells"]]
    assert found == [[expected(cell, filling) for cell in row["cells"]] for filling in fillings]


def test_a_union_with_nobody_out_of_difficulty_has_no_roster() -> None:
    assert union_papers("roster", a_figured_union([a_case()])) == []


@pytest.mark.parametrize("document", ["roster", "system-roster-two-part", "uncovered-dibao-list"])
def test_numbers_of_persons_are_text_in_every_list(document: str) -> None:
    union = a_union_with_everything()
    numbers = {case.case.worker.id_number for case in union.cases}
    [content] = union_papers(document, union)
    values = [value for sheet in load_workbook(BytesIO(content)) for row in sheet.values for value in row]
    assert numbers & set(values)
    assert [value for value in values if isinstance(value, int | float) and value > 9999] == []
