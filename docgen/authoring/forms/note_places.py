"""Where a note can stand: at what it is about, or at the nearest place that remains and takes notes."""

from collections.abc import Sequence
from dataclasses import replace

from docgen.authoring.forms.model import Form, Line, Note, Repeat, RepeatBody, Table

_PARTS = {"header": "页眉", "footer": "页脚", "box": "文本框"}


def standing_notes(form: Form, repeats: Sequence[Repeat | RepeatBody], notes: Sequence[Note]) -> list[Note]:
    """The notes; those of rows that a loop takes away stand at its first row, those of headers at the top."""
    kept = (_in_loop(form, repeats, note) for note in notes)
    return [_in_body(form, note) for note in kept]


def _in_loop(form: Form, repeats: Sequence[Repeat | RepeatBody], note: Note) -> Note:
    where = note.where
    if isinstance(where, Line):
        return note
    for repeat in repeats:
        if isinstance(repeat, Repeat) and repeat.table == where.table and _is_gone(where.row, repeat):
            table = form.tables[where.table]
            return replace(note, where=table.at(repeat.first_row, where.column) or table.cells[0])
    return note


def _is_gone(row: int, repeat: Repeat) -> bool:
    return repeat.first_row + repeat.pattern <= row <= repeat.last_row


def _in_body(form: Form, note: Note) -> Note:
    where = note.where
    part = where.part if isinstance(where, Line) else form.tables[where.table].part
    if part == "body":
        return note
    places = [place for item in form.body for place in (item.cells if isinstance(item, Table) else [item])]
    return Note(places[0], f"（{_PARTS[part]}）{note.text}")
