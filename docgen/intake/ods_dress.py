"""Merged cells, hidden rows and columns out of the content of an .ods file."""

from collections.abc import Iterator

from lxml import etree

from docgen.intake.dress import Dress, Merge

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_TRACES = (b"columns-spanned=", b"rows-spanned=", b":visibility=")
_MOST_REPEATED = 20_000  # the empty rest of a sheet is one row or column repeated to its end


def has_dress(content: bytes) -> bool:
    """Whether any sheet of the content has merged or hidden cells."""
    return any(trace in content for trace in _TRACES)


def ods_dress(table: etree._Element) -> Dress:
    """The dress of one sheet."""
    merges: list[Merge] = []
    hidden: set[int] = set()
    number = 0
    for row in table.iter(f"{_TABLE}table-row"):
        count = _count(row, "number-rows-repeated")
        if _is_hidden(row) and count < _MOST_REPEATED:
            hidden.update(range(number, number + count))
        merges += _merges(row, number)
        number += count
    return Dress(tuple(merges), frozenset(hidden), frozenset(_hidden_columns(table)))


def _merges(row: etree._Element, number: int) -> Iterator[Merge]:
    column = 0
    for cell in row.iter(*_CELLS):
        down, across = _count(cell, "number-rows-spanned"), _count(cell, "number-columns-spanned")
        if down > 1 or across > 1:
            yield Merge(number, number + down - 1, column, column + across - 1)
        column += _count(cell, "number-columns-repeated")


def _hidden_columns(table: etree._Element) -> Iterator[int]:
    number = 0
    for column in table.iter(f"{_TABLE}table-column"):
        count = _count(column, "number-columns-repeated")
        if _is_hidden(column) and count < _MOST_REPEATED:
            yield from range(number, number + count)
        number += count


def _is_hidden(element: etree._Element) -> bool:
    return element.get(f"{_TABLE}visibility", "visible") != "visible"


def _count(element: etree._Element, name: str) -> int:
    return int(element.get(f"{_TABLE}{name}", "1"))
