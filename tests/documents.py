"""Views of Word and Excel files as a person reads them: rows of cells, and plain text to compare.

A cell that spans rows stands in its first row only; a line break within a cell or paragraph is ⏎.
"""

import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

from lxml import etree
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.cell import MergedCell
from openpyxl.worksheet.worksheet import Worksheet

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BREAK = "⏎"
_MARKS = {f"{W}br": BREAK, f"{W}cr": BREAK, f"{W}tab": "\t"}


@dataclass(frozen=True)
class Cell:
    """One cell of a table: its text, the column it begins in (from 0) and how many columns it takes."""

    text: str
    column: int
    span: int = 1


Row = list[Cell]
Table = list[Row]


def parts_of(paper: bytes) -> dict[str, bytes]:
    """The parts of the file by name, in their order."""
    with zipfile.ZipFile(BytesIO(paper)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def is_word(paper: bytes) -> bool:
    return "word/document.xml" in parts_of(paper)


def paper_text(paper: bytes) -> str:
    """The paper as text, whichever program it is for."""
    return word_text(paper) if is_word(paper) else sheet_text(paper)


def word_body(paper: bytes) -> etree._Element:
    return etree.fromstring(parts_of(paper)["word/document.xml"])[0]


def word_cells(paper: bytes) -> list[Table]:
    """The tables in order, each as rows of cells with their place in the grid."""
    return [list(_rows(table)) for table in word_body(paper).iterfind(f"{W}tbl")]


def word_tables(paper: bytes) -> list[list[list[str]]]:
    """The tables in order, each as rows of cell texts."""
    return [[[cell.text for cell in row] for row in table] for table in word_cells(paper)]


def word_paragraphs(paper: bytes) -> list[str]:
    """The texts of the paragraphs outside tables."""
    return [paragraph_text(item) for item in word_body(paper).iterfind(f"{W}p")]


def word_text(paper: bytes) -> str:
    """The body from top to bottom, then what stands in headers and footers."""
    return "\n".join([*_body_lines(paper), *_hanging_lines(paper)]) + "\n"


def paragraph_text(paragraph: etree._Element) -> str:
    """The text of the runs; a field by the text it was saved with."""
    pieces = (_MARKS.get(str(item.tag), item.text or "") for item in paragraph.iter(f"{W}t", *_MARKS))
    return "".join(pieces)


def _body_lines(paper: bytes) -> Iterator[str]:
    for block in word_body(paper):
        if block.tag == f"{W}p":
            yield paragraph_text(block).rstrip(" ")
        elif block.tag == f"{W}tbl":
            yield from (_row_line(cell.text for cell in row) for row in _rows(block))


def _hanging_lines(paper: bytes) -> Iterator[str]:
    for name, content in parts_of(paper).items():
        title = {"word/header": "页眉", "word/footer": "页脚"}.get(name[:11])
        if title:
            text = BREAK.join(map(paragraph_text, etree.fromstring(content).iter(f"{W}p")))
            yield f"{title}：{text}"


def _rows(table: etree._Element) -> Iterator[Row]:
    for row in table.iterfind(f"{W}tr"):
        yield list(_cells(row))


def _cells(row: etree._Element) -> Iterator[Cell]:
    column = 0
    for cell in row.iterfind(f"{W}tc"):
        span = int(_property(cell, "gridSpan") or 1)
        if _property(cell, "vMerge") in (None, "restart"):
            text = BREAK.join(map(paragraph_text, cell.iterfind(f"{W}p")))
            yield Cell(text, column, span)
        column += span


def _property(cell: etree._Element, name: str) -> str | None:
    """The value of a cell's property; "" when it is there without one, None when it is not there."""
    found = cell.find(f"{W}tcPr/{W}{name}")
    return None if found is None else found.get(f"{W}val", "")


def sheet_text(paper: bytes) -> str:
    """Every sheet: its title, its rows, then merges, repeated rows, header and footer."""
    book = load_workbook(BytesIO(paper))
    return "\n".join(line for sheet in book.worksheets for line in _sheet_lines(sheet)) + "\n"


def sheet_titles(paper: bytes) -> list[str]:
    """The titles of the sheets in order."""
    return load_workbook(BytesIO(paper)).sheetnames


def sheet_rows(paper: bytes, title: str = "") -> list[Row]:
    """The rows of the sheet of that title, or of the first, as cells with their place in the grid."""
    book = load_workbook(BytesIO(paper))
    return _sheet_rows(book[title] if title else book.worksheets[0])


def _sheet_rows(sheet: Worksheet) -> list[Row]:
    spans = {area.coord.split(":")[0]: area.size["columns"] for area in sheet.merged_cells.ranges}
    return [
        [_sheet_cell(cell, spans) for cell in row if not isinstance(cell, MergedCell)]
        for row in sheet.iter_rows()
    ]


def _sheet_cell(cell: SheetCell, spans: dict[str, int]) -> Cell:
    text = "" if cell.value is None else str(cell.value).replace("\n", BREAK)
    return Cell(text, cell.column - 1, spans.get(cell.coordinate, 1))


def _sheet_lines(sheet: Worksheet) -> Iterator[str]:
    yield f"工作表：{sheet.title}"
    yield from (_row_line(cell.text for cell in row) for row in _sheet_rows(sheet))
    merges = sorted(sheet.merged_cells.ranges, key=lambda area: (area.min_row, area.min_col))
    yield f"合并：{' '.join(area.coord for area in merges)}"
    yield f"打印标题：{sheet.print_title_rows or ''}"
    for title, hanging in (("页眉", sheet.oddHeader), ("页脚", sheet.oddFooter)):
        texts = (part.text for part in (hanging.left, hanging.center, hanging.right))
        yield f"{title}：{' '.join(text for text in texts if text)}"


def _row_line(texts: Iterator[str]) -> str:
    return f"| {' | '.join(texts)} |"
