import pytest

from docgen.findings import Place
from docgen.intake.read import read_inputs

from .inputs import HOUSEHOLDS, ID_A, ID_B, LISTS, UNION, UNIONS, a_workbook, places

OTHER = "龙马潭机械厂工会委员会"
TWO_UNIONS = [("工会名称", "联络人姓名"), (UNION, "王一"), (OTHER, "李二")]


def households(*names):
    numbers = (("1001", ID_A), ("1002", ID_B), ("1003", "510502199001011237"))
    rows = zip(numbers, names, strict=False)
    return [("职工编号", "身份证号", "所属工会"), *((number, owner, name) for (number, owner), name in rows)]


def read(tmp_path, name="表.xlsx", **sheets):
    return read_inputs([a_workbook(tmp_path / name, sheets)], LISTS)


def unions_of(intake):
    return [filed.case.union_name for filed in intake.cases]


def test_the_only_union_of_a_file_need_not_be_named(tmp_path):
    intake = read(tmp_path, 单位=UNIONS, 户=HOUSEHOLDS)
    assert (unions_of(intake), intake.findings) == ([UNION, UNION], ())


def test_a_union_is_named_as_it_names_itself(tmp_path):
    intake = read(tmp_path, 单位=TWO_UNIONS, 户=households(f" {UNION[:3]} {UNION[3:]}", OTHER))
    assert (unions_of(intake), intake.findings) == ([UNION, OTHER], ())


@pytest.mark.parametrize(
    ("name", "suggestion"), [("江阳化工场工会委员会", f"是否为“{UNION}”？"), ("某某", ""), ("", "")]
)
def test_a_household_of_an_unknown_union_is_told(tmp_path, name, suggestion):
    found = read(tmp_path, 单位=TWO_UNIONS, 户=households(name, OTHER)).findings
    assert places(found) == [("户!C2", "union-unknown")]
    assert (found[0].household, found[0].details["suggestion"]) == ("1001", suggestion)
    assert f"“{name or '（未填写）'}”" in found[0].sentence


def test_a_file_without_unions_makes_them_of_the_names_it_uses(tmp_path):
    intake = read(tmp_path, 户=households(OTHER, UNION, OTHER))
    assert [filed.union.name for filed in intake.unions] == [OTHER, UNION]
    assert intake.unions[1].origin.place("name") == Place("表.xlsx", "户", "C3")
    assert intake.findings == ()


def test_one_name_used_in_a_file_holds_for_all_its_households(tmp_path):
    intake = read(tmp_path, 户=households(UNION, "", ""))
    assert (unions_of(intake), intake.findings) == ([UNION] * 3, ())


def test_a_file_that_names_no_union_at_all_is_told_for_every_household(tmp_path):
    intake = read(tmp_path, 户=HOUSEHOLDS)
    assert [code for _, code in places(intake.findings)] == ["union-unknown"] * 2
    assert intake.unions == ()


def test_a_union_without_a_name_is_told(tmp_path):
    found = read(tmp_path, 单位=[*UNIONS, ("", "李二")], 户=HOUSEHOLDS).findings
    assert places(found) == [("单位!A3", "union-unknown")]


def test_notices_belong_to_the_union_they_name(tmp_path):
    notices = [("所属工会", "公示起始日期"), (OTHER, "2018.10.8"), (UNION, "2018.11.1"), (OTHER, "2018.12.3")]
    intake = read(tmp_path, 单位=TWO_UNIONS, 户=households(UNION, OTHER), 公示=notices)
    assert [[n.start_date.month for n in filed.union.publicity] for filed in intake.unions] == [
        [11],
        [10, 12],
    ]
    place = intake.unions[1].origin.place("publicity[1].start_date")
    assert (place, intake.findings) == (Place("表.xlsx", "公示", "B4"), ())


def test_notices_of_the_only_union_need_not_name_it(tmp_path):
    intake = read(
        tmp_path, 单位=UNIONS, 户=HOUSEHOLDS, 公示=[("公示起始日期", "公示层级"), ("2018.10.8", "甲")]
    )
    assert (len(intake.unions[0].union.publicity), intake.findings) == (1, ())


@pytest.mark.parametrize("name", ["", "某某工会"])
def test_a_notice_of_no_known_union_is_told(tmp_path, name):
    notices = [("所属工会", "公示起始日期"), (name, "2018.10.8")]
    found = read(tmp_path, 单位=TWO_UNIONS, 户=households(UNION, OTHER), 公示=notices).findings
    assert places(found) == [("公示!A2", "union-unknown")]


def test_a_notice_row_of_a_name_alone_is_passed_over(tmp_path):
    intake = read(tmp_path, 单位=UNIONS, 户=HOUSEHOLDS, 公示=[("所属工会", "公示起始日期"), (UNION, "")])
    assert (intake.unions[0].union.publicity, intake.findings) == ((), ())


def test_standards_hold_for_all_unions_of_the_file(tmp_path):
    standards = [("地区", "低保标准"), ("江阳区", 550), ("龙马潭区", 540)]
    intake = read(tmp_path, 单位=TWO_UNIONS, 户=households(UNION, OTHER), 标准=standards)
    assert [[int(s.dibao) for s in filed.union.standards] for filed in intake.unions] == [[550, 540]] * 2


def test_a_bad_standard_is_told_once(tmp_path):
    found = read(
        tmp_path, 单位=TWO_UNIONS, 户=households(UNION, OTHER), 标准=[("地区", "低保标准"), ("甲", "约500")]
    )
    assert places(found.findings) == [("标准!B2", "amount-unreadable")]


def test_the_same_union_in_two_files_is_one(tmp_path):
    standards = [("地区", "低保标准"), ("江阳区", 550)]
    first = a_workbook(tmp_path / "甲.xlsx", {"单位": UNIONS, "户": HOUSEHOLDS[:2], "标准": standards})
    rows = [HOUSEHOLDS[0], HOUSEHOLDS[2]]
    second = a_workbook(tmp_path / "乙.xlsx", {"单位": UNIONS, "户": rows, "标准": standards})
    intake = read_inputs([first, second], LISTS)
    assert (len(intake.unions), len(intake.cases), intake.findings) == (1, 2, ())


def test_a_union_that_says_different_things_is_told_with_the_other_place(tmp_path):
    rows = [*UNIONS, (UNION, "李二")]
    found = read(tmp_path, 单位=rows, 户=HOUSEHOLDS).findings
    assert places(found) == [("单位!A3", "union-repeated")]
    assert "表.xlsx 单位!A2" in found[0].sentence


def test_a_union_declared_in_one_file_is_known_in_another(tmp_path):
    first = a_workbook(
        tmp_path / "甲.xlsx", {"户": households(OTHER, UNION), "标准": [("地区", "低保标准"), ("甲", 5)]}
    )
    second = a_workbook(tmp_path / "乙.xlsx", {"单位": UNIONS, "户": [HOUSEHOLDS[0]]})
    intake = read_inputs([first, second], LISTS)
    assert [(filed.union.name, filed.union.liaison_name) for filed in intake.unions] == [
        (UNION, "王一"),
        (OTHER, None),
    ]
    assert [len(filed.union.standards) for filed in intake.unions] == [1, 1]
    assert intake.findings == ()
