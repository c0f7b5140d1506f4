"""The row of column numbers that official tables have below their headings: 甲 乙 丙 1 2 3."""

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise

from docgen.intake.cells import Cell, is_blank, shown

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_AROUND = re.compile(r"[()\s\[\]〔〕【】]+|[栏列][次号]?")
_LEAST = 3


def is_column_numbers(cells: Sequence[Cell]) -> bool:
    """Whether every filled cell is the number of its column: each kind of sign runs on by one."""
    signs = [
        _AROUND.sub("", unicodedata.normalize("NFKC", shown(cell))) for cell in cells if not is_blank(cell)
    ]
    signs = [sign for sign in signs if sign]
    if len(signs) < _LEAST or not all(map(_rank, signs)):
        return False
    ranks = [rank for sign in signs if (rank := _rank(sign))]
    return ranks[0][1] == 1 and all(_follows(one, other) for one, other in pairwise(ranks))


def _rank(sign: str) -> tuple[str, int] | None:
    """The kind of the sign and its place, from 1; None for what is no number of a column."""
    for kind in (_STEMS, _LETTERS):
        if len(sign) == 1 and sign in kind:
            return kind, kind.index(sign) + 1
    return ("", int(sign)) if sign.isdecimal() and len(sign) <= len("99") else None


def _follows(one: tuple[str, int], other: tuple[str, int]) -> bool:
    return other[1] == (one[1] + 1 if one[0] == other[0] else 1)
