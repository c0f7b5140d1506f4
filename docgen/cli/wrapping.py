"""Chinese text broken into lines as print breaks it: no mark begins a line that closes, no number is cut."""

import re

from rich.cells import cell_len

_OPENING, _CLOSING = "“‘《〈（【〔「([", "”’》〉）】〕」)]，。、；：？！,.;:?!"
_PIECE = re.compile(rf"[{re.escape(_OPENING)}]*(?:[0-9A-Za-z#&+./_-]+|\S)[{re.escape(_CLOSING)}]*|\s+")


def wrapped(text: str, width: int) -> list[str]:
    """The text in lines of at most that many columns; what cannot be seen becomes a space."""
    lines = [""]
    for piece in _PIECE.findall(_visible(text)):
        if cell_len(lines[-1]) + cell_len(piece) > width and lines[-1]:
            lines.append("")
        for part in _cut(piece, width):
            if cell_len(lines[-1]) + cell_len(part) > width:
                lines.append("")
            lines[-1] += part if lines[-1] else part.lstrip()
    return [line.rstrip() for line in lines]


def padded(text: str, width: int) -> str:
    """The text with spaces behind it up to that many columns."""
    return text + " " * (width - cell_len(text))


def _visible(text: str) -> str:
    return "".join(char if char.isprintable() else " " for char in text)


def _cut(piece: str, width: int) -> list[str]:
    """The piece, in parts where it is wider than a line."""
    parts = [""]
    for char in piece:
        if cell_len(parts[-1] + char) > width:
            parts.append("")
        parts[-1] += char
    return parts
