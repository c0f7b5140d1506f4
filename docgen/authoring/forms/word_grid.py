"""The grid of a Word table: where each cell stands once columns and rows are counted through merges."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from docgen.authoring.forms.elements import Element

_WRAPPERS = frozenset(
    {"w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo"}
    | {"mc:AlternateContent", "mc:Choice"}
)
_WIDEST = 63  # columns of a Word table


@dataclass(frozen=True)
class GridCell:
    """A cell's place and reach in the grid; `number` counts the w:tc of its row from 1."""

    element: Element
    row: int
    column: int
    col_span: int
    number: int
    row_span: int = 1


def unwrapped(element: Element) -> Iterator[Element]:
    """Its children, with those inside content controls and the like; without what changes took away."""
    for child in element.children:
        if child.name in _WRAPPERS:
            yield from unwrapped(child)
        else:
            yield child


def rows_of(table: Element) -> tuple[Element, ...]:
    """The rows of the table that are not deleted by a tracked change."""
    rows = (child for child in unwrapped(table) if child.name == "w:tr")
    return tuple(row for row in rows if row.find("w:trPr", "w:del") is None)


def grid_of(rows: tuple[Element, ...]) -> tuple[GridCell, ...]:
    """The cells of the rows, each merged one once."""
    found: list[GridCell] = []
    open_at: dict[int, int] = {}  # column → index in `found` of the cell that may go on below
    for number, row in enumerate(rows):
        above, open_at = open_at, {}
        for cell in _cells(row, number):
            start = above.get(cell.column)
            if is_continued(cell.element) and start is not None:
                found[start] = replace(found[start], row_span=number - found[start].row + 1)
                open_at[cell.column] = start
            else:
                open_at[cell.column] = len(found)
                found.append(cell)
    return tuple(found)


def is_continued(cell: Element) -> bool:
    """Whether the cell belongs to the one above it."""
    merge = cell.find("w:tcPr", "w:vMerge")
    return merge is not None and merge.get("w:val", "continue") == "continue"


def _cells(row: Element, number: int) -> Iterator[GridCell]:
    """The row's cells; one that an old file merges to its left is part of that one."""
    column = _number(row.find("w:trPr", "w:gridBefore"), 0)
    last: GridCell | None = None
    for count, element in enumerate((item for item in unwrapped(row) if item.name == "w:tc"), 1):
        span = _number(element.find("w:tcPr", "w:gridSpan"), 1)
        merge = element.find("w:tcPr", "w:hMerge")
        if merge is not None and last is not None and merge.get("w:val", "continue") == "continue":
            last = replace(last, col_span=last.col_span + span)
        else:
            if last is not None:
                yield last
            last = GridCell(element, number, column, span, count)
        column += span
    if last is not None:
        yield last


def _number(element: Element | None, otherwise: int) -> int:
    value = element.get("w:val") if element is not None else ""
    return min(max(int(value), otherwise), _WIDEST) if value.isdecimal() else otherwise
