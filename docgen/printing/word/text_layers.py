"""Layers of run properties: read from w:rPr, laid over each other, made text formats."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from docgen.printing.form import TextFormat, VerticalPosition
from docgen.printing.word.known import RUN_PROPERTIES, W
from docgen.printing.word.notes import Notes
from docgen.printing.word.units import is_on, points

Layer = Mapping[str, Any]
EMPTY: Layer = {}
TOGGLES = ("b", "i", "caps", "vanish")
_MUST_BE_OFF = ("dstrike", "smallCaps", "outline", "shadow", "emboss", "imprint", "rtl")
_MUST_BE_NONE = {"highlight": ("none",), "em": ("none",), "effect": ("none",), "bdr": ("nil", "none")}


@dataclass(frozen=True)
class ThemeFonts:
    """The fonts a theme gives, as `minorEastAsia` → 宋体."""

    names: Mapping[str, str] = field(default_factory=dict)

    def find(self, reference: str | None) -> str | None:
        """The font a theme reference means; None where the theme has none."""
        return self.names.get(reference) if reference else None


def over(*layers: Layer) -> dict[str, Any]:
    """The layers laid over each other; the later ones win."""
    merged: dict[str, Any] = {}
    for layer in layers:
        merged.update(layer)
    return merged


def run_layer(element: etree._Element | None, themes: ThemeFonts, notes: Notes) -> dict[str, Any]:
    """What a w:rPr says."""
    if element is None:
        return {}
    notes.check(element, RUN_PROPERTIES)
    layer: dict[str, Any] = {}
    for child in element:
        name = str(child.tag).removeprefix(W)
        if name in TOGGLES or name == "strike":
            layer[name] = is_on(child)
        elif name in _RUN_READERS:
            layer.update(_RUN_READERS[name](child, notes))
        elif name == "rFonts":
            layer.update(_fonts(child, themes))
        else:
            _refuse_unless_off(child, name, notes)
    return layer


def _refuse_unless_off(child: etree._Element, name: str, notes: Notes) -> None:
    said = child.get(W + "val", "")
    if (name in _MUST_BE_OFF and is_on(child)) or (name in _MUST_BE_NONE and said not in _MUST_BE_NONE[name]):
        notes.add(name)
    elif name in ("shd", "fitText"):
        refuse_shade(child, notes)


def refuse_shade(child: etree._Element, notes: Notes) -> None:
    """Note a shade that shows."""
    if child.get(W + "val") not in ("clear", "nil") or child.get(W + "fill", "auto").lower() not in (
        "auto",
        "ffffff",
    ):
        notes.add(str(child.tag).removeprefix(W))


def _fonts(child: etree._Element, themes: ThemeFonts) -> Layer:
    layer = {}
    for name in ("ascii", "eastAsia"):
        font = themes.find(child.get(f"{W}{name}Theme")) or child.get(W + name)
        if font:
            layer[name] = font
    return layer


def _underline(child: etree._Element, notes: Notes) -> Layer:
    said = child.get(W + "val", "single")
    if said not in ("none", "single"):
        notes.add("u", said)
    if said != "none" and child.get(W + "color", "auto") not in ("auto", "000000"):
        notes.add("u", "color")
    return {"u": said != "none"}


def _color(child: etree._Element, notes: Notes) -> Layer:
    said = child.get(W + "val", "auto")
    return {"color": "000000" if said == "auto" else said.upper()}


def _scale(child: etree._Element, notes: Notes) -> Layer:
    return {"w": float(child.get(W + "val", "100").rstrip("%")) / 100}


def _raised(child: etree._Element, notes: Notes) -> Layer:
    return {"vertAlign": VerticalPosition(child.get(W + "val", "baseline"))}


def _kern(child: etree._Element, notes: Notes) -> Layer:
    return {"kern": child.get(W + "val", "0") != "0"}


def _language(child: etree._Element, notes: Notes) -> Layer:
    said = child.get(W + "eastAsia")
    return {"lang": said} if said else {}


def _length(name: str, per_point: float) -> Any:
    def read(child: etree._Element, notes: Notes) -> Layer:
        return {name: points(child.get(W + "val", "0"), per_point)}

    return read


def _style(child: etree._Element, notes: Notes) -> Layer:
    return {"rStyle": child.get(W + "val")}


_RUN_READERS = {
    "rStyle": _style,
    "u": _underline,
    "color": _color,
    "spacing": _length("spacing", 20),
    "position": _length("position", 2),
    "sz": _length("sz", 2),
    "w": _scale,
    "kern": _kern,
    "vertAlign": _raised,
    "lang": _language,
}


def text_format(layer: Layer) -> TextFormat:
    """The format of the layers of a run laid over each other."""
    return TextFormat(
        east_asian=layer.get("eastAsia", "宋体"),
        latin=layer.get("ascii", "Times New Roman"),
        size=layer.get("sz", 10.0),
        bold=layer.get("b", False),
        italic=layer.get("i", False),
        underline=layer.get("u", False),
        strike=layer.get("strike", False),
        color=layer.get("color", "000000"),
        spacing=layer.get("spacing", 0.0),
        raised=layer.get("position", 0.0),
        scale=layer.get("w", 1.0),
        position=layer.get("vertAlign", VerticalPosition.BASELINE),
        kerning=layer.get("kern", False),
        language=layer.get("lang", "zh-CN"),
    )
