"""Page numbers as small pages, to be placed on those that carry them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.fonts.face import find_typeface
from docgen.pdf.page import Page
from docgen.pdf.store import PageStoreWriter

_TYPEFACE = "Times New Roman"
_SIZE = 9.0  # points
_BASELINE = 0.22  # em above the lower edge: what digits reach below it is not cut off


@contextmanager
def stamp_store(last: int, folder: Path) -> Iterator[Path]:
    """A page store below `folder` with the numbers 1 to `last`, each on a page as large as its digits.

    It lasts as long as the block.
    """
    with TemporaryDirectory(prefix=".docgen-", dir=folder) as work:
        path = Path(work) / "numbers.pages"
        with PageStoreWriter(path) as store:
            for number in range(1, last + 1):
                store.add(stamp(number))
        yield path


def stamp(number: int) -> Page:
    """The number in black digits of 9 points."""
    typeface = find_typeface(_TYPEFACE, is_chinese=False)
    glyphs = [typeface.glyph(digit) for digit in str(number)]
    face = glyphs[0].face
    codes = "".join(glyph.codes for glyph in glyphs)
    content = f"BT /{face.name} {_SIZE:g} Tf 0 {_SIZE * _BASELINE:g} Td <{codes}> Tj ET"
    width = _SIZE * sum(glyph.advance for glyph in glyphs)
    clusters = frozenset(glyph.cluster for glyph in glyphs)
    return Page(width, _SIZE, content.encode(), {face: clusters})
