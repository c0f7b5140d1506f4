"""What a person is told of two versions of a form, and of the tags that were carried over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.authoring.diff.changes import ChangeKind
from docgen.authoring.forms.places import place_in

if TYPE_CHECKING:  # only named here
    from docgen.authoring.diff.carrying import Carried
    from docgen.authoring.diff.changes import Change
    from docgen.pipeline.form_diff import FormsCompared

_WORDS = {
    ChangeKind.ADDED: "增加",
    ChangeKind.REMOVED: "删除",
    ChangeKind.RENAMED: "改名",
    ChangeKind.MOVED: "移动",
    ChangeKind.STARRED: "必填变动",
    ChangeKind.SAME: "未变",
}


def diff_lines(compared: FormsCompared) -> Iterator[str]:
    """The lines to show."""
    counts = Counter(change.kind for change in compared.changes)
    told = "，".join(f"{word} {counts[kind]}" for kind, word in _WORDS.items())
    yield f"{compared.old.name} → {compared.new.name}：{told}。"
    for change in compared.changes:
        if change.kind is not ChangeKind.SAME:
            yield f"  {_WORDS[change.kind]}  {_captions(change)}  {_place(compared, change)}"
    if compared.carried is not None:
        yield from _carried_lines(compared, compared.carried)


def diff_record(compared: FormsCompared) -> dict[str, object]:
    """The same for a program."""
    record: dict[str, object] = {
        "changes": [
            {
                "kind": change.kind.value,
                "old": change.old.text if change.old else None,
                "new": change.new.text if change.new else None,
                "place": _place(compared, change),
            }
            for change in compared.changes
        ]
    }
    if compared.carried is not None:
        record["carried"] = len(compared.carried.tags)
        record["left"] = [
            {
                "place": place_in(compared.old, item.where),
                "caption": item.caption,
                "tag": item.text,
                "reason": item.reason,
            }
            for item in compared.carried.left
        ]
    return record


def _carried_lines(compared: FormsCompared, carried: Carried) -> Iterator[str]:
    yield f"已带入标签 {len(carried.tags)} 个。"
    if carried.left:
        yield f"没有带入的 {len(carried.left)} 处，请在新表中自己填（位置按旧表）："
    for item in carried.left:
        yield f"  {place_in(compared.old, item.where)}  {' '.join(item.text.split())}  {item.reason}。"


def _captions(change: Change) -> str:
    texts = [piece.text for piece in (change.old, change.new) if piece]
    return " → ".join(f"“{text}”" for text in dict.fromkeys(texts))


def _place(compared: FormsCompared, change: Change) -> str:
    """Where the caption stands in the new form; where it stood in the old one when it is gone."""
    if change.new:
        return place_in(compared.new, change.new.where)
    return f"旧表 {place_in(compared.old, change.old.where)}" if change.old else ""
