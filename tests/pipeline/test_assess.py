"""Which households and notices a finding keeps from being printed."""

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
import yaml

from docgen.model.case import Case
from docgen.pipeline.assess import Assessment, assess
from docgen.plan.papers import union_orders
from docgen.region.catalog import find_pack
from docgen.region.conditions import Condition
from docgen.region.pack import Pack
from docgen.region.rules import MaterialRule, Rules
from tests.cases import DAY, UNION_NAME, a_case

WORKBOOK = Path(__file__).parents[2] / "fixtures" / "luzhou" / "采集表.xlsx"
LUZHOU = find_pack("luzhou")
EVERYONE = 12
SIMPLE = a_case(plan={"deadline": None})


def changed(folder: Path, sheet: str, heading: str, row: int, value: object) -> Path:
    """The good workbook with one cell changed."""
    workbook = openpyxl.load_workbook(WORKBOOK)
    column = next(cell.column for cell in workbook[sheet][1] if cell.value == heading)
    workbook[sheet].cell(row, column).value = value
    path = folder / "改.xlsx"
    workbook.save(path)
    return path


def assessed(path: Path) -> Assessment:
    return assess([path], LUZHOU, LUZHOU.documents, dt.date(2018, 12, 25))


def errors(done: Assessment) -> list[str]:
    return [item.code for item in done.findings if item.is_blocking]


def test_the_good_workbook_has_no_finding_and_nobody_is_refused() -> None:
    done = assessed(WORKBOOK)
    assert (done.findings, dict(done.refused), done.accepted_count) == ((), {}, EVERYONE)


@pytest.mark.parametrize(
    ("sheet", "heading", "value", "code", "refused", "notices"),
    [
        ("户", "身份证号", "510502197001011234", "id-number-wrong", 1, 1),
        ("家庭成员", "月收入", "约2000", "amount-unreadable", 1, 1),
        (
            "家庭成员",
            "职工编号",
            "无此号",
            "household-unknown",
            EVERYONE,
            1,
        ),  # whose member is lost is unknown
        ("走访记录", "职工编号", "无此号", "household-unknown", 0, 1),
        ("单位", "联络人联系方式", "12", "phone-malformed", EVERYONE, 1),  # stands on every contact card
        ("公示", "举报电话", "12", "phone-malformed", 0, 0),
        ("公示", "公示截止日期", dt.date(2018, 1, 1), "publicity-too-short", 0, 0),
    ],
)
def test_a_fault_keeps_from_print_what_it_touches(
    tmp_path: Path, sheet: str, heading: str, value: object, code: str, refused: int, notices: int
) -> None:
    done = assessed(changed(tmp_path, sheet, heading, 2, value))
    assert code in {item.code for item in done.findings}
    assert len(done.refused) == refused
    assert done.accepted_count == EVERYONE - refused
    assert [len(union.union.publicity) for union in done.unions] == [notices]


def test_what_follows_from_a_wrong_number_is_not_told_missing(tmp_path: Path) -> None:
    done = assessed(changed(tmp_path, "户", "身份证号", 2, "510502197001011234"))
    assert errors(done) == ["id-number-wrong"]


def test_a_value_that_could_not_be_read_is_not_told_missing_too(tmp_path: Path) -> None:
    done = assessed(changed(tmp_path, "户", "身份证号", 2, "51050219700101"))
    assert errors(done) == ["id-number-malformed"]


def test_households_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    done = assessed(changed(tmp_path, "户", "档案号", 2, "LZ3"))
    numbers = [case.case.number for case in done.unions[0].cases]
    assert numbers[:3] == ["LZ3", "LZ20180002", "LZ20180003"]  # 3 before 20180002


GIRL, MAN = "510502200409122220", "510502194603083112"


def assessed_text(folder: Path, text: str, pack: Pack = LUZHOU) -> Assessment:
    file = folder / "户.yaml"
    file.write_text(text, encoding="utf-8")
    return assess([file], pack, pack.documents, DAY)


def assessed_records(folder: Path, *cases: Case, pack: Pack = LUZHOU, **union: object) -> Assessment:
    """What is made of a text file with one union and those households."""
    records = [case.model_dump(mode="json", exclude_defaults=True) for case in cases]
    content = {"unions": [{"name": UNION_NAME, **union}], "cases": records}
    return assessed_text(folder, json.dumps(content), pack)


def pack_with(**parts: object) -> Pack:
    """The pack with other parts of its manifest."""
    return replace(LUZHOU, manifest=LUZHOU.manifest.model_copy(update=parts))


class TestHouseholdsWithoutNumber:
    """Each of them lacks most starred cells: none may be printed."""

    def test_one_known_by_its_id_number_alone_is_refused(self, tmp_path: Path) -> None:
        found = assessed_text(tmp_path, f"cases: [{{worker: {{id_number: '{MAN}'}}}}]")
        assert (list(found.refused), found.accepted_count) == (["（3112）"], 0)

    def test_two_of_the_same_name_are_told_apart(self, tmp_path: Path) -> None:
        workers = [f"{{worker: {{name: 张伟, id_number: '{number}'}}}}" for number in (GIRL, MAN)]
        found = assessed_text(tmp_path, f"cases: [{', '.join(workers)}]")
        assert (list(found.refused), found.accepted_count) == (["张伟（2220）", "张伟（3112）"], 0)

    def test_one_of_which_nothing_tells_whose_it_is_is_refused(self, tmp_path: Path) -> None:
        found = assessed_text(tmp_path, "cases: [{worker: {ethnicity: 汉族}}]")
        assert found.accepted_count == 0
        assert "household-key-missing" in {item.code for item in found.findings}


