import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from docgen.check.union import check_lists, check_people
from docgen.findings import Finding
from docgen.model.case import Case
from docgen.model.union import LabourUnion
from docgen.region.documents import Document
from docgen.region.pack import Pack
from docgen.region.rules import Rules
from tests.cases import a_case, a_member, a_union, figured, luzhou

from .filing import Places, filed, places, sentences

PARTS = {
    "stock": [{"field": "household.filed_date", "before": dt.date(2016, 11, 1)}],
    "increment": [
        {"field": "household.filed_date", "from": dt.date(2016, 11, 1), "until": dt.date(2018, 4, 5)}
    ],
}
UNCOVERED = {"uncovered": [{"field": "household.is_uncovered_by_dibao", "is": True}]}


def a_list(lists: dict[str, Any], title: str = "花名册", **more: Any) -> Document:
    return Document.model_validate(
        {"id": title, "title": title, "file": "", "for": "union", "lists": lists, **more}
    )


def pack_with(**rules: Any) -> Pack:
    """The pack with other parameters of its rules."""
    return replace(luzhou(), manifest=luzhou().manifest.model_copy(update={"rules": Rules(**rules)}))


class TestPeople:
    def test_different_people_are_right(self) -> None:
        other = a_case(worker={"number": "2", "id_number": a_member(3)["id_number"]}, members=0)
        assert list(check_people([filed(a_case()), filed(other, row=6)])) == []

    def test_a_worker_filed_twice_is_told_at_the_later_row_with_the_earlier_one(self) -> None:
        twice = [filed(a_case(members=0)), filed(a_case(worker={"number": "2"}, members=0), row=6)]
        found = list(check_people(twice))
        assert places(found) == [("户!C6", "id-number-repeated")]
        assert sentences(found) == ["身份证号“510502197403151527”与 采集表.xlsx 户!C5（510502000123） 相同。"]
        assert [item.household for item in found] == ["2"]

    def test_a_worker_who_is_a_member_elsewhere_is_told(self) -> None:
        worker_number = a_case().worker.id_number
        other = a_case(
            worker={"number": "2", "id_number": a_member(3)["id_number"]},
            members=[{}, {"id_number": worker_number}],
        )
        found = check_people([filed(a_case(members=0)), filed(other, row=6)])
        assert places(found) == [("家庭成员!D10", "id-number-repeated")]

    def test_a_person_twice_in_one_household_is_told(self) -> None:
        case = a_case(members=[{}, {"id_number": a_member(0)["id_number"]}])
        assert places(check_people([filed(case)])) == [("家庭成员!D10", "id-number-repeated")]

    def test_every_repetition_is_told_with_the_first_place(self) -> None:
        cases = [filed(a_case(worker={"number": str(row)}, members=0), row) for row in (5, 6, 7)]
        found = list(check_people(cases))
        assert places(found) == [("户!C6", "id-number-repeated"), ("户!C7", "id-number-repeated")]
        assert {item.details["other"] for item in found} == {"采集表.xlsx 户!C5（5）"}

    def test_people_without_a_number_are_not_compared(self) -> None:
        unknown = a_case(worker={"id_number": None}, members=[{"id_number": None}])
        assert list(check_people([filed(unknown), filed(unknown, row=6)])) == []


def found_in_lists(
    case: Case, *documents: Document, union: LabourUnion | None = None, **rules: Any
) -> list[Finding]:
    return list(check_lists(filed(case), figured(case, union), documents, pack_with(**rules)))


