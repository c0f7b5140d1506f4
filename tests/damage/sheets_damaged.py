"""Damages of rows, columns, headings and sheets, and of how a cell looks."""

import io
from copy import copy
from typing import Any

from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as Picture

from docgen.sheets import Belongs

from .damages import in_sheet
from .sites import KEY, SHEETS, Site

_FIRST_ROW = 2
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


# --- how the cell looks


@in_sheet("格上盖着一张图片")
def _(sheet: Worksheet, site: Site) -> None:
    _add_picture(sheet, site)


@in_sheet("贴了图片代替内容")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.cell(site.row, site.column).value = None
    _add_picture(sheet, site)


def _add_picture(sheet: Worksheet, site: Site) -> None:
    content = io.BytesIO()
    Picture.new("RGB", (20, 10), "red").save(content, "PNG")
    sheet.add_image(Image(content), site.cell)


@in_sheet("单元格有批注")
def _(sheet: Worksheet, site: Site) -> None:
    sheet[site.cell].comment = Comment("请核对", "审核人")


@in_sheet("单元格字体为白色、加删除线")
def _(sheet: Worksheet, site: Site) -> None:
    sheet[site.cell].font = Font(color="FFFFFFFF", strike=True)


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


# --- merged cells


@in_sheet("与下一行相同的格合并（合并单元格的下半格）")
def _(sheet: Worksheet, site: Site) -> Any:
    below = sheet.cell(site.row + 1, site.column)
    if below.value != site.value:
        return False
    return sheet.merge_cells(
        start_row=site.row, end_row=site.row + 1, start_column=site.column, end_column=site.column
    )


@in_sheet("与右边的空格合并")
def _(sheet: Worksheet, site: Site) -> Any:
    if sheet.cell(site.row, site.column + 1).value is not None:
        return False
    return _merge_across(sheet, site)


@in_sheet("与右边有内容的格合并（合并单元格的右半格）")
def _(sheet: Worksheet, site: Site) -> Any:
    if sheet.cell(site.row, site.column + 1).value is None:
        return False
    return _merge_across(sheet, site)


@in_sheet("标题与右边的标题合并")
def _(sheet: Worksheet, site: Site) -> Any:
    if sheet.cell(1, site.column + 1).value is None:
        return False
    return sheet.merge_cells(start_row=1, end_row=1, start_column=site.column, end_column=site.column + 1)


def _merge_across(sheet: Worksheet, site: Site) -> None:
    sheet.merge_cells(
        start_row=site.row, end_row=site.row, start_column=site.column, end_column=site.column + 1
    )


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


@in_sheet("工作表名错一个字")
def _(sheet: Worksheet, site: Site) -> Any:
    if len(sheet.title) < 2:
        return False
    sheet.title = f"{sheet.title[:-1]}某"
    return True


@in_sheet("隐藏的工作表")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.sheet_state = "hidden"


# --- headings


@in_sheet("删去标题")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.cell(1, site.column).value = None


@in_sheet("标题重复（另一列改成同名）")
def _(sheet: Worksheet, site: Site) -> Any:
    other = site.column + 1 if sheet.cell(1, site.column + 1).value else site.column - 1
    if other < 1:
        return False
    sheet.cell(1, other).value = sheet.cell(1, site.column).value
    return True


@in_sheet("整列重复一遍")
def _(sheet: Worksheet, site: Site) -> None:
    end = sheet.max_column + 1
    for row in range(1, sheet.max_row + 1):
        source, copied = sheet.cell(row, site.column), sheet.cell(row, end)
        copied.value, copied.number_format = source.value, source.number_format


@in_sheet("标题错一个字")
def _(sheet: Worksheet, site: Site) -> Any:
    if len(site.heading) < 3:
        return False
    sheet.cell(1, site.column).value = f"{site.heading[:-1]}某"
    return True


@in_sheet("标题中间加空格、带星号和冒号")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.cell(1, site.column).value = f"＊{'　'.join(site.heading)}："


@in_sheet("标题竖写（逐字换行）")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.cell(1, site.column).value = "\n".join(site.heading)


@in_sheet("标题写了别的单位（万元），数未改")
def _(sheet: Worksheet, site: Site) -> Any:
    if site.kind != _MONEY or site.value == 0 or "元" in site.heading:
        return False
    sheet.cell(1, site.column).value = f"{site.heading}（万元）"
    return True


@in_sheet("整列按万元填写，标题注明万元")
def _(sheet: Worksheet, site: Site) -> Any:
    if site.kind != _MONEY or "元" in site.heading:
        return False
    sheet.cell(1, site.column).value = f"{site.heading}（万元）"
    for row in range(_FIRST_ROW, sheet.max_row + 1):
        cell = sheet.cell(row, site.column)
        if isinstance(cell.value, int | float):
            cell.value = cell.value / 10_000
    return True


@in_sheet("标题写了别的期间（元/年与元/月）")
def _(sheet: Worksheet, site: Site) -> Any:
    if site.kind != _MONEY or "/" not in site.unit:
        return False
    sheet.cell(1, site.column).value = f"{site.heading}（元/{'年' if '月' in site.unit else '月'}）"
    return True


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


@in_sheet("所属的户没有填（键为空）")
def _(sheet: Worksheet, site: Site) -> Any:
    if site.kind != KEY or not _is_in_list(site):
        return False
    sheet.cell(site.row, site.column).value = None
    return True


@in_sheet("表格外有一处多余的内容")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.cell(sheet.max_row + 8, sheet.max_column + 4).value = "备用"
