"""`docgen verify`, `docgen reprint` and `docgen register` as a clerk or a program runs them."""

import json
from pathlib import Path

import pytest
from run_folders import UNION_PAPER, Made, a_run

from docgen.cli.main import _guarded
from docgen.errors import ExitCode

FIRST, SECOND = Made("LZ20180001"), Made("LZ20180002", name="王例明")
Captured = pytest.CaptureFixture[str]


def docgen(*words: str | Path) -> int:
    return _guarded([str(word) for word in words])


def test_a_folder_that_is_whole_exits_0(tmp_path: Path, capsys: Captured) -> None:
    assert docgen("verify", a_run(tmp_path, FIRST, SECOND)) == ExitCode.DONE
    assert capsys.readouterr().out.splitlines() == [
        "出件记录中有 6 个文件：都在，没有改动。",
        "出件 2 户，未做成 0 户，因数据有错误退回 0 户。",
    ]


def test_what_is_wrong_is_named_with_its_remedy_and_exits_1(tmp_path: Path, capsys: Captured) -> None:
    folder = a_run(tmp_path, FIRST, SECOND, failed=[Made("LZ9")], refused=["LZ7"])
    (folder / FIRST.paper).unlink()
    (folder / UNION_PAPER).write_text("edited", encoding="utf-8")
    (folder / "别的.txt").touch()
    assert docgen("verify", folder) == ExitCode.FINDINGS_BLOCK
    shown = "".join(capsys.readouterr().out.split())
    assert f"缺少：LZ20180001的01-档案表.docx（在{FIRST.folder}）" in shown
    assert "改动过：示例总工会的05-花名册.xlsx" in shown
    assert "多出：别的.txt" in shown
    assert "缺少1个，改动过1个。另有1个文件不是docgen生成的" in shown
    assert "未做成：LZ9" in shown
    assert "退回：LZ7" in shown
    for way in ("docgenreprint", "docgenpacket命令再运行一次", "--only-failed"):
        assert way in shown


def test_files_of_others_alone_exit_0(tmp_path: Path, capsys: Captured) -> None:
    folder = a_run(tmp_path, FIRST)
    (folder / "别的\x1b[31m.txt").touch()
    assert docgen("verify", folder) == ExitCode.DONE
    shown = capsys.readouterr().out
    assert "多出：别的" in shown
    assert "\x1b" not in shown


def test_a_run_that_was_cut_off_exits_1_and_no_manifest_3(tmp_path: Path, capsys: Captured) -> None:
    assert docgen("verify", tmp_path / "nowhere") == ExitCode.INPUT_UNREADABLE
    folder = a_run(tmp_path / "包", FIRST)
    (folder / ".docgen").mkdir()
    (folder / ".docgen" / "run.json").write_text('{"id": "5e1f", "process": 7}', encoding="utf-8")
    assert docgen("verify", folder) == ExitCode.FINDINGS_BLOCK
    assert "用同样的命令可以接着做" in capsys.readouterr().out


def test_fifty_files_are_listed_unless_all_are_asked_for(tmp_path: Path, capsys: Captured) -> None:
    folder = a_run(tmp_path, *(Made(f"LZ{number:03}") for number in range(40)))
    for path in folder.rglob("*.docx"):
        path.unlink()
    for path in folder.rglob("dossier.pdf"):
        path.write_text("changed", encoding="utf-8")
    docgen("verify", folder)
    shown = capsys.readouterr().out
    assert (shown.count("缺少："), shown.count("改动过：")) == (40, 10)
    assert "以上列出 50 个，另有 31 个，用 --all 全部列出。" in shown
    docgen("verify", folder, "--all")
    shown = capsys.readouterr().out
    assert (shown.count("缺少："), shown.count("改动过：")) == (40, 41)
    assert "以上列出" not in shown


