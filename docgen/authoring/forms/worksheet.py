"""One Excel sheet with its elements, and the table that a person sees in it."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from docgen.authoring.forms.elements import Element
from docgen.authoring.forms.model import Cell, Table
from docgen.authoring.forms.sheet_book import Area, Book, Sheet, areas
from docgen.authoring.forms.sheet_text import NO_TEXT, SheetText, cell_text
from docgen.model.columns import column_number

_EMPTY_ROWS, _EMPTY_COLUMNS = 500, 50  # bordered beyond the last text; some sheets are ruled to their end
_MOST_CELLS = 200_000

Place = tuple[int, int]


@dataclass
class Worksheet:
    """A sheet's elements and texts by place; its merged areas by their upper left place."""

    sheet: Sheet
    root: Element
    bordered: tuple[bool, ...]
    rows: dict[int, Element] = field(default_factory=dict)
    cells: dict[Place, Element] = field(default_factory=dict)
    texts: dict[Place, SheetText] = field(default_factory=dict)

    @cached_property
    def merges(self) -> dict[Place, Area]:
        """The merged areas by their upper left place."""
        listed = self.root.find("mergeCells")
        ranges = (area for merge in (listed.children if listed else ()) for area in areas(merge.get("ref")))
        return {(area.top, area.left): area for area in ranges}

    @cached_property
    def columns(self) -> dict[int, Element]:
        """What the sheet says of its columns, by column; of the first thousand."""
        listed = self.root.find("cols")
        return {
            column: item
            for item in (listed.children if listed else ())
            for column in range(int(item.get("min")) - 1, min(int(item.get("max")), 1000))
        }

    def text(self, at: Place) -> SheetText:
        """The text at the place."""
        return self.texts.get(at, NO_TEXT)

    def style(self, at: Place) -> int:
        """The number of the style at the place: of the cell, else of its row, else of its column."""
        row, column = self.rows.get(at[0]), self.columns.get(at[1])
        if at in self.cells:
            return int(self.cells[at].get("s") or 0)
        if row is not None and row.get("customFormat") == "1":
            return int(row.get("s") or 0)
        return int(column.get("style") or 0) if column else 0

    def is_bordered(self, at: Place) -> bool:
        """Whether the style at the place draws a line."""
        style = self.style(at)
        return style < len(self.bordered) and self.bordered[style]

    def is_hidden(self, at: Place) -> bool:
        """Whether the row or column of the place is hidden."""
        lines = (self.rows.get(at[0]), self.columns.get(at[1]))
        return any(line is not None and line.get("hidden") in ("1", "true") for line in lines)


def worksheet(book: Book, sheet: Sheet) -> Worksheet:
    """The sheet with its elements. Raises InputUnreadableError."""
    read = Worksheet(sheet, book.package.tree(sheet.part), book.bordered)
    data = read.root.find("sheetData")
    row = -1
    for line in data.children if data else ():
        row = int(line.get("r") or row + 2) - 1
        read.rows[row] = line
        column = -1
        for cell in line.children:
            column = place(cell.get("r"))[1] if cell.get("r") else column + 1
            read.cells[row, column] = cell
            read.texts[row, column] = cell_text(cell, book.strings)
    return read


def table_of(sheet: Worksheet, index: int) -> Table:
    """The sheet as a table: every place of what prints is in a cell, unless it is hidden.

    Raises ValueError when there are more than any form has.
    """
    used = _used(sheet)
    if (used.bottom + 1) * (used.right + 1) > _MOST_CELLS:
        raise ValueError("too many cells")
    merged = {at: area for area in sheet.merges.values() for at in _places(_within(area, used))}
    cells = []
    for at in _places(used):
        area = merged.get(at, Area(*at, *at))
        if (area.top, area.left) == at and _is_printed(sheet, at):
            cells.append(_cell(sheet, index, _within(area, used)))
    return Table(index, tuple(cells), sheet.sheet.title)


def place(reference: str) -> Place:
    """Row and column of a cell's name, counted from 0."""
    letters = reference.rstrip("0123456789")
    return int(reference[len(letters) :]) - 1, column_number(letters) - 1


def _cell(sheet: Worksheet, index: int, area: Area) -> Cell:
    text = sheet.text((area.top, area.left))
    return Cell(
        table=index,
        row=area.top,
        column=area.left,
        text=text.text,
        col_span=area.right - area.left + 1,
        row_span=area.bottom - area.top + 1,
        number=area.left + 1,
        is_bordered=any(map(sheet.is_bordered, _places(area))),
        underlined=text.underlined,
    )


def _is_printed(sheet: Worksheet, at: Place) -> bool:
    printed = sheet.sheet.printed
    return not sheet.is_hidden(at) and (not printed or any(area.holds(*at) for area in printed))


def _used(sheet: Worksheet) -> Area:
    """From the first cell to the last that has text or a border."""
    texts = {at for at, text in sheet.texts.items() if text.text.strip()}
    bottom, right = _last(texts)
    ruled = _last([at for at in sheet.cells if sheet.is_bordered(at)])
    merged = _last([(area.bottom, area.right) for at, area in sheet.merges.items() if at in texts])
    last_row, last_column = max(ruled[0], merged[0]), max(ruled[1], merged[1])
    bottom = max(bottom, min(last_row, bottom + _EMPTY_ROWS))
    return Area(0, 0, bottom, max(right, min(last_column, right + _EMPTY_COLUMNS)))


def _within(area: Area, used: Area) -> Area:
    return replace(area, bottom=min(area.bottom, used.bottom), right=min(area.right, used.right))


def _last(places: Collection[Place]) -> Place:
    return max((row for row, _ in places), default=-1), max((column for _, column in places), default=-1)


def _places(area: Area) -> Iterator[Place]:
    for row in range(area.top, area.bottom + 1):
        for column in range(area.left, area.right + 1):
            yield row, column
