from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from docgen.check.household import check_household
from docgen.findings import Finding
from docgen.model.case import Case
from docgen.region.codelists import CodeList, Item
from docgen.region.conditions import Condition
from docgen.region.documents import Document
from docgen.vocabulary import all_fields
from tests.cases import a_blank_case, a_case, a_full_case, a_member, figured, luzhou
from tests.regions import pack_of

from .filing import filed, places, sentences

CLOSED = CodeList.model_validate(
    {"title": "档案类型", "source": "", "items": [{"label": "甲类"}, {"label": "乙类"}]}
)
OPEN = CLOSED.model_copy(update={"is_open": True})


def with_items(*items: Item) -> CodeList:
    """A closed list of these; a copy would keep what the other's items gave."""
    return CodeList(title=CLOSED.title, source=CLOSED.source, items=items)


def a_form(*required: str, title: str = "登记表", **more: Any) -> Document:
    return Document.model_validate(
        {"id": title, "title": title, "file": "", "for": "household", "required": required, **more}
    )


def findings(case: Case, *documents: Document, **lists: CodeList) -> list[Finding]:
    """What is wrong with the household for those documents; the lists named stand in for the pack's."""
    pack = replace(luzhou(), lists={**luzhou().lists, **lists})
    return check_household(filed(case), figured(case), documents, pack)


def found(case: Case, *documents: Document, **lists: CodeList) -> list[tuple[str, str]]:
    return places(findings(case, *documents, **lists))


class TestGoodHouseholds:
    @pytest.mark.parametrize(
        "case",
        [a_case(), a_case(members=0), a_case(members=9), a_full_case(), a_full_case(members=9)],
        ids=["typical", "alone", "large", "full", "full and large"],
    )
    def test_nothing_is_found(self, case: Case) -> None:
        assert findings(case, *luzhou().documents) == []


class TestRequired:
    def test_an_empty_starred_cell_is_told_with_form_label_and_cell(self) -> None:
        case = a_case(worker={"ethnicity": None})
        assert found(case, a_form("worker.name", "worker.ethnicity")) == [("户!G5", "required-missing")]
        assert sentences(findings(case, a_form("worker.ethnicity"))) == ["《登记表》的必填项“民族”没有填写。"]

    def test_an_empty_list_is_empty(self) -> None:
        assert found(a_case(plan={"measures": ()}), a_form("plan.measures")) == [
            ("户!W5", "required-missing")
        ]

    @pytest.mark.parametrize(
        ("path", "changes"),
        [
            ("worker.is_cadre", {"worker": {"is_cadre": False}}),
            ("income.household_other_annual", {"income": {"household_other_annual": 0}}),
        ],
    )
    def test_no_and_nought_are_not_empty(self, path: str, changes: dict[str, Any]) -> None:
        assert findings(a_case(**changes), a_form(path)) == []

    def test_a_cell_docgen_computes_is_not_empty(self) -> None:
        case = a_case()
        assert (case.worker.sex, case.household.size) == (None, None)
        assert findings(case, a_form("worker.sex", "household.size", "income.household_annual_total")) == []

    def test_a_computed_cell_without_its_inputs_is_empty(self) -> None:
        case = a_case(income={"worker_monthly": None})
        assert found(case, a_form("income.household_annual_total")) == [("户!R5", "required-missing")]

    def test_a_field_missing_on_several_forms_is_told_once_by_the_first(self) -> None:
        case = a_case(worker={"ethnicity": None})
        found_twice = findings(case, a_form("worker.ethnicity"), a_form("worker.ethnicity", title="联系卡"))
        assert sentences(found_twice) == ["《登记表》的必填项“民族”没有填写。"]

    def test_every_member_must_have_what_members_must_have(self) -> None:
        case = a_case(members=[{}, {"name": None}, {"relation": None}])
        assert found(case, a_form("members[].name", "members[].relation")) == [
            ("家庭成员!B10", "required-missing"),
            ("家庭成员!C11", "required-missing"),
        ]

    def test_the_label_names_the_member(self) -> None:
        case = a_case(members=[{"name": "罗小雨", "ethnicity": None}])
        (item,) = findings(case, a_form("members[].ethnicity"))
        assert item.details["label"] == "家庭成员罗小雨的民族"

    def test_a_household_without_members_lacks_nothing_of_members(self) -> None:
        assert findings(a_case(members=0), a_form("members[].name", "members[].relation")) == []

    @pytest.mark.parametrize(
        ("evaluation", "codes"),
        [(None, []), ("解困", [("户!V5", "required-missing")])],
        ids=["before the evaluation", "after it"],
    )
    def test_a_form_not_yet_due_requires_nothing(
        self, evaluation: str | None, codes: list[tuple[str, str]]
    ) -> None:
        when = [{"field": "outcome.evaluation", "present": True}]
        case = a_case(outcome={"evaluation": evaluation})
        assert found(case, a_form("cause.other_text", title="认定书", when=when)) == codes

    @pytest.mark.parametrize("scope", ["union", "publicity"])
    def test_forms_of_the_union_require_nothing_of_a_household(self, scope: str) -> None:
        case = a_case(worker={"ethnicity": None})
        assert findings(case, a_form("worker.ethnicity", **{"for": scope})) == []

    def test_a_blank_household_lacks_every_starred_cell_of_every_form(self) -> None:
        forms = [item for item in luzhou().documents if item.scope == "household" and not item.when]
        starred = {path for form in forms for path in form.required if "[]" not in path}
        missing = [
            item for item in findings(a_blank_case(), *luzhou().documents) if item.code == "required-missing"
        ]
        # what is derived is told only when nothing it follows from is missing
        derived = {path for path in starred if all_fields()[path].is_derived}
        assert derived == {
            "household.size",
            "income.household_annual_total",
            "worker.birth_date",
            "worker.sex",
        }
        assert len(missing) == len(starred - derived)


