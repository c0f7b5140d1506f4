"""Which font stands in for which; fc-match comes with LibreOffice."""

import os
import shutil
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest

from docgen.fonts.face import find_typeface
from docgen.fonts.names import find_name, iter_form_names
from docgen.printing.office.stand_ins import write_fonts_file


def match(fonts_file: Path, family: str) -> dict[str, str]:
    """Family, style and file that fontconfig chooses."""
    environment = {**os.environ, "FONTCONFIG_FILE": str(fonts_file)}
    pattern = family.replace("-", r"\-")  # else a size follows it
    command = ["fc-match", "-f", "%{family}|%{style}|%{file}", pattern]
    chosen = subprocess.run(command, capture_output=True, check=True, env=environment).stdout.decode("utf-8")
    return dict(zip(("family", "style", "file"), chosen.split("|"), strict=True))


def machine_with(folder: Path, family: str) -> dict[str, str]:
    """The environment of a machine like this one that has the real `family` too, and its file."""
    command = ["fc-match", "-f", "%{file}", "sans"]
    some_font = Path(subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8"))
    font = folder / "fonts" / f"real{some_font.suffix}"
    font.parent.mkdir()
    shutil.copyfile(some_font, font)
    machine = folder / "machine.conf"
    machine.write_text(
        f"""<fontconfig><cachedir>{folder}</cachedir><dir>{font.parent}</dir>
        <include>/etc/fonts/fonts.conf</include>
        <match target="scan"><test name="file"><string>{font}</string></test>
        <edit name="family" mode="assign"><string>{family}</string></edit></match></fontconfig>""",
        encoding="utf-8",
    )
    return {**os.environ, "FONTCONFIG_FILE": str(machine), "font": str(font)}


def test_the_file_is_well_formed_and_takes_in_what_the_machine_has(tmp_path: Path) -> None:
    written = write_fonts_file(
        tmp_path / "fonts.conf", {"FONTCONFIG_FILE": "/opt/字体 & more.conf", "PATH": ""}
    )
    root = ElementTree.parse(written).getroot()
    assert root[0].tag == "include"
    assert root[0].text == "/opt/字体 & more.conf"
    assert [rule.findtext("test/string") for rule in root.findall("match")] == list(iter_form_names())


def test_only_the_display_face_asks_for_bold(tmp_path: Path) -> None:
    root = ElementTree.parse(write_fonts_file(tmp_path / "fonts.conf", {"PATH": ""})).getroot()
    bold = [
        rule.findtext("test/string")
        for rule in root.findall("match")
        if rule.find("edit[@name='weight']") is not None
    ]
    display_face = find_name("方正小标宋简体")
    assert display_face is not None
    assert bold == list(display_face.names)


@pytest.mark.office
@pytest.mark.parametrize(
    ("family", "stand_in"),
    [
        ("宋体", "Noto Serif CJK SC"),
        ("SimSun", "Noto Serif CJK SC"),
        ("黑体", "Noto Sans CJK SC"),
        ("Times New Roman", "Liberation Serif"),
    ],
)
def test_a_missing_font_is_stood_in_for(tmp_path: Path, family: str, stand_in: str) -> None:
    chosen = match(write_fonts_file(tmp_path / "fonts.conf"), family)
    assert stand_in in chosen["family"]
    assert chosen["style"] == "Regular"


@pytest.mark.office
@pytest.mark.parametrize(
    ("family", "stand_ins"),
    [
        ("仿宋", {"FandolFang", "Noto Serif CJK SC"}),
        ("仿宋_GB2312", {"FandolFang", "Noto Serif CJK SC"}),
        ("楷体", {"FandolKai", "AR PL KaitiM GB", "Noto Serif CJK SC"}),
    ],
)
def test_where_the_first_stand_in_is_missing_too_the_next_one_serves(
    tmp_path: Path, family: str, stand_ins: set[str]
) -> None:
    assert set(match(write_fonts_file(tmp_path / "fonts.conf"), family)["family"].split(",")) & stand_ins


@pytest.mark.office
def test_the_display_face_is_stood_in_for_by_a_bold_one(tmp_path: Path) -> None:
    assert match(write_fonts_file(tmp_path / "fonts.conf"), "方正小标宋简体")["style"] == "Bold"


@pytest.mark.office
@pytest.mark.parametrize("family", ["宋体", "仿宋_GB2312", "Times New Roman", "方正小标宋简体"])
def test_a_real_font_wins_over_its_stand_in(tmp_path: Path, family: str) -> None:
    environment = machine_with(tmp_path, family)
    fonts_file = write_fonts_file(tmp_path / "fonts.conf", environment)
    assert match(fonts_file, family)["file"] == environment["font"]


@pytest.mark.office
def test_a_real_display_face_is_not_emboldened(tmp_path: Path) -> None:
    written = write_fonts_file(tmp_path / "fonts.conf", machine_with(tmp_path, "方正小标宋简体"))
    assert "weight" not in written.read_text(encoding="utf-8")


@pytest.mark.office
def test_both_engines_print_with_the_same_faces(tmp_path: Path) -> None:
    fonts_file = write_fonts_file(tmp_path / "fonts.conf")
    chosen = {name: match(fonts_file, name)["file"] for name in iter_form_names()}
    assert chosen == {name: str(find_typeface(name).face.path) for name in iter_form_names()}
