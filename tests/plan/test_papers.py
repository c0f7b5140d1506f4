import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from docgen.orders import FiguredCase, FiguredUnion, PaperOrder
from docgen.plan.papers import chosen_documents, household_orders, union_orders
from docgen.region.documents import Document, PacketPlan
from docgen.region.rules import PublicityLevel
from tests.cases import a_case, a_figured_union, a_union, figured, luzhou


def a_document(name: str, scope: str, **more: Any) -> Document:
    return Document.model_validate({"id": name, "title": name, "file": "", "for": scope, **more})


def a_packet(*documents: str) -> PacketPlan:
    return PacketPlan(id="-".join(documents), title="", documents=documents)


def evaluated(name: str, evaluation: str | None, **more: Any) -> Any:
    return a_case(worker={"name": name}, outcome={"evaluation": evaluation}, **more)


def names(cases: tuple[FiguredCase, ...]) -> list[str | None]:
    return [case.case.worker.name for case in cases]


def counted(order: PaperOrder) -> int | None:
    return order.notice.household_count if order.notice else None


def documents_of(orders: list[PaperOrder]) -> list[str]:
    return [order.document.id for order in orders]


FORM = a_document("form", "household")
CARD = a_document("card", "household")
DETERMINATION = a_document(
    "determination", "household", when=[{"field": "outcome.evaluation", "present": True}]
)
ROSTER = a_document("roster", "union", where=[{"field": "outcome.evaluation", "in": ["脱困"]}])
NOTICE = a_document("notice", "publicity")
IN_TURN = tuple(
    PublicityLevel.model_validate(level)
    for level in (
        {"level": "村委会", "least_days": 7, "only": [{"field": "worker.kind", "is": "困难农民工"}]},
        {"level": "帮扶中心", "least_days": 7, "after": ["村委会"]},
    )
)


class TestChosenDocuments:
    def test_they_stand_in_official_order_whatever_the_packet_says(self) -> None:
        chosen = chosen_documents(luzhou(), [a_packet("roster", "contact-card", "dossier-form")])
        assert [item.id for item in chosen] == ["dossier-form", "contact-card", "roster"]

    def test_a_document_of_several_packets_is_chosen_once(self) -> None:
        packets = [a_packet("dossier-form", "roster"), a_packet("dossier-form", "contact-card")]
        assert [item.id for item in chosen_documents(luzhou(), packets)] == [
            "dossier-form",
            "contact-card",
            "roster",
        ]

    def test_a_packets_catalogue_and_pages_of_scans_are_chosen_with_it(self) -> None:
        manifest, others = luzhou().manifest, [item for item in luzhou().documents if item.scope != "scan"]
        pages = a_document("scan-page", "scan")
        pack = replace(luzhou(), manifest=manifest.model_copy(update={"documents": (*others, pages)}))
        plan = a_packet("contact-card").model_copy(update={"catalogue": "roster", "scans": True})
        assert [item.id for item in chosen_documents(pack, [plan])] == ["contact-card", "roster", "scan-page"]
        assert [item.id for item in chosen_documents(pack, [a_packet("contact-card")])] == ["contact-card"]

    def test_no_packet_chooses_nothing(self) -> None:
        assert chosen_documents(luzhou(), []) == []


