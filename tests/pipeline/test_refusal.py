import pytest

from docgen.findings import Finding, Place, finding
from docgen.pipeline.refusal import without_sequels

HERE, BESIDE = Place("采集表.xlsx", "户", "C5"), Place("采集表.xlsx", "户", "D5")
UNREAD = finding("date-unreadable", HERE, "王建国", label="确定时间", text="年底前")


def missing(code: str, place: Place) -> Finding:
    texts = {"sentence": "没有填写确定时间", "remedy": "请补填", "document": "甲", "label": "确定时间"}
    return finding(code, place, "王建国", **texts)


@pytest.mark.parametrize("code", ["required-missing", "requirement-unmet", "requirement-doubtful"])
def test_a_value_that_could_not_be_read_is_not_told_as_missing_too(code: str) -> None:
    beside = missing(code, BESIDE)
    assert list(without_sequels([missing(code, HERE), beside], [UNREAD])) == [beside]


def test_a_fault_of_another_kind_at_an_unread_cell_is_told() -> None:
    other = finding("number-missing", HERE, "王建国")
    assert list(without_sequels([other], [UNREAD])) == [other]
