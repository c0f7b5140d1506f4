"""What could mean two things, or is not a record, is told: nothing is guessed and nothing lost in silence."""

import pytest
from openpyxl import Workbook

from docgen.intake.read import read_inputs

from .dresses import a_book, fill, merge
from .households import FAMILIES, FIRST, HEAD, LISTS, MEMBER_HEAD, SECOND, own_row, row_of


def read(tmp_path, book):
    book.save(tmp_path / "花名册.xlsx")
    return read_inputs([tmp_path / "花名册.xlsx"], LISTS)


def found(intake):
    return [(f"{item.place.sheet}!{item.place.cell}", item.code) for item in intake.findings]


def one(*headings_and_cells, above=()):
    """A workbook of the first household with more columns."""
    head = [*HEAD, *(heading for heading, _ in headings_and_cells)]
    row = [*row_of(FAMILIES[0]), *(cell for _, cell in headings_and_cells)]
    return a_book(*above, head, row, members=False)


@pytest.mark.parametrize(
    ("heading", "labels"),
    [
        ("月收入", "“本人月平均收入”、“家庭月人均收入”"),
        ("年 收 入（万元）", "“本人年收入”、“家庭年度总收入”"),
        ("单位", "“所属工会”、“工作单位”"),
        ("面积", "“建筑面积”、“祖居面积（㎡）”、“现居面积（㎡）”"),
    ],
)
def test_a_caption_of_two_meanings_is_told_and_not_read(tmp_path, heading, labels):
    intake = read(tmp_path, one((heading, "5")))
    assert found(intake) == [("Sheet1!H1", "heading-ambiguous")]
    assert labels in intake.findings[0].sentence
    assert f'--map "Sheet1!{heading}=' in intake.findings[0].remedy


def test_a_column_of_units_is_the_unions_where_every_cell_says_so(tmp_path):
    head = ["单位", *HEAD[1:]]
    intake = read(tmp_path, a_book(head, *map(row_of, FAMILIES), members=False))
    assert [filed.case.union_name for filed in intake.cases] == [FIRST, FIRST, SECOND]
    assert intake.findings == ()


def test_somebody_elses_name_and_telephone_are_not_the_workers(tmp_path):
    head = [*HEAD[:4], "推荐人", None]
    below = [*[None] * 4, "姓名", "联系电话"]
    book = a_book(head, below, [*row_of(FAMILIES[0])[:4], "推荐甲", "13900000000"], members=False)
    merge(book.active, "E1:F1", "A1:A2", "B1:B2", "C1:C2", "D1:D2")
    intake = read(tmp_path, book)
    assert found(intake) == [("Sheet1!E2", "heading-ambiguous"), ("Sheet1!F2", "heading-ambiguous")]
    assert intake.cases[0].case.worker.contact is None


def test_numbered_names_without_anything_else_of_a_member_stay_unknown(tmp_path):
    intake = read(tmp_path, one(("关系1", "女儿"), ("备注2", "某")))
    assert found(intake) == [("Sheet1!H1", "heading-unknown"), ("Sheet1!I1", "heading-unknown")]


def test_members_below_a_blank_household_are_not_given_to_the_one_above(tmp_path):
    head = [*HEAD, "成员姓名", "关系"]
    rows = [[*row_of(FAMILIES[0]), "周样林", "丈夫"], [*[None] * 7, "周例雨", "女儿"]]
    intake = read(tmp_path, a_book(head, *rows, members=False))
    assert found(intake) == [("Sheet1!B3", "household-key-missing")]
    assert intake.findings[0].household == FAMILIES[0].number
    assert [member.name for member in intake.cases[0].case.members] == ["周样林"]


def test_a_member_without_a_name_blocks_the_household(tmp_path):
    intake = read(tmp_path, one(("姓名1", None), ("关系1", "女儿")))
    assert found(intake) == [("Sheet1!H2", "member-unnamed")]
    assert intake.findings[0].household == FAMILIES[0].number


def test_the_income_of_a_spouse_who_is_not_named_is_told(tmp_path):
    intake = read(tmp_path, one(("配偶月收入", 500)))
    assert found(intake) == [("Sheet1!H2", "member-unnamed")]
    assert intake.cases[0].case.members == ()


def test_a_household_that_comes_again_with_other_values_is_repeated(tmp_path):
    head = [*HEAD, "成员姓名", "关系"]
    first = row_of(FAMILIES[0])
    book = a_book(head, [*first, "甲", "丈夫"], [*first[:5], 9, *first[6:], "乙", "女儿"], members=False)
    assert found(read(tmp_path, book)) == [("Sheet1!B3", "household-repeated")]


