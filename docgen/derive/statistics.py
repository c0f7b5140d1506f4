"""Counts over a union's cases: those every pack has, and those of the pack's own table."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from docgen.model.kinds import Value
from docgen.orders import FiguredCase
from docgen.region.conditions import Condition

_OUT = "脱困"
_MIGRANT = "农民工"


def union_figures(
    cases: Sequence[FiguredCase], statistics: Mapping[str, tuple[Condition, ...]]
) -> dict[str, Value]:
    """The counts and sums by field path; a case counts for a statistic when all its conditions hold."""
    aids = [aid for item in cases for aid in item.case.aids]
    figures: dict[str, Value] = {
        "stats.filed_count": len(cases),
        "stats.out_count": sum(item.case.outcome.evaluation == _OUT for item in cases),
        "stats.migrant_count": sum(_MIGRANT in (item.case.worker.kind or "") for item in cases),
        "stats.visit_count": sum(len(item.case.visits) for item in cases),
        "stats.aid_count": len(aids),
        "stats.aid_total": sum((aid.amount for aid in aids if aid.amount is not None), Decimal(0)),
    }
    for name, conditions in statistics.items():
        figures[f"stats.{name}"] = sum(item.satisfies(conditions) for item in cases)
    return figures
