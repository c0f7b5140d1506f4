"""What a person is told of a workbook that was made: its size, and what of the old data did not fit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # only named here
    from docgen.collection.carrying import Unfit
    from docgen.findings import Finding
    from docgen.pipeline.collection import Collection

_SHOWN = 50
_AMOUNT = "amount-unreadable"


def collection_lines(made: Collection, is_filled: bool) -> Iterator[str]:
    """The lines to show."""
    yield f"已生成采集表 {made.path}：{made.sheets} 张表，{made.columns} 列。"
    if not is_filled:
        yield "先看“说明”表，填好后用 docgen check 核对。"
        return
    yield f"已带入 {made.households} 户。"
    lost = [item for item in made.unfit if item.is_lost]
    kept = [item for item in made.unfit if not item.is_lost]
    if lost:
        yield f"未带入的栏目（{len(lost)} 项，本地区的采集表没有这些列）："
        yield from _by_sheet(lost)
    yield from _part("需要核对的内容", [_line(item) for item in kept])
    yield from _part("读不懂、未带入的单元格，请照旧表补填", [_finding_line(item) for item in made.findings])
    if any(item.code == _AMOUNT for item in made.findings):
        yield "  新表的金额都以元为单位；旧表以万元、千元为单位的，补填时请换算成元。"
    yield from _part("没有读取的工作表", list(made.sheets_not_read))
    if made.has_files:
        yield "照片和扫描件不在采集表里：请把旧表旁的“照片”“附件”文件夹复制到新表旁边。"
    if not (made.unfit or made.findings or made.sheets_not_read):
        yield "旧表的内容全部带入。"


def _by_sheet(lost: Sequence[Unfit]) -> Iterator[str]:
    """A line for each sheet with every column that was lost: how often it was filled, and a cell."""
    for sheet in dict.fromkeys(item.sheet for item in lost):
        own = [f"{item.label} {item.count} 处（{item.example}）" for item in lost if item.sheet == sheet]
        yield f"  “{sheet}”表：{'、'.join(own)}"


def _part(title: str, lines: Sequence[str]) -> Iterator[str]:
    """The lines under their title, no more than the first ones."""
    if lines:
        yield f"{title}（{len(lines)} 项）："
        yield from (f"  {line}" for line in lines[:_SHOWN])
    if len(lines) > _SHOWN:
        yield f"  另有 {len(lines) - _SHOWN} 项未列出。"


def _line(item: Unfit) -> str:
    return f"“{item.sheet}”表 {item.label}：{item.count} 处，如 {item.example}；{item.reason}。"


def _finding_line(item: Finding) -> str:
    return f"{item.place} {item.household}：{item.sentence}{item.remedy}"
