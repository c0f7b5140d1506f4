"""What `docgen redact` says: what was replaced, what stayed, what nobody understood."""

from collections.abc import Iterator

from docgen.pipeline.redacting import Redaction
from docgen.redact.parts import REMOVED
from docgen.redact.roles import Role

_REPLACED = {
    Role.NAME: "姓名",
    Role.ID_NUMBER: "身份证号",
    Role.PHONE: "电话",
    Role.CARD: "银行卡号",
    Role.NUMBER: "编号",
    Role.BIRTH: "出生日期",
    Role.ORGANISATION: "单位名称",
    Role.PLACE: "地名",
    Role.FILE: "文件名",
}
_HIDDEN = (Role.TEXT, Role.LINE, Role.UNKNOWN)
_MOST = 8  # columns or cells told one by one


def redaction_lines(made: Redaction) -> Iterator[str]:
    """The report, line by line."""
    cells, parts = made.done.cells, made.done.parts
    replaced = [f"{name} {cells[role]} 格" for role, name in _REPLACED.items() if cells.get(role)]
    yield f"匿名副本：{made.target}"
    yield f"已换成虚构的：{'、'.join(replaced) or '没有'}；同一个人、同一个号码、同一个单位处处换成同一个。"
    yield f"已遮去文字：{sum(cells.get(role, 0) for role in _HIDDEN)} 格。"
    others = [f"{name} {count} 个" for name, count in parts.items() if name and name != REMOVED and count]
    yield f"已清空：{'、'.join(others)}。" if others else "没有图片、批注和文档属性。"
    if parts.get(REMOVED):
        yield f"已删去：宏、外部链接、打印机设置等 {parts[REMOVED]} 个部件。"
    yield "照旧：金额、日期、年龄、性别、民族和各项选项（包括病种），列标题，材料名称。"
    yield from _doubts(made)
    yield from _comparison(made)
    yield "发出之前请打开看一遍；照片、扫描件没有带上，也不要一起发。"


def redaction_record(made: Redaction) -> dict[str, object]:
    """The report as JSON-ready data."""
    return {
        "file": str(made.target),
        "cells": {role.name.lower(): count for role, count in sorted(made.done.cells.items(), key=str)},
        "parts": {name: count for name, count in sorted(made.done.parts.items()) if name},
        "hidden_columns": [list(column) for column in made.hidden_columns],
        "hidden_sheets": list(made.hidden_sheets),
        "findings": made.findings,
        "differences": [fault._asdict() for fault in made.differences],
        "keeps_birthdays": made.keeps_birthdays,
    }


def _doubts(made: Redaction) -> Iterator[str]:
    """What nobody understood, and so was hidden."""
    columns = [f"{sheet}!{letter}“{heading}”" for sheet, letter, heading in made.hidden_columns]
    if columns:
        yield f"看不懂而全部遮去的列：{_some(columns)}。列标题照旧，请看其中有没有个人信息。"
    if made.hidden_sheets:
        yield f"没有读取而全部遮去的工作表：{_some(list(made.hidden_sheets))}。工作表名照旧。"
    if made.keeps_birthdays:
        yield "出生日期照旧：换了日子，核对结果就会不同。"


def _comparison(made: Redaction) -> Iterator[str]:
    if not made.differences:
        yield f"已核对：副本与原表（不带照片和扫描件）的 {made.findings} 条问题种类相同、位置相同。"
        return
    told = [f"{fault.sheet}!{fault.cell}（{fault.code}）" for fault in made.differences]
    yield f"副本与原表的核对结果有 {len(told)} 处不同：{_some(told)}。"


def _some(items: list[str]) -> str:
    more = f"等 {len(items)} 处" if len(items) > _MOST else ""
    return "、".join(items[:_MOST]) + more
