import pytest

from docgen.findings import Place
from docgen.model.origin import Origin, RowOrigin

HEAD = RowOrigin("", "采集表.xlsx", "户", 5, {"worker.name": "B", "worker.id_number": "C"})
MEMBER_COLUMNS = {"members[].name": "B", "members[].relation": "D"}
MEMBERS = tuple(
    RowOrigin(f"members[{index}].", "采集表.xlsx", "家庭成员", 9 + index, MEMBER_COLUMNS)
    for index in range(12)
)
ORIGIN = Origin((HEAD, *MEMBERS))


@pytest.mark.parametrize(
    ("path", "sheet", "cell"),
    [
        ("worker.id_number", "户", "C5"),
        ("members[0].relation", "家庭成员", "D9"),
        ("members[1].name", "家庭成员", "B10"),
        ("members[11].name", "家庭成员", "B20"),
        ("worker.mobile", "户", "A5"),  # the sheet has no such column
        ("members[2].age", "家庭成员", "A11"),
        ("visits[0].date", "户", "A5"),  # no row of its own: the household's
        ("", "户", "A5"),
    ],
)
def test_a_field_stands_in_its_cell_or_at_the_head_of_the_nearest_row(
    path: str, sheet: str, cell: str
) -> None:
    assert ORIGIN.place(path) == Place("采集表.xlsx", sheet, cell)


def test_rows_that_begin_with_a_list_still_give_a_place() -> None:
    assert Origin(MEMBERS[:1]).place("worker.name") == Place("采集表.xlsx", "家庭成员", "A9")


LINES = Origin(
    file="户.yaml", lines={"": 2, "worker.name": 4, "members": 6, "members[0]": 7, "members[0].name": 8}
)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        ("worker.name", 4),
        ("members[0].name", 8),
        ("members[0].relation", 7),  # the member it belongs to
        ("members[1].name", 6),  # the list
        ("worker.mobile", 2),  # the household
        ("", 2),
    ],
)
def test_a_field_of_a_text_file_stands_on_its_line_or_that_of_the_nearest_record(
    path: str, line: int
) -> None:
    assert LINES.place(path) == Place("户.yaml", line=line)


def test_a_household_of_unknown_place_stands_at_the_beginning_of_its_file() -> None:
    assert Origin(file="户.yaml").place("worker.name") == Place("户.yaml", line=1)
