"""Where a table's columns stand."""

from collections.abc import Sequence
from itertools import accumulate
from math import floor

_TWIPS = 20  # in a point
_PARTS = 10_000  # of a table's width


def column_edges(columns: Sequence[float]) -> tuple[float, ...]:
    """The edges of columns so wide, from the table's left edge, points.

    LibreOffice keeps an edge as a whole number of ten-thousandths of the table's width and sets it on the
    twip before: a column can lose a twip, and with it the last character of a line that would just fit.
    """
    edges = [edge * _TWIPS for edge in accumulate(columns, initial=0.0)]
    whole = round(edges[-1])
    if not whole:
        return (0.0, *(0.0 for _ in columns))
    parts = (floor(edge * _PARTS / whole + 0.5) for edge in edges)
    return tuple(part * whole // _PARTS / _TWIPS for part in parts)
