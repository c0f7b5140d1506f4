"""Damages of rows, columns, headings and sheets."""

import datetime as dt
from copy import copy
from typing import Any

from openpyxl.worksheet.worksheet import Worksheet

from docgen.sheets import Belongs

from .damages import in_sheet
from .sites import KEY, SHEETS, Site, neighbour

_FIRST_ROW, _MOST_ROWS = 2, 60
_LEAST_SHIFTED = 4
_MONEY = "money"


def _values(sheet: Worksheet, row: int) -> list[Any]:
    return [cell.value for cell in sheet[row]]


def _put(sheet: Worksheet, row: int, values: list[Any], like: int) -> None:
    for column, value in enumerate(values, 1):
        cell = sheet.cell(row, column)
        cell.value = value
        cell.number_format = sheet.cell(like, column).number_format
        if isinstance(value, str):
            cell.data_type = "s"


def _is_in_list(site: Site) -> bool:
    """Whether the rows of the sheet belong to households of another sheet."""
    sheet = next(sheet for sheet in SHEETS if sheet.title == site.sheet)
    return bool(sheet.list_path) and sheet.belongs is Belongs.HOUSEHOLD


# --- rows and columns that are not shown


@in_sheet("隐藏的行")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.row_dimensions[site.row].hidden = True


@in_sheet("隐藏的列")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.column_dimensions[site.cell.rstrip("0123456789")].hidden = True


@in_sheet("自动筛选藏起了一行")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.auto_filter.ref = sheet.dimensions
    sheet.row_dimensions[site.row].hidden = True


# --- sheets


@in_sheet("工作表名多一个空格")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.title = f"{sheet.title[0]} {sheet.title[1:]} "


@in_sheet("工作表名后加了“表”")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.title = f"{sheet.title}表"


@in_sheet("工作表名后加了(2)")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.title = f"{sheet.title}(2)"


@in_sheet("工作表改成默认名 Sheet5")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.title = "Sheet5"


@in_sheet("工作表名错一个字", lambda site: len(site.sheet) > 1)
def _(sheet: Worksheet, site: Site) -> None:
    sheet.title = f"{sheet.title[:-1]}某"


@in_sheet("隐藏的工作表")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.sheet_state = "hidden"


# --- headings


@in_sheet("删去标题")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.cell(1, site.column).value = None


@in_sheet("标题重复（另一列改成同名）", lambda site: _is_heading(site, 1) or site.column > 1)
def _(sheet: Worksheet, site: Site) -> None:
    other = site.column + 1 if _is_heading(site, 1) else site.column - 1
    sheet.cell(1, other).value = sheet.cell(1, site.column).value


def _is_heading(site: Site, columns: int) -> bool:
    """Whether there is a filled column so many columns to the right."""
    return any(neighbour(site, row - site.row, columns) for row in range(_FIRST_ROW, _MOST_ROWS))


@in_sheet("整列重复一遍")
def _(sheet: Worksheet, site: Site) -> None:
    end = sheet.max_column + 1
    for row in range(1, sheet.max_row + 1):
        source, copied = sheet.cell(row, site.column), sheet.cell(row, end)
        copied.value, copied.number_format = source.value, source.number_format


@in_sheet("标题错一个字", lambda site: len(site.heading) > 2)
def _(sheet: Worksheet, site: Site) -> None:
    sheet.cell(1, site.column).value = f"{site.heading[:-1]}某"


@in_sheet("标题中间加空格、带星号和冒号")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.cell(1, site.column).value = f"＊{'　'.join(site.heading)}："


@in_sheet("标题竖写（逐字换行）")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.cell(1, site.column).value = "\n".join(site.heading)


def _is_money(site: Site) -> bool:
    return site.kind == _MONEY and site.value != 0 and "元" not in site.heading


@in_sheet("标题写了别的单位（万元），数未改", _is_money)
def _(sheet: Worksheet, site: Site) -> None:
    sheet.cell(1, site.column).value = f"{site.heading}（万元）"


@in_sheet("整列按万元填写，标题注明万元", _is_money)
def _(sheet: Worksheet, site: Site) -> None:
    sheet.cell(1, site.column).value = f"{site.heading}（万元）"
    for row in range(_FIRST_ROW, sheet.max_row + 1):
        cell = sheet.cell(row, site.column)
        if isinstance(cell.value, int | float):
            cell.value = cell.value / 10_000


@in_sheet("标题写了别的期间（元/年与元/月）", lambda site: site.kind == _MONEY and "/" in site.unit)
def _(sheet: Worksheet, site: Site) -> None:
    sheet.cell(1, site.column).value = f"{site.heading}（元/{'年' if '月' in site.unit else '月'}）"


