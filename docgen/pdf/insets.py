"""Insets: what a page shows, to be placed on pages at any size (PDF: form XObjects)."""

from collections.abc import Iterable, Sequence

Matrix = tuple[float, float, float, float, float, float]
"""(a, b, c, d, e, f): the point (x, y) comes to (ax + cy + e, bx + dy + f)."""


def inset_names(count: int) -> list[str]:
    """The names of a page's insets in its content, in the order in which they are placed."""
    return [f"Inset{number}" for number in range(1, count + 1)]


def inset_operators(matrices: Sequence[Matrix]) -> bytes:
    """The operators that place a page's insets."""
    names = inset_names(len(matrices))
    placed = zip(names, matrices, strict=True)
    return "\n".join(f"q {_operands(matrix)} cm /{name} Do Q" for name, matrix in placed).encode()


def _operands(matrix: Iterable[float]) -> str:
    return " ".join(f"{value:.5f}".rstrip("0").rstrip(".") for value in matrix)
