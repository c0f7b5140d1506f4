"""Characters as Calc measures and draws them: widths in whole tenths of a point."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache

from docgen.fonts.face import Face, Typeface, find_typeface
from docgen.printing.sheet.formats import Font
from docgen.printing.sheet.units import POINT, TWIPS, hundredths, number

_KANA = "あ"  # a font that has it is taken for Chinese too
_CHINESE_STAND_IN = "Noto Sans CJK SC"  # LibreOffice's for fonts that have no ideographs
_TENTHS = 10
# Size and height over the baseline, in parts of the font's size.
_RAISED = {"superscript": (0.58, 0.33), "subscript": (0.58, -0.33)}
_MOST_LETTERINGS = 512
_MOST_LETTERS = 20_000


@dataclass(frozen=True, eq=False, slots=True)
class Letter:
    """One cluster in one lettering: hex codes, the width in points, how far a PDF array moves it."""

    cluster: str
    lettering: "Lettering"
    pen: "Pen"
    codes: str
    width: float
    shift: int  # thousandths of the size, to be taken back after the letter

    def widened(self, extra: float) -> "Letter":
        """The letter with more room after it."""
        shift = self.shift - round(extra * 1000 / self.lettering.size)
        return replace(self, width=self.width + extra, shift=shift)


@dataclass(frozen=True, eq=False, slots=True)
class Pen:
    """What has to be set to draw letters of one face, and how to take it back."""

    face: Face
    font: str
    before: str
    after: str
    slant: float
    rise: float  # points over the baseline


class _Letters(dict[str, Letter]):
    """Letters by cluster, each made when it is first asked for."""

    def __init__(self, make: Callable[[str], Letter]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, cluster: str) -> Letter:
        if len(self) >= _MOST_LETTERS:
            self.clear()
        letter = self[cluster] = self._make(cluster)
        return letter


class Lettering:
    """One font in one script at one scale. `letter(cluster)` answers the letter, made when first asked for.

    `ascent` and `descent` are in points, before scaling to the page.
    """

    letter: Callable[[str], Letter]

    def __init__(self, font: Font, typeface: Typeface, scale: float, *, is_chinese: bool) -> None:
        self.font = font
        self.is_chinese = is_chinese
        self.is_decorated = bool(font.underline) or font.strike
        self.letter = _Letters(self._make).__getitem__
        share, rise = _RAISED.get(font.raised, (1.0, 0.0))
        self._rise = rise * font.size
        self.size = hundredths(font.size * share * TWIPS) * POINT
        self._typeface = typeface
        self._pixels = _pixels(self.size * scale)
        self._pixel = 1 / (_TENTHS * scale)
        face = typeface.face
        whole = _pixels(font.size * scale)
        self.ascent = round(face.ascent * whole) * self._pixel
        self.descent = round(face.descent * whole) * self._pixel

    def _make(self, cluster: str) -> Letter:
        glyph = self._typeface.glyph(cluster)
        pixels = int(glyph.advance * self._pixels + 0.5)
        shift = int(glyph.advance * 1000 - pixels * 1000 / self._pixels + 0.5)
        pen = _pen(glyph.face, glyph.bold_stroke, glyph.slant, self.font.color, self.size, self._rise)
        return Letter(cluster, self, pen, glyph.codes, pixels * self._pixel, shift)


@lru_cache(_MOST_LETTERINGS)
def lettering(font: Font, is_chinese: bool, scale: float) -> Lettering:
    """The lettering of a font for Chinese or for western characters; one object for each question."""
    return Lettering(font, typeface(font, is_chinese=is_chinese), scale, is_chinese=is_chinese)


def typeface(font: Font, *, is_chinese: bool) -> Typeface:
    """What a font comes to: the font itself where it has ideographs, else what stands in for those."""
    own = find_typeface(font.name, bold=font.bold, italic=font.italic)
    if not is_chinese or own.glyph(_KANA).face is own.face:
        return own
    return find_typeface(_CHINESE_STAND_IN, bold=font.bold, italic=font.italic)


def _pixels(points: float) -> int:
    return max(int(points * _TENTHS + 0.5), 1)


def digit_width(font: Font) -> int:
    """The width of the font's widest digit in twips, as Calc takes it for the width of columns."""
    return max(_twips(font, digit) for digit in "0123456789")


def space_width(font: Font) -> int:
    """The width of the font's space in twips, as Calc takes it for indents."""
    return _twips(font, " ")


def _twips(font: Font, cluster: str) -> int:
    return round(typeface(font, is_chinese=False).glyph(cluster).advance * round(font.size * TWIPS))


@lru_cache(_MOST_LETTERINGS)
def _pen(face: Face, bold_stroke: float, slant: float, color: str, size: float, rise: float) -> Pen:
    """The pen of a face; one object for each question."""
    before = after = ""
    if color != "000000":
        rgb = color_operands(color)
        before, after = f"{rgb} rg ", " 0 g"
        if bold_stroke:
            before, after = f"{before}{rgb} RG ", f"{after} 0 G"
    if bold_stroke:
        before, after = f"{before}2 Tr {number(bold_stroke * size)} w ", f"{after} 0 Tr"
    return Pen(face, f"/{face.name} {number(size)} Tf", before, after, slant, rise)


def color_operands(color: str) -> str:
    """Red, green and blue of RRGGBB as PDF takes them."""
    return " ".join(number(int(color[i : i + 2], 16) / 255) for i in (0, 2, 4))