class TestIdentity:
    def test_a_wrong_check_digit_is_told_with_the_right_one(self) -> None:
        case = a_case(worker={"id_number": "510502197403151528"})
        assert found(case) == [("户!C5", "id-number-wrong")]
        assert sentences(findings(case)) == ["身份证号“510502197403151528”有误：末位校验码应为 7。"]

    def test_an_impossible_birth_date_is_told(self) -> None:
        case = a_case(worker={"id_number": "510502197402301527"})
        assert sentences(findings(case)) == ["身份证号“510502197402301527”有误：出生日期 19740230 不存在。"]

    def test_members_numbers_are_checked_too(self) -> None:
        right = a_member(0)["id_number"]
        wrong = right[:-1] + ("0" if right[-1] != "0" else "1")
        case = a_case(members=[{}, {"id_number": wrong, "name": "罗小雨"}])
        assert found(case) == [("家庭成员!D10", "id-number-wrong")]
        assert findings(case)[0].details["label"] == "家庭成员罗小雨的身份证号"

    def test_a_number_not_entered_is_no_fault_of_identity(self) -> None:
        assert findings(a_case(members=[{"id_number": None}], worker={"id_number": None})) == []


class TestChoices:
    def test_a_value_outside_a_closed_list_is_told_with_the_nearest_and_the_others(self) -> None:
        case = a_case(household={"dossier_type": "甲类户"})
        (item,) = findings(case, dossier_type=CLOSED)
        assert places([item]) == [("户!M5", "value-not-in-list")]
        assert item.sentence == "档案类型“甲类户”不在规定的选项之中。"
        assert item.remedy == "最相近的选项是“甲类”；可选：甲类、乙类。"

    def test_of_a_long_list_the_first_twelve_are_told(self) -> None:
        many = with_items(*(Item(label=f"第{number}类") for number in range(1, 20)))
        (item,) = findings(a_case(household={"dossier_type": "第十九类"}), dossier_type=many)
        assert item.remedy.endswith("第11类、第12类等 19 项，全部选项见采集表。")

    def test_a_value_that_is_like_none_is_told_with_the_list_alone(self) -> None:
        (item,) = findings(a_case(household={"dossier_type": "丁"}), dossier_type=CLOSED)
        assert item.remedy == "可选：甲类、乙类。"

    def test_a_value_outside_an_open_list_is_a_warning(self) -> None:
        (item,) = findings(a_case(household={"dossier_type": "乙类户"}), dossier_type=OPEN)
        assert places([item]) == [("户!M5", "value-unusual")]
        assert not item.is_blocking
        assert item.remedy.startswith("最相近的选项是“乙类”")

    def test_every_value_of_a_list_of_choices_is_judged(self) -> None:
        case = a_case(plan={"measures": ("社会救助兜底", "送钱", "送米")})
        assert found(case) == [("户!W5", "value-not-in-list"), ("户!W5", "value-not-in-list")]

    def test_members_and_attachments_are_judged_where_they_stand(self) -> None:
        case = a_case(
            members=[{}, {"relation": "乙"}], review={"attachments": [{"type": "甲类"}, {"type": "丁"}]}
        )
        wrong = found(case, relation=CLOSED, attachment_type=CLOSED)
        assert ("家庭成员!C10", "value-not-in-list") in wrong
        assert ("附件材料!B4", "value-not-in-list") in wrong
        assert ("附件材料!B3", "value-not-in-list") not in wrong

    def test_a_choice_the_pack_has_no_list_for_is_free(self) -> None:
        assert "approval" not in luzhou().lists
        assert findings(a_case(review={"approval_decision": "原则同意"})) == []

    def test_a_text_that_may_come_from_a_list_is_judged_by_it(self) -> None:
        case = a_case(housing={"floor_area": "甲型"})
        assert [item.code for item in findings(case, floor_area_band=OPEN)] == ["value-unusual"]


