"""How a sheet says it is to be printed."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from docgen.printing.sheet.sheet import SheetSetup
from docgen.printing.sheet.styles import S, attributes

_POINTS = 72.0
_MM = _POINTS / 25.4
# Paper by Excel's number, millimetres upright.
_PAPERS = {
    1: (215.9, 279.4),
    5: (215.9, 355.6),
    8: (297, 420),
    9: (210, 297),
    11: (148, 210),
    12: (257, 364),
    13: (182, 257),
    66: (420, 594),
    70: (105, 148),
}
_LETTER, _A4 = 1, 9  # what a setup is taken for that names no paper, and no setup at all
_MARGINS = {"left": 0.7, "right": 0.7, "top": 0.75, "bottom": 0.75, "header": 0.3, "footer": 0.3}
_UNITS = {"mm": _MM, "cm": 10 * _MM, "in": _POINTS, "pt": 1.0}
_LENGTH = re.compile(r"([\d.]+)(mm|cm|in|pt)")
_ON = ("1", "true")


def read_setup(elements: Mapping[str, etree._Element]) -> tuple[SheetSetup, list[str]]:
    """The setup told by a worksheet's elements, and what in them is not understood."""
    page = attributes(elements.get("pageSetup"))
    margins = attributes(elements.get("pageMargins"))
    options = attributes(elements.get("printOptions"))
    width, height, faults = _paper(page)
    header, footer, heading_faults = _headings(elements.get("headerFooter"))
    lengths = {side: float(margins.get(side, default)) * _POINTS for side, default in _MARGINS.items()}
    fits = _fits(elements.get("sheetPr"))
    first_number = page.get("firstPageNumber") if page.get("useFirstPageNumber") in _ON else None
    setup = SheetSetup(
        width=width,
        height=height,
        top=lengths["top"],
        bottom=lengths["bottom"],
        left=lengths["left"],
        right=lengths["right"],
        header_distance=lengths["header"],
        footer_distance=lengths["footer"],
        header=header,
        footer=footer,
        scale=100 if fits else int(page.get("scale", 100)),
        fit_width=int(page.get("fitToWidth", 1)) if fits else None,
        fit_height=int(page.get("fitToHeight", 1)) if fits else None,
        is_centered_across=options.get("horizontalCentered") in _ON,
        is_centered_down=options.get("verticalCentered") in _ON,
        is_over_then_down=page.get("pageOrder") == "overThenDown",
        first_number=None if first_number is None else int(first_number),
        row_breaks=frozenset(_iter_breaks(elements.get("rowBreaks"))),
        column_breaks=frozenset(_iter_breaks(elements.get("colBreaks"))),
    )
    return setup, [*faults, *heading_faults, *_iter_faults(page, options)]


def _paper(page: Mapping[str, str]) -> tuple[float, float, list[str]]:
    """Width and height as the sheet lies."""
    faults = []
    number = int(page.get("paperSize", _LETTER if page else _A4))
    own = [_LENGTH.fullmatch(page.get(side, "")) for side in ("paperWidth", "paperHeight")]
    if own[0] and own[1]:
        width, height = (float(match[1]) * _UNITS[match[2]] for match in own if match)
    else:
        if number not in _PAPERS:
            faults.append(f"纸张大小 {number}")
        width, height = (side * _MM for side in _PAPERS.get(number, _PAPERS[_A4]))
    if page.get("orientation") == "landscape":
        width, height = height, width
    return width, height, faults


def _fits(properties: etree._Element | None) -> bool:
    page = None if properties is None else properties.find(f"{S}pageSetUpPr")
    return page is not None and page.get("fitToPage") in _ON


def _headings(element: etree._Element | None) -> tuple[str, str, list[str]]:
    """Header and footer of all pages."""
    if element is None:
        return "", "", []
    texts = {etree.QName(part).localname: part.text or "" for part in element if isinstance(part.tag, str)}
    faults = []
    if element.get("differentFirst") in _ON:
        faults.append("首页不同的页眉页脚")
    if element.get("differentOddEven") in _ON:
        faults.append("奇偶页不同的页眉页脚")
    return texts.get("oddHeader", ""), texts.get("oddFooter", ""), faults


def _iter_breaks(element: etree._Element | None) -> Iterator[int]:
    for item in () if element is None else element.iterchildren(f"{S}brk"):
        yield int(item.get("id", 0))


def _iter_faults(page: Mapping[str, str], options: Mapping[str, str]) -> Iterator[str]:
    if options.get("gridLines") in _ON:
        yield "打印网格线"
    if options.get("headings") in _ON:
        yield "打印行号列标"
    if page.get("cellComments", "none") != "none":
        yield "打印批注"
    if page.get("errors", "displayed") != "displayed":
        yield "打印时替换错误值"
    if page.get("blackAndWhite") in _ON:
        yield "单色打印"
