import pytest

from docgen.intake.read import read_inputs

from .inputs import HOUSEHOLDS, ID_A, ID_B, LISTS, UNIONS, a_workbook, places

VISIT = "2018年3月5日"


def read(tmp_path, name="表.xlsx", households=HOUSEHOLDS, **sheets):
    return read_inputs([a_workbook(tmp_path / name, {"单位": UNIONS, "户": households} | sheets)], LISTS)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("职工编号", "1002"),
        ("职工编号", 1002),
        ("职工编号", " １００２ "),
        ("困难职工编号", "1002"),
        ("职工身份证号", ID_B),
        ("职工身份证号", ID_B.lower()),
        ("身份证号", f" {ID_B[:6]} {ID_B[6:]}"),
    ],
)
def test_a_row_finds_its_household_by_any_key(tmp_path, heading, key):
    intake = read(tmp_path, 走访记录=[[heading, "走访时间"], [key, VISIT]])
    assert intake.findings == ()
    assert [len(filed.case.visits) for filed in intake.cases] == [0, 1]


def test_a_row_finds_its_household_by_dossier_number(tmp_path):
    households = [("档案号", "姓名"), ("D1", "甲"), ("D2", "乙")]
    intake = read(tmp_path, households=households, 家庭成员=[["职工编号", "姓名"], ["d2", "丙"]])
    assert [len(filed.case.members) for filed in intake.cases] == [0, 1]
    assert intake.findings == ()


def test_rows_stay_in_the_order_of_the_sheet(tmp_path):
    visits = [["职工编号", "走访时间"], ["1001", "2018.5.1"], ["1002", VISIT], ["1001", "2018.3.1"]]
    months = [visit.date.month for visit in read(tmp_path, 走访记录=visits).cases[0].case.visits]
    assert months == [5, 3]


def test_a_dash_is_no_id_number_to_join_by(tmp_path):
    intake = read(tmp_path, 走访记录=[["职工编号", "职工身份证号", "走访时间"], ["1002", "—", VISIT]])
    assert intake.findings == ()
    assert [len(filed.case.visits) for filed in intake.cases] == [0, 1]


@pytest.mark.parametrize(
    ("row", "cell", "suggestion"),
    [
        (["1003", "", VISIT], "A2", "是否为 1001（罗大山）？"),
        (["", ID_B[:-2] + "8X", VISIT], "B2", "是否为 51050219850505567X（刘秀英）？"),
        (["99999999", "", VISIT], "A2", ""),
        (["1001", "510502197001019999", VISIT], "B2", ""),
        (["9999999", ID_A, VISIT], "A2", ""),
        (["1001", ID_B, VISIT], "B2", ""),
    ],
)
def test_a_row_of_no_household_is_told_with_the_nearest_one(tmp_path, row, cell, suggestion):
    found = read(tmp_path, 走访记录=[["职工编号", "职工身份证号", "走访时间"], row]).findings
    assert places(found) == [(f"走访记录!{cell}", "household-unknown")]
    assert found[0].details["suggestion"] == suggestion


def test_keys_of_two_households_in_one_row_are_both_named(tmp_path):
    found = read(
        tmp_path, 走访记录=[["职工编号", "职工身份证号", "走访时间"], ["1001", ID_B, VISIT]]
    ).findings
    assert f"“1001与{ID_B}”" in found[0].sentence


@pytest.mark.parametrize(
    ("heading", "key", "code"),
    [
        ("职工编号", "", "household-key-missing"),
        ("职工身份证号", 510502197001011234, "number-typed-as-number"),
        ("职工编号", 510502197001011234, "number-typed-as-number"),
        ("职工编号", "=1/0", "cell-has-error"),
        ("职工编号", "10\ufdd001", "text-unprintable"),
    ],
)
def test_a_row_whose_key_is_missing_or_unreadable_is_told_once(tmp_path, heading, key, code):
    found = read(tmp_path, 走访记录=[[heading, "走访时间"], [key, VISIT]]).findings
    assert places(found) == [("走访记录!A2", code)]