@pytest.mark.parametrize(
    ("notices", "posted"),
    [
        ([{"start_date": "2018-04-09"}], ["2018-04-16"]),
        ([{"start_date": "2018-04-09", "end_date": "2018-04-13"}], []),  # four working days
        (
            [{"start_date": "2018-04-09", "end_date": "2018-04-13"}, {"start_date": "2018-04-17"}],
            ["2018-04-24"],
        ),
    ],
)
def test_a_notice_that_hangs_too_short_is_not_printed(
    tmp_path: Path, notices: list[dict[str, str]], posted: list[str]
) -> None:
    (union,) = assessed_records(tmp_path, SIMPLE, publicity=notices).unions
    orders = union_orders([LUZHOU.document("publicity-notice")], union)
    assert len(union.cases) == 1
    assert [str(order.notice.end_date) for order in orders if order.notice] == posted


IN_TURN = pack_with(
    rules=Rules.model_validate(
        {
            "publicity": [
                {"level": "用人单位", "least_days": 7},
                {"level": "帮扶中心", "least_days": 7, "after": ["用人单位"]},
            ]
        }
    )
)
UNIT = {"level": "用人单位", "start_date": "2018-04-02"}  # to 9 April


@pytest.mark.parametrize(
    ("centre", "code", "posted"),
    [
        ({}, "", ["2018-04-02", "2018-04-10"]),
        ({"start_date": "2018-04-12"}, "", ["2018-04-02", "2018-04-12"]),
        ({"start_date": "2018-04-09"}, "publicity-too-early", ["2018-04-02"]),
        ({"start_date": "2018-04-12", "end_date": "2018-04-18"}, "publicity-too-short", ["2018-04-02"]),
    ],
)
def test_a_notice_of_a_later_level_is_printed_when_its_dates_are_right(
    tmp_path: Path, centre: dict[str, str], code: str, posted: list[str]
) -> None:
    notices = [UNIT, {"level": "帮扶中心", **centre}]
    done = assessed_records(tmp_path, SIMPLE, pack=IN_TURN, publicity=notices)
    assert errors(done) == ([code] if code else [])
    (union,) = done.unions
    assert len(union.cases) == 1  # the household's own papers are made all the same
    assert [str(notice.start_date) for notice in union.union.publicity] == posted


def test_a_notice_counts_only_households_that_get_papers(tmp_path: Path) -> None:
    wrong = a_case(worker={"number": "2", "id_number": "510502197001011234"}, plan={"deadline": None})
    done = assessed_records(tmp_path, SIMPLE, wrong, publicity=[{"start_date": "2018-04-09"}])
    assert done.accepted_count == 1
    assert [notice.household_count for notice in done.unions[0].union.publicity] == [1]


class TestCompletedCases:
    def test_papers_are_made_of_the_case_with_its_lists_completed(self, tmp_path: Path) -> None:
        rule = MaterialRule(title="身份证复印件", types=("身份材料",))
        case = a_case(income={"quarterly": [{"quarter": 3}, {"quarter": 1}]}, plan={"deadline": None})
        done = assessed_records(tmp_path, case, pack=pack_with(materials=(rule,)))
        (made,) = done.unions[0].cases
        assert [item.quarter for item in made.case.income.quarterly] == [1, 3]
        assert [(item.title, item.is_there) for item in made.case.review.materials] == [
            ("身份证复印件", False)
        ]
        assert [item.code for item in done.findings if item.code.startswith("material")] == [
            "material-missing"
        ]

    def test_findings_are_told_of_the_rows_as_they_stand(self, tmp_path: Path) -> None:
        case = SIMPLE.model_dump(mode="json", exclude_defaults=True)
        case["income"]["quarterly"] = [
            {"quarter": 3, "income": 1},
            {"quarter": 1, "income": "约五千"},
        ]
        text = yaml.safe_dump({"unions": [{"name": UNION_NAME}], "cases": [case]}, allow_unicode=True)
        (item,) = (found for found in assessed_text(tmp_path, text).findings if found.is_blocking)
        assert "约五千" in text.splitlines()[item.place.line - 1]


def test_counts_and_boxes_follow_from_the_households_that_get_papers(tmp_path: Path) -> None:
    low = Condition.model_validate({"field": "household.difficulty_category", "is": "低保边缘户"})
    done = assessed_records(tmp_path, SIMPLE, pack=pack_with(statistics={"b1_2": (low,)}))
    (union,) = done.unions
    assert (union.figures["stats.b1_2"], union.figures["stats.filed_count"]) == (1, 1)
    assert [(box.year, box.first_item, box.last_item) for box in union.union.boxes] == [(2018, 1, 1)]
