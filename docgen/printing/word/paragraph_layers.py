"""Layers of paragraph properties: read from w:pPr, laid over each other, made paragraph formats."""

from collections.abc import Iterable
from typing import Any

from lxml import etree

from docgen.printing.form import Alignment, Border, EdgeRule, LineRule, ParagraphFormat, TabStop
from docgen.printing.word.known import PARAGRAPH_PROPERTIES, W
from docgen.printing.word.notes import Notes
from docgen.printing.word.text_layers import EMPTY, Layer, over, refuse_shade
from docgen.printing.word.units import is_off, is_on, local, points, value

_ALIGNMENTS = {
    "left": Alignment.LEFT,
    "start": Alignment.LEFT,
    "center": Alignment.CENTER,
    "right": Alignment.RIGHT,
    "end": Alignment.RIGHT,
    "both": Alignment.JUSTIFIED,
    "distribute": Alignment.DISTRIBUTED,
}
_AUTOMATIC_LINE = 12.0  # points that one line of beforeLines is worth off a grid
_AUTOMATIC_SPACE = 14.0  # points, of a paragraph spaced as on the web
_SWITCHES = (
    "keepNext",
    "keepLines",
    "pageBreakBefore",
    "widowControl",
    "contextualSpacing",
    "overflowPunct",
    "snapToGrid",
    "suppressAutoHyphens",
)


def paragraph_layer(element: etree._Element | None, notes: Notes) -> dict[str, Any]:
    """What a w:pPr says; `numPr` is (numId, level), either None where it is not said."""
    if element is None:
        return {}
    notes.check(element, PARAGRAPH_PROPERTIES)
    layer: dict[str, Any] = {}
    for child in element:
        name = str(child.tag).removeprefix(W)
        if name in _SWITCHES:
            layer[name] = is_on(child)
        elif name in _PARAGRAPH_READERS:
            layer.update(_PARAGRAPH_READERS[name](child, notes))
    return layer


def _paragraph_style(child: etree._Element, notes: Notes) -> Layer:
    return {"pStyle": child.get(W + "val")}


def _justify(child: etree._Element, notes: Notes) -> Layer:
    said = child.get(W + "val", "left")
    if said not in _ALIGNMENTS:
        notes.add("jc", said)
    return {"jc": _ALIGNMENTS.get(said, Alignment.JUSTIFIED)}


def _paragraph_spacing(child: etree._Element, notes: Notes) -> Layer:
    layer: dict[str, Any] = {}
    for side in ("before", "after"):
        is_automatic = not is_off(child, f"{side}Autospacing")
        if is_automatic or child.get(f"{W}{side}Autospacing"):
            layer[f"{side}Autospacing"] = is_automatic
        if is_automatic:
            layer[side] = _AUTOMATIC_SPACE
            continue
        said, lines = child.get(W + side), child.get(f"{W}{side}Lines")
        if said is not None:
            layer[side] = points(said)
        elif lines is not None:
            layer[side] = float(lines) / 100 * _AUTOMATIC_LINE
    if (line := child.get(W + "line")) is not None:
        rule = LineRule(child.get(W + "lineRule", "auto"))
        layer |= {"line": float(line) / 240 if rule is LineRule.MULTIPLE else points(line), "lineRule": rule}
    return layer


_INDENTS = {
    "left": (("left", "start"), ("leftChars", "startChars")),
    "right": (("right", "end"), ("rightChars", "endChars")),
}


def _indent(child: etree._Element, notes: Notes) -> Layer:
    """Indents in points; of a paper that says characters too, the twips, as LibreOffice takes them."""
    layer: dict[str, Any] = {}
    for side, (lengths, characters) in _INDENTS.items():
        said = _first(child, lengths)
        if said is not None:
            layer[side] = points(said)
        elif _first(child, characters) not in (None, "0"):
            notes.add("ind", characters[0])
    hanging, first = value(child, "hanging"), value(child, "firstLine")
    if hanging is not None:
        layer["firstLine"] = -points(hanging)
    elif first is not None:
        layer["firstLine"] = points(first)
    elif _first(child, ("firstLineChars", "hangingChars")) not in (None, "0"):
        notes.add("ind", "firstLineChars")
    return layer


def _first(child: etree._Element, names: Iterable[str]) -> str | None:
    return next((child.get(W + name) for name in names if child.get(W + name) is not None), None)


def _tabs(child: etree._Element, notes: Notes) -> Layer:
    """Tab stops by position; None clears one."""
    stops: dict[float, TabStop | None] = {}
    for tab in child.iterfind(W + "tab"):
        kind, position = tab.get(W + "val", "left"), points(tab.get(W + "pos", "0"))
        leader = tab.get(W + "leader", "none")
        if kind not in ("clear", "num", *_ALIGNMENTS):
            notes.add("tab", kind)
        alignment = _ALIGNMENTS.get(kind, Alignment.LEFT)
        stops[position] = None if kind == "clear" else TabStop(position, alignment, _LEADERS.get(leader, ""))
        if leader not in _LEADERS:
            notes.add("tab", leader)
    return {"tabs": stops}


