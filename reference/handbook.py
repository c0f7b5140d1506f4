"""The table in the handbook of every kind of finding, with an example."""

from collections.abc import Iterator
from pathlib import Path

from docgen.finding_kinds import KINDS, FindingKind
from docgen.findings import Finding
from reference.examples import shown_findings

_BEGIN = "<!-- 全部问题：由 make docs 生成，请勿手改 -->"
_END = "<!-- 全部问题到此为止 -->"


def with_findings(handbook: str, root: Path) -> str:
    """The handbook with its table written anew from the broken fixtures of the project in that folder.

    Raises ValueError where the marks around the table are missing.
    """
    before, begin, rest = handbook.partition(_BEGIN)
    _, end, after = rest.partition(_END)
    if not (begin and end):
        raise ValueError(f"no table between {_BEGIN} and {_END}")
    return before + "\n".join([_BEGIN, "", *_table(root), "", _END]) + after


def _table(root: Path) -> Iterator[str]:
    shown = shown_findings(root / "fixtures" / "broken")
    yield "| 核对时显示 | 程度 | 例子 | 怎样改 |"
    yield "|---|---|---|---|"
    yield from (_row(kind, shown[kind.code]) for kind in KINDS.values() if kind.code in shown)


def _row(kind: FindingKind, example: Finding) -> str:
    title = f"[{kind.title}](findings.md#{kind.code})"
    cells = (title, "错误" if example.is_blocking else "提醒", example.sentence, example.remedy)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
