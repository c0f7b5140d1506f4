"""Printed captions held against the blanks and tags beside them."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from docgen.authoring.forms.model import Cell, Form, Line, Table
from docgen.authoring.lint.flaws import Flaw, Spotted, flaw
from docgen.authoring.tagging.captions import all_captions
from docgen.authoring.tagging.decisions import HIGH
from docgen.authoring.tagging.proposing import propose
from docgen.authoring.tagging.wording import Caption
from docgen.fill.template import TAG
from docgen.model.kinds import Kind
from docgen.vocabulary import find_field

_NAME = re.compile(r"\{\{\s*([a-z_][\w.]*)\s*(?:\|[^}]*)?\}\}")
_SURE = 0.93
_VISIBLE = re.compile(r"_{2,}|[ 　]{2,}")
_SIDES = {"header": "页眉", "footer": "页脚"}
_REMEDY = "请补上标签；这一项由人填写的，可以不管。"
_FILLED_BY_HAND = re.compile("签字|签名|签章|盖章|公章|意见|照片|相片|^年月日?$|备注")


@dataclass(frozen=True)
class _Captioned:
    """A tag that stands alone in a cell, and the caption it answers."""

    cell: Cell
    name: str
    path: str
    caption: Cell


def check_captions(form: Form) -> Iterator[Flaw]:
    """What is wrong between captions and tags."""
    for table in form.tables:
        rows = _statement_rows(table)
        for cell in table.cells:
            if cell.row not in rows and _is_caption(cell):
                yield from _check_blank(table, cell, rows)
        yield from _check_twice(table, rows)
    yield from _check_lines(form)


def _check_lines(form: Form) -> Iterator[Flaw]:
    """Blanks to write on in lines without any tag, whose captions are known for certain."""
    bare = [line for line in form.lines if not TAG.search(line.text) and _VISIBLE.search(line.text)]
    found = propose(replace(form, body=tuple(bare))).decisions if bare else ()
    for item in found:
        line, blank = item.where, item.spot.text
        if isinstance(line, Line) and item.confidence >= HIGH and blank and not blank.strip("_ 　"):
            spot = Spotted(_SIDES.get(line.part, ""), paragraph=line.index + 1)
            yield flaw("caption-without-tag", spot, caption=item.caption, remedy=_REMEDY)


def _check_blank(table: Table, cell: Cell, rows: Collection[int]) -> Iterator[Flaw]:
    """The caption's blank has a tag, or is there at all."""
    beside, below = table.right_of(cell), _below(table, cell, rows)
    answers = [item for item in (beside, below) if item is not None]
    if any(_has_tag(item) for item in answers) or _has_tag(cell):
        return
    if any(item.is_empty for item in answers):
        yield flaw("caption-without-tag", _spot(table, cell), caption=cell.plain, remedy=_REMEDY)
    elif cell.row_span == 1 and all(map(_is_caption, answers)) and not _is_heading(table, cell, rows):
        yield flaw("caption-without-blank", _spot(table, cell), caption=cell.plain)


def _check_twice(table: Table, rows: Collection[int]) -> Iterator[Flaw]:
    """One name under two captions of which only one can mean it."""
    first: dict[str, _Captioned] = {}
    for found in _captioned(table, rows):
        earlier = first.setdefault(found.name, found)
        if earlier is found or earlier.caption.plain == found.caption.plain:
            continue
        fits = [found.path in _meanings(item.caption) for item in (earlier, found)]
        if not all(fits) and all(_meanings(item.caption) for item in (earlier, found)):
            wrong, other = (found, earlier) if not fits[1] else (earlier, found)
            yield flaw(
                "field-under-two-captions",
                _spot(table, wrong.cell),
                caption=wrong.caption.plain,
                other=other.caption.plain,
                place=_spot(table, other.cell),
                name=found.name,
            )


def _captioned(table: Table, rows: Collection[int]) -> Iterator[_Captioned]:
    """Tags alone in their cells with the captions before or above them."""
    for cell in table.cells:
        match = _NAME.fullmatch(cell.text.strip())
        path = match[1].removeprefix("case.") if match else ""
        if match and find_field(path) and cell.row not in rows:
            for caption in (table.left_of(cell), _above(table, cell, rows)):
                if caption is not None and caption.plain and not _has_tag(caption):
                    yield _Captioned(cell, match[1], path, caption)
                    break


def _is_heading(table: Table, cell: Cell, rows: Collection[int]) -> bool:
    """Whether the caption stands in a heading row over values: no tag in its row, but in the one below."""
    below = _below(table, cell, rows)
    is_bare = not any(map(_has_tag, table.rows[cell.row]))
    return is_bare and below is not None and any(map(_has_tag, table.rows[below.row]))


def _is_caption(cell: Cell) -> bool:
    """Whether the cell says which field stands beside it, and a person does not fill that in by hand."""
    if cell.is_empty or _has_tag(cell) or _FILLED_BY_HAND.search(cell.plain):
        return False
    return bool(_meanings(cell))


def _meanings(cell: Cell) -> frozenset[str]:
    """The fields that the cell's words are a caption of, nearly for certain."""
    found = all_captions().meanings(Caption(cell.text), _can_be_printed)
    return frozenset(item.path for item in found if item.score >= _SURE)


def _can_be_printed(path: str) -> bool:
    field = find_field(path)
    return field is not None and field.kind not in (Kind.SIGNATURE, Kind.IMAGE)


def _statement_rows(table: Table) -> frozenset[int]:
    """The rows that hold nothing but a statement, and vanish."""
    return frozenset(
        number for number, row in enumerate(table.rows) if any("{%tr" in cell.text for cell in row)
    )


def _below(table: Table, cell: Cell, rows: Collection[int]) -> Cell | None:
    row = cell.last_row + 1
    while row in rows:
        row += 1
    return table.at(row, cell.column)


def _above(table: Table, cell: Cell, rows: Collection[int]) -> Cell | None:
    row = cell.row - 1
    while row in rows:
        row -= 1
    return table.at(row, cell.column)


def _has_tag(cell: Cell) -> bool:
    return bool(TAG.search(cell.text))


def _spot(table: Table, cell: Cell) -> Spotted:
    if table.title:
        return Spotted(title=table.title, table=table.index + 1, row=cell.row + 1, cell=cell.column + 1)
    return Spotted(table=table.index + 1, row=cell.row + 1, cell=cell.number)
