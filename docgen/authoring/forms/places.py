"""Where a cell or line stands, in the words of a person who looks at the form."""

from docgen.authoring.forms.model import Cell, Form, Line
from docgen.model.columns import column_letters

_PARTS = {"header": "页眉", "footer": "页脚", "box": "文本框"}


def place_in(form: Form, where: Cell | Line) -> str:
    """花名册!C4 in a sheet; 表1 第3行 第2格 in Word; 第2段 for a line, counted with the empty ones."""
    if isinstance(where, Line):
        return _PARTS.get(where.part, f"第{where.index + 1}段")
    if form.kind == "sheet":
        return f"{form.tables[where.table].title}!{column_letters(where.column + 1)}{where.row + 1}"
    return f"表{where.table + 1} 第{where.row + 1}行 第{where.number}格"
