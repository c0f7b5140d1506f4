"""What the cells of a table are to each other: headings over rows, captions before cells, sections."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from docgen.authoring.forms.model import Cell, Line, Table
from docgen.authoring.tagging.wording import Caption, narrow

PLACEHOLDER = re.compile(
    r"[(（]?(?:由?(?:系统)?自动(?:生成|算出|计算|填充|带出)|系统生成|无需填写|不(?:用|必|需)填写?)"
    r"[^，。]{0,8}[)）]?"
)
_ORDINAL = re.compile(r"\(?(?:\d{1,3}|[一二三四五六七八九十]{1,2}|[\u2460-\u2473]|\.{2,6}|…+)[.)、]?")
_DATE_ONLY = re.compile(r"(?:20)?_*年_*月(?:_*日)?")
_UNIT_ONLY = re.compile(r"_*(?:[千万]?元|岁|人|亩|m2|平方米|套|户|口|次|年|个?月|%)")
SELF = frozenset(("本人", "户主", "户主本人", "职工本人", "申请人", "申请人本人", "本人户主"))
_LONGEST_GIVEN = 4
_LONGEST_CAPTION = 60
_SPLIT_CELLS = 6


def is_placeholder(cell: Cell) -> bool:
    """Whether the cell prints that the system fills it in."""
    return bool(PLACEHOLDER.fullmatch(narrow(cell.text)))


def is_open(cell: Cell) -> bool:
    """Whether the cell is to be written in as a whole: empty, or nothing but 年月日 or a unit."""
    plain = cell.plain
    return (
        not plain or is_placeholder(cell) or bool(_DATE_ONLY.fullmatch(plain) or _UNIT_ONLY.fullmatch(plain))
    )


def is_ordinal(cell: Cell) -> bool:
    """Whether the cell prints a row's number."""
    return bool(_ORDINAL.fullmatch(cell.plain))


def may_be_caption(cell: Cell) -> bool:
    """Whether the cell's text can be the caption of another cell."""
    is_printed = not is_open(cell) and not is_ordinal(cell) and not has_tag(cell)
    return is_printed and len(cell.plain) <= _LONGEST_CAPTION


def has_tag(where: Cell | Line) -> bool:
    """Whether someone has put a tag there before."""
    return "{{" in where.text or "{%" in where.text


@dataclass(frozen=True)
class Band:
    """Rows of the same cells under their headings: `first` to `last`, written in as a whole."""

    headings: tuple[Cell, ...]
    first: int
    last: int
    columns: tuple[Cell, ...]

    @property
    def count(self) -> int:
        """How many rows there are to write in."""
        return self.last - self.first + 1


