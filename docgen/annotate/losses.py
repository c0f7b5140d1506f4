"""What a copy of a workbook loses when openpyxl reads and writes it."""

import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from openpyxl import Workbook

_PARTS = {
    "xl/cellimages": "嵌入单元格的图片（WPS）",
    "xl/threadedComments/": "会话式批注的答复",
    "xl/slicers/": "切片器",
    "xl/ctrlProps/": "窗体控件",
    "xl/activeX/": "窗体控件",
    "xl/embeddings/": "嵌入的对象",
    "xl/charts/": "图表的部分格式",
}
_MACROS = "xl/vbaProject.bin"
_WARNINGS = {
    "Data Validation extension": "引用其他工作表的下拉选项",
    "Conditional Formatting extension": "新式条件格式（数据条、图标集）",
}
_SHAPE = re.compile(rb"<xdr:(?:sp|grpSp|cxnSp)[ >]")
_PICTURE = re.compile(rb"<xdr:pic[ >]")
_FORMULA = re.compile(rb"<f[ >/]")


def losses_of(source: Path, book: Workbook, warnings: Iterable[str], keeps_macros: bool) -> tuple[str, ...]:
    """What the copy of the book will lack, each thing once, in Chinese; empty when it lacks nothing.

    `warnings` are what openpyxl said when it read the book.
    """
    said = [text for start, text in _WARNINGS.items() if any(start in warning for warning in warnings)]
    with zipfile.ZipFile(source) as archive:
        found = [*_parts(archive.namelist(), keeps_macros), *said, *_drawn(archive, book), *_results(archive)]
    return tuple(dict.fromkeys(found))


def _parts(names: Iterable[str], keeps_macros: bool) -> Iterator[str]:
    for name in names:
        yield from (text for start, text in _PARTS.items() if name.startswith(start))
        if name == _MACROS and not keeps_macros:
            yield "宏"


def _drawn(archive: zipfile.ZipFile, book: Workbook) -> Iterator[str]:
    """Shapes, which are never kept, and pictures of kinds that are not."""
    drawings = [archive.read(name) for name in archive.namelist() if name.startswith("xl/drawings/drawing")]
    if any(_SHAPE.search(drawing) for drawing in drawings):
        yield "图形和文本框"
    kept = sum(len(getattr(sheet, "_images", ())) for sheet in book.worksheets)
    if sum(len(_PICTURE.findall(drawing)) for drawing in drawings) > kept:
        yield "部分图片"


def _results(archive: zipfile.ZipFile) -> Iterator[str]:
    sheets = (name for name in archive.namelist() if name.startswith("xl/worksheets/sheet"))
    if any(_FORMULA.search(archive.read(name)) for name in sheets):
        yield "公式算出的结果（用 Excel 或 WPS 打开并保存一次即恢复）"
