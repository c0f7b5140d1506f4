"""Formula errors in the content of an .ods file."""

from collections.abc import Iterator

from lxml import etree

from docgen.intake.cells import CellError

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_VALUE_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")


def has_errors(content: bytes) -> bool:
    """Whether any sheet of the content has a formula error."""
    return b'"error"' in content


def ods_tables(content: bytes) -> Iterator[tuple[str, etree._Element]]:
    """The sheets of the content by name."""
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
    for table in root.iter(f"{_TABLE}table"):
        yield table.get(f"{_TABLE}name", ""), table


def ods_errors(table: etree._Element) -> dict[tuple[int, int], CellError]:
    """The formula errors of one sheet."""
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