class TestHouseholdOrders:
    UNION = a_figured_union()

    @pytest.mark.parametrize(
        ("evaluation", "documents"),
        [("解困", ["form", "determination", "card"]), (None, ["form", "card"])],
    )
    def test_a_document_is_made_when_its_conditions_hold(
        self, evaluation: str | None, documents: list[str]
    ) -> None:
        case = figured(evaluated("甲", evaluation))
        assert documents_of(household_orders([FORM, DETERMINATION, CARD], case, self.UNION)) == documents

    def test_every_condition_must_hold(self) -> None:
        when = [
            {"field": "outcome.evaluation", "present": True},
            {"field": "household.receives_dibao", "is": True},
        ]
        both = a_document("both", "household", when=when)
        for receives, documents in ((True, ["both"]), (False, [])):
            case = figured(evaluated("甲", "解困", household={"receives_dibao": receives}))
            assert documents_of(household_orders([both], case, self.UNION)) == documents

    def test_a_condition_may_be_about_a_figure(self) -> None:
        alone = a_document("alone", "household", when=[{"field": "household.size", "is": 1}])
        assert documents_of(household_orders([alone], figured(a_case(members=0)), self.UNION)) == ["alone"]
        assert household_orders([alone], figured(a_case(members=1)), self.UNION) == []

    def test_papers_of_the_union_are_not_made_for_a_household(self) -> None:
        assert household_orders([ROSTER, NOTICE], figured(evaluated("甲", "脱困")), self.UNION) == []

    def test_an_order_names_case_and_union(self) -> None:
        case = figured(a_case())
        (order,) = household_orders([FORM], case, self.UNION)
        assert (order.case, order.union, order.union_figures) == (case, self.UNION.union, self.UNION.figures)
        assert (order.notice, order.cases) == (self.UNION.union.publicity[0], ())

    def test_it_tells_of_the_notice_of_the_households_own_round(self) -> None:
        def notice_of(round_: str | None) -> str | None:
            case = figured(a_case(household={"publicity_round": round_}))
            (order,) = household_orders([FORM], case, two_rounds)
            return order.notice and order.notice.contact_name

        two_rounds = a_figured_union(
            publicity=[
                {"start_date": "2018-04-09", "round": "第一批", "contact_name": "卫东"},
                {"start_date": "2018-06-04", "round": "第二批", "contact_name": "冯丽"},
            ]
        )
        assert [notice_of(name) for name in ("第一批", "第二批", "第三批", None)] == [
            "卫东",
            "冯丽",
            None,
            None,
        ]

    def test_of_several_levels_it_tells_of_the_packs_first_that_is_for_the_household(self) -> None:
        posted = [
            {"start_date": "2018-04-20", "level": "帮扶中心"},
            {"start_date": "2018-04-09", "level": "村委会"},
        ]
        union = replace(a_figured_union(publicity=posted), levels=IN_TURN)
        for kind, level in (("困难农民工", "村委会"), ("困难职工", "帮扶中心")):
            (order,) = household_orders([FORM], figured(a_case(worker={"kind": kind})), union)
            assert order.notice
            assert order.notice.level == level


class TestUnionOrders:
    CASES = (evaluated("甲", "脱困"), evaluated("乙", "解困"), evaluated("丙", "脱困"), evaluated("丁", None))

    def test_a_list_takes_in_the_cases_its_conditions_choose_in_their_order(self) -> None:
        (order,) = union_orders([ROSTER], a_figured_union(self.CASES))
        assert names(order.cases) == ["甲", "丙"]
        assert (order.case, order.notice) == (None, None)

    def test_a_list_without_conditions_takes_in_all(self) -> None:
        (order,) = union_orders([a_document("book", "union")], a_figured_union(self.CASES))
        assert names(order.cases) == ["甲", "乙", "丙", "丁"]

    def test_parts_of_a_list_choose_among_its_cases(self) -> None:
        cases = [
            evaluated(name, evaluation, household={"filed_date": day})
            for name, evaluation, day in [
                ("甲", "脱困", dt.date(2016, 10, 31)),
                ("乙", "脱困", dt.date(2016, 11, 1)),
                ("丙", "解困", dt.date(2016, 10, 31)),
            ]
        ]
        parts = {
            "stock": [{"field": "household.filed_date", "before": dt.date(2016, 11, 1)}],
            "increment": [{"field": "household.filed_date", "from": dt.date(2016, 11, 1)}],
        }
        in_parts = a_document("parts", "union", where=list(ROSTER.where), lists=parts)
        (order,) = union_orders([in_parts], a_figured_union(cases))
        assert {part: names(chosen) for part, chosen in order.lists.items()} == {
            "stock": ["甲"],
            "increment": ["乙"],
        }
        assert names(order.cases) == ["甲", "乙"]

    def test_a_list_may_choose_by_a_figure(self) -> None:
        uncovered = [{"field": "household.is_uncovered_by_dibao", "is": True}]
        document = a_document("uncovered", "union", lists={"uncovered": uncovered})
        rich = a_case(worker={"name": "富"})  # 875.25 元 a head and month, above 550
        poor = a_case(
            worker={"name": "贫"}, income={"worker_monthly": 500}
        )  # (12 × 500 + 3600) ÷ 2 ÷ 12 = 400
        (order,) = union_orders([document], a_figured_union([rich, poor]))
        assert names(order.lists["uncovered"]) == ["贫"]

    def test_documents_of_a_household_are_not_made_for_the_union(self) -> None:
        assert union_orders([FORM, CARD], a_figured_union(self.CASES)) == []

    def test_a_union_without_cases_gets_nothing(self) -> None:
        assert union_orders([ROSTER, NOTICE, a_document("book", "union")], a_figured_union()) == []


