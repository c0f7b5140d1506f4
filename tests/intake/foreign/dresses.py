"""The same households in the dresses in which other systems and other hands write them."""

from collections.abc import Callable, Iterable, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen.sheets import EXAMPLE_MARK, EXPLANATION_MARK

from .households import (
    FAMILIES,
    FIRST,
    HEAD,
    MEMBER_HEAD,
    SECOND,
    Row,
    member_rows,
    own_row,
    person_row,
    row_of,
)

Dress = Callable[[], Workbook]
DRESSES: dict[str, Dress] = {}
WARNINGS: dict[str, list[str]] = {}
OWN_HEAD = HEAD[1:]
PERSON_HEAD = MEMBER_HEAD[1:]


def dress(*warnings: str) -> Callable[[Dress], Dress]:
    """Registers a workbook by the name of its function, with the warnings that reading it gives."""

    def register(made: Dress) -> Dress:
        DRESSES[made.__name__] = made
        WARNINGS[made.__name__] = list(warnings)
        return made

    return register


def a_book(*rows: Row, title: str = "Sheet1", members: bool = True) -> Workbook:
    """A workbook of one sheet of households, and one of members where these do not stand beside."""
    book = Workbook()
    book.active.title = title
    fill(book.active, rows)
    if members:
        fill(book.create_sheet("成员信息"), (MEMBER_HEAD, *member_rows()))
    return book


def fill(sheet: Worksheet, rows: Iterable[Row]) -> None:
    for row in rows:
        sheet.append(list(row))


def merge(sheet: Worksheet, *ranges: str) -> None:
    for cells in ranges:
        sheet.merge_cells(cells)


def households() -> list[list[object]]:
    return [row_of(family) for family in FAMILIES]


@dress()
def sheets_of_other_names() -> Workbook:
    return a_book(HEAD, *households(), title="困难职工花名册")


@dress()
def headings_below_titles() -> Workbook:
    return a_book(
        ["2018年困难职工花名册"], [], ["填报：示例市总工会", None, None, "2018年12月"], HEAD, *households()
    )


@dress()
def a_merged_title() -> Workbook:
    book = a_book(["困难职工花名册"], ["示例市", None, None, "2018年12月25日"], HEAD, *households())
    merge(book.active, "A1:G1", "A2:C2", "D2:G2")
    return book


@dress()
def captions_spaced_starred_and_bracketed() -> Workbook:
    head = (
        "＊所 属 工 会", "职工\n编号", "★姓　名（必填）", "身份证号码（18位）", "手 机：",
        "本人月平均收入（元／月）", "【家庭其他非薪资年收入】(元)",
    )  # fmt: skip
    return a_book(head, *households())


@dress()
def numbered_captions_and_a_running_number() -> Workbook:
    head = ["序号", *(f"{number}.{text}" for number, text in enumerate(HEAD, 1))]
    return a_book(head, *([number, *row] for number, row in enumerate(households(), 1)))


@dress()
def other_words_for_the_captions() -> Workbook:
    head = (
        "工会",
        "困难职工编号",
        "户主姓名",
        "居民身份证号码",
        "移动电话",
        "本人月收入",
        "家庭其他非薪资年收入",
    )
    return a_book(head, *households())


@dress()
def amounts_in_ten_thousands() -> Workbook:
    head = [*HEAD[:-1], "家庭其他非薪资年收入（万元）"]
    return a_book(head, *([*row[:-1], row[-1] / 10_000] for row in households()))


@dress()
def amounts_in_ten_thousands_as_text() -> Workbook:
    head = [*HEAD[:-1], "家庭其他非薪资年收入（单位：万元）"]
    return a_book(head, *([*row[:-1], f"{row[-1] / 10_000}万"] for row in households()))


@dress()
def one_unit_for_the_whole_table() -> Workbook:
    rows = ([*row[:-2], row[-2] / 10_000, row[-1] / 10_000] for row in households())
    return a_book(["花名册"], [None, None, None, None, None, "单位：万元"], HEAD, *rows)


