from pathlib import Path

import pikepdf
import pytest
from pictured import a_pdf, a_picture
from PIL import Image

from docgen.pipeline.scan_pages import ScanLostError, ScannedPage, as_picture, scanned_pages


def test_a_picture_is_one_page_and_goes_as_it_is(tmp_path: Path) -> None:
    path = a_picture(tmp_path / "a.jpg")
    (page,) = scanned_pages([str(path)])
    with as_picture(page, tmp_path / "work") as picture:
        assert picture == path
    assert path.is_file()
    assert not (tmp_path / "work").exists()


def test_pages_of_several_files_follow_each_other(tmp_path: Path) -> None:
    files = [a_picture(tmp_path / "a.jpg"), a_pdf(tmp_path / "b.PDF", 2), a_picture(tmp_path / "c.png")]
    assert [(page.file.name, page.page) for page in scanned_pages(map(str, files))] == [
        ("a.jpg", 0),
        ("b.PDF", 0),
        ("b.PDF", 1),
        ("c.png", 0),
    ]


def test_a_page_of_a_pdf_is_drawn_and_gone_after_the_block(tmp_path: Path) -> None:
    page = ScannedPage(a_pdf(tmp_path / "a.pdf"))
    with as_picture(page, tmp_path / "work") as picture, Image.open(picture) as image:
        assert image.size == (1653, 2339)  # 210 mm × 297 mm at 200 dots an inch
    assert list((tmp_path / "work").iterdir()) == []


@pytest.mark.parametrize(
    ("size", "longest"), [((14400, 14400), 2339), ((100, 50), 278), ((1684, 2384), 2339)]
)
def test_a_large_page_is_reduced_to_what_an_a4_page_holds(
    tmp_path: Path, size: tuple[int, int], longest: int
) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=size)
        pdf.save(tmp_path / "a.pdf")
    with as_picture(ScannedPage(tmp_path / "a.pdf"), tmp_path) as picture, Image.open(picture) as image:
        assert max(image.size) == pytest.approx(longest, abs=1)


def test_a_turned_page_is_drawn_as_a_viewer_shows_it(tmp_path: Path) -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page(page_size=(595, 842)).obj.Rotate = 90
        pdf.save(tmp_path / "a.pdf")
    with as_picture(ScannedPage(tmp_path / "a.pdf"), tmp_path) as picture, Image.open(picture) as image:
        assert image.width > image.height


def test_a_pdf_that_is_gone_or_broken_is_told(tmp_path: Path) -> None:
    with pytest.raises(ScanLostError, match=r"a\.pdf"):
        scanned_pages([str(tmp_path / "a.pdf")])
    (tmp_path / "b.pdf").write_bytes(b"%PDF")
    with pytest.raises(ScanLostError, match=r"b\.pdf"), as_picture(ScannedPage(tmp_path / "b.pdf"), tmp_path):
        pytest.fail("nothing to show")
