"""Findings as a person reads them: grouped lines in columns, and their counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import TYPE_CHECKING

import click
from rich.cells import cell_len

from docgen.cli.wrapping import padded, wrapped

if TYPE_CHECKING:
    from docgen.findings import Finding
    from docgen.pipeline.assess import Assessment

_HEADINGS = ("户", "位置", "问题和改法")
_WIDEST_HOUSEHOLD, _WIDEST_PLACE, _LEAST_TEXT, _GAP = 22, 24, 24, 2
_COLORS = {True: "red", False: "yellow"}


def severity_word(is_blocking: bool) -> str:
    """What an error and a warning are called."""
    return "错误" if is_blocking else "提醒"


def findings_lines(
    findings: Sequence[Finding], total: Sequence[Finding], names: Mapping[str, str], width: int
) -> Iterator[str]:
    """The findings in groups: errors before warnings, file by file, in the order they are given.

    `total` are all there are, `findings` the first of them; `names` tells by household its worker.
    """
    counts = Counter(item.is_blocking for item in total)
    columns = _Columns(findings, names, width)
    for is_blocking, group in groupby(findings, key=lambda item: item.is_blocking):
        title = f"{severity_word(is_blocking)} {counts[is_blocking]} 条"
        yield click.style(title, fg=_COLORS[is_blocking], bold=True)
        for file, own in groupby(group, key=lambda item: item.place.file):
            yield f"文件：{file}" if file else "（不在某一个文件中）"
            yield from columns.heading()
            for item in own:
                yield from columns.lines(item)
            yield ""


def counts_line(findings: Iterable[Finding]) -> str:
    """How many findings there are of each kind, the most frequent first."""
    counts = Counter(item.kind.title for item in findings)
    return "、".join(f"{title} {count}" for title, count in counts.most_common())


def assessment_lines(assessment: Assessment) -> Iterator[str]:
    """How many households were checked and may be printed, and how many findings there are of each kind."""
    refused = len(assessment.refused)
    count = assessment.accepted_count + refused
    yield f"共核对 {count} 户：{assessment.accepted_count} 户可以出件，{refused} 户需改正。"
    for is_blocking in (True, False):
        own = [item for item in assessment.findings if item.is_blocking is is_blocking]
        if own:
            yield f"{severity_word(is_blocking)} {len(own)} 条：{counts_line(own)}。"
    if not assessment.findings:
        yield "没有发现问题。"


def assessment_record(assessment: Assessment) -> dict[str, object]:
    """Everything a check found as JSON-ready data."""
    errors = sum(item.is_blocking for item in assessment.findings)
    return {
        "households": assessment.accepted_count + len(assessment.refused),
        "printable": assessment.accepted_count,
        "refused": sorted(assessment.refused),
        "errors": errors,
        "warnings": len(assessment.findings) - errors,
        "kinds": dict(Counter(item.code for item in assessment.findings).most_common()),
        "findings": [item.as_record() for item in assessment.findings],
    }


class _Columns:
    """The columns of the lines: as wide as what stands in them, within limits, the text taking the rest."""

    def __init__(self, findings: Sequence[Finding], names: Mapping[str, str], width: int) -> None:
        self._names = names
        owners = max((cell_len(self._owner(item)) for item in findings), default=0)
        places = max((cell_len(_place(item)) for item in findings), default=0)
        self._owner_width = min(max(owners, cell_len(_HEADINGS[0])), _WIDEST_HOUSEHOLD)
        self._place_width = min(max(places, cell_len(_HEADINGS[1])), _WIDEST_PLACE)
        before = self._owner_width + self._place_width + 2 * _GAP
        self._text_width = max(width - before - 1, _LEAST_TEXT)

    def heading(self) -> Iterator[str]:
        """The captions of the columns."""
        yield from self._rows([_HEADINGS[0]], [_HEADINGS[1]], [_HEADINGS[2]])

    def lines(self, item: Finding) -> Iterator[str]:
        """One finding: whose, where, what, and below it the remedy with the clause."""
        owner = wrapped(self._owner(item), self._owner_width)
        place = wrapped(_place(item), self._place_width)
        text = [*wrapped(item.sentence, self._text_width), *self._below("改法：", item.remedy)]
        basis = " ".join(filter(None, (item.rule, item.source)))
        yield from self._rows(owner, place, [*text, *self._below("依据：", basis)])

    def _below(self, caption: str, text: str) -> list[str]:
        return wrapped(caption + text, self._text_width) if text else []

    def _owner(self, item: Finding) -> str:
        name = self._names.get(item.household, "")
        return item.household if name in item.household else f"{item.household} {name}"

    def _rows(self, owner: Sequence[str], place: Sequence[str], text: Sequence[str]) -> Iterator[str]:
        gap = " " * _GAP
        for first, second, third in zip_longest(owner, place, text, fillvalue=""):
            row = gap.join((padded(first, self._owner_width), padded(second, self._place_width), third))
            yield row.rstrip()


def _place(item: Finding) -> str:
    """Where in its file: the cell, the sheet, or the line."""
    place = item.place
    if place.sheet:
        return f"{place.sheet}!{place.cell}" if place.cell else place.sheet
    return f"第{place.line}行" if place.line else "整个文件"
