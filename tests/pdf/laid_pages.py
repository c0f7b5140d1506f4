"""Pages to store and to write, and what a reader finds in a PDF."""

from collections.abc import Iterable, Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image

from docgen.fonts.face import Face, find_typeface
from docgen.pdf.page import Page, PageImage
from docgen.pdf.store import PageStoreWriter

A4 = (595.3, 841.9)
A4_LANDSCAPE = (841.9, 595.3)
RARE = "张堃喆珺𠮷"  # 𠮷 lies beyond the first 65,536 characters


def a_face(name: str = "Song", path: str = "/fonts/song.otf", index: int = 0) -> Face:
    """A face that is named but never drawn with; there is no such file."""
    return Face(name, Path(path), index, 0.88, 0.12, 0.0, -0.1, 0.05)


def a_page(
    content: str = "",
    clusters: Mapping[Face, frozenset[str]] | None = None,
    *,
    vertical: Mapping[Face, frozenset[str]] | None = None,
    images: tuple[PageImage, ...] = (),
    size: tuple[float, float] = A4,
) -> Page:
    return Page(*size, content.encode(), clusters or {}, vertical or {}, images)


def written_page(
    *lines: str, font: str = "宋体", images: tuple[PageImage, ...] = (), size: tuple[float, float] = A4
) -> Page:
    """A page with the lines as the fonts of this machine draw them, and the pictures side by side."""
    typeface = find_typeface(font)
    clusters: dict[Face, set[str]] = {}
    operators = []
    for row, line in enumerate(lines):
        operators.append(f"BT 50 {size[1] - 62 - 24 * row:.0f} Td")
        for cluster in line:
            glyph = typeface.glyph(cluster)
            clusters.setdefault(glyph.face, set()).add(cluster)
            operators.append(f"/{glyph.face.name} 14 Tf <{glyph.codes}> Tj")
        operators.append("ET")
    operators += [f"q 90 0 0 90 {50 + 100 * n} 400 cm /{image.name} Do Q" for n, image in enumerate(images)]
    return a_page(
        "\n".join(operators),
        {face: frozenset(own) for face, own in clusters.items()},
        images=images,
        size=size,
    )


def a_store(path: Path, *pages: Page) -> Path:
    with PageStoreWriter(path) as writer:
        for page in pages:
            writer.add(page)
    return path


def a_picture(kind: str, mode: str, pixels: Iterable[object], size: tuple[int, int] = (2, 2)) -> bytes:
    """A picture file of that kind (PNG, JPEG) and Pillow mode."""
    image = Image.new(mode, size)
    image.putdata(list(pixels))
    stream = BytesIO()
    image.save(stream, kind)
    return stream.getvalue()
