import datetime as dt
import json
from decimal import Decimal
from pathlib import Path

import pytest

from docgen.intake.read import read_inputs
from docgen.model.kinds import YearMonth

from .inputs import ID_A, LISTS, UNION, places

GOOD = f"""\
unions:
  - name: {UNION}
    liaison_name: 王一
    stats: {{tabulator: 李二}}
    standards:
      - {{place: 江阳区, dibao: 550}}
    publicity:
      - start_date: 2018-10-08
        report_phone: "12351"
cases:
  - union_name: {UNION}
    worker:
      number: 1001
      name: 罗大山
      id_number: {ID_A}
      birth_date: 1970-01-01
      is_householder: true
      postcode: 646000
    members:
      - {{name: 罗小雨, relation: 女儿, monthly_income: "1,350.50"}}
      - name: 罗秀英
    income:
      worker_monthly: 1350元/月
      monthly_per_capita_history: [1200, 1300.5]
    cause:
      main: 3
      secondary: [下岗失业, 其他（注明）]
    plan:
      deadline: 2018-12
    visits:
      - date: 2018年3月5日
        work_content: |
          第一行
          第二行
    review:
      attachments:
        - {{name: 身份证复印件}}
"""
BARE = "cases:\n  - worker: {number: 1001}\n    union_name: 甲\n"


def read(tmp_path: Path, text: str, name: str = "案例.yaml"):
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_inputs([path], LISTS)


def faults(tmp_path, text):
    return places(read(tmp_path, text).findings)


def test_a_good_file_becomes_a_case_and_a_union_and_no_findings(tmp_path):
    intake = read(tmp_path, GOOD)
    assert intake.findings == ()
    case, union = intake.cases[0].case, intake.unions[0].union
    assert (case.worker.number, case.worker.id_number, case.worker.postcode) == ("1001", ID_A, "646000")
    assert (case.worker.birth_date, case.worker.is_householder) == (dt.date(1970, 1, 1), True)
    assert [member.name for member in case.members] == ["罗小雨", "罗秀英"]
    assert case.members[0].monthly_income == Decimal("1350.50")
    assert case.income.monthly_per_capita_history == (1200, Decimal("1300.5"))
    assert (case.cause.main, case.cause.secondary) == ("下岗失业", ("下岗失业", "其他（注明）"))
    assert (case.plan.deadline, case.visits[0].work_content) == (YearMonth(2018, 12), "第一行\n第二行")
    assert case.review.attachments[0].name == "身份证复印件"
    assert (union.liaison_name, union.stats.tabulator) == ("王一", "李二")
    assert (union.standards[0].dibao, union.publicity[0].report_phone) == (550, "12351")


def test_json_says_the_same_as_yaml(tmp_path):
    number = int(ID_A)
    record = {
        "$schema": "docgen.json",
        "unions": [{"name": UNION}],
        "cases": [
            {
                "union_name": None,
                "worker": {"number": 1001, "name": "罗大山", "id_number": number, "is_householder": True},
                "members": [],
                "housing": None,
                "income": {"worker_monthly": 1350.50, "monthly_per_capita_history": [1200]},
                "cause": {"secondary": ["3"]},
            }
        ],
    }
    intake = read(tmp_path, json.dumps(record, ensure_ascii=False, indent=1), "案例.json")
    case = intake.cases[0].case
    assert intake.findings == ()
    assert (case.union_name, case.worker.id_number, case.worker.number) == (UNION, ID_A, "1001")
    assert (case.income.worker_monthly, case.cause.secondary) == (Decimal("1350.5"), ("下岗失业",))


