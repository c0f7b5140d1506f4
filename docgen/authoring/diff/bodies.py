"""Loops over paragraphs and tables of a Word form: what they print once for each item."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.authoring.forms.model import Cell, Form, Line, RepeatBody, Table

_FOR = re.compile(r"\{%p\s+for\s+(?P<loop>(?P<target>\w+)\s+in\s+.+?)\s*%\}", re.DOTALL)
_STATEMENT = re.compile(r"\{%p\s+(for|endfor)\b.*?%\}", re.DOTALL)


@dataclass(frozen=True)
class BodyLoop:
    """A loop that lies in no other, with what it calls its item, and the tables and lines in it."""

    loop: str
    target: str
    inside: tuple[Table | Line, ...]

    def holds(self, where: Cell | Line) -> bool:
        """Whether the cell or line is printed by the loop."""
        return any(_is_part(where, item) for item in self.inside)


def body_loops_of(form: Form) -> Iterator[BodyLoop]:
    """The loops in reading order; one that has another in it is left out."""
    begun: re.Match[str] | None = None
    inside: list[Table | Line] = []
    depth = deepest = 0
    for item in form.body:
        statement = _STATEMENT.fullmatch(item.text.strip()) if isinstance(item, Line) else None
        if statement is None:
            inside.append(item)
            continue
        if statement[1] == "for":
            depth += 1
            deepest = max(deepest, depth)
            if depth == 1:
                begun, inside, deepest = _FOR.fullmatch(statement[0]), [], 1
            continue
        depth -= 1
        if depth == 0 and begun and deepest == 1:
            yield BodyLoop(begun["loop"], begun["target"], tuple(inside))


def repeat_around(
    form: Form, places: Sequence[Cell | Line], others: Sequence[Cell | Line], loop: str
) -> RepeatBody | None:
    """The loop around the tables and lines of the places; None where others lie between them."""
    numbers = [_number(form, where) for where in places]
    if not numbers or -1 in numbers:
        return None
    first, last = min(numbers), max(numbers)
    if any(first <= _number(form, where) <= last for where in others):
        return None
    return RepeatBody(form.body[first], form.body[last], loop)


def _number(form: Form, where: Cell | Line) -> int:
    """Which item of the body the place is a part of; -1 in a header, or in a table within another."""
    for number, item in enumerate(form.body):
        if item.part == "body" and _is_part(where, item):
            return -1 if isinstance(item, Table) and item.inside is not None else number
    return -1


def _is_part(where: Cell | Line, item: Table | Line) -> bool:
    if isinstance(where, Cell):
        return isinstance(item, Table) and item.index == where.table
    return isinstance(item, Line) and item.index == where.index and item.part == where.part
