"""`docgen intake explain`: what is told of a roster, by hand and saved."""

import json

import pytest
from openpyxl import Workbook
from rich.cells import cell_len

from docgen.cli.main import _guarded
from docgen.errors import ExitCode

ROWS = (
    ("2018年困难职工花名册",),
    ("工会", "职工编号", "姓 名", "身份证号", "月收入", "血型", "备注说明"),
    ("示例机械厂工会委员会", "510504000101", "罗示梅", "510504197503151527", 1400, "A", ""),
    ("合计", None, "1户"),
)


@pytest.fixture
def roster(tmp_path):
    book = Workbook()
    for row in ROWS:
        book.active.append(row)
    book.save(tmp_path / "名册.xlsx")
    return tmp_path / "名册.xlsx"


def explain(roster, *options):
    return _guarded(["intake", "explain", str(roster), "--region", "luzhou", *options])


def test_the_table_tells_every_column_with_its_reason_and_first_value(roster, capsys):
    assert explain(roster) == ExitCode.DONE
    lines = capsys.readouterr().out.splitlines()
    assert "工作表“Sheet”：读作“户”表（列标题是“户”表的项目）" in lines
    assert any(line.split()[:4] == ["C", "姓", "名", "职工姓名"] and "罗示梅" in line for line in lines)
    assert any(line.split()[:3] == ["E", "月收入", "未读取"] for line in lines)
    assert any(line.split()[:3] == ["F", "血型", "未读取"] for line in lines)
    assert "  跳过 合计行：第4行（合计）" in lines
    told = "".join(lines[-2:])
    assert told.startswith("共读取 1 户、家庭成员 0 人、工会 1 个：示例机械厂工会委员会。读取时发现 2 处问题")
    assert max(map(cell_len, lines)) <= 100


def test_json_tells_the_same(roster, capsys):
    explain(roster, "--json")
    told = json.loads(capsys.readouterr().out)
    (sheet,) = told["sheets"]
    assert (sheet["taken_as"], sheet["heading_rows"], sheet["rows"]) == ("户", "2", 1)
    name = next(column for column in sheet["columns"] if column["letter"] == "C")
    assert (name["path"], name["field"], name["example"]) == ("worker.name", "职工姓名", "罗示梅")
    assert told["households"] == 1


def test_map_fixes_a_column_and_save_keeps_it(roster, capsys):
    options = ("--map", "Sheet!月收入=本人月平均收入", "--map", "Sheet!血型=忽略")
    assert explain(roster, *options, "--save") == ExitCode.DONE
    saved = roster.with_name("名册.xlsx.列对应.yaml")
    assert f"已保存列对应：{saved}" in capsys.readouterr().err
    assert "Sheet!月收入: 本人月平均收入\n" in saved.read_text(encoding="utf-8")
    explain(roster)
    told = capsys.readouterr().out
    assert "列对应：名册.xlsx.列对应.yaml（自动使用）" in told
    assert "问题" not in told
    explain(roster, "--map", "Sheet!血型=worker.specialty", "--save", "--json")
    assert "Sheet!血型: worker.specialty\n" in saved.read_text(encoding="utf-8")
    assert "Sheet!月收入" in saved.read_text(encoding="utf-8")


def test_without_save_nothing_is_written(roster):
    explain(roster, "--map", "Sheet!血型=忽略")
    assert [path.name for path in roster.parent.iterdir()] == ["名册.xlsx"]


def test_a_wrong_name_is_told_with_the_nearest_and_nothing_is_saved(roster, capsys):
    assert explain(roster, "--map", "Sheet!血形=忽略", "--save") == ExitCode.USAGE
    told = capsys.readouterr().err
    assert "列标题“血形”在工作表“Sheet”中没有" in told
    assert "是否为“血型”" in told
    assert [path.name for path in roster.parent.iterdir()] == ["名册.xlsx"]


@pytest.mark.parametrize(("name", "code"), [("没有.xlsx", 3), ("说明.yaml", 2), ("文字.docx", 3), ("", 3)])
def test_a_file_that_is_no_workbook_is_told(tmp_path, name, code, capsys):
    if name not in ("没有.xlsx", ""):
        (tmp_path / name).write_text("cases: []", encoding="utf-8")
    assert explain(tmp_path / name) == code
    assert "处理办法" in capsys.readouterr().err


def test_lines_that_run_on_are_set_in_and_notes_name_their_cell(tmp_path, capsys):
    book = Workbook()
    sheet = book.active
    sheet.append(["所属工会", "职工编号", "姓名", "民族", "政治面貌"])
    sheet.append(["示例机械厂工会委员会", "510504000101", "罗示梅", "汉族"])
    sheet.append(["合计" + "及其他说明" * 30])
    sheet.merge_cells("D2:E2")
    book.save(tmp_path / "名册.xlsx")
    explain(tmp_path / "名册.xlsx")
    lines = capsys.readouterr().out.splitlines()
    (number,) = (at for at, line in enumerate(lines) if line.startswith("  跳过 合计行"))
    (note,) = (line for line in lines if line.startswith("  注意："))
    assert note.startswith("  注意：D2：D2:E2 合并成一格")
    assert lines[number + 1].startswith("    ")
    assert max(map(cell_len, lines)) <= 100
