"""A workbook of somebody else names pictures: none is read that does not lie beside it."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from pictured import a_pdf, a_picture

from docgen.intake.beside import Beside
from docgen.intake.read import read_inputs
from docgen.model.intake import Intake
from docgen.pictures import PictureUnreadableError, require_picture
from docgen.pipeline.collection import make_collection
from docgen.region.catalog import find_pack
from tests.intake.inputs import HOUSEHOLDS, LISTS, UNIONS, a_workbook, places


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The clerk's folder of a case; beside it lie pictures and papers that are nobody's business."""
    a_picture(tmp_path / "私人" / "护照.jpg")
    a_pdf(tmp_path / "私人" / "合同.pdf")
    a_picture(tmp_path / "案件" / "照片" / "罗.jpg")
    return tmp_path / "案件"


def read(folder: Path, photo: str = "", scans: str = "") -> Intake:
    households = [(*row, cell) for row, cell in zip(HOUSEHOLDS, ("照片", photo, *("",) * 9), strict=False)]
    sheets: dict[str, Sequence[Sequence[object]]] = {"户": households, "单位": UNIONS}
    if scans:
        sheets["附件材料"] = [("职工编号", "附件名称", "扫描件"), ("1001", "材料", scans)]
    return read_inputs([a_workbook(folder / "采集表.xlsx", sheets)], LISTS)


def codes(intake: Intake) -> list[str]:
    return [code for _, code in places(intake.findings)]


REGION = "taoyuan"  # its workbook has a column for the photo
WAYS = ("{}/私人/护照.jpg", "../私人/护照.jpg", "照片/../../私人/护照.jpg", "..\\私人\\护照.jpg")


@pytest.mark.parametrize("way", WAYS)
def test_a_picture_elsewhere_is_no_photo_and_no_scan(folder: Path, way: str) -> None:
    name = way.format(folder.parent)
    assert Path(folder, name.replace("\\", "/")).is_file()
    intake = read(folder, name, name)
    assert intake.cases[0].case.worker.photo is None
    assert not any(item.files for item in intake.cases[0].case.review.attachments)
    assert sorted(codes(intake)) == ["material-owner-unknown", "photo-missing", "scan-missing"]


@pytest.mark.parametrize("way", ["{}/私人/合同.pdf", "../私人/合同.pdf", "../../../私人/合同.pdf"])
def test_nor_is_a_pdf_elsewhere(folder: Path, way: str) -> None:
    a_pdf(folder / "附件" / "1001" / "户口簿.pdf")
    assert "scan-missing" in codes(read(folder, scans=way.format(folder.parent)))


def test_a_link_to_elsewhere_is_none_wherever_it_lies(folder: Path) -> None:
    (folder / "照片" / "1001.jpg").symlink_to(folder.parent / "私人" / "护照.jpg")
    (folder / "附件" / "1001").mkdir(parents=True)
    (folder / "附件" / "1001" / "合同.pdf").symlink_to(folder.parent / "私人" / "合同.pdf")
    (folder / "附件" / "1002").symlink_to(folder.parent / "私人")
    (folder / "私").symlink_to(folder.parent / "私人")
    for name in ("", "1001.jpg", "私/护照.jpg"):
        intake = read(folder, name)
        assert [filed.case.worker.photo for filed in intake.cases] == [None, None]
        assert not any(item.files for filed in intake.cases for item in filed.case.review.attachments)
        assert {"photo-missing", "scan-missing"} <= set(codes(intake))


def test_a_link_within_the_folder_is_followed(folder: Path) -> None:
    (folder / "照片" / "1001.jpg").symlink_to("罗.jpg")
    assert read(folder).cases[0].case.worker.photo == str(folder / "照片" / "1001.jpg")


def test_a_file_elsewhere_is_not_even_looked_for(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(Path, "exists", lambda path: bool(asked.append(str(path))))
    names = (
        "/proc/self/environ",
        "/dev/zero",
        "/mnt/share/a.jpg",
        "../a.jpg",
        "\\\\evil\\a.jpg",
        "//evil/a.jpg",
    )
    for name in (*names, "C:/Users/a.jpg" if os.name == "nt" else "/net/evil/a.jpg"):
        assert Beside(folder).find(name, folder / "照片") is None
    steps = {str(folder), *map(str, folder.parents)}
    assert [name for name in asked if name not in steps and not name.startswith(f"{folder}{os.sep}")] == []


@pytest.mark.parametrize(
    "name", ["~/a.jpg", "~root/a.jpg", "$HOME/a.jpg", "%USERPROFILE%/a.jpg", "http://evil/a.jpg"]
)
def test_names_are_not_told_out(folder: Path, name: str) -> None:
    assert Beside(folder).find(name, folder / "照片") is None


def test_a_pipe_or_device_is_no_picture(folder: Path) -> None:
    os.mkfifo(folder / "照片" / "1001.jpg")
    assert codes(read(folder)) == ["photo-unreadable", "material-owner-unknown"]
    with pytest.raises(PictureUnreadableError):
        require_picture(Path("/dev/zero"))


def test_a_link_to_itself_is_told(folder: Path) -> None:
    (folder / "照片" / "1001.jpg").symlink_to("1001.jpg")
    assert "photo-missing" in codes(read(folder))


def test_carried_data_name_their_pictures_so_that_the_copied_folders_are_found(
    folder: Path, tmp_path: Path
) -> None:
    a_picture(folder / "附件" / "户口簿.jpg")
    read(folder, str(folder / "照片" / "罗.jpg"), "附件/户口簿.jpg")
    (tmp_path / "新").mkdir()
    made = make_collection(find_pack(REGION), tmp_path / "新" / "采集表.xlsx", [folder / "采集表.xlsx"])
    assert made.has_files
    for name in ("照片", "附件"):
        (folder / name).rename(tmp_path / "新" / name)
    carried = read_inputs([made.path], find_pack(REGION).lists).cases[0].case
    assert carried.worker.photo == str(tmp_path / "新" / "照片" / "罗.jpg")
    assert [item.files for item in carried.review.attachments] == [
        (str(tmp_path / "新" / "附件" / "户口簿.jpg"),)
    ]


def test_carried_data_name_pictures_from_the_new_workbook_when_they_lie_below_it(folder: Path) -> None:
    read(folder, "照片/罗.jpg")
    made = make_collection(find_pack(REGION), folder.parent / "新.xlsx", [folder / "采集表.xlsx"])
    carried = read_inputs([made.path], find_pack(REGION).lists).cases[0].case
    assert carried.worker.photo == str(folder.parent / "案件" / "照片" / "罗.jpg")
