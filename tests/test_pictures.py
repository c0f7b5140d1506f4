from pathlib import Path

import pytest
from pictured import a_broken_picture, a_picture
from PIL import Image

from docgen.pictures import PictureUnreadableError, opened_picture, require_picture


@pytest.mark.parametrize("name", ["a.jpg", "a.JPEG", "a.png"])
def test_a_whole_picture_is_readable(tmp_path: Path, name: str) -> None:
    require_picture(a_picture(tmp_path / name))


def test_the_name_does_not_decide_what_a_picture_is(tmp_path: Path) -> None:
    path = a_picture(tmp_path / "a.png").rename(tmp_path / "a.jpg")
    require_picture(path)


def test_a_picture_that_breaks_off_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PictureUnreadableError):
        require_picture(a_broken_picture(tmp_path / "a.jpg"))


@pytest.mark.parametrize("ending", ["gif", "bmp", "tiff", "webp"])
def test_other_kinds_of_pictures_are_refused(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    Image.new("RGB", (4, 4)).save(path)
    with pytest.raises(PictureUnreadableError):
        require_picture(path.rename(tmp_path / "a.jpg"))


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\xff\xd8\xff\xe0", b"\x89PNG\r\n\x1a\n\0\0"])
def test_what_is_no_picture_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(content)
    with pytest.raises(PictureUnreadableError):
        require_picture(path)


def test_a_bomb_is_refused_unopened(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("1", (20_000, 20_000)).save(path)  # 400 million pixels in 50 kB
    with pytest.raises(PictureUnreadableError):
        require_picture(path)


def test_a_fault_within_the_block_is_one_of_the_picture(tmp_path: Path) -> None:
    path = a_broken_picture(tmp_path / "a.jpg")
    with pytest.raises(PictureUnreadableError), opened_picture(path) as image:
        image.load()
