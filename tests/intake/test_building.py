import pytest

from docgen.intake.read import read_inputs

from .inputs import HOUSEHOLDS, LISTS, UNION, UNIONS, a_workbook, places


def read(tmp_path, **sheets):
    return read_inputs([a_workbook(tmp_path / "表.xlsx", sheets)], LISTS)


def test_a_workbook_without_households_is_no_case_file(tmp_path):
    found = read(tmp_path, 单位=UNIONS, 家庭成员=[["职工编号", "姓名"], ["1001", "乙"]]).findings
    assert places(found) == [("表.xlsx", "sheet-missing")]


def test_only_the_sheet_of_households_is_obligatory(tmp_path):
    intake = read(
        tmp_path,
        户=[(*row, UNION) for row in HOUSEHOLDS[1:]]
        and [
            (*HOUSEHOLDS[0], "所属工会"),
            *((*row, UNION) for row in HOUSEHOLDS[1:]),
        ],
    )
    assert (len(intake.cases), intake.findings) == (2, ())


def test_titles_are_known_with_spaces_and_other_sheets_are_passed_over(tmp_path):
    sheets = {" 户 ": HOUSEHOLDS, "单 位": UNIONS, "说明": [["随便", "什么"]], "图表": []}
    intake = read_inputs([a_workbook(tmp_path / "表.xlsx", sheets)], LISTS)
    assert (len(intake.cases), intake.findings) == (2, ())


@pytest.mark.parametrize(
    ("title", "headings", "row", "named"),
    [
        ("户", ["姓名", "性别"], ["甲", "男"], "职工编号、身份证号"),
        ("户", [], [], "职工编号、身份证号"),
        ("走访记录", ["走访时间", "工作内容"], ["2018.3.5", "走访"], "职工编号、职工身份证号"),
        ("走访记录", ["甲", "乙"], ["2018.3.5", "走访"], "职工编号、职工身份证号"),
        ("单位", ["联络人姓名", "联络人职务"], ["王一", "主席"], "工会名称"),
    ],
)
def test_a_sheet_without_its_key_column_is_told_once(tmp_path, title, headings, row, named):
    sheets = {"单位": UNIONS, "户": HOUSEHOLDS} | {title: [headings, row]}
    found = [item for item in read(tmp_path, **sheets).findings if item.code == "heading-missing"]
    assert places(found) == [(f"{title}!A1", "heading-missing")]
    assert f"“{named}”" in found[0].sentence


def test_an_empty_sheet_is_no_fault(tmp_path):
    sheets = {"单位": UNIONS, "户": HOUSEHOLDS, "走访记录": [], "目标": [["职工编号", "预期目标"]]}
    assert read(tmp_path, **sheets).findings == ()


def test_members_of_unread_households_are_not_called_lost_but_their_cells_are_checked(tmp_path):
    members = [["职工编号", "姓名", "出生日期"], ["1001", "乙", "明天"], ["1002", "丙", "2018.1.1"]]
    found = read(tmp_path, 单位=UNIONS, 户=[["姓名", "性别"], ["甲", "男"]], 家庭成员=members).findings
    assert places(found) == [("家庭成员!C2", "date-unreadable"), ("户!A1", "heading-missing")]


def test_two_sheets_of_the_same_title_but_for_spaces_are_both_read(tmp_path):
    sheets = {"单位": UNIONS, "户": HOUSEHOLDS[:2], "户 ": [HOUSEHOLDS[0], HOUSEHOLDS[2]]}
    intake = read_inputs([a_workbook(tmp_path / "表.xlsx", sheets)], LISTS)
    assert [filed.case.number for filed in intake.cases] == ["1001", "1002"]
