"""The styles of a paper: their layers along the chain of w:basedOn, and the defaults beneath them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from docgen.printing.word.known import STYLE, W
from docgen.printing.word.notes import Note, Notes
from docgen.printing.word.paragraph_layers import over_paragraph, paragraph_layer
from docgen.printing.word.text_layers import EMPTY, TOGGLES, Layer, ThemeFonts, over, run_layer
from docgen.printing.word.units import local, value


@dataclass(frozen=True)
class Style:
    """One style with all it is based on: its layers, its table properties, what is not known in it."""

    id: str
    paragraph: Layer = field(default_factory=dict)
    run: Layer = field(default_factory=dict)
    table: tuple[etree._Element, ...] = ()  # w:tblPr, the nearest last
    notes: tuple[Note, ...] = ()


NO_STYLE = Style("")


class StyleSheet:
    """The styles by id. Styles are read when they are first asked for."""

    def __init__(self, root: etree._Element | None, themes: ThemeFonts) -> None:
        self._themes = themes
        self._elements: dict[str, etree._Element] = {}
        self._styles: dict[str, Style] = {}
        self._defaults: dict[str, str] = {}
        notes = Notes("默认样式")
        self.run: Layer = EMPTY
        self.paragraph: Layer = EMPTY
        if root is not None:
            self.run = run_layer(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"), themes, notes)
            self.paragraph = paragraph_layer(root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"), notes)
            self._index(root)
        self.notes = notes.found()

    def _index(self, root: etree._Element) -> None:
        for element in root.iterfind(W + "style"):
            style_id = element.get(W + "styleId", "")
            self._elements[style_id] = element
            if element.get(W + "default") in ("1", "true", "on"):
                self._defaults[element.get(W + "type", "")] = style_id

    def style(self, style_id: str | None, kind: str) -> Style:
        """The style of that id, else the default one of its kind: paragraph, character or table."""
        if style_id is None or style_id not in self._elements:
            style_id = self._defaults.get(kind)
        if style_id is None:
            return NO_STYLE
        if style_id not in self._styles:
            self._styles[style_id] = self._read(style_id)
        return self._styles[style_id]

    def _read(self, style_id: str) -> Style:
        chain = list(reversed(list(self._chain(style_id))))
        name = value(chain[-1].find(W + "name")) or style_id
        notes = Notes(f"样式“{name}”")
        paragraphs = [paragraph_layer(element.find(W + "pPr"), notes) for element in chain]
        runs = [run_layer(element.find(W + "rPr"), self._themes, notes) for element in chain]
        for element in chain:
            self._check(element, notes)
        tables = [element.find(W + "tblPr") for element in chain]
        found = tuple(table for table in tables if table is not None)
        return Style(style_id, over_paragraph(*paragraphs), over(*runs), found, notes.found())

    def _check(self, element: etree._Element, notes: Notes) -> None:
        notes.check(element, STYLE)
        for child in element:
            if local(child) == "tblStylePr" and any(len(part) for part in child):
                notes.add("tblStylePr", child.get(W + "type", ""))
            elif local(child) in ("trPr", "tcPr") and len(child):
                notes.add(local(child))

    def _chain(self, style_id: str) -> Iterator[etree._Element]:
        seen = set()
        following: str | None = style_id
        while following in self._elements and following not in seen:
            seen.add(following)
            element = self._elements[following]
            yield element
            following = value(element.find(W + "basedOn"))


def run_layers(defaults: Layer, styles: tuple[Layer, ...], direct: Layer, notes: Notes) -> dict[str, Any]:
    """A run's layers laid over each other.

    A switch that is on in two of the styles is off in Word and on in LibreOffice: it is noted.
    """
    for name in TOGGLES:
        said = [layer[name] for layer in styles if name in layer]
        if len(said) > 1 and any(said) and name not in direct:
            notes.add(name)
    return over(defaults, *styles, direct)