@in_sheet("标题上面加了两行大标题")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.insert_rows(1, 2)
    sheet["A1"].value = "困难职工家庭情况采集表"
    sheet["A2"].value = "填报单位（盖章）：                    填报日期：2018年12月"
    sheet.merge_cells("A1:H1")


@in_sheet("标题下面有一行填写说明")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.insert_rows(2)
    for cell in sheet[1]:
        if cell.value is not None:
            sheet.cell(2, cell.column).value = "必填" if cell.column % 2 else "文本格式"


# --- rows and columns


@in_sheet("标题与右边的标题合并", lambda site: _is_heading(site, 1))
def _(sheet: Worksheet, site: Site) -> None:
    sheet.merge_cells(start_row=1, end_row=1, start_column=site.column, end_column=site.column + 1)


@in_sheet("一行移到末尾", is_order_free=True)
def _(sheet: Worksheet, site: Site) -> None:
    _put(sheet, sheet.max_row + 1, _values(sheet, site.row), site.row)
    sheet.delete_rows(site.row)


@in_sheet("中间插入空行")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.insert_rows(site.row)


@in_sheet("中间插入只有空格的行")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.insert_rows(site.row)
    for column in range(1, 5):
        sheet.cell(site.row, column).value = "  "


@in_sheet("末尾有合计行")
def _(sheet: Worksheet, site: Site) -> Any:
    totals: list[Any] = ["合计", *[None] * (sheet.max_column - 1)]
    for column in range(2, sheet.max_column + 1):
        numbers = [sheet.cell(row, column).value for row in range(_FIRST_ROW, sheet.max_row + 1)]
        if numbers and all(isinstance(number, int | float) for number in numbers):
            totals[column - 1] = sum(numbers)
    _put(sheet, sheet.max_row + 1, totals, site.row)


@in_sheet("末尾有制表人一行")
def _(sheet: Worksheet, site: Site) -> None:
    row = sheet.max_row + 2
    sheet.cell(row, 1).value = "制表人：王样表          审核人：李样审          2018年12月28日"


@in_sheet("一行重复一遍")
def _(sheet: Worksheet, site: Site) -> None:
    row = sheet.max_row + 1
    _put(sheet, row, _values(sheet, site.row), site.row)


@in_sheet("一行从这一格起向右错一格")
def _(sheet: Worksheet, site: Site) -> Any:
    values = _values(sheet, site.row)
    if sum(value is not None for value in values[site.column - 1 :]) < _LEAST_SHIFTED:
        return False  # the last cells may find a place where they fit
    values.insert(site.column - 1, None)
    _put(sheet, site.row, values, site.row)
    return True


@in_sheet("左边插入一列序号")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.insert_cols(1)
    sheet.cell(1, 1).value = "序号"
    for row in range(_FIRST_ROW, sheet.max_row + 1):
        sheet.cell(row, 1).value = row - 1


@in_sheet("整列移到末尾")
def _(sheet: Worksheet, site: Site) -> None:
    end = sheet.max_column + 1
    for row in range(1, sheet.max_row + 1):
        source, moved = sheet.cell(row, site.column), sheet.cell(row, end)
        moved.value, moved.number_format = source.value, source.number_format
        moved._style = copy(source._style)
        source.value = None


@in_sheet("所属的户没有填（键为空）", lambda site: site.kind == KEY and _is_in_list(site))
def _(sheet: Worksheet, site: Site) -> None:
    sheet.cell(site.row, site.column).value = None


@in_sheet("一行移到别的户名下", lambda site: _other_household(site) is not None, is_possible=True)
def _(sheet: Worksheet, site: Site) -> None:
    sheet.cell(site.row, site.column).value = _other_household(site)


def _other_household(site: Site) -> Any:
    """The number of another household that has rows on the sheet; None but for a key."""
    if site.kind != KEY or not _is_in_list(site):
        return None
    column = (neighbour(site, row - site.row, 0) for row in range(_FIRST_ROW, _MOST_ROWS))
    return next((other.value for other in column if other and other.value != site.value), None)


@in_sheet("一行的键多一个空格和全角数字", lambda site: site.kind == KEY and _is_in_list(site))
def _(sheet: Worksheet, site: Site) -> None:
    text = site.text.translate({ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"})
    sheet.cell(site.row, site.column).value = f" {text[:3]} {text[3:]}"


@in_sheet("一行重复一遍，第二行改了一格", lambda site: site.kind in ("money", "date"), is_possible=True)
def _(sheet: Worksheet, site: Site) -> None:
    row = sheet.max_row + 1
    _put(sheet, row, _values(sheet, site.row), site.row)
    changed = sheet.cell(row, site.column)
    changed.value = changed.value + (1 if site.kind == _MONEY else dt.timedelta(days=1))


@in_sheet("表格外有一处多余的内容")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.cell(sheet.max_row + 8, sheet.max_column + 4).value = "备用"
