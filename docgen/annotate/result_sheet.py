"""The sheet 核对结果: every finding in a row, with a link to its cell."""

from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen.annotate.looks import (
    ERROR_COLOR,
    HEADING_ROW,
    WARNING_COLOR,
    Column,
    add_row,
    begin_list,
    filled_with,
    finish_list,
    link,
)
from docgen.annotate.wording import severity_of
from docgen.findings import Finding, Place
from docgen.sheets import CHECKED, CHECKED_HEAD

_COLUMNS = (
    Column("序号", 6, is_centred=True),
    Column("户", 18),
    Column("姓名", 11),
    Column("位置", 18),
    Column("程度", 7, is_centred=True),
    Column("问题", 46),
    Column("改法", 46),
    Column("规则", 11),
    Column("依据", 26),
)
_PLACE, _SEVERITY = 4, 5
_HINT = "点“位置”一栏可跳到有误的单元格；单元格的批注写明改法。改好后保存，再次核对时，旧的标记会先清除。"


def add_result_sheet(
    book: Workbook, findings: Sequence[Finding], names: Mapping[str, str], summary: str
) -> None:
    """Adds the sheet in front, where it is seen first. `names` tells by household its worker."""
    sheet = book.create_sheet(_free_title(book), 0)
    begin_list(sheet, f"{CHECKED_HEAD}：{summary}", _HINT, _COLUMNS)
    for number, item in enumerate(findings, start=1):
        _add_finding(sheet, number, item, names.get(item.household, ""))
    finish_list(sheet, _COLUMNS, HEADING_ROW + len(findings))
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = sheet


def remove_result_sheet(book: Workbook) -> None:
    """Takes out the sheet of an earlier check; one of that name that is not docgen's stays."""
    for sheet in book.worksheets:
        if sheet.title.startswith(CHECKED) and str(sheet["A1"].value or "").startswith(CHECKED_HEAD):
            book.remove(sheet)


def _free_title(book: Workbook) -> str:
    """核对结果, with a number behind it where the clerk has such a sheet."""
    numbered = (f"{CHECKED}{number}" for number in range(2, len(book.sheetnames) + 3))
    return next(title for title in (CHECKED, *numbered) if title not in book.sheetnames)


def _add_finding(sheet: Worksheet, number: int, item: Finding, name: str) -> None:
    row = HEADING_ROW + number
    contents = (
        number, item.household, name, _where(item.place), severity_of(item),
        item.sentence, item.remedy, item.rule, item.source,
    )  # fmt: skip
    add_row(sheet, row, _COLUMNS, contents)
    sheet.cell(row, _SEVERITY).fill = filled_with(ERROR_COLOR if item.is_blocking else WARNING_COLOR)
    if item.place.sheet:
        link(sheet.cell(row, _PLACE), item.place.sheet, item.place.cell or "A1")


def _where(place: Place) -> str:
    if place.sheet:
        return f"{place.sheet}!{place.cell}" if place.cell else place.sheet
    return "整个文件"
