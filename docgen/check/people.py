"""Checks of the people of one household: the ages the pack allows, and relations that can be."""

from collections.abc import Iterator, Sequence

from docgen.check.subject import Subject
from docgen.findings import Finding
from docgen.model.wording import as_text
from docgen.region.conditions import Condition
from docgen.region.schedule import AgeLimit, AgeLimits
from docgen.vocabulary import all_fields

_GENERATION = 14  # years at least between a parent and a child
_OLDER_BY = {  # how many years a relative of the worker is older at least
    **dict.fromkeys(("父亲", "母亲"), _GENERATION),
    **dict.fromkeys(("祖父母", "外祖父母"), 2 * _GENERATION),
}
_YOUNGER_BY = {
    **dict.fromkeys(("儿子", "女儿"), _GENERATION),
    **dict.fromkeys(("孙子女", "外孙子女"), 2 * _GENERATION),
}
_MALE = ("丈夫", "儿子", "父亲", "公公", "岳父", "兄弟", "女婿")
_FEMALE = ("妻子", "女儿", "母亲", "婆婆", "岳母", "姐妹", "儿媳")


def check_age_limits(subject: Subject, limits: AgeLimits | None) -> Iterator[Finding]:
    """R-JX-11: the worker's birth date against the limit for such a worker.

    Where a field that decides between two limits is empty and they differ for this worker, that is told.
    """
    born = subject.day("worker.birth_date")
    possible = [item for item in limits.limits if _may_hold(subject, item)] if limits else []
    if born is None or not possible or born >= max(item.born_from for item in possible):
        return
    open_fields, mildest = _open_fields(subject, possible), min(item.born_from for item in possible)
    details = {"name": subject.name, "text": as_text(born)}
    if open_fields and born >= mildest:
        at, label = open_fields[0], all_fields()[open_fields[0]].label
        yield subject.finding("age-limit-undecided", at, limits, label=label, **details)
    else:
        limit = mildest if open_fields else max(item.born_from for item in possible)
        at = "worker.birth_date" if subject.case.worker.birth_date else "worker.id_number"
        yield subject.finding("age-outside-limits", at, limits, limit=as_text(limit), **details)


def _may_hold(subject: Subject, limit: AgeLimit) -> bool:
    """Whether every condition of the limit holds or cannot be told."""
    return all(_is_open(subject, item) or subject.figured.satisfies((item,)) for item in limit.when)


def _open_fields(subject: Subject, limits: Sequence[AgeLimit]) -> list[str]:
    return [item.field for limit in limits for item in limit.when if _is_open(subject, item)]


def _is_open(subject: Subject, condition: Condition) -> bool:
    return subject.figured.value(condition.field) is None


def check_relations(subject: Subject) -> Iterator[Finding]:
    """A relation to the worker that neither the sex nor the ages allow."""
    for index, member in enumerate(subject.case.members):
        reason = _wrong_sex(subject, index) or _wrong_age(subject, index)
        if reason:
            at = f"members[{index}].relation"
            name = member.name or f"第 {index + 1} 名家庭成员"
            yield subject.finding(
                "relation-implausible", at, name=name, relation=member.relation, reason=reason
            )


def _wrong_sex(subject: Subject, index: int) -> str:
    """Of a member; a spouse of the worker's own sex is told by the member's."""
    relation = subject.case.members[index].relation or ""
    sex = subject.figured.value(f"members[{index}].sex")
    expected = "男" if relation in _MALE else "女" if relation in _FEMALE else None
    return f"性别为{sex}" if expected and sex and sex != expected else ""


def _wrong_age(subject: Subject, index: int) -> str:
    """Of a member who is not older or younger than the worker by a generation, as the relation asks."""
    relation = subject.case.members[index].relation or ""
    own, other = subject.day("worker.birth_date"), subject.day(f"members[{index}].birth_date")
    if own is None or other is None:
        return ""
    older = own.year - other.year
    if older < _OLDER_BY.get(relation, older) or -older < _YOUNGER_BY.get(relation, -older):
        return _told(older, is_expected=(older > 0) == (relation in _OLDER_BY))
    return ""


def _told(older: int, is_expected: bool) -> str:
    """How the ages compare, the member's year of birth against the worker's."""
    only = "只" if is_expected else ""
    if older == 0:
        return "与职工同年出生"
    return f"{only}比职工年长 {older} 岁" if older > 0 else f"{only}比职工年幼 {-older} 岁"