class TestRosterParts:
    @pytest.mark.parametrize(
        ("day", "found"),
        [
            ("2010-01-01", []),
            ("2016-10-31", []),  # the last day of the stock
            ("2016-11-01", []),  # the first of the increment
            ("2018-04-05", []),  # its last
            ("2018-04-06", [("户!O5", "filed-outside-roster-parts")]),
        ],
    )
    def test_a_household_filed_after_the_last_part_is_told(self, day: str, found: Places) -> None:
        assert places(found_in_lists(a_case(household={"filed_date": day}), a_list(PARTS))) == found

    def test_the_day_and_the_list_are_named(self) -> None:
        found = found_in_lists(a_case(household={"filed_date": "2018-04-06"}), a_list(PARTS))
        assert sentences(found) == ["建档日期 2018年4月6日 不属于《花名册》的任何一部分，该户未列入。"]
        assert not found[0].is_blocking

    def test_a_household_without_the_date_is_not_told(self) -> None:
        assert found_in_lists(a_case(household={"filed_date": None}), a_list(PARTS)) == []

    def test_it_bears_the_rule_by_which_the_list_chooses(self) -> None:
        clause = {"rule": "R-LZ-02", "source": "一（一）"}
        late = a_case(household={"filed_date": "2018-04-06"})
        (item,) = found_in_lists(late, a_list(PARTS, listed_by=clause))
        assert (item.rule, item.source) == ("R-LZ-02", "一（一）")

    def test_a_list_in_parts_by_something_else_leaves_others_out_without_a_word(self) -> None:
        times = {
            name: [{"field": "household.false_report_count", "is": count}]
            for name, count in (("once", 1), ("twice", 2))
        }
        assert found_in_lists(a_case(household={"false_report_count": 0}), a_list(times)) == []

    def test_a_list_in_one_part_leaves_others_out_without_a_word(self) -> None:
        one = {"stock": PARTS["stock"]}
        assert found_in_lists(a_case(household={"filed_date": "2018-04-06"}), a_list(one)) == []

    def test_a_household_the_list_is_not_for_is_not_told(self) -> None:
        where = [{"field": "outcome.evaluation", "in": ["脱困"]}]
        roster = a_list(PARTS, where=where)
        after = {"filed_date": "2018-04-06"}
        assert found_in_lists(a_case(household=after, outcome={"evaluation": "解困"}), roster) == []
        assert len(found_in_lists(a_case(household=after, outcome={"evaluation": "脱困"}), roster)) == 1


class TestStandards:
    def test_a_place_without_a_standard_is_told_where_a_list_needs_it(self) -> None:
        case = a_case(worker={"hukou_region": "重庆市江津区"})
        found = found_in_lists(case, a_list(UNCOVERED))
        assert places(found) == [("户!I5", "standard-missing")]
        assert sentences(found) == ["“重庆市江津区”没有填写低保标准。"]
        assert not found[0].is_blocking

    def test_it_bears_the_rule_of_the_list_that_needs_it(self) -> None:
        case = a_case(worker={"hukou_region": "重庆市江津区"})
        lists = [luzhou().document(name) for name in ("system-roster-two-part", "uncovered-dibao-list")]
        rules = [item.rule for item in found_in_lists(case, *lists) if item.code == "standard-missing"]
        assert rules == ["R-LZ-19"]

    def test_a_place_with_a_standard_is_right(self) -> None:
        assert found_in_lists(a_case(), a_list(UNCOVERED)) == []

    def test_the_unions_own_standard_serves_where_the_table_lacks_the_place(self) -> None:
        case = a_case(worker={"hukou_region": "重庆市江津区"})
        assert found_in_lists(case, a_list(UNCOVERED), union=a_union(dibao_standard=500)) == []

    def test_lists_that_do_not_ask_for_it_do_not_miss_it(self) -> None:
        case = a_case(worker={"hukou_region": "重庆市江津区"})
        assert found_in_lists(case, a_list(PARTS), a_list({})) == []

    def test_it_is_told_at_the_place_that_counts_by_the_packs_rule(self) -> None:
        case = a_case(worker={"hukou_region": "重庆市江津区", "residence_region": "四川省泸州市泸县"})
        found = found_in_lists(case, a_list(UNCOVERED), dibao_place="worker.residence_region")
        assert places(found) == [("户!J5", "standard-missing")]
        assert sentences(found) == ["“四川省泸州市泸县”没有填写低保标准。"]

    def test_it_is_told_once_however_many_lists_need_it(self) -> None:
        case = a_case(worker={"hukou_region": "重庆市江津区"})
        assert len(found_in_lists(case, a_list(UNCOVERED), a_list(UNCOVERED, title="名单"))) == 1

    def test_a_household_without_a_place_is_told_what_to_fill_in(self) -> None:
        case = a_case(worker={"hukou_region": None})
        assert sentences(found_in_lists(case, a_list(UNCOVERED))) == [
            "“户口所在地行政区划”没有填写低保标准。"
        ]
