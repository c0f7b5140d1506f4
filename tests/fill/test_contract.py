"""The names a template asks for, resolved through its loops, and whether there are such names."""

import pytest
from jinja2 import Environment

from docgen.fill.contract import Allowed, field_of, names_used
from docgen.fill.environment import SHEET_BREAKS, environment

ENGINE: Environment = environment(SHEET_BREAKS)
HOUSEHOLD, UNION = Allowed(True), Allowed(False, ("stock",))


def used(source: str, lists: tuple[str, ...] = ()) -> list[str]:
    return [use.path for use in names_used(ENGINE.parse(source), lists)]


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("{{ worker.name }}", ["worker.name"]),
        ("{{ income.expense.living|填空(9) }}", ["income.expense.living"]),
        ("{{ members[0].name }}", ["members[].name"]),
        ("{{ worker.name or worker.number }}", ["worker.name", "worker.number"]),
        ("{% if household.size > 3 %}{{ run.date }}{% endif %}", ["household.size", "run.date"]),
        ('{{ box(cause.main, "其他") }}', ["cause.main"]),
        ('{{ tick(plan.measures, "其他（注明）") ~ "甲" }}', ["plan.measures"]),
        ("甲{# worker.nickname #}", []),
        ("{% for m in members %}{{ m.name }}{{ loop.index }}{% endfor %}", ["members", "members[].name"]),
        ("{% for m in members|至少(3) %}{{ m.name }}{% endfor %}", ["members", "members[].name"]),
        (
            "{% for two in members|至少(4)|分组(2) %}{% for m in two %}{{ m.name }}{% endfor %}{% endfor %}",
            ["members", "members", "members[].name"],
        ),
        ("{% for m in members %}{% else %}{{ worker.name }}{% endfor %}", ["members", "worker.name"]),
        (
            "{% for c in cases %}{% for v in c.visits %}{{ v.date }}{% endfor %}{% endfor %}",
            ["cases", "cases[].visits", "cases[].visits[].date"],
        ),
        ("{% for text in cause.secondary %}{{ text }}{% endfor %}", ["cause.secondary", "cause.secondary[]"]),
        ("{% for v in visits|季度(2)|至少(3) %}{{ v.date }}{% endfor %}", ["visits", "visits[].date"]),
        ("{{ (income.quarterly|第(2)).income }}", ["income.quarterly[].income"]),
        (
            "{% set q = income.quarterly|第(2) %}{{ q.income }}",
            ["income.quarterly", "income.quarterly[].income"],
        ),
        ('{{ stats.b1_1|公式("COUNTIF(D:D,1)") }}', ["stats.b1_1"]),
        ("{% set n = household.size + 1 %}{{ n }}", ["household.size"]),
        ("{% set text %}{{ worker.name }}{% endset %}{{ text }}", ["worker.name"]),
        (
            "{% for m in members if m.age > worker.age %}{{ m.name }}{% endfor %}",
            ["members", "members[].age", "worker.age", "members[].name"],
        ),
        ("{{ members[household.size].name }}", ["members[].name", "household.size"]),
        ("{{ (members|第(household.size)).name }}", ["members[].name", "household.size"]),
        ("{{ worker.mobile|电话掩码(worker.age) }}", ["worker.mobile", "worker.age"]),
        ("{% set a|填空(worker.age) %}{{ worker.name }}{% endset %}{{ a }}", ["worker.name", "worker.age"]),
    ],
)
def test_every_name_a_template_asks_for_is_read_off(source: str, names: list[str]) -> None:
    assert used(source) == names


def test_a_list_of_the_pack_counts_as_the_cases() -> None:
    assert used("{% for c in stock %}{{ c.worker.name }}{% endfor %}", ("stock",)) == [
        "cases",
        "cases[].worker.name",
    ]


def test_each_name_comes_with_its_line() -> None:
    uses = names_used(ENGINE.parse("{{\nworker.name }}\n甲{{\nworker.number }}"))
    assert [(use.path, use.line) for use in uses] == [("worker.name", 2), ("worker.number", 4)]


@pytest.mark.parametrize(
    ("allowed", "path"),
    [
        (HOUSEHOLD, "worker.name"),
        (HOUSEHOLD, "members"),
        (HOUSEHOLD, "members[]"),
        (HOUSEHOLD, "members[].name"),
        (HOUSEHOLD, "union.liaison_name"),
        (HOUSEHOLD, "run.date"),
        (HOUSEHOLD, "pack.notice_number"),
        (UNION, "cases"),
        (UNION, "cases[].worker.name"),
        (UNION, "cases[].members[].name"),
        (UNION, "stock"),
        (UNION, "union.pairings[].workers"),
        (UNION, "publicity.start_date"),
        (UNION, "stats.filed_count"),
        (UNION, "run.year"),
    ],
)
def test_a_name_of_the_vocabulary_is_allowed(allowed: Allowed, path: str) -> None:
    assert allowed.suggestion_for(path) is None


@pytest.mark.parametrize(
    ("allowed", "path", "suggestion"),
    [
        (HOUSEHOLD, "worker.nmae", "worker.name"),
        (HOUSEHOLD, "member.name", "members[].name"),
        (HOUSEHOLD, "members.name", "members[].name"),
        (HOUSEHOLD, "run.dat", "run.date"),
        (HOUSEHOLD, "worker.name.first", "worker.name"),
        (UNION, "cases[].worker.nmae", "cases[].worker.name"),
        (HOUSEHOLD, "甲乙丙", ""),
    ],
)
def test_another_name_gives_the_nearest_one(allowed: Allowed, path: str, suggestion: str) -> None:
    assert allowed.suggestion_for(path) == suggestion


@pytest.mark.parametrize(
    ("allowed", "path"),
    [
        (HOUSEHOLD, "cases"),
        (HOUSEHOLD, "stock"),
        (UNION, "worker.name"),
        (UNION, "members"),
        (UNION, "increment"),
    ],
)
def test_a_paper_sees_only_the_names_of_its_scope(allowed: Allowed, path: str) -> None:
    assert allowed.suggestion_for(path) is not None


@pytest.mark.parametrize(
    ("path", "label"), [("worker.name", "职工姓名"), ("cases[].worker.name", "职工姓名")]
)
def test_a_name_means_a_field_from_either_side(path: str, label: str) -> None:
    field = field_of(path)
    assert field is not None
    assert field.label == label


def test_a_record_as_a_whole_is_no_field() -> None:
    assert field_of("cases[].worker") is None


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("{{ (members|first).nickname }}", "members[].nickname"),
        ("{% set m = members[0] %}{{ m.nickname }}", "members[].nickname"),
        ('{{ worker["nickname"] }}', "worker.nickname"),
    ],
)
def test_a_name_is_followed_by_every_way_to_reach_it(source: str, name: str) -> None:
    assert name in used(source)
