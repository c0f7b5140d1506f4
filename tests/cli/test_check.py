"""`docgen check` as a clerk sees it: the lines, the counts, the copies."""

import json
import os
import subprocess
import sys
from pathlib import Path

import openpyxl
import pytest
from rich.cells import cell_len

from docgen.cli.findings_text import counts_line, findings_lines
from docgen.errors import ExitCode
from docgen.findings import Finding, Place, finding

ROOT = Path(__file__).parents[2]
WORKBOOK = ROOT / "fixtures" / "luzhou" / "采集表.xlsx"
BROKEN = ROOT / "fixtures" / "broken"
DAY = ("--date", "2018-12-25")


def check(*arguments: str | Path, **changes: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **changes}
    command = [sys.executable, "-W", "error", "-m", "docgen", "check", *map(str, arguments), *DAY]
    encoding = environment["PYTHONIOENCODING"]
    return subprocess.run(command, capture_output=True, encoding=encoding, env=environment, check=False)


def missing(cell: str, file: str = "采集表.xlsx", sheet: str = "户") -> Finding:
    return finding("required-missing", Place(file, sheet, cell), "LZ01", document="档案表", label="民族")


def doubtful(cell: str) -> Finding:
    place = Place("采集表.xlsx", "户", cell)
    return finding("number-missing", place, "LZ01", rule="R-GEN-02", source="某发〔2016〕1号 二")


def shown(*findings: Finding, width: int = 80) -> list[str]:
    return list(findings_lines(findings, findings, {"LZ01": "王一"}, width))


class TestLines:
    def test_errors_come_before_warnings_under_their_counts(self) -> None:
        lines = shown(missing("B2"), missing("B3"), doubtful("A2"))
        assert [line for line in lines if line.endswith(" 条\x1b[0m")] == [
            "\x1b[31m\x1b[1m错误 2 条\x1b[0m",
            "\x1b[33m\x1b[1m提醒 1 条\x1b[0m",
        ]

    def test_a_finding_tells_whose_where_what_and_what_to_do(self) -> None:
        assert shown(missing("B2"))[1:4] == [
            "文件：采集表.xlsx",
            "户         位置   问题和改法",
            "LZ01 王一  户!B2  《档案表》的必填项“民族”没有填写。",
        ]
        assert shown(missing("B2"))[4].strip() == "改法：请补填“民族”。"

    def test_the_rule_and_its_clause_stand_below(self) -> None:
        assert shown(doubtful("A2"))[-2].strip() == "依据：R-GEN-02 某发〔2016〕1号 二"

    @pytest.mark.parametrize(
        ("place", "told"),
        [
            (Place("a.xlsx", "户", "C5"), "户!C5"),
            (Place("a.xlsx", "户"), "户"),
            (Place("a.yaml", line=12), "第12行"),
            (Place("a.xlsx"), "整个文件"),
        ],
    )
    def test_a_place_is_told_as_it_is_looked_up(self, place: Place, told: str) -> None:
        (line,) = (line for line in shown(finding("sheet-missing", place, sheet="户")) if "没有名为" in line)
        assert line.split()[0] == told

    def test_files_are_told_apart(self) -> None:
        lines = shown(missing("B2"), missing("B2", "乙.xlsx"))
        assert [line for line in lines if line.startswith("文件")] == ["文件：采集表.xlsx", "文件：乙.xlsx"]

    @pytest.mark.parametrize("width", [60, 80, 100, 160])
    def test_no_line_is_wider_than_the_screen(self, width: int) -> None:
        long = finding(
            "note-missing", Place("a.xlsx", "户", "B2"), "LZ01", label="长" * 90, option="其他", note="注"
        )
        lines = [line for line in shown(long, width=width) if "\x1b" not in line]
        assert max(map(cell_len, lines)) <= width

    def test_kinds_are_counted_the_most_frequent_first(self) -> None:
        assert counts_line([doubtful("A2"), missing("B2"), missing("B3")]) == "必填项为空 2、没有职工编号 1"


class TestCommand:
    def test_the_end_says_how_many_households_and_findings(self) -> None:
        done = check(BROKEN / "id-number-wrong.xlsx")
        assert done.returncode == ExitCode.FINDINGS_BLOCK
        assert done.stdout.splitlines()[-2:] == [
            "共核对 1 户：0 户可以出件，1 户需改正。",
            "错误 1 条：身份证号有误 1。",
        ]

    def test_nothing_found_is_said(self) -> None:
        done = check(WORKBOOK)
        assert done.stdout.splitlines()[-1] == "没有发现问题。"
        assert (done.returncode, done.stderr) == (ExitCode.DONE, "")

    def test_data_tell_everything(self) -> None:
        told = json.loads(check(BROKEN / "id-number-wrong.xlsx", "--json").stdout)
        assert {name: told[name] for name in ("households", "printable", "errors", "warnings", "kinds")} == {
            "households": 1,
            "printable": 0,
            "errors": 1,
            "warnings": 0,
            "kinds": {"id-number-wrong": 1},
        }
        (item,) = told["findings"]
        assert {"rule", "source", "sheet", "cell", "household", "message", "remedy"} <= item.keys()

    def test_the_first_fifty_are_listed_and_the_rest_counted(self, tmp_path: Path) -> None:
        source = many_faults(tmp_path)
        done = check(source)
        assert done.stdout.count("改法：") == 50
        total = len(json.loads(check(source, "--json").stdout)["findings"])
        assert total > 50
        assert f"以上列出 50 条，另有 {total - 50} 条未列出：" in done.stdout
        assert check(source, "--all").stdout.count("改法：") == total

    @pytest.mark.parametrize("encoding", ["gbk", "cp1252"])
    def test_any_console_can_show_it(self, encoding: str) -> None:
        done = check(BROKEN / "character-without-font.xlsx", PYTHONIOENCODING=encoding)
        assert done.returncode in (ExitCode.DONE, ExitCode.FINDINGS_BLOCK)
        assert done.stderr == ""

    def test_a_file_that_is_written_gets_no_colours(self) -> None:
        assert "\x1b" not in check(BROKEN / "id-number-wrong.xlsx").stdout

    @pytest.mark.parametrize("seed", ["1", "2"])
    def test_the_order_of_findings_depends_on_nothing(self, tmp_path: Path, seed: str) -> None:
        source = many_faults(tmp_path)
        told = check(source, "--json", PYTHONHASHSEED=seed).stdout
        assert told == check(source, "--json", PYTHONHASHSEED="0").stdout

    def test_an_unasked_for_output_is_refused(self, tmp_path: Path) -> None:
        done = check(WORKBOOK, "-o", tmp_path / "x.xlsx")
        assert done.returncode == ExitCode.USAGE
        assert "--annotate" in done.stderr


