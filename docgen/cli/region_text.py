"""What a person is told of a pack that was made of blank forms."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from docgen.pipeline.example import EXAMPLE

if TYPE_CHECKING:  # only named here
    from docgen.authoring.skeleton.blank import Blank
    from docgen.pipeline.new_region import NewRegion

_SCOPES = {"household": "每户", "union": "工会", "publicity": "公示"}
_SHOWN = 5


def region_lines(made: NewRegion) -> Iterator[str]:
    """The lines to show."""
    place = made.place or "（没有找到地区名，可用 --title 写明）"
    yield f"已生成地区包 {made.folder}：{place}，{len(made.blanks)} 张表。"
    yield from map(_line, made.blanks)
    yield from (f"  没有收入 {item.blank.source.name}：{item.reason}" for item in made.left_out)
    lists = "、".join(item.title for item in made.lists.values())
    yield f"从表上读到的选项：{lists or '无'}。"
    yield from _trial_lines(made)
    yield f"下一步：对照 {made.folder / 'SOURCES.md'} 核对标签，用 docgen template preview 逐张预览；"
    yield f"  填数据用 docgen workbook --region {made.folder}，出件用 docgen packet --region {made.folder}。"


def region_record(made: NewRegion) -> dict[str, object]:
    """The same for a program."""
    return {
        "folder": str(made.folder),
        "place": made.place,
        "documents": [
            {
                "id": blank.id,
                "title": blank.title,
                "for": blank.proposal.scope,
                "file": blank.file,
                "source": str(blank.source),
                "tags": len(blank.proposal.decisions),
                "doubtful": _doubtful(blank),
                "untagged": len(blank.proposal.untouched),
                "required": list(blank.required),
            }
            for blank in made.blanks
        ],
        "left_out": [{"source": str(item.blank.source), "reason": item.reason} for item in made.left_out],
        "lists": {name: item.labels for name, item in made.lists.items()},
        "trial": {
            "households": made.trial.households,
            "refused": made.trial.refused,
            "papers": made.trial.papers,
            "pages": made.trial.pages,
            "failures": [vars(failure) for failure in made.trial.failures],
            "findings": [item.as_record() for item in made.trial.findings],
        },
    }


def _line(blank: Blank) -> str:
    proposal = blank.proposal
    about = f"标签 {len(proposal.decisions)}，须核对 {_doubtful(blank)}，没有加标签 {len(proposal.untouched)}"
    return f"  {blank.file}  《{blank.title}》（{_SCOPES.get(proposal.scope, '')}）：{about}"


def _doubtful(blank: Blank) -> int:
    return sum(item.level != "高" for item in blank.proposal.decisions)


def _trial_lines(made: NewRegion) -> Iterator[str]:
    """What came of printing the example."""
    trial = made.trial
    told = f"{trial.households} 户，文书 {trial.papers} 份，{trial.pages} 页"
    if made.is_printed:
        yield f"已用示例 {made.folder / EXAMPLE} 试印：{told}，全部印出。"
        return
    wanting = f"退回 {trial.refused} 户，未能打印 {len(trial.failures)} 份"
    yield f"用示例 {made.folder / EXAMPLE} 试印：{told}，{wanting}："
    for failure in trial.failures[:_SHOWN]:
        yield f"  {failure.title}：{failure.reason}"
    for item in [item for item in trial.findings if item.is_blocking][:_SHOWN]:
        yield f"  {item.place}：{item.sentence}{item.remedy}"