def test_the_workers_own_row_among_the_members_does_not_count(tmp_path):
    family = FAMILIES[0]
    book = a_book(HEAD, row_of(family), members=False)
    own = [family.number, family.name, "本人", family.id_number, 1400]
    fill(book.create_sheet("家庭成员"), [MEMBER_HEAD, own])
    intake = read(tmp_path, book)
    assert found(intake) == [("家庭成员!A2", "member-is-worker")]
    assert intake.cases[0].case.members == ()


def test_a_number_in_a_column_of_ten_thousands_that_was_typed_in_yuan_is_told(tmp_path):
    intake = read(tmp_path, one(("家庭年收入（万元）", 36000)))
    assert found(intake) == [("Sheet1!H2", "amount-unreadable")]
    remedy = intake.findings[0].remedy
    assert remedy.startswith("请只写数字，单位为万元")
    assert remedy.endswith("如果是按元填写的，应为 3.6（即 36000 元）。")


def test_a_line_that_counts_people_gives_no_unit_of_money(tmp_path):
    intake = read(tmp_path, one(above=[["花名册"], ["单位：人、元"]]))
    assert (intake.cases[0].case.income.worker_monthly, intake.findings) == (1400, ())


@pytest.mark.parametrize(
    ("cell", "advice"),
    [
        ("75.3.15", "年份请写四位数。"),
        ("75年3月15日", "年份请写四位数。"),
        ("2015年9月", "这里只有年月，请补写日。"),
        (2015.9, "这里只有年月，请补写日。"),
        (2015, "这里只有年份，请补写月和日。"),
        ("5/4/2018", "年份请写在最前面。"),
        (43195, "这像 Excel 的日期序号，即 2018年4月5日；请把该格设为“日期”格式，或写出日期。"),
        ("2018年13月", ""),
        ("今年", ""),
    ],
)
def test_a_date_that_leaves_a_doubt_is_told_with_what_is_lacking(tmp_path, cell, advice):
    intake = read(tmp_path, one(("建档日期", cell)))
    assert found(intake) == [("Sheet1!H2", "date-unreadable")]
    assert intake.findings[0].remedy.endswith(f"的样子。{advice}")


@pytest.mark.parametrize(
    ("cell", "codes"), [("1975.3", []), (1975.3, []), ("1975年4月", ["date-unreadable"])]
)
def test_a_month_of_birth_must_be_that_of_the_number(tmp_path, cell, codes):
    assert [item.code for item in read(tmp_path, one(("出生年月", cell))).findings] == codes


def test_a_month_of_birth_without_a_number_is_no_date(tmp_path):
    head = ["所属工会", "职工编号", "姓名", "出生年月"]
    intake = read(tmp_path, a_book(head, [FIRST, "1", "甲", "1975.3"], members=False))
    assert [item.code for item in intake.findings] == ["date-unreadable"]


def test_a_value_merged_over_two_columns_is_told(tmp_path):
    book = one(("民族", "汉族"), ("政治面貌", None))
    merge(book.active, "H2:I2")
    intake = read(tmp_path, book)
    assert found(intake) == [("Sheet1!H2", "merged-across")]
    assert intake.findings[0].household == FAMILIES[0].number
    assert "H2:I2 合并成一格（汉族），跨“民族”、“政治面貌”，只读作“民族”。" in intake.findings[0].sentence


def test_an_amount_merged_over_two_households_is_each_ones_and_told(tmp_path):
    first, second = row_of(FAMILIES[0]), row_of(FAMILIES[1])
    book = a_book(HEAD, first, [*second[:6], None], members=False)
    merge(book.active, "G2:G3")
    intake = read(tmp_path, book)
    assert found(intake) == [("Sheet1!G2", "amount-merged")]
    assert intake.findings[0].household == FAMILIES[0].number
    assert [filed.case.income.household_other_annual for filed in intake.cases] == [12000, 12000]


def test_a_line_across_the_table_that_is_no_total_is_told(tmp_path):
    book = a_book(HEAD, row_of(FAMILIES[0]), ["以下为第二批"], row_of(FAMILIES[1]), members=False)
    merge(book.active, "A3:G3")
    intake = read(tmp_path, book)
    assert found(intake) == [("Sheet1!A3", "row-passed-over")]
    assert len(intake.cases) == 2


def test_a_signature_between_records_is_read_as_a_record(tmp_path):
    rows = [row_of(FAMILIES[0]), ["填表人：甲"], row_of(FAMILIES[1])]
    intake = read(tmp_path, a_book(HEAD, *rows, members=False))
    assert ("Sheet1!B3", "household-key-missing") in found(intake)


