"""Every dress of the same households is read to the same cases as docgen's own workbook."""

import pytest

from docgen.intake.column_map import ColumnMap
from docgen.intake.explain import explain_file
from docgen.intake.read import read_inputs

from .dresses import DRESSES, WARNINGS
from .households import FAMILIES, FIRST, LISTS, SECOND, a_plain_workbook, cases_in

EXTRA_IN = {
    "incomes_in_one_group_by_person": "children have no income there",
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    return cases_in(a_plain_workbook(tmp_path_factory.mktemp("plain") / "采集表.xlsx"))


def saved(tmp_path, name):
    path = tmp_path / "花名册.xlsx"
    DRESSES[name]().save(path)
    return path


def without_the_childrens_incomes(case):
    members = (
        member.model_copy(update={"monthly_income": None}) if member.relation in ("儿子", "女儿") else member
        for member in case.members
    )
    return case.model_copy(update={"members": tuple(members)})


def test_the_plain_workbook_holds_the_households(plain):
    assert [case.worker.name for case in plain] == [family.name for family in FAMILIES]
    assert [len(case.members) for case in plain] == [2, 1, 1]
    assert {case.union_name for case in plain} == {FIRST, SECOND}


@pytest.mark.parametrize("name", DRESSES)
def test_a_dress_is_read_to_the_same_cases(name, tmp_path, plain):
    intake = read_inputs([saved(tmp_path, name)], LISTS)
    expected = [without_the_childrens_incomes(case) for case in plain] if name in EXTRA_IN else plain
    assert [filed.case for filed in intake.cases] == expected
    assert [item.code for item in intake.findings] == WARNINGS[name]
    assert not any(item.is_blocking for item in intake.findings)


@pytest.mark.parametrize("name", DRESSES)
def test_every_dress_is_explained(name, tmp_path):
    explained = explain_file(saved(tmp_path, name), LISTS, ColumnMap())
    assert (explained.households, explained.members, set(explained.unions)) == (3, 4, {FIRST, SECOND})
    for sheet in explained.sheets:
        assert sheet.taken_as in ("户", "家庭成员")
        assert all(column.field and column.path and column.why for column in sheet.columns)


@pytest.mark.parametrize("name", DRESSES)
def test_every_value_is_found_again_at_a_cell_that_holds_it(name, tmp_path):
    path = saved(tmp_path, name)
    book = DRESSES[name]()
    for filed in read_inputs([path], LISTS).cases:
        for place, value in places_of(filed):
            assert str(value) in str(cell_at(book, place)), place


def places_of(filed):
    case = filed.case
    yield filed.origin.place("worker.name"), case.worker.name
    yield filed.origin.place("worker.id_number"), case.worker.id_number
    yield filed.origin.place("union_name"), case.union_name
    for index, member in enumerate(case.members):
        yield filed.origin.place(f"members[{index}].name"), member.name
        yield filed.origin.place(f"members[{index}].id_number"), member.id_number


def cell_at(book, place):
    """The cell's value; of a merged one its first cell's; a sheet named for its union says its title."""
    sheet = book[place.sheet]
    if sheet.title in (FIRST, SECOND) and place.cell == "A1":
        return sheet.title
    merged = (area for area in sheet.merged_cells.ranges if place.cell in area)
    first = next((area.start_cell.coordinate for area in merged), place.cell)
    return sheet[first].value
