"""Values as a person writes them, on paper and in messages."""

import datetime as dt
import re
from decimal import Decimal

from docgen.model.kinds import YearMonth

_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Office files write a character by its number so


def as_cell_text(text: str) -> str:
    """The text as a cell of a sheet holds it: with `_x0041_` in it, which else would be shown as A."""
    return _LIKE_AN_ESCAPE.sub("_x005F_", text) if "_x" in text else text


def as_text(value: object) -> str:
    """是/否, 2018年3月5日, 1350.5, items joined by 、. Raises TypeError for what is no value."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Decimal):
        return _plain(value)
    if isinstance(value, dt.date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, tuple | list):
        return "、".join(as_text(item) for item in value)
    if isinstance(value, str | int | YearMonth):
        return str(value)
    raise TypeError(f"{type(value).__name__} 不能印在纸上")


def _plain(value: Decimal) -> str:
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