_LEADERS = {"none": "", "dot": ".", "hyphen": "-", "underscore": "_", "middleDot": "·"}


def _numbering(child: etree._Element, notes: Notes) -> Layer:
    level, number = value(child.find(W + "ilvl")), value(child.find(W + "numId"))
    layer = {} if level is None else {"ilvl": int(level)}
    return layer if number is None else {**layer, "numId": number}


def _allowed(name: str, *fine: str) -> Any:
    def read(child: etree._Element, notes: Notes) -> Layer:
        if child.get(W + "val", "1") not in fine:
            notes.add(name)
        return EMPTY

    return read


def _paragraph_borders(child: etree._Element, notes: Notes) -> Layer:
    """The rules above and below; any other edge is noted."""
    layer: dict[str, EdgeRule | None] = {}
    for edge in child:
        name, kind = local(edge), edge.get(W + "val", "nil")
        if name in _EDGES and kind in ("nil", "none"):
            layer[_EDGES[name]] = None
        elif name in _EDGES and kind == "single" and is_off(edge, "shadow"):
            layer[_EDGES[name]] = _edge_rule(edge)
        elif kind not in ("nil", "none"):
            notes.add("pBdr", f"{name} {kind}")
    return layer


_EDGES = {"top": "above", "bottom": "below"}


def _edge_rule(edge: etree._Element) -> EdgeRule:
    color = edge.get(W + "color", "auto")
    border = Border(float(edge.get(W + "sz", "4")) / 8, color="000000" if color == "auto" else color.upper())
    return EdgeRule(border, float(edge.get(W + "space", "0")))


def _paragraph_shade(child: etree._Element, notes: Notes) -> Layer:
    refuse_shade(child, notes)
    return EMPTY


_PARAGRAPH_READERS = {
    "pStyle": _paragraph_style,
    "jc": _justify,
    "spacing": _paragraph_spacing,
    "ind": _indent,
    "tabs": _tabs,
    "numPr": _numbering,
    "pBdr": _paragraph_borders,
    "shd": _paragraph_shade,
    "kinsoku": _allowed("kinsoku", "1", "true", "on"),
    "topLinePunct": _allowed("topLinePunct", "0", "false", "off"),
    "bidi": _allowed("bidi", "0", "false", "off"),
    "mirrorIndents": _allowed("mirrorIndents", "0", "false", "off"),
    "textAlignment": _allowed("textAlignment", "auto", "baseline"),
}


def over_paragraph(*layers: Layer) -> dict[str, Any]:
    """Paragraph layers laid over each other; tab stops add up."""
    merged = over(*layers)
    tabs = over(*(layer["tabs"] for layer in layers if "tabs" in layer))
    return merged | {"tabs": tabs} if tabs else merged


def is_half_automatic(layer: Layer) -> bool:
    """Whether only the room above or the room below is as on the web."""
    return bool(layer.get("beforeAutospacing", False) != layer.get("afterAutospacing", False))


def paragraph_format(
    layer: Layer, default_tab: float = 36.0, *, stretches_broken_lines: bool = True
) -> ParagraphFormat:
    """The format of the layers of a paragraph laid over each other, in a paper with these settings."""
    automatic = (layer.get("beforeAutospacing", False), layer.get("afterAutospacing", False))
    stops = (stop for stop in layer.get("tabs", EMPTY).values() if stop is not None)
    return ParagraphFormat(
        alignment=layer.get("jc", Alignment.LEFT),
        left=layer.get("left", 0.0),
        right=layer.get("right", 0.0),
        first_line=layer.get("firstLine", 0.0),
        before=layer.get("before", 0.0),
        after=layer.get("after", 0.0),
        automatic_spacing=all(automatic),
        contextual_spacing=layer.get("contextualSpacing", False),
        line=layer.get("line", 1.0),
        line_rule=layer.get("lineRule", LineRule.MULTIPLE),
        keep_next=layer.get("keepNext", False),
        keep_lines=layer.get("keepLines", False),
        page_break_before=layer.get("pageBreakBefore", False),
        widow_control=layer.get("widowControl", True),
        hanging_punctuation=layer.get("overflowPunct", True),
        stretches_broken_lines=stretches_broken_lines,
        snaps_to_grid=layer.get("snapToGrid", True),
        above=layer.get("above"),
        below=layer.get("below"),
        tab_stops=tuple(sorted(stops, key=lambda stop: stop.position)),
        default_tab=default_tab,
        style=layer.get("pStyle") or "",
    )