def test_cells_of_a_row_without_household_are_checked_all_the_same(tmp_path):
    found = read(tmp_path, 走访记录=[["职工编号", "走访时间"], ["7777777", "明天"]]).findings
    assert places(found) == [("走访记录!A2", "household-unknown"), ("走访记录!B2", "date-unreadable")]


def test_faults_of_a_members_cells_belong_to_the_household(tmp_path):
    found = read(tmp_path, 家庭成员=[["职工编号", "姓名", "月收入"], ["1002", "丙", "约2000"]]).findings
    assert [(item.household, item.code) for item in found] == [("1002", "amount-unreadable")]


def test_a_household_without_any_number_is_told_by_its_name(tmp_path):
    found = read(tmp_path, households=[*HOUSEHOLDS, ("", "王五", "", "")]).findings
    assert places(found) == [("户!A4", "household-key-missing")]
    assert found[0].household == "王五"


def test_a_malformed_id_number_still_joins_rows_that_repeat_it(tmp_path):
    households = [("姓名", "身份证号"), ("甲", "5105021970010112")]
    intake = read(
        tmp_path, households=households, 走访记录=[["身份证号", "走访时间"], ["5105021970010112", VISIT]]
    )
    assert places(intake.findings) == [("户!B2", "id-number-malformed")]
    assert len(intake.cases[0].case.visits) == 1


@pytest.mark.parametrize(
    ("row", "cell", "key"),
    [
        (("1001", "王五", "510502199001011237", ""), "A4", "1001"),
        (("１００１", "王五", "", ""), "A4", "1001"),
        (("1003", "罗大山", ID_A, ""), "C4", ID_A),
        (("", "罗大山", ID_A, ""), "C4", ID_A),
    ],
)
def test_a_household_that_stands_twice_is_told_with_the_other_place(tmp_path, row, cell, key):
    intake = read(tmp_path, households=[*HOUSEHOLDS, row])
    assert places(intake.findings) == [(f"户!{cell}", "household-repeated")]
    assert intake.findings[0].details["other"] == f"表.xlsx 户!{'C2' if key == ID_A else 'A2'}"
    assert [filed.case.number for filed in intake.cases] == ["1001", "1002"]


def test_a_dossier_number_that_is_anothers_number_is_a_repetition(tmp_path):
    households = [("职工编号", "档案号", "姓名"), ("1001", "D1", "甲"), ("D1", "", "乙")]
    assert places(read(tmp_path, households=households).findings) == [("户!A3", "household-repeated")]


def test_the_same_text_as_number_and_dossier_number_is_no_repetition(tmp_path):
    households = [("职工编号", "档案号", "姓名"), ("1001", "1001", "甲"), ("1002", "1002", "乙")]
    assert read(tmp_path, households=households).findings == ()


def test_a_household_in_two_files_is_told_with_the_other_file(tmp_path):
    first = a_workbook(tmp_path / "甲.xlsx", {"单位": UNIONS, "户": HOUSEHOLDS})
    second = a_workbook(tmp_path / "乙.xlsx", {"单位": UNIONS, "户": [HOUSEHOLDS[0], HOUSEHOLDS[2]]})
    intake = read_inputs([first, second], LISTS)
    assert [str(item.place) for item in intake.findings] == ["乙.xlsx 户!A2"]
    assert intake.findings[0].details["other"] == "甲.xlsx 户!A3"
    assert len(intake.cases) == 2


def test_many_lost_rows_are_told_quickly_and_only_the_first_with_advice(tmp_path):
    visits = [["职工编号", "走访时间"], *(["1003", VISIT] for _ in range(150))]
    found = read(tmp_path, 走访记录=visits).findings
    assert sum(bool(item.details["suggestion"]) for item in found) == 100
    assert len(found) == 150
