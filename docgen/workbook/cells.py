"""Cells of a sheet that is written row by row."""

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from openpyxl.cell import Cell, WriteOnlyCell

from docgen.model.kinds import Value
from docgen.model.wording import as_text

_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # Office files write a character by its number so


def styled(rows: Any, styles: Mapping[str, Any], text: str = "") -> Cell:
    """A cell of those styles, with the text if there is one."""
    cell = WriteOnlyCell(rows)
    for name, style in styles.items():
        setattr(cell, name, style)
    return filled(cell, text or None) or cell


def filled(cell: Cell, value: Value) -> Cell | None:
    """The cell with the value, None for an absent one; a text that begins with = stays a text."""
    if value is None or value == ():
        return None
    if isinstance(value, Decimal | dt.date) or type(value) is int:
        cell.value = value
    else:
        cell.value = _LIKE_AN_ESCAPE.sub("_x005F_", as_text(value))
        cell.data_type = "s"
    return cell
