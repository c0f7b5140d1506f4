"""What a person is told of the tags proposed for a blank form."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.authoring.forms.places import place_in

if TYPE_CHECKING:  # only named here
    from docgen.authoring.tagging import Decision
    from docgen.pipeline.tagging import FormTagged

_SCOPES = {"household": "每户一份", "union": "工会名单或统计", "publicity": "公示"}
_LEVELS = "高中低"
_LONGEST = 18


def tag_lines(tagged: FormTagged) -> Iterator[str]:
    """Every decision with its place, caption, field, confidence and reason; then what was left alone."""
    form, proposal = tagged.form, tagged.proposal
    yield f"{form.name}（{_SCOPES[proposal.scope]}）："
    for item in proposal.decisions:
        yield f"  {place_in(form, item.where)}　{_short(item.caption)} → {item.field}{_options(item)}"
        yield f"      把握{item.level} {item.confidence:.0%}：{item.reason}"
    if proposal.untouched:
        yield "没有加标签、请自己看一看的："
    for left in proposal.untouched:
        yield f"  {place_in(form, left.where)}　{_short(left.caption) or '（无标题）'}：{left.reason}"
    yield _summary(tagged)


def tag_record(tagged: FormTagged) -> list[dict[str, object]]:
    """The same for a program; what was left alone has no field."""
    made = [item.as_record() for item in tagged.proposal.decisions]
    return made + [item.as_record() for item in tagged.proposal.untouched]


def _summary(tagged: FormTagged) -> str:
    proposal = tagged.proposal
    counts = Counter(item.level for item in proposal.decisions)
    told = "，".join(f"把握{level} {counts[level]}" for level in _LEVELS)
    left = len(proposal.untouched)
    return f"共 {len(proposal.decisions)} 处加了标签（{told}），{left} 处没有加。已写入 {tagged.target}。"


def _options(decision: Decision) -> str:
    return f"（{'、'.join(decision.options)}）" if decision.options else ""


def _short(caption: str) -> str:
    joined = "".join(caption.split())
    return joined if len(joined) <= _LONGEST else f"{joined[:_LONGEST]}…"
