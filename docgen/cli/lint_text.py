"""What lint found, as a template's author reads it: errors before warnings, file by file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

import click

from docgen.cli.findings_text import severity_word

if TYPE_CHECKING:  # only named here
    from docgen.authoring.lint.flaws import Flaw
    from docgen.pipeline.linting import LintReport

_COLORS = {True: "red", False: "yellow"}


def lint_lines(report: LintReport) -> Iterator[str]:
    """Every flaw with its place and remedy, what was mended, and how many there are."""
    for path, count in report.mended:
        yield f"已合并 {path.name} 中被拆开的标签 {count} 个，原文件另存为 .bak。"
    counts = Counter(item.is_blocking for item in report.flaws)
    for is_error, group in groupby(report.flaws, key=lambda item: item.is_blocking):
        title = f"{severity_word(is_error)} {counts[is_error]} 条"
        yield click.style(title, fg=_COLORS[is_error], bold=True)
        for (file, document), own in groupby(group, key=lambda item: (item.file, item.document)):
            yield f"{file or '（整个地区包）'}{f'（{document}）' if document else ''}"
            for item in own:
                yield from _flaw(item)
    yield from _summary(report, counts)


def _flaw(item: Flaw) -> Iterator[str]:
    place = f"{item.spot}　" if str(item.spot) else ""
    yield f"  {place}{item.sentence}[{item.code}]"
    yield f"    改法：{item.remedy}"


def _summary(report: LintReport, counts: Counter[bool]) -> Iterator[str]:
    if report.stand_ins:
        fonts = "、".join(f"{use.name}→{use.family}" for use in report.stand_ins)
        yield f"本机没有、由其他字体代替的：{fonts}。"
    found = "，".join(f"{severity_word(is_error)} {counts[is_error]} 条" for is_error in (True, False))
    yield f"共检查 {report.templates} 个模板：{found if report.flaws else '没有发现问题'}。"


def lint_record(report: LintReport) -> dict[str, object]:
    """The same for a program."""
    errors = sum(item.is_blocking for item in report.flaws)
    return {
        "templates": report.templates,
        "errors": errors,
        "warnings": len(report.flaws) - errors,
        "flaws": [item.as_record() for item in report.flaws],
        "mended": [{"file": str(path), "tags": count} for path, count in report.mended],
        "stand_ins": {use.name: use.family for use in report.stand_ins},
    }
