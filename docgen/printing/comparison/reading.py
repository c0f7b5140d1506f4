"""The marks of a PDF's pages, read with pdfium."""

import ctypes
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from docgen.printing.comparison.marks import Area, Glyph, Marks, Rule
from docgen.printing.comparison.rules import joined_rules

_THIN = 2.0  # points: a filled rectangle that is narrower is a rule
_HYPHEN_AT_LINE_END = 0x02  # what pdfium makes of it
_WHITE_SPACE = frozenset(map(ord, " \t\r\n\f\v\u00a0\u2002\u2003\u3000\ufeff\u200b\0"))
_WHITE = 250  # of 255: a shade that is lighter cannot be seen

Matrix = tuple[float, float, float, float, float, float]


def read_marks(pdf: Path, first: int = 1, count: int | None = None) -> list[Marks]:
    """The marks of `count` pages from the 1-based `first`, of all that follow when it is None."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        last = len(document) if count is None else first - 1 + count
        return [_page_marks(document, index) for index in range(first - 1, last)]
    finally:
        document.close()


def _page_marks(document: pypdfium2.PdfDocument, index: int) -> Marks:
    page = document[index]
    try:
        rules, areas = _drawn(page.raw)
        width, height = page.get_size()
        return Marks(width, height, tuple(_glyphs(page.raw)), tuple(joined_rules(rules)), tuple(areas))
    finally:
        page.close()


class _TextPlaces:
    """Size and font of text objects by their address, asked once each."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[float, str]] = {}
        self._buffer = ctypes.create_string_buffer(256)

    def of(self, place: Any) -> tuple[float, str]:
        address = ctypes.cast(place, ctypes.c_void_p).value or 0
        if address not in self._known:
            self._known[address] = self._asked(place)
        return self._known[address]

    def _asked(self, place: object) -> tuple[float, str]:
        size, matrix = ctypes.c_float(), pdfium.FS_MATRIX()
        pdfium.FPDFTextObj_GetFontSize(place, size)
        pdfium.FPDFPageObj_GetMatrix(place, matrix)
        font = pdfium.FPDFTextObj_GetFont(place)
        length = pdfium.FPDFFont_GetBaseFontName(font, self._buffer, len(self._buffer))
        name = self._buffer.raw[: max(0, length - 1)].decode("utf-8", "replace")
        scale = abs(matrix.a * matrix.d - matrix.b * matrix.c) ** 0.5
        return size.value * scale, _face(name)


def _face(name: str) -> str:
    """The face by its PDF name: no subset tag, no language of a CJK collection, nothing for 'regular'."""
    plain = re.sub(r"(?<=CJK)(sc|jp|kr|tc|hk)", "", name.partition("+")[2] or name)
    return re.sub(r"-(Regular|VKana)", "", plain)


def _glyphs(page: object) -> Iterator[Glyph]:
    text = pdfium.FPDFText_LoadPage(page)
    try:
        yield from _characters(text)
    finally:
        pdfium.FPDFText_ClosePage(text)


def _characters(text: object) -> Iterator[Glyph]:
    places = _TextPlaces()
    x, y = ctypes.c_double(), ctypes.c_double()
    at_x, at_y = ctypes.byref(x), ctypes.byref(y)
    unicode, origin = pdfium.FPDFText_GetUnicode, pdfium.FPDFText_GetCharOrigin
    place_of = pdfium.FPDFText_GetTextObject
    high = 0
    for index in range(pdfium.FPDFText_CountChars(text)):
        code = unicode(text, index)
        if code in _WHITE_SPACE:
            continue
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + (high - 0xD800) * 0x400 + code - 0xDC00
        origin(text, index, at_x, at_y)
        character = "-" if code == _HYPHEN_AT_LINE_END else chr(code)
        yield Glyph(character, x.value, y.value, *places.of(place_of(text, index)))


def _drawn(page: object) -> tuple[list[Rule], list[Area]]:
    rules: list[Rule] = []
    areas: list[Area] = []
    for item, matrix in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            _read_path(item, matrix, rules, areas)
        elif kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            areas.append(Area("图片", *_bounds(item)))
    return rules, areas


def _objects(page: object) -> Iterator[tuple[object, Matrix]]:
    for index in range(pdfium.FPDFPage_CountObjects(page)):
        item = pdfium.FPDFPage_GetObject(page, index)
        yield item, _matrix(item)


def _matrix(item: object) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _bounds(item: object) -> tuple[float, float, float, float]:
    sides = [ctypes.c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *sides)
    left, bottom, right, top = (side.value for side in sides)
    return left, bottom, right, top


def _read_path(item: object, matrix: Matrix, rules: list[Rule], areas: list[Area]) -> None:
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, filled, stroked)
    if not filled.value and not stroked.value:
        return
    for points in _subpaths(item, matrix):
        if filled.value:
            _read_filled(item, points, rules, areas)
        if stroked.value:
            rules.extend(_straight(points))


def _subpaths(item: object, matrix: Matrix) -> Iterator[list[tuple[float, float]]]:
    a, b, c, d, e, f = matrix
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[tuple[float, float]] = []
    for index in range(pdfium.FPDFPath_CountSegments(item)):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        if pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append((a * x.value + c * y.value + e, b * x.value + d * y.value + f))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _read_filled(
    item: object, points: Sequence[tuple[float, float]], rules: list[Rule], areas: list[Area]
) -> None:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    left, right, bottom, top = min(xs), max(xs), min(ys), max(ys)
    if top - bottom <= _THIN < right - left:
        rules.append(Rule(True, (bottom + top) / 2, left, right))
    elif right - left <= _THIN < top - bottom:
        rules.append(Rule(False, (left + right) / 2, bottom, top))
    elif not _is_white(item):
        areas.append(Area("底色", left, bottom, right, top))


def _is_white(item: object) -> bool:
    shades = [ctypes.c_uint() for _ in range(4)]
    pdfium.FPDFPageObj_GetFillColor(item, *shades)
    return all(shade.value >= _WHITE for shade in shades[:3])


def _straight(points: Sequence[tuple[float, float]]) -> Iterator[Rule]:
    """The level and upright ones of the lines from point to point; the others are pieces of shapes."""
    for (x, y), (next_x, next_y) in zip(points, points[1:], strict=False):
        if abs(y - next_y) < 0.05 and abs(x - next_x) > 0.05:
            yield Rule(True, (y + next_y) / 2, min(x, next_x), max(x, next_x))
        elif abs(x - next_x) < 0.05 and abs(y - next_y) > 0.05:
            yield Rule(False, (x + next_x) / 2, min(y, next_y), max(y, next_y))