@dress()
def one_unit_below_the_table() -> Workbook:
    rows = ([*row[:-2], row[-2] / 10_000, row[-1] / 10_000] for row in households())
    return a_book(HEAD, *rows, ["注：表中金额单位为万元。"])


@dress()
def one_unit_for_a_group_of_columns() -> Workbook:
    head = ["基本情况", *[None] * 4, "收入情况（单位：万元）", None]
    rows = ([*row[:-2], row[-2] / 10_000, row[-1] / 10_000] for row in households())
    book = a_book(head, HEAD, *rows)
    merge(book.active, "A1:E1", "F1:G1")
    return book


@dress()
def a_group_in_yuan_in_a_table_of_ten_thousands() -> Workbook:
    rows = ([*row[:-1], row[-1] / 10_000] for row in households())
    book = a_book(["单位：万元"], ["基本情况", *[None] * 4, "月收入（元）", None], HEAD, *rows)
    book.active["G2"] = "其他"
    merge(book.active, "A2:E2")
    return book


@dress()
def a_total_and_signatures_at_the_end() -> Workbook:
    return a_book(
        HEAD,
        *households(),
        ["合 计", None, "3户", None, None, 3750, 16000],
        [],
        ["填表人：甲", None, "审核人：乙", None, None, "填表日期：2018年12月25日"],
        ["联系电话：", "08303190000"],
    )  # fmt: skip


@dress()
def a_total_in_the_column_of_names() -> Workbook:
    rows = ([number, *row] for number, row in enumerate(households(), 1))
    return a_book(["序号", *HEAD], *rows, [4, None, None, "总计", None, None, 3750, 16000])


@dress()
def headings_again_on_every_page() -> Workbook:
    first, second, third = households()
    return a_book(HEAD, first, HEAD, second, ["本页小计", None, None, None, None, 2650], HEAD, third)


@dress()
def a_union_merged_over_its_households() -> Workbook:
    first, second, third = households()
    book = a_book(HEAD, first, [None, *second[1:]], third)
    merge(book.active, "A2:A3")
    return book


@dress()
def a_line_for_every_union() -> Workbook:
    first, second, third = map(own_row, FAMILIES)
    return a_book(
        ["困难职工花名册"],
        OWN_HEAD,
        [f"一、{FIRST}"],
        first,
        second,
        ["小计", "2户"],
        [f"二、{SECOND}"],
        third,
        ["合计", "3户"],
    )


@dress()
def a_sheet_for_every_union_named_for_it() -> Workbook:
    first, second, third = map(own_row, FAMILIES)
    book = a_book(OWN_HEAD, first, second, title=FIRST)
    fill(book.create_sheet(SECOND), [OWN_HEAD, third])
    return book


@dress()
def a_union_above_every_table() -> Workbook:
    first, second, third = map(own_row, FAMILIES)
    book = a_book(
        ["花名册"],
        [f"基层工会（盖章）：{FIRST}      填表人：甲", None, "2018年12月25日"],
        OWN_HEAD,
        first,
        second,
    )
    fill(book.create_sheet("Sheet2"), [["工会：", SECOND], OWN_HEAD, third])
    return book


@dress()
def members_in_numbered_columns() -> Workbook:
    head = [*HEAD, *(f"{text}{number}" for number in (1, 2) for text in PERSON_HEAD)]
    return a_book(head, *map(wide_row, FAMILIES), members=False)


@dress()
def members_in_columns_that_say_so() -> Workbook:
    head = [*HEAD, *(f"家庭成员{number}{text}" for number in ("一", "二") for text in PERSON_HEAD)]
    return a_book(head, *map(wide_row, FAMILIES), members=False)


@dress()
def members_in_merged_groups() -> Workbook:
    book = a_book(
        ["花名册"],
        [*HEAD, "家庭成员1", None, None, None, "家庭成员2", None, None, None],
        [*[None] * len(HEAD), *PERSON_HEAD, *PERSON_HEAD],
        *map(wide_row, FAMILIES),
        members=False,
    )
    merge(book.active, "A1:O1", "H2:K2", "L2:O2", *(f"{letter}2:{letter}3" for letter in "ABCDEFG"))
    return book


