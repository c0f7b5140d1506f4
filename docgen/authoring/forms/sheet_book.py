"""What a workbook says beside its sheets: their names, parts and print areas, shared texts, borders."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from docgen.authoring.forms.elements import Element
from docgen.authoring.forms.package import Package, Relation
from docgen.authoring.forms.sheet_text import SheetText, item_text
from docgen.model.columns import column_letters, column_number

BOOK = "xl/workbook.xml"
AREA = re.compile(r"\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?")
_EDGES = ("left", "right", "top", "bottom", "start", "end")


@dataclass(frozen=True)
class Area:
    """A range of cells, counted from 0."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Whether the place lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True)
class Sheet:
    """One visible worksheet: its name, the part it lies in, what of it is printed (nothing said: all)."""

    title: str
    part: str
    printed: tuple[Area, ...]


class Book:
    """A workbook. Raises InputUnreadableError where the file is not whole."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self._relations: dict[str, Relation] = {item.id: item for item in package.relations(BOOK)}

    @cached_property
    def sheets(self) -> tuple[Sheet, ...]:
        """The worksheets that a person sees, in the order of their tabs."""
        return tuple(self._sheets())

    @cached_property
    def strings(self) -> list[SheetText]:
        """The shared texts by number."""
        part = self._part("sharedStrings")
        return [item_text(item) for item in self.package.tree(part).all("si")] if part else []

    @cached_property
    def bordered(self) -> tuple[bool, ...]:
        """For each cell style whether it draws a line."""
        part = self._part("styles")
        root = self.package.tree(part) if part else None
        borders = root.find("borders") if root else None
        formats = root.find("cellXfs") if root else None
        lines = [_draws(border) for border in borders.all("border")] if borders else []
        numbers = [int(item.get("borderId", "0")) for item in formats.all("xf")] if formats else []
        return tuple(number < len(lines) and lines[number] for number in numbers)

    def _part(self, kind: str) -> str:
        return next((item.part for item in self._relations.values() if item.kind == kind), "")

    def _sheets(self) -> Iterator[Sheet]:
        book = self.package.tree(BOOK)
        listed = book.find("sheets")
        for number, item in enumerate(listed.children if listed else ()):
            relation = self._relations.get(item.get("r:id"))
            is_shown = item.get("state", "visible") == "visible"
            if is_shown and relation is not None and relation.kind == "worksheet":
                yield Sheet(item.get("name"), relation.part, _printed_areas(book, number))


def areas(text: str) -> tuple[Area, ...]:
    """The ranges that a reference names: A1:B2, or Sheet!$A$1:$B$2,Sheet!$D$4."""
    return tuple(_area(match) for match in AREA.finditer(re.sub(r"(?:'[^']*'|[^',!]*)!", "", text)))


def area_name(area: Area) -> str:
    """The area as a sheet writes it: A1:B2, or A1."""
    first, last = place_name(area.top, area.left), place_name(area.bottom, area.right)
    return first if first == last else f"{first}:{last}"


def place_name(row: int, column: int) -> str:
    """The place as a sheet writes it: A1."""
    return f"{column_letters(column + 1)}{row + 1}"


def _area(match: re.Match[str]) -> Area:
    left, top, right, bottom = match.groups()
    first = (int(top) - 1, column_number(left) - 1)
    last = (int(bottom) - 1, column_number(right) - 1) if right else first
    return Area(*first, *last)


def _printed_areas(book: Element, number: int) -> tuple[Area, ...]:
    names = book.find("definedNames")
    for name in names.children if names else ():
        if name.get("name") == "_xlnm.Print_Area" and name.get("localSheetId") == str(number):
            return areas(name.text)
    return ()


def _draws(border: Element) -> bool:
    return any(edge.name in _EDGES and edge.get("style", "none") != "none" for edge in border.children)