class TestNotes:
    @pytest.mark.parametrize(
        ("changes", "cell", "sentence"),
        [
            ({"cause": {"main": "其他"}}, "户!V5", "主要致困原因选了“其他”，但没有填写“其他（文字描述）”。"),
            (
                {"plan": {"measures": ("社会救助兜底", "其他（注明）")}},
                "户!X5",
                "解困脱困措施选了“其他（注明）”，但没有填写“措施其他注明”。",
            ),
        ],
    )
    def test_other_needs_its_note(self, changes: dict[str, Any], cell: str, sentence: str) -> None:
        case = a_case(**changes)
        assert found(case) == [(cell, "note-missing")]
        assert sentences(findings(case)) == [sentence]

    def test_other_with_its_note_is_right(self) -> None:
        assert findings(a_case(cause={"main": "其他", "other_text": "房屋漏雨"})) == []

    def test_a_choice_of_a_member_asks_no_note_of_the_household(self) -> None:
        noted = with_items(Item(label="女儿", note_field="household.remark"))
        assert findings(a_case(members=[{"relation": "女儿"}]), relation=noted) == []

    def test_a_note_without_other_is_right(self) -> None:
        assert findings(a_case(cause={"other_text": "房屋漏雨"})) == []


class TestSecondaryCauses:
    def test_three_are_allowed_and_four_are_not(self) -> None:
        three = ("下岗失业", "子女上学", "未参加社会保险")
        assert findings(a_case(cause={"secondary": three})) == []
        four = a_case(cause={"secondary": (*three, "遭受自然灾害")})
        assert found(four) == [("户!U5", "secondary-causes-too-many")]
        assert sentences(findings(four)) == ["次要致困原因选了 4 项，最多 3 项。"]

    def test_a_region_with_one_list_of_causes_has_no_limit(self) -> None:
        causes = ("下岗失业", "子女上学", "未参加社会保险", "遭受自然灾害")
        case = a_case(cause={"main": "其他", "secondary": causes, "other_text": "房屋漏雨"})
        told = check_household(filed(case), figured(case), [], pack_of("hainan"))
        assert "secondary-causes-too-many" not in {item.code for item in told}

    def test_the_main_cause_is_not_also_a_secondary_one(self) -> None:
        case = a_case(cause={"main": "子女上学", "secondary": ("下岗失业", "子女上学")})
        assert found(case) == [("户!U5", "secondary-cause-repeats-main")]
        assert sentences(findings(case)) == ["次要致困原因中又列了主要原因“子女上学”。"]


class TestTypedAgainstDerived:
    @pytest.mark.parametrize(
        ("changes", "cell", "text", "expected"),
        [
            ({"worker": {"sex": "男"}}, "户!D5", "男", "女"),
            ({"worker": {"birth_date": "1974-03-16"}}, "户!E5", "1974年3月16日", "1974年3月15日"),
            ({"household": {"size": 3}}, "户!L5", "3", "2"),
            ({"income": {"household_annual_total": 20000}}, "户!R5", "20000", "21006"),  # 12 × 1450.5 + 3600
        ],
    )
    def test_a_difference_is_told_at_the_typed_cell(
        self, changes: dict[str, Any], cell: str, text: str, expected: str
    ) -> None:
        case = a_case(**changes)
        assert found(case) == [(cell, "derived-differs")]
        (item,) = findings(case)
        assert (item.details["text"], item.details["expected"]) == (text, expected)

    def test_what_it_was_derived_from_is_told(self) -> None:
        (item,) = findings(a_case(worker={"sex": "男"}))
        assert item.sentence == "性别填写为“男”，推算应为“女”（依据：身份证号第 17 位）。"

    def test_the_same_value_in_other_words_is_no_difference(self) -> None:
        typed = a_case(
            worker={"sex": "女", "birth_date": "1974-03-15"},
            household={"size": 2, "per_capita_monthly_income": "875.250"},  # 21006 ÷ 2 ÷ 12 = 875.25
        )
        assert findings(typed) == []

    def test_an_age_is_not_compared_for_it_changes_with_the_day(self) -> None:
        assert findings(a_case(worker={"age": 30}, members=[{"age": 99}])) == []

    def test_a_running_number_of_the_sheet_is_not_compared(self) -> None:
        assert findings(a_case(members=[{"index": 17}, {"index": 18}])) == []

    @pytest.mark.parametrize(
        "changes",
        [
            {"worker": {"contact": "0830-3190017", "mobile": None}},
            {"worker": {"employer_or_address": "甲厂", "employer": None, "home_address": None}},
            {"cause": {"main": None, "all": ("下岗失业", "子女上学")}},
            {"worker": {"hukou_region": "外省"}, "household": {"dibao_standard": 600}},
        ],
        ids=["contact", "employer or address", "undivided causes", "standard"],
    )
    def test_nothing_is_compared_where_nothing_could_be_derived(self, changes: dict[str, Any]) -> None:
        assert findings(a_case(**changes)) == []

    def test_a_wrong_id_number_is_told_once_and_derives_nothing(self) -> None:
        case = a_case(worker={"id_number": "510502197403151528", "sex": "男"})
        assert found(case) == [("户!C5", "id-number-wrong")]


