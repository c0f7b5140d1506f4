"""Which glyphs a form's font name comes to; with the fonts that setup installs."""

import subprocess
import sys
from pathlib import Path

import pytest

from docgen.fonts.face import FontsMissingError, Typeface, find_typeface, load_face
from docgen.fonts.installed import InstalledFonts

from .small_fonts import a_font


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that is all of the machine's fonts."""
    alone = InstalledFonts([tmp_path])
    monkeypatch.setattr("docgen.fonts.face.installed_fonts", lambda: alone)
    return tmp_path


def typeface_of(name: str, *, bold: bool = False, italic: bool = False) -> Typeface:
    """A typeface that is not kept for other tests."""
    return Typeface(name, bold=bold, italic=italic)


def heights(name: str) -> tuple[int, int]:
    """Ascent with line gap, and descent, in thousandths of an em."""
    face = find_typeface(name).face
    return round(1000 * (face.ascent + face.line_gap)), round(1000 * face.descent)


def test_a_question_asked_again_gives_the_same_objects() -> None:
    typeface = find_typeface("宋体")
    assert find_typeface("宋体") is typeface
    assert typeface.glyph("中") is typeface.glyph("中")
    assert load_face(typeface.face.path, typeface.face.index) is typeface.face


@pytest.mark.parametrize(
    ("name", "face"),
    [
        ("宋体", "NotoSerifCJKsc-Regular"),
        ("SimHei", "NotoSansCJKsc-Regular"),
        ("方正小标宋简体", "NotoSerifCJKsc-Bold"),
        ("Times New Roman", "LiberationSerif"),
        ("没有的字体", "NotoSansCJKsc-Regular"),
    ],
)
def test_a_missing_font_is_stood_in_for(name: str, face: str) -> None:
    assert find_typeface(name).face.name == face


@pytest.mark.parametrize(
    ("name", "expected"),
    [("宋体", (1151, 286)), ("黑体", (1160, 288)), ("Times New Roman", (934, 216))],
)
def test_heights_are_those_measured_in_pages_of_libreoffice(name: str, expected: tuple[int, int]) -> None:
    assert heights(name) == expected


def test_widths_are_in_em() -> None:
    assert [find_typeface("宋体").glyph(text).advance for text in "中，“"] == [1.0, 1.0, 1.0]
    assert find_typeface("Times New Roman").glyph("0").advance == 0.5


def test_a_dash_of_two_ems_is_one_stroke() -> None:
    glyph = find_typeface("宋体").glyph("——")
    assert glyph.advance == 2.0
    assert len(glyph.codes) == 4


def test_a_character_that_a_face_lacks_comes_from_the_next() -> None:
    times = find_typeface("Times New Roman")
    assert times.glyph("A").face is times.face
    assert times.glyph("★").face.name == "NotoSerifCJKsc-Regular"
    assert find_typeface("宋体").glyph("☑").face.name == "DejaVuSans"


def test_rare_characters_of_names_are_printed() -> None:
    fang = find_typeface("仿宋")
    assert [text for text in "堃喆珺龑翀赟昉祎㎡☑𬭁㛃" if fang.glyph(text).is_missing] == []


def test_what_no_font_has_is_one_box_of_the_first_face() -> None:
    typeface = find_typeface("宋体")
    for cluster in ("\ue000", "\ue000\u0301"):
        glyph = typeface.glyph(cluster)
        assert (glyph.is_missing, glyph.codes, glyph.face) == (True, "0000", typeface.face)


def test_a_selector_that_the_face_does_not_know_draws_nothing() -> None:
    typeface = find_typeface("宋体")
    assert typeface.glyph("宗\U000e0107").codes == typeface.glyph("宗").codes
    assert typeface.glyph("\u200b").codes == ""
    assert typeface.glyph("\u200b").advance == 0


def test_brackets_turn_in_vertical_text() -> None:
    typeface = find_typeface("宋体")
    assert typeface.vertical_glyph("（").codes != typeface.glyph("（").codes
    assert typeface.vertical_glyph("中").codes == typeface.glyph("中").codes


def test_a_bold_face_is_taken_where_there_is_one() -> None:
    glyph = find_typeface("宋体", bold=True).glyph("中")
    assert (glyph.face.name, glyph.bold_stroke) == ("NotoSerifCJKsc-Bold", 0.0)


def test_a_stroke_stands_in_for_a_missing_bold_and_a_slant_for_italics(folder: Path) -> None:
    a_font(folder / "simfang.ttf", "仿宋")
    cut = typeface_of("仿宋", bold=True, italic=True).cut
    assert cut.bold_stroke == pytest.approx(1 / 30)
    assert cut.slant == pytest.approx(0.268)


def test_another_name_of_the_typeface_stands_in_before_any_other(folder: Path) -> None:
    a_font(folder / "simfang.ttf", "仿宋", "FangSong")
    a_font(folder / "fandolfang-regular.otf", "FandolFang")
    assert typeface_of("仿宋_GB2312").face.path.name == "simfang.ttf"


def test_a_real_display_face_is_not_made_bold(folder: Path) -> None:
    a_font(folder / "fzxbsjw.ttf", "方正小标宋简体")
    a_font(folder / "notoserifcjk-bold.ttc", "Noto Serif CJK SC", weight=700)
    cut = typeface_of("方正小标宋简体").cut
    assert (cut.face.path.name, cut.bold_stroke) == ("fzxbsjw.ttf", 0.0)


def test_a_face_whose_metrics_are_damaged_is_passed_over(folder: Path) -> None:
    path = a_font(folder / "simhei.ttf", "SimHei")
    path.write_bytes(path.read_bytes().replace(b"hhea", b"xxxx"))
    a_font(folder / "notosanscjk-regular.ttc", "Noto Sans CJK SC")
    assert typeface_of("SimHei").face.path.name == "notosanscjk-regular.ttc"


def test_a_machine_without_fonts_is_told_which_to_install(folder: Path) -> None:
    with pytest.raises(FontsMissingError, match="宋体.*\n.*fonts-noto-cjk"):
        typeface_of("宋体")


def test_importing_loads_no_shaper_and_opens_no_font() -> None:
    program = "import sys, docgen.fonts.face as face; print('uharfbuzz' in sys.modules)"
    asked = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert asked.stdout.strip() == "False"
