"""Excel templates: the sheet's own XML becomes a row pattern, filled with text and numbers as they come.

A tag stands in a cell. A row whose only text is `{%tr for … %}`, `{%tr endfor %}` or `{%tr if … %}` vanishes
and rules the rows that follow. Styles, widths, print set-up and pictures stay as the template has them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from docgen.fill.archive import Part, archive_bytes, deflated
from docgen.fill.environment import SHEET_BREAKS, environment
from docgen.fill.merges import Merge, growing_at, grows, is_torn
from docgen.fill.remarks import without_remarks
from docgen.fill.rich_text import RichRun, joined_text, runs_of
from docgen.fill.rows import CellShape, RowShape, SheetRows
from docgen.fill.styles import Styles
from docgen.fill.template import (
    TAG,
    Blank,
    CompiledPart,
    Tags,
    compile_part,
    faults_of_the_file,
    parse_part,
    read_template_parts,
    with_prefix,
)
from docgen.model.columns import column_number

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_WORKSHEET = re.compile(r"xl/worksheets/sheet\d+\.xml")
_OPENS = ("for ", "if ")  # what stands over rows; blank rows before it stay blank
_ROW_TAG = re.compile(r"\{%tr\s(.*?)%\}", re.DOTALL)
_STRINGS = "xl/sharedStrings.xml"
_HOLDER = f"{_S}docgenCells"
_ENGINE = environment(SHEET_BREAKS)


@dataclass(frozen=True)
class CompiledSheet:
    """One worksheet, ready to be filled; `shapes` are its rows in the order of the template."""

    part: CompiledPart
    shapes: tuple[RowShape, ...]

    def fill(self, context: Mapping[str, Any]) -> Part:
        """The filled worksheet."""
        rows = SheetRows(self.shapes)
        return deflated(self.part.name, self.part.fill({**context, "sheet_rows": rows}).encode())


@dataclass(frozen=True)
class SheetTemplate:
    """A compiled Excel template."""

    parts: tuple[Part | CompiledSheet, ...]

    def fill(self, context: Mapping[str, Any]) -> bytes:
        """The filled paper as the bytes of an .xlsx file. Raises PackFaultyError naming the tag."""
        return archive_bytes(part if isinstance(part, Part) else part.fill(context) for part in self.parts)


def compile_sheet(blank: Blank) -> SheetTemplate:
    """The template compiled. Raises PackFaultyError with file, sheet, cell and tag."""
    with faults_of_the_file(blank):
        return _compile_sheet(blank)


def _compile_sheet(blank: Blank) -> SheetTemplate:
    parts = {part.name: part for part in without_remarks(read_template_parts(blank), blank)}
    strings = _shared_strings(parts, blank)
    styles = Styles(parse_part(parts.get("xl/styles.xml"), blank))
    titles = _sheet_titles(parts, blank)
    compiled: list[Part | CompiledSheet] = []
    for part in parts.values():
        if _WORKSHEET.fullmatch(part.name):
            compiled.append(
                _Compiler(part, titles.get(part.name, part.name), strings, styles, blank).compiled()
            )
        elif part.name == _STRINGS:
            compiled.append(_without_tags(part, blank))
        elif part.name == "xl/workbook.xml":
            compiled.append(_without_print_areas(part, blank))
        else:
            compiled.append(part)
    return SheetTemplate(tuple(compiled))


class _Compiler:
    """Turns one worksheet into Jinja text: rows and cells numbered as they are filled."""

    def __init__(
        self, part: Part, title: str, strings: list[tuple[RichRun, ...]], styles: Styles, blank: Blank
    ) -> None:
        self._part, self._title, self._strings = part, title, strings
        self._styles, self._blank = styles, blank
        self._tags = Tags()
        self._shapes: list[RowShape] = []
        self._root = with_prefix(parse_part(part, blank), None)
        etree.strip_tags(self._root, etree.Comment)  # could look like tags put aside
        self._widths = _column_widths(self._root)
        self._last_row = 0
        self._ruled: dict[int, str] = {}
        self._merges: list[Merge] = []
        self._growing: dict[int, Merge] = {}

    def compiled(self) -> Part | CompiledSheet:
        """The compiled sheet; the part itself when it has no tag."""
        data = self._root.find(f"{_S}sheetData")
        rows = [] if data is None else list(data)
        for cell in (cell for row in rows for cell in row):
            self._blank.require_plain_text(self._text(cell), f"{self._title}!{cell.get('r')}")
            self._blank.require_whole_tags(self._text(cell), f"{self._title}!{cell.get('r')}")
            self._refuse_formula(cell)
        if data is None or not any(TAG.search(text) for row in rows for text in self._texts(row)):
            return self._part
        self._take_merges(rows)
        for row in rows:
            self._take_row(row)
        self._drop("dimension")
        xml = etree.tostring(self._root, encoding="UTF-8", xml_declaration=True, standalone=True)
        part = compile_part(self._part.name, _unwrapped(xml), self._tags, self._blank, _ENGINE)
        return CompiledSheet(part, tuple(self._shapes))

    def _refuse_formula(self, cell: etree._Element) -> None:
        """A formula of the template's own would print the value it had there."""
        if cell.find(f"{_S}f") is not None:
            raise self._blank.fault(
                f"{self._title}!{cell.get('r')}",
                "模板中的公式不会随填写的数据重新计算。",
                '请写成 {{ 名称|公式("…") }}，由程序同时给出数值。',
            )

    def _take_row(self, row: etree._Element) -> None:
        number = int(row.get("r", self._last_row + 1))
        statement = self._row_statement(row)
        parent = row.getparent()
        if statement is not None and parent is not None:
            place = f"{self._title}!A{number}"
            gap = number - self._last_row - 1
            if gap > 0 and statement.startswith(_OPENS):
                row.addprevious(self._tags.marker(f"{{{{ sheet_rows.skip({gap}) }}}}", place))
            parent.replace(row, self._tags.marker(f"{{%{statement}%}}", place))
            self._last_row = number
            return
        self._pattern(row, number)
        self._last_row = number

    def _row_statement(self, row: etree._Element) -> str | None:
        texts = [text.strip() for text in self._texts(row) if text.strip()]
        match = _ROW_TAG.fullmatch(texts[0]) if len(texts) == 1 else None
        return match[1] if match else None

    def _pattern(self, row: etree._Element, number: int) -> None:
        """The row becomes: open, its cells kept aside, then the row element with the height they need."""
        shapes: list[CellShape] = []
        merges = tuple(merge for merge in self._merges if merge.top == number)
        growing = tuple(growing_at(number, self._growing, self._ruled))
        spans = {merge.first: merge.last for merge in (*merges, *(item.merge for item in growing))}
        for cell in row:
            self._take_cell(cell, number, shapes, spans)
        height = float(row.get("ht", 0)) or self._default_height()
        gap = max(number - self._last_row - 1, 0)
        self._shapes.append(RowShape(gap, height, tuple(shapes), merges, growing))
        place = f"{self._title}!{number}"
        opening = self._tags.token(f"{{{{ sheet_rows.open({len(self._shapes) - 1}) }}}}", place)
        keep = self._tags.token("{% set row_cells %}", place)
        kept = self._tags.token("{% endset %}", place)
        row.set("r", self._tags.token("{{ sheet_rows.number }}", place))
        row.set("ht", self._tags.token("{{ sheet_rows.height }}", place))
        row.set("customHeight", "1")
        row.attrib.pop("spans", "")
        self._rebuild(row, opening + keep, kept, place)

    def _rebuild(self, row: etree._Element, before: str, after: str, place: str) -> None:
        """The cells move in front of their row, into an element that `_unwrapped` takes away again."""
        parent = row.getparent()
        if parent is None:
            return
        holder = etree.Element(_HOLDER)
        holder.text = before
        holder.extend(list(row))
        parent.insert(parent.index(row), holder)
        holder.tail = after
        row.text = self._tags.token("{{ row_cells }}", place)

    def _take_cell(
        self, cell: etree._Element, row: int, shapes: list[CellShape], spans: dict[str, str]
    ) -> None:
        column = cell.get("r", "A").rstrip("0123456789")
        place = f"{self._title}!{column}{row}"
        text = self._text(cell)
        cell.set("r", column + self._tags.token("{{ sheet_rows.number }}", place))
        if not TAG.search(text):
            return
        if _ROW_TAG.search(text):
            raise self._blank.fault(place, "标签 {%tr … %} 所在的行还有其他文字。", "请让它单独占一行。")
        shapes.append(self._shape(cell, column, spans.get(column, column)))
        source = self._source(self._runs(cell), place, len(shapes) - 1)
        for child in list(cell):
            cell.remove(child)
        cell.attrib.pop("t", "")
        cell.text = self._tags.token(text.strip(), place, source)

    def _source(self, runs: tuple[RichRun, ...], place: str, shape: int) -> str:
        """What is compiled in the cell's stead: its text as a whole, or run by run where fonts differ."""
        if not any(run.look for run in runs):
            return f"{{{{ sheet_rows.cell({self._value(joined_text(runs), place)}, {shape}) }}}}"
        values = ", ".join(f"({_quoted(run.look)}, {self._value(run.text, place)})" for run in runs)
        return f"{{{{ sheet_rows.rich_cell([{values}], {shape}) }}}}"

    def _value(self, text: str, place: str) -> str:
        """The Jinja expression of a cell: the tag's own when it stands alone, else the joined pieces."""
        whole = re.fullmatch(r"\s*\{\{(.*?)\}\}\s*", text, re.DOTALL)
        if whole and "{{" not in whole[1]:
            return whole[1].strip()
        if "{%" in text:
            raise self._blank.fault(
                place, f"单元格中不能用 {text.strip()[:30]}。", "请改用 {{ … }}，或把条件放在单独的行。"
            )
        pieces: list[str] = []
        last = 0
        for match in TAG.finditer(text):
            pieces.append(_quoted(text[last : match.start()]))
            if not match[0].startswith("{#"):
                pieces.append(f"sheet_rows.text({match[0][2:-2].strip()})")
            last = match.end()
        pieces.append(_quoted(text[last:]))
        return " ~ ".join(piece for piece in pieces if piece != '""') or '""'

    def _shape(self, cell: etree._Element, first: str, last: str) -> CellShape:
        style = self._styles.of(int(cell.get("s", 0)))
        width = sum(self._widths.get(n, 8.43) for n in range(column_number(first), column_number(last) + 1))
        return CellShape(width, style.points, style.wraps)

    def _take_merges(self, rows: list[etree._Element]) -> None:
        """Note the merges; their element gives way to what the rows collect."""
        statements = ((int(row.get("r", 0)), self._row_statement(row)) for row in rows)
        self._ruled = {number: statement for number, statement in statements if statement is not None}
        element = self._root.find(f"{_S}mergeCells")
        parent = element.getparent() if element is not None else None
        if element is None or parent is None:
            return
        for item in element:
            corner, _, opposite = (item.get("ref") or "A1").partition(":")
            (first, top), (last, bottom) = _split(corner), _split(opposite or corner)
            self._take_merge(Merge(first, last, top, bottom))
        parent.replace(element, self._tags.marker("{{ sheet_rows.merges() }}", self._title))

    def _take_merge(self, merge: Merge) -> None:
        if is_torn(merge, self._ruled):
            place = f"{self._title}!{merge.area}"
            raise self._blank.fault(place, "合并单元格从内层循环伸到了循环之外。", "请拆开合并。")
        if grows(merge, self._ruled):
            self._growing[len(self._growing)] = merge
        else:
            self._merges.append(merge)

    def _default_height(self) -> float:
        shape = self._root.find(f"{_S}sheetFormatPr")
        return float(shape.get("defaultRowHeight", 15)) if shape is not None else 15.0

    def _drop(self, name: str) -> None:
        for element in self._root.findall(f"{_S}{name}"):
            self._root.remove(element)

    def _texts(self, row: etree._Element) -> list[str]:
        return [self._text(cell) for cell in row]

    def _text(self, cell: etree._Element) -> str:
        return joined_text(self._runs(cell))

    def _runs(self, cell: etree._Element) -> tuple[RichRun, ...]:
        value = cell.find(f"{_S}v")
        if cell.get("t") == "s" and value is not None:
            return self._strings[int(value.text or 0)]
        item = cell.find(f"{_S}is") if cell.get("t") == "inlineStr" else None
        return () if item is None else runs_of(item)


