"""What of a sheet names cells by their rows, and has to follow when rows move."""

import re
from collections.abc import Callable, Iterator
from functools import partial

from docgen.authoring.forms.additions import Additions
from docgen.authoring.forms.elements import Edit, Element, edited, parse
from docgen.authoring.forms.package import Package
from docgen.authoring.forms.sheet_book import AREA, BOOK, Area, area_name, areas
from docgen.authoring.forms.sheet_rows import MovedRows
from docgen.authoring.forms.worksheet import Worksheet

_ON_SHEET = re.compile(rf"(?<=!){AREA.pattern}")
_REFERENCES = {
    "dimension": "ref",
    "conditionalFormatting": "sqref",
    "dataValidation": "sqref",
    "hyperlink": "ref",
    "autoFilter": "ref",
}


def merged_areas(sheet: Worksheet, moves: MovedRows) -> list[Area]:
    """The merged areas of the sheet once its rows have moved."""
    return [moved for area in sheet.merges.values() if (moved := moves.area(area)) is not None]


def area_edits(sheet: Worksheet, data: bytes, moves: MovedRows) -> Iterator[Edit]:
    """The edits of the sheet itself: merges; where rows below the loop move, all that names them."""
    merges = sheet.root.find("mergeCells")
    if merges is not None and moves.loops:
        yield from _merge_edits(merges, sheet, data, moves)
    if moves.shift:
        for element in sheet.root.iter(*_REFERENCES):
            name = _REFERENCES[element.name]
            yield from _in_attribute(element, name, data, partial(_moved_areas, moves=moves))
        for item in sheet.root.iter("brk"):
            if item.parent is not None and item.parent.name == "rowBreaks":
                yield from _in_attribute(item, "id", data, partial(_moved_number, moves=moves))


def move_areas_elsewhere(sheet: Worksheet, package: Package, additions: Additions, moves: MovedRows) -> None:
    """Move what other parts say of the sheet's rows: print areas, drawings."""
    data = additions.data(BOOK)
    names = (name for name in parse(data).iter("definedName") if _is_of(name.text, sheet.sheet.title))
    edits = [_in_text(name, data, partial(_moved_names, moves=moves)) for name in names]
    additions.parts[BOOK] = edited(data, edits)
    for relation in package.relations(sheet.sheet.part):
        if relation.kind == "drawing":
            drawing = package.data(relation.part)
            rows = package.tree(relation.part).iter("xdr:row")
            marks = [_in_text(row, drawing, partial(_moved_number, moves=moves)) for row in rows]
            additions.parts[relation.part] = edited(drawing, marks)


def _merge_edits(merges: Element, sheet: Worksheet, data: bytes, moves: MovedRows) -> Iterator[Edit]:
    kept = merged_areas(sheet, moves)
    if not kept:
        yield Edit(merges.start, merges.end, "")
        return
    if merges.get("count") and len(kept) != len(merges.children):
        yield from _in_attribute(merges, "count", data, partial(_other, new=str(len(kept))))
    for item in merges.children:
        moved = moves.area(areas(item.get("ref"))[0])
        if moved is None:
            yield Edit(item.start, item.end, "")
        else:
            yield from _in_attribute(item, "ref", data, partial(_other, new=area_name(moved)))


def _other(_: str, new: str) -> str:
    return new


def _moved_areas(text: str, moves: MovedRows) -> str:
    """The text with the rows of its areas changed; an area that is taken away stays as it is said."""
    return AREA.sub(lambda match: _moved_area(match[0], moves), text)


def _moved_names(text: str, moves: MovedRows) -> str:
    """The same for areas that are said with their sheet."""
    return _ON_SHEET.sub(lambda match: _moved_area(match[0], moves), text)


def _moved_area(reference: str, moves: MovedRows) -> str:
    moved = moves.area(areas(reference)[0])
    if moved is None:
        return reference
    rows = iter((moved.top + 1, moved.bottom + 1))
    return re.sub(r"\d+", lambda _: str(next(rows)), reference)


def _moved_number(text: str, moves: MovedRows) -> str:
    """The number of a row, counted from 0, once it has moved."""
    moved = moves.place(int(text))
    return text if moved is None else str(moved)


def _in_attribute(element: Element, name: str, data: bytes, change: Callable[[str], str]) -> Iterator[Edit]:
    own = re.compile(rf"\s{name}=([\"'])(.*?)\1".encode()).search(data, element.start, element.inner_start)
    if own is not None:
        yield Edit(own.start(2), own.end(2), change(own[2].decode()))


def _in_text(element: Element, data: bytes, change: Callable[[str], str]) -> Edit:
    own = data[element.inner_start : element.inner_end].decode()
    return Edit(element.inner_start, element.inner_end, change(own))


def _is_of(reference: str, title: str) -> bool:
    return reference.startswith((f"{title}!", f"'{title}'!"))
