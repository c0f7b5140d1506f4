"""The running part of filling a sheet: row numbers, typed cells, growing heights, merges that move along."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil

from markupsafe import Markup, escape

from docgen.fill.environment import SHEET_BREAKS, xml_text
from docgen.fill.formats import Absent, Formula, printed
from docgen.fill.merges import Growing, Merge
from docgen.model.wording import as_cell_text

_LINE = 1.35  # line pitch in parts of the type size
_TALLEST = 409  # points; Excel knows no taller row


@dataclass(frozen=True)
class CellShape:
    """What decides how many lines a text takes: the column's width in digits, the type size, wrapping."""

    width: float
    points: float
    wraps: bool

    def lines(self, text: str) -> int:
        """The lines the text takes."""
        if not self.wraps:
            return 1
        room = max(self.width * 11 / self.points - 1, 2)
        return sum(max(ceil(_digits_wide(line) / room), 1) for line in text.split("\n"))


@dataclass(frozen=True)
class RowShape:
    """A row of the template: rows left blank before it, its height, its cells' shapes, merges it starts.

    `growing` are the merges over it that grow with a loop.
    """

    gap: int
    height: float
    cells: tuple[CellShape, ...]
    merges: tuple[Merge, ...] = ()
    growing: tuple[Growing, ...] = ()


class SheetRows:
    """The rows of one sheet while it is filled. Named `sheet_rows` in the compiled text."""

    def __init__(self, shapes: tuple[RowShape, ...]) -> None:
        self._shapes = shapes
        self._shape = RowShape(0, 0, ())
        self._merged: list[Merge] = []
        self._growing: dict[int, Merge] = {}
        self.number = 0
        self.height = "0"
        self._points = 0.0

    def open(self, index: int) -> str:
        """Begin the row of that shape."""
        self._shape = self._shapes[index]
        self.number += 1 + self._shape.gap
        self._points = self._shape.height
        self._set_height()
        for merge in self._shape.merges:
            self._merged.append(
                replace(merge, top=self.number, bottom=self.number + merge.bottom - merge.top)
            )
        for growing in self._shape.growing:
            self._grow_merge(growing)
        return ""

    def skip(self, rows: int) -> str:
        """Leave that many rows blank."""
        self.number += rows
        return ""

    def cell(self, value: object, index: int) -> Markup:
        """The value as the inside of a cell, as number or text; the row grows with it."""
        formula = ""
        if isinstance(value, Formula):
            formula, value = f"<f>{escape(value.text)}</f>", value.value
        if isinstance(value, Absent) or value == "":
            return Markup("/>")
        if isinstance(value, int | Decimal) and not isinstance(value, bool):
            return Markup(f">{formula}<v>{printed(value)}</v></c>")
        if formula:
            raise TypeError("公式的值不是数字")
        text = printed(value)
        self._grow(text, self._shape.cells[index])
        inside = xml_text(as_cell_text(text), SHEET_BREAKS)
        return Markup(f' t="inlineStr"><is><t xml:space="preserve">{inside}</t></is></c>')

    def rich_cell(self, runs: Sequence[tuple[str, object]], index: int) -> Markup:
        """The values with a font each as the inside of a cell; a number alone stays a number."""
        if len(runs) == 1 and not isinstance(runs[0][1], str):
            return self.cell(runs[0][1], index)
        texts = [(look, printed(value)) for look, value in runs]
        whole = "".join(text for _, text in texts)
        if not whole:
            return Markup("/>")
        self._grow(whole, self._shape.cells[index])
        inside = "".join(_run(look, text) for look, text in texts if text)
        return Markup(f' t="inlineStr"><is>{inside}</is></c>')

    def text(self, value: object) -> str:
        """The value as a piece of a longer text."""
        return printed(value)

    def merges(self) -> Markup:
        """The merged ranges, as the sheet's own element; nothing when there are none."""
        grown = (merge for merge in self._growing.values() if not merge.is_one_cell)
        merged = [*self._merged, *grown]
        if not merged:
            return Markup("")
        ranges = "".join(f'<mergeCell ref="{merge.area}"/>' for merge in merged)
        return Markup(f'<mergeCells count="{len(merged)}">{ranges}</mergeCells>')

    def _grow_merge(self, growing: Growing) -> None:
        """Begin the merge at this row, or let it reach to it."""
        before = self._growing.get(growing.number)
        if before is not None and growing.begins and not before.is_one_cell:
            self._merged.append(before)
        if before is None or growing.begins:
            before = replace(growing.merge, top=self.number)
        self._growing[growing.number] = replace(before, bottom=self.number)

    def _grow(self, text: str, shape: CellShape) -> None:
        lines = shape.lines(text)
        if lines > 1:
            self._points = min(max(self._points, (lines + 0.5) * shape.points * _LINE), _TALLEST)
            self._set_height()

    def _set_height(self) -> None:
        self.height = f"{self._points:g}"


def _run(look: str, text: str) -> str:
    return f'<r>{look}<t xml:space="preserve">{xml_text(as_cell_text(text), SHEET_BREAKS)}</t></r>'


def _digits_wide(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in line)
