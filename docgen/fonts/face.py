"""A font file's face as layout and PDF need it: metrics, and a glyph for each cluster."""

from dataclasses import dataclass
from pathlib import Path


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


class Typeface:
    """What a form's font name, bold and italic come to on this machine: a face, and others for its gaps."""

    name: str
    face: Face  # gives the height of an empty line

    def glyph(self, cluster: str) -> Glyph:
        """The glyph, from the first face that has it; kept after the first time."""
        raise NotImplementedError

    def vertical_glyph(self, cluster: str) -> Glyph:
        """The glyph for upright vertical text (feature `vert`)."""
        raise NotImplementedError


def find_typeface(name: str, *, bold: bool = False, italic: bool = False) -> Typeface:
    """The typeface for a font name of a form; one object a process for each question."""
    raise NotImplementedError


def load_face(path: Path, index: int) -> Face:
    """The face of a file; one object a process."""
    raise NotImplementedError
