"""Pictures made ready for print, and Word papers that hold them."""

from io import BytesIO
from pathlib import Path

import pytest
from cases import a_case
from documents import parts_of
from lxml import etree
from pictured import ORIENTATION, a_broken_picture, a_picture
from PIL import Image

from docgen.errors import PackFaultyError
from docgen.fill.photo import PhotoLostError, ready_photo
from docgen.printing.word.reader import WordReader

from .templates import a_word_template, context, paragraph, run, table

EMU_PER_MM = 36_000


def image_of(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def corners(image: Image.Image) -> tuple[bool, bool, bool, bool]:
    """Whether the upper left, upper right, lower left and lower right quarters are coloured."""
    across, down = image.width // 4, image.height // 4
    places = [(x, y) for y in (down, 3 * down) for x in (across, 3 * across)]
    greens = [image.convert("RGB").getpixel(place)[1] < 128 for place in places]
    return greens[0], greens[1], greens[2], greens[3]


class TestReadyPhoto:
    @pytest.mark.parametrize(
        ("turned", "red"),
        [  # where the red quarter, upper left in the file, is seen (EXIF 2.3, table of Orientation)
            (1, (True, False, False, False)),
            (2, (False, True, False, False)),
            (3, (False, False, False, True)),
            (4, (False, False, True, False)),
            (5, (True, False, False, False)),
            (6, (False, True, False, False)),
            (7, (False, False, False, True)),
            (8, (False, False, True, False)),
            (99, (True, False, False, False)),
        ],
    )
    def test_stands_upright(self, tmp_path: Path, turned: int, red: tuple[bool, ...]) -> None:
        photo = ready_photo(a_picture(tmp_path / "a.jpg", (80, 60), turned=turned), 25, 35)
        image = image_of(photo.data)
        assert corners(image) == red
        assert image.size == ((60, 80) if turned in (5, 6, 7, 8) else (80, 60))
        assert ORIENTATION not in image.getexif()

    @pytest.mark.parametrize(
        ("size", "printed"),
        [
            ((250, 350), (25, 35)),
            ((1000, 500), (25, 12.5)),
            ((500, 2000), (8.75, 35)),
            ((1, 1), (25, 25)),
        ],
    )
    def test_fits_the_box_undistorted(
        self, tmp_path: Path, size: tuple[int, int], printed: tuple[float, float]
    ) -> None:
        photo = ready_photo(a_picture(tmp_path / "a.png", size), 25, 35)
        assert (photo.width, photo.height) == pytest.approx(printed)

    def test_has_no_more_pixels_than_print_needs_and_no_more_than_there_are(self, tmp_path: Path) -> None:
        large = ready_photo(a_picture(tmp_path / "a.jpg", (2000, 2800)), 25, 35)
        assert image_of(large.data).size == (296, 414)  # 25 mm and 35 mm at 300 dots an inch
        small = ready_photo(a_picture(tmp_path / "b.jpg", (50, 70)), 25, 35)
        assert image_of(small.data).size == (50, 70)

    @pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
    def test_is_white_where_it_was_transparent(self, tmp_path: Path, mode: str) -> None:
        path = tmp_path / "a.png"
        image = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
        image.paste((0, 0, 0, 255), (0, 0, 20, 20))
        image.convert(mode).save(path, transparency=0 if mode == "P" else None)
        shown = image_of(ready_photo(path, 20, 20).data).convert("L")
        assert shown.getpixel((30, 30)) == 255

    @pytest.mark.parametrize(("mode", "plain"), [("CMYK", "RGB"), ("L", "L"), ("RGB", "RGB")])
    def test_is_grey_or_of_three_colours(self, tmp_path: Path, mode: str, plain: str) -> None:
        image = image_of(ready_photo(a_picture(tmp_path / "a.jpg", mode=mode), 25, 35).data)
        assert (image.format, image.mode) == ("JPEG", plain)

    @pytest.mark.parametrize(("mode", "grey"), [("I;16", 128), ("1", 255)])
    def test_keeps_greys_of_other_depths(self, tmp_path: Path, mode: str, grey: int) -> None:
        path = tmp_path / "a.png"
        Image.new(mode, (20, 20), 32896 if mode == "I;16" else 1).save(path)
        assert image_of(ready_photo(path, 20, 20).data).getpixel((5, 5)) == grey

    def test_says_nothing_of_camera_place_or_owner(self, tmp_path: Path) -> None:
        path = a_picture(tmp_path / "a.jpg", camera="电话机之王")
        with Image.open(path) as image:
            image.save(path, exif=image.getexif(), comment=b"secret", dpi=(72, 72))
        data = ready_photo(path, 25, 35).data
        assert b"Exif" not in data
        assert b"secret" not in data
        assert not image_of(data).getexif()

    def test_the_same_file_gives_the_same_bytes_and_a_changed_one_others(self, tmp_path: Path) -> None:
        path, other = a_picture(tmp_path / "a.jpg", (90, 90)), a_picture(tmp_path / "b.jpg", (90, 90))
        first = ready_photo(path, 25, 35)
        assert ready_photo(other, 25, 35) == first
        a_picture(path, (90, 45))
        assert ready_photo(path, 25, 35) != first

    def test_a_picture_that_is_gone_or_broken_is_told(self, tmp_path: Path) -> None:
        with pytest.raises(PhotoLostError, match=r"b\.jpg"):
            ready_photo(tmp_path / "b.jpg", 25, 35)
        with pytest.raises(PhotoLostError, match=r"c\.jpg"):
            ready_photo(a_broken_picture(tmp_path / "c.jpg"), 25, 35)


TAG = '{{ photo(worker.photo, 25, 35) or "照片" }}'


class TestPhotosInWordPapers:
    def filled(self, folder: Path, photo: Path | None) -> bytes:
        template = a_word_template(folder, table([TAG, "姓名"]))
        return template.fill(context(a_case(worker={"photo": str(photo) if photo else None})))

    def test_without_a_photo_the_official_words_stand_and_nothing_is_added(self, tmp_path: Path) -> None:
        paper = self.filled(tmp_path, None)
        assert "照片" in parts_of(paper)["word/document.xml"].decode()
        assert list(parts_of(paper)) == ["[Content_Types].xml", "word/document.xml"]

    def test_a_photo_stands_in_the_line_with_all_that_makes_it_known(self, tmp_path: Path) -> None:
        paper = parts_of(self.filled(tmp_path, a_picture(tmp_path / "a.jpg", (250, 350))))
        document = etree.fromstring(paper["word/document.xml"])
        (extent,) = document.iterfind(".//{*}inline/{*}extent")
        assert dict(extent.attrib) == {"cx": str(25 * EMU_PER_MM), "cy": str(35 * EMU_PER_MM)}
        (blip,) = document.iterfind(".//{*}blip")
        (link,) = etree.fromstring(paper["word/_rels/document.xml.rels"])
        assert set(blip.attrib.values()) == {link.get("Id")}
        assert image_of(paper[f"word/{link.get('Target')}"]).size == (250, 350)
        (kind,) = etree.fromstring(paper["[Content_Types].xml"])
        assert (kind.get("Extension"), kind.get("ContentType")) == ("jpeg", "image/jpeg")
        assert "照片" not in "".join(document.itertext())

    def test_the_same_case_gives_the_same_bytes(self, tmp_path: Path) -> None:
        photo = a_picture(tmp_path / "a.jpg")
        assert self.filled(tmp_path, photo) == self.filled(tmp_path, photo)

    def test_the_built_in_engine_knows_all_of_it(self, tmp_path: Path) -> None:
        path = tmp_path / "纸.docx"
        template = a_word_template(tmp_path, paragraph(TAG))
        case = a_case(worker={"photo": str(a_picture(tmp_path / "a.jpg"))})
        path.write_bytes(template.fill(context(case)))
        assert WordReader().read(path).unknown == ()

    def test_a_photo_used_twice_lies_in_the_file_once(self, tmp_path: Path) -> None:
        template = a_word_template(
            tmp_path, paragraph(TAG), paragraph(TAG), hanging={"header1": paragraph(TAG)}
        )
        case = a_case(worker={"photo": str(a_picture(tmp_path / "a.jpg"))})
        paper = parts_of(template.fill(context(case)))
        assert [name for name in paper if "media" in name] == ["word/media/photo1.jpeg"]
        assert len(etree.fromstring(paper["word/_rels/document.xml.rels"])) == 2
        assert len(etree.fromstring(paper["word/_rels/header1.xml.rels"])) == 1

    def test_text_beside_a_photo_stays(self, tmp_path: Path) -> None:
        template = a_word_template(tmp_path, paragraph(run(f"前{TAG}后")))
        case = a_case(worker={"photo": str(a_picture(tmp_path / "a.jpg"))})
        document = etree.fromstring(parts_of(template.fill(context(case)))["word/document.xml"])
        assert "".join(document.itertext()) == "前后"

    def test_what_is_no_picture_is_a_fault_of_the_template(self, tmp_path: Path) -> None:
        with pytest.raises(
            PackFaultyError, match=r"第1段：标签 \{\{ photo\(members, 25, 35\) \}\} 不能这样写"
        ):
            a_word_template(tmp_path, paragraph("{{ photo(members, 25, 35) }}"))

    def test_a_lost_photo_is_told_and_not_printed_as_an_empty_box(self, tmp_path: Path) -> None:
        with pytest.raises(PhotoLostError):
            self.filled(tmp_path, tmp_path / "没有.jpg")
