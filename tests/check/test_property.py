"""Property that is worth too little to be listed."""

from decimal import Decimal

import pytest

from docgen.check.property import check_property
from docgen.check.subject import Subject
from docgen.findings import Finding
from docgen.region.rules import LeastValue
from tests.cases import a_case, figured
from tests.regions import pack_of

from .filing import filed, places

FIVE_HUNDRED = LeastValue(rule="R-TY-12", source="表一 填表说明", least=Decimal(500))


def found(text: str | None, limit: LeastValue | None = FIVE_HUNDRED) -> list[Finding]:
    case = a_case(household={"main_property": text})
    return list(check_property(Subject(filed(case), figured(case)), limit))


def test_an_item_below_the_value_is_told_with_it() -> None:
    (item,) = found("洗衣机一台（800元）、电风扇一台（120元）")
    assert item.sentence == "主要财产中的“电风扇一台（120元）”价值 120 元，不足 500 元。"
    assert (item.rule, item.source, item.is_blocking) == ("R-TY-12", "表一 填表说明", False)
    assert places([item])[0][1] == "property-too-small"


@pytest.mark.parametrize(
    "text",
    [
        None,
        "旧家具一套、电视机一台",  # nothing is known of their value
        "冰箱一台500元",  # 以上 takes the value itself in
        "摩托车1,200元；房屋0.8万元",
        "耕牛一头（3千元）",
        "椅子4把（每把200元共800元）",
    ],
)
def test_what_is_worth_enough_or_of_unknown_value_is_right(text: str | None) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "value"), [("风扇3百元", "300"), ("台灯 49.5 元", "49.5"), ("锅499元", "499")]
)
def test_values_are_read_as_they_are_written(text: str, value: str) -> None:
    assert [item.details["value"] for item in found(text)] == [value]


def test_a_pack_without_the_rule_asks_no_value() -> None:
    assert found("电风扇一台（120元）", None) == []
    assert pack_of("luzhou").manifest.rules.main_property is None


def test_the_notice_of_taoyuan_asks_five_hundred() -> None:
    limit = pack_of("taoyuan").manifest.rules.main_property
    assert limit is not None
    assert (limit.rule, limit.least) == ("R-TY-12", 500)
