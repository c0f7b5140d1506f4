"""Workbooks of others opened with openpyxl, which makes an object of every cell that a merged area covers."""

import re
import warnings
import zipfile
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.cell_range import CellRange

from docgen.bounded_files import UnsafeFileError, content_of, opened_file
from docgen.errors import InputUnreadableError

_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^<>]*?ref\s*=\s*["']([^"'<>]{1,40})["']""")
_MOST_MERGED = 500_000  # cells of all areas: some 200 MB
_SHEETS = "xl/worksheets/"


def opened_workbook(path: Path, *, keeps_macros: bool = False) -> tuple[Workbook, list[str]]:
    """The workbook with its rich texts, and what openpyxl said of it.

    Raises InputUnreadableError for one that it cannot open, or not within bounds.
    """
    try:
        _require_few_merged(path)
        with warnings.catch_warnings(record=True) as said:
            warnings.simplefilter("always")
            book = load_workbook(path, rich_text=True, keep_vba=keeps_macros)
    except UnsafeFileError as fault:
        raise InputUnreadableError(f"{path.name} {fault.what}", fault.remedy) from fault
    except InputUnreadableError:
        raise
    except Exception as fault:  # a book that another program made may lead openpyxl to any error
        raise InputUnreadableError(
            f"{path.name} 无法改写（{type(fault).__name__}）。",
            "请用 Excel 或 WPS 打开，另存为 .xlsx 后重试。",
        ) from fault
    return book, [str(item.message) for item in said]


def _require_few_merged(path: Path) -> None:
    with opened_file(path) as archive:
        count = sum(map(_merged_cells, _sheets(archive)))
    if count > _MOST_MERGED:
        raise InputUnreadableError(
            f"{path.name} 合并的单元格过多（{count} 个），没有打开。", "请取消多余的合并单元格后保存。"
        )


def _sheets(archive: zipfile.ZipFile) -> list[bytes]:
    infos = (info for info in archive.infolist() if info.filename.startswith(_SHEETS))
    return [content_of(archive, info) for info in infos]


def _merged_cells(sheet: bytes) -> int:
    """How many cells the merged areas of the sheet cover."""
    areas = (CellRange(area.decode()).size for area in _MERGED.findall(sheet))
    return sum(size["columns"] * size["rows"] for size in areas)
