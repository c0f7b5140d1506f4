"""Words that are no content: errors kept as text, placeholders, names with signs for lost characters."""

import pytest

from docgen.intake.cells import UnreadableError

from .inputs import read_cell


@pytest.mark.parametrize(
    "text", ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "####", '=DISPIMG("ID_1",1)']
)
def test_the_text_of_an_error_is_an_error(text: str) -> None:
    with pytest.raises(UnreadableError, match="cell-has-error"):
        read_cell("worker.employer", text)


@pytest.mark.parametrize("text", ["同上", " 同上 ", "〃", "？", "??", "待定", "待核实", "略"])
def test_a_placeholder_is_no_content(text: str) -> None:
    with pytest.raises(UnreadableError, match="text-placeholder"):
        read_cell("worker.employer", text)


@pytest.mark.parametrize("text", ["无", "/", "-", "3号楼#2", "同上村小学", "待岗", "#1厂"])
def test_other_words_are_kept(text: str) -> None:
    assert read_cell("worker.employer", text) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("罗 春 梅", "罗春梅"),
        ("王\u3000刚", "王刚"),
        ("罗春\n梅", "罗春梅"),
        ("欧阳 㛃𬭁", "欧阳㛃𬭁"),
        ("阿卜杜 热合曼", "阿卜杜 热合曼"),
        ("张小三 李小四", "张小三 李小四"),
        ("John Smith", "John Smith"),
        ("李〇", "李〇"),
    ],
)
def test_a_name_is_read_without_the_spaces_that_widen_it(text: str, name: str) -> None:
    assert read_cell("members[].name", text) == name


@pytest.mark.parametrize("text", ["罗?梅", "罗？梅", "罗□梅", "罗*梅", "罗■", "张○○", "王伟2", "王伟２"])
def test_a_name_with_a_sign_for_a_character_is_doubtful(text: str) -> None:
    with pytest.raises(UnreadableError, match="name-doubtful"):
        read_cell("worker.name", text)


@pytest.mark.parametrize(
    "text", ["罗春梅、李四", "罗春梅/李四", "罗春梅（已故）", "罗（王旦）梅", "罗yan梅", "罗春y"]
)
def test_a_name_with_another_or_with_what_is_no_name_is_doubtful(text: str) -> None:
    with pytest.raises(UnreadableError, match="name-doubtful"):
        read_cell("members[].name", text)


@pytest.mark.parametrize(
    ("text", "name"),
    [("壮", "壮族"), ("汉", "汉族"), ("土家", "土家族"), ("壮族", "壮族"), ("穿青人", "穿青人"), (" ", None)],
)
@pytest.mark.parametrize("path", ["worker.ethnicity", "members[].ethnicity"])
def test_a_people_is_read_by_its_whole_name(path: str, text: str, name: str | None) -> None:
    assert read_cell(path, text) == name


def test_a_lost_character_is_told() -> None:
    with pytest.raises(UnreadableError, match="text-unprintable"):
        read_cell("worker.employer", "罗\ufffd厂")


def test_radicals_are_read_as_the_characters_they_look_like() -> None:
    assert read_cell("worker.employer", "⼯会⼩学") == "工会小学"


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        ("worker.id_number", "-", "id-number-malformed"),
        ("bank.card_number", "——", "card-number-malformed"),
        ("worker.mobile", "/", "phone-malformed"),
    ],
)
def test_a_stroke_is_no_number(path: str, text: str, code: str) -> None:
    with pytest.raises(UnreadableError, match=code):
        read_cell(path, text)


def test_a_stroke_among_choices_is_kept_to_be_told() -> None:
    assert read_cell("cause.secondary", "/") == ("/",)
