"""Printed captions whose blank has no tag, or that have no blank at all."""

import re
from collections.abc import Iterator
from dataclasses import replace

from docgen.authoring.forms.model import Cell, Form, Line
from docgen.authoring.lint.flaws import Flaw, Spotted, flaw
from docgen.authoring.lint.grid import PrintedTable, has_tag, meanings
from docgen.authoring.tagging.decisions import HIGH
from docgen.authoring.tagging.proposing import propose
from docgen.fill.template import TAG

_VISIBLE = re.compile(r"_{2,}|[ 　]{2,}")
_SIDES = {"header": "页眉", "footer": "页脚"}
_REMEDY = "请补上标签；这一项由人填写的，可以不管。"
_FILLED_BY_HAND = re.compile("签字|签名|签章|盖章|公章|意见|照片|相片|^年月日?$|备注")


def check_captions(form: Form) -> Iterator[Flaw]:
    """Captions of tables and lines, as they are printed."""
    for table in map(PrintedTable, form.tables):
        for cell in filter(_is_caption, table.cells):
            yield from _check_blank(table, cell)
    yield from _check_lines(form)


def _check_blank(table: PrintedTable, cell: Cell) -> Iterator[Flaw]:
    """The caption's blank has a tag, or is there at all."""
    answers = [item for item in (table.right_of(cell), table.below(cell)) if item is not None]
    if any(map(has_tag, answers)):
        return
    if any(item.is_empty for item in answers):
        yield flaw("caption-without-tag", table.spot(cell), caption=cell.plain, remedy=_REMEDY)
    elif cell.row_span == 1 and all(map(_is_caption, answers)) and not _is_heading(table, cell):
        yield flaw("caption-without-blank", table.spot(cell), caption=cell.plain)


def _is_heading(table: PrintedTable, cell: Cell) -> bool:
    """Whether the caption stands in a heading row over values: no tag in its row, but in the one below."""
    below = table.below(cell)
    is_bare = not any(map(has_tag, table.row_of(cell)))
    return is_bare and below is not None and any(map(has_tag, table.row_of(below)))


def _is_caption(cell: Cell) -> bool:
    """Whether the cell says which field stands beside it, and a person does not fill that in by hand."""
    if cell.is_empty or has_tag(cell) or _FILLED_BY_HAND.search(cell.plain):
        return False
    return bool(meanings(cell.text))


def _check_lines(form: Form) -> Iterator[Flaw]:
    """Blanks to write on in lines without any tag, whose captions are known for certain."""
    bare = [line for line in form.lines if not TAG.search(line.text) and _VISIBLE.search(line.text)]
    found = propose(replace(form, body=tuple(bare))).decisions if bare else ()
    for item in found:
        line, blank = item.where, item.spot.text
        if isinstance(line, Line) and item.confidence >= HIGH and blank and not blank.strip("_ 　"):
            spot = Spotted(_SIDES.get(line.part, ""), paragraph=line.index + 1)
            yield flaw("caption-without-tag", spot, caption=item.caption, remedy=_REMEDY)
