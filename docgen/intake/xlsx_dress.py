"""Merged cells, hidden rows and columns out of the XML of an .xlsx sheet."""

import re
from collections.abc import Iterator

from docgen.intake.dress import Dress, Merge
from docgen.model.columns import column_number

_MERGE = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']\$?([A-Z]+)\$?(\d+):\$?([A-Z]+)\$?(\d+)["']""")
_COLUMN = re.compile(rb"<(?:\w+:)?col\s[^>]*>")
_ROW = re.compile(rb"<(?:\w+:)?row\s[^>]*>")
_HIDDEN = re.compile(rb"""\shidden=["'](?:1|true)["']""")
_NUMBER = re.compile(rb"""\s(r|min|max)=["'](\d+)["']""")
_TRACE = b" hidden="
_ROWS = b"sheetData"
_MOST_COLUMNS = 16_384


def xlsx_dress(sheet: bytes, is_hidden: bool = False) -> Dress:
    """The dress of the sheet whose XML this is."""
    start, end = sheet.find(_ROWS), sheet.rfind(_ROWS)
    return Dress(
        tuple(_merges(sheet, max(end, 0))),
        frozenset(_hidden_rows(sheet, max(start, 0), end)),
        frozenset(_hidden_columns(sheet[: max(start, 0)])),
        is_hidden,
    )


def _merges(sheet: bytes, start: int) -> Iterator[Merge]:
    for left, top, right, bottom in _MERGE.findall(sheet, start):
        yield Merge(int(top) - 1, int(bottom) - 1, _column(left), _column(right))


def _column(letters: bytes) -> int:
    return column_number(letters.decode()) - 1


def _hidden_rows(sheet: bytes, start: int, end: int) -> Iterator[int]:
    if sheet.find(_TRACE, start, end) < 0:
        return
    for found in _ROW.finditer(sheet, start, end):
        if _HIDDEN.search(found[0]):
            yield _numbers(found[0]).get(b"r", 0) - 1


def _hidden_columns(head: bytes) -> Iterator[int]:
    for found in _COLUMN.finditer(head):
        if _HIDDEN.search(found[0]):
            numbers = _numbers(found[0])
            yield from range(numbers.get(b"min", 1) - 1, min(numbers.get(b"max", 0), _MOST_COLUMNS))


def _numbers(tag: bytes) -> dict[bytes, int]:
    return {name: int(digits) for name, digits in _NUMBER.findall(tag)}
