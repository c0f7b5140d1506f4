"""Whose the columns of people are: numbers for members without one, and captions that may be anybody's."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from docgen.intake.columns import NEIGHBOUR, TENTATIVE, UNNUMBERED, Column, of_meaning
from docgen.intake.persons import member_meaning

_MEMBERS_NAME, _OF_WORKER = "members[].name", "worker."
_OFFICERS = frozenset(("plan.helper_name", "plan.helper_title", "plan.second_helper_name"))
_OFFICERS_TOO = {
    "worker.mobile": "帮扶责任人联系方式",
    "worker.contact": "帮扶责任人联系方式",
    "worker.other_contact": "帮扶责任人联系方式",
    "worker.employer": "帮扶单位",
}
_OF_HOUSEHOLD = frozenset(("worker.mobile", "worker.contact", "worker.other_contact"))


def with_members_numbered(columns: Iterable[Column]) -> list[Column]:
    """The columns; those of members without a number get one: a field that comes again begins the next.

    Captions that only end in a number (姓名1) count where a name is among those of the same number, and
    captions that only members have (关系) where the column before is a member's.
    """
    columns = list(columns)
    named = {column.slot for column in columns if column.field and column.field.path == _MEMBERS_NAME}
    settled = [_unknown(column) if _is_doubtful(column, named) else column for column in columns]
    return list(_behind_officers(_numbered(_with_neighbours(settled))))


def _behind_officers(columns: Iterable[Column]) -> Iterator[Column]:
    """The columns; a bare telephone or employer behind a helper's name may be the helper's and is open."""
    is_behind = False
    for column in columns:
        path = column.field.path if column.field and not column.slot else ""
        if is_behind and path in _OFFICERS_TOO and not column.assigned_by:
            could_be = (f"职工{column.own_caption}", _OFFICERS_TOO[path])
            column = replace(column, field=None, could_be=could_be)
        elif column.is_known:
            is_behind = path in _OFFICERS
        yield column


def _is_doubtful(column: Column, named: set[str]) -> bool:
    return column.slot.startswith(TENTATIVE) and column.slot not in named


def _unknown(column: Column) -> Column:
    return Column(column.index, column.heading, row=column.row)


def _with_neighbours(columns: Iterable[Column]) -> Iterator[Column]:
    """The columns; behind a member's those that may be of the member or the worker are told apart."""
    before: Column | None = None  # the member's column that stands last before, with nobody else's between
    taken: set[str] = set()
    for column in columns:
        if column.slot == NEIGHBOUR:
            column = (
                replace(column, slot=before.slot, relation=before.relation) if before else _unknown(column)
            )
        elif before and _may_be_members(column, before):
            column = _told_apart(column, before, column.target in taken)
            yield column
            before = before if not column.slot else column
            continue
        taken.add(column.target)
        before = column if column.slot else None
        yield column


def _may_be_members(column: Column, before: Column) -> bool:
    """Whether the caption is bare (年龄), in the member's group, and of a kind that a member has too."""
    is_free = not column.slot and not column.assigned_by and column.group == before.group
    is_personal = column.field is not None and column.field.path.startswith(_OF_WORKER)
    return (
        is_free and (is_personal or bool(column.could_be)) and member_meaning(column.own_caption) is not None
    )


def _told_apart(column: Column, before: Column, is_again: bool) -> Column:
    """The member's column where the worker has one before; else it is open, but for telephones."""
    found = member_meaning(column.own_caption)
    if is_again and found:
        why = f"前面已有职工的同名列，与“{before.own_caption}”同属一位家庭成员"
        return replace(of_meaning(column, found, why), slot=before.slot, relation=before.relation)
    if column.field and column.field.path in _OF_HOUSEHOLD:
        return column
    own = column.own_caption
    could_be = (*(column.could_be or (f"职工{own}",)), f"家庭成员{own}")
    return replace(column, field=None, could_be=could_be)


def _numbered(columns: Iterable[Column]) -> Iterator[Column]:
    count = 1
    seen: set[str] = set()
    for column in columns:
        if column.slot == UNNUMBERED and column.field:
            if column.field.path in seen:
                count, seen = count + 1, set()
            seen.add(column.field.path)
            yield replace(column, slot=str(count), why=f"家庭成员（第{count}人）；{column.why}")
        else:
            yield replace(column, slot=column.slot.removeprefix(TENTATIVE))
