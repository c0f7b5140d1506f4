"""How high a face stands: from the same tables, in the same order, as LibreOffice takes it."""

import struct
from dataclasses import dataclass

from docgen.fonts.headers import FaceHeader

_USE_TYPO_METRICS = 1 << 7


@dataclass(frozen=True)
class Metrics:
    """Lengths in em."""

    ascent: float
    descent: float  # positive
    line_gap: float
    underline_position: float  # below the baseline is negative
    underline_thickness: float


def read_metrics(header: FaceHeader) -> Metrics:
    """The metrics of a face; struct.error when its tables are cut off."""
    head, hhea, os2, post = header.read_tables("head", "hhea", "OS/2", "post")
    (upem,) = struct.unpack_from(">H", head, 18)
    height = _height(struct.unpack_from(">hhh", hhea, 4), os2)
    underline = struct.unpack_from(">hh", post, 8) if len(post) >= 12 else (-upem // 10, upem // 20)
    return Metrics(*(length / upem for length in (*height, *underline)))


def _height(hhea: tuple[int, int, int], os2: bytes) -> tuple[int, int, int]:
    """Ascent, descent and line gap: hhea's, else Windows', unless the face asks for its typographic ones."""
    ascent, descent, gap = hhea
    descent = -descent
    if ascent < 0 or descent < 0:
        ascent, descent, gap = 0, 0, 0
    if len(os2) < 78:
        return ascent, descent, gap
    typo_ascent, typo_descent, typo_gap, win_ascent, win_descent = struct.unpack_from(">hhhHH", os2, 68)
    (selection,) = struct.unpack_from(">H", os2, 62)
    if selection & _USE_TYPO_METRICS and typo_ascent >= 0 >= typo_descent and (typo_ascent or typo_descent):
        return typo_ascent, -typo_descent, typo_gap
    if ascent == descent == 0:
        return win_ascent, win_descent, 0
    return ascent, descent, gap
