"""The cells of an Excel template with their places."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from lxml import etree

from docgen.authoring.lint.flaws import Spotted
from docgen.authoring.lint.texts import Piece, Text
from docgen.fill.rich_text import joined_text, runs_of
from docgen.model.columns import column_number

S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
WORKSHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def shared_strings(root: etree._Element | None) -> list[str]:
    """The workbook's strings by number."""
    return [] if root is None else [joined_text(runs_of(item)) for item in root.iterfind(f"{S}si")]


def sheet_titles(workbook: etree._Element, relations: etree._Element) -> Mapping[str, str]:
    """The title on the tab by the name of the worksheet's part."""
    targets = {item.get("Id"): f"xl/{(item.get('Target') or '').removeprefix('/xl/')}" for item in relations}
    return {targets.get(sheet.get(_ID), ""): sheet.get("name") or "" for sheet in workbook.iter(f"{S}sheet")}


def sheet_texts(name: str, tab: Spotted, root: etree._Element, strings: list[str]) -> tuple[Text, ...]:
    """The cells of a worksheet that hold text, in order; `tab` is the sheet's own place."""
    rows = root.iterfind(f"{S}sheetData/{S}row")
    return tuple(text for row in rows for text in _row(name, tab, row, strings))


def _row(name: str, tab: Spotted, row: etree._Element, strings: list[str]) -> Iterator[Text]:
    contents = [(cell.get("r") or "A1", cell_text(cell, strings)) for cell in row.iterfind(f"{S}c")]
    whole = "".join(content for _, content in contents)
    for address, content in contents:
        if content:
            letters = address.rstrip("0123456789")
            number = int(address[len(letters) :])
            spot = replace(tab, row=number, cell=column_number(letters))
            yield Text(name, spot, (Piece(content),), holder=spot.cell, row=number, row_text=whole)


def cell_text(cell: etree._Element, strings: list[str]) -> str:
    """The text of a cell; nothing for a number."""
    value = cell.find(f"{S}v")
    if cell.get("t") == "s" and value is not None:
        number = value.text or ""
        return strings[int(number)] if number.isdecimal() and int(number) < len(strings) else ""
    item = cell.find(f"{S}is") if cell.get("t") == "inlineStr" else None
    return "" if item is None else joined_text(runs_of(item))
