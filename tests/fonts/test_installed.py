"""Which file is found for a family."""

from pathlib import Path

import pytest

from docgen.fonts.headers import FaceHeader, FontDamagedError, read_headers
from docgen.fonts.installed import InstalledFonts, font_folders

from .small_fonts import a_collection, a_font

CHINESE_SIZE = 1_000_000


def found(folder: Path, family: str, *, bold: bool = False, italic: bool = False) -> str | None:
    """The name of the file found."""
    header = InstalledFonts([folder]).find(family, bold=bold, italic=italic)
    return header.path.name if header else None


def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the files that are read from now on."""
    names: list[str] = []

    def read(path: Path) -> tuple[FaceHeader, ...]:
        names.append(path.name)
        return read_headers(path)

    monkeypatch.setattr("docgen.fonts.installed.read_headers", read)
    return names


def test_a_family_is_found_by_any_of_its_names_in_any_case(tmp_path: Path) -> None:
    a_font(tmp_path / "deep" / "SIMFANG.TTF", "FangSong", "仿宋")
    assert found(tmp_path, "仿宋") == found(tmp_path, "fangsong") == "SIMFANG.TTF"


def test_a_file_of_the_usual_name_with_another_family_is_not_taken(tmp_path: Path) -> None:
    a_font(tmp_path / "simfang.ttf", "Other")
    assert found(tmp_path, "仿宋") is None


def test_a_usual_file_is_found_without_opening_any_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_font(tmp_path / "simhei.ttf", "SimHei", "黑体")
    a_font(tmp_path / "other.ttf", "黑体", padding=CHINESE_SIZE)
    names = opened(monkeypatch)
    assert found(tmp_path, "黑体") == "simhei.ttf"
    assert names == ["simhei.ttf"]


def test_a_chinese_font_is_found_under_an_unusual_file_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    a_font(tmp_path / "download(1).ttf", "方正小标宋简体", padding=CHINESE_SIZE)
    a_font(tmp_path / "small.ttf", "Small")
    names = opened(monkeypatch)
    assert found(tmp_path, "方正小标宋简体") == "download(1).ttf"
    assert names == ["download(1).ttf"]  # the other is too small for a Chinese font


def test_a_font_that_no_table_knows_is_found_by_its_family(tmp_path: Path) -> None:
    a_font(tmp_path / "x.otf", "Some Family")
    assert found(tmp_path, "Some Family") == "x.otf"


def test_the_nearest_cut_is_taken(tmp_path: Path) -> None:
    a_font(tmp_path / "times.ttf", "Times New Roman")
    a_font(tmp_path / "timesbd.ttf", "Times New Roman", weight=700)
    a_font(tmp_path / "timesi.ttf", "Times New Roman", italic=True)
    assert found(tmp_path, "Times New Roman") == "times.ttf"
    assert found(tmp_path, "Times New Roman", bold=True) == "timesbd.ttf"
    assert found(tmp_path, "Times New Roman", italic=True) == "timesi.ttf"
    assert found(tmp_path, "Times New Roman", bold=True, italic=True) == "timesi.ttf"


def test_the_face_of_a_collection_is_found_by_its_family(tmp_path: Path) -> None:
    a_collection(tmp_path / "simsun.ttc", "SimSun", "NSimSun")
    header = InstalledFonts([tmp_path]).find("NSimSun", bold=False, italic=False)
    assert header is not None
    assert header.index == 1


def test_earlier_folders_come_first(tmp_path: Path) -> None:
    for folder in ("own", "system"):
        a_font(tmp_path / folder / "simhei.ttf", "SimHei")
    header = InstalledFonts([tmp_path / "own", tmp_path / "system"]).find("SimHei", bold=False, italic=False)
    assert header is not None
    assert header.path.parent.name == "own"


@pytest.mark.parametrize(
    "content", [b"", b"no font at all", b"ttcf\0\1\0\0\0\0\0\2", b"\0\1\0\0\0\x09\0\0\0\0\0\0name"]
)
def test_a_damaged_font_is_passed_over(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "simhei.ttf").write_bytes(content)
    with pytest.raises(FontDamagedError):
        read_headers(tmp_path / "simhei.ttf")
    assert found(tmp_path, "SimHei") is None


@pytest.mark.parametrize("length", range(12, 400, 24))
def test_a_font_cut_off_anywhere_is_passed_over_or_read(tmp_path: Path, length: int) -> None:
    whole = a_font(tmp_path / "whole.ttf", "SimHei").read_bytes()
    (tmp_path / "simhei.ttf").write_bytes(whole[:length])
    assert found(tmp_path, "SimHei") in (None, "simhei.ttf")


def test_a_font_of_pictures_is_passed_over(tmp_path: Path) -> None:
    path = a_font(tmp_path / "simhei.ttf", "SimHei")
    path.write_bytes(path.read_bytes().replace(b"glyf", b"CBDT"))
    assert found(tmp_path, "SimHei") is None


def test_a_person_s_own_folders_come_before_the_system_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    environment = {"HOME": "/home/li", "XDG_DATA_HOME": "/data", "DOCGEN_FONTS": "/more"}
    assert [folder.as_posix() for folder in font_folders(environment)] == [
        "/more",
        "/data/fonts",
        "/home/li/.fonts",
        "/usr/local/share/fonts",
        "/usr/share/fonts",
    ]
