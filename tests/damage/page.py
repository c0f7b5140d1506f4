"""docs/damage.md: what becomes of each kind of damage."""

from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from .damages import Damage
from .verdict import Trial, Verdict

PAGE = Path(__file__).parents[2] / "docs" / "damage.md"
HEADINGS = ("damage", "on", "tried", "read right", "found", "in its row", "kept", "wrong", "found as")
_MOST_CODES = 3
_HEAD = """\
# Damaged workbooks

Written by `make damage` (some minutes); not to be edited by hand. `tests/damage` tries a part of it in every
run of the tests.

A good workbook of every region (the fullest households of its fixtures) is damaged at one place, read, and
checked as `docgen check` does. Each damage is tried on every kind of cell that can have it (text, date,
amount, choice, ID number, joining key …), those of rows, headings and sheets on every sheet, the regions in
turn; a seed decides on which cell. What becomes of it:

- **read right**: unions and households are those of the good workbook, value by value.
- **found**: a finding stands at the cell; of a row at the row, of a column at its heading, of a sheet at
  the sheet. What joins two sheets may be told at either end, what stands twice at either of the two.
- **in its row**: the finding stands at another cell of the same row.
- **kept**: a free text, which may hold any words, has exactly what now stands in the cell.
- **wrong**: the data differ and nothing is told there. Outside the last table there must be none.
"""
_POSSIBLE = """\
## What no program can tell

Here stands another value that is as possible as the right one, or nothing where nothing may stand: a
mistyped digit of a telephone number, the 5th of March for the 3rd of May, 6 for 9 in an amount, a member
under another household. It is found where another value contradicts it (a check digit, a sum, the order of
dates, a category by income, a required field) and goes unseen elsewhere, which is what **wrong** counts in
this table. Only comparing with the paper helps.

How a cell looks says nothing: a value struck through or in white counts like any other, and a comment
beside a value is not read. A damaged workbook may also be one that cannot be opened:
`test_damaged_files.py` strikes bytes and parts of the file at random, and docgen tells that the file is
unreadable, or reads it.
"""
_TITLES = {False: "One cell", True: "Rows, columns, headings, sheets"}


def page(results: Mapping[Damage, Sequence[Trial]]) -> str:
    """The whole page in Markdown."""
    sure = {damage: trials for damage, trials in results.items() if not damage.is_possible}
    parts = [_HEAD, f"{len(sure)} kinds of damage, {sum(map(len, sure.values())):,} trials.\n"]
    for is_of_sheet, title in _TITLES.items():
        own = {damage: trials for damage, trials in sure.items() if damage.is_of_sheet == is_of_sheet}
        parts += [f"## {title}\n", table(own)]
    possible = {damage: trials for damage, trials in results.items() if damage.is_possible}
    return "\n".join([*parts, _POSSIBLE, table(possible)])


def table(results: Mapping[Damage, Sequence[Trial]]) -> str:
    """A line for each damage under the headings."""
    lines = [_line(HEADINGS), _line(["---"] * len(HEADINGS))]
    return "\n".join([*lines, *(_row(damage, trials) for damage, trials in results.items()), ""])


def _row(damage: Damage, trials: Sequence[Trial]) -> str:
    count = Counter(trial.verdict for trial in trials)
    groups = len({damage.group_of(trial.site) for trial in trials})
    what = ("sheet" if damage.is_of_sheet else "kind") + ("s" if groups > 1 else "")
    wrong = count[Verdict.SILENT] + count[Verdict.ELSEWHERE]
    kinds = (Verdict.RIGHT, Verdict.FOUND, Verdict.IN_ROW, Verdict.AS_WRITTEN)
    figures = [len(trials), *(count[kind] for kind in kinds), wrong]
    return _line([escaped(damage.title), f"{groups} {what}", *figures, _codes(trials)])


def _codes(trials: Sequence[Trial]) -> str:
    """The kinds of finding that told it, the most frequent first."""
    count = Counter(code for trial in trials for code in trial.codes)
    told = [f"[{code}](findings.md#{code})" for code, _ in count.most_common(_MOST_CODES)]
    return ", ".join(told) + (" …" if len(count) > _MOST_CODES else "")


def escaped(title: str) -> str:
    """The title as it stands in a table."""
    return title.replace("|", "\\|").replace("*", "\\*").replace("<", "&lt;")


def _line(cells: Sequence[object]) -> str:
    return f"| {' | '.join(map(str, cells))} |"
