"""Which households and notices a finding keeps from being printed."""

import datetime as dt
from pathlib import Path

import openpyxl
import pytest

from docgen.pipeline.assess import Assessment, assess
from docgen.region.catalog import find_pack

WORKBOOK = Path(__file__).parents[2] / "fixtures" / "luzhou" / "采集表.xlsx"
LUZHOU = find_pack("luzhou")
EVERYONE = 12


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


def test_the_good_workbook_has_no_finding_and_nobody_is_refused() -> None:
    done = assessed(WORKBOOK)
    assert (done.findings, dict(done.refused), done.accepted_count) == ((), {}, EVERYONE)


@pytest.mark.parametrize(
    ("sheet", "heading", "value", "code", "refused", "notices"),
    [
        ("户", "身份证号", "510502197001011234", "id-number-wrong", 1, 1),
        ("家庭成员", "月收入", "约2000", "amount-unreadable", 1, 1),
        ("家庭成员", "职工编号", "无此号", "household-unknown", EVERYONE, 1),  # whose member is lost is unknown
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


def test_a_value_that_could_not_be_read_is_not_told_missing_too(tmp_path: Path) -> None:
    done = assessed(changed(tmp_path, "户", "身份证号", 2, "51050219700101"))
    assert [item.code for item in done.findings] == ["id-number-malformed"]


def test_households_stand_in_the_order_of_their_numbers(tmp_path: Path) -> None:
    done = assessed(changed(tmp_path, "户", "档案号", 2, "LZ3"))
    numbers = [case.case.number for case in done.unions[0].cases]
    assert numbers[:3] == ["LZ3", "LZ20180002", "LZ20180003"]  # 3 before 20180002
