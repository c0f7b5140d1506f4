"""Loops that merged cells forbid: what was proposed for their rows is left alone, and said so."""

from docgen.authoring.forms.model import Cell, Form, Line, Repeat
from docgen.authoring.forms.repeats import can_repeat
from docgen.authoring.tagging.decisions import Decision, Proposal, Untouched

_REASON = "单元格跨行合并，这几行不能逐条重复"


def without_torn(proposal: Proposal, form: Form) -> Proposal:
    """The proposal without loops over rows that a merged cell ties together, or that two loops share."""
    kept: list[Repeat] = []
    for repeat in proposal.repeats:
        is_shared = any(_shares_rows(repeat, other) for other in kept)
        if can_repeat(form.tables[repeat.table], repeat) and not is_shared:
            kept.append(repeat)
    torn = [repeat for repeat in proposal.repeats if repeat not in kept]
    if not torn:
        return proposal
    gone = [item for item in proposal.decisions if any(_is_in(item.where, repeat) for repeat in torn)]
    decisions = tuple(item for item in proposal.decisions if item not in gone)
    untouched = (*proposal.untouched, *map(_left_alone, gone))
    return Proposal(decisions, untouched, tuple(kept), proposal.scope)


def _shares_rows(one: Repeat, other: Repeat) -> bool:
    return one.table == other.table and one.first_row <= other.last_row and other.first_row <= one.last_row


def _is_in(where: Cell | Line, repeat: Repeat) -> bool:
    return (
        isinstance(where, Cell)
        and where.table == repeat.table
        and repeat.first_row <= where.row <= repeat.last_row
    )


def _left_alone(decision: Decision) -> Untouched:
    return Untouched(decision.where, decision.caption, _REASON)
