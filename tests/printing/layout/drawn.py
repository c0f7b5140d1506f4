"""What a page's operators draw, measured from its upper left corner."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from docgen.fonts.face import find_typeface
from docgen.pdf.page import Page

Point = tuple[float, float]
Box = tuple[float, float, float, float]
Matrix = tuple[float, float, float, float, float, float]

UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)

_TOKEN = re.compile(rb"<[0-9A-Fa-f]*>|\[[^]]*\]|[^\s<>\[\]]+")
_CODES = re.compile(rb"<([^>]*)>")
_OPERAND = re.compile(rb"[-+.\d]+|<.*>|\[.*\]|/.*")


@dataclass(frozen=True)
class Text:
    """Characters shown at once: where the first begins."""

    text: str
    x: float
    y: float  # of the baseline


@dataclass(frozen=True)
class Line:
    """A stroke from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float
    width: float


class DrawnPage:
    """Texts, lines, filled boxes (left, top, width, height) and the boxes that clip."""

    def __init__(self, page: Page) -> None:
        self.height = page.height
        self.texts: list[Text] = []
        self.lines: list[Line] = []
        self.boxes: list[Box] = []
        self.clips: list[Box] = []
        song = find_typeface("宋体")
        upright = [
            song.vertical_glyph(cluster) for drawn in page.vertical_clusters.values() for cluster in drawn
        ]
        glyphs = [song.glyph(cluster) for drawn in page.clusters.values() for cluster in drawn]
        self._clusters = {glyph.codes: glyph.cluster for glyph in (*upright, *glyphs)}
        self._matrix, self._text_matrix = UNMOVED, UNMOVED
        self._kept: list[Matrix] = []
        self._path: list[Point] = []
        self._box: Box = (0, 0, 0, 0)
        self._width = 1.0
        self._run(page.content)

    @property
    def words(self) -> list[str]:
        """The texts from the top down and from left to right."""
        return [text.text for text in sorted(self.texts, key=lambda text: (round(text.y, 1), text.x))]

    @property
    def levels(self) -> list[tuple[float, float, float]]:
        """Level lines from the top down: y, and x from and to."""
        return sorted((line.y1, line.x1, line.x2) for line in self.lines if line.y1 == line.y2)

    @property
    def uprights(self) -> list[tuple[float, float, float]]:
        """Upright lines from the left: x, and y from and to."""
        return sorted(
            (line.x1, min(line.y1, line.y2), max(line.y1, line.y2))
            for line in self.lines
            if line.x1 == line.x2
        )

    def find(self, text: str) -> Text:
        """The text that begins so."""
        return next(item for item in self.texts if item.text.startswith(text))

    def _run(self, content: bytes) -> None:
        operands: list[bytes] = []
        for token in _TOKEN.findall(content):
            if _OPERAND.fullmatch(token):
                operands.append(token)
                continue
            act = self._acts().get(token)
            if act:
                act(*operands)
            operands = []

    def _acts(self) -> dict[bytes, Callable[..., None]]:
        return {
            b"q": lambda: self._kept.append(self._matrix),
            b"Q": lambda: setattr(self, "_matrix", self._kept.pop()),
            b"cm": lambda *numbers: setattr(self, "_matrix", _times(_matrix(numbers), self._matrix)),
            b"w": lambda width: setattr(self, "_width", float(width)),
            b"m": lambda x, y: self._path.append(self._point(float(x), float(y))),
            b"l": lambda x, y: self._path.append(self._point(float(x), float(y))),
            b"S": self._stroke,
            b"re": self._rectangle,
            b"f": lambda: self.boxes.append(self._box),
            b"W": lambda: self.clips.append(self._box),
            b"BT": lambda: setattr(self, "_text_matrix", UNMOVED),
            b"Td": lambda *by: setattr(
                self, "_text_matrix", _times(_matrix((1, 0, 0, 1, *by)), self._text_matrix)
            ),
            b"Tm": lambda *numbers: setattr(self, "_text_matrix", _matrix(numbers)),
            b"Tj": self._show,
            b"TJ": self._show,
        }

    def _point(self, x: float, y: float, matrix: Matrix | None = None) -> Point:
        a, b, c, d, e, f = matrix or self._matrix
        return round(a * x + c * y + e, 2), round(self.height - (b * x + d * y + f), 2)

    def _stroke(self) -> None:
        ends = zip(self._path[::2], self._path[1::2], strict=True)
        self.lines += [Line(*start, *end, self._width) for start, end in ends]
        self._path = []

    def _rectangle(self, *numbers: bytes) -> None:
        left, bottom, width, height = map(float, numbers)
        self._box = (*self._point(left, bottom + height), width, height)

    def _show(self, codes: bytes) -> None:
        digits = b"".join(_CODES.findall(codes)).decode()
        text = "".join(self._clusters.get(digits[i : i + 4], "?") for i in range(0, len(digits), 4))
        self.texts.append(Text(text, *self._point(0, 0, _times(self._text_matrix, self._matrix))))


def _matrix(operands: Sequence[bytes | float]) -> Matrix:
    a, b, c, d, e, f = map(float, operands)
    return a, b, c, d, e, f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)
