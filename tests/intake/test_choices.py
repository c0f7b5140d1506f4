import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.intake.cells import UnreadableError
from docgen.intake.choices import read_code, read_codes, read_yes_no

from .inputs import LISTS

CAUSES, INDUSTRIES = LISTS["cause"], LISTS["industry"]
NONE_ABLE, OUT_OF_WORK, LAID_OFF, INSURED, OTHER = CAUSES.labels


@pytest.mark.parametrize(
    "cell", ["是", "有", "true", "TRUE", "1", "√", "Y", "yes", "☑", "✓", " 是　", True, 1.0]
)
def test_reads_yes(cell):
    assert read_yes_no(cell) is True


@pytest.mark.parametrize("cell", ["否", "无", "false", "FALSE", "0", "×", "N", "no", "没有", False, 0.0])
def test_reads_no(cell):
    assert read_yes_no(cell) is False


def test_spaces_are_neither_yes_nor_no():
    assert read_yes_no(" ") is None


@pytest.mark.parametrize("cell", ["不详", "□", "是否", 2.0, dt.date(2018, 1, 1)])
def test_refuses_what_is_neither_yes_nor_no(cell):
    with pytest.raises(UnreadableError, match="yes-no-unreadable"):
        read_yes_no(cell)


@pytest.mark.parametrize(
    ("cell", "label"),
    [
        ("下岗失业", LAID_OFF),
        (" 下岗　失业", LAID_OFF),
        ("3", LAID_OFF),
        (3.0, LAID_OFF),
        ("③", LAID_OFF),
        ("（3）", LAID_OFF),
        ("⑶下岗失业", LAID_OFF),
        ("3.下岗失业", LAID_OFF),
        ("3、下岗失业", LAID_OFF),
        ("☑下岗失业", LAID_OFF),
        ("口下岗失业", LAID_OFF),
        ("其他", OTHER),
        ("13", OTHER),
        ("欠薪", "欠薪"),
        ("  ", None),
    ],
)
def test_a_code_becomes_its_official_label_or_stays_as_written(cell, label):
    assert read_code(cell, CAUSES) == label


def test_a_code_without_a_list_stays_as_written():
    assert read_code("区级", None) == "区级"


def test_several_numbers_are_no_single_choice():
    with pytest.raises(UnreadableError, match="value-not-in-list"):  # 13 is 其他
        read_code("1、3", CAUSES)


@pytest.mark.parametrize(
    ("cell", "labels"),
    [
        ("下岗失业", (LAID_OFF,)),
        ("下岗失业、有劳动能力而未就业", (LAID_OFF, OUT_OF_WORK)),
        ("下岗失业，其他；家庭成员无劳动能力", (LAID_OFF, OTHER, NONE_ABLE)),
        ("下岗失业\n其他", (LAID_OFF, OTHER)),
        ("下岗失业 其他", (LAID_OFF, OTHER)),
        ("①②④", (NONE_ABLE, OUT_OF_WORK, INSURED)),
        ("①下岗失业", ("①下岗失业",)),
        ("①家庭成员无劳动能力③下岗失业", (NONE_ABLE, LAID_OFF)),
        ("1、3", (NONE_ABLE, LAID_OFF)),
        ("1 3", (NONE_ABLE, LAID_OFF)),
        ("1.3", (NONE_ABLE, LAID_OFF)),
        ("１，３", (NONE_ABLE, LAID_OFF)),
        ("⑴⑶", (NONE_ABLE, LAID_OFF)),
        ("13", (OTHER,)),
        (3.0, (LAID_OFF,)),
        ("1、7", (NONE_ABLE, "7")),
        ("下岗失业、欠薪", (LAID_OFF, "欠薪")),
        ("下岗失业、3", (LAID_OFF,)),
        ("纳入大病保险和医疗互助保险保障", (INSURED,)),
        ("其他（注明）、下岗失业", (OTHER, LAID_OFF)),
        ("其他（讨薪）", ("其他（讨薪）",)),
        ("无", ()),
        ("", ()),
    ],
)
def test_codes_are_told_apart(cell, labels):
    assert read_codes(cell, CAUSES) == labels


