"""Checks of a union's table of counts: every household stands once in each division of a total (R-JX-22)."""

import re
from collections.abc import Iterator, Mapping, Sequence

from docgen.findings import Finding, finding
from docgen.model.intake import FiledUnion
from docgen.model.paths import value_at
from docgen.model.wording import as_text
from docgen.orders import FiguredCase
from docgen.region.conditions import Condition
from docgen.region.documents import Document
from docgen.region.schedule import Clause
from docgen.vocabulary import all_fields

Statistics = Mapping[str, tuple[Condition, ...]]
Division = Sequence[tuple[Condition, ...]]

# Each total with its title, and the statistics that divide it, by the title of the division.
_TOTALS = {
    ("a_total", "A"): {"A(1)—(6)": r"a\d_.*"},
    ("b_total", "B"): {"B1": r"b1_\d+", "B2": r"b2_\d+", "B3": r"b3_\d+"},
}
_NAMED = 20


def check_statistics(
    filed: FiledUnion,
    cases: Sequence[FiguredCase],
    statistics: Statistics,
    documents: Sequence[Document],
    clause: Clause | None = None,
) -> Iterator[Finding]:
    """A warning for each total whose divisions leave a household out or take it twice (decision 28).

    A count that was entered and is not what the households come to is an error.
    `clause` is that of the pack's rule.
    """
    if not any(document.scope == "union" for document in documents):
        return
    yield from _counts_entered(filed, cases, statistics, clause)
    for (total, title), patterns in _TOTALS.items():
        divisions = {name: _parts(statistics, pattern) for name, pattern in patterns.items()}
        wrong = [
            item for item in cases if total in statistics and _is_wrong(item, total, divisions, statistics)
        ]
        if wrong:
            sums = [
                f"{name} 各项之和为 {_sum(cases, parts)} 户" for name, parts in divisions.items() if parts
            ]
            yield finding(
                "statistics-unequal",
                filed.origin.place(f"stats.{total}"),
                rule=clause.rule if clause else "",
                source=clause.source if clause else "",
                total=title,
                count=sum(item.satisfies(statistics[total]) for item in cases),
                sums="，".join(sums),
                names=_named(wrong),
            )


def _counts_entered(
    filed: FiledUnion, cases: Sequence[FiguredCase], statistics: Statistics, clause: Clause | None
) -> Iterator[Finding]:
    for name, conditions in statistics.items():
        path = f"stats.{name}"
        entered = value_at(filed.union, path)
        expected = sum(item.satisfies(conditions) for item in cases)
        if entered is not None and entered != expected:
            item = all_fields()[path]
            yield finding(
                "derived-differs",
                filed.origin.place(path),
                rule=clause.rule if clause else "",
                source=clause.source if clause else "",
                label=item.label,
                text=as_text(entered),
                expected=as_text(expected),
                basis=item.about.derived_from,
            )


def _parts(statistics: Statistics, pattern: str) -> Division:
    return [conditions for name, conditions in statistics.items() if re.fullmatch(pattern, name)]


def _is_wrong(
    case: FiguredCase, total: str, divisions: Mapping[str, Division], statistics: Statistics
) -> bool:
    """Whether a division does not count the household as often as the total: once or not at all."""
    expected = case.satisfies(statistics[total])
    return any(_sum([case], parts) != expected for parts in divisions.values() if parts)


def _sum(cases: Sequence[FiguredCase], parts: Division) -> int:
    return sum(case.satisfies(conditions) for case in cases for conditions in parts)


def _named(cases: Sequence[FiguredCase]) -> str:
    names = "、".join(item.case.worker.name or item.case.key for item in cases[:_NAMED])
    return names if len(cases) <= _NAMED else f"{names}等 {len(cases)} 户"
