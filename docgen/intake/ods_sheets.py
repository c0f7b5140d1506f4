"""What the content of an .ods file says of its sheets: how far they reach, formula errors, merged and hidden.

It is looked through without ever being in memory: a few bytes of it may repeat a value over a whole sheet.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from docgen.intake.cells import CellError
from docgen.intake.dress import Dress, Merge
from docgen.intake.xlsx_errors import SheetTooLargeError
from docgen.model.columns import column_letters

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_ERROR_TYPE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_CELLS = (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell")
_MOST_REPEATED = 20_000  # the empty rest of a sheet is one row or column repeated to its end
_MOST_CELLS = 5_000_000  # of all sheets: the reader keeps every one of them, empty or repeated
_LONGEST_ERROR = 100  # characters


@dataclass
class OdsSheet:
    """One sheet: its formula errors by row and column from 0, its dress, and how far it is filled."""

    errors: dict[tuple[int, int], CellError] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    rows: int = 0
    columns: int = 0

    @property
    def dress(self) -> Dress:
        """Its merged and hidden cells."""
        return Dress(tuple(self.merges), frozenset(self.hidden_rows), frozenset(self.hidden_columns))


def ods_sheets(content: IO[bytes]) -> Mapping[str, OdsSheet]:
    """The sheets by name. Raises SheetTooLargeError where they come to more cells than can be read."""
    return _Reader().read(content)


class _Reader:
    """Goes through the elements in order; `_row` and `_column` are where the next one begins."""

    def __init__(self) -> None:
        self.sheets: dict[str, OdsSheet] = {}
        self._sheet = OdsSheet()
        self._row = self._row_count = self._column = self._column_count = self._columns_told = 0
        self._text: list[str] | None = None
        self._is_error = self._is_filled = False
        self._cells = 0

    def read(self, content: IO[bytes]) -> Mapping[str, OdsSheet]:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._begin, self._end
        parser.CharacterDataHandler = self._characters
        parser.ParseFile(content)
        return self.sheets

    def _begin(self, name: str, values: dict[str, str]) -> None:
        if name in _CELLS:
            self._begin_cell(values)
        elif name == f"{_TABLE}table-row":
            self._begin_row(values)
        elif name == f"{_TABLE}table-column":
            self._take_columns(values)
        elif name == f"{_TABLE}table":
            self._sheet = self.sheets.setdefault(values.get(f"{_TABLE}name", ""), OdsSheet())
            self._row = self._columns_told = 0

    def _begin_row(self, values: dict[str, str]) -> None:
        self._row_count, self._column = _count(values, "number-rows-repeated"), 0
        if _is_hidden(values) and self._row_count < _MOST_REPEATED:
            self._sheet.hidden_rows.update(range(self._row, self._row + self._row_count))

    def _take_columns(self, values: dict[str, str]) -> None:
        first, count = self._columns_told, _count(values, "number-columns-repeated")
        if _is_hidden(values) and count < _MOST_REPEATED:
            self._sheet.hidden_columns.update(range(first, first + count))
        self._columns_told += count

    def _begin_cell(self, values: dict[str, str]) -> None:
        self._column_count, self._text = _count(values, "number-columns-repeated"), []
        self._is_error = values.get(_ERROR_TYPE) == "error"
        self._is_filled = any(name.startswith(_OFFICE) for name in values)
        down, across = _count(values, "number-rows-spanned"), _count(values, "number-columns-spanned")
        if down > 1 or across > 1:
            row, column = self._row, self._column
            self._sheet.merges.append(Merge(row, row + down - 1, column, column + across - 1))

    def _characters(self, text: str) -> None:
        if self._text is not None and len(self._text) < _LONGEST_ERROR:
            self._text.append(text)

    def _end(self, name: str) -> None:
        if name in _CELLS:
            self._end_cell()
        elif name == f"{_TABLE}table-row":
            self._row += self._row_count

    def _end_cell(self) -> None:
        text, self._text = "".join(self._text or ()).strip(), None
        if self._is_error:
            self._sheet.errors[self._row, self._column] = CellError(text[:_LONGEST_ERROR])
        self._column += self._column_count
        if self._is_filled or text:
            self._reach(self._row + self._row_count, self._column)

    def _reach(self, rows: int, columns: int) -> None:
        """The sheet is filled as far as this; raises where that is too far."""
        sheet = self._sheet
        before = sheet.rows * sheet.columns
        sheet.rows, sheet.columns = max(sheet.rows, rows), max(sheet.columns, columns)
        self._cells += sheet.rows * sheet.columns - before
        if self._cells > _MOST_CELLS:
            raise SheetTooLargeError(sheet.rows, column_letters(sheet.columns))


def _is_hidden(values: dict[str, str]) -> bool:
    return values.get(f"{_TABLE}visibility", "visible") != "visible"


def _count(values: dict[str, str], name: str) -> int:
    return int(values.get(f"{_TABLE}{name}", "1"))
