"""The lines around the cells of one page, each drawn once from end to end."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

from docgen.printing.sheet.formats import Rule, Rules
from docgen.printing.sheet.letters import color_operands
from docgen.printing.sheet.units import POINT, number

# Points; what Calc makes of Excel's styles.
_WIDTHS = {
    "hair": 0.1,
    "medium": 1.75,
    "mediumDashed": 1.75,
    "mediumDashDot": 1.75,
    "mediumDashDotDot": 1.75,
    "slantDashDot": 1.75,
    "thick": 2.5,
    "double": 1.75,
}
_THIN = 0.75
_DOUBLE_LINE, _DOUBLE_OFFSET = 0.5, 0.625
# Lengths of dashes and gaps in points.
_DASHES = {
    "dotted": "0.5 1",
    "dashed": "3 1",
    "mediumDashed": "8 2.5",
    "dashDot": "8 2.5 2.5 2.5",
    "mediumDashDot": "8 2.5 2.5 2.5",
    "slantDashDot": "3 1",
    "dashDotDot": "8 2.5 2.5 2.5 2.5 2.5",
    "mediumDashDotDot": "8 2.5 2.5 2.5 2.5 2.5",
}
_MOST_ROWS = 1024
_MOST_DRAWN = 4096
_Line = tuple[Rule | None, ...]


def width(rule: Rule | None) -> float:
    """The width of a rule in points; none has none."""
    return 0.0 if rule is None else _WIDTHS.get(rule.style, _THIN)


@dataclass(frozen=True, eq=False, slots=True)
class RowRules:
    """The lines that cells of one row ask for: over and under each column, and between the columns.

    `between` begins left of the first column and ends right of the last one.
    """

    over: _Line
    under: _Line
    between: _Line


@lru_cache(_MOST_ROWS)
def row_rules(cells: tuple[Rules, ...]) -> RowRules:
    """The lines of a row; `cells` are those of the columns with one more at both ends."""
    own = cells[1:-1]
    between = [_strongest(left.right, right.left) for left, right in pairwise(cells)]
    between[0] = _strongest(own[0].left, cells[0].right)
    return RowRules(tuple([of.top for of in own]), tuple([of.bottom for of in own]), tuple(between))


@lru_cache(_MOST_ROWS)
def strongest_line(*lines: _Line) -> _Line:
    """What is seen where several rows ask for lines in one place."""
    return tuple(_strongest(*rules) for rules in zip(*lines, strict=True))


def _strongest(*rules: Rule | None) -> Rule | None:
    """The widest rule, of equal ones the first."""
    return max(rules, key=width)


def rules_ops(
    across: Sequence[_Line], down: Sequence[_Line], columns: Sequence[int], rows: Sequence[int]
) -> str:
    """The operators of all rules.

    `across` are those at each row line by column, `down` those at each column line by row; `columns` and
    `rows` are where the lines stand, in hundredths of a millimetre from the top left corner. A rule goes on
    over half of those it meets at its ends.
    """
    xs, ys = [x * POINT for x in columns], [-y * POINT for y in rows]
    ops = []
    for at, line in enumerate(across):
        for first, last, rule in _stretches(line):
            left, right = xs[first] - _half(down[first], at), xs[last] + _half(down[last], at)
            ops.append(_drawn(rule, left, ys[at], right, ys[at]))
    for at, line in enumerate(down):
        for first, last, rule in _stretches(line):
            top, bottom = ys[first] + _half(across[first], at), ys[last] - _half(across[last], at)
            ops.append(_drawn(rule, xs[at], top, xs[at], bottom))
    return "\n".join(ops)


def _half(line: _Line, place: int) -> float:
    """Half the width of the widest rule of a line that ends or passes at a place."""
    return max(map(width, line[max(place - 1, 0) : place + 1])) / 2


@lru_cache(_MOST_ROWS)
def _stretches(line: _Line) -> Sequence[tuple[int, int, Rule]]:
    """Rules of a line that continue one another: first place, place after the last, rule."""
    found = []
    end = 0
    for rule, places in groupby(line):
        start, end = end, end + len(list(places))
        if rule is not None:
            found.append((start, end, rule))
    return found


@lru_cache(_MOST_DRAWN)
def _drawn(rule: Rule, x0: float, y0: float, x1: float, y1: float) -> str:
    """One rule's operators."""
    color = "" if rule.color == "000000" else f"{color_operands(rule.color)} RG "
    if rule.style == "double":
        right, up = (_DOUBLE_OFFSET, 0.0) if x0 == x1 else (0.0, _DOUBLE_OFFSET)
        first = _line(x0 - right, y0 - up, x1 - right, y1 - up)
        second = _line(x0 + right, y0 + up, x1 + right, y1 + up)
        return f"q {color}{_DOUBLE_LINE} w {first} {second} Q"
    dashes = _DASHES.get(rule.style)
    pattern = f"[{dashes}] 0 d " if dashes else ""
    line = f"{number(width(rule))} w {pattern}{_line(x0, y0, x1, y1)}"
    return f"q {color}{line} Q" if color or pattern else line


def _line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{number(x0)} {number(y0)} m {number(x1)} {number(y1)} l S"
