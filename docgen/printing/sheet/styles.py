"""A workbook's style sheet read into cell formats."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from lxml import etree

from docgen.printing.sheet.colors import Colors
from docgen.printing.sheet.formats import NO_RULES, CellFormat, Font, Horizontal, Rule, Rules, Vertical
from docgen.printing.sheet.number_format import BUILT_IN_FORMATS

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_FALLBACK = Font("宋体", 11)
_HORIZONTAL = {item.value: item for item in Horizontal} | {"centerContinuous": Horizontal.CENTER}
_VERTICAL = {item.value: item for item in Vertical}
_HANDLED_ROTATIONS = (0, 90, 180, 255)
_Item = TypeVar("_Item")


@dataclass(frozen=True, eq=False)
class Styles:
    """The cell formats by number, and what in them is not understood, by the number of the format."""

    formats: tuple[CellFormat, ...]
    default_font: Font
    unknown: dict[int, tuple[str, ...]]

    def format(self, number: int) -> CellFormat:
        """The cell format of that number."""
        return self.formats[number] if number < len(self.formats) else self.formats[0]


def read_styles(root: etree._Element | None, colors: Colors) -> Styles:
    """The formats of a style sheet; one plain format when there is none."""
    if root is None:
        return Styles((CellFormat(_FALLBACK),), _FALLBACK, {})
    return _Reader(root, colors).styles()


def read_font(element: etree._Element | None, colors: Colors) -> Font:
    """The font that `font` of the style sheet or `rPr` of a rich text tells."""
    if element is None:
        return _FALLBACK
    parts = {etree.QName(part).localname: part for part in element if isinstance(part.tag, str)}
    name = parts.get("name", parts.get("rFont"))
    underline = parts.get("u")
    return Font(
        name=_FALLBACK.name if name is None else name.get("val", _FALLBACK.name),
        size=float(parts["sz"].get("val", 11)) if "sz" in parts else _FALLBACK.size,
        bold=_is_on(parts.get("b")),
        italic=_is_on(parts.get("i")),
        underline=_underline(underline),
        strike=_is_on(parts.get("strike")),
        color=colors.color(attributes(parts.get("color"))),
        raised=_raised(parts.get("vertAlign")),
    )


class _Reader:
    def __init__(self, root: etree._Element, colors: Colors) -> None:
        self._root, self._colors = root, colors
        self._fonts = [read_font(font, colors) for font in self._items("fonts")] or [_FALLBACK]
        self._fills = [self._fill(fill) for fill in self._items("fills")]
        self._borders = [self._border(border) for border in self._items("borders")]
        self._codes = {
            int(item.get("numFmtId", 0)): item.get("formatCode", "General") for item in self._items("numFmts")
        }
        self._unknown: dict[int, tuple[str, ...]] = {}

    def styles(self) -> Styles:
        formats = tuple(self._format(number, xf) for number, xf in enumerate(self._items("cellXfs")))
        return Styles(formats or (CellFormat(self._fonts[0]),), self._fonts[0], self._unknown)

    def _items(self, name: str) -> Sequence[etree._Element]:
        group = self._root.find(f"{S}{name}")
        return [] if group is None else [item for item in group if isinstance(item.tag, str)]

    def _format(self, number: int, xf: etree._Element) -> CellFormat:
        alignment = xf.find(f"{S}alignment")
        said = attributes(alignment)
        fill, fill_unknown = _at(self._fills, int(xf.get("fillId", 0)), (None, ""))
        rules, rules_unknown = _at(self._borders, int(xf.get("borderId", 0)), (NO_RULES, ""))
        code_number = int(xf.get("numFmtId", 0))
        code = self._codes.get(code_number) or BUILT_IN_FORMATS.get(code_number, f"* {code_number}")
        faults = [fault for fault in (fill_unknown, rules_unknown, *_alignment_faults(said)) if fault]
        if faults:
            self._unknown[number] = tuple(faults)
        return CellFormat(
            font=_at(self._fonts, int(xf.get("fontId", 0)), self._fonts[0]),
            fill=fill,
            rules=rules,
            number_format=code,
            horizontal=_HORIZONTAL.get(said.get("horizontal", "general"), Horizontal.GENERAL),
            vertical=_VERTICAL.get(said.get("vertical", "bottom"), Vertical.TOP),
            wraps=said.get("wrapText") in ("1", "true"),
            shrinks=said.get("shrinkToFit") in ("1", "true"),
            indent=int(said.get("indent", 0)),
            rotation=_rotation(said),
        )

    def _fill(self, fill: etree._Element) -> tuple[str | None, str]:
        pattern = fill.find(f"{S}patternFill")
        if pattern is None:
            return None, "渐变填充"
        kind = pattern.get("patternType", "none")
        if kind == "none":
            return None, ""
        if kind == "solid":
            return self._colors.color(attributes(pattern.find(f"{S}fgColor")), "FFFFFF"), ""
        return None, f"图案填充 {kind}"

    def _border(self, border: etree._Element) -> tuple[Rules, str]:
        sides = {etree.QName(side).localname: side for side in border if isinstance(side.tag, str)}
        diagonal = self._rule(sides.get("diagonal"))
        has_diagonal = diagonal is not None and (
            "1" in (border.get("diagonalUp"), border.get("diagonalDown"))
        )
        rules = Rules(
            self._rule(sides.get("top")),
            self._rule(sides.get("right", sides.get("end"))),
            self._rule(sides.get("bottom")),
            self._rule(sides.get("left", sides.get("start"))),
        )
        return (NO_RULES if rules == NO_RULES else rules), "斜线边框" if has_diagonal else ""

    def _rule(self, side: etree._Element | None) -> Rule | None:
        style = None if side is None else side.get("style")
        if side is None or style in (None, "none"):
            return None
        return Rule(str(style), self._colors.color(attributes(side.find(f"{S}color"))))


def _alignment_faults(said: dict[str, str]) -> list[str]:
    faults = []
    if said.get("horizontal") == "fill":
        faults.append("水平对齐“填充”")
    if said.get("vertical") in ("justify", "distributed"):
        faults.append("垂直对齐“两端对齐”或“分散对齐”")
    if int(said.get("textRotation", 0)) not in _HANDLED_ROTATIONS:
        faults.append(f"文字旋转 {said['textRotation']} 度")
    return faults


def _rotation(said: dict[str, str]) -> int:
    """Degrees to the left; the sheet counts those to the right from 91 on."""
    degrees = int(said.get("textRotation", 0))
    return 90 - degrees if 90 < degrees <= 180 else degrees


def _underline(element: etree._Element | None) -> str:
    if element is None:
        return ""
    kind = element.get("val", "single")
    return "" if kind == "none" else "double" if kind.startswith("double") else "single"


def _raised(element: etree._Element | None) -> str:
    kind = "" if element is None else element.get("val", "")
    return kind if kind in ("superscript", "subscript") else ""


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get("val", "1") not in ("0", "false")


def attributes(element: etree._Element | None) -> dict[str, str]:
    """The attributes of an element that may be missing."""
    return {} if element is None else {str(name): str(value) for name, value in element.attrib.items()}


def _at(items: Sequence[_Item], number: int, default: _Item) -> _Item:
    return items[number] if number < len(items) else default
