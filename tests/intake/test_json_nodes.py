import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.intake.json_nodes import parse_json
from docgen.intake.nodes import BrokenMarkupError, Entries, Entry, Items, Scalar

VALUES = st.recursive(
    st.none() | st.booleans() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


def plain(node):
    """The tree as json.loads would give it."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Items):
        return [plain(item) for item in node.nodes]
    return {entry.key: plain(entry.node) for entry in node.entries}


@given(VALUES, st.sampled_from([None, 2]), st.booleans())
def test_the_tree_says_what_json_says(value, indent, is_ascii):
    assert plain(parse_json(json.dumps(value, indent=indent, ensure_ascii=is_ascii))) == value


def test_numbers_keep_every_digit():
    tree = parse_json('{"甲": 510502197001011234, "乙": 1350.50, "丙": -1e5}')
    assert plain(tree) == {"甲": "510502197001011234", "乙": "1350.50", "丙": "-1e5"}


def test_every_value_and_key_has_its_line():
    tree = parse_json('{"cases": [\n  {"name":\n "甲\\n乙"},\n  true]\n}')
    case = Entries(2, (Entry(2, "name", Scalar(3, "甲\n乙")),))
    assert tree == Entries(1, (Entry(1, "cases", Items(1, (case, Scalar(4, True)))),))


def test_a_repeated_key_stands_there_twice():
    assert [entry.node.value for entry in parse_json('{"甲": 1, "甲": 2}').entries] == ["1", "2"]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('{"甲": 1,\n}', 2),
        ('{"甲": 1\n"乙": 2}', 2),
        ("{'甲': 1}", 1),
        ('{"甲": NaN}', 1),
        ('{"甲": 1} 二', 1),
        ("[" * 100_000, 1),
        ("", 1),
    ],
)
def test_broken_json_is_told_with_its_line(text, line):
    with pytest.raises(BrokenMarkupError) as fault:
        parse_json(text)
    assert fault.value.line == line