class Layout:
    """One table, with what its rows are."""

    def __init__(self, table: Table) -> None:
        self.table = table

    @cached_property
    def bands(self) -> Sequence[Band]:
        """The heading rows that stand over rows to write in."""
        found: list[Band] = []
        row = 1
        while row < self.table.height:
            band = self._band(row)
            if band:
                found.append(band)
            row = band.last + 1 if band else row + 1
        return found

    def own(self, row: int) -> list[Cell]:
        """The cells that begin in the row, but names of sections and columns behind all that is printed."""
        cells = [cell for cell in self.table.rows[row] if not self.is_section(cell)]
        return [cell for cell in cells if cell.column <= self.last_printed]

    @cached_property
    def last_printed(self) -> int:
        """The last column in which anything is printed; what stands behind it is stray formatting."""
        return max((cell.last_column for cell in self.table.cells if not cell.is_empty), default=0)

    def is_section(self, cell: Cell) -> bool:
        """Whether the cell's words stand for several rows beside it."""
        if cell.row_span < 2 or not may_be_caption(cell):
            return False
        beside = self.table.right_of(cell)
        return beside is not None and beside.row_span < cell.row_span and may_be_caption(beside)

    def sections(self, cell: Cell) -> tuple[str, ...]:
        """The texts over a caption, nearest first: captions to its left, the full-width row above."""
        found = []
        left = self.table.left_of(cell)
        while left is not None:
            if may_be_caption(left) and (self.is_section(left) or left.row_span > cell.row_span):
                found.append(left.text)
            left = self.table.at(cell.row, left.column - 1)
        return tuple(found)

    def banner(self, row: int) -> Cell | None:
        """The nearest row above that is one full-width caption; None when there is none."""
        for above in range(row - 1, -1, -1):
            cells = self.table.rows[above]
            if len(cells) == 1 and cells[0].col_span >= self.table.width and may_be_caption(cells[0]):
                return cells[0]
        return None

    def is_split(self, cell: Cell) -> bool:
        """Whether the cell is one of many small ones in a row, for one character each."""
        left = self.table.left_of(cell)
        count = 1
        while left is not None and left.is_empty and left.row == cell.row:
            left, count = self.table.left_of(left), count + 1
        right = self.table.right_of(cell)
        while right is not None and right.is_empty and right.row == cell.row:
            right, count = self.table.right_of(right), count + 1
        return count >= _SPLIT_CELLS and left is not None and may_be_caption(left)

    def heading_of(self, cell: Cell) -> Cell | None:
        """The caption over the cell when its row stands over a row of cells to write in."""
        band = next((item for item in self.bands if item.first <= cell.row <= item.last), None)
        if band is None:
            return None
        return next((head for head in band.headings if _covers(head, cell)), None)

    def group_over(self, heading: Cell) -> Cell | None:
        """The caption over a heading that names several of them."""
        above = self.table.above(heading)
        is_group = above is not None and above.col_span > heading.col_span and may_be_caption(above)
        return above if is_group and above is not None and above.col_span < self.table.width else None

    def _band(self, row: int) -> Band | None:
        headings = self._headings_over(row)
        cells = self.own(row)
        if len(headings) < 2 or not self._is_to_write_in(row) or not _stand_under(cells, headings):
            return None
        last = row
        while last + 1 < self.table.height and self._continues(last + 1, cells):
            last += 1
        return Band(tuple(headings), row, last, tuple(cells))

    def _headings_over(self, row: int) -> list[Cell]:
        """The captions right above the row, when every cell there is one."""
        found: list[Cell] = []
        for cell in self.own(row):
            for column in range(cell.column, cell.last_column + 1):
                above = self.table.at(row - 1, column)
                if above is None or not may_be_caption(above):
                    return []
                if above not in found:
                    found.append(above)
        return found

    def _is_to_write_in(self, row: int) -> bool:
        cells = self.own(row)
        is_plain = bool(cells) and all(is_open(cell) or is_ordinal(cell) for cell in cells)
        return (is_plain and any(map(is_open, cells))) or self.is_of_self(row)

    def is_of_self(self, row: int) -> bool:
        """Whether the row of a list is printed for the worker: 本人 stands in it, and nothing long."""
        given = [cell.plain for cell in self.own(row) if not is_open(cell)]
        is_short = all(len(text) <= _LONGEST_GIVEN for text in given)
        return is_short and any(text in SELF for text in given) and any(map(is_open, self.own(row)))

    def _continues(self, row: int, first: Sequence[Cell]) -> bool:
        cells = self.own(row)
        return self._is_to_write_in(row) and _grid(cells) == _grid(first)


def _grid(cells: Sequence[Cell]) -> list[tuple[int, int]]:
    return [(cell.column, cell.col_span) for cell in cells]


def _covers(head: Cell, cell: Cell) -> bool:
    return head.column <= cell.column <= head.last_column


def _stand_under(cells: Sequence[Cell], headings: Sequence[Cell]) -> bool:
    """Whether each cell stands under one heading, or one cell under all of them."""
    starts = {head.column for head in headings}
    return len(cells) == 1 or all(cell.column in starts for cell in cells)


def caption_of(cell: Cell) -> Caption:
    """The cell's words as a caption."""
    return Caption(cell.text)
