"""Columns assigned by hand: now with --map, or for good in the file beside the workbook."""

import pytest

from docgen.errors import InputUnreadableError, UsageError
from docgen.intake.column_map import ColumnMap, Entry, parse_entry
from docgen.intake.column_map_file import load_map, map_path, save_map
from docgen.intake.explain import explain_file
from docgen.intake.files import find_files
from docgen.intake.read import read_inputs

from .inputs import ID_A, LISTS, UNION, a_workbook, places

ROSTER = [
    ("工会", "职工编号", "困难职工名称", "身份证号", "年收入（万元）", "血型"),
    (UNION, "1001", "罗大山", ID_A, 1.2, "A"),
]


@pytest.fixture
def roster(tmp_path):
    return a_workbook(tmp_path / "名册.xlsx", {"Sheet1": ROSTER})


def by_hand(*texts):
    return ColumnMap(tuple(map(parse_entry, texts)))


def read_with(path, *texts):
    save_map(path, by_hand(*texts))
    return read_inputs([path], LISTS)


def columns(explained):
    return {column.letter: (column.field, column.why) for column in explained.sheets[0].columns}


@pytest.mark.parametrize("target", ["worker.name", "职工姓名", "姓名", "申请人"])
def test_a_column_is_assigned_by_the_path_or_any_caption_of_a_field(roster, target):
    (filed,) = read_with(roster, f"Sheet1!困难职工名称={target}").cases
    assert filed.case.worker.name == "罗大山"
    assert str(filed.origin.place("worker.name")) == "名册.xlsx Sheet1!C2"


@pytest.mark.parametrize("column", ["困难职工名称", "困难 职工名称：", "C列"])
def test_a_column_is_named_by_its_heading_or_letter(roster, column):
    assert read_with(roster, f"Sheet1!{column}=worker.name").cases[0].case.worker.name == "罗大山"


def test_an_assigned_column_counts_in_the_unit_its_own_heading_gives(roster):
    case = read_with(roster, "Sheet1!年收入（万元）=本人年收入").cases[0].case
    assert case.worker.annual_income == 12000


def test_a_column_left_out_is_no_finding_any_more(roster):
    entries = ("Sheet1!困难职工名称=姓名", "Sheet1!年收入（万元）=忽略", "Sheet1!血型=忽略")
    assert read_with(roster, *entries).findings == ()
    assert places(read_with(roster, *entries[:2]).findings) == [("Sheet1!F1", "heading-unknown")]


def test_a_column_may_be_a_members(tmp_path):
    rows = [("工会", "职工编号", "姓名", "身份证号", "爱人", "孩子"), (UNION, "1001", "甲", ID_A, "乙", "丙")]
    path = a_workbook(tmp_path / "名册.xlsx", {"Sheet1": rows})
    intake = read_with(path, "Sheet1!爱人=members[0].name", "Sheet1!孩子=members[1].name")
    assert [member.name for member in intake.cases[0].case.members] == ["乙", "丙"]


def test_a_sheet_is_read_as_the_one_that_was_named(tmp_path):
    sheets = {
        "户": [("职工编号", "姓名", "工会"), ("1001", "甲", UNION)],
        "亲人": [("职工编号", "姓名"), ("1001", "乙")],
    }
    path = a_workbook(tmp_path / "名册.xlsx", sheets)
    assert read_inputs([path], LISTS).cases[0].case.members == ()
    assert read_with(path, "亲人=家庭成员").cases[0].case.members[0].name == "乙"


def test_a_sheet_may_be_left_out(tmp_path):
    rows = [("职工编号", "姓名", "工会"), ("1001", "甲", UNION)]
    path = a_workbook(tmp_path / "名册.xlsx", {"一": rows, "汇总": rows})
    assert [item.code for item in read_inputs([path], LISTS).findings] == ["household-repeated"]
    assert read_with(path, "汇总=忽略").findings == ()


def test_a_key_of_a_sheet_of_members_is_assigned_by_its_caption(tmp_path):
    sheets = {
        "户": [("职工编号", "姓名", "身份证号", "工会"), ("1001", "甲", ID_A, UNION)],
        "家庭成员": [("所属职工", "姓名", "关系"), (ID_A, "乙", "女儿")],
    }
    path = a_workbook(tmp_path / "名册.xlsx", sheets)
    assert [item.code for item in read_inputs([path], LISTS).findings][0] == "heading-missing"
    assert read_with(path, "家庭成员!所属职工=职工身份证号").cases[0].case.members[0].name == "乙"


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        ("Sheet1!困难职工姓名=worker.name", "列标题“困难职工姓名”在工作表“Sheet1”中没有", "“困难职工名称”"),
        ("Shet1!困难职工名称=worker.name", "工作表“Shet1”在文件中没有", "“Sheet1”"),
        ("Sheet1!困难职工名称=worker.nam", "没有名为“worker.nam”的项目", "“worker.name”"),
        ("Sheet1!困难职工名称=职工姓民", "没有名为“职工姓民”的项目", "“职工姓名”"),
        ("Sheet1!困难职工名称=union.name", "“union.name”不是“户”表的项目", "“union_name”"),
        ("Sheet1=家庭", "没有“家庭”这张表", "“家庭成员”"),
    ],
)
def test_a_name_that_there_is_not_is_told_with_the_nearest(roster, text, what, remedy):
    with pytest.raises(UsageError) as error:
        explain_file(roster, LISTS, by_hand(text))
    assert what in error.value.what
    assert remedy in error.value.remedy
    save_map(roster, by_hand(text))
    with pytest.raises(UsageError):
        read_inputs([roster], LISTS)


@pytest.mark.parametrize("text", ["户", "户!=worker.name", "!姓名=worker.name", "户!姓名="])
def test_an_entry_of_another_shape_is_refused_with_an_example(text):
    with pytest.raises(UsageError, match="写法如"):
        parse_entry(text)


def test_an_entry_may_hold_an_equals_sign_in_its_heading():
    assert parse_entry("户!B=B1=忽略") == Entry("户", "B=B1", "忽略")


def test_what_is_assigned_now_counts_before_what_was_saved(roster):
    save_map(roster, by_hand("Sheet1!困难职工名称=worker.name", "Sheet1!血型=worker.specialty"))
    explained = explain_file(roster, LISTS, by_hand("Sheet1!血型=忽略"))
    assert explained.map_file == "名册.xlsx.列对应.yaml"
    assert columns(explained)["C"] == ("职工姓名", "手工指定")
    assert columns(explained)["F"] == ("", "手工指定忽略")


def test_the_saved_map_is_found_beside_the_file_and_listed_with_its_hash(roster):
    intake = read_with(roster, "Sheet1!困难职工名称=worker.name")
    assert [item.path for item in intake.inputs] == [str(roster), str(map_path(roster))]
    assert load_map(roster).entries == (Entry("Sheet1", "困难职工名称", "worker.name"),)


def test_a_map_is_no_data_of_its_folder(roster):
    path = save_map(roster, by_hand("Sheet1!困难职工名称=worker.name"))
    assert find_files([roster.parent]) == [roster]
    with pytest.raises(InputUnreadableError, match="列对应"):
        find_files([path])


@pytest.mark.parametrize("text", ["- 甲\n- 乙\n", "甲: [", "户!: worker.name\n"])
def test_a_map_that_cannot_be_read_is_told(roster, text):
    map_path(roster).write_text(text, encoding="utf-8")
    with pytest.raises(UsageError):
        read_inputs([roster], LISTS)


def test_an_empty_map_assigns_nothing(roster):
    map_path(roster).write_text("# 空\n", encoding="utf-8")
    assert load_map(roster).entries == ()
