"""Subsets: what is in them, and that poppler reads and draws them."""

import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from docgen.fonts.clusters import clusters
from docgen.fonts.face import Face, find_typeface
from docgen.fonts.subset import font_program

from .embedded import write_line

LINES = [
    ("宋体", "中文堃喆𬭁㛃，（）“abc123——①"),
    ("黑体", "黑体中文堃喆abc123"),
    ("方正小标宋简体", "困难职工档案表"),
    ("仿宋", "仿宋中文，（）abc123"),
    ("楷体", "楷体中文，（）abc123"),
    ("Times New Roman", "Liberation 0123 éàÅ"),
    ("DejaVu Sans", "☑☐✓√ abc"),
]


def texts(face: Face, drawn: str) -> list[str]:
    """The texts of a subset's codes."""
    return [code.text for code in font_program(face, list(drawn), []).codes.values()]


@pytest.mark.parametrize("name", ["宋体", "仿宋", "Times New Roman", "DejaVu Sans"])
def test_bytes_do_not_depend_on_what_was_asked_before(name: str) -> None:
    face = find_typeface(name).face
    first = font_program(face, list("一二三0123"), ["（"])
    font_program(face, [chr(code) for code in range(0x4E00, 0x5200)], [])
    again = font_program(face, list("3210三二一"), ["（"])
    assert (again.data, again.base_name, again.codes) == (first.data, first.base_name, first.codes)


def test_bytes_are_the_same_in_every_process() -> None:
    program = (
        "import sys, zlib; from docgen.fonts.face import find_typeface; "
        "from docgen.fonts.subset import font_program; "
        "made = [font_program(find_typeface(name).face, list('中0（'), ['（']) "
        "for name in ('宋体', '仿宋', 'Times New Roman')]; "
        "print([zlib.crc32(each.data) for each in made])"
    )
    asked = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    faces = [find_typeface(name).face for name in ("宋体", "仿宋", "Times New Roman")]
    here = [zlib.crc32(font_program(face, list("中0（"), ["（"]).data) for face in faces]
    assert asked.stdout.strip() == str(here)


def test_codes_are_those_of_the_glyphs() -> None:
    typeface = find_typeface("宋体")
    program = font_program(typeface.face, ["中", "（"], ["（"])
    codes = {int(typeface.glyph(text).codes, 16) for text in "中（"}
    assert program.codes.keys() == codes | {int(typeface.vertical_glyph("（").codes, 16)}
    assert list(program.codes) == sorted(program.codes)


def test_widths_are_thousandths_of_an_em() -> None:
    assert [code.width for code in font_program(find_typeface("宋体").face, ["中"], []).codes.values()] == [
        1000
    ]
    assert [
        code.width for code in font_program(find_typeface("Times New Roman").face, ["0"], []).codes.values()
    ] == [500]


@pytest.mark.parametrize(("drawn", "plain"), [("⼀一", "一"), ("一⼀", "一"), ("⾦金\uf90a", "金")])
def test_of_characters_drawn_alike_the_plain_one_is_the_text(drawn: str, plain: str) -> None:
    assert texts(find_typeface("宋体").face, drawn) == [plain]


def test_a_space_that_does_not_break_is_copied_as_a_space() -> None:
    assert texts(find_typeface("宋体").face, "\u00a0 ") == [" "]


def test_a_box_stands_for_no_character() -> None:
    assert texts(find_typeface("宋体").face, "\ue000") == ["\N{REPLACEMENT CHARACTER}"]


def test_a_subset_of_nothing_holds_the_box() -> None:
    for name in ("宋体", "Times New Roman"):
        program = font_program(find_typeface(name).face, [], [])
        assert program.codes == {}
        assert program.data


def test_a_household_s_subset_is_small() -> None:
    drawn = [chr(code) for code in range(0x4E00, 0x4E00 + 200)]
    program = font_program(find_typeface("宋体").face, drawn, [])
    assert len(program.data) < 200 * 400


@pytest.mark.office
@pytest.mark.parametrize(("name", "text"), LINES)
def test_poppler_reads_and_draws_the_line(tmp_path: Path, name: str, text: str) -> None:
    typeface = find_typeface(name)
    drawn = clusters(text)
    codes = "".join(typeface.glyph(cluster).codes for cluster in drawn)
    write_line(tmp_path / "line.pdf", typeface.face, drawn, codes)
    assert run(tmp_path, "pdftotext", "line.pdf", "-").strip().decode() == text
    assert b"yes yes yes" in run(tmp_path, "pdffonts", "line.pdf")
    assert ink(run(tmp_path, "pdftoppm", "-r", "72", "-gray", "line.pdf")) > 50 * len(drawn)


def run(folder: Path, *command: str) -> bytes:
    """What a program of poppler prints; it must have nothing to complain about."""
    done = subprocess.run(command, cwd=folder, capture_output=True, check=True)
    assert done.stderr == b""
    return done.stdout


def ink(picture: bytes) -> int:
    """How many points of a grey picture are not white."""
    _, _, _, points = picture.split(b"\n", 3)
    return len(points) - points.count(b"\xff")
