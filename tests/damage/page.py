"""docs/damage.md: what becomes of each kind of damage."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from .damages import Damage
from .verdict import Trial, Verdict

PAGE = Path(__file__).parents[2] / "docs" / "damage.md"
_HEAD = """\
# Damaged workbooks

Written by `python -m tests.damage` (some minutes); not to be edited by hand. `tests/damage` holds every row
against what docgen does now.

A good workbook of each region (its fixtures' fullest households) is damaged at one cell, row, column, heading
or sheet, and read and checked as `docgen check` does. Each damage is tried on every kind of cell that can
have it, the regions in turn; which cells is decided by a seed. What becomes of it:

- **read right**: the cases and unions are those of the good workbook, value by value.
- **found**: a finding stands at the cell, at its row, its heading or its sheet (for what joins two sheets, at
  either end), or the file is told to be unreadable.
- **kept**: a free text, which may hold any words, has exactly what now stands in the cell.
- **wrong**: the cases differ and nothing is told there. There must be none.
"""
_POSSIBLE = """\
## What no program can tell

Here another value stands in the cell that is as possible as the right one: a mistyped digit of a telephone
number, the 5th of March for the 3rd of May. It is found where another value contradicts it (a check digit, a
sum, the order of dates, a category by income) and goes unseen elsewhere. Only comparing with the paper helps.
"""
_HEADINGS = ("damage", "kinds of cell", "tried", "read right", "found", "kept", "wrong")


def page(results: Mapping[Damage, Sequence[Trial]]) -> str:
    """The whole page in Markdown."""
    sure = {damage: trials for damage, trials in results.items() if not damage.is_possible}
    possible = {damage: trials for damage, trials in results.items() if damage.is_possible}
    parts = [_HEAD, f"## {len(sure)} kinds of damage\n", _table(sure), _POSSIBLE, _table(possible)]
    return "\n".join(parts)


def row(damage: Damage, trials: Sequence[Trial]) -> str:
    """The line of the damage in its table."""
    count = Counter(trial.verdict for trial in trials)
    wrong = count[Verdict.SILENT] + count[Verdict.ELSEWHERE]
    kinds = len({trial.site.kind for trial in trials})
    figures = (
        kinds,
        len(trials),
        count[Verdict.RIGHT],
        count[Verdict.FOUND],
        count[Verdict.AS_WRITTEN],
        wrong,
    )
    return _line((damage.title.replace("|", "\\|"), *figures))


def _table(results: Mapping[Damage, Sequence[Trial]]) -> str:
    every = [trial for trials in results.values() for trial in trials]
    total = row(Damage("**all**", lambda book, site: False), every)
    lines = [_line(_HEADINGS), _line(["---"] * len(_HEADINGS))]
    return "\n".join([*lines, *(row(damage, trials) for damage, trials in results.items()), total, ""])


def _line(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"
