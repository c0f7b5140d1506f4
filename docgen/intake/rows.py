"""The rows of one sheet, every cell read as the kind of its column."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from docgen.findings import Place
from docgen.intake.birth_months import is_month_of_birth
from docgen.intake.captions import Key
from docgen.intake.cells import Cell, UnreadableError, is_blank, shown
from docgen.intake.column_map import NO_MAP, SheetMap
from docgen.intake.columns import Column
from docgen.intake.drafts import Fault, Item
from docgen.intake.dress import Dress
from docgen.intake.heading_faults import heading_faults, hidden_faults, unnamed_columns
from docgen.intake.headings import Headings, find_headings, with_unions_by_values
from docgen.intake.merged import Merged, fill_merged
from docgen.intake.passed_over import Lines, find_lines, overwritten_examples, unlike_records
from docgen.intake.reading import Reader, reader_of
from docgen.intake.row_people import SLOTS, RowPeople
from docgen.intake.union_lines import UnionLine, scale_told, union_above
from docgen.intake.workbook import Table
from docgen.model.origin import RowOrigin
from docgen.region.codelists import CodeLists
from docgen.sheets import Sheet
from docgen.vocabulary import Field, find_field

_OWN_KEYS = {"worker.number": Key.NUMBER, "worker.dossier_no": Key.DOSSIER, "worker.id_number": Key.ID}
_UNION_NAME = "union_name"
_MEMBERS = "members[]."
_BIRTH_DATE = "birth_date"


@dataclass(frozen=True, slots=True)
class Row:
    """One row with something in it: its item, the cells it is joined by, what cannot be read.

    `people` are members of the household that stand in its own row; a row that `is_continued` holds nothing
    else, for the household's own cells are merged with those above.
    """

    item: Item
    keys: Mapping[Key, Cell]
    faults: Sequence[Fault]
    key_columns: Mapping[Key, str]
    people: Sequence[Item] = ()
    is_continued: bool = False

    def place_of(self, key: Key | None = None) -> Place:
        """The cell of that key, of the first key the sheet has when none is named."""
        column = next(iter(self.key_columns.values()), "A") if key is None else self.key_columns[key]
        origin = self.item.origin
        return Place(origin.file, origin.sheet, f"{column}{origin.row}")


@dataclass(frozen=True)
class SheetRows:
    """A sheet being read: its rows, what its headings name, what is wrong with it, how it was understood.

    `merged` are faults of merged cells, which the rows have too.
    """

    rows: Iterator[Row]
    headings: Headings
    faults: list[Fault]
    lines: Lines = field(default_factory=Lines)
    union_above: UnionLine | None = None
    example: Sequence[Cell] = ()
    merged: Sequence[Fault] = ()

    @property
    def targets(self) -> frozenset[str]:
        """What the headings stand for: paths and keys."""
        return frozenset(column.target for column in self.headings.columns)

    def union_of(self, row: int) -> UnionLine | None:
        """The union that a line of the sheet gives to that row."""
        return self.lines.section_at(row) or self.union_above


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


def read_rows(
    table: Table, sheet: Sheet, file: str, lists: CodeLists, by_hand: SheetMap = NO_MAP
) -> SheetRows | None:
    """The rows below the headings, None when the sheet has no row of headings.

    Raises UsageError where `by_hand` names a column or field that there is not.
    """
    headings = find_headings(sheet, table.rows, table.dress, by_hand)
    if headings is None:
        return None
    headings = with_unions_by_values(headings, table.rows)
    by_hand.require_columns(table.title, headings.all_columns)
    place = Place(file, table.title)
    lines = find_lines(sheet, table, headings)
    headings = _with_scale(headings, table.rows, lines)
    merged = fill_merged(sheet, table.rows, headings, table.dress, lines.passed, place)
    origin = RowOrigin("", file, table.title, headings.row, {})
    reader = _Reader(sheet, headings, lists, merged, origin, table.dress)
    return SheetRows(
        reader.rows(table.rows, lines),
        headings,
        list(_faults(sheet, headings, table, lines, place)),
        lines,
        union_above(table.rows, headings.top - 1),
        _first_record(table.rows, headings, lines),
        [fault for faults in merged.faults.values() for fault in faults],
    )


def _with_scale(headings: Headings, rows: Sequence[list[Cell]], lines: Lines) -> Headings:
    """The headings, columns of money that name no unit counted in the one given for the whole table."""
    scale = scale_told([*rows[: headings.top - 1], *(rows[number - 1] for number in lines.notes)])
    if scale is None:
        return headings
    why = f"；表外注明单位为{scale}"
    columns = (
        replace(column, scale=scale, why=column.why + why) if column.takes_unit else column
        for column in headings.columns
    )
    return replace(headings, columns=tuple(columns))


def _faults(sheet: Sheet, headings: Headings, table: Table, lines: Lines, place: Place) -> Iterator[Fault]:
    yield from heading_faults(sheet, headings, place)
    yield from unnamed_columns(headings, table.rows, lines.passed, table.dress, place)
    yield from hidden_faults(headings, table.rows, lines.passed, table.dress, place)
    for row in unlike_records(lines):
        yield Fault("row-passed-over", Place(place.file, place.sheet, f"A{row.row}"), {"text": row.words})
    for row in overwritten_examples(lines):
        cell = Place(place.file, place.sheet, f"{row.letter}{row.row}")
        yield Fault("example-overwritten", cell, {"text": row.words})


def _first_record(rows: Sequence[list[Cell]], headings: Headings, lines: Lines) -> Sequence[Cell]:
    below = enumerate(rows[headings.row :], headings.row + 1)
    filled = (row for number, row in below if number not in lines.passed and any(cell != "" for cell in row))
    return tuple(next(filled, ()))


class _Reader:
    """Reads the rows of one sheet, one after another."""

    def __init__(
        self,
        sheet: Sheet,
        headings: Headings,
        lists: CodeLists,
        merged: Merged,
        origin: RowOrigin,
        dress: Dress,
    ) -> None:
        columns = headings.columns
        self._readings = tuple(_reading(sheet, column, lists) for column in columns)
        self._origin = replace(origin, columns=_columns_by_path(sheet, headings))
        self._people = RowPeople(columns, lists.get("relation"))
        self._key_columns = {column.key: column.letter for column in self._readings if column.key}
        self._births = {item.letter: item for item in self._readings if item.name == _BIRTH_DATE}
        self._continued, self._doubts = merged.continued, merged.faults
        self._beside = {**dress.comments, **dict.fromkeys(dress.pictures, "")}
        self._width = max(column.index for column in columns) + 1

    def rows(self, rows: Sequence[list[Cell]], lines: Lines) -> Iterator[Row]:
        """The rows in which a column other than a key holds something."""
        heads = self._origin
        for number, cells in enumerate(rows[heads.row :], heads.row + 1):
            if number in lines.passed:
                continue
            cells += [""] * (self._width - len(cells))
            values: dict[str, Any] = {}
            origin = RowOrigin("", heads.file, heads.sheet, number, heads.columns)
            faults = _read_cells(self._readings, cells, values, origin)
            if self._beside:
                faults += self._unread(number, cells)
            faults += self._doubts.get(number, ())
            if values or faults:
                yield self._row(cells, values, faults, origin)

    def _unread(self, number: int, cells: Sequence[Cell]) -> Iterator[Fault]:
        """A fault for every cell of the row that has a picture or a comment and holds nothing."""
        for column in self._readings:
            words = self._beside.get((number - 1, column.index))
            if words is not None and is_blank(cells[column.index]):
                place = Place(self._origin.file, self._origin.sheet, f"{column.letter}{number}")
                code = "comment-in-empty-cell" if words else "picture-in-cell"
                yield Fault(code, place, {"label": column.label, "text": shown(words)})

    def _is_month_of_birth(self, fault: Fault, cells: Sequence[Cell], values: Mapping[str, Any]) -> bool:
        column = self._births.get(fault.place.cell.rstrip("0123456789"))
        if column is None or fault.code != "date-unreadable":
            return False
        return is_month_of_birth(cells[column.index], column.groups, values)

    def _row(
        self, cells: Sequence[Cell], values: dict[str, Any], faults: list[Fault], origin: RowOrigin
    ) -> Row:
        if faults:
            faults = [fault for fault in faults if not self._is_month_of_birth(fault, cells, values)]
        people = self._people.items(values.pop(SLOTS), origin, faults) if SLOTS in values else ()
        keys = {
            column.key: cell
            for column in self._readings
            if column.key and not is_blank(cell := cells[column.index])
        }
        is_continued = origin.row in self._continued
        return Row(Item(values, origin), keys, faults, self._key_columns, people, is_continued)


def _reading(sheet: Sheet, column: Column, lists: CodeLists) -> _Reading:
    item = find_field(_UNION_NAME) if column.key is Key.UNION else column.field
    if item is None:
        return _Reading(column.index, column.letter, column.heading, (), "", None, column.key)
    *groups, name = _path_in_item(sheet, item).split(".")
    if column.slot:
        groups, name = [SLOTS, column.slot], item.path.removeprefix(_MEMBERS)
    key = column.key or (None if column.slot else _OWN_KEYS.get(item.path))
    read = reader_of(item, lists, column.scale)
    return _Reading(column.index, column.letter, item.label, tuple(groups), name, read, key)


def _path_in_item(sheet: Sheet, item: Field) -> str:
    """The path of the field within its item, or within its case or union when a row is one."""
    return item.path.removeprefix(sheet.list_path or "union.")


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
        if column.field and not column.slot:
            letters[prefix + _path_in_item(sheet, column.field)] = column.letter
            letters[column.field.path] = column.letter
    return letters
