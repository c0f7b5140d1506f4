"""PDF operators with what they draw, and putting several together."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from docgen.fonts.face import Face
from docgen.pdf.page import PageImage

Clusters = Mapping[Face, frozenset[str]]


class Drawn(Protocol):
    """Anything that has operators and tells what they draw with: a line, a cell, a row, a table."""

    @property
    def ops(self) -> str:
        """The operators; their origin is the top left corner, y upwards."""

    @property
    def clusters(self) -> Clusters:
        """What is drawn with each face."""

    @property
    def vertical_clusters(self) -> Clusters:
        """What is drawn upright in vertical text with each face."""

    @property
    def images(self) -> tuple[PageImage, ...]:
        """The pictures drawn."""


@dataclass(eq=False, slots=True)
class Drawing:
    """Operators and what they draw with."""

    ops: str
    clusters: Clusters
    vertical_clusters: Clusters
    images: tuple[PageImage, ...]


NOTHING = Drawing("", {}, {}, ())


def drawing(ops: str, parts: Sequence[Drawn]) -> Drawing:
    """Operators made of those of the parts, drawing with what all the parts draw with."""
    if len(parts) == 1:
        part = parts[0]
        return Drawing(ops, part.clusters, part.vertical_clusters, part.images)
    vertical = [part.vertical_clusters for part in parts if part.vertical_clusters]
    pictures = [image for part in parts if part.images for image in part.images]
    return Drawing(
        ops,
        merged([part.clusters for part in parts]),
        merged(vertical) if vertical else {},
        tuple({image.name: image for image in pictures}.values()) if pictures else (),
    )


def merged(parts: Iterable[Clusters]) -> Clusters:
    """All clusters of each face."""
    found: dict[Face, list[frozenset[str]]] = {}
    for part in parts:
        for face, clusters in part.items():
            found.setdefault(face, []).append(clusters)
    return {
        face: several[0] if len(several) == 1 else several[0].union(*several[1:])
        for face, several in found.items()
    }


def moved(ops: str, right: float, down: float) -> str:
    """The operators drawn so much further right and down."""
    return f"q 1 0 0 1 {number(right)} {number(-down)} cm {ops} Q" if ops else ""


def clipped(ops: str, width: float, height: float) -> str:
    """The operators, of which only what lies in a box down from the origin is seen."""
    return f"q 0 {number(-height)} {number(width)} {number(height)} re W n {ops} Q" if ops else ""


def number(value: float) -> str:
    """A length as PDF writes it, to a hundredth of a point."""
    return f"{round(value, 2) + 0.0:g}"