class TestHouseholder:
    def test_relations_to_another_householder_must_be_entered(self) -> None:
        members: Sequence[dict[str, Any]] = [{"relation_to_householder": "妻子"}, {"name": "罗大山"}]
        case = a_case(worker={"is_householder": False, "relation_to_householder": "儿子"}, members=members)
        assert found(case) == [("家庭成员!I10", "relation-to-householder-missing")]
        assert sentences(findings(case)) == ["职工本人不是户主，家庭成员“罗大山”没有填写与户主关系。"]

    @pytest.mark.parametrize("is_householder", [True, None])
    def test_they_follow_where_the_worker_is_the_householder(self, is_householder: bool | None) -> None:
        assert findings(a_case(worker={"is_householder": is_householder}, members=3)) == []


class TestNumber:
    @pytest.mark.parametrize(
        ("dossier_no", "found_there"), [(None, [("户!A5", "number-missing")]), ("2018-07", [])]
    )
    def test_a_new_applicant_may_lack_one_and_is_told(
        self, dossier_no: str | None, found_there: list[tuple[str, str]]
    ) -> None:
        case = a_case(worker={"number": None, "dossier_no": dossier_no})
        assert found(case) == found_there
        assert not any(item.is_blocking for item in findings(case))


def test_a_finding_names_its_household() -> None:
    case = a_case(worker={"ethnicity": None})
    assert [item.household for item in findings(case, a_form("worker.ethnicity"))] == ["510502000123"]


def test_one_household_may_have_many_faults() -> None:
    case = a_case(
        worker={"ethnicity": None, "sex": "男"},
        members=[{"id_number": "510502197403151528"}],
        cause={"main": "子女上学", "secondary": ("子女上学",)},
    )
    when = Condition(field="cause.main", present=True)
    assert found(case, a_form("worker.ethnicity", when=[when])) == [
        ("家庭成员!D9", "id-number-wrong"),
        ("户!D5", "derived-differs"),
        ("户!G5", "required-missing"),
        ("户!U5", "secondary-cause-repeats-main"),
    ]


class TestRulesOfTheForms:
    """Findings about what every form says bear the rule and where it stands."""

    def found(self, **changes: Any) -> set[tuple[str, str]]:
        case = a_case(**changes)
        findings = check_household(filed(case), figured(case), luzhou().documents, luzhou())
        assert all(item.source for item in findings if item.rule)
        return {(item.code, item.rule) for item in findings}

    @pytest.mark.parametrize(
        ("changes", "code", "rule"),
        [
            ({"worker": {"ethnicity": None}}, "required-missing", "R-GEN-02"),
            ({"worker": {"id_number": "510502197403151528"}}, "id-number-wrong", "R-GEN-01"),
            ({"worker": {"sex": "男"}}, "derived-differs", "R-GEN-01"),
            ({"household": {"size": 9}}, "derived-differs", "R-GEN-03"),
            ({"worker": {"dossier_no": "甲", "contact": "19900000000"}}, "derived-differs", ""),
            ({"cause": {"secondary": ["子女上学"] * 4}}, "secondary-causes-too-many", "R-GEN-04"),
            ({"plan": {"measures": ["其他（注明）"]}}, "note-missing", "R-GEN-05"),
            ({"household": {"dossier_level": "乡级"}}, "value-not-in-list", "R-LZ-17"),
            ({"household": {"dossier_type": "某类"}}, "value-not-in-list", ""),
        ],
    )
    def test_each_kind_has_its_own(self, changes: dict[str, Any], code: str, rule: str) -> None:
        assert (code, rule) in self.found(**changes)
