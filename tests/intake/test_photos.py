"""Photos beside a workbook: found by path, by number or by ID number."""

from pathlib import Path

import pytest
from pictured import a_broken_picture, a_picture

from docgen.intake.read import read_inputs
from docgen.model.intake import Intake

from .inputs import HOUSEHOLDS, ID_B, LISTS, UNIONS, a_workbook, places

CODES = {"photo-missing", "photo-unreadable", "material-owner-unknown"}


def read(folder: Path, *cells: str) -> Intake:
    """The workbook of two households, 1001 and 1002; the cells are their column 照片."""
    heads, *rows = HOUSEHOLDS
    photos = ("照片", *cells, *("",) * (2 - len(cells)))
    households = [(*row, photo) for row, photo in zip((heads, *rows), photos, strict=True)]
    return read_inputs([a_workbook(folder / "采集表.xlsx", {"户": households, "单位": UNIONS})], LISTS)


def photos(intake: Intake) -> list[str | None]:
    return [filed.case.worker.photo for filed in intake.cases]


def told(intake: Intake) -> list[tuple[str, str]]:
    return [(place, code) for place, code in places(intake.findings) if code in CODES]


def test_no_photo_is_no_fault(tmp_path: Path) -> None:
    intake = read(tmp_path)
    assert photos(intake) == [None, None]
    assert intake.findings == ()


@pytest.mark.parametrize("name", ["1001.jpg", "1001.JPG", "1001.jpeg", "１００１.png", "1001.PNG"])
def test_a_photo_is_found_by_the_workers_number(tmp_path: Path, name: str) -> None:
    path = a_picture(tmp_path / "照片" / name)
    intake = read(tmp_path)
    assert photos(intake) == [str(path), None]
    assert intake.findings == ()


def test_a_photo_is_found_by_the_id_number(tmp_path: Path) -> None:
    path = a_picture(tmp_path / "照片" / f"{ID_B.lower()}.jpg")
    assert photos(read(tmp_path)) == [None, str(path)]


@pytest.mark.parametrize(
    "cell", ["罗大山.jpg", "罗大山.JPG", "照片/罗大山.jpg", "照片\\罗大山.jpg", "./照片/罗大山.jpg"]
)
def test_a_photo_is_found_by_its_path_beside_the_workbook(tmp_path: Path, cell: str) -> None:
    path = a_picture(tmp_path / "照片" / "罗大山.jpg")
    intake = read(tmp_path, cell)
    assert [Path(photo).resolve() for photo in photos(intake) if photo] == [path.resolve()]
    assert intake.findings == ()


def test_a_photo_is_found_by_an_absolute_path_below_the_workbooks_folder(tmp_path: Path) -> None:
    path = a_picture(tmp_path / "别处" / "a.jpg")
    assert photos(read(tmp_path, str(path))) == [str(path), None]
    (tmp_path / "表").mkdir()
    intake = read(tmp_path / "表", str(path))
    assert photos(intake) == [None, None]
    assert told(intake) == [("户!E2", "photo-missing")]


def test_the_path_in_the_cell_comes_before_the_number(tmp_path: Path) -> None:
    a_picture(tmp_path / "照片" / "1001.jpg")
    newer = a_picture(tmp_path / "照片" / "新.jpg")
    intake = read(tmp_path, "新.jpg")
    assert photos(intake) == [str(newer), None]
    assert intake.findings == ()


@pytest.mark.parametrize("cell", ["没有.jpg", "照片", "C:\\照片\\罗.jpg", "名" * 300 + ".jpg"])
def test_a_photo_that_is_named_but_not_there_is_told_at_its_cell(tmp_path: Path, cell: str) -> None:
    a_picture(tmp_path / "照片" / "1001.jpg")
    intake = read(tmp_path, cell)
    assert photos(intake) == [None, None]
    assert told(intake) == [("户!E2", "photo-missing")]
    assert intake.findings[0].is_blocking


def test_a_photo_that_cannot_be_read_is_told_at_its_cell_or_file(tmp_path: Path) -> None:
    (tmp_path / "照片").mkdir()
    a_broken_picture(tmp_path / "照片" / "罗.jpg")
    a_broken_picture(tmp_path / "照片" / "1002.png")
    intake = read(tmp_path, "罗.jpg")
    assert photos(intake) == [None, None]
    assert told(intake) == [("照片/1002.png", "photo-unreadable"), ("户!E2", "photo-unreadable")]
    assert [item.household for item in intake.findings if item.code in CODES] == ["1002", "1001"]


def test_a_picture_of_another_kind_is_unreadable_and_not_passed_over(tmp_path: Path) -> None:
    (tmp_path / "照片").mkdir()
    (tmp_path / "照片" / "1001.heic").write_bytes(b"ftypheic")
    assert told(read(tmp_path)) == [("照片/1001.heic", "photo-unreadable")]


def test_photos_of_nobody_are_told_once(tmp_path: Path) -> None:
    for name in ("9001.jpg", "9002.jpg", "Thumbs.db", ".DS_Store", "1001.jpg", "罗.jpg"):
        a_picture(tmp_path / "照片" / "x.jpg").rename(tmp_path / "照片" / name)
    intake = read(tmp_path, "罗.jpg")
    (item,) = intake.findings
    assert told(intake) == [("照片", "material-owner-unknown")]
    assert "“9001.jpg”“9002.jpg”" in item.sentence
    assert not item.is_blocking


def test_two_workbooks_of_one_folder_share_its_photos(tmp_path: Path) -> None:
    path = a_picture(tmp_path / "照片" / "1002.jpg")
    heads, first, second = HOUSEHOLDS
    a_workbook(tmp_path / "a.xlsx", {"户": [heads, first], "单位": UNIONS})
    a_workbook(tmp_path / "b.xlsx", {"户": [heads, second], "单位": UNIONS})
    intake = read_inputs([tmp_path], LISTS)
    assert photos(intake) == [None, str(path)]
    assert intake.findings == ()


def test_a_yaml_file_has_its_photos_beside_it_too(tmp_path: Path) -> None:
    path = a_picture(tmp_path / "照片" / "1001.jpg")
    (tmp_path / "案例.yaml").write_text(
        "unions: [{name: 甲工会}]\ncases:\n- union_name: 甲工会\n  worker: {number: '1001'}\n"
        "- union_name: 甲工会\n  worker:\n    number: '1002'\n    photo: 没有.jpg\n",
        encoding="utf-8",
    )
    intake = read_inputs([tmp_path / "案例.yaml"], LISTS)
    assert photos(intake) == [str(path), None]
    assert places(intake.findings) == [("案例.yaml:8", "photo-missing")]
