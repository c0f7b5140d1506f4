"""The commands as a clerk or a program runs them: what is said, what is written, the exit code."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from docgen.cli import terminal
from docgen.cli.main import _guarded, docgen
from docgen.errors import ExitCode
from docgen.pipeline.request import Summary
from docgen.region.catalog import find_pack, shipped_packs
from docgen.region.documents import PacketPlan
from docgen.region.pack import Pack
from docgen.region.shipped import shipped_data

ROOT = Path(__file__).parents[2]
WORKBOOK = ROOT / "fixtures" / "luzhou" / "采集表.xlsx"
BROKEN = ROOT / "fixtures" / "broken"
DAY = ("--date", "2018-12-25")
DOCX = ("--format", "docx", *DAY)


def run(*arguments: str | Path, **changes: str) -> subprocess.CompletedProcess[str]:
    """docgen in a process of its own, with its output decoded as it was encoded."""
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", **changes}
    command = [sys.executable, "-W", "error", "-m", "docgen", *map(str, arguments)]
    encoding = environment["PYTHONIOENCODING"]
    return subprocess.run(command, capture_output=True, encoding=encoding, env=environment, check=False)


def files_below(folder: Path) -> dict[str, bytes]:
    """All but the register, which tells the time."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "register.sqlite")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def every_command(
    group: click.Group, before: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Each command with the words that call it, those of a group's groups included."""
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None, name
        yield (*before, name), command
        if isinstance(command, click.Group):
            yield from every_command(command, (*before, name))


def test_every_command_has_chinese_help_with_an_example_of_use() -> None:
    found = dict(every_command(docgen))
    assert {("packet",), ("print",), ("template", "verify")} <= found.keys()
    for words, command in found.items():
        shown = CliRunner().invoke(docgen, [*words, "--help"]).output
        assert any("\u4e00" <= char <= "\u9fff" for char in command.help or ""), words
        assert f"docgen {' '.join(words)}" in shown, words
        assert re.search(r"OPTIONS|COMMAND|ARGS|PATH|TEXT|INTEGER|Options:|Usage:", shown) is None, words


def test_the_commands_are_listed_as_a_clerk_comes_upon_them() -> None:
    shown = run("--help").stdout.partition("命令：")[2]
    assert [line.split()[0] for line in shown.strip().splitlines()][:3] == ["workbook", "check", "packet"]


def test_regions_lists_the_packets_by_name() -> None:
    shown = json.loads(run("regions", "--json").stdout)
    luzhou = next(region for region in shown if region["id"] == "luzhou")
    assert [packet["id"] for packet in luzhou["packets"] if not packet["on_request"]] == [
        "dossier", "declaration", "contact-cards", "certification", "publicity", "union", "labels",
    ]  # fmt: skip


def test_forms_lists_the_official_forms_first() -> None:
    forms = json.loads(run("forms", "--json").stdout)
    official = [form["id"] for form in forms if form["source"]]
    assert official == ["dossier-form", "declaration-form", "contact-card", "determination", "roster"]
    assert [form["id"] for form in forms[:5]] == official


def a_pack_with_packets_out_of_the_ordinary() -> Pack:
    """The default region's pack, with a booklet, and a poster made on request of a document of its own."""
    pack = find_pack("luzhou")
    manual = PacketPlan(id="manual", title="工作手册", documents=("home-visit-record",), booklet=True)
    poster = PacketPlan(
        id="poster", title="公示大张", documents=("publicity-notice",), sheet="A3", on_request=True
    )
    return replace(pack, manifest=pack.manifest.model_copy(update={"packets": (manual, poster)}))


def test_regions_marks_packets_out_of_the_ordinary(capsys: pytest.CaptureFixture[str]) -> None:
    pack = a_pack_with_packets_out_of_the_ordinary()
    terminal.show_regions([pack], as_json=False)
    shown = capsys.readouterr().out
    assert "manual  工作手册（可用 --booklet 装订成小册子）：" in shown
    assert "poster  公示大张（仅按需，A3）：" in shown
    terminal.show_regions([pack], as_json=True)
    (region,) = json.loads(capsys.readouterr().out)
    told = [(item["id"], item["booklet"], item["sheet"], item["on_request"]) for item in region["packets"]]
    assert told == [("manual", True, "A4", False), ("poster", False, "A3", True)]


def test_regions_sets_all_titles_of_packets_in_one_column() -> None:
    lines = [line for line in run("regions").stdout.splitlines() if line.startswith("    ")]
    columns = {len(line) - len(line.split(maxsplit=1)[1]) for line in lines}
    assert len(columns) == 1
    assert max(len(line.split()[0]) for line in lines) >= 14