def many_faults(folder: Path) -> Path:
    """The good workbook with sixty wrong choices in twelve rows."""
    book = openpyxl.load_workbook(WORKBOOK)
    sheet = book["户"]
    headings = {str(cell.value).strip("*"): cell.column for cell in sheet[1]}
    wrong = ("健康状况", "工作状态", "劳模类型", "主要致困原因", "困难类别")
    for row in range(2, 14):
        for heading in wrong:
            sheet.cell(row, headings[heading]).value = "错的选项"
    path = folder / "多.xlsx"
    book.save(path)
    return path


class TestAnnotate:
    def test_a_copy_is_written_and_the_workbook_stays(self, tmp_path: Path) -> None:
        before = (BROKEN / "id-number-wrong.xlsx").read_bytes()
        done = check(BROKEN / "id-number-wrong.xlsx", "--annotate", tmp_path / "核对.xlsx")
        assert done.returncode == ExitCode.FINDINGS_BLOCK
        assert "核对.xlsx" in done.stderr
        assert (BROKEN / "id-number-wrong.xlsx").read_bytes() == before
        assert openpyxl.load_workbook(tmp_path / "核对.xlsx").sheetnames[0] == "核对结果"
        assert (tmp_path / "核对.xlsx").stat().st_mode & 0o077 == 0 or os.name == "nt"

    def test_the_copy_is_checked_like_the_workbook(self, tmp_path: Path) -> None:
        check(BROKEN / "id-number-wrong.xlsx", "--annotate", tmp_path / "id-number-wrong.xlsx")
        first = json.loads(check(BROKEN / "id-number-wrong.xlsx", "--json").stdout)
        again = json.loads(check(tmp_path / "id-number-wrong.xlsx", "--json").stdout)
        assert again == first

    def test_data_stay_clean_beside_a_copy(self, tmp_path: Path) -> None:
        done = check(WORKBOOK, "--json", "--annotate", tmp_path / "核对.xlsx")
        assert json.loads(done.stdout)["findings"] == []

    def test_a_text_file_cannot_be_annotated(self, tmp_path: Path) -> None:
        done = check(BROKEN / "key-unknown.yaml", "--annotate", tmp_path / "核对.xlsx")
        assert done.returncode == ExitCode.USAGE
        assert "另存为 .xlsx" in done.stderr


class TestEligibility:
    def test_the_arithmetic_is_written_out(self) -> None:
        done = check(WORKBOOK, "--eligibility", "--all")
        assert done.returncode == ExitCode.DONE
        text = "".join(line.strip() for line in done.stdout.splitlines())
        assert "家庭可支配收入 = 24000 － 缴纳所得税 0 － 社会保障支出 960 = 23040 元" in text
        assert "共核对资格 12 户：符合申报类别 8 户，已注销（不再核定） 4 户。" in text

    def test_as_data(self) -> None:
        told = json.loads(check(WORKBOOK, "--eligibility", "--json").stdout)
        first = told["eligibility"][0]
        assert (first["household"], first["claimed"] in first["allowed"]) == ("LZ20180001", True)
        assert first["figures"]["annual_total"] == "24000"
        assert {"rule", "source", "standard", "verdict", "criteria"} <= first["categories"][0].keys()
        assert len(told["eligibility"]) == 12

    def test_as_a_workbook(self, tmp_path: Path) -> None:
        done = check(WORKBOOK, "--eligibility", "-o", tmp_path / "资格核对.xlsx")
        assert "家庭月人均收入 =" not in done.stdout  # the file tells it
        assert "共核对资格 12 户" in done.stdout
        assert done.returncode == ExitCode.DONE, done.stderr
        book = openpyxl.load_workbook(tmp_path / "资格核对.xlsx")
        assert book.sheetnames == ["资格核对", "计算过程"]
        names = [cell.value for cell in book["资格核对"]["B"][3:]]
        assert (names[0], len(names)) == ("LZ20180001", 12)

    def test_a_region_without_such_rules_says_so(self) -> None:
        done = check(ROOT / "fixtures" / "taoyuan" / "采集表.xlsx", "--eligibility")
        assert done.returncode == ExitCode.USAGE
        assert "不能核对资格" in done.stderr