class TestNoticeOrders:
    CASES = (evaluated("甲", "脱困"), evaluated("乙", "解困"))
    FIRST = {"start_date": dt.date(2018, 4, 9), "level": "用人单位"}
    ROUNDS = (("甲", "第一批"), ("乙", "第二批"), ("丙", "第一批"), ("丁", None))
    SECOND = {"start_date": dt.date(2018, 4, 17), "end_date": dt.date(2018, 4, 30), "level": "帮扶中心"}

    def orders(self, *notices: dict[str, Any], document: Document = NOTICE) -> list[PaperOrder]:
        return union_orders([document], a_figured_union(self.CASES, publicity=notices))

    def test_each_posting_gets_its_own_notice(self) -> None:
        orders = self.orders(self.FIRST, self.SECOND)
        assert [(order.notice.level, order.notice.end_date) for order in orders if order.notice] == [
            ("用人单位", dt.date(2018, 4, 16)),
            ("帮扶中心", dt.date(2018, 4, 30)),
        ]

    def test_a_notice_without_its_dates_is_not_made(self) -> None:
        union = a_union(
            publicity=[{"level": "用人单位"}, {"start_date": "2018-04-09"}, {"end_date": "2018-04-16"}]
        )
        cases = tuple(figured(case) for case in self.CASES)
        assert union_orders([NOTICE], FiguredUnion(union, {}, cases)) == []

    def test_a_union_that_posts_nothing_gets_no_notice(self) -> None:
        assert self.orders() == []

    def test_a_notice_counts_the_households_it_lists(self) -> None:
        (whole,) = self.orders(self.FIRST)
        assert (counted(whole), names(whole.cases)) == (2, ["甲", "乙"])
        some = a_document("some", "publicity", where=list(ROSTER.where))
        (order,) = self.orders(self.FIRST, document=some)
        assert (counted(order), names(order.cases)) == (1, ["甲"])

    def test_a_notice_lists_the_households_of_its_round(self) -> None:
        cases = [evaluated(name, None, household={"publicity_round": round_}) for name, round_ in self.ROUNDS]
        rounds = [
            {"start_date": "2018-04-09", "round": round_} for round_ in ("第一批", "第二批", None, "第三批")
        ]
        orders = union_orders([NOTICE], a_figured_union(cases, publicity=rounds))
        assert [(counted(order), names(order.cases)) for order in orders] == [
            (2, ["甲", "丙"]),
            (1, ["乙"]),
            (1, ["丁"]),
        ]

    def test_a_level_lists_those_it_is_for(self) -> None:
        cases = [evaluated("甲", None), a_case(worker={"name": "乙", "kind": "困难农民工"})]
        posted = [
            {"start_date": "2018-04-09", "level": "村委会"},
            {"start_date": "2018-04-20", "level": "帮扶中心"},
        ]
        union = replace(a_figured_union(cases, publicity=posted), levels=IN_TURN)
        assert [names(order.cases) for order in union_orders([NOTICE], union)] == [["乙"], ["甲", "乙"]]

    def test_a_notice_that_would_list_nobody_is_not_made(self) -> None:
        none = a_document("none", "publicity", where=[{"field": "outcome.evaluation", "is": "效果不理想"}])
        assert self.orders(self.FIRST, document=none) == []


def test_papers_of_a_union_come_in_the_order_of_the_documents() -> None:
    union = a_figured_union([evaluated("甲", "脱困")])
    assert documents_of(union_orders([NOTICE, FORM, ROSTER], union)) == ["notice", "roster"]
