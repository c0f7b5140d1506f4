"""How a workbook was understood, as a person reads it: a table of columns for every sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

from rich.cells import cell_len

from docgen.cli.wrapping import padded, wrapped

if TYPE_CHECKING:
    from docgen.intake.explain import FileExplained, SheetExplained

_HEADINGS = ("列", "列标题", "项目", "依据", "第一行")
_WIDEST = (3, 22, 22, 34, 20)
_NOT_READ = "未读取"
_GAP = 2
_MOST_ROWS_TOLD = 5


def explanation_lines(explained: FileExplained, width: int) -> Iterator[str]:
    """Every sheet with its columns and the rows that were not read, then what was read in all."""
    yield f"文件：{explained.file}"
    if explained.map_file:
        yield f"列对应：{explained.map_file}（自动使用）"
    for sheet in explained.sheets:
        yield ""
        yield from _sheet_lines(sheet, width)
    yield ""
    yield from wrapped(_summary(explained), width)


def _sheet_lines(sheet: SheetExplained, width: int) -> Iterator[str]:
    if not sheet.taken_as:
        yield from wrapped(f"工作表“{sheet.title}”：未读取（{sheet.why}）", width)
        return
    yield from wrapped(f"工作表“{sheet.title}”：读作“{sheet.taken_as}”表（{sheet.why}）", width)
    if not sheet.heading_rows:
        yield "  没有找到列标题"
        return
    yield f"  列标题在第 {sheet.heading_rows} 行，共读取 {sheet.rows} 行"
    if sheet.unions:
        yield from _indented(f"所属工会取自表中的文字或工作表名称：{'、'.join(sheet.unions)}", width)
    yield from _table(sheet, width)
    yield from _passed_lines(sheet, width)
    for note in sheet.notes:
        yield from _indented(f"注意：{note}", width)


def _table(sheet: SheetExplained, width: int) -> Iterator[str]:
    rows = [
        (column.letter, column.heading, column.field or _NOT_READ, column.why, column.example)
        for column in sheet.columns
    ]
    widths = _widths([_HEADINGS, *rows], width)
    for row in (_HEADINGS, *rows):
        cells = [wrapped(cell, wide) for cell, wide in zip(row, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            line = (" " * _GAP).join(padded(part, wide) for part, wide in zip(parts, widths, strict=True))
            yield f"  {line}".rstrip()


def _widths(rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """As wide as what stands in the columns, within limits; the reason gives way on a narrow screen."""
    wide = [max(cell_len(row[index]) for row in rows) for index in range(len(_HEADINGS))]
    widths = [min(own, most) for own, most in zip(wide, _WIDEST, strict=True)]
    over = sum(widths) + _GAP * len(widths) - width
    if over > 0:
        widths[3] = max(widths[3] - over, 8)
    return widths


def _passed_lines(sheet: SheetExplained, width: int) -> Iterator[str]:
    """The rows that are no records, those of one reason together."""
    rows = sorted(sheet.passed, key=lambda row: (row.why, row.row))
    for why, group in groupby(rows, key=lambda row: row.why):
        own = list(group)
        told = "、".join(f"第{row.row}行（{row.words}）" for row in own[:_MOST_ROWS_TOLD])
        rest = f"等 {len(own)} 行" if len(own) > _MOST_ROWS_TOLD else ""
        yield from _indented(f"跳过 {why}：{told}{rest}", width)


def _indented(text: str, width: int) -> Iterator[str]:
    """The text below the sheet's name, the lines it runs on in set further in."""
    first, *rest = wrapped(text, width - 2 * _GAP)
    yield f"  {first}"
    yield from (f"    {line}" for line in rest)


def _summary(explained: FileExplained) -> str:
    unions = f"：{'、'.join(explained.unions)}" if explained.unions else ""
    told = (
        f"共读取 {explained.households} 户、家庭成员 {explained.members} 人、"
        f"工会 {len(explained.unions)} 个{unions}。"
    )
    if explained.faults:
        told += f"读取时发现 {explained.faults} 处问题，用 docgen check 查看位置和改法。"
    return told