@dress()
def members_in_groups_that_are_not_merged() -> Workbook:
    return a_book(
        [*HEAD, "家庭成员①", None, None, None, "家庭成员②", None, None, None],
        [*[None] * len(HEAD), *PERSON_HEAD, *PERSON_HEAD],
        *map(wide_row, FAMILIES),
        members=False,
    )


@dress()
def members_side_by_side_in_one_group() -> Workbook:
    book = a_book(
        ["基本情况", *[None] * 6, "家庭成员情况", *[None] * 7],
        [*HEAD, *PERSON_HEAD, *PERSON_HEAD],
        *map(wide_row, FAMILIES),
        members=False,
    )
    merge(book.active, "A1:G1", "H1:O1")
    return book


@dress()
def a_row_for_every_member_under_merged_households() -> Workbook:
    book = a_book(
        [*HEAD, "家庭成员", None, None, None],
        [*[None] * len(HEAD), *PERSON_HEAD],
        *long_rows(False),
        members=False,
    )
    merge(book.active, "H1:K1", *(f"{letter}1:{letter}2" for letter in "ABCDEFG"))
    merge(book.active, *(f"{letter}3:{letter}4" for letter in "ABCDEFG"))
    return book


@dress()
def a_row_for_every_member_with_the_household_again() -> Workbook:
    head = [*HEAD, "成员姓名", "关系", "成员身份证号", "成员月收入"]
    return a_book(head, *long_rows(True), members=False)


@dress()
def members_named_for_their_relation() -> Workbook:
    first, second = FAMILIES[:2]
    third = FAMILIES[2]
    head = [*HEAD, "配偶姓名", "配偶身份证号", "配偶月收入", "子女姓名", "子女身份证号", "子女月收入"]
    blank = [None] * 3
    rows = (
        [*row_of(first), *related(first.members[0]), *related(first.members[1])],
        [*row_of(second), *related(second.members[0]), *blank],
        [*row_of(third), *blank, *related(third.members[0])],
    )
    return a_book(head, *rows, members=False)


@dress()
def incomes_in_one_group_by_person() -> Workbook:
    head = [*HEAD[:5], "月收入（元）", None, HEAD[6], "家庭成员1", None, None, "家庭成员2", None, None]
    below = [*[None] * 5, "本人", "配偶", None, *PERSON_HEAD[:3], *PERSON_HEAD[:3]]
    rows = []
    for family in FAMILIES:
        row = row_of(family)
        couple = [person for person in family.members if person.relation in ("丈夫", "妻子")]
        people = [cell for person in family.members for cell in person_row(person)[:3]]
        rows.append([*row[:6], couple[0].income if couple else None, row[6], *people])
    book = a_book(head, below, *rows, members=False)
    merge(book.active, "F1:G1", "I1:K1", "L1:N1", *(f"{letter}1:{letter}2" for letter in "ABCDEH"))
    return book


@dress("hidden-read", "hidden-read")
def hidden_rows_and_columns() -> Workbook:
    book = a_book(HEAD, *households())
    book.active.row_dimensions[3].hidden = True
    book.active.column_dimensions["E"].hidden = True
    return book


@dress()
def explanations_and_an_example() -> Workbook:
    example = [
        EXAMPLE_MARK + FIRST,
        EXAMPLE_MARK + "510504000001",
        EXAMPLE_MARK + "张三",
        "",
        "13800000000",
        1000,
        0,
    ]
    return a_book(HEAD, [f"{EXPLANATION_MARK}：工会全称", "12 位"], example, *households())


@dress()
def a_month_of_birth_beside_the_number() -> Workbook:
    head = [*HEAD, "出生年月"]
    months = ("1975.3", "1977年10月", 1980.06)
    return a_book(head, *([*row, month] for row, month in zip(households(), months, strict=True)))


@dress()
def a_closing_line() -> Workbook:
    book = a_book(HEAD, *households(), ["（以下空白）"])
    merge(book.active, "A5:G5")
    return book


