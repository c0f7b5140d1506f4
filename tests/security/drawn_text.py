"""The text of PDFs that docgen wrote, in the order in which it is drawn: nothing is guessed."""

import re
from collections.abc import Iterator
from pathlib import Path

import pikepdf

_ENTRY = re.compile(rb"<([0-9A-F]{4})><([0-9A-F]*)>")


def text_of_pdf(path: Path) -> str:
    """All that is drawn, without what parts words and lines."""
    with pikepdf.open(path) as document:
        maps: dict[tuple[int, int], dict[int, str]] = {}
        return "".join(text for page in document.pages for text in _text_of(page.obj, maps))


def _text_of(page: pikepdf.Object, maps: dict[tuple[int, int], dict[int, str]]) -> Iterator[str]:
    fonts = {name: _text_map(font, maps) for name, font in page.Resources.get("/Font", {}).items()}
    codes: dict[int, str] = {}
    for operands, operator in pikepdf.parse_content_stream(pikepdf.Page(page)):
        if str(operator) == "Tf":
            codes = fonts[str(operands[0])]
        elif str(operator) == "Tj":
            yield _decoded(operands[0], codes)
        elif str(operator) == "TJ":
            yield from (_decoded(item, codes) for item in operands[0] if isinstance(item, pikepdf.String))


def _text_map(font: pikepdf.Object, maps: dict[tuple[int, int], dict[int, str]]) -> dict[int, str]:
    if font.objgen not in maps:
        entries = _ENTRY.findall(font.ToUnicode.read_bytes())
        maps[font.objgen] = {
            int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in entries
        }
    return maps[font.objgen]


def _decoded(string: pikepdf.Object, codes: dict[int, str]) -> str:
    data = bytes(string)
    pairs = (data[place] << 8 | data[place + 1] for place in range(0, len(data), 2))
    return "".join(codes.get(code, "") for code in pairs)
