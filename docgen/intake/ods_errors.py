"""Formula errors in the content of an .ods file."""

import zipfile

from lxml import etree

from docgen.intake.cells import CellError

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_VALUE_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def ods_errors(archive: zipfile.ZipFile) -> dict[str, dict[tuple[int, int], CellError]]:
    """The formula errors of each sheet by its name."""
    content = archive.read("content.xml")
    if b'"error"' not in content:
        return {}
    tables = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True)).iter(
        f"{_TABLE}table"
    )
    found = {table.get(f"{_TABLE}name", ""): _errors_in(table) for table in tables}
    return {name: errors for name, errors in found.items() if errors}


def _errors_in(table: etree._Element) -> dict[tuple[int, int], CellError]:
    found = {}
    number = 0
    for row in table.iter(f"{_TABLE}table-row"):
        for column, text in _errors_of(row):
            found[number, column] = CellError(text)
        number += int(row.get(f"{_TABLE}number-rows-repeated", "1"))
    return found


def _errors_of(row: etree._Element) -> list[tuple[int, str]]:
    found = []
    column = 0
    for cell in row.iter(*_CELLS):
        if cell.get(_VALUE_TYPE) == "error":
            found.append((column, str(cell.xpath("string()")).strip()))
        column += int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
    return found