def test_every_value_knows_its_line(tmp_path):
    origin = read(tmp_path, GOOD).cases[0].origin
    assert origin.place("worker.id_number").line == 15
    assert origin.place("members[1].name").line == 21
    assert origin.place("members[1].relation").line == 21
    assert origin.place("housing.type").line == 11
    assert str(origin.place("visits[0].date")) == "案例.yaml 第31行"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("worker: {number: 1001, birth_date: 70-1-1}", "date-unreadable"),
        ("worker: {number: 1001, id_number: 51050270010112}", "id-number-malformed"),
        ("worker: {number: 1001, mobile: 1380013800}", "phone-malformed"),
        ("worker: {number: 1001, photo: {a: 1}}", "record-malformed"),
        ("worker: {number: 1001, name: [甲]}", "record-malformed"),
        ("worker: {number: 1001, signature: 罗大山}", "record-malformed"),
        ("worker: {number: 1001, nmae: 罗大山}", "key-unknown"),
        ("worker: {number: 1001, name: 甲, name: 乙}", "record-malformed"),
        ("worker: {number: 1001, [甲]: 乙}", "key-unknown"),
        ("worker: 罗大山\n    bank: {card_number: 123}", "record-malformed"),
        ("worker: {number: 1001}\n    members: 罗小雨", "record-malformed"),
        ("worker: {number: 1001}\n    members: [罗小雨]", "record-malformed"),
        ("worker: {number: 1001}\n    income: {worker_monthly: 约2000}", "amount-unreadable"),
        ("worker: {number: 1001}\n    cause: {secondary: [[甲]]}", "record-malformed"),
        ("worker: {name: 罗大山}", "household-key-missing"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path, line, expected):
    found = faults(tmp_path, f"cases:\n  - union_name: 甲\n    {line}\n")
    assert expected in [code for _, code in found]
    assert {place for place, code in found if code == expected} <= {
        "案例.yaml:2",
        "案例.yaml:3",
        "案例.yaml:4",
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲: 1\n" + BARE, [("案例.yaml:1", "key-unknown")]),
        (BARE + "case: []\n", [("案例.yaml:4", "key-unknown")]),
        ("unions: []\n", [("案例.yaml:1", "record-malformed")]),
        ("# 空\n", [("案例.yaml:1", "record-malformed")]),
        ("- 甲\n", [("案例.yaml:1", "record-malformed")]),
        ("甲\n", [("案例.yaml:1", "record-malformed")]),
        ("cases: 甲\n", [("案例.yaml:1", "record-malformed")]),
        ("cases:\n", [("案例.yaml:1", "no-records")]),
        (BARE, []),
    ],
)
def test_the_file_must_be_a_list_of_cases_and_perhaps_of_unions(tmp_path, text, expected):
    assert faults(tmp_path, text) == expected


def test_faults_of_a_household_carry_its_key(tmp_path):
    text = "cases:\n  - union_name: 甲\n    worker: {number: 1001, dossier_no: D1, birth_date: 明天}\n"
    assert [item.household for item in read(tmp_path, text).findings] == ["D1"]


@pytest.mark.parametrize(
    ("key", "advice"),
    [("nmae", "是否为“name”？"), ("职工姓名", "是否为“name”？"), ("zzz", "可用的名称见 docgen schema。")],
)
def test_an_unknown_key_is_answered_with_the_nearest(tmp_path, key, advice):
    found = read(tmp_path, f"cases:\n  - union_name: 甲\n    worker: {{number: 1, {key}: 甲}}\n").findings
    assert [item.remedy for item in found] == [advice]


def test_a_truth_value_is_no_text(tmp_path):
    text = '{"cases": [{"union_name": "甲", "worker": {"number": "1", "name": true, "is_cadre": false}}]}'
    assert places(read(tmp_path, text, "案例.json").findings) == [("案例.json:1", "record-malformed")]


def test_a_surrogate_escaped_in_json_is_unprintable(tmp_path):
    text = '{"cases": [{"union_name": "甲",\n "worker": {"number": "1", "name": "罗\\ud800"}}]}'
    found = read(tmp_path, text, "案例.json").findings
    assert places(found) == [("案例.json:2", "text-unprintable")]
    assert "U+D800" in found[0].sentence
