import pytest

from docgen.errors import InputUnreadableError
from docgen.intake.markup import parse_markup
from docgen.intake.nodes import Entries, Entry, Scalar


@pytest.mark.parametrize(
    ("name", "text"), [("案例.yaml", "甲: 乙"), ("案例.yml", "甲: 乙"), ("案例.JSON", '{"甲": "乙"}')]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_reads_by_the_ending_of_the_name(name, text, encoding):
    assert parse_markup(text.encode(encoding), name) == Entries(1, (Entry(1, "甲", Scalar(1, "乙")),))


@pytest.mark.parametrize(
    ("data", "name", "what"),
    [
        ("甲: 乙".encode("gbk"), "案例.yaml", "案例.yaml 不是 UTF-8 编码的文本。"),
        ("甲: 1\n乙: [".encode(), "案例.yaml", "案例.yaml 第 2 行附近不是正确的 YAML。"),
        (b'{\n"a": }', "案例.json", "案例.json 第 2 行附近不是正确的 JSON。"),
    ],
)
def test_what_cannot_be_read_is_refused_with_line_and_remedy(data, name, what):
    with pytest.raises(InputUnreadableError) as error:
        parse_markup(data, name)
    assert error.value.what == what
    assert error.value.remedy
