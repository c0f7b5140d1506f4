import pytest

from docgen.intake.captions import Key, fold_heading, nearest_heading
from docgen.intake.headings import find_headings
from docgen.sheets import SHEETS

BY_TITLE = {sheet.title: sheet for sheet in SHEETS}
HOUSEHOLDS, MEMBERS, VISITS = BY_TITLE["户"], BY_TITLE["家庭成员"], BY_TITLE["走访记录"]


def targets(title, *rows):
    found = find_headings(BY_TITLE[title], rows)
    return [column.target for column in found.columns] if found else None


@pytest.mark.parametrize(
    "heading",
    [
        "身份证号",
        "*身份证号",
        "＊身份证号",
        "身份证号：",
        "身 份\u3000证\n号",
        "身份证号码",
        "身份证号（必填）",
        "★身份证号",
    ],
)
def test_a_heading_is_known_in_any_dress(heading):
    assert targets("户", ["职工编号", heading]) == ["worker.number", "worker.id_number"]


@pytest.mark.parametrize(
    ("heading", "target"),
    [
        ("本人月平均收入（元/月）", "income.worker_monthly"),
        ("本人月平均收入(元)", "income.worker_monthly"),
        ("现居面积", "housing.current_area"),
        ("现居面积（平方米）", "housing.current_area"),
        ("现居面积(㎡)", "housing.current_area"),
        ("现居面积(m2)", "housing.current_area"),
        ("水田", "land.paddy_mu"),
        ("家庭人口（人）", "household.size"),
        ("次要致困原因", "cause.secondary"),
        ("致困原因", "cause.main"),
        ("致困原因(选项)", "cause.all"),
    ],
)
def test_a_unit_in_brackets_is_understood(heading, target):
    assert targets("户", ["职工编号", "姓名", heading])[-1] == target


@pytest.mark.parametrize(
    "heading", ["本人月平均收入（美元）", "本人月平均收入（元/年）", "本人月平均收入（税后）", "年龄（万元）"]
)
def test_a_unit_that_is_not_the_fields_makes_the_heading_unknown(heading):
    found = find_headings(HOUSEHOLDS, [["职工编号", "姓名", heading]])
    assert [column.heading for column in found.unknown] == [heading]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.title)
def test_every_label_and_other_caption_leads_to_its_own_field(sheet):
    fields = [item for item in sheet.fields() if item.path != "members[].index"]
    for item in fields:
        other = next(label for label in (field.label for field in fields) if label != item.label)
        for caption in (item.label, *item.about.variants):
            assert targets(sheet.title, [caption, other])[0] == item.path


def test_the_heading_row_is_the_first_that_is_half_known():
    rows = [
        ["困难职工花名册"],
        ["填表单位：江阳化工厂", "", "2018年"],
        [],
        ["职工编号", "姓名", "籍贯"],
        ["1", "甲", "乙"],
    ]
    found = find_headings(HOUSEHOLDS, rows)
    assert (found.row, [column.letter for column in found.columns]) == (4, ["A", "B"])
    assert [column.heading for column in found.unknown] == ["籍贯"]


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [["职工编号"]],
        [["甲", "乙", "丙", "职工编号", "姓名"]],
        [[]] * 8 + [["职工编号", "姓名"]],
    ],
)
def test_rows_that_are_no_headings_are_not_taken_for_them(rows):
    assert find_headings(HOUSEHOLDS, rows) is None


def test_a_repeated_heading_names_the_column_that_counts():
    found = find_headings(HOUSEHOLDS, [["职工编号", "姓名", "职工姓名"]])
    assert [(late.letter, early.letter) for late, early in found.repeated] == [("C", "B")]
    assert len(found.columns) == 2


@pytest.mark.parametrize("sheet", [HOUSEHOLDS, MEMBERS], ids=lambda sheet: sheet.title)
def test_the_running_number_of_the_rows_is_passed_over_in_silence(sheet):
    found = find_headings(sheet, [["序号", "职工编号", "姓名"]])
    assert ([column.letter for column in found.columns], found.unknown) == (["B", "C"], ())


def test_in_a_sheet_of_members_the_id_number_is_the_members_own():
    headings = ["职工编号", "职工身份证号", "姓名", "身份证号"]
    assert targets("家庭成员", headings) == [Key.NUMBER, Key.ID, "members[].name", "members[].id_number"]


@pytest.mark.parametrize(
    ("heading", "key"),
    [("职工编号", Key.NUMBER), ("困难职工编号", Key.NUMBER), ("档案号", Key.DOSSIER), ("身份证号", Key.ID)],
)
def test_other_sheets_name_the_household_by_any_of_its_numbers(heading, key):
    assert targets("走访记录", [heading, "走访时间"]) == [key, "visits[].date"]


@pytest.mark.parametrize("heading", ["所属工会", "工会名称", "基层工会"])
def test_notices_name_their_union(heading):
    assert targets("公示", [heading, "公示起始日期"]) == [Key.UNION, "publicity.start_date"]


@pytest.mark.parametrize(
    ("sheet", "heading", "label"),
    [
        (HOUSEHOLDS, "身份证号吗", "身份证号"),
        (HOUSEHOLDS, "本人月平均收入（税后）", "本人月平均收入"),
        (VISITS, "职工编码", "职工编号"),
        (HOUSEHOLDS, "籍贯", ""),
    ],
)
def test_the_nearest_heading_is_proposed_when_it_is_near(sheet, heading, label):
    assert nearest_heading(sheet, heading) == label


def test_folding_takes_out_what_does_not_tell_headings_apart():
    assert fold_heading(" *关系（是户主的）：\n") == "关系是户主的"
