"""A form as a person sees it: its tables cell by cell, the lines outside them, and where a tag may go."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Literal

Kind = Literal["word", "sheet"]
Part = Literal["body", "header", "footer", "box"]
Span = tuple[int, int]


def underlined_spans(pieces: Iterable[tuple[str, bool]]) -> tuple[Span, ...]:
    """The spans that are underlined, of a text in pieces that each are or are not."""
    spans: list[Span] = []
    at = 0
    for is_underlined, group in groupby(pieces, lambda piece: piece[1]):
        length = sum(len(text) for text, _ in group)
        if is_underlined and length:
            spans.append((at, at + length))
        at += length
    return tuple(spans)


class _Printed:
    """What cells and lines share: their text, and what it says when spaces and widths do not count."""

    text: str
    underlined: tuple[Span, ...]

    @cached_property
    def plain(self) -> str:
        """The text without white space, full-width letters and signs made narrow."""
        return "".join(unicodedata.normalize("NFKC", self.text).split())

    @property
    def is_empty(self) -> bool:
        """Whether nothing but white space is printed in it."""
        return not self.plain

    @property
    def blanks(self) -> tuple[Span, ...]:
        """The spans of the text that are underlined and hold only white space: blanks to write on."""
        return tuple(span for span in self.underlined if not self.text[slice(*span)].strip())


@dataclass(frozen=True)
class Cell(_Printed):
    """One cell of a table; a merged one stands once, at its upper left place of the grid.

    Rows and columns count from 0; `number` is the cell's place in its row as a person counts, from 1.
    The text keeps spaces and tabs; paragraphs and line breaks end with a line feed between.
    """

    table: int
    row: int
    column: int
    text: str
    col_span: int = 1
    row_span: int = 1
    number: int = 1
    is_bordered: bool = True
    underlined: tuple[Span, ...] = ()

    @property
    def last_row(self) -> int:
        """The last row of the grid that it covers."""
        return self.row + self.row_span - 1

    @property
    def last_column(self) -> int:
        """The last column of the grid that it covers."""
        return self.column + self.col_span - 1


@dataclass(frozen=True)
class Table:
    """A Word table or an Excel sheet; `index` counts from 0 in reading order, nested tables too.

    `title` is the sheet's name; a sheet's row 0 is its row 1, whatever its print area.
    `inside` is the cell that a nested table lies in.
    """

    index: int
    cells: tuple[Cell, ...]
    title: str = ""
    inside: Cell | None = None
    part: Part = "body"

    @cached_property
    def _places(self) -> dict[tuple[int, int], Cell]:
        return {
            (row, column): cell
            for cell in self.cells
            for row in range(cell.row, cell.last_row + 1)
            for column in range(cell.column, cell.last_column + 1)
        }

    @cached_property
    def height(self) -> int:
        """How many rows the grid has."""
        return max((cell.last_row + 1 for cell in self.cells), default=0)

    @cached_property
    def width(self) -> int:
        """How many columns the grid has."""
        return max((cell.last_column + 1 for cell in self.cells), default=0)

    @cached_property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells by the row that they begin in, from left to right."""
        rows: list[list[Cell]] = [[] for _ in range(self.height)]
        for cell in self.cells:
            rows[cell.row].append(cell)
        return tuple(tuple(sorted(row, key=lambda cell: cell.column)) for row in rows)

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers the place; None outside the table."""
        return self._places.get((row, column))

    def right_of(self, cell: Cell) -> Cell | None:
        """The next cell in the cell's first row; None at the edge."""
        return self.at(cell.row, cell.last_column + 1)

    def left_of(self, cell: Cell) -> Cell | None:
        """The cell before it in the cell's first row; None at the edge."""
        return self.at(cell.row, cell.column - 1)

    def below(self, cell: Cell) -> Cell | None:
        """The cell under its first column; None at the edge."""
        return self.at(cell.last_row + 1, cell.column)

    def above(self, cell: Cell) -> Cell | None:
        """The cell over its first column; None at the edge."""
        return self.at(cell.row - 1, cell.column)


@dataclass(frozen=True)
class Line(_Printed):
    """A paragraph outside tables, in a text box, or in a header or footer; `index` counts from 0.

    Headers, footers and text boxes of a sheet are read but cannot be filled.
    """

    index: int
    text: str
    part: Part = "body"
    is_fillable: bool = True
    underlined: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Form:
    """A blank or tagged form; `body` holds its tables and lines in reading order.

    `notes` are the remarks that the file holds already.
    """

    name: str
    kind: Kind
    body: tuple[Table | Line, ...]
    notes: tuple["Note", ...] = ()

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        """Its tables by index."""
        return tuple(item for item in self.body if isinstance(item, Table))

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """Its lines by index."""
        return tuple(item for item in self.body if isinstance(item, Line))

    @property
    def cells(self) -> Iterator[Cell]:
        """Every cell of every table."""
        return (cell for table in self.tables for cell in table.cells)


@dataclass(frozen=True)
class Spot:
    """Where a tag goes: it takes the place of `text[start:end]`; nothing is lost where both are equal."""

    where: Cell | Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """What the tag takes the place of."""
        return self.where.text[self.start : self.end]


def whole(where: Cell | Line) -> Spot:
    """The spot that takes the place of everything in the cell or line."""
    return Spot(where, 0, len(where.text))


@dataclass(frozen=True)
class PlacedTag:
    """A tag and its spot: `{{ worker.name }}`, or text with tags in it: `{{ a.year }}年{{ a.month }}月`."""

    spot: Spot
    text: str


@dataclass(frozen=True)
class Repeat:
    """Rows that become a loop: `loop` is what stands between `for` and the end of the tag.

    The first `pattern` rows stay, with their tags; the others up to `last_row` are taken away.
    """

    table: int
    first_row: int
    last_row: int
    loop: str
    pattern: int = 1


@dataclass(frozen=True)
class RepeatBody:
    """Tables and lines of a Word body, from `first` to `last`, that a loop prints once for each item."""

    first: Table | Line
    last: Table | Line
    loop: str


@dataclass(frozen=True)
class Note:
    """A remark at a cell or line: a comment in Word, a cell note in Excel. It does not print."""

    where: Cell | Line
    text: str
