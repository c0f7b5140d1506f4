"""The lines around the cells of one page, each drawn once from end to end."""

from collections.abc import Iterator, Mapping, Sequence

from docgen.printing.sheet.formats import Rule
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
_Edges = Mapping[tuple[int, int], Rule]


def width(rule: Rule | None) -> float:
    """The width of a rule in points; none has none."""
    return 0.0 if rule is None else _WIDTHS.get(rule.style, _THIN)


def stronger(one: Rule | None, other: Rule | None) -> Rule | None:
    """The rule that is seen where two cells meet."""
    return other if width(other) > width(one) else one


def rules_ops(across: _Edges, down: _Edges, columns: Sequence[int], rows: Sequence[int]) -> str:
    """The operators of all rules.

    `across` are those at row line and column place, `down` those at column line and row place; `columns` and
    `rows` are where the lines stand, in hundredths of a millimetre from the top left corner. A rule goes on
    over half of those it meets at its ends.
    """
    xs, ys = [x * POINT for x in columns], [-y * POINT for y in rows]
    ops = []
    for line, first, last, rule in _iter_stretches(across):
        left, right = xs[first] - _half(down, first, line), xs[last] + _half(down, last, line)
        ops.append(_drawn(rule, left, ys[line], right, ys[line]))
    for line, first, last, rule in _iter_stretches(down):
        top, bottom = ys[first] + _half(across, first, line), ys[last] - _half(across, last, line)
        ops.append(_drawn(rule, xs[line], top, xs[line], bottom))
    return "\n".join(ops)


def _half(edges: _Edges, line: int, place: int) -> float:
    """Half the width of the widest rule of a line that ends or passes at a place."""
    return max(width(edges.get((line, place - 1))), width(edges.get((line, place)))) / 2


def _iter_stretches(edges: _Edges) -> Iterator[tuple[int, int, int, Rule]]:
    """Edges of the same rule that continue one another: line, first place, place after the last, rule."""
    start: tuple[int, int, Rule] | None = None
    end = 0
    for (line, place), rule in sorted(edges.items(), key=lambda item: item[0]):
        if start and start[0] == line and end == place and start[2] == rule:
            end = place + 1
            continue
        if start:
            yield start[0], start[1], end, start[2]
        start, end = (line, place, rule), place + 1
    if start:
        yield start[0], start[1], end, start[2]


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
