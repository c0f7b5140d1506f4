"""Pages with text that can be read, and what an eye finds where on the sides of a packet."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2
from PIL import Image

from docgen.pdf.store import PageStoreWriter
from tests.pdf.laid_pages import written_page

from .page_sources import A4, a_pdf

CORNER = 60.0  # points: what stands 10 mm off both edges lies within
_ABOVE = ("",) * 10  # empty lines, so that a text stands away from the corners


def a_readable_source(path: Path, *texts: str, size: tuple[int, int] = A4) -> Path:
    """A PDF or a page store, as the suffix says, with a page for each ASCII text, away from the corners."""
    if path.suffix == ".pdf":
        return a_pdf(path, *texts, size=size)
    with PageStoreWriter(path) as store:
        for text in texts:
            store.add(written_page(*_ABOVE, text, size=size))
    return path


class SeenPage:
    """A page as it is seen: points from the lower left corner."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self._page = page
        self.width, self.height = page.get_size()

    def text(self, left: float, bottom: float, right: float, top: float) -> str:
        """The words that stand within, in alphabetical order."""
        found = self._page.get_textpage().get_text_bounded(left, bottom, right, top)
        return " ".join(sorted(str(found).split()))

    @property
    def whole(self) -> str:
        return self.text(0, 0, self.width, self.height)

    @property
    def halves(self) -> tuple[str, str]:
        """What stands on the left half and on the right one."""
        middle = self.width / 2
        return self.text(0, 0, middle, self.height), self.text(middle, 0, self.width, self.height)

    @property
    def corners(self) -> tuple[str, str]:
        """What stands in the upper left corner and in the upper right one."""
        low = self.height - CORNER
        return (
            self.text(0, low, CORNER, self.height),
            self.text(self.width - CORNER, low, self.width, self.height),
        )

    def picture(self) -> Image.Image:
        """The page drawn, a pixel a point, in grey."""
        drawn: Image.Image = self._page.render(scale=1).to_pil()
        return drawn.convert("L")

    def darkest(self, left: float, bottom: float, right: float, top: float) -> int:
        """The darkest grey within; 255 is white."""
        box = (int(left), int(self.height - top), int(right), int(self.height - bottom))
        return int(self.picture().crop(box).getextrema()[0])


@contextmanager
def seen(path: Path) -> Iterator[list[SeenPage]]:
    """The pages of a packet."""
    with pypdfium2.PdfDocument(path) as pdf:
        yield [SeenPage(page) for page in pdf]
