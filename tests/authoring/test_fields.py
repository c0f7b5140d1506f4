"""The vocabulary looked up: by Chinese, by English, misspelt; every tag that is given can be filled."""

import json

import pytest
from click.testing import CliRunner

from docgen.authoring.fields import box_tag, find_fields, notes_of
from docgen.cli.main import docgen
from docgen.fill.contract import Allowed, names_used
from docgen.fill.environment import WORD_BREAKS, environment
from docgen.model.kinds import Kind
from docgen.vocabulary import all_fields


def paths(word: str) -> list[str]:
    return [use.field.path for use in find_fields(word)]


@pytest.mark.parametrize(
    ("word", "path"),
    [
        ("身份证号", "worker.id_number"),
        ("出生年月", "worker.birth_date"),  # another caption of the field
        ("birth_date", "worker.birth_date"),
        ("worker.birth_date", "worker.birth_date"),
        ("主要致困原困", "cause.main"),  # one sign wrong
        ("political_statsu", "worker.political_status"),
        ("身 份 证 号：", "worker.id_number"),
    ],
)
def test_a_field_is_found_by_what_people_call_it(word: str, path: str) -> None:
    assert path in paths(word)[:3]


def test_what_is_meant_exactly_comes_first() -> None:
    assert find_fields("worker.name")[0].field.path == "worker.name"
    assert {use.field.label for use in find_fields("民族")} == {"民族"}


def test_without_a_word_every_field_is_listed_in_order() -> None:
    assert paths("") == list(all_fields())


def test_a_word_that_means_nothing_finds_nothing() -> None:
    assert paths("qqqqqqqqqq") == []


def test_every_tag_asks_for_its_own_field() -> None:
    engine = environment(WORD_BREAKS)
    for use in find_fields():
        if use.field.kind is Kind.SIGNATURE:
            assert use.tag == ""
            continue
        start = use.loop.partition(" … ")[0].replace("{%tr", "{%")
        source = f"{start}{use.tag}{box_tag(use)}" + ("{% endfor %}" if start else "")
        outer, _, inner = use.field.path.rpartition("[].")
        named = [item.path for item in names_used(engine.parse(source))]
        assert (use.field.path in named) or (outer and any(path.endswith(f"[].{inner}") for path in named)), (
            source
        )


def test_the_loop_of_a_member_is_told() -> None:
    [use] = [item for item in find_fields("members[].relation") if item.field.path == "members[].relation"]
    assert (use.tag, use.loop) == ("{{ member.relation }}", "{%tr for member in members %} … {%tr endfor %}")


def test_kind_unit_list_and_publicity_are_told() -> None:
    notes = {use.field.path: list(notes_of(use)) for use in find_fields()}
    assert notes["worker.birth_date"] == ["日期", "自动算出", "公示不得印"]
    assert notes["cause.main"] == ["单选", "选项表：cause", "公示不得印"]
    assert notes["income.worker_monthly"] == ["金额", "单位：元/月", "公示可印"]


def test_the_loop_variables_are_names_of_the_vocabulary() -> None:
    allowed = Allowed(has_household=True)
    loops = {use.loop for use in find_fields() if use.loop.startswith("{%tr for member ")}
    assert loops == {"{%tr for member in members %} … {%tr endfor %}"}
    assert allowed.suggestion_for("members") is None


def test_the_command_tells_a_person_and_a_program() -> None:
    shown = CliRunner().invoke(docgen, ["template", "fields", "民族"]).output
    assert "worker.ethnicity　民族（文字，公示不得印）" in shown
    assert "写法：{{ worker.ethnicity }}" in shown
    record = json.loads(CliRunner().invoke(docgen, ["template", "fields", "民族", "--json"]).output)
    assert record[0] | {"captions": []} == {
        "path": "worker.ethnicity",
        "label": "民族",
        "captions": [],
        "kind": "text",
        "unit": "",
        "codelist": "",
        "derived": False,
        "publishable": False,
        "tag": "{{ worker.ethnicity }}",
        "loop": "",
    }


def test_a_person_is_told_that_nothing_is_found() -> None:
    assert (
        "没有与“qqqqqqqqqq”相近的名称"
        in CliRunner().invoke(docgen, ["template", "fields", "qqqqqqqqqq"]).output
    )
