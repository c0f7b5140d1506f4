"""Tags that cannot be read: why, in Chinese, and everything else is looked at all the same."""

import re

import pytest

from docgen.authoring.lint.flaws import NOWHERE
from docgen.authoring.lint.reading import read_tags
from docgen.authoring.lint.texts import Piece, Tag, Text
from docgen.fill.contract import names_used

LATIN_WORD = re.compile(r"[A-Za-z]{4,}")


def tags(*sources: str) -> list[Tag]:
    return [Tag(source, Text("word/document.xml", NOWHERE, (Piece(source),))) for source in sources]


def names(*sources: str) -> list[str]:
    return [use.path for use in names_used(read_tags(tags(*sources)).tree)]


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("{{ a．b }}", "有不能用的字符“．”"),
        ("{{ }}", "内容没有写完"),
        ("{{ a == }}", "内容没有写完"),
        ("{{ a b }}", "“b”是多余的，或前面少了运算符、引号"),
        ("{{ box(a, 1 }}", "“}”不该在这里，括号或引号没有成对"),
        ('{{ a == "b }}', "引号没有成对"),
        ("{% for x of y %}", "“of”的位置应是“in”"),
        ("{% if a = 1 %}", "“=”是多余的，或前面少了运算符、引号"),
        ("{{ members[].name }}", "带 [] 的是名称表里的写法，名单要用循环"),
        ("{%p endfor x %}", "“x”是多余的，或前面少了运算符、引号"),
    ],
)
def test_why_a_tag_cannot_be_read_is_told_in_chinese(source: str, reason: str) -> None:
    [told] = read_tags(tags(source)).flaws
    assert (told.code, told.details["reason"]) == ("tag-syntax", reason)


@pytest.mark.parametrize("cut", range(3, 40))
def test_no_word_of_the_parser_reaches_the_author(cut: int) -> None:
    whole = '{{ tick(a, "b") or c[d.e]|f(1) if g else h }}'
    broken = whole[:cut] + whole[cut + 1 :]
    for told in read_tags(tags(broken)).flaws:
        assert LATIN_WORD.findall(told.details.get("reason", "")) == []


def test_names_around_a_tag_that_cannot_be_read_are_read() -> None:
    assert names("{{ worker.name }}", "{{ worker.sex( }}", "{{ worker.age }}") == [
        "worker.name",
        "worker.age",
    ]


def test_what_is_in_a_loop_that_cannot_be_read_means_nothing() -> None:
    assert names(
        "{%tr for member on members %}", "{{ member.name }}", "{%tr endfor %}", "{{ worker.age }}"
    ) == ["worker.age"]


def test_what_is_set_to_something_that_cannot_be_read_means_nothing() -> None:
    assert names("{% set q = visits|第(2 %}", "{{ q.date }}", "{{ worker.age }}") == ["worker.age"]


@pytest.mark.parametrize(
    "sources",
    [
        ("{% endfor %}", "{{ worker.name }}"),
        (
            "{% if household.size %}",
            "{% for m in members %}",
            "{% endif %}",
            "{% endfor %}",
            "{{ worker.name }}",
        ),
        ("{% else %}", "{{ worker.name }}"),
        ("{% if household.size %}", "{% else %}", "{% else %}", "{{ worker.name }}"),
        ("{% for m in members %}", "{{ worker.name }}"),
        ("{% set x %}", "{{ worker.name }}"),
        ("{% macro x() %}", "{{ worker.name }}"),
    ],
)
def test_blocks_that_do_not_match_hide_no_name(sources: tuple[str, ...]) -> None:
    assert "worker.name" in names(*sources)
