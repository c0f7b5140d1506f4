"""`python -m gallery`: print the fixtures of every region; write docs/gallery and docs/handbook anew."""

import tempfile
from pathlib import Path

from docgen.region.catalog import shipped_packs
from docgen.region.pack import load_pack
from gallery.handbook import write_handbook_pictures
from gallery.page import gallery_page
from gallery.papers import printed_papers
from gallery.pictures import write_picture

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "gallery"


def main() -> None:
    """Write one picture for every document and the page that shows them; then the handbook's pictures."""
    packs = [load_pack(folder) for folder in shipped_packs()]
    for pack in packs:
        folder = FOLDER / pack.id
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix="docgen-gallery-") as work:
            papers = printed_papers(pack, ROOT / "fixtures" / pack.id / "采集表.xlsx", Path(work) / "packets")
            for old in folder.glob("*.png"):
                old.unlink()
            for paper in papers:
                write_picture(paper, folder / f"{paper.name}.png")
    (FOLDER / "README.md").write_text(gallery_page(packs, FOLDER), encoding="utf-8")
    write_handbook_pictures()


if __name__ == "__main__":
    main()