def test_a_total_that_has_a_household_number_is_a_record(tmp_path):
    rows = [row_of(FAMILIES[0]), ["合计", "510504000199", "甲"]]
    assert len(read(tmp_path, a_book(HEAD, *rows, members=False)).cases) == 2


def test_a_union_of_a_line_or_sheet_that_is_not_called_one_is_told(tmp_path):
    book = a_book(["单位：示例机械厂"], HEAD[1:], own_row(FAMILIES[0]), title="名册", members=False)
    fill(book.create_sheet("样例小学"), [HEAD[1:], own_row(FAMILIES[2])])
    intake = read(tmp_path, book)
    assert found(intake) == [("名册!A1", "union-assumed"), ("样例小学!A1", "union-assumed")]
    assert [filed.case.union_name for filed in intake.cases] == ["示例机械厂", "样例小学"]


def test_a_sheet_that_is_not_named_for_a_union_gives_none(tmp_path):
    intake = read(tmp_path, a_book(HEAD[1:], own_row(FAMILIES[0]), title="2018年名单", members=False))
    assert found(intake) == [("2018年名单!A2", "union-unknown")]


def test_two_unions_above_one_table_give_none(tmp_path):
    above = [[f"填报单位：{FIRST}"], [f"所属工会：{SECOND}"]]
    book = a_book(*above, HEAD[1:], own_row(FAMILIES[0]), members=False)
    assert [code for _, code in found(read(tmp_path, book))] == ["union-unknown"]


def test_beside_our_own_sheets_one_of_another_title_is_told_and_not_read(tmp_path):
    book = a_book(HEAD, *map(row_of, FAMILIES), title="户")
    intake = read(tmp_path, book)
    assert found(intake) == [("成员信息!A1", "sheet-passed-over")]
    assert all(filed.case.members == () for filed in intake.cases)


def test_a_hidden_sheet_is_not_taken_for_households(tmp_path):
    book = a_book(HEAD, *map(row_of, FAMILIES), title="名册", members=False)
    fill(book.create_sheet("旧名册"), [HEAD, row_of(FAMILIES[0])])
    book["旧名册"].sheet_state = "hidden"
    assert (len(read(tmp_path, book).cases), found(read(tmp_path, book))) == (3, [])


def test_lost_members_of_a_sheet_of_any_name_block_the_file(tmp_path):
    book = a_book(HEAD, *map(row_of, FAMILIES), members=False)
    fill(book.create_sheet("成员信息"), [MEMBER_HEAD, ["510504009999", "某", "女儿", None, 0]])
    intake = read(tmp_path, book)
    assert [item.code for item in intake.findings] == ["household-unknown"]
    assert intake.member_sheets == {("花名册.xlsx", "成员信息")}


def test_a_workbook_of_nothing_like_households_is_none(tmp_path):
    book = Workbook()
    fill(book.active, [["物品", "数量", "单价"], ["纸", 3, 20]])
    assert [item.code for item in read(tmp_path, book).findings] == ["sheet-missing"]


def test_an_example_in_which_a_household_was_entered_is_told(tmp_path):
    example = [FIRST, "【示例】001", "张例", "", "13800000000", 1000, 0]
    intake = read(tmp_path, a_book(HEAD, example, row_of(FAMILIES[0]), members=False))
    assert found(intake) == [("Sheet1!B2", "example-overwritten")]
    assert "“【示例】001”" in intake.findings[0].sentence
    assert len(intake.cases) == 1


def test_keys_merged_over_each_other_add_no_empty_record(tmp_path):
    book = a_book(HEAD, row_of(FAMILIES[0]), members=False)
    fill(book.create_sheet("家庭成员"), [("职工编号", "职工身份证号", "姓名"), [FAMILIES[0].number]])
    merge(book["家庭成员"], "A2:B2")
    intake = read(tmp_path, book)
    assert found(intake) == [("家庭成员!A2", "merged-across")]
    assert (intake.findings[0].household, intake.cases[0].case.members) == (FAMILIES[0].number, ())


def beside_members(*headings_and_cells):
    """The first household with its first member in its row, and more columns behind."""
    head = [*HEAD, "家庭成员姓名", "关系", *(heading for heading, _ in headings_and_cells)]
    member = FAMILIES[0].members[0]
    row = [*row_of(FAMILIES[0]), member.name, member.relation, *(cell for _, cell in headings_and_cells)]
    return a_book(head, row, members=False)


