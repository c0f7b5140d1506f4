"""Patterns: pieces of a paper with slots for texts, compiled once and filled many times.

`texts` are the contents of the w:t of a piece in order; a slot is the index of one. `labels` are those of
the numbered paragraphs in it, in order. A pattern filled again with the same ones gives the same object.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol, TypeVar

from docgen.printing.form import (
    Cell,
    FieldRun,
    Inline,
    Paragraph,
    ParagraphFormat,
    Picture,
    Row,
    Run,
    Table,
    TableFormat,
    TextFormat,
)
from docgen.printing.kept import Kept
from docgen.printing.word.notes import Note

_KEPT_PARAGRAPHS = 60  # of one pattern

Texts = tuple[str, ...]
Made = TypeVar("Made", covariant=True)


class Pattern(Protocol[Made]):
    """What all patterns have."""

    @property
    def slots(self) -> int:
        """How many texts it takes."""

    @property
    def counts(self) -> tuple["Counted", ...]:
        """The numbered paragraphs in it."""

    def make(self, texts: Texts, labels: Iterator[str]) -> Made:
        """What it is with these texts and labels."""


@dataclass(frozen=True)
class Counted:
    """A numbered paragraph: the list and level it counts in."""

    number: str
    level: int


@dataclass(frozen=True, eq=False)
class RunPattern:
    """A run whose text is joined from fixed characters and slots."""

    format: TextFormat
    pieces: tuple[str | int, ...]
    upper: bool = False

    def text(self, texts: Texts) -> str:
        """The text with the slots filled."""
        joined = "".join([piece if isinstance(piece, str) else texts[piece] for piece in self.pieces])
        return joined.upper() if self.upper else joined


@dataclass(frozen=True, eq=False)
class ParagraphPattern:
    """A paragraph whose runs have slots; the same texts give the same Paragraph."""

    format: ParagraphFormat
    mark: TextFormat
    parts: tuple[RunPattern | FieldRun | Picture, ...]
    slots: int
    counted: Counted | None = None
    label: TextFormat | None = None
    section: str | None = None  # the w:sectPr of a paragraph that ends a section
    notes: tuple[Note, ...] = ()
    made: Kept[Texts, Paragraph] = field(default_factory=lambda: Kept(_KEPT_PARAGRAPHS))

    @property
    def counts(self) -> tuple[Counted, ...]:
        """The numbered paragraphs in it."""
        return () if self.counted is None else (self.counted,)

    def make(self, texts: Texts, labels: Iterator[str]) -> Paragraph:
        """The paragraph with these texts."""
        key = texts if self.counted is None else (next(labels), *texts)
        return self.made.find(key) or self.made.keep(key, self._new(texts, key))

    def _new(self, texts: Texts, key: Texts) -> Paragraph:
        inlines: list[Inline] = []
        if self.label is not None and key[0]:
            inlines.append(Run(key[0], self.label))
        for part in self.parts:
            if not isinstance(part, RunPattern):
                inlines.append(part)
            elif text := part.text(texts):
                inlines.append(Run(text, part.format))
        return Paragraph(self.format, tuple(inlines), self.mark)


_Key = tuple[object, Texts, Texts]  # a pattern, its texts, its labels
MadeCells = Kept[_Key, Cell]
MadeRows = Kept[_Key, Row]


@dataclass(frozen=True, eq=False)
class CellPattern:
    """A cell whose blocks have slots; `plain` is the cell without them."""

    plain: Cell
    width: float | None
    blocks: tuple["ParagraphPattern | TablePattern", ...]
    slots: int
    counts: tuple[Counted, ...]
    notes: tuple[Note, ...]
    made: MadeCells

    def make(self, texts: Texts, labels: Iterator[str]) -> Cell:
        """The cell with these texts."""
        own = tuple(islice(labels, len(self.counts))) if self.counts else ()
        key = (self, texts, own)
        return self.made.find(key) or self.made.keep(key, self._new(texts, iter(own)))

    def _new(self, texts: Texts, labels: Iterator[str]) -> Cell:
        plain = self.plain
        return Cell(
            tuple(filled(self.blocks, texts, labels)),
            plain.span,
            plain.merge,
            plain.borders,
            plain.margins,
            plain.shading,
            plain.vertical_alignment,
            plain.direction,
            plain.no_wrap,
        )


@dataclass(frozen=True, eq=False)
class RowPattern:
    """A row whose cells have slots; `plain` is the row without them."""

    plain: Row
    cells: tuple[CellPattern, ...]
    slots: int
    counts: tuple[Counted, ...]
    notes: tuple[Note, ...]  # without those of its cells
    made: MadeRows

    def make(self, texts: Texts, labels: Iterator[str]) -> Row:
        """The row with these texts."""
        own = tuple(islice(labels, len(self.counts))) if self.counts else ()
        key = (self, texts, own)
        return self.made.find(key) or self.made.keep(key, self._new(texts, iter(own)))

    def _new(self, texts: Texts, labels: Iterator[str]) -> Row:
        plain = self.plain
        return Row(
            tuple(filled(self.cells, texts, labels)),
            plain.height,
            plain.is_exact,
            plain.is_header,
            plain.cannot_split,
            plain.grid_before,
            plain.grid_after,
        )


@dataclass(frozen=True, eq=False)
class TablePattern:
    """A table whose rows have slots."""

    format: TableFormat
    rows: tuple[RowPattern, ...]
    slots: int
    counts: tuple[Counted, ...]
    notes: tuple[Note, ...]

    def make(self, texts: Texts, labels: Iterator[str]) -> Table:
        """The table with these texts."""
        return Table(self.format, tuple(filled(self.rows, texts, labels)))


BlockPattern = ParagraphPattern | TablePattern


def filled(patterns: Sequence[Pattern[Made]], texts: Texts, labels: Iterator[str]) -> list[Made]:
    """What the patterns are that stand next to each other, with the texts of all of them."""
    if len(patterns) == 1:
        return [patterns[0].make(texts, labels)]
    start, made = 0, []
    for pattern in patterns:
        stop = start + pattern.slots
        made.append(pattern.make(texts[start:stop], labels))
        start = stop
    return made


def slots_of(patterns: Sequence[Pattern[object]]) -> int:
    """How many texts all of them take."""
    return sum(pattern.slots for pattern in patterns)


def counts_of(patterns: Sequence[Pattern[object]]) -> tuple[Counted, ...]:
    """The numbered paragraphs in all of them."""
    return tuple(counted for pattern in patterns for counted in pattern.counts)