def test_forms_marks_what_is_only_made_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    pack = a_pack_with_packets_out_of_the_ordinary()
    terminal.show_forms(pack, as_json=False)
    marked = [line.split()[1] for line in capsys.readouterr().out.splitlines() if "（仅按需）" in line]
    assert marked == ["publicity-notice"]
    terminal.show_forms(pack, as_json=True)
    told = {form["id"] for form in json.loads(capsys.readouterr().out) if form["on_request"]}
    assert told == {"publicity-notice"}


def test_check_of_the_good_workbook_is_silent_and_exits_0() -> None:
    done = run("check", WORKBOOK, *DAY, "--json")
    assert json.loads(done.stdout)["findings"] == []
    assert (done.returncode, done.stderr) == (ExitCode.DONE, "")


def test_check_names_the_cell_and_the_remedy_and_exits_1() -> None:
    done = run("check", BROKEN / "id-number-wrong.xlsx", *DAY)
    assert done.returncode == ExitCode.FINDINGS_BLOCK
    assert re.search(r"家庭成员![A-Z]+\d+", done.stdout)
    assert "末位校验码应为8" in "".join(done.stdout.split())  # wherever lines are broken
    assert "请对照身份证原件逐位核对" in done.stdout


def test_packet_writes_every_word_and_excel_paper(tmp_path: Path) -> None:
    out = tmp_path / "打印 包"
    done = run("packet", WORKBOOK, "-o", out, *DOCX)
    assert done.returncode == ExitCode.DONE, done.stderr
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["refused"] == []
    forms = json.loads(run("forms", "--json").stdout)
    always = {form["id"] for form in forms if not form["on_request"] and form["for"] != "scan"}
    assert {paper["form"] for paper in manifest["papers"]} == always
    for paper in manifest["papers"]:
        assert (out / paper["path"]).is_file()
        assert (paper["pdf"], paper["first_page"], paper["pages"]) == (None, None, None)


@pytest.mark.parametrize("region", [path.name for path in shipped_packs()])
def test_every_region_has_a_workbook_for_the_demo(region: str) -> None:
    assert (shipped_data("fixtures") / region / "采集表.xlsx").is_file()


def test_a_demo_of_a_region_without_a_workbook_names_the_way_to_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("docgen.cli.commands.packet.shipped_data", lambda folder: tmp_path)
    assert _guarded(["demo", "--region", "luzhou", "-o", str(tmp_path / "out")]) == ExitCode.USAGE
    told = capsys.readouterr().err
    assert "没有自带的样例采集表" in told
    assert "docgen sample --region luzhou" in told


