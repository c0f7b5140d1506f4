"""Cells of a sheet that is written row by row."""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from openpyxl.cell import Cell, WriteOnlyCell

from docgen.model.kinds import Value
from docgen.model.wording import as_cell_text, as_text


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
        cell.value = as_cell_text(as_text(value))
        cell.data_type = "s"
    return cell