@pytest.mark.parametrize(
    ("cell", "labels"),
    [
        ("农、林、牧、渔业", ("农、林、牧、渔业",)),
        ("教育、农、林、牧、渔业", ("教育", "农、林、牧、渔业")),
        ("交通运输、仓储和邮政业，教育", ("交通运输、仓储和邮政业", "教育")),
        ("农、林、牧、渔业、交通运输、仓储和邮政业", ("农、林、牧、渔业", "交通运输、仓储和邮政业")),
    ],
)
def test_a_label_that_holds_separators_survives(cell, labels):
    assert read_codes(cell, INDUSTRIES) == labels


@pytest.mark.parametrize(
    ("cell", "labels"),
    [
        ("☑下岗失业 □其他", (LAID_OFF,)),
        ("□其他☑下岗失业、□有劳动能力而未就业", (LAID_OFF,)),
        ("☑下岗失业\n☑其他\n☐有劳动能力而未就业", (LAID_OFF, OTHER)),
        ("口其他 ■下岗失业", (LAID_OFF,)),
        ("囗其他 √下岗失业", (LAID_OFF,)),
    ],
)
def test_of_boxes_pasted_with_their_labels_the_ticked_ones_count(cell, labels):
    assert read_codes(cell, CAUSES) == labels
    if len(labels) == 1:
        assert read_code(cell, CAUSES) == labels[0]


@pytest.mark.parametrize(
    "cell",
    ["□下岗失业 □其他", "下岗失业√ 其他", "下岗失业√ 其他√", "☑下岗失业 其他", "□下岗失业、其他", "□ ☑"],
)
def test_boxes_that_leave_open_what_is_chosen_are_no_choice(cell):
    with pytest.raises(UnreadableError, match="value-not-in-list"):
        read_codes(cell, CAUSES)


def test_names_without_a_list_are_parted_but_keep_their_spaces():
    assert read_codes("张 三、李四，王五", None) == ("张 三", "李四", "王五")


def test_the_number_1_3_may_have_been_1_and_30():
    with pytest.raises(UnreadableError, match="value-not-in-list"):
        read_codes(1.3, CAUSES)


def test_a_long_text_of_many_separators_is_read_in_no_time():
    assert len(read_codes("、".join(f"第{number}项" for number in range(3000)), CAUSES)) == 3000


NUMBERS = st.lists(st.integers(1, 4), min_size=2, max_size=4, unique=True)
SEPARATORS = st.sampled_from(["、", "，", ",", ", ", ";", "；", "/", " ", "\n", ".", "、 "])


@given(NUMBERS, SEPARATORS)
def test_numbers_alone_choose_their_options_whatever_parts_them(numbers, separator):
    cell = separator.join(map(str, numbers))
    assert read_codes(cell, CAUSES) == tuple(CAUSES.labels[number - 1] for number in numbers)


@given(NUMBERS, st.sampled_from(["①②③④", "⑴⑵⑶⑷", "⒈⒉⒊⒋", "１２３４"]), st.sampled_from(["、", "", " "]))
def test_circled_and_bracketed_numbers_choose_theirs(numbers, signs, separator):
    separator = separator or ("、" if signs[0] == "１" else "")
    cell = separator.join(signs[number - 1] for number in numbers)
    assert read_codes(cell, CAUSES) == tuple(CAUSES.labels[number - 1] for number in numbers)


@pytest.mark.parametrize(
    "text", ["1、下岗失业；2、子女上学", "1、子女上学", "子女上学、2、下岗失业", "（1）、下岗失业"]
)
def test_numbers_among_words_may_choose_or_number_and_are_refused(text):
    with pytest.raises(UnreadableError) as fault:
        read_codes(text, CAUSES)
    assert fault.value.code == "value-not-in-list"
    assert "序号" in fault.value.details["suggestion"]
