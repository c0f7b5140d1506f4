"""The authors' handbook is true: its commands make an invented county's packets, in both languages alike."""

import re
import shlex
from pathlib import Path

import pytest
from test_handbook import MOST_BYTES, ROOT, run_line

from docgen.fill.formats import FILTERS, FUNCTIONS
from docgen.region.documents import Document, PacketPlan

CHINESE, ENGLISH = ROOT / "docs" / "模板制作手册.md", ROOT / "docs" / "authoring.md"
BOTH = pytest.mark.parametrize("page", [CHINESE, ENGLISH], ids=["Chinese", "English"])

_BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_RUNNABLE = ("docgen ", "copy ", "xcopy ")
_MOST_COMMANDS = 5  # from the blanks to the first packet


def blocks(page: Path) -> list[tuple[str, list[str]]]:
    """The kind of each fenced block, and its lines."""
    text = page.read_text(encoding="utf-8")
    return [(kind, body.splitlines()) for kind, body in _BLOCK.findall(text)]


def commands(page: Path) -> list[list[str]]:
    """Every call of docgen in a block that is run, as words."""
    lines = [line for kind, body in blocks(page) if kind in ("text", "sh") for line in body]
    return [shlex.split(line.replace("\\", "/")) for line in lines if line.startswith("docgen ")]


def test_its_commands_do_what_it_says_one_after_the_other(tmp_path: Path) -> None:
    said = ""
    for kind, lines in blocks(CHINESE):
        if kind == "console":
            flat = "".join(said.split())
            assert [line for line in lines if "".join(line.split()) not in flat] == [], said
        elif kind == "text" and lines[0].startswith(_RUNNABLE):
            said = "".join(_said_by(line, tmp_path) for line in lines)
    assert len(list((tmp_path / "打印包").rglob("*.pdf"))) >= 6
    for name in ("预览.png", "空白.png", "过满.pdf", "示例.png", "新表.png", "走访卡.docx", "采集表.xlsx"):
        assert (tmp_path / name).is_file()


def _said_by(line: str, folder: Path) -> str:
    result = run_line(line, folder)
    if result is None:
        return ""
    assert result.returncode == 0, f"{line}\n{result.stdout}{result.stderr}"
    return result.stdout + result.stderr


def test_both_languages_show_the_same_commands() -> None:
    assert sorted(commands(ENGLISH)) == sorted(commands(CHINESE))


def test_the_first_packet_takes_few_commands() -> None:
    calls = [" ".join(words[1:3]) for words in commands(ENGLISH)]
    first = next(number for number, words in enumerate(commands(ENGLISH), start=1) if words[1] == "packet")
    assert calls[0] == "region new"
    assert first <= _MOST_COMMANDS


@BOTH
def test_tells_every_filter_function_and_key(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    keys = {
        info.alias or name for model in (Document, PacketPlan) for name, info in model.model_fields.items()
    }
    told = {*re.findall(r"`([a-z_]+)`", text), *re.findall(r"`[^`]*?\b(box|photo|tick)\(", text)}
    assert keys - told == set()
    assert set(FUNCTIONS) - told == set()
    assert [name for name in FILTERS if f"|{name}" not in text and f"`{name}`" not in text] == []


@BOTH
def test_links_lead_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    local = [link.partition("#") for link in _LINK.findall(text) if not link.startswith("http")]
    assert [name for name, _, _ in local if name and not (page.parent / name).exists()] == []
    anchors = {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in _HEADING.findall(text)}
    assert [anchor for name, _, anchor in local if anchor and not name and anchor not in anchors] == []


def test_its_pictures_are_small() -> None:
    pictures = list((ROOT / "docs" / "authoring").glob("*.png"))
    assert pictures
    assert [path.name for path in pictures if path.stat().st_size > MOST_BYTES] == []
