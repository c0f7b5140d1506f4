"""The eligibility of a run's households: refused ones too, and as a workbook."""

from pathlib import Path

import openpyxl
import pytest

from docgen.errors import DestinationNotWritableError, UsageError
from docgen.model.judged import JudgedHousehold
from docgen.pipeline.assess import assess
from docgen.pipeline.judging import judged_households, require_judgeable, write_judged
from tests.regions import DAY, FIXTURES, assessed, pack_of

LUZHOU = pack_of("luzhou")


def judged(region: str) -> list[JudgedHousehold]:
    return list(judged_households(assessed(region)))


@pytest.mark.parametrize("region", ["luzhou", "hainan", "jiangxi"])
def test_every_household_is_judged_in_the_order_of_the_file(region: str) -> None:
    keys = [item.case.key for item in assessed(region).households]
    assert [item.household for item in judged(region)] == keys
    assert {item.conclusion for item in judged(region)} <= {"符合申报类别", "不能核定", "已注销（不再核定）"}


def test_a_refused_household_is_judged_too() -> None:
    broken = FIXTURES / "broken" / "id-number-wrong.xlsx"
    done = assess([broken], LUZHOU, LUZHOU.documents, DAY)
    assert len(done.refused) == 1
    assert [item.household for item in judged_households(done)] == list(done.refused)


def test_its_lines_begin_with_the_arithmetic_and_name_rule_and_clause() -> None:
    lines = judged("luzhou")[0].lines()
    assert lines[0].startswith("家庭年度总收入 = 本人 1500 × 12")
    (line,) = (line for line in lines if line.startswith("低于低保标准经政府救助后仍困难"))
    assert line.endswith("符合（R-LZ-10 泸工发〔2018〕10号 一（三）1、3；泸州市龙马潭区低保标准 540 元/月）")


def test_what_no_longer_decides_is_told_in_one_line() -> None:
    resident, migrant = judged("luzhou")[0], judged("luzhou")[10]
    nested = "　　低于低保标准未经政府救助：符合"
    assert "　农民工（职工类别 困难职工）：不符合" in resident.lines()
    assert "　按务工地标准符合上述条件之一：符合" in resident.lines()
    assert not any(line.startswith("　　") for line in resident.lines())
    assert nested in migrant.lines()


def test_the_workbook_leads_from_each_household_to_its_arithmetic(tmp_path: Path) -> None:
    households, path = judged("luzhou"), tmp_path / "资格核对.xlsx"
    write_judged(households, path)
    book = openpyxl.load_workbook(path)
    overview, steps = book["资格核对"], book["计算过程"]
    for row, item in enumerate(households, start=4):
        assert overview.cell(row, 2).value == item.household
        link = overview.cell(row, 7).hyperlink
        assert link is not None
        target = steps[str(link.location).partition("!")[2]]
        assert (target.value, steps.cell(target.row, 3).value) == (item.household, item.lines()[0])
    assert overview["I4"].value == 24000  # 1500 × 12 + 300 × 12 + 2400


def test_every_page_of_the_workbook_can_be_signed(tmp_path: Path) -> None:
    write_judged(judged("luzhou"), tmp_path / "资格核对.xlsx")
    for sheet in openpyxl.load_workbook(tmp_path / "资格核对.xlsx"):
        assert sheet.oddFooter.right.text.startswith("审核人：")
        assert "日期：" in sheet.oddFooter.right.text


def test_the_same_households_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("甲.xlsx", "乙.xlsx"):
        write_judged(judged("luzhou"), tmp_path / name)
    assert (tmp_path / "甲.xlsx").read_bytes() == (tmp_path / "乙.xlsx").read_bytes()


class TestRefusals:
    def test_a_pack_without_rules_of_eligibility(self) -> None:
        with pytest.raises(UsageError):
            require_judgeable(pack_of("taoyuan"), None)

    def test_a_target_that_is_no_workbook(self, tmp_path: Path) -> None:
        with pytest.raises(UsageError):
            require_judgeable(LUZHOU, tmp_path / "资格.pdf")

    def test_a_file_that_is_not_docgens(self, tmp_path: Path) -> None:
        target = tmp_path / "资格.xlsx"
        write_judged([], target)
        require_judgeable(LUZHOU, target)  # as docgen wrote it: it may be written anew
        book = openpyxl.load_workbook(target)
        book["资格核对"]["A9"] = "同意"
        book.save(target)
        with pytest.raises(DestinationNotWritableError):
            require_judgeable(LUZHOU, target)
