"""The heading rows of a sheet, one or two of them, and what its columns hold."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from docgen.intake.captions import Scale, fold_heading, meaning_of
from docgen.intake.cells import Cell, is_blank, shown
from docgen.intake.column_map import NO_MAP, SheetMap
from docgen.intake.columns import Caption, Column, column_of
from docgen.intake.dress import Dress
from docgen.intake.member_columns import with_members_numbered
from docgen.sheets import Sheet
from docgen.vocabulary import find_field

_ROWS_LOOKED_AT = 8
_LEAST_KNOWN = 2
_RUNNING_NUMBERS = frozenset(("序号", "行号", "序", "项次", "no", "no."))
_A_LINE = re.compile(r"^[^(（]*[:：]|[0-9]{4}年|年\s*月|填表|填报|制表|盖章|工会")  # such as 单位：某厂工会
_UNION_NAME, _OF_A_UNION = "union_name", "工会"
_Row = Sequence[Cell]


@dataclass(frozen=True)
class Headings:
    """The heading rows from `top` to `row`, counted from 1: the columns to read, and those that are not.

    Columns are repeated with the earlier one, unknown, open between several fields, or left out by a person.
    """

    row: int
    columns: tuple[Column, ...]
    repeated: tuple[tuple[Column, Column], ...] = ()
    unknown: tuple[Column, ...] = ()
    open: tuple[Column, ...] = ()
    left_out: tuple[Column, ...] = ()
    top: int = 0

    @property
    def all_columns(self) -> list[Column]:
        """Every column that has a heading, in the order of the sheet."""
        later = (column for column, _ in self.repeated)
        found = (*self.columns, *later, *self.unknown, *self.open, *self.left_out)
        return sorted(found, key=lambda column: column.index)


@dataclass(frozen=True)
class _Head:
    """One way to read the first rows as headings."""

    top: int
    row: int
    columns: Sequence[Column] = field(default_factory=tuple)

    @property
    def known(self) -> int:
        """How many columns are clear; one is needed twice before a row counts as headings."""
        return sum(column.is_known for column in self.columns)

    @property
    def clear(self) -> int:
        """How many different things the columns hold: a heading that comes again adds nothing."""
        return len({column.target for column in self.columns if column.is_read})

    @property
    def is_likely(self) -> bool:
        """Whether the rows are headings at all."""
        told = sum(column.is_known or bool(column.could_be) for column in self.columns)
        return self.known >= _LEAST_KNOWN and told * 2 >= len(self.columns)


def find_headings(
    sheet: Sheet, rows: Sequence[_Row], dress: Dress | None = None, by_hand: SheetMap = NO_MAP
) -> Headings | None:
    """The headings in the first rows of a sheet, None when no row there looks like one."""
    merges = [merge for merge in dress.merges if merge.top <= _ROWS_LOOKED_AT] if dress else []
    top = Dress(tuple(merges))
    for number in range(1, min(_ROWS_LOOKED_AT, len(rows)) + 1):
        one = _Head(number, number, _columns(sheet, _captions(rows[number - 1], number), by_hand))
        two = _Head(number, number + 1, _columns(sheet, _two_rows(sheet, rows, number, top), by_hand))
        needed = one.clear if _reach_down(top, number - 1) else one.clear + 1
        best = two if two.clear >= needed and two.is_likely else one
        if best is two and _is_title(sheet, rows, two, top, by_hand):
            continue
        if best.is_likely:
            return _sorted_out(best)
    return None


def _reach_down(dress: Dress, number: int) -> bool:
    """Whether captions of the row are merged with the next: then both are headings for certain."""
    return any(merge.top == number == merge.bottom - 1 for merge in dress.merges)


def with_unions_by_values(headings: Headings, rows: Sequence[_Row]) -> Headings:
    """The headings, a column such as 单位 taken for the union where every cell of it names one."""
    union = find_field(_UNION_NAME)
    known = {column.target for column in headings.columns}
    for column in headings.open:
        if union and union.label in column.could_be and _UNION_NAME not in known:
            cells = [_at(row, column.index) for row in rows[headings.row :]]
            if any(cells) and all(_OF_A_UNION in cell for cell in cells if cell):
                named = replace(column, field=union, could_be=(), why="各格都是工会名称")
                rest = tuple(other for other in headings.open if other is not column)
                return replace(headings, columns=(*headings.columns, named), open=rest)
    return headings


def _is_title(sheet: Sheet, rows: Sequence[_Row], two: _Head, dress: Dress, by_hand: SheetMap) -> bool:
    """Whether the upper of two rows names no groups: the lower one says as much by itself, units too."""
    below = _Head(two.row, two.row, _columns(sheet, _captions(rows[two.row - 1], two.row), by_hand))
    if _units(below) != _units(two):
        return False
    if any(merge.top == two.top - 1 and merge.is_across for merge in dress.merges):
        return [column.target for column in below.columns] == [column.target for column in two.columns]
    return below.clear >= two.clear


def _units(head: _Head) -> list[tuple[int, Scale | None]]:
    """The columns that say in which unit they count money."""
    told = (column for column in head.columns if column.scale or column.is_in_yuan)
    return [(column.index, column.scale) for column in told]


def _columns(sheet: Sheet, captions: Iterator[Caption], by_hand: SheetMap) -> list[Column]:
    found = (by_hand.column(sheet, caption) or column_of(sheet, caption) for caption in captions)
    return with_members_numbered(found)


def _captions(row: _Row, number: int) -> Iterator[Caption]:
    for index, cell in enumerate(row):
        if _says_something(cell):
            yield Caption(index, _words(cell), row=number)


def _two_rows(sheet: Sheet, rows: Sequence[_Row], number: int, dress: Dress) -> Iterator[Caption]:
    """The captions of that row and the next, read together as groups and what is in them."""
    if number >= len(rows) or not _has_groups(sheet, rows[number - 1], rows[number], dress, number - 1):
        return
    upper, lower = rows[number - 1], rows[number]
    groups = _groups(upper, lower, dress, number - 1)
    for index in range(max(len(upper), len(lower))):
        above, own = groups.get(index, ""), _at(lower, index)
        if own and not _is_over_both(dress, number - 1, index):
            yield Caption(index, own, above, number + 1)
        elif text := _at(upper, index):
            yield Caption(index, text, row=number)


def _has_groups(sheet: Sheet, upper: _Row, lower: _Row, dress: Dress, number: int) -> bool:
    """Whether the upper row names groups: several, over captions, and no line such as 单位：某厂."""
    said = [index for index, cell in enumerate(upper) if _says_something(cell)]
    if len(said) < _LEAST_KNOWN or any(_is_line(sheet, shown(upper[index])) for index in said):
        return False
    is_merged = any(merge.top == number and (merge.is_across or merge.is_down) for merge in dress.merges)
    return is_merged or any(
        _at(lower, index) and not _at(upper, index) for index in range(said[0] + 1, len(lower))
    )


def _is_line(sheet: Sheet, text: str) -> bool:
    """Whether the words tell of the table as a whole, such as 单位：某厂工会."""
    return _A_LINE.search(text) is not None and meaning_of(sheet, text) is None


def _groups(upper: _Row, lower: _Row, dress: Dress, number: int) -> dict[int, str]:
    """The group over each column: as far as its cell is merged, else up to the next words of the row.

    Words over an empty or merged cell are a caption and begin no group.
    """
    across = {merge.left: merge.right for merge in dress.merges if merge.top == number and merge.is_across}
    groups, text, end = {}, "", -1
    for index in range(max(len(upper), len(lower))):
        if _at(upper, index):
            is_caption = not _at(lower, index) or _is_over_both(dress, number, index)
            text, end = "" if is_caption else _at(upper, index), across.get(index, index)
        if text and (not across or index <= end):
            groups[index] = text
    return groups


def _is_over_both(dress: Dress, number: int, index: int) -> bool:
    merge = dress.merge_at(number, index)
    return merge is not None and merge.bottom > number


def _sorted_out(head: _Head) -> Headings:
    first: dict[str, Column] = {}
    repeated: list[tuple[Column, Column]] = []
    for column in (column for column in head.columns if column.is_read):
        earlier = first.setdefault(column.target, column)
        if earlier is not column:
            repeated.append((column, earlier))
    rest = [column for column in head.columns if not column.is_known]
    return Headings(
        head.row,
        tuple(first.values()),
        tuple(repeated),
        tuple(column for column in rest if not column.could_be),
        tuple(column for column in rest if column.could_be),
        tuple(column for column in head.columns if column.is_left_out),
        head.top,
    )


def _says_something(cell: Cell) -> bool:
    """Whether the cell is a heading at all; a running number of the sheet's rows is no content."""
    return not is_blank(cell) and fold_heading(shown(cell)) not in _RUNNING_NUMBERS


def _at(row: _Row, index: int) -> str:
    return _words(row[index]) if index < len(row) and _says_something(row[index]) else ""


def _words(cell: Cell) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else shown(cell)
