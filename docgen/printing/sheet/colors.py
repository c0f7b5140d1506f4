"""Colours of a workbook: by value, by number of the palette, by theme and tint."""

import colorsys
from collections.abc import Mapping, Sequence

from lxml import etree

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
# Excel's palette from number 8 on; numbers 0 to 7 are its first eight again.
_PALETTE = (
    *("000000", "FFFFFF", "FF0000", "00FF00", "0000FF", "FFFF00", "FF00FF", "00FFFF"),
    *("800000", "008000", "000080", "808000", "800080", "008080", "C0C0C0", "808080"),
    *("9999FF", "993366", "FFFFCC", "CCFFFF", "660066", "FF8080", "0066CC", "CCCCFF"),
    *("000080", "FF00FF", "FFFF00", "00FFFF", "800080", "800000", "008080", "0000FF"),
    *("00CCFF", "CCFFFF", "CCFFCC", "FFFF99", "99CCFF", "FF99CC", "CC99FF", "FFCC99"),
    *("3366FF", "33CCCC", "99CC00", "FFCC00", "FF9900", "FF6600", "666699", "969696"),
    *("003366", "339966", "003300", "333300", "993300", "993366", "333399", "333333"),
)
# The order in which styles number the colours of a theme.
_THEME_ORDER = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)))
_OFFICE_THEME = (
    *("FFFFFF", "000000", "EEECE1", "1F497D"),
    *("4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646"),
)


class Colors:
    """The colours that a workbook's parts name."""

    def __init__(self, theme: etree._Element | None) -> None:
        self._theme = _theme_colors(theme) if theme is not None else _OFFICE_THEME

    def color(self, attributes: Mapping[str, str], default: str = "000000") -> str:
        """RRGGBB; the default where nothing or "automatic" is said."""
        if "rgb" in attributes:
            base = attributes["rgb"][-6:].upper()
        elif "theme" in attributes:
            number = int(attributes["theme"])
            base = self._theme[number] if number < len(self._theme) else default
        elif "indexed" in attributes and int(attributes["indexed"]) < 64:
            number = int(attributes["indexed"])
            base = _PALETTE[number - 8 if number >= 8 else number]
        else:
            return default
        return _tinted(base, float(attributes.get("tint", 0)))


def _theme_colors(theme: etree._Element) -> Sequence[str]:
    scheme = theme.find(f".//{_A}clrScheme")
    if scheme is None:
        return _OFFICE_THEME
    found = {}
    for entry in scheme:
        value = entry[0]
        found[etree.QName(entry).localname] = (value.get("lastClr") or value.get("val") or "000000").upper()
    return [found.get(name, "000000") for name in _THEME_ORDER]


def _tinted(color: str, tint: float) -> str:
    """The colour made darker (tint below zero) or lighter."""
    if not tint:
        return color
    red, green, blue = (int(color[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    light = light * (1 + tint) if tint < 0 else light * (1 - tint) + tint
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, saturation))
