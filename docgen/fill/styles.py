"""What a sheet's styles say of a cell: type size and whether its text wraps."""

from dataclasses import dataclass

from lxml import etree

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(frozen=True)
class Style:
    """The part of a cell's style that decides how tall its text is."""

    points: float = 11
    wraps: bool = False


class Styles:
    """The cell styles of a workbook by number."""

    def __init__(self, root: etree._Element) -> None:
        sizes = [self._size(font) for font in root.iterfind(f"{_S}fonts/{_S}font")]
        self._styles = [self._style(entry, sizes) for entry in root.iterfind(f"{_S}cellXfs/{_S}xf")]

    def of(self, number: int) -> Style:
        """The style of that number, the plain one when there is none."""
        return self._styles[number] if number < len(self._styles) else Style()

    @staticmethod
    def _size(font: etree._Element) -> float:
        size = font.find(f"{_S}sz")
        return float(size.get("val", 11)) if size is not None else 11

    @staticmethod
    def _style(entry: etree._Element, sizes: list[float]) -> Style:
        alignment = entry.find(f"{_S}alignment")
        wraps = alignment is not None and alignment.get("wrapText") in ("1", "true")
        return Style(sizes[int(entry.get("fontId", 0))] if sizes else 11, wraps)
