import pytest

from docgen.intake.nodes import BrokenMarkupError, Entries, Entry, Items, Scalar
from docgen.intake.yaml_nodes import parse_yaml


def entries(text):
    return {entry.key: entry.node for entry in parse_yaml(text).entries}


@pytest.mark.parametrize(
    "text",
    ["510502197001011234", "0x1F", "1_000", "1e5", "2018-03-15", "012", "true", "是", "1:30", "😀龘"],
)
def test_a_plain_value_stays_the_text_it_is(text):
    assert entries(f"甲: {text}") == {"甲": Scalar(1, text)}


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_nothing_and_null_are_absent(text):
    assert entries(f"甲: {text}") == {"甲": Scalar(1, None)}


def test_a_quoted_null_is_a_text():
    assert entries("甲: 'null'\n乙: ''") == {"甲": Scalar(1, "null"), "乙": Scalar(2, "")}


def test_a_block_keeps_its_lines():
    assert entries("甲: |\n  一\n  二\n")["甲"].value == "一\n二\n"


def test_every_value_and_key_has_its_line():
    tree = parse_yaml("# 说明\ncases:\n  - worker:\n      name: 甲\n")
    worker = Entries(4, (Entry(4, "name", Scalar(4, "甲")),))
    case = Entries(3, (Entry(3, "worker", worker),))
    assert tree == Entries(2, (Entry(2, "cases", Items(3, (case,))),))


def test_a_repeated_key_stands_there_twice():
    assert [entry.node.value for entry in parse_yaml("甲: 1\n甲: 2").entries] == ["1", "2"]


def test_tags_are_not_obeyed():
    assert entries("甲: !!python/object/apply:os.system ['rm']")["甲"] == Items(1, (Scalar(1, "rm"),))


def test_an_alias_gives_what_its_anchor_gave():
    tree = entries("甲: &a {乙: 1}\n丙: *a")
    assert tree["丙"] is tree["甲"]


def nested_aliases(count):
    lines = ["甲0: &a0 [1, 1]"] + [f"甲{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, count)]
    return "\n".join(lines)


def test_aliases_of_aliases_take_no_more_room_than_they_are_written_in():
    assert len(parse_yaml(nested_aliases(20)).entries) == 20


def test_aliases_that_come_to_more_than_any_file_holds_are_refused_at_their_line():
    with pytest.raises(BrokenMarkupError) as fault:
        parse_yaml(nested_aliases(40))
    assert fault.value.line == 23


@pytest.mark.parametrize("text", ["", "# 只有说明\n", "---\n"])
def test_a_text_without_content_is_an_absent_value(text):
    assert parse_yaml(text).value is None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("甲: 1\n乙: [1, 2\n丙: 3", 3),
        ("甲: 1\n\t乙: 2", 2),
        ("甲: 1\n---\n乙: 2", 2),
        ("甲: *a", 1),
        ("甲: &a [*a]", 1),
        ("甲: '未完", 1),
        ("甲: \x07", 1),
        ("[" * 60, 1),
        ("[" * 200_000, 1),
    ],
)
def test_broken_yaml_is_told_with_its_line(text, line):
    with pytest.raises(BrokenMarkupError) as fault:
        parse_yaml(text)
    assert fault.value.line == line
