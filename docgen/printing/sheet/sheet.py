"""A sheet as it was read: cells in rows, columns, and how it is to be printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from docgen.printing.form import Unknown
from docgen.printing.sheet.formats import CellFormat, Font


@dataclass(frozen=True)
class TextRun:
    """A part of a cell's text in a font of its own; None stands for the cell's."""

    text: str
    font: Font | None


RichText = tuple[TextRun, ...]


@dataclass(frozen=True)
class CellError:
    """A formula's error, as #DIV/0!."""

    code: str


Value = str | float | bool | CellError | RichText | None


class SheetCell(NamedTuple):
    """A cell: its format and what stands in it, None in an empty one."""

    format: CellFormat
    value: Value

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return self.value is None or self.value == ""

    @property
    def shows(self) -> bool:
        """Whether it has a text or a fill."""
        return not self.is_empty or self.format.fill is not None


@dataclass(frozen=True, eq=False, slots=True)
class SheetRow:
    """A row: its height in points (None: the sheet's default), its cells by column (from 1).

    `is_fixed`: the height was set by hand, and cuts what is higher.
    """

    height: float | None
    is_fixed: bool
    is_hidden: bool
    cells: Mapping[int, SheetCell]


NO_ROW = SheetRow(None, is_fixed=False, is_hidden=False, cells={})


@dataclass(frozen=True)
class Column:
    """Columns `first` to `last` (from 1): their width in digits, None for the sheet's default."""

    first: int
    last: int
    width: float | None
    is_hidden: bool


@dataclass(frozen=True)
class Area:
    """A block of cells, rows and columns from 1, both ends within."""

    left: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True)
class SheetSetup:
    """How a sheet is put on paper. Lengths in points.

    `fit_width` and `fit_height` are the most pages across and down: 0 for any number, None not to fit at all.
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header_distance: float
    footer_distance: float
    header: str
    footer: str
    scale: int = 100
    fit_width: int | None = None
    fit_height: int | None = None
    is_centered_across: bool = False
    is_centered_down: bool = False
    is_over_then_down: bool = False
    first_number: int | None = None
    row_breaks: frozenset[int] = frozenset()  # a new page begins after these
    column_breaks: frozenset[int] = frozenset()


@dataclass(frozen=True, eq=False)
class Sheet:
    """A sheet read; `title_rows` and `title_columns` stand on every page."""

    name: str
    rows: Mapping[int, SheetRow]
    columns: tuple[Column, ...]
    default_width: float | None  # in digits; None: as wide as `base_width` digits ask for
    base_width: int
    default_height: float
    hides_other_rows: bool
    merges: tuple[Area, ...]
    setup: SheetSetup
    print_areas: tuple[Area, ...] = ()
    title_rows: tuple[int, int] | None = None
    title_columns: tuple[int, int] | None = None


@dataclass(frozen=True, eq=False)
class Book:
    """A workbook read: the sheets that show, its default font, and everything in it that cannot be told."""

    sheets: tuple[Sheet, ...]
    default_font: Font
    is_by_excel: bool
    unknown: tuple[Unknown, ...]
