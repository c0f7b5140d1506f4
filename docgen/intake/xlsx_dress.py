"""Merged cells, hidden rows and columns of an .xlsx sheet."""

import re
from collections.abc import Iterator

from docgen.intake.dress import Dress, Merge
from docgen.intake.xlsx_sheet import SheetXml
from docgen.model.columns import column_number

_MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)["']""")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*>")
_HIDDEN = re.compile(rb"""\shidden=["'](?:1|true)["']""")
_NUMBER = re.compile(rb"""\s(r|min|max)=["'](\d+)["']""")
_TRACE = b" hidden="
_MERGED = b"mergeCell"
_MOST_COLUMNS = 16_384


def xlsx_dress(sheet: SheetXml, is_hidden: bool = False) -> Dress:
    """The dress of the sheet."""
    merges: list[Merge] = []
    rows: set[int] = set()
    columns: set[int] = set()
    for piece in sheet.pieces():
        merges += _merges(piece)
        if _TRACE in piece:
            rows.update(_hidden_rows(piece))
            columns.update(_hidden_columns(piece))
    return Dress(tuple(merges), frozenset(rows), frozenset(columns), is_hidden)


def _merges(piece: bytes) -> Iterator[Merge]:
    for left, top, right, bottom in _MERGE.findall(piece) if _MERGED in piece else ():
        yield Merge(int(top) - 1, int(bottom) - 1, _column(left), _column(right))


def _column(letters: bytes) -> int:
    return column_number(letters.decode()) - 1


def _hidden_rows(piece: bytes) -> Iterator[int]:
    for found in _ROW.finditer(piece):
        if _HIDDEN.search(found[0]):
            yield _numbers(found[0]).get(b"r", 0) - 1


def _hidden_columns(piece: bytes) -> Iterator[int]:
    for found in _COLUMN.finditer(piece):
        if _HIDDEN.search(found[0]):
            numbers = _numbers(found[0])
            yield from range(numbers.get(b"min", 1) - 1, min(numbers.get(b"max", 0), _MOST_COLUMNS))


def _numbers(tag: bytes) -> dict[bytes, int]:
    return {name: int(digits) for name, digits in _NUMBER.findall(tag)}
