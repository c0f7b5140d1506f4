"""How the characters of one format and script are measured and drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from docgen.fonts.face import Face, Glyph, find_typeface
from docgen.printing.form import TextFormat, VerticalPosition
from docgen.printing.layout.numbers import Numbers

_TWIPS = 20
_MOST_CLUSTERS = 50_000
_MOST_LETTERINGS = 4_096
_SMALL = 58  # per cent of the size: characters above or below, as LibreOffice has them
_RULE = 0.25  # of the descent: the thickness of rules under and through text, as LibreOffice has it
_UNDERLINE = 0.4  # of the descent: how far the middle of an underline is below the baseline


@dataclass(frozen=True, eq=False, slots=True)
class Pen:
    """What draws clusters of one face: the font operator, and what is set before and taken back after."""

    face: Face
    font: str
    before: str
    after: str
    slant: float


class Advances(dict[str, float]):
    """Widths of clusters in points, measured when first asked for."""

    def __init__(self, glyph: Callable[[str], Glyph], size: float, spacing: float) -> None:
        super().__init__({"\n": 0.0, "\f": 0.0, "\t": 0.0})
        self._glyph = glyph
        self._size = size
        self._spacing = spacing

    def __missing__(self, cluster: str) -> float:
        advance = self._glyph(cluster).advance * self._size + self._spacing
        if len(self) < _MOST_CLUSTERS:
            self[cluster] = advance
        return advance


class Kerning(dict[str, float]):
    """How much further apart pairs of clusters stand than their widths say, in points."""

    def __init__(self, glyph: Callable[[str], Glyph], size: float) -> None:
        super().__init__()
        self._glyph = glyph
        self._size = size

    def __missing__(self, pair: str) -> float:
        face = self._glyph(pair[0]).face
        is_one_face = len(pair) == 2 and self._glyph(pair[1]).face is face
        distance = face.shaper.kern(pair) * self._size if is_one_face else 0.0
        if len(self) < _MOST_CLUSTERS:
            self[pair] = distance
        return distance


class Codes(dict[str, str]):
    """Hex digits of clusters."""

    def __init__(self, glyph: Callable[[str], Glyph]) -> None:
        super().__init__()
        self._glyph = glyph

    def __missing__(self, cluster: str) -> str:
        codes = self._glyph(cluster).codes
        if len(self) < _MOST_CLUSTERS:
            self[cluster] = codes
        return codes


class Pens(dict[str, Pen]):
    """The pens of clusters: mostly one for all."""

    def __init__(
        self, glyph: Callable[[str], Glyph], text_format: TextFormat, size: float, raised: float
    ) -> None:
        super().__init__()
        self._glyph = glyph
        self._format = text_format
        self._size = size
        self._raised = raised
        self._made: dict[tuple[Face, float, float], Pen] = {}

    def __missing__(self, cluster: str) -> Pen:
        glyph = self._glyph(cluster)
        key = (glyph.face, glyph.bold_stroke, glyph.slant)
        if key not in self._made:
            self._made[key] = _pen(glyph, self._format, self._size, self._raised)
        pen = self._made[key]
        if len(self) < _MOST_CLUSTERS:
            self[cluster] = pen
        return pen


class Lettering:
    """One format in one script: lengths in points, and memories of its clusters.

    `ascent` and `descent` are what it needs in a line; `middle` is how far the middle of its characters is
    above the baseline; `gap` stands between it and the other script. `kerning` is of pairs of clusters, None
    where they are not kerned. `underline` and `strike` are where the middles of these rules are above the
    baseline, None for no such rule; `rule` is their thickness. `is_plain`: it has nothing of all this.
    """

    def __init__(self, text_format: TextFormat, *, is_east_asian: bool, is_upright: bool) -> None:
        name = text_format.east_asian if is_east_asian else text_format.latin
        is_chinese = is_east_asian and text_format.language.startswith("zh")
        typeface = find_typeface(
            name, bold=text_format.bold, italic=text_format.italic, is_chinese=is_chinese
        )
        ascent, descent = face_height(typeface.face, text_format.size)
        raised = int(100 * text_format.raised / text_format.size) / 100 * (ascent + descent)
        size, shift = _small(text_format, typeface.face, ascent, descent)
        glyph = typeface.vertical_glyph if is_upright else typeface.glyph
        self.is_upright = is_upright
        self.format = text_format
        self.size = size
        self.advances = Advances(glyph, size * text_format.scale, text_format.spacing)
        self.codes = Codes(glyph)
        self.pens = Pens(glyph, text_format, size, raised + shift)
        has_kerning = text_format.kerning and not is_east_asian
        self.kerning = Kerning(glyph, size * text_format.scale) if has_kerning else None
        self.is_plain = not (
            text_format.spacing or text_format.underline or text_format.strike or self.kerning is not None
        )
        self.gap = round(size * _TWIPS) // 5 / _TWIPS
        self.ascent = ascent + max(raised, 0.0)
        self.descent = descent - min(raised, 0.0)
        self.middle = (ascent - descent) / 2
        self.rule = _RULE * descent
        self.underline = raised - _UNDERLINE * descent if text_format.underline else None
        self.strike = raised + (size - descent) / 3 + self.rule / 2 if text_format.strike else None


@lru_cache(_MOST_LETTERINGS)
def lettering(text_format: TextFormat, is_east_asian: bool, is_upright: bool = False) -> Lettering:
    """The lettering of a format's East Asian or Latin characters; one object for each question."""
    return Lettering(text_format, is_east_asian=is_east_asian, is_upright=is_upright)


