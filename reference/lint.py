"""The page docs/lint.md."""

from collections import defaultdict
from collections.abc import Iterator

from docgen.authoring.lint.kinds import GROUPS
from docgen.finding_kinds import FindingKind, Severity

_HEAD = """# 模板检查一览

`docgen template lint` 能查出的每一种问题：地区包、底包和单个模板都可以查，一次列出全部，错误在前。
本页由 `make docs` 生成，请勿手改。

**错误**：改正以前不能使用，命令返回 4。**提醒**：可以使用，请核对；只有提醒时返回 0。

```sh
docgen template lint 某市/                    # 地区包：每个模板、pack.yaml、选项表、文件
docgen template lint 01-档案表.docx            # 一个模板；在地区包里的按包里的规定查
docgen template lint 01-档案表.docx --fix      # 先合并被 Word 拆开的标签，原文件另存为 .bak
docgen template lint 某市/ --json              # 供程序读取
```

`--json` 的 `flaws` 每条有：

- `code`、`severity`（`error` 或 `warning`）、`message`、`remedy`
- `document`、`file`，`part`（页眉、页脚），`place`（给人看的位置）
- `table`、`row`、`cell`：第几张表、第几行、第几格，从 1 数起；Excel 是第几个工作表、第几行、第几列，
  另有 `sheet`（工作表名）和 `address`（如 `B7`）

放不放得下、页数对不对，用地区包的 sample.yaml 虚构一户填写后看；不在地区包里的模板借用默认地区的示例。
"""
_SEVERITIES = {Severity.ERROR: "错误", Severity.WARNING: "提醒"}


def lint_page() -> str:
    """The page as Markdown."""
    lines = [_HEAD]
    for title, kinds in GROUPS.items():
        lines += [f"## {title}", "", *(line for kind in kinds for line in _kind(kind))]
    return "\n".join(lines).rstrip() + "\n"


def _kind(kind: FindingKind) -> Iterator[str]:
    yield f"### {kind.code}\n"
    yield f"**{kind.title}**（{_SEVERITIES[kind.severity]}）。{kind.why}\n"
    yield f"- 说法：{_with_holes(kind.sentence)}"
    yield f"- 改法：{_with_holes(kind.remedy)}\n"


def _with_holes(text: str) -> str:
    """The text with an ellipsis where a flaw says what it is about."""
    filled = text.format_map(defaultdict(lambda: "…"))
    return "按提示改正。" if filled == "…" else filled
