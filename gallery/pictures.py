"""A paper as a small picture: its page, or its pages side by side when there are several."""

from pathlib import Path

import pypdfium2
from PIL import Image

from gallery.papers import ShownPaper

_WIDTH, _TILE_WIDTH = 560, 300  # pixels
_MOST_TILES, _TILES_A_ROW, _GAP = 8, 4, 8
_GREYS = 16


def write_picture(paper: ShownPaper, destination: Path) -> None:
    """Write the paper's picture as a PNG of few colours."""
    pages = _pages(paper)
    picture = pages[0] if len(pages) == 1 else _tiled(pages)
    picture.quantize(_GREYS).save(destination, optimize=True)


def _pages(paper: ShownPaper) -> list[Image.Image]:
    count = min(paper.page_count, _MOST_TILES)
    width = _WIDTH if count == 1 else _TILE_WIDTH
    with pypdfium2.PdfDocument(paper.pdf) as pdf:
        numbers = range(paper.first_page - 1, paper.first_page - 1 + count)
        return [_drawn(pdf[number], width) for number in numbers]


def _drawn(page: pypdfium2.PdfPage, width: int) -> Image.Image:
    drawn: Image.Image = page.render(scale=width / page.get_width()).to_pil()
    return drawn.convert("RGB")


def _tiled(pages: list[Image.Image]) -> Image.Image:
    """The pages in rows on a grey ground."""
    columns = min(len(pages), _TILES_A_ROW)
    rows = -(-len(pages) // columns)
    width, height = _TILE_WIDTH + _GAP, max(page.height for page in pages) + _GAP
    ground = Image.new("RGB", (columns * width + _GAP, rows * height + _GAP), "#cccccc")
    for place, page in enumerate(pages):
        ground.paste(page, (_GAP + place % columns * width, _GAP + place // columns * height))
    return ground
