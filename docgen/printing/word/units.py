"""Numbers, lengths and switches as WordprocessingML writes them."""

from lxml import etree

from docgen.printing.word.known import W

_POINTS = {"pt": 1.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "pc": 12.0, "pi": 12.0}
_OFF = ("0", "false", "off", "none")


def value(element: etree._Element | None, name: str = "val") -> str | None:
    """The attribute w:`name`, or None where there is no such element or attribute."""
    return None if element is None else element.get(W + name)


def is_on(element: etree._Element | None) -> bool:
    """Whether the switch is there and not off."""
    return element is not None and element.get(W + "val", "1") not in _OFF


def is_off(element: etree._Element, name: str) -> bool:
    """Whether the attribute is missing or says off."""
    return element.get(W + name, "0") in _OFF


def points(text: str, per_point: float = 20) -> float:
    """A length in points; plain numbers are twips unless `per_point` says how many make a point."""
    if text[-2:] in _POINTS:
        return float(text[:-2]) * _POINTS[text[-2:]]
    return float(text) / per_point


def local(element: etree._Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]
