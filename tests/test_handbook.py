"""The handbook is true: its commands run as it says, and it tells every command, option, packet and code."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import pytest
from regions import REGIONS, pack_of

from docgen.cli.main import docgen
from docgen.errors import ExitCode
from docgen.finding_kinds import KINDS
from gallery.handbook import FOLDER as PICTURES
from gallery.handbook import PRACTICE
from gallery.screen import Piece, pieces

ROOT = Path(__file__).parents[1]
HANDBOOK = ROOT / "docs" / "使用手册.md"
TEXT = HANDBOOK.read_text(encoding="utf-8")
FOR_AUTHORS = (ROOT / "docs" / "模板制作手册.md").read_text(
    encoding="utf-8"
)  # tells what clerks need not know
PROJECT = "D:/docgen"  # where the handbook says that the project lies
MOST_BYTES = 150_000  # of a picture

_BLOCK = re.compile(r"^(?:<!-- 代码 (\d+) -->\n)?```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_RUNNABLE = ("docgen ", "copy ", "xcopy ")


@dataclass(frozen=True)
class Block:
    """A fenced block: what kind it is, its lines, and the exit code of its last command."""

    kind: str
    lines: tuple[str, ...]
    code: int

    @property
    def is_run(self) -> bool:
        return self.kind == "text" and bool(self.lines) and self.lines[0].startswith(_RUNNABLE)


def blocks() -> list[Block]:
    return [
        Block(kind, tuple(body.splitlines()), int(code or 0)) for code, kind, body in _BLOCK.findall(TEXT)
    ]


def commands() -> dict[str, click.Command]:
    """Every command by the words that call it."""
    found: dict[str, click.Command] = {}

    def collect(group: click.Group, before: str) -> None:
        context = click.Context(group)
        for name in group.list_commands(context):
            command = group.get_command(context, name)
            assert command is not None
            found[f"{before}{name}"] = command
            if isinstance(command, click.Group):
                collect(command, f"{before}{name} ")

    collect(docgen, "")
    return found


def options(command: click.Command) -> set[str]:
    context = click.Context(command, help_option_names=["-h", "--help"])
    own = {name for item in command.get_params(context) for name in item.opts if name.startswith("-")}
    return own | ({"--version"} if command is docgen else set())


def told_calls() -> Iterator[tuple[str, list[str]]]:
    """Every call of docgen that the handbooks show, in blocks and in their sentences."""
    for_authors = [line for _, _, body in _BLOCK.findall(FOR_AUTHORS) for line in body.splitlines()]
    shown = [*for_authors, *(line for block in blocks() for line in block.lines)]
    for call in (*shown, *_SPAN.findall(TEXT), *_SPAN.findall(FOR_AUTHORS)):
        if call.startswith("docgen "):
            yield call, shlex.split(call.replace("\\", "/"))[1:]


def command_of(words: list[str]) -> tuple[str, click.Command]:
    """The command that the words call, the longest name first."""
    known = commands()
    for count in (2, 1):
        if (name := " ".join(words[:count])) in known:
            return name, known[name]
    return "", docgen


def section(title: str) -> str:
    """The text of the section whose heading holds the title."""
    parts = re.split(r"^(?=#{2,3} )", TEXT, flags=re.MULTILINE)
    [found] = [part for part in parts if title in part.splitlines()[0]]
    return found


def run_line(line: str, folder: Path) -> subprocess.CompletedProcess[str] | None:
    """Does what the line would do on Windows; what docgen said, None for a copy."""
    words = [word.replace(PROJECT, str(ROOT)) for word in shlex.split(line.replace("\\", "/"))]
    if words[0] == "copy":
        shutil.copy(words[1], folder / words[2])
        return None
    if words[0] == "xcopy":
        shutil.copytree(words[1], folder / words[2])
        return None
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "docgen", *words[1:]]
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", env=environment, cwd=folder, check=False
    )


def test_its_commands_do_what_it_says_one_after_the_other(tmp_path: Path) -> None:
    said, ran = "", 0
    for block in blocks():
        if block.kind == "console":
            flat = "".join(said.split())
            assert [line for line in block.lines if "".join(line.split()) not in flat] == [], said
        if not block.is_run:
            continue
        for line in block.lines:
            result = run_line(line, tmp_path)
            if result is not None:
                said, ran = result.stdout + result.stderr, ran + 1
                wanted = block.code if line == block.lines[-1] else 0
                assert result.returncode == wanted, f"{line}\n{said}"
    assert ran >= 20


def test_every_command_is_told() -> None:
    told = {command_of(words)[0] for _, words in told_calls()}
    groups = {name for name, command in commands().items() if isinstance(command, click.Group)}
    assert commands().keys() - groups - told == set()


def test_every_option_that_is_shown_is_one_of_its_command() -> None:
    shown = [(call, words) for call, words in told_calls() if "--regoin" not in words]
    unknown = [
        (call, word)
        for call, words in shown
        for word in words
        if word.startswith("-") and word not in options(command_of(words)[1])
    ]
    assert unknown == []


def test_every_option_is_told_and_none_that_there_is_not() -> None:
    known = set().union(*(options(command) for command in (docgen, *commands().values())))
    spans = _SPAN.findall(TEXT + FOR_AUTHORS)
    told = {span.split()[0] for span in spans if span.startswith("--")}
    assert told - known == set()
    assert {name for name in known if name.startswith("--")} - told - {"--help", "--version"} == set()
    assert "--help`" in TEXT
    assert "--version`" in TEXT


@pytest.mark.parametrize("region", REGIONS)
def test_the_page_of_a_region_names_its_packets_and_its_notice(region: str) -> None:
    pack, page = pack_of(region), section(f"（`{region}`）")
    assert [packet.id for packet in pack.manifest.packets if f"`{packet.id}`" not in page] == []
    assert pack.manifest.notice.number in page
    assert pack.manifest.notice.date in page


@pytest.mark.parametrize("region", REGIONS)
def test_the_page_of_a_region_names_the_sheets_of_its_workbook(region: str, tmp_path: Path) -> None:
    result = run_line(f"docgen workbook --region {region} -o a.xlsx", tmp_path)
    assert result is not None
    assert result.returncode == 0, result.stderr
    sheets = _visible_sheets(tmp_path / "a.xlsx")[1:]  # 说明 is not filled in
    told = re.search(r"\*\*填哪些表\*\*：(.+)。", section(f"（`{region}`）"))
    assert told is not None
    assert told[1].split("、") == sheets


def _visible_sheets(workbook: Path) -> list[str]:
    from openpyxl import load_workbook

    return [sheet.title for sheet in load_workbook(workbook) if sheet.sheet_state == "visible"]


@pytest.mark.parametrize("region", REGIONS)
def test_the_page_of_a_region_tells_its_deadlines_and_days_of_publicity(region: str) -> None:
    manifest, page = pack_of(region).manifest, section(f"（`{region}`）")
    assert manifest.schedule is not None
    dues = {item.due for item in manifest.schedule.deadlines}
    untold = [due for due in dues if not re.search(_in_chinese(due.month, due.day), page)]
    assert untold == []
    for level in manifest.rules.publicity:
        assert f"不少于 {level.least_days} " in page


def _in_chinese(month: int, day: int) -> str:
    """A day as it may be written: 8月30日, and 8月底 for the last days of a month."""
    return f"{month}月(?:{day}日{'|底' if day >= 30 else ''})"


def test_every_exit_code_is_told() -> None:
    told = re.findall(r"^\| (\d+) \|", section("结束代码"), flags=re.MULTILINE)
    assert [int(code) for code in told] == [code.value for code in ExitCode]


def test_the_ten_commonest_findings_are_called_by_their_names() -> None:
    known = {(kind.title, kind.code) for kind in KINDS.values()}
    assert len(_commonest()) == 10
    assert set(_commonest()) - known == set()


def _commonest() -> list[tuple[str, str]]:
    """Title and code of the findings that the handbook explains."""
    link = r"^\| \[(.+?)\]\(findings\.md#([\w-]+)\) \|"
    return re.findall(link, section("最常见的十种问题"), flags=re.MULTILINE)


def test_links_lead_somewhere() -> None:
    local = [link.partition("#") for link in _LINK.findall(TEXT) if not link.startswith("http")]
    pages = {name: HANDBOOK.parent / name if name else HANDBOOK for name, _, _ in local}
    assert [name for name, page in pages.items() if not page.is_file()] == []
    anchors = {name: _anchors(page) for name, page in pages.items() if page.suffix == ".md"}
    assert [(name, anchor) for name, _, anchor in local if anchor and anchor not in anchors[name]] == []


def _anchors(page: Path) -> set[str]:
    return {_anchor(heading) for heading in _HEADING.findall(page.read_text(encoding="utf-8"))}


def _anchor(heading: str) -> str:
    """What GitHub makes of a heading: small letters, no punctuation, hyphens for spaces."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")


def test_every_picture_is_shown_and_small() -> None:
    there = {path.name: path.stat().st_size for path in PICTURES.glob("*.png")}
    assert set(re.findall(r"\(handbook/(\w+\.png)\)", TEXT)) == set(there)
    assert {name: size for name, size in there.items() if size > MOST_BYTES} == {}


def test_the_practice_workbook_has_the_faults_that_are_explained(tmp_path: Path) -> None:
    shutil.copy(PRACTICE, tmp_path / "a.xlsx")
    result = run_line("docgen check a.xlsx --date 2018-12-28", tmp_path)
    assert result is not None
    assert len([title for title, _ in _commonest() if title in result.stdout]) >= 6, result.stdout


def test_a_screen_keeps_the_styles_of_its_text() -> None:
    line = "a\x1b[31m\x1b[1m错误\x1b[0mb"
    assert list(pieces(line)) == [Piece("a"), Piece("错误", "#ff7b72", is_bold=True), Piece("b")]
