"""Where pictures lie on a sheet of an .xlsx file."""

import zipfile
from collections.abc import Iterator

from lxml import etree

from docgen.intake.xlsx_errors import parts_of_type, sheet_part
from docgen.intake.xlsx_sheet import SheetXml

_TRACES = (b"<drawing", b":drawing")


def pictures_on(archive: zipfile.ZipFile, title: str, sheet: SheetXml) -> frozenset[tuple[int, int]]:
    """Row and column, from 0, of the cell in which each picture's upper left corner lies.

    `sheet` is the XML of the sheet of that title.
    """
    if not sheet.has(*_TRACES):
        return frozenset()
    drawings = parts_of_type(archive, sheet_part(archive, title), "/drawing")
    names = set(archive.namelist())
    return frozenset(
        cell for drawing in drawings if drawing in names for cell in _cells(archive.read(drawing))
    )


def _cells(drawing: bytes) -> Iterator[tuple[int, int]]:
    root = etree.fromstring(drawing, etree.XMLParser(resolve_entities=False, huge_tree=True))
    for anchor in root:
        row, column = anchor.findtext("{*}from/{*}row"), anchor.findtext("{*}from/{*}col")
        if row and column and anchor.find(".//{*}pic") is not None:
            yield int(row), int(column)
