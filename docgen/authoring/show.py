"""A template or paper as plain text: one line for each paragraph and row, the same every time."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from docgen.authoring.forms.model import Cell, Form, Line, Note, Table
from docgen.authoring.forms.reading import read_form

_BREAK, _TAB = "⏎", "⇥"
_PARTS = {"header": "页眉：", "footer": "页脚：", "box": "文本框："}


def shown_text(path: Path) -> str:
    """The file as text. Raises InputUnreadableError when it is neither .docx nor .xlsx."""
    return "\n".join(_lines(read_form(path))) + "\n"


def _lines(form: Form) -> Iterator[str]:
    for item in form.body:
        if isinstance(item, Line):
            yield _PARTS.get(item.part, "") + _one_line(item.text)
        elif item.inside is None:
            yield from _table(item, form.tables)
    yield from map(_note, form.notes)


def _table(table: Table, tables: Sequence[Table]) -> Iterator[str]:
    yield f"工作表：{table.title}" if table.title else f"{_PARTS.get(table.part, '')}表{table.index + 1}"
    for is_empty, rows in groupby(table.rows, key=_is_empty):
        if is_empty:
            yield f"（空行 {len(list(rows))}）"
        else:
            yield from map(_row, rows)
    for nested in tables:
        if nested.inside is not None and nested.inside.table == table.index:
            yield f"（表{nested.index + 1} 在表{table.index + 1} 第{nested.inside.row + 1}行内）"
            yield from _table(nested, tables)


def _is_empty(row: tuple[Cell, ...]) -> bool:
    return all(cell.is_empty and cell.row_span == 1 for cell in row)


def _row(row: tuple[Cell, ...]) -> str:
    return f"| {' | '.join(map(_cell, row)).rstrip(' |')} |"


def _cell(cell: Cell) -> str:
    """The cell's text, and how many columns and rows it takes where that is more than one."""
    spans = [f"{cell.col_span}列"] if cell.col_span > 1 else []
    spans += [f"{cell.row_span}行"] if cell.row_span > 1 else []
    return _one_line(cell.text) + (f"〔{'×'.join(spans)}〕" if spans else "")


def _note(note: Note) -> str:
    where = note.where
    place = f"第{where.row + 1}行 第{where.number}格" if isinstance(where, Cell) else f"第{where.index + 1}段"
    return f"批注（{place}）：{_one_line(note.text)}"


def _one_line(text: str) -> str:
    return text.rstrip().replace("\n", _BREAK).replace("\t", _TAB)
