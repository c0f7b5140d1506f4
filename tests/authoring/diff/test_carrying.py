"""Last year's tags carried into this year's blank form, and what stays behind."""

from dataclasses import replace

from docgen.authoring.diff.carrying import Carried, carry_tags
from docgen.authoring.forms.model import Cell, Form, Line, Repeat, RepeatBody, Table
from tests.authoring.diff.forms import a_form, line, table


def carried(old: Table | Line, new: Table | Line) -> Carried:
    return carry_tags(a_form(old), a_form(new))


def filled(new: Form, made: Carried) -> list[str]:
    """The texts of the new form with the tags in their spots."""
    texts = []
    for where in (*new.lines, *new.cells):
        text = where.text
        for tag in sorted(made.tags, key=lambda tag: -tag.spot.start):
            if tag.spot.where == where:
                text = text[: tag.spot.start] + tag.text + text[tag.spot.end :]
        texts.append(text)
    return texts


def after(old: Table | Line, new: Table | Line) -> list[str]:
    return filled(a_form(new), carried(old, new))


def test_a_tag_goes_to_the_cell_right_of_its_caption() -> None:
    old = table("姓名‖{{ worker.name }}", "性别‖{{ worker.sex }}")
    assert after(old, table("性　别‖‖姓　名‖")) == [
        "性　别",
        "{{ worker.sex }}",
        "姓　名",
        "{{ worker.name }}",
    ]


def test_a_tag_goes_below_its_caption() -> None:
    old = table("姓名‖性别", "{{ worker.name }}‖{{ worker.sex }}")
    new = table("民族‖姓名‖性别", "‖‖")
    assert after(old, new)[3:] == ["", "{{ worker.name }}", "{{ worker.sex }}"]


def test_tags_of_a_sentence_go_into_its_blanks() -> None:
    old = line(
        "姓名：{{ worker.name }}，时间：{{ publicity.start_date|年月日 }}至{{ publicity.end_date|年月日 }}。"
    )
    new = line("姓名：____，时间：____年__月__日至　　年　月　日。")
    assert after(old, new) == [old.text]


def test_the_unit_that_is_printed_stays() -> None:
    old = table("面积‖{{ housing.floor_area }}平方米", "收入‖{{ income.worker_monthly }}")
    new = table("面积‖　　　　平方米", "收入‖　　　元")
    assert after(old, new)[1::2] == ["{{ housing.floor_area }}平方米", "{{ income.worker_monthly }}元"]


def test_boxes_go_to_their_own_options_before_and_behind_the_words() -> None:
    before = table('原因‖{{ box(cause.main, "残疾") }}残疾　　{{ box(cause.main, "失业") }}失业')
    assert after(before, table("原因‖□失业　　□大病　　□残疾"))[1] == (
        '{{ box(cause.main, "失业") }}失业　　□大病　　{{ box(cause.main, "残疾") }}残疾'
    )
    behind = line('1.残疾{{ box(cause.main, "残疾") }}　2.失业{{ box(cause.main, "失业") }}')
    assert after(behind, line("1.残疾□　2.失业□")) == [behind.text]


def test_rows_of_a_loop_become_a_loop_with_room_for_the_new_rows() -> None:
    old = table(
        "姓名‖关系",
        "{%tr for member in members|至少(4) %}‖",
        "{{ member.name }}‖{{ member.relation }}",
        "{%tr endfor %}‖",
    )
    new = table("关系‖姓名", "‖", "‖", "‖", "备注‖")
    made = carried(old, new)
    assert made.repeats == [Repeat(0, 1, 3, "member in members|至少(3)")]
    assert filled(a_form(new), made)[2:4] == ["{{ member.relation }}", "{{ member.name }}"]
    assert made.left == []


def test_blank_rows_in_a_loop_of_a_sheet_do_not_end_it() -> None:
    rows = (
        "姓名‖关系",
        "{%tr for m in members %}‖",
        "{{ m.name }}‖{{ m.relation }}",
        "‖",
        "‖",
        "{%tr endfor %}‖",
    )
    made = carried(table(*rows), table("姓名‖关系", "‖", "‖", "备注‖"))
    assert made.repeats == [Repeat(0, 1, 2, "m in members")]


def test_rows_that_a_merged_cell_ties_to_rows_below_are_no_loop() -> None:
    old = table("姓名‖关系", "{%tr for m in members %}‖", "{{ m.name }}‖{{ m.relation }}", "{%tr endfor %}‖")
    blank = table("姓名‖关系", "‖", "‖", "备注‖")
    cells = [replace(cell, row_span=2) if (cell.row, cell.column) == (2, 1) else cell for cell in blank.cells]
    made = carried(old, Table(0, tuple(cell for cell in cells if (cell.row, cell.column) != (3, 1))))
    assert (made.repeats, made.tags) == ([], [])


