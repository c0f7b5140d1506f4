"""How a list of docgen's looks in a workbook: title, hint, headings to filter by, framed rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import east_asian_width

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from docgen.annotate.wording import writable

ERROR_COLOR, WARNING_COLOR = "FFC7CE", "FFEB9C"
HEADING_ROW = 3
_HEADING_COLOR, _FONT = "D9E1F2", "宋体"
_LINE_HEIGHT, _PADDING = 13.5, 3  # points
_NARROW = frozenset(("N", "Na", "H"))  # of east_asian_width: half a Chinese character wide
_LINE = Side(style="thin", color="BFBFBF")
_BORDER = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)

Content = str | int | Decimal | None


@dataclass(frozen=True)
class Column:
    """One column of a list: its caption and its width in characters."""

    caption: str
    width: int
    is_centred: bool = False


def begin_list(sheet: Worksheet, title: str, hint: str, columns: Sequence[Column]) -> None:
    """The title, the hint and the headings, in the first three rows."""
    for row, text, font, height in (
        (1, title, Font(name=_FONT, size=12, bold=True), 34),
        (2, hint, Font(name=_FONT, size=10), 20),
    ):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(columns))
        cell = _filled(sheet.cell(row, 1), text)
        cell.font, cell.alignment = font, Alignment(wrap_text=True, vertical="center")
        sheet.row_dimensions[row].height = height
    for number, column in enumerate(columns, start=1):
        cell = _filled(sheet.cell(HEADING_ROW, number), column.caption)
        cell.font, cell.border = Font(name=_FONT, size=10, bold=True), _BORDER
        cell.fill = filled_with(_HEADING_COLOR)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
        sheet.column_dimensions[get_column_letter(number)].width = column.width


def add_row(sheet: Worksheet, row: int, columns: Sequence[Column], contents: Sequence[Content]) -> None:
    """A row of the list, as high as its texts need."""
    for number, (column, content) in enumerate(zip(columns, contents, strict=True), start=1):
        cell = _filled(sheet.cell(row, number), content)
        cell.font, cell.border = Font(name=_FONT, size=10), _BORDER
        side = "center" if column.is_centred else None
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal=side)
    sheet.row_dimensions[row].height = _height(columns, contents)


def link(cell: Cell | MergedCell, sheet: str, target: str) -> None:
    """Makes the cell lead to that cell of that sheet."""
    quoted = sheet.replace("'", "''")
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{quoted}'!{target}")
    cell.font = Font(name=_FONT, size=10, color="0563C1", underline="single")


def filled_with(color: str) -> PatternFill:
    """A plain background of that colour."""
    return PatternFill(fill_type="solid", start_color=color)


def finish_list(sheet: Worksheet, columns: Sequence[Column], last_row: int) -> None:
    """The headings stay in sight and can be filtered by; printed, it goes on sheets laid sideways."""
    sheet.freeze_panes = f"A{HEADING_ROW + 1}"
    sheet.auto_filter.ref = f"A{HEADING_ROW}:{get_column_letter(len(columns))}{last_row}"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{HEADING_ROW}:{HEADING_ROW}"
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    footer = sheet.HeaderFooter.oddFooter
    assert footer is not None  # openpyxl makes one with every sheet
    footer.center.text = "第 &P 页，共 &N 页"


def _filled(cell: Cell | MergedCell, content: Content) -> Cell | MergedCell:
    """The cell with the content; a text is no formula however it begins."""
    if isinstance(content, str):
        cell.value = writable(content) or None
        if cell.value:
            cell.data_type = "s"
    else:
        cell.value = content
    return cell


def _height(columns: Sequence[Column], contents: Sequence[Content]) -> float:
    """Room for the cell with the most lines, which no program works out when it opens the file."""
    lines = [_lines(str(text), column.width - 2) for text, column in zip(contents, columns, strict=True)]
    return _LINE_HEIGHT * max(*lines, 1) + _PADDING


def _lines(text: str, width: int) -> int:
    columns = sum(1 if east_asian_width(char) in _NARROW else 2 for char in text)
    return -(-columns // width)