# By the identity of the format, which takes longer to hash; it is kept, so that no other gets its identity.
_pairs: dict[tuple[int, bool], tuple[TextFormat, tuple[Lettering, Lettering]]] = {}


def letterings(text_format: TextFormat, *, is_vertical: bool) -> tuple[Lettering, Lettering]:
    """The letterings of a format's Latin and East Asian characters, these upright in vertical text."""
    key = (id(text_format), is_vertical)
    kept = _pairs.get(key)
    if kept is None:
        if len(_pairs) >= _MOST_LETTERINGS:
            _pairs.clear()
        pair = lettering(text_format, False), lettering(text_format, True, is_vertical)
        kept = _pairs[key] = (text_format, pair)
    return kept[1]


def face_height(face: Face, size: float) -> tuple[float, float]:
    """The ascent (the line gap in it) and descent of a face, each in whole twips."""
    ascent = round((face.ascent + face.line_gap) * size * _TWIPS)
    return ascent / _TWIPS, round(face.descent * size * _TWIPS) / _TWIPS


def _in_thousandths(value: float) -> str:
    text = f"{value:.3f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


number = Numbers(_in_thousandths).__getitem__  # for a PDF operator, with three decimals at most


def color(rgb: str) -> str:
    """The numbers of a colour (RRGGBB) for a PDF operator; "0 0 0" for black."""
    return " ".join(number(int(rgb[at : at + 2], 16) / 255) for at in (0, 2, 4))


def _small(text_format: TextFormat, face: Face, ascent: float, descent: float) -> tuple[float, float]:
    """The size of the characters and how far they are raised: small ones reach as high or low as others."""
    if text_format.position is VerticalPosition.BASELINE:
        return text_format.size, 0.0
    size = round(text_format.size * _TWIPS) * _SMALL // 100 / _TWIPS
    small_ascent, small_descent = face_height(face, size)
    if text_format.position is VerticalPosition.SUPERSCRIPT:
        return size, ascent - small_ascent
    return size, small_descent - descent


def _pen(glyph: Glyph, text_format: TextFormat, size: float, raised: float) -> Pen:
    """The pen that draws `glyph` in a format."""
    before, after = [], []
    if text_format.color != "000000":
        before.append(f"{color(text_format.color)} rg {color(text_format.color)} RG")
        after.append("0 g 0 G")
    if glyph.bold_stroke:
        before.append(f"2 Tr {number(glyph.bold_stroke * size)} w")
        after.append("0 Tr")
    if text_format.scale != 1:
        before.append(f"{number(text_format.scale * 100)} Tz")
        after.append("100 Tz")
    if raised:
        before.append(f"{number(raised)} Ts")
        after.append("0 Ts")
    font = f"/{glyph.face.name} {number(size)} Tf"
    return Pen(glyph.face, font, " ".join(before), " ".join(after), glyph.slant)
