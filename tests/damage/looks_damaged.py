"""Damages of how a cell looks, of merged cells, and of a cell together with its neighbour."""

import io
from typing import Any

from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image as Picture

from .damages import AMOUNTS, DATE, MONTH, NUMBERED, TEXTS, YEAR, YES_NO, in_look
from .sites import Site, neighbour

_APART = (NUMBERED, AMOUNTS, {DATE, MONTH, YEAR}, {YES_NO}, TEXTS)  # of which none reads as another


# --- how the cell looks


@in_look("格上盖着一张图片")
def _(sheet: Worksheet, site: Site) -> None:
    _add_picture(sheet, site)


@in_look("贴了图片代替内容")
def _(sheet: Worksheet, site: Site) -> None:
    sheet.cell(site.row, site.column).value = None
    _add_picture(sheet, site)


def _add_picture(sheet: Worksheet, site: Site) -> None:
    content = io.BytesIO()
    Picture.new("RGB", (20, 10), "red").save(content, "PNG")
    sheet.add_image(Image(content), site.cell)


@in_look("单元格有批注")
def _(sheet: Worksheet, site: Site) -> None:
    sheet[site.cell].comment = Comment("请核对", "审核人")


@in_look("内容写在批注里，格是空的")
def _(sheet: Worksheet, site: Site) -> None:
    sheet[site.cell].value = None
    sheet[site.cell].comment = Comment(site.text, "经办人")


@in_look("单元格字体为白色")
def _(sheet: Worksheet, site: Site) -> None:
    sheet[site.cell].font = Font(color="FFFFFFFF")


@in_look("单元格加了删除线")
def _(sheet: Worksheet, site: Site) -> None:
    sheet[site.cell].font = Font(strike=True)


@in_look("内容被清空", is_possible=True)
def _(sheet: Worksheet, site: Site) -> None:
    sheet[site.cell].value = None


# --- merged cells


@in_look("与下一行相同的格合并（合并单元格的下半格）", lambda site: _value_at(site, 1, 0) == site.value)
def _(sheet: Worksheet, site: Site) -> None:
    sheet.merge_cells(
        start_row=site.row, end_row=site.row + 1, start_column=site.column, end_column=site.column
    )


@in_look("与右边的空格合并", lambda site: _value_at(site, 0, 1) is None)
def _(sheet: Worksheet, site: Site) -> Any:
    return sheet.cell(site.row, site.column + 1).value is None and _merge_across(sheet, site)


@in_look("与右边有内容的格合并（合并单元格的右半格）", lambda site: _value_at(site, 0, 1) is not None)
def _(sheet: Worksheet, site: Site) -> None:
    _merge_across(sheet, site)


def _merge_across(sheet: Worksheet, site: Site) -> None:
    sheet.merge_cells(
        start_row=site.row, end_row=site.row, start_column=site.column, end_column=site.column + 1
    )


def _value_at(site: Site, rows: int, columns: int) -> Any:
    other = neighbour(site, rows, columns)
    return other.value if other else None


# --- a cell and its neighbour


def _family(site: Site) -> int:
    return next((at for at, kinds in enumerate(_APART) if site.kind in kinds), -1)


def _is_beside_another_kind(site: Site) -> bool:
    right = neighbour(site, 0, 1)
    return right is not None and len({_family(site), _family(right), -1}) == 3


def _is_beside_its_own_kind(site: Site) -> bool:
    right = neighbour(site, 0, 1)
    return right is not None and right.kind == site.kind and right.value != site.value


@in_look("与右边一格的内容互换", _is_beside_another_kind)
def _(sheet: Worksheet, site: Site) -> None:
    _swap(sheet, site, 0, 1)


@in_look("与右边同类的一格互换（两个金额、两个日期）", _is_beside_its_own_kind, is_possible=True)
def _(sheet: Worksheet, site: Site) -> None:
    _swap(sheet, site, 0, 1)


@in_look("与下一行的内容互换", lambda site: _value_at(site, 1, 0) not in (None, site.value), is_possible=True)
def _(sheet: Worksheet, site: Site) -> None:
    _swap(sheet, site, 1, 0)


@in_look("填到了右边的空格里", lambda site: _value_at(site, 0, 1) is None, is_possible=True)
def _(sheet: Worksheet, site: Site) -> Any:
    return sheet.cell(site.row, site.column + 1).value is None and _swap(sheet, site, 0, 1)


def _swap(sheet: Worksheet, site: Site, rows: int, columns: int) -> None:
    one, other = sheet[site.cell], sheet.cell(site.row + rows, site.column + columns)
    one.value, other.value = other.value, one.value
    one.number_format, other.number_format = other.number_format, one.number_format