def test_a_program_reads_every_file_as_json(tmp_path: Path, capsys: Captured) -> None:
    folder = a_run(tmp_path, *(Made(f"LZ{number:03}") for number in range(60)))
    for path in folder.rglob("*.docx"):
        path.unlink()
    assert docgen("verify", folder, "--json") == ExitCode.FINDINGS_BLOCK
    record = json.loads(capsys.readouterr().out)
    assert (record["whole"], record["files"], len(record["missing"])) == (False, 122, 60)
    assert record["missing"][1]["household"] == "LZ001"
    assert (record["changed"], record["extra"], record["unfinished"], record["done"]) == ([], [], "", 60)


def test_marks_are_set_taken_back_and_told(tmp_path: Path, capsys: Captured) -> None:
    folder = a_run(tmp_path, FIRST, SECOND)
    assert docgen("register", folder, "--printed", "全部", "--not-printed", "王例明") == ExitCode.DONE
    told = capsys.readouterr().err
    assert "登记为已打印：示例总工会、LZ20180001、LZ20180002" in told
    assert "撤销已打印的登记：LZ20180002" in told
    docgen("register", folder, "--printed", "LZ20180001", "--not-handed-out", "LZ20180001")
    told = capsys.readouterr().err
    assert "早已登记为已打印" in told
    assert "没有登记过已交付" in told


def test_the_history_of_one_is_shown(tmp_path: Path, capsys: Captured) -> None:
    folder = a_run(tmp_path, FIRST, SECOND)
    docgen("register", folder, "--printed", "王例明", "--household", "王例明")
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "LZ20180002 的经过："
    assert sorted(line[21:] for line in lines[1:]) == ["登记为已打印", "第 1 次出件：1 份 6 页"]
    docgen("register", folder, "--household", "LZ20180002", "--json")
    assert {event["happening"] for event in json.loads(capsys.readouterr().out)} == {"made", "printed"}
    assert docgen("register", folder, "--household", "王例天") == ExitCode.USAGE
    assert "最相近的是 王例明" in capsys.readouterr().err


def test_fifty_holders_are_listed_unless_all_are_asked_for(tmp_path: Path, capsys: Captured) -> None:
    folder = a_run(tmp_path, *(Made(f"LZ{number:03}") for number in range(70)))
    docgen("register", folder)
    shown = capsys.readouterr().out
    assert "以上列出 50 项，另有 21 项，用 --all 全部列出。" in shown
    assert "共 未打印 71。" in shown
    docgen("register", folder, "--all")
    assert capsys.readouterr().out.count("未打印  出件") == 71


def test_a_household_is_reprinted_and_told(tmp_path: Path, capsys: Captured) -> None:
    folder = a_run(tmp_path / "包", FIRST, SECOND)
    words = ("reprint", folder, "--household", "王例明", "-o", tmp_path / "补打")
    assert docgen(*words) == ExitCode.DONE
    assert capsys.readouterr().out.splitlines() == [
        "LZ20180002：共 2 个文件，完好 2 个，重新做出 0 个，与出件时一字不差。",
        f"文件在：{tmp_path / '补打'}",
    ]
    assert (tmp_path / "补打" / SECOND.paper).read_text(encoding="utf-8") == "paper"
    assert docgen(*words) == ExitCode.DESTINATION_NOT_WRITABLE


def test_what_a_clerk_changed_is_left_and_exits_1(tmp_path: Path, capsys: Captured) -> None:
    folder = a_run(tmp_path, FIRST)
    (folder / FIRST.paper).write_text("edited", encoding="utf-8")
    assert docgen("reprint", folder, "--household", FIRST.number) == ExitCode.FINDINGS_BLOCK
    shown = capsys.readouterr().out
    assert f"改动过，没有换：{FIRST.paper}" in shown
    assert "--force" in shown
    assert docgen("reprint", folder, "--household", FIRST.number, "--json") == ExitCode.FINDINGS_BLOCK
    record = json.loads(capsys.readouterr().out)
    assert (record["files"], record["made_anew"], record["left"]) == (2, [], [FIRST.paper])


def test_a_reprint_of_nobody_is_refused(tmp_path: Path, capsys: Captured) -> None:
    assert docgen("reprint", a_run(tmp_path, FIRST)) == ExitCode.USAGE
    assert "--household" in capsys.readouterr().err
