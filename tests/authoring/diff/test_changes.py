"""What changed between two versions of a form, caption by caption."""

import pytest

from docgen.authoring.diff.changes import ChangeKind, compare_forms
from docgen.authoring.diff.pieces import Gap, Piece, parts_of
from docgen.authoring.forms.model import Form
from tests.authoring.diff.forms import a_form, line, table

OLD = a_form(
    line("建档编号：________　　建档日期：____年__月__日"),
    table("*姓　名‖‖性别‖", "婚姻状况‖‖邮编‖", "开户银行‖‖银行卡号‖", "备注‖‖‖"),
)


def changes(old: Form, new: Form) -> list[tuple[str, str, str]]:
    return [
        (item.kind.value, item.old.text if item.old else "", item.new.text if item.new else "")
        for item in compare_forms(old, new)
        if item.kind is not ChangeKind.SAME
    ]


def test_spaces_stops_and_the_width_of_signs_are_no_change() -> None:
    new = a_form(
        line("建档编号:______建档日期：　　年　　月　　日"),
        table("*姓名‖‖性　　别‖", "婚姻状况‖‖邮　编‖", "开户银行‖‖银行卡号‖", "备注‖‖‖"),
    )
    assert changes(OLD, new) == []


def test_tells_captions_added_removed_renamed_moved_and_starred() -> None:
    new = a_form(
        line("建档编号：________　　建档日期：____年__月__日"),
        table("*姓　名‖‖*性别‖", "备注‖‖‖", "婚姻情况‖‖居住年限‖", "开户银行‖‖银行卡号‖"),
    )
    assert changes(OLD, new) == [
        ("starred", "性别", "*性别"),
        ("moved", "备注", "备注"),
        ("renamed", "婚姻状况", "婚姻情况"),
        ("added", "", "居住年限"),
        ("removed", "邮编", ""),
    ]


def test_a_row_put_in_moves_nothing() -> None:
    new = a_form(
        line("建档编号：________　　建档日期：____年__月__日"),
        table("*姓　名‖‖性别‖", "民族‖‖学历‖", "婚姻状况‖‖邮编‖", "开户银行‖‖银行卡号‖", "备注‖‖‖"),
    )
    assert changes(OLD, new) == [("added", "", "民族"), ("added", "", "学历")]


def test_tags_count_as_the_blanks_they_fill() -> None:
    tagged = a_form(
        line("建档编号：{{ worker.dossier_no }}　　建档日期：{{ household.filed_date|年月日 }}"),
        table(
            "*姓　名‖{{ worker.name }}‖性别‖{{ worker.sex }}",
            "婚姻状况‖{{ worker.marital_status }}‖邮编‖{{ worker.postcode }}",
            "开户银行‖{{ bank.name }}‖银行卡号‖{{ bank.card_number }}",
            "备注‖{{ household.remark }}‖‖",
        ),
    )
    assert changes(tagged, OLD) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("姓名：____，电话：____", ["姓名", "", "电话", ""]),
        ("　　　　平方米", ["", "平方米"]),
        ("□是　　□否", ["", "是", "", "否"]),
        ("至____年__月__日前反映", ["至", "", "年", "", "月", "", "日", "前反映"]),
        ("1.就业；2.助学　3.其他", ["1.就业", "2.助学", "3.其他"]),
        ("姓　　名", ["姓 名"]),
        ('{{ box(cause.main, "残疾") }}残疾', ["", "残疾"]),
        ("", []),
    ],
)
def test_takes_a_text_apart_at_its_blanks(text: str, wanted: list[str]) -> None:
    parts = parts_of(line(text))
    assert [part.text if isinstance(part, Piece) else "" for part in parts] == wanted


def test_an_underlined_blank_is_a_gap() -> None:
    parts = parts_of(line("拟将　　户", (2, 4)))
    assert [type(part) for part in parts] == [Piece, Gap, Piece]
