"""How the sheets look: headings, explanations, what is starred, what may be typed into, how they print."""

import unicodedata
from collections.abc import Iterable
from typing import Any

from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter

from docgen.sheets import EXAMPLE_MARK
from docgen.workbook.columns import Column
from docgen.workbook.rules import ROWS

FONT = "宋体"
_LAST_COLUMN = 16384
_LINE, _MARGIN = 14.5, 5.0  # points a line of small type, and around the text
_FEWEST_LINES, _MOST_LINES = 2, 6
_FITS_ON_A_PAGE = 12  # columns
_WIDE_SCALE = 60  # percent
PLAIN, _STARRED = "DCE6F1", "FFE699"
_PALE, _EMPTY = "F2F6FA", "FFF6DD"
_NUMBER = "worker.number"
_EDGE = Side(style="thin", color="BFBFBF")

OPEN = Protection(locked=False)
FRAME = Border(left=_EDGE, right=_EDGE, top=_EDGE, bottom=_EDGE)


def heading_style(column: Column) -> dict[str, Any]:
    """The style of a heading; a starred one stands out."""
    return {
        "font": Font(name=FONT, bold=True, size=11, color="9C0006" if column.is_starred else "1F3864"),
        "fill": _filled(_STARRED if column.is_starred else PLAIN),
        "alignment": Alignment(wrap_text=True, horizontal="center", vertical="center"),
        "border": FRAME,
    }


def explanation_style() -> dict[str, Any]:
    """The style of an explanation."""
    return {
        "font": Font(name=FONT, size=9, color="595959"),
        "fill": _filled(_PALE),
        "alignment": Alignment(wrap_text=True, vertical="top"),
        "border": FRAME,
        "number_format": "@",
    }


def height(texts: Iterable[tuple[str, int]], most: int | None = _MOST_LINES) -> float:
    """In points, for the longest of the texts in columns of those widths, no more than that many lines."""
    lines = max((_lines(text, width) for text, width in texts), default=1)
    return _MARGIN + _LINE * (lines if most is None else min(max(_FEWEST_LINES, lines), most))


def _lines(text: str, width: int) -> int:
    """How many lines of that width the text takes."""
    return sum(max(-(-_width(line) // max(width - 1, 1)), 1) for line in text.split("\n"))


def open_cells(rows: Any, used: int) -> None:
    """Everything beside the columns may be typed into as well: only then rows can be deleted."""
    rest = rows.column_dimensions[get_column_letter(used + 1)]
    rest.min, rest.max, rest.protection = used + 1, _LAST_COLUMN, OPEN


def protect(rows: Any) -> None:
    """Headings and explanations cannot be typed over; without a password, everything else is allowed."""
    shield = rows.protection
    shield.sheet = True
    shield.formatCells = shield.formatColumns = shield.formatRows = False
    shield.insertRows = shield.deleteRows = shield.insertHyperlinks = False
    shield.sort = shield.autoFilter = False


def add_filter(rows: Any, columns: int, heading_rows: int) -> None:
    """Arrows below the headings to sort and to filter by: a protected sheet cannot be given any later."""
    rows.auto_filter.ref = f"A{heading_rows}:{get_column_letter(columns)}{heading_rows + ROWS}"


def mark_rows(rows: Any, columns: tuple[Column, ...], first_row: int) -> None:
    """Examples in grey while they are examples, and starred cells that are still empty in a begun row."""
    last = first_row + ROWS - 1
    whole = f"A{first_row}:{get_column_letter(len(columns))}{last}"
    key = get_column_letter(_key_column(columns))
    is_example = f'LEFT(${key}{first_row},{len(EXAMPLE_MARK)})="{EXAMPLE_MARK}"'
    style = {"font": Font(italic=True, color="808080"), "fill": PatternFill(bgColor="EDEDED")}
    rows.conditional_formatting.add(whole, _rule(is_example, stopIfTrue=True, **style))
    starred = [get_column_letter(number) for number, column in enumerate(columns, 1) if column.is_starred]
    if starred:
        is_begun = f"COUNTA($A{first_row}:${get_column_letter(len(columns))}{first_row})>0"
        formula = f"AND(LEN({starred[0]}{first_row})=0,{is_begun})"
        places = " ".join(f"{letter}{first_row}:{letter}{last}" for letter in starred)
        rows.conditional_formatting.add(places, _rule(formula, fill=PatternFill(bgColor=_EMPTY)))


def _key_column(columns: tuple[Column, ...]) -> int:
    """The number of the column by which a row is told to be an example: 职工编号 where there is one."""
    paths = [column.field.path for column in columns]
    return paths.index(_NUMBER) + 1 if _NUMBER in paths else 1


def set_up_print(rows: Any, columns: int, frozen: int, heading_rows: int) -> None:
    """A4 across, headings and keys on every page; a narrow sheet on one page's width."""
    rows.page_setup.orientation, rows.page_setup.paperSize = "landscape", 9
    rows.page_margins.left = rows.page_margins.right = 0.5
    rows.page_margins.top = rows.page_margins.bottom = 0.7
    rows.page_margins.header = rows.page_margins.footer = 0.3
    rows.page_setup.pageOrder = "overThenDown"
    if columns <= _FITS_ON_A_PAGE:
        rows.sheet_properties.pageSetUpPr.fitToPage = True
        rows.page_setup.fitToWidth, rows.page_setup.fitToHeight = 1, 0
    else:
        rows.page_setup.scale = _WIDE_SCALE
        rows.print_title_cols = f"A:{get_column_letter(frozen)}"
    rows.print_title_rows = f"1:{heading_rows}"
    rows.oddFooter.center.text = "&A　第 &P 页，共 &N 页"


def _rule(formula: str, **looks: Any) -> Any:
    return FormulaRule([formula], **looks)  # type: ignore[no-untyped-call]


def _filled(color: str) -> PatternFill:
    return PatternFill("solid", fgColor=color)


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)
