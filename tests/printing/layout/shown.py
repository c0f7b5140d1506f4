"""What the operators of a laid line show: each cluster and where it stands."""

import re

from docgen.fonts.clusters import clusters
from docgen.fonts.face import find_typeface
from docgen.printing.form import Paragraph, ParagraphFormat, Run, TextFormat
from docgen.printing.layout.laid import LaidLine

SONG = TextFormat("宋体", "Times New Roman", 10.0)

_TOKEN = re.compile(r"<([0-9A-F]*)>|(-?[0-9.]+)|/(\S+)|([A-Za-z*]+)")


def paragraph(text: str, text_format: TextFormat = SONG, **look: object) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph(ParagraphFormat(**look), (Run(text, text_format),), text_format)  # type: ignore[arg-type]


def shown(line: LaidLine, text_format: TextFormat = SONG) -> list[tuple[str, float, float]]:
    """The clusters a line draws, each with the x and y of its origin; none that are slanted or upright."""
    glyphs = _glyphs(line, text_format)
    found: list[tuple[str, float, float]] = []
    numbers: list[float] = []
    state = {"Tf": 0.0, "Tc": 0.0, "Tz": 100.0}
    x = y = 0.0
    font = ""
    for hexadecimal, value, name, operator in _TOKEN.findall(line.ops):
        numbers += [float(value)] if value else []
        font = name or font
        if hexadecimal or operator == "TJ":
            x -= sum(numbers) / 1000 * state["Tf"] * state["Tz"] / 100
            numbers = []
        for cluster, advance in _decoded(glyphs, font, hexadecimal):
            found.append((cluster, x, y))
            x += (advance * state["Tf"] + state["Tc"]) * state["Tz"] / 100
        if operator == "Td":
            x, y = numbers
        elif operator in state:
            state[operator] = numbers[-1]
        numbers = [] if operator else numbers
    return found


def text_of(line: LaidLine, text_format: TextFormat = SONG) -> str:
    """The text a line draws."""
    return "".join(cluster for cluster, _, _ in shown(line, text_format))


def _glyphs(line: LaidLine, text_format: TextFormat) -> dict[tuple[str, str], tuple[str, float]]:
    """Cluster and advance by font and codes."""
    typefaces = [
        find_typeface(name, bold=text_format.bold, italic=text_format.italic)
        for name in (text_format.east_asian, text_format.latin)
    ]
    glyphs = [
        typeface.glyph(cluster)
        for typeface in typefaces
        for drawn in line.clusters.values()
        for cluster in clusters("".join(sorted(drawn)))
    ]
    return {(glyph.face.name, glyph.codes): (glyph.cluster, glyph.advance) for glyph in glyphs}


def _decoded(
    glyphs: dict[tuple[str, str], tuple[str, float]], font: str, codes: str
) -> list[tuple[str, float]]:
    """The clusters of a string with their advances in em."""
    return [glyphs[font, codes[at : at + 4]] for at in range(0, len(codes), 4)]
