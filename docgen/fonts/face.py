"""A font file's face as layout and PDF need it: metrics, and a glyph for each cluster."""

import re
import struct
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.errors import ProgramMissingError
from docgen.fonts.headers import FaceHeader, FontDamagedError, read_headers
from docgen.fonts.installed import installed_fonts
from docgen.fonts.metrics import read_metrics
from docgen.fonts.names import LAST_RESORTS, UNHEARD_OF, TypefaceName, find_name

if TYPE_CHECKING:
    from docgen.fonts.shaping import Shape, Shaper

_BOLD_STROKE = 1 / 30  # em, LibreOffice's
_SLANT = 0.268  # of 15°, LibreOffice's
_NOT_IN_A_NAME = re.compile(r"[^A-Za-z0-9_.+-]")
_MOST_GLYPHS = 50_000


class FontsMissingError(ProgramMissingError):
    """The machine has no font that could print a Chinese form."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"这台电脑上没有可用的中文字体（需要“{name}”或其替代字体）。",
            "请安装表格所用字体，或安装 Noto CJK 字体（Debian/Ubuntu：fonts-noto-cjk）后重试。",
        )


@dataclass(frozen=True, eq=False)
class Face:
    """One face of a font file; one object a process for each (path, index), so identity is equality.

    `ascent`, `descent` (positive) and `line_gap` are in em, from the tables LibreOffice takes them from.
    `name` is the PostScript name: the name of the font in page contents.
    """

    name: str
    path: Path
    index: int
    ascent: float
    descent: float
    line_gap: float
    underline_position: float  # em, below the baseline is negative
    underline_thickness: float  # em

    @property
    def shaper(self) -> "Shaper":
        """What shapes clusters with this face."""
        from docgen.fonts.shaping import shaper  # loads harfbuzz

        return shaper(self.path, self.index)


@dataclass(frozen=True, eq=False)
class Glyph:
    """How one cluster (mostly one character) is drawn; one object for each typeface and cluster.

    `codes` are hex digits, four a glyph, for a PDF string; `advance` is in em.
    `is_missing`: no font of the machine has it, a box is drawn.
    """

    cluster: str
    face: Face
    codes: str
    advance: float
    bold_stroke: float  # em; the width of a stroke that stands in for a missing bold, else 0
    slant: float  # tangent of the slant that stands in for a missing italic, else 0
    is_missing: bool = False


@dataclass(frozen=True)
class Cut:
    """A face as a typeface uses it: with a stroke or slant for the bold or italic it has not."""

    face: Face
    family: str
    bold_stroke: float
    slant: float

    def draw(self, cluster: str, shape: "Shape") -> Glyph:
        """The glyph of a cluster in this shape."""
        codes = "".join(f"{code:04X}" for code in shape.codes)
        is_missing = not shape.is_whole
        return Glyph(cluster, self.face, codes, shape.advance, self.bold_stroke, self.slant, is_missing)


class _Glyphs(dict[str, Glyph]):
    """Glyphs by cluster, each made when it is first asked for."""

    def __init__(self, make: Callable[[str], Glyph]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, cluster: str) -> Glyph:
        if len(self) >= _MOST_GLYPHS:
            self.clear()
        glyph = self[cluster] = self._make(cluster)
        return glyph


class Typeface:
    """What a form's font name, bold and italic come to on this machine: a face, and others for its gaps.

    `glyph(cluster)` answers the glyph, from the first face that has it; it is kept after the first time.
    `vertical_glyph(cluster)` answers the one for upright vertical text (feature `vert`).
    """

    glyph: Callable[[str], Glyph]
    vertical_glyph: Callable[[str], Glyph]

    def __init__(self, name: str, *, bold: bool, italic: bool, is_chinese: bool = True) -> None:
        self.name = name
        self._cuts: list[Cut] = []
        self._unasked = _iter_cuts(name, bold=bold, italic=italic, is_chinese=is_chinese)
        first = next(self._iter_asked(), None)
        if first is None:
            raise FontsMissingError(name)
        self.cut = first
        self.face = first.face  # gives the height of an empty line
        self.glyph = _Glyphs(partial(self._find_glyph, vertical=False)).__getitem__
        self.vertical_glyph = _Glyphs(partial(self._find_glyph, vertical=True)).__getitem__

    def _find_glyph(self, cluster: str, *, vertical: bool) -> Glyph:
        for cut in self._iter_asked():
            shape = cut.face.shaper.shape(cluster, vertical=vertical)
            if shape.is_whole:
                return cut.draw(cluster, shape)
        return self.cut.draw(cluster, self.face.shaper.shape(cluster, vertical=vertical))

    def _iter_asked(self) -> Iterator[Cut]:
        """The faces in the order in which they are asked; each is looked for when it is needed first."""
        yield from self._cuts
        for cut in self._unasked:
            self._cuts.append(cut)
            yield cut


@cache
def find_typeface(
    name: str, *, bold: bool = False, italic: bool = False, is_chinese: bool = True
) -> Typeface:
    """The typeface for a font name of a form; one object a process for each question.

    What stands in for a name nobody has heard of depends on whether the text is Chinese.
    """
    return Typeface(name, bold=bold, italic=italic, is_chinese=is_chinese)


@cache
def load_face(path: Path, index: int) -> Face:
    """The face of a file; one object a process. FontDamagedError when it cannot be read."""
    header = next((face for face in read_headers(path) if face.index == index), None)
    if header is None:
        raise FontDamagedError(path)
    try:
        metrics = read_metrics(header)
    except struct.error as fault:
        raise FontDamagedError(path) from fault
    name = _NOT_IN_A_NAME.sub("", header.postscript_name) or f"Font{index}"
    return Face(name, path, index, **vars(metrics))


def _iter_cuts(name: str, *, bold: bool, italic: bool, is_chinese: bool) -> Iterator[Cut]:
    """The faces for a font name, the best first, each once."""
    seen: set[tuple[Path, int]] = set()
    for family, wants_bold in _iter_families(name, bold=bold, is_chinese=is_chinese):
        header = installed_fonts().find(family, bold=wants_bold, italic=italic)
        if header is None or (header.path, header.index) in seen:
            continue
        seen.add((header.path, header.index))
        with suppress(FontDamagedError):
            yield _cut(header, family, bold=wants_bold, italic=italic)


def _cut(header: FaceHeader, family: str, *, bold: bool, italic: bool) -> Cut:
    face = load_face(header.path, header.index)
    stroke = _BOLD_STROKE if bold and not header.is_bold else 0.0
    slant = _SLANT if italic and not header.is_italic else 0.0
    return Cut(face, family, stroke, slant)


def _iter_families(name: str, *, bold: bool, is_chinese: bool) -> Iterator[tuple[str, bool]]:
    """Families to take for a name, the best first, and whether bold."""
    entry = find_name(name) or TypefaceName((name,), stand_ins=UNHEARD_OF[is_chinese])
    for family in (name, *entry.substitutes(name), *LAST_RESORTS):
        yield family, bold or (entry.is_heavy and family not in entry.names)
