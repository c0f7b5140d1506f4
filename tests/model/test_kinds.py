import datetime as dt
from decimal import Decimal

import pytest
from pydantic import ValidationError

from docgen.model.case import Case
from docgen.model.household import Member
from docgen.model.kinds import About, Codes, Kind, Money, Publicity, Record, Text, YearMonth, field, several
from docgen.model.worker import Worker


class Purse(Record):
    owner: Text = field("物主", "所有人", publicity=Publicity.ALLOWED)
    content: Money = field("余额", unit="元", derived_from="收入减支出")
    coins: Codes = several("硬币", "零钱", codelist="coin")


def about(record: type[Record], name: str) -> About:
    return next(item for item in record.model_fields[name].metadata if isinstance(item, About))


def test_a_field_tells_all_that_is_known_of_it() -> None:
    assert about(Purse, "owner") == About("物主", ("所有人",), publicity=Publicity.ALLOWED)
    assert about(Purse, "content") == About("余额", unit="元", derived_from="收入减支出")
    assert about(Purse, "coins") == About("硬币", ("零钱",), codelist="coin")


def test_a_field_is_barred_from_notices_unless_it_says_otherwise() -> None:
    assert about(Purse, "content").publicity is Publicity.FORBIDDEN
    assert about(Purse, "coins").publicity is Publicity.FORBIDDEN


def test_a_field_left_out_is_none_or_empty() -> None:
    assert (Purse().owner, Purse().content, Purse().coins) == (None, None, ())


def test_a_record_refuses_a_name_it_does_not_know() -> None:
    with pytest.raises(ValidationError, match="ownr"):
        Purse.model_validate({"ownr": "王建国"})


def test_a_record_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        Purse(owner="王建国").owner = "李秀兰"


def test_the_schema_tells_a_person_label_unit_and_derivation() -> None:
    properties = Purse.model_json_schema()["properties"]
    assert properties["owner"] == {"title": "物主", "type": ["string", "null"], "default": None}
    assert properties["content"] == {
        "title": "余额",
        "type": ["number", "string", "null"],
        "default": None,
        "x-unit": "元",
        "x-derived_from": "收入减支出",
    }


def test_the_schema_names_the_code_list_of_a_choice() -> None:
    assert Member.model_json_schema()["properties"]["relation"]["x-codelist"] == "relation"


def test_amounts_are_exact_decimals_and_dates_are_dates() -> None:
    case = Case.model_validate(
        {"income": {"worker_monthly": "1350.10"}, "household": {"filed_date": "2018-03-05"}}
    )
    assert case.income.worker_monthly == Decimal("1350.10")
    assert case.household.filed_date == dt.date(2018, 3, 5)


def test_months_are_ordered_by_year_before_month() -> None:
    months = [YearMonth(2018, 12), YearMonth(2019, 1), YearMonth(2018, 2)]
    assert [str(month) for month in sorted(months)] == ["2018年2月", "2018年12月", "2019年1月"]


def test_every_field_has_one_kind_and_one_description() -> None:
    for name, info in Worker.model_fields.items():
        kinds = [item for item in info.metadata if isinstance(item, Kind)]
        descriptions = [item for item in info.metadata if isinstance(item, About)]
        assert (name, len(kinds), len(descriptions)) == (name, 1, 1)
