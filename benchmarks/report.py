"""docs/performance.md, written from the results."""

from collections.abc import Mapping, Sequence

from benchmarks.results import Goal, Measure, Result

_HEAD = """\
# Performance

Written by `make bench` (`python -m benchmarks fill` for one part); not to be edited by hand. All takes about
fifty minutes, of which a province takes forty, and 40 GB of disk. Every way is measured in the same run as
what it is held against, in turn with it. A figure is the median; beside it stand the lowest and highest and
how many were measured. Invented data throughout (`docgen sample`).
"""


def performance_page(results: Sequence[Result], titles: Mapping[str, str], methods: Mapping[str, str]) -> str:
    """The whole page in Markdown; a part that was not measured is said to be missing."""
    found = {result.part: result for result in results}
    parts = [
        _part(title, methods[part], found[part]) if part in found else f"## {title}\n\nNot measured.\n"
        for part, title in titles.items()
    ]
    return "\n".join([_HEAD, _machines(results), _summary(results), *parts])


def _machines(results: Sequence[Result]) -> str:
    """What all parts share once, what differs part by part (the date, the load)."""
    rows = []
    for name in results[0].machine if results else ():
        values = {result.part: result.machine.get(name, "") for result in results}
        same = len(set(values.values())) == 1
        shown = next(iter(values.values())) if same else "; ".join(f"{k}: {v}" for k, v in values.items())
        rows.append((name, shown))
    return "## Machine\n\n" + _table(("", ""), rows)


def _summary(results: Sequence[Result]) -> str:
    rows = [_goal_row(goal) for result in results for goal in result.goals]
    return "## What was to be reached\n\n" + _table(("", "required", "measured", "met"), rows)


def _goal_row(goal: Goal) -> tuple[str, ...]:
    sign = "≤" if goal.is_limit else "≥"
    return (
        goal.what,
        f"{sign} {goal.required:g} {goal.unit}",
        f"{_figure(goal.reached)} {goal.unit}",
        "yes" if goal.is_met else "**no**",
    )


def _part(title: str, method: str, result: Result) -> str:
    rows = [_measure_row(measure) for measure in result.measures]
    table = _table(("", "unit", "median", "lowest to highest", "measured"), rows)
    return "\n".join([f"## {title}\n", method, table, *(f"{remark}\n" for remark in result.remarks)])


def _measure_row(measure: Measure) -> tuple[str, ...]:
    low, high = _figure(min(measure.values)), _figure(max(measure.values))
    times = len(measure.values)
    return (
        measure.what,
        measure.unit,
        _figure(measure.middle),
        f"{low} to {high}",
        f"{times} ×" if times > 1 else "once",
    )


def _figure(value: float) -> str:
    """Three significant digits, thousands with a comma."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def _table(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(cells)} |\n" for cells in lines)
