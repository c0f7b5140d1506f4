"""The gallery shows every paper of every shipped region."""

from pathlib import Path

import pytest
from regions import REGIONS, pack_of

from gallery.page import gallery_page
from gallery.papers import picture_name, printed_papers
from gallery.pictures import write_picture

FOLDER = Path(__file__).parents[1] / "docs" / "gallery"
FIXTURES = Path(__file__).parents[1] / "fixtures"


@pytest.mark.parametrize("region", REGIONS)
def test_there_is_a_picture_of_every_paper_and_of_nothing_else(region: str) -> None:
    pack = pack_of(region)
    wanted = {f"{picture_name(pack, document)}.png" for document in pack.documents}
    assert {path.name for path in (FOLDER / region).iterdir()} == wanted


def test_the_page_shows_the_pictures_that_are_there() -> None:
    page = gallery_page([pack_of(region) for region in REGIONS], FOLDER)
    assert (FOLDER / "README.md").read_text(encoding="utf-8") == page


def test_a_picture_is_drawn_from_the_printed_pages(tmp_path: Path) -> None:
    papers = printed_papers(pack_of("taoyuan"), FIXTURES / "taoyuan" / "采集表.xlsx", tmp_path / "packets")
    [manual] = [paper for paper in papers if paper.name == "03-work-manual"]
    assert manual.page_count >= 10
    write_picture(manual, tmp_path / "manual.png")
    assert (tmp_path / "manual.png").read_bytes().startswith(b"\x89PNG")
