"""Rows that a form repeats: the loops of a tagged form, and where a blank one has room for them."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from docgen.authoring.forms.model import Cell, Repeat, Table
from docgen.authoring.forms.repeats import can_repeat

_FOR = re.compile(r"\{%tr\s+for\s+(?P<loop>(?P<target>\w+)\s+in\s+.+?)\s*%\}", re.DOTALL)
_STATEMENT = re.compile(r"\{%tr\s+(?P<word>\w+).*?%\}", re.DOTALL)
_TARGET = re.compile(r"\{%(?:tr|p)?\s*(?:for|set)\s+(\w+)\s+(?:in\b|=)")
_LEAST = re.compile(r"至少\(\d+\)")


@dataclass(frozen=True)
class Loop:
    """One pattern row between the rows that begin and end its loop."""

    table: Table
    row: int
    loop: str
    target: str

    def heading_of(self, cell: Cell) -> Cell | None:
        """What stands over the column: the nearest cell above the loop."""
        return self.table.at(self.row - 2, cell.column)


def loops_of(table: Table) -> Iterator[Loop]:
    """The loops of one row each; longer blocks, and rows under a condition, are not among them."""
    for number in range(1, table.height - 1):
        begun = _FOR.fullmatch(_statement(table, number - 1))
        ended = _STATEMENT.fullmatch(_statement(table, _next_printed(table, number)))
        if begun and ended and ended["word"] == "endfor":
            yield Loop(table, number, begun["loop"], begun["target"])


def loop_targets(texts: Iterable[str]) -> frozenset[str]:
    """What the loops of a form call the item of their lists, besides `loop` itself, and what it sets."""
    return frozenset(match[1] for text in texts for match in _TARGET.finditer(text)) | {"loop"}


def names_item(text: str, targets: Collection[str]) -> bool:
    """Whether the tags of a text speak of an item of a loop that the text does not hold itself."""
    own = {match[1] for match in _TARGET.finditer(text)}
    free = set(targets) - own - ({"loop"} if own else set())
    return any(re.search(rf"(?<![\w.\"]){name}\b", text) for name in free)


def repeat_below(table: Table, heading: Cell, loop: str) -> Repeat | None:
    """The empty rows under the heading as a loop with room for that many; None without one."""
    first = heading.last_row + 1
    last = first
    while last < table.height and _is_free(table, last) and _edges(table, last) == _edges(table, first):
        last += 1
    if last == first:
        return None
    repeat = Repeat(table.index, first, last - 1, _LEAST.sub(f"至少({last - first})", loop))
    return repeat if can_repeat(table, repeat) else None


def _next_printed(table: Table, number: int) -> int:
    """The next row with a text: a sheet keeps its rows below a loop in their place, and leaves blank ones."""
    number += 1
    while number < table.height - 1 and all(cell.is_empty for cell in table.rows[number]):
        number += 1
    return number


def _statement(table: Table, number: int) -> str:
    """The text of a row that holds nothing else than one tag."""
    texts = [cell.text.strip() for cell in table.rows[number] if not cell.is_empty]
    return texts[0] if len(texts) == 1 else ""


def _is_free(table: Table, number: int) -> bool:
    """Whether nothing is printed in the row but its number, and a caption that reaches down from above."""
    own = table.rows[number]
    return bool(own) and all(cell.is_empty or cell.plain.isdigit() for cell in own)


def _edges(table: Table, number: int) -> list[int]:
    return [cell.column for cell in table.rows[number]]
