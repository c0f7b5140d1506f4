"""PDF operators with what they draw, and putting several together."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Protocol

from docgen.fonts.face import Face
from docgen.pdf.page import PageImage
from docgen.printing.layout.numbers import Numbers

Clusters = Mapping[Face, frozenset[str]]


class Ink(Protocol):
    """What a line is drawn with."""

    @property
    def clusters(self) -> Clusters:
        """What is drawn with each face."""

    @property
    def vertical_clusters(self) -> Clusters:
        """What is drawn upright in vertical text with each face."""

    @property
    def images(self) -> tuple[PageImage, ...]:
        """The pictures drawn."""


class Drawn(Protocol):
    """Anything that has operators and tells what they draw with: a line, a cell, a row, a table."""

    @property
    def ops(self) -> str:
        """The operators; their origin is the top left corner, y upwards."""

    @property
    def inks(self) -> tuple[Ink, ...]:
        """What the lines in it are drawn with."""


@dataclass(eq=False, slots=True)
class Drawing:
    """Operators and what they draw with."""

    ops: str
    inks: tuple[Ink, ...]


NOTHING = Drawing("", ())
_inks = attrgetter("inks")


def drawing(ops: str, parts: Sequence[Drawn]) -> Drawing:
    """Operators made of those of the parts, drawing with what all the parts draw with."""
    return Drawing(ops, parts[0].inks if len(parts) == 1 else tuple(chain.from_iterable(map(_inks, parts))))


def merged(parts: Iterable[Clusters]) -> Clusters:
    """All clusters of each face."""
    found: defaultdict[Face, list[frozenset[str]]] = defaultdict(list)
    for part in parts:
        for face, clusters in part.items():
            found[face].append(clusters)
    return {face: frozenset().union(*several) for face, several in found.items()}


def moved(ops: str, right: float, down: float) -> str:
    """The operators drawn so much further right and down."""
    return f"q 1 0 0 1 {number(right)} {number(-down)} cm {ops} Q" if ops else ""


def clipped(ops: str, width: float, height: float) -> str:
    """The operators, of which only what lies in a box down from the origin is seen."""
    return f"q 0 {number(-height)} {number(width)} {number(height)} re W n {ops} Q" if ops else ""


def _in_hundredths(value: float) -> str:
    return f"{round(value, 2) + 0.0:g}"


number = Numbers(_in_hundredths).__getitem__  # a length as PDF writes it, to a hundredth of a point
