from pathlib import Path

import openpyxl
import pytest
from click.testing import CliRunner
from regions import FIXTURES

from docgen.cli.collection_text import collection_lines
from docgen.cli.commands.workbook import workbook
from docgen.collection.carrying import Unfit
from docgen.errors import DestinationNotWritableError, UsageError
from docgen.findings import Place
from docgen.pipeline.collection import Collection


def run(*arguments: object):
    return CliRunner().invoke(workbook, list(map(str, arguments)), catch_exceptions=True)


def test_an_empty_workbook_is_written_and_told(tmp_path):
    result = run("--region", "hainan", "-o", tmp_path / "采集表.xlsx")
    assert result.exit_code == 0
    assert "已生成采集表" in result.output
    assert openpyxl.load_workbook(tmp_path / "采集表.xlsx")["说明"]["B1"].value == "hainan"


def test_what_did_not_fit_is_told_with_sheet_count_and_cell(tmp_path):
    old = FIXTURES / "luzhou" / "采集表.xlsx"
    result = run("--region", "taoyuan", "-o", tmp_path / "新表.xlsx", "--from", old)
    assert result.exit_code == 0
    assert "未带入的栏目" in result.output
    assert "建档标准 12 处（采集表.xlsx 户!" in result.output
    assert "“照片”“附件”文件夹" in result.output


def test_a_file_in_the_way_is_refused_and_taken_with_force(tmp_path):
    old = FIXTURES / "luzhou" / "采集表.xlsx"
    run("--region", "luzhou", "-o", tmp_path / "表.xlsx", "--from", old)
    refused = run("--region", "luzhou", "-o", tmp_path / "表.xlsx")
    assert isinstance(refused.exception, DestinationNotWritableError)
    assert run("--region", "luzhou", "-o", tmp_path / "表.xlsx", "--force").exit_code == 0


@pytest.mark.parametrize("name", ["采集表.xls", "采集表"])
def test_another_kind_of_file_is_refused(name, tmp_path):
    assert isinstance(run("-o", tmp_path / name).exception, UsageError)


def unfit(number: int, is_lost: bool) -> Unfit:
    return Unfit("户", f"项目{number}", 1, Place("旧表.xlsx", "户", "A2"), "不认识", is_lost)


def lines_of(*items: Unfit) -> list[str]:
    return list(collection_lines(Collection(Path("新表.xlsx"), 9, 100, 3, items), is_filled=True))


def test_every_column_that_was_lost_is_named():
    told = "\n".join(lines_of(*(unfit(number, True) for number in range(60))))
    assert "未带入的栏目（60 项" in told
    assert all(f"项目{number} 1 处（旧表.xlsx 户!A2）" in told for number in range(60))


def test_no_more_than_fifty_unknown_values_are_shown_and_the_rest_counted():
    lines = lines_of(*(unfit(number, False) for number in range(60)))
    assert "需要核对的内容（60 项）：" in lines
    assert "  另有 10 项未列出。" in lines
    assert len(lines) == 2 + 1 + 50 + 1


def test_it_is_said_when_everything_was_carried():
    assert "旧表的内容全部带入。" in lines_of()
