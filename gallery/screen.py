"""What a command shows on the screen, as a picture: every character in its own place, colours kept."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from click.testing import CliRunner
from PIL import Image, ImageDraw, ImageFont
from rich.cells import cell_len

from docgen.cli.main import docgen
from docgen.fonts.installed import installed_fonts

_FAMILY = "Noto Sans Mono CJK SC"
_LATIN, _LATIN_SIZE = "Liberation Mono", 14
_SIZE, _CELL, _LINE, _EDGE = 15, 8, 22, 12  # pixels; a cell is half a Chinese character
_GROUND, _PLAIN = "#1e1e1e", "#e6e6e6"
_COLORS = {"31": "#ff7b72", "33": "#e3c34a"}  # what the terminal calls red and yellow
_STYLE = re.compile(r"\x1b\[([0-9;]*)m")
_PALETTE = 32


@dataclass(frozen=True)
class Piece:
    """Text of one colour."""

    text: str
    color: str = _PLAIN
    is_bold: bool = False


def shown_by(arguments: Sequence[str]) -> str:
    """What docgen says when it is called so, styles included, under the line that was typed."""
    output = CliRunner().invoke(docgen, list(arguments), color=True).output
    return f"> docgen {' '.join(arguments)}\n\n{output.rstrip()}"


def draw_screen(text: str, destination: Path) -> None:
    """Write the text, styles and all, as a PNG of few colours."""
    lines = [list(pieces(line)) for line in text.splitlines()]
    columns = max(sum(cell_len(piece.text) for piece in line) for line in lines)
    size = (columns * _CELL + 2 * _EDGE, len(lines) * _LINE + 2 * _EDGE)
    picture = Image.new("RGB", size, _GROUND)
    draw = ImageDraw.Draw(picture)
    for number, line in enumerate(lines):
        _draw_line(draw, line, _EDGE + number * _LINE)
    picture.quantize(_PALETTE, method=Image.Quantize.FASTOCTREE).save(destination, optimize=True)


def pieces(line: str) -> Iterator[Piece]:
    """The line parted where its style changes."""
    codes: set[str] = set()
    for place, part in enumerate(_STYLE.split(line)):
        if place % 2:  # the codes between two pieces of text
            new = set(filter(None, part.split(";")))
            codes = set() if "0" in new or not new else codes | new
        elif part:
            color = next((_COLORS[code] for code in sorted(codes) if code in _COLORS), _PLAIN)
            yield Piece(part, color, "1" in codes)


def _draw_line(draw: ImageDraw.ImageDraw, line: Sequence[Piece], top: int) -> None:
    left = _EDGE
    for piece in line:
        for character in piece.text:
            draw.text((left, top), character, fill=piece.color, font=_font(character, piece.is_bold))
            left += cell_len(character) * _CELL


def _font(character: str, is_bold: bool) -> ImageFont.FreeTypeFont:
    """A Latin font for signs such as “, which take one cell of a terminal but two of a Chinese font."""
    is_narrow = unicodedata.east_asian_width(character) == "A" and cell_len(character) == 1
    return _loaded(_LATIN, _LATIN_SIZE, is_bold) if is_narrow else _loaded(_FAMILY, _SIZE, is_bold)


@cache
def _loaded(family: str, size: int, is_bold: bool) -> ImageFont.FreeTypeFont:
    face = installed_fonts().find(family, bold=is_bold, italic=False)
    if face is None:
        raise FileNotFoundError(f"no font {family}: setup/system.sh installs it")
    return ImageFont.truetype(str(face.path), size, index=face.index)
