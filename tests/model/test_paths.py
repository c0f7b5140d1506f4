from decimal import Decimal

import pytest

from docgen.model.case import Case
from docgen.model.case_file import CaseFile
from docgen.model.paths import exact_paths, value_at

CASE = Case.model_validate(
    {
        "union_name": "光明机械厂工会",
        "worker": {"name": "王建国"},
        "members": [{"name": f"成员{index}"} for index in range(11)],
        "income": {"expense": {"medical": "1200.50"}, "quarterly": [{}, {"cost_farming": "300"}]},
        "cause": {"secondary": ["子女上学"]},
        "review": {"attachments": [{"name": "户口簿"}]},
    }
)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("union_name", "光明机械厂工会"),
        ("worker.name", "王建国"),
        ("worker.mobile", None),
        ("members[1].name", "成员1"),
        ("members[10].name", "成员10"),
        ("income.expense.medical", Decimal("1200.50")),
        ("income.quarterly[1].cost_farming", Decimal(300)),
        ("cause.secondary", ("子女上学",)),
        ("review.attachments[0].name", "户口簿"),
    ],
)
def test_an_exact_path_leads_to_its_value(path: str, value: object) -> None:
    assert value_at(CASE, path) == value


@pytest.mark.parametrize("path", ["worker.nickname", "employer.name", "members.name", "members[].name"])
def test_a_path_the_record_has_not_raises(path: str) -> None:
    with pytest.raises(AttributeError):
        value_at(CASE, path)


def test_an_item_the_list_has_not_raises() -> None:
    with pytest.raises(IndexError):
        value_at(CASE, "members[11].name")


@pytest.mark.parametrize(
    ("path", "paths"),
    [
        ("worker.name", ["worker.name"]),
        ("cause.secondary", ["cause.secondary"]),
        ("income.quarterly[].income", ["income.quarterly[0].income", "income.quarterly[1].income"]),
        ("review.attachments[].name", ["review.attachments[0].name"]),
        ("visits[].date", []),
    ],
)
def test_a_path_of_a_list_stands_for_every_item(path: str, paths: list[str]) -> None:
    assert exact_paths(CASE, path) == paths


def test_a_list_within_a_list_is_followed_to_the_last_item() -> None:
    place_a, place_b, place_c = ({"place": place} for place in ("甲县", "乙县", "丙县"))
    unions = [{"standards": [place_a, place_b]}, {}, {"standards": [place_c]}]
    case_file = CaseFile.model_validate({"unions": unions})
    paths = exact_paths(case_file, "unions[].standards[].place")
    assert paths == [
        "unions[0].standards[0].place",
        "unions[0].standards[1].place",
        "unions[2].standards[0].place",
    ]
    assert [value_at(case_file, path) for path in paths] == ["甲县", "乙县", "丙县"]
