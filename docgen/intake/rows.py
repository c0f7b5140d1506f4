"""The rows of one sheet, every cell read as the kind of its column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from docgen.findings import Place
from docgen.intake.cells import Cell, UnreadableError, is_blank, shown
from docgen.intake.drafts import Fault, Item
from docgen.intake.headings import Column, Headings, Key, find_headings, nearest_heading
from docgen.intake.reading import Reader, reader_of
from docgen.intake.workbook import Table
from docgen.model.origin import RowOrigin
from docgen.region.codelists import CodeLists
from docgen.sheets import Sheet
from docgen.vocabulary import Field, find_field

_OWN_KEYS = {"worker.number": Key.NUMBER, "worker.dossier_no": Key.DOSSIER, "worker.id_number": Key.ID}
_UNION_NAME = "union_name"
_UNNAMED = "（空）"


@dataclass(frozen=True, slots=True)
class Row:
    """One row with something in it: its item, the cells it is joined by, what cannot be read."""

    item: Item
    keys: Mapping[Key, Cell]
    faults: Sequence[Fault]
    key_columns: Mapping[Key, str]

    def place_of(self, key: Key | None = None) -> Place:
        """The cell of that key, of the first key the sheet has when none is named."""
        column = next(iter(self.key_columns.values()), "A") if key is None else self.key_columns[key]
        origin = self.item.origin
        return Place(origin.file, origin.sheet, f"{column}{origin.row}")


@dataclass(frozen=True)
class SheetRows:
    """A sheet being read: its rows, what its headings name, and what is wrong with the headings."""

    rows: Iterator[Row]
    targets: frozenset[str]
    faults: list[Fault]


@dataclass(frozen=True, slots=True)
class _Reading:
    """How one column is read, and where its value goes: to the name, within the group when there is one."""

    index: int
    letter: str
    label: str
    groups: tuple[str, ...]
    name: str
    read: Reader | None
    key: Key | None


def list_name(sheet: Sheet) -> str:
    """The list that the rows of the sheet are items of, within their record: `review.attachments`."""
    return sheet.list_path.removeprefix("union.").removesuffix(".").removesuffix("[]")


def read_rows(table: Table, sheet: Sheet, file: str, lists: CodeLists) -> SheetRows | None:
    """The rows below the headings, None when the sheet has no row of headings."""
    headings = find_headings(sheet, table.rows)
    if headings is None:
        return None
    readings = tuple(_reading(sheet, column, lists) for column in headings.columns)
    origin = RowOrigin("", file, table.title, headings.row, _columns_by_path(sheet, headings))
    faults = [*_heading_faults(sheet, headings, origin), *_unnamed_columns(headings, origin, table.rows)]
    targets = frozenset(column.target for column in headings.columns)
    return SheetRows(_rows(readings, table.rows[headings.row :], origin), targets, faults)


def _reading(sheet: Sheet, column: Column, lists: CodeLists) -> _Reading:
    item = find_field(_UNION_NAME) if column.key is Key.UNION else column.field
    if item is None:
        return _Reading(column.index, column.letter, column.heading, (), "", None, column.key)
    *groups, name = _path_in_item(sheet, item).split(".")
    key = column.key or _OWN_KEYS.get(item.path)
    return _Reading(column.index, column.letter, item.label, tuple(groups), name, reader_of(item, lists), key)


def _path_in_item(sheet: Sheet, item: Field) -> str:
    """The path of the field within its item, or within its case or union when a row is one."""
    return item.path.removeprefix(sheet.list_path or "union.")


def _rows(readings: Sequence[_Reading], rows: Sequence[list[Cell]], heads: RowOrigin) -> Iterator[Row]:
    """The rows in which a column other than a key holds something."""
    key_columns = {column.key: column.letter for column in readings if column.key}
    width = max(column.index for column in readings) + 1
    for number, cells in enumerate(rows, heads.row + 1):
        cells += [""] * (width - len(cells))
        values: dict[str, Any] = {}
        origin = RowOrigin("", heads.file, heads.sheet, number, heads.columns)
        faults = _read_cells(readings, cells, values, origin)
        if values or faults:
            keys = {
                column.key: cell
                for column in readings
                if column.key and not is_blank(cell := cells[column.index])
            }
            yield Row(Item(values, origin), keys, faults, key_columns)


def _read_cells(
    readings: Sequence[_Reading], cells: Sequence[Cell], values: dict[str, Any], origin: RowOrigin
) -> list[Fault]:
    """The faults of a row's cells; its values are filled in. This loop sees every cell there is."""
    faults: list[Fault] = []
    for column in readings:
        cell = cells[column.index]
        if cell == "" or column.read is None:
            continue
        try:
            value = column.read(cell)
        except UnreadableError as fault:
            faults.append(_cell_fault(fault, column, cell, origin))
            continue
        if value is not None and value != ():
            group = values
            for step in column.groups:
                group = group.setdefault(step, {})
            group[column.name] = value
    return faults


def _cell_fault(fault: UnreadableError, column: _Reading, cell: Cell, origin: RowOrigin) -> Fault:
    place = Place(origin.file, origin.sheet, f"{column.letter}{origin.row}")
    return Fault(fault.code, place, {"label": column.label, "text": shown(cell)} | fault.details)


def _columns_by_path(sheet: Sheet, headings: Headings) -> dict[str, str]:
    """The letter of every field's column by its path in the record and by its name in the vocabulary."""
    prefix = f"{list_name(sheet)}[]." if sheet.list_path else ""
    letters = {}
    for column in headings.columns:
        if column.field:
            letters[prefix + _path_in_item(sheet, column.field)] = column.letter
            letters[column.field.path] = column.letter
    return letters


def _heading_faults(sheet: Sheet, headings: Headings, origin: RowOrigin) -> Iterator[Fault]:
    for column, first in headings.repeated:
        other = f"{origin.sheet}!{first.letter}{origin.row}"
        details = {"heading": column.heading, "other": other, "other_heading": first.heading}
        yield Fault("heading-repeated", _heading_place(column, origin), details)
    for column in headings.unknown:
        near = nearest_heading(sheet, column.heading)
        advice = f"是否为“{near}”？" if near else ""
        details = {"heading": column.heading, "suggestion": f"{advice}如需使用该列，请改用采集表的列标题。"}
        yield Fault("heading-unknown", _heading_place(column, origin), details)


def _unnamed_columns(
    headings: Headings, origin: RowOrigin, rows: Sequence[Sequence[Cell]]
) -> Iterator[Fault]:
    """One fault for every column with content below the headings but no heading."""
    named = rows[headings.row - 1]
    width = max(map(len, rows))
    for index in (index for index in range(width) if index >= len(named) or is_blank(named[index])):
        if any(index < len(row) and not is_blank(row[index]) for row in rows[headings.row :]):
            details = {"heading": _UNNAMED, "suggestion": "请补上列标题，或删去该列。"}
            yield Fault("heading-unknown", _heading_place(Column(index, ""), origin), details)


def _heading_place(column: Column, origin: RowOrigin) -> Place:
    return Place(origin.file, origin.sheet, f"{column.letter}{origin.row}")
