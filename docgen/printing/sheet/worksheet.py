"""A worksheet's part read into a sheet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import IO

from lxml import etree

from docgen.model.columns import column_letters, column_number
from docgen.printing.form import Unknown
from docgen.printing.sheet.number_format import find_number_format
from docgen.printing.sheet.page_setup import read_setup
from docgen.printing.sheet.sheet import (
    Area,
    CellError,
    Column,
    RichText,
    Sheet,
    SheetCell,
    SheetRow,
    SheetSetup,
    Value,
)
from docgen.printing.sheet.strings import TextReader
from docgen.printing.sheet.styles import S, Styles, attributes

_READ = frozenset(
    ("sheetPr", "sheetFormatPr", "cols", "mergeCells", "printOptions", "pageMargins", "pageSetup")
    + ("headerFooter", "rowBreaks", "colBreaks")
)
_HARMLESS = frozenset(
    ("dimension", "sheetViews", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges", "scenarios")
    + ("autoFilter", "sortState", "dataConsolidate", "customSheetViews", "phoneticPr", "dataValidations")
    + ("hyperlinks", "customProperties", "cellWatches", "ignoredErrors", "picture", "webPublishItems")
    + ("legacyDrawing",)  # comments, which are not printed; `controls` tells of others
)
_NAMES = {
    "drawing": "图片、图表或图形",
    "conditionalFormatting": "条件格式",
    "conditionalFormattings": "条件格式",
    "sparklineGroups": "迷你图",
    "slicerList": "切片器",
    "tableParts": "表格样式",
    "controls": "控件",
    "oleObjects": "嵌入对象",
    "legacyDrawingHF": "页眉页脚中的图片",
}
_ON = ("1", "true")
_LAST_COLUMN = 16_384
_LAST_ROW = 1_048_576
_CELL, _ROW, _VALUE, _INLINE = f"{S}c", f"{S}row", f"{S}v", f"{S}is"


@dataclass
class _Found:
    """What a scan of the part has found so far."""

    name: str
    rows: dict[int, SheetRow] = field(default_factory=dict)
    elements: dict[str, etree._Element] = field(default_factory=dict)
    unknown: list[Unknown] = field(default_factory=list)

    def miss(self, what: str, place: str = "") -> None:
        """Notes something that is not understood."""
        unknown = Unknown(f"工作表“{self.name}”{' ' if place else ''}{place}", what)
        if unknown not in self.unknown[-50:]:
            self.unknown.append(unknown)


class WorksheetReader:
    """Reads the worksheets of one workbook."""

    def __init__(self, styles: Styles, strings: Sequence[str | RichText], texts: TextReader) -> None:
        self._styles, self._strings, self._texts = styles, strings, texts

    def read(self, part: IO[bytes], name: str) -> tuple[Sheet, tuple[Unknown, ...]]:
        """The sheet without print areas and titles, and what in it is not understood."""
        found = self._scan(part, name)
        setup, faults = read_setup(found.elements)
        for fault in faults:
            found.miss(fault)
        return self._sheet(found, setup), tuple(found.unknown)

    def _scan(self, part: IO[bytes], name: str) -> _Found:
        found = _Found(name)
        row = 0
        rows = etree.iterparse(part, tag=_ROW, resolve_entities=False)
        for _, element in rows:
            row = self._take_row(element, row + 1, found)
            element.clear()  # a sheet of many rows takes little memory
        for element in rows.root:
            if isinstance(element.tag, str):
                _take_element(element, found)
        return found

    def _take_row(self, element: etree._Element, next_row: int, found: _Found) -> int:
        number = int(element.get("r", next_row))
        cells: dict[int, SheetCell] = {}
        column = 0
        for c in element.iterchildren(_CELL):
            reference = c.get("r")
            column = _column(reference) if reference else column + 1
            cells[column] = self._cell(c, column, number, found)
        if element.get("customFormat") in _ON and self._styles.format(int(element.get("s", 0))).is_visible:
            found.miss("整行的底纹或边框", f"第 {number} 行")
        height = element.get("ht")
        found.rows[number] = SheetRow(
            None if height is None else float(height),
            is_fixed=element.get("customHeight") in _ON,
            is_hidden=element.get("hidden") in _ON,
            cells=cells,
        )
        return number

    def _cell(self, c: etree._Element, column: int, row: int, found: _Found) -> SheetCell:
        style = int(c.get("s", 0))
        if style in self._styles.unknown:
            for fault in self._styles.unknown[style]:
                found.miss(fault, f"{column_letters(column)}{row}")
        cell_format = self._styles.format(style)
        value = self._value(c) if len(c) else None
        if type(value) is float and find_number_format(cell_format.number_format) is None:
            found.miss(f"数字格式 {cell_format.number_format}", f"{column_letters(column)}{row}")
        return SheetCell(cell_format, value)

    def _value(self, c: etree._Element) -> Value:
        kind = c.get("t", "n")
        if kind == "inlineStr":
            inline = _find_child(c, _INLINE)
            return None if inline is None else self._texts.read(inline)
        told = _find_child(c, _VALUE)
        text = None if told is None else told.text
        if not text:
            return "" if kind == "str" else None
        if kind == "n":
            return float(text)
        if kind == "s":
            number = int(text)
            return self._strings[number] if number < len(self._strings) else ""
        if kind == "b":
            return text in _ON
        return CellError(text) if kind == "e" else text

    def _sheet(self, found: _Found, setup: SheetSetup) -> Sheet:
        shape = found.elements.get("sheetFormatPr")
        said = attributes(shape)
        default_width = said.get("defaultColWidth")
        return Sheet(
            name=found.name,
            rows=found.rows,
            columns=tuple(self._iter_columns(found)),
            default_width=None if default_width is None else float(default_width),
            base_width=int(said.get("baseColWidth", 8)),
            default_height=float(said.get("defaultRowHeight", 0)),
            hides_other_rows=said.get("zeroHeight") in _ON,
            merges=tuple(_iter_merges(found.elements.get("mergeCells"))),
            setup=setup,
        )

    def _iter_columns(self, found: _Found) -> Iterator[Column]:
        cols = found.elements.get("cols")
        for col in () if cols is None else cols.iterchildren(f"{S}col"):
            first, last = int(col.get("min", 1)), min(int(col.get("max", 1)), _LAST_COLUMN)
            width = col.get("width")
            if self._styles.format(int(col.get("style", 0))).is_visible:
                found.miss("整列的底纹或边框", f"{column_letters(first)} 列")
            yield Column(first, last, None if width is None else float(width), col.get("hidden") in _ON)


def area(reference: str) -> Area:
    """The block of cells of a reference as B2:D8; a whole row or column reaches to the sheet's end.

    Raises ValueError for what lies beyond any sheet.
    """
    first, _, last = reference.replace("$", "").partition(":")
    left, top = _split(first)
    right, bottom = _split(last or first)
    whole = Area(left or 1, top or 1, right or _LAST_COLUMN, bottom or _LAST_ROW)
    if max(whole.left, whole.right) > _LAST_COLUMN or max(whole.top, whole.bottom) > _LAST_ROW:
        raise ValueError(f"{reference} lies beyond any sheet")
    return whole


def _split(cell: str) -> tuple[int, int]:
    letters = cell.rstrip("0123456789")
    return column_number(letters), int(cell[len(letters) :] or 0)


def _find_child(element: etree._Element, tag: str) -> etree._Element | None:
    """The first child of that tag; faster than lxml's `find`."""
    for child in element:
        if child.tag == tag:
            return child
    return None


@lru_cache(1 << 16)
def _column(reference: str) -> int:
    return column_number(reference.rstrip("0123456789"))


def _iter_merges(element: etree._Element | None) -> Iterator[Area]:
    for merge in () if element is None else element.iterchildren(f"{S}mergeCell"):
        yield area(merge.get("ref") or "A1")


def _take_element(element: etree._Element, found: _Found) -> None:
    """An element beside the cells: kept, harmless, or named as not understood."""
    name = etree.QName(element).localname
    if name in _READ:
        found.elements[name] = element
    elif name == "extLst":
        for part in element.iter():
            local = etree.QName(part).localname if isinstance(part.tag, str) else ""
            if local in _NAMES:
                found.miss(_NAMES[local])
    elif name not in _HARMLESS:
        found.miss(_NAMES.get(name, f"元素 {name}"))
