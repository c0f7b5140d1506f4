"""Printed pages as one picture, for a person who looks at a form while editing it."""

from pathlib import Path

import pypdfium2
from PIL import Image, PngImagePlugin

MOST_PAGES = 12  # on one picture
_MARK = "docgen"
_DPI, _DPI_OF_MANY, _POINTS = 110, 75, 72
_COLUMNS, _GAP = 3, 12  # pages side by side; pixels between them
_GROUND = "#b0b0b0"


def write_png(pdf: Path, destination: Path) -> None:
    """Write the first pages of the PDF, side by side, as one picture that `is_own_png` knows again."""
    pages = _pages(pdf)
    mark = PngImagePlugin.PngInfo()
    mark.add_text("Software", _MARK)
    picture = pages[0] if len(pages) == 1 else _tiled(pages)
    picture.save(destination, "PNG", pnginfo=mark)


def is_own_png(path: Path) -> bool:
    """Whether the file is a picture that docgen wrote."""
    try:
        with Image.open(path) as picture:
            return picture.info.get("Software") == _MARK
    except (OSError, SyntaxError):
        return False


def _pages(pdf: Path) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        count = min(len(document), MOST_PAGES)
        dpi = _DPI if count <= _COLUMNS else _DPI_OF_MANY
        return [_drawn(document[number], dpi) for number in range(count)]


def _drawn(page: pypdfium2.PdfPage, dpi: int) -> Image.Image:
    drawn: Image.Image = page.render(scale=dpi / _POINTS, draw_annots=False).to_pil()
    return drawn.convert("RGB")


def _tiled(pages: list[Image.Image]) -> Image.Image:
    """The pages in rows on a grey ground."""
    columns = min(len(pages), _COLUMNS)
    width, height = (max(side) + _GAP for side in zip(*(page.size for page in pages), strict=True))
    ground = Image.new("RGB", (columns * width + _GAP, -(-len(pages) // columns) * height + _GAP), _GROUND)
    for place, page in enumerate(pages):
        ground.paste(page, (_GAP + place % columns * width, _GAP + place // columns * height))
    return ground