def test_the_end_of_a_run_says_how_to_print_what_is_not_plain(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    line = "manual-booklet.pdf：A4 纸双面打印，短边翻转，对折后骑马装订。"
    summary = Summary(1, 0, 1, 1, 1, (), (), (), 0.1, tmp_path / "out" / "manifest.json", (line,))
    terminal.show_summary(summary, as_json=False)
    assert f"打印方法：{line}" in capsys.readouterr().out
    terminal.show_summary(summary, as_json=True)
    assert json.loads(capsys.readouterr().out)["instructions"] == [line]


def test_the_output_does_not_depend_on_the_number_of_workers(tmp_path: Path) -> None:
    sample = tmp_path / "样例.xlsx"
    assert run("sample", "--households", "120", "-o", sample).returncode == 0
    for jobs in ("1", "3"):
        done = run(
            "packet", sample, "-o", tmp_path / jobs, *DOCX, "--jobs", jobs, "--packet", "contact-cards"
        )
        assert done.returncode == ExitCode.DONE, done.stderr
    assert files_below(tmp_path / "1") == files_below(tmp_path / "3")


def test_output_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows keeps permissions in the folder, not in a mode")
    run("packet", WORKBOOK, "-o", tmp_path / "out", *DOCX, "--packet", "declaration")
    modes = {path.stat().st_mode & 0o077 for path in (tmp_path / "out").rglob("*")}
    assert modes == {0}


def test_a_refused_household_gets_no_paper_and_the_others_do(tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = run("packet", WORKBOOK, BROKEN / "id-number-wrong.xlsx", "-o", out, *DOCX, "--json")
    assert done.returncode == ExitCode.FINDINGS_BLOCK
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    refused = {entry["household"] for entry in manifest["refused"]}
    assert refused
    assert not refused & {paper["household"] for paper in manifest["papers"]}
    others = {paper["household"] for paper in manifest["papers"] if paper["household"]}
    assert len(others) == 11  # the faulty one is filed in both workbooks: the twelve less that one


def test_a_packet_may_be_named_by_its_chinese_title(tmp_path: Path) -> None:
    done = run("packet", WORKBOOK, "-o", tmp_path / "out", *DOCX, "--packet", "联系卡")
    assert done.returncode == ExitCode.DONE, done.stderr
    papers = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))["papers"]
    assert {paper["form"] for paper in papers} == {"contact-card"}


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["packet", "没有.xlsx", "-o", "x"], ExitCode.INPUT_UNREADABLE, "没有.xlsx"),
        (["packet", str(WORKBOOK)], ExitCode.USAGE, "缺少选项 -o"),
        (["packet", str(WORKBOOK), "-o", "x", "--nonsense"], ExitCode.USAGE, "没有 --nonsense 这个选项"),
        (["packet", str(WORKBOOK), "-o"], ExitCode.USAGE, "选项 -o 后面要写值"),
        (["packet", str(WORKBOOK), "--force=1"], ExitCode.USAGE, "选项 --force 后面不写值"),
        (["verify", "a", "b", "c"], ExitCode.USAGE, "多写了 b c"),
        (["packet", str(WORKBOOK), "-o", "x", "--packet", "甲"], ExitCode.USAGE, "没有名为“甲”的打印包"),
        (["packet", str(WORKBOOK), "-o", "x", "--format", "odt"], ExitCode.USAGE, "--format 不能是“odt”"),
        (
            ["packet", str(WORKBOOK), "-o", "x", "--region", "无此地"],
            ExitCode.USAGE,
            "没有名为“无此地”的地区包",
        ),
        (
            ["packet", str(WORKBOOK), "-o", "x", "--booklet", "--simplex"],
            ExitCode.USAGE,
            "--booklet 不能与 --simplex 同用",
        ),
        (["packet", str(WORKBOOK), "-o", "x", "--booklet"], ExitCode.USAGE, "没有可以装订成小册子的打印包"),
        (["check"], ExitCode.USAGE, "没有写明采集表"),
        (["print"], ExitCode.USAGE, "没有写明文书"),
        (["template", "verify"], ExitCode.USAGE, "没有写明地区包"),
        (["check", str(ROOT / "README.md")], ExitCode.INPUT_UNREADABLE, "README.md"),
        (["sample", "-o", "x.xlsx", "--households", "0"], ExitCode.USAGE, "--households"),
    ],
)
def test_a_wrong_command_is_told_with_its_remedy(
    arguments: list[str], code: ExitCode, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert _guarded(arguments) == code
    told = capsys.readouterr().err
    assert said in told
    assert "处理办法：" in told
    assert list(tmp_path.iterdir()) == []


def test_no_office_is_needed_and_one_asked_for_in_vain_is_told(tmp_path: Path) -> None:
    nowhere = {"PATH": str(tmp_path), "DOCGEN_SOFFICE": str(tmp_path / "无")}
    order = ("packet", WORKBOOK, "-o", tmp_path / "out", *DAY)
    asked = run(*order, "--engine", "office", **nowhere)
    assert asked.returncode == ExitCode.PROGRAM_MISSING
    assert "LibreOffice" in asked.stderr
    assert "去掉 --engine office" in asked.stderr
    assert not (tmp_path / "out").exists()
    done = run(*order, **nowhere)
    assert (done.returncode, done.stderr) == (ExitCode.DONE, "")
    manifest = json.loads((tmp_path / "out" / "manifest.json").read_text(encoding="utf-8"))
    packets = {(tmp_path / "out" / packet["path"]) for packet in manifest["packets"]}
    assert set((tmp_path / "out").rglob("*.pdf")) == packets
    assert len(packets) > 50


def test_a_console_of_code_page_936_breaks_nothing(tmp_path: Path) -> None:
    done = run("packet", WORKBOOK, "-o", tmp_path / "out", *DOCX, "--packet", "union", PYTHONIOENCODING="gbk")
    assert done.returncode == ExitCode.DONE, done.stderr
    assert "输出文件夹" in done.stdout
    checked = run("check", WORKBOOK, *DAY, "--json", PYTHONIOENCODING="gbk")
    assert checked.returncode == ExitCode.DONE, checked.stderr


def test_the_schema_names_the_choices_of_closed_lists() -> None:
    schema = json.loads(run("schema").stdout)
    causes = schema["$defs"]["Cause"]["properties"]["main"]["enum"]
    assert len(causes) == 11  # ten of 附件2, and none
    assert "家庭成员患重特大疾病" in causes


def test_yaml_and_json_cases_give_the_same_papers_as_each_other(tmp_path: Path) -> None:
    made = {}
    for name in ("案例.yaml", "案例.json"):
        out = tmp_path / name
        done = run("packet", ROOT / "fixtures" / "luzhou" / name, "-o", out, *DOCX, "--packet", "declaration")
        assert done.returncode == ExitCode.DONE, done.stdout + done.stderr
        made[name] = {path: data for path, data in files_below(out).items() if path.endswith(".docx")}
    assert made["案例.yaml"] == made["案例.json"] != {}
