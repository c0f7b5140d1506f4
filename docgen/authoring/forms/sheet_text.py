"""The text of Excel cells, character by character, with the elements that it stands in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.authoring.forms.elements import Element
from docgen.authoring.forms.model import Span, underlined_spans

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_BOOLEANS = {"0": "FALSE", "1": "TRUE"}


@dataclass(frozen=True)
class RichRun:
    """A stretch of a cell's text with a font of its own; `look` is None where the cell's font holds."""

    text: str
    look: Element | None = None

    @property
    def is_underlined(self) -> bool:
        """Whether the stretch is underlined."""
        line = self.look.find("u") if self.look is not None else None
        return line is not None and line.get("val", "single") != "none"


@dataclass(frozen=True)
class SheetText:
    """A cell's text as runs of one font each."""

    runs: tuple[RichRun, ...]

    @property
    def text(self) -> str:
        """What a person reads."""
        return "".join(run.text for run in self.runs)

    @property
    def underlined(self) -> tuple[Span, ...]:
        """The spans of the text that are underlined."""
        return underlined_spans((run.text, run.is_underlined) for run in self.runs)


NO_TEXT = SheetText(())


def item_text(item: Element) -> SheetText:
    """The text of a string item, shared or in a cell, without phonetic hints."""
    return SheetText(tuple(run for run in _runs(item) if run.text))


def cell_text(cell: Element, strings: Sequence[SheetText]) -> SheetText:
    """The text that the cell shows; numbers as they are stored."""
    value = cell.find("v")
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        item = cell.find("is")
        return item_text(item) if item is not None else NO_TEXT
    if value is None:
        return NO_TEXT
    if kind == "s":
        return strings[int(value.text)] if int(value.text) < len(strings) else NO_TEXT
    text = _BOOLEANS.get(value.text, value.text) if kind == "b" else value.text
    return SheetText((RichRun(text),)) if text else NO_TEXT


def _runs(item: Element) -> Iterator[RichRun]:
    for child in item.children:
        if child.name == "t":
            yield RichRun(_unescaped(child.text))
        elif child.name == "r":
            text = "".join(_unescaped(part.text) for part in child.all("t"))
            yield RichRun(text, child.find("rPr"))


def _unescaped(text: str) -> str:
    """With _x000D_ and its like as the characters they stand for; a line end is one character."""
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text
    return plain.replace("\r\n", "\n").replace("\r", "\n")
