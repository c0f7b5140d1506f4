"""Rows and blocks of a Word form that become loops, as `docgen.fill.word` compiles them."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from docgen.authoring.forms.elements import Edit, Element, edited, prefix_of
from docgen.authoring.forms.model import Repeat
from docgen.authoring.forms.word_grid import GridCell, grid_of, is_continued
from docgen.authoring.forms.word_tags import WordChanges, printing

_SHELLS = frozenset({"w:sdt", "w:sdtContent", "w:customXml", "w:ins", "w:moveTo"})


def loop_rows(changes: WordChanges, rows: Sequence[Element], repeat: Repeat) -> None:
    """Put the pattern rows into a loop and take the other rows away; tags are in their spots already.

    A cell merged over several records is printed with the first of them and goes on beside the others.
    """
    end = repeat.first_row + repeat.pattern
    pattern, gone = rows[repeat.first_row : end], rows[end : repeat.last_row + 1]
    grid = grid_of(tuple(rows))
    labels = [cell.element for cell in grid if repeat.first_row <= cell.row < end <= _last_row(cell)]
    before, after = [f"for {repeat.loop}"], [_tag_row(changes, pattern[-1], "endfor", labels)]
    if labels:
        before.append("if loop.first")
        other, last = (_tag_row(changes, pattern[-1], statement, labels) for statement in ("else", "endif"))
        after = [other, _continued(changes, pattern, labels), last, *after]
    opening = "".join(_tag_row(changes, pattern[0], statement, ()) for statement in before)
    changes.edits.append(Edit(_shell(pattern[0]).start, _shell(pattern[0]).start, opening))
    changes.edits.append(Edit(_shell(pattern[-1]).end, _shell(pattern[-1]).end, "".join(after)))
    changes.edits += [Edit(_shell(row).start, _shell(row).end, "") for row in gone]


def loop_blocks(changes: WordChanges, first: Element, last: Element, loop: str) -> None:
    """Put the blocks of the body, from first to last, into a loop."""
    prefix = prefix_of(changes.data, first)
    start, end = _shell(first).start, _shell(last).end
    changes.edits.append(Edit(start, start, _tag_paragraph(f"{{%p for {loop} %}}", prefix)))
    changes.edits.append(Edit(end, end, _tag_paragraph("{%p endfor %}", prefix)))


def _tag_paragraph(tag: str, prefix: str) -> str:
    return f"<{prefix}p><{prefix}r>{printing(tag, prefix)}</{prefix}r></{prefix}p>"


def _tag_row(changes: WordChanges, like: Element, statement: str, labels: Sequence[Element]) -> str:
    """A row with the tag alone, in one cell beside those that belong to a cell above or to a label."""
    prefix = prefix_of(changes.data, like)
    every = list(_cells(like))
    merged = [cell for cell in every if is_continued(cell) or cell in labels]
    if len(merged) == len(every):
        merged = []
    content = _tag_paragraph(f"{{%tr {statement} %}}", prefix)
    cells: list[str] = []
    for is_merged, group in groupby(every, lambda cell: cell in merged):
        if is_merged:
            cells += (_part_of_above(changes.data, cell) for cell in group)
        else:
            span = f'<{prefix}gridSpan {prefix}val="{sum(map(_span, group))}"/>'
            cells.append(f"<{prefix}tc><{prefix}tcPr>{span}</{prefix}tcPr>{content}</{prefix}tc>")
            content = f"<{prefix}p/>"
    return f"<{prefix}tr>{''.join(cells)}</{prefix}tr>"


def _continued(changes: WordChanges, pattern: Sequence[Element], labels: Sequence[Element]) -> str:
    """The pattern once more, with the labels as parts of the cells above."""
    start, end = pattern[0].start, pattern[-1].end
    kept = [
        edit
        for edit in changes.all()
        if start <= edit.start and edit.end <= end and not any(c.start <= edit.start < c.end for c in labels)
    ]
    blank = [Edit(cell.start, cell.end, _part_of_above(changes.data, cell)) for cell in labels]
    return edited(changes.data, [*kept, *blank], start, end).decode()


def _part_of_above(data: bytes, cell: Element) -> str:
    """An empty cell like this merged one that belongs to the cell above."""
    prefix = prefix_of(data, cell)
    properties, merge = cell.find("w:tcPr"), cell.find("w:tcPr", "w:vMerge")
    if properties is None or merge is None:
        raise ValueError("not merged")
    edit = Edit(merge.start, merge.end, f"<{prefix}vMerge/>")
    inside = edited(data, [edit], properties.start, properties.end).decode()
    return f"<{prefix}tc>{inside}<{prefix}p/></{prefix}tc>"


def _cells(row: Element) -> Iterator[Element]:
    return (cell for cell in row.iter("w:tc") if cell.ancestor("w:tr") is row)


def _span(cell: Element) -> int:
    span = cell.find("w:tcPr", "w:gridSpan")
    return int(span.get("w:val", "1")) if span else 1


def _last_row(cell: GridCell) -> int:
    return cell.row + cell.row_span - 1


def _shell(element: Element) -> Element:
    """The element, or what is wrapped around it alone."""
    shell = element
    while shell.parent is not None and shell.parent.name in _SHELLS:
        others = [child for child in shell.parent.children if child.name not in ("w:sdtPr", "w:sdtEndPr")]
        if len(others) > 1:
            break
        shell = shell.parent
    return shell