@pytest.mark.parametrize("heading", ["年龄", "健康状况", "性别", "月收入"])
def test_a_bare_caption_behind_a_members_is_nobodys(tmp_path, heading):
    intake = read(tmp_path, beside_members((heading, "46")))
    assert found(intake) == [("Sheet1!J1", "heading-ambiguous")]
    assert f"“家庭成员{heading}”" in intake.findings[0].sentence


@pytest.mark.parametrize("owner", ["职工", "家庭成员"])
def test_the_names_that_are_proposed_for_it_are_read(tmp_path, owner):
    intake = read(tmp_path, beside_members((f"{owner}年龄", 46), (f"{owner}健康状况", "良好")))
    case = intake.cases[0].case
    person = case.worker if owner == "职工" else case.members[0]
    assert (person.age, person.health_status, intake.findings) == (46, "良好", ())


def test_a_caption_of_the_workers_that_comes_again_behind_a_members_is_the_members(tmp_path):
    member = FAMILIES[0].members[0]
    intake = read(tmp_path, beside_members(("身份证号", member.id_number), ("联系电话", "13900000001")))
    case = intake.cases[0].case
    assert (case.worker.id_number, case.members[0].id_number) == (FAMILIES[0].id_number, member.id_number)
    assert (case.worker.contact, intake.findings) == ("13900000001", ())


def test_a_caption_of_another_group_than_the_members_is_the_workers(tmp_path):
    book = beside_members(("健康状况", "良好"))
    book.active.insert_rows(1)
    for cell, words in (("A1", "职工"), ("H1", "家庭成员"), ("J1", "基本情况")):
        book.active[cell] = words
    merge(book.active, "A1:G1", "H1:I1")
    intake = read(tmp_path, book)
    assert (intake.cases[0].case.worker.health_status, intake.findings) == ("良好", ())


def test_the_worker_among_the_members_is_known_by_name_where_no_number_is_given(tmp_path):
    head = ["所属工会", "职工编号", "职工姓名", "家庭成员姓名", "与职工关系", "成员身份证号"]
    own = [FIRST, FAMILIES[0].number, FAMILIES[0].name]
    rows = [[*own, FAMILIES[0].name, "本人", FAMILIES[0].id_number], [*own, "周样林", "丈夫", None]]
    intake = read(tmp_path, a_book(head, *rows, members=False))
    assert [code for _, code in found(intake)] == ["member-is-worker"]
    assert [member.name for member in intake.cases[0].case.members] == ["周样林"]


def test_a_householder_of_another_name_is_a_member(tmp_path):
    head = ["所属工会", "职工编号", "职工姓名", "家庭成员姓名", "与户主关系"]
    row = [FIRST, FAMILIES[0].number, FAMILIES[0].name, "周样林", "户主"]
    intake = read(tmp_path, a_book(head, row, members=False))
    assert (len(intake.cases[0].case.members), intake.findings) == (1, ())


def test_a_members_name_that_is_told_is_not_told_to_be_missing(tmp_path):
    intake = read(tmp_path, one(("姓名1", "周?林"), ("关系1", "丈夫")))
    assert found(intake) == [("Sheet1!H2", "name-doubtful")]


def test_a_union_that_is_told_is_not_told_to_be_missing(tmp_path):
    rows = [row_of(FAMILIES[0]), ["同上", *own_row(FAMILIES[1])], row_of(FAMILIES[2])]
    assert found(read(tmp_path, a_book(HEAD, *rows, members=False))) == [("Sheet1!A3", "text-placeholder")]


@pytest.mark.parametrize("between", [(), (("职务", "科长"),)])
@pytest.mark.parametrize(("heading", "owner"), [("联系电话", "联系方式"), ("工作单位", "帮扶单位")])
def test_a_telephone_behind_an_officer_may_be_the_officers(tmp_path, between, heading, owner):
    intake = read(tmp_path, one(("帮扶责任人", "李拟明"), *between, (heading, "13900000001")))
    assert {code for _, code in found(intake)} == {"heading-ambiguous"}
    told = next(item for item in intake.findings if heading in item.sentence)
    assert f"“职工{heading}”" in told.sentence
    assert owner in told.sentence
    worker = intake.cases[0].case.worker
    assert (worker.contact, worker.employer) == (None, None)


def test_a_telephone_behind_another_column_than_the_officers_is_the_workers(tmp_path):
    intake = read(
        tmp_path, one(("帮扶责任人", "李拟明"), ("主要致困原因", "下岗失业"), ("联系电话", "13900000001"))
    )
    assert (intake.cases[0].case.worker.contact, intake.findings) == ("13900000001", ())