def _unwrapped(xml: bytes) -> bytes:
    """Without the holders of cells, and with each tagged cell left open for `sheet_rows.cell` to close."""
    text = re.sub(r"</?docgenCells[^>]*>", "", xml.decode())
    return re.sub(r"(<c [^<>]*)>(⟦docgen:\d+⟧)</c>", r"\1\2", text).encode()


def _quoted(text: str) -> str:
    """The text as a Jinja string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _shared_strings(parts: Mapping[str, Part], blank: Blank) -> list[tuple[RichRun, ...]]:
    if _STRINGS not in parts:
        return []
    root = parse_part(parts[_STRINGS], blank)
    return [runs_of(item) for item in root]


def _without_tags(part: Part, blank: Blank) -> Part:
    """The shared strings with those that hold tags emptied; their cells carry text of their own."""
    root = parse_part(part, blank)
    for item in root:
        if TAG.search("".join(text.text or "" for text in item.iter(f"{_S}t"))):
            for child in list(item):
                item.remove(child)
            etree.SubElement(item, f"{_S}t").text = ""
    return deflated(part.name, etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))


def _without_print_areas(part: Part, blank: Blank) -> Part:
    """A print area would cut off the rows that filling adds."""
    root = parse_part(part, blank)
    for name in list(root.iter(f"{_S}definedName")):
        parent = name.getparent()
        if name.get("name") == "_xlnm.Print_Area" and parent is not None:
            parent.remove(name)
    return deflated(part.name, etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))


def _sheet_titles(parts: Mapping[str, Part], blank: Blank) -> dict[str, str]:
    """The title of each worksheet part, as a person sees it on the tab."""
    relations = parse_part(parts.get("xl/_rels/workbook.xml.rels"), blank)
    targets = {item.get("Id"): f"xl/{(item.get('Target') or '').removeprefix('/xl/')}" for item in relations}
    workbook = parse_part(parts.get("xl/workbook.xml"), blank)
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    sheets = list(workbook.iter(f"{_S}sheet"))
    return {targets.get(sheet.get(key), ""): sheet.get("name") or "" for sheet in sheets}


def _column_widths(root: etree._Element) -> dict[int, float]:
    widths: dict[int, float] = {}
    for column in root.iter(f"{_S}col"):
        for number in range(int(column.get("min", 1)), min(int(column.get("max", 1)), 256) + 1):
            widths[number] = float(column.get("width", 8.43))
    return widths


def _split(cell: str) -> tuple[str, int]:
    letters = cell.rstrip("0123456789")
    return letters, int(cell[len(letters) :])