def test_a_caption_worded_otherwise_keeps_its_tag_only_where_it_is_the_same_field() -> None:
    old = table("婚姻状况‖{{ worker.marital_status }}", "家庭年度总收入‖{{ income.household_annual_total }}")
    made = carried(old, table("婚姻情况‖", "家庭月度总收入‖"))
    assert [tag.text for tag in made.tags] == ["{{ worker.marital_status }}"]
    [left] = made.left
    assert "家庭月度总收入" in left.reason


def test_tells_what_has_no_place_and_why() -> None:
    old = table("邮编‖{{ worker.postcode }}‖姓名‖{{ worker.name }}")
    made = carried(old, table("姓名‖另见附页‖民族‖"))
    assert made.tags == []
    assert [(item.caption, item.reason) for item in made.left] == [
        ("邮编", "新表没有“邮编”"),
        ("姓名", "新表的这一处没有空格可填"),
    ]


def test_a_tag_whose_loop_is_lost_stays_behind() -> None:
    old = a_form(
        line("{%p for case in cases %}"),
        line("{%p for member in case.members %}", index=1),
        table("姓名‖{{ member.name }}"),
        line("{%p endfor %}", index=2),
        line("{%p endfor %}", index=3),
    )
    made = carry_tags(old, a_form(table("姓名‖")))
    assert made.tags == []
    assert made.left[0].reason == "它所在的循环没有带入"


def test_a_loop_over_tables_and_lines_goes_around_what_its_tags_went_to() -> None:
    old = a_form(
        line("{%p for member in members|至少(1) %}"),
        line("职工姓名：{{ worker.name }}", index=1),
        table("姓名‖{{ member.name }}"),
        line("{%p endfor %}", index=2),
        line("填表人：{{ union.form_filler }}", index=3),
    )
    new = a_form(line("职工姓名：____"), table("性别‖‖姓名‖"), line("填表人：____", index=1))
    made = carry_tags(old, new)
    assert made.repeats == [RepeatBody(new.body[0], new.body[1], "member in members|至少(1)")]
    assert len(made.tags) == 3
    assert made.left == []


def test_a_loop_that_cannot_be_closed_around_its_tags_stays_behind_with_them() -> None:
    old = a_form(
        line("{%p for member in members %}"),
        table("姓名‖{{ member.name }}", "性别‖{{ member.sex }}"),
        line("{%p endfor %}", index=1),
        line("填表人：{{ union.form_filler }}", index=2),
    )
    new = a_form(table("姓名‖"), line("填表人：____"), table("性别‖", index=1))
    made = carry_tags(old, new)
    assert [tag.text for tag in made.tags] == ["{{ union.form_filler }}"]
    assert made.repeats == []
    assert {item.reason for item in made.left} == {"它所在的循环没有带入"}


def test_spots_never_overlap() -> None:
    old = table(
        '姓名‖{{ worker.name }}{{ worker.sex }}人‖{{ photo(worker.photo, 25, 35) or "照片" }}',
        '民族‖‖{{ photo(worker.photo, 25, 35) or "照片" }}',
    )
    made = carried(old, table("姓名‖‖照片"))
    assert [tag.text for tag in made.tags] == [
        "{{ worker.name }}{{ worker.sex }}",
        '{{ photo(worker.photo, 25, 35) or "照片" }}',
    ]


def test_a_caption_that_moved_to_another_person_keeps_no_tag() -> None:
    old = table(
        "职工姓名‖{{ worker.name }}‖联系电话‖{{ worker.contact }}", "帮扶责任人‖{{ plan.helper_name }}‖备注‖"
    )
    made = carried(old, table("职工姓名‖‖备注‖", "帮扶责任人‖‖联系电话‖"))
    assert [tag.text for tag in made.tags] == ["{{ worker.name }}", "{{ plan.helper_name }}"]
    [left] = made.left
    assert "挪了位置" in left.reason


def test_a_place_takes_one_tag_only() -> None:
    old = table("姓名‖{{ worker.name }}", "职工姓名‖{{ worker.name }}")
    new = Form("表", "word", (Table(0, (Cell(0, 0, 0, "姓名"), Cell(0, 0, 1, ""))),))
    assert len(carry_tags(a_form(old), new).tags) == 1


def test_a_photo_goes_where_the_word_for_it_is_printed() -> None:
    old = table('姓名‖{{ worker.name }}‖{{ photo(worker.photo, 25, 35) or "照　片" }}')
    assert after(old, table("照片‖姓名‖"))[0] == '{{ photo(worker.photo, 25, 35) or "照　片" }}'


def test_an_opinion_goes_before_the_words_for_the_seal() -> None:
    old = table("单位意见‖{{ review.unit_opinion }}\n（盖章）　　年　月　日")
    new = table("单位意见‖\n（盖章）　　年　月　日")
    assert after(old, new)[1] == old.cells[1].text
