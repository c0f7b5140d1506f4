"""Rows about one member, once or several times over: a block of a loop over the members."""

import re
from collections.abc import Sequence

from docgen.authoring.forms.model import Cell, Repeat, Spot
from docgen.authoring.tagging.decisions import Decision
from docgen.authoring.tagging.layout import Layout
from docgen.authoring.tagging.tags import ROW_NUMBER

_NUMBER_AT_END = re.compile(r"\d{1,2}(?=\s*$)")


def member_blocks(
    layout: Layout, decisions: Sequence[Decision]
) -> tuple[list[Repeat], list[Decision], list[Decision]]:
    """The loop over the rows of the first block, the decisions of later blocks, and numbers of the block."""
    rows = sorted({item.where.row for item in decisions if isinstance(item.where, Cell)})
    first, last = rows[0], max(_last_row(item) for item in decisions)
    section = _section_of(layout, first)
    if section is not None:
        first = section.row
    starts = _starts(decisions) or [first]
    height = (starts[1] - starts[0]) if len(starts) > 1 else last - first + 1
    count = max(len(starts), 1)
    repeat = Repeat(layout.table.index, first, last, f"member in members|至少({count})", height)
    later = [item for item in decisions if isinstance(item.where, Cell) and item.where.row >= first + height]
    return [repeat], later, _numbers(section)


def _last_row(decision: Decision) -> int:
    where = decision.where
    return where.last_row if isinstance(where, Cell) else 0


def _starts(decisions: Sequence[Decision]) -> list[int]:
    """The rows in which a member's name is asked for."""
    return sorted(
        {
            item.where.row
            for item in decisions
            if item.field == "members[].name" and isinstance(item.where, Cell)
        }
    )


def _section_of(layout: Layout, row: int) -> Cell | None:
    """The cell at the left edge whose words stand for the block."""
    first = layout.table.at(row, 0)
    return first if first is not None and first.row_span > 1 else None


def _numbers(section: Cell | None) -> list[Decision]:
    """The number behind 家庭成员, counted on in each block."""
    found = _NUMBER_AT_END.search(section.text) if section else None
    if section is None or found is None:
        return []
    spot = Spot(section, found.start(), found.end())
    return [Decision(spot, section.text, ROW_NUMBER, "{{ loop.index }}", 0.9, "第几位家庭成员")]
