"""Texts of a workbook: shared strings and texts in cells, with their runs of fonts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from docgen.printing.sheet.colors import Colors
from docgen.printing.sheet.sheet import RichText, TextRun
from docgen.printing.sheet.styles import S, read_font

_TEXT = f"{S}t"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NEVER_PRINTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class TextReader:
    """Reads a string item: plain text, or runs where it has fonts of its own."""

    colors: Colors

    def read(self, item: etree._Element) -> str | RichText:
        """The item's text."""
        if len(item) == 1 and item[0].tag == _TEXT:
            return _unescaped(item[0].text or "")
        runs = tuple(self._run(part) for part in item if part.tag in (f"{S}r", _TEXT))
        if all(run.font is None for run in runs):
            return "".join(run.text for run in runs)
        return runs

    def read_all(self, root: etree._Element) -> Sequence[str | RichText]:
        """The shared strings by number."""
        return [self.read(item) for item in root if item.tag == f"{S}si"]

    def _run(self, part: etree._Element) -> TextRun:
        if part.tag == _TEXT:
            return TextRun(_unescaped(part.text or ""), None)
        look = part.find(f"{S}rPr")
        text = _unescaped(part.findtext(_TEXT) or "")
        return TextRun(text, None if look is None else read_font(look, self.colors))


def _meant(escape: re.Match[str]) -> str:
    """The character that the escape stands for; the escape itself where no paper can hold it."""
    character = chr(int(escape[1], 16))
    return escape[0] if _NEVER_PRINTED.match(character) else character


def _unescaped(text: str) -> str:
    """With _x000D_ and its like as the characters they stand for; line ends as U+000A."""
    if "_x" in text:
        text = _ESCAPED.sub(_meant, text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