@dress()
def stars_behind_the_units() -> Workbook:
    return a_book([*HEAD[:5], "本人月平均收入(元)*", "家庭其他非薪资年收入（元）★"], *households())


@dress()
def headings_far_below_their_title() -> Workbook:
    above = [["附件3"], ["困难职工花名册"], ["（2018年度）"], [], ["制表：示例市总工会"], ["2018年12月"]]
    return a_book(*above, HEAD, *households())


@dress()
def a_row_of_column_numbers() -> Workbook:
    return a_book(HEAD, ["甲", "乙", "丙", 1, 2, 3, 4], *households())


@dress()
def lines_of_unions_that_count_their_households() -> Workbook:
    first, second, third = map(own_row, FAMILIES)
    book = a_book(
        OWN_HEAD,
        [f"（一）{FIRST}（2户）"],
        first,
        second,
        [f"（二）{SECOND}：共1户"],
        third,
        ["主要负责人签字：", None, "经办人：", None, "2018年3月"],
    )
    merge(book.active, "A2:F2", "A5:F5")
    return book


@dress()
def three_rows_of_headings() -> Workbook:
    book = a_book(
        ["序号", "困难职工", *[None] * 6, "家庭成员情况", *[None] * 7],
        [None, *HEAD, "成员一", *[None] * 3, "成员二", *[None] * 3],
        [*[None] * 8, *PERSON_HEAD, *PERSON_HEAD],
        *([number, *wide_row(family)] for number, family in enumerate(FAMILIES, 1)),
        members=False,
    )
    merge(
        book.active,
        "A1:A3",
        "B1:H1",
        "I1:P1",
        "I2:L2",
        "M2:P2",
        *(f"{letter}2:{letter}3" for letter in "BCDEFGH"),
    )
    return book


@dress("member-is-worker", "member-is-worker", "member-is-worker")
def the_householder_among_the_members() -> Workbook:
    head = [*HEAD, "家庭成员姓名", "与职工关系", "与户主关系", "成员身份证号", "成员月收入"]
    rows = []
    for family in FAMILIES:
        own = row_of(family)
        rows.append([*own, family.name, None, "户主", family.id_number, family.income])
        for person in family.members:
            rows.append([*own, person.name, person.relation, None, person.id_number, person.income])
    return a_book(head, *rows, members=False)


@dress()
def a_row_for_every_member_with_the_number_alone() -> Workbook:
    head = [*HEAD, "成员姓名", "关系", "成员身份证号", "成员月收入"]
    rows = [list(row) for row in long_rows(False)]
    rows[1][1] = FAMILIES[0].number
    return a_book(head, *rows, members=False)


@dress()
def half_of_a_household_merged() -> Workbook:
    book = a_row_for_every_member_with_the_number_alone()
    merge(book.active, "A2:A3", "C2:C3")
    return book


@dress()
def a_total_of_formulas_nobody_calculated() -> Workbook:
    return a_book(
        HEAD, *households(), ["合计", "=COUNTA(B2:B4)", None, None, None, "=SUM(F2:F4)", "=SUM(G2:G4)"]
    )


@dress("row-passed-over")
def words_below_the_table() -> Workbook:
    return a_book(HEAD, *households(), ["（此表一式三份）"])


@dress()
def advice_behind_the_captions() -> Workbook:
    head = (
        "所属\n工会\n（必填）", "职工\u200b编号\n（12位）", "姓名（如张三）", "身份证号\n（18位，末位X大写）",
        "手机号码\n（11位）", *HEAD[5:],
    )  # fmt: skip
    return a_book(head, *households())


def wide_row(family: object) -> list[object]:
    members = [cell for person in family.members for cell in person_row(person)]
    return [*row_of(family), *members]


def long_rows(is_repeated: bool) -> Iterable[Sequence[object]]:
    for family in FAMILIES:
        for number, person in enumerate(family.members):
            own = row_of(family) if is_repeated or not number else [None] * len(HEAD)
            yield [*own, *person_row(person)]


def related(person: object) -> list[object]:
    return [person.name, person.id_number, person.income]
