"""Patterns: pieces of a paper with slots for texts, compiled once and filled many times.

`texts` are the contents of the w:t of a snippet in order; a slot is the index of one. `labels` are those of
the numbered paragraphs in it, in order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
from docgen.printing.word.kept import Kept
from docgen.printing.word.notes import Note

_KEPT_PARAGRAPHS = 300  # of one pattern


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

    def text(self, texts: Sequence[str]) -> str:
        """The text with the slots filled."""
        joined = "".join(piece if isinstance(piece, str) else texts[piece] for piece in self.pieces)
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
    made: Kept[tuple[str, ...], Paragraph] = field(default_factory=lambda: Kept(_KEPT_PARAGRAPHS))

    @property
    def counts(self) -> tuple[Counted, ...]:
        """The numbered paragraphs in it."""
        return () if self.counted is None else (self.counted,)

    def make(self, texts: Sequence[str], labels: Iterator[str]) -> Paragraph:
        """The paragraph with these texts, of which only the first `slots` are its own."""
        key = tuple(texts) if self.counted is None else (next(labels), *texts)
        return self.made.find(key) or self.made.keep(key, self._new(texts, key))

    def _new(self, texts: Sequence[str], key: tuple[str, ...]) -> Paragraph:
        inlines: list[Inline] = []
        if self.label is not None and key[0]:
            inlines.append(Run(key[0], self.label))
        for part in self.parts:
            if not isinstance(part, RunPattern):
                inlines.append(part)
            elif text := part.text(texts):
                inlines.append(Run(text, part.format))
        return Paragraph(self.format, tuple(inlines), self.mark)


@dataclass(frozen=True, eq=False)
class CellPattern:
    """A cell whose blocks have slots; `plain` is the cell without them."""

    plain: Cell
    width: float | None
    blocks: tuple["ParagraphPattern | TablePattern", ...]
    slots: int
    counts: tuple[Counted, ...]
    notes: tuple[Note, ...]

    def make(self, texts: Sequence[str], labels: Iterator[str]) -> Cell:
        """The cell with these texts."""
        plain = self.plain
        return Cell(
            _filled(self.blocks, texts, labels),
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
    """A row without its cells."""

    plain: Row
    notes: tuple[Note, ...]

    def row(self, cells: tuple[Cell, ...]) -> Row:
        """The row with these cells."""
        plain = self.plain
        return Row(
            cells,
            plain.height,
            plain.is_exact,
            plain.is_header,
            plain.cannot_split,
            plain.grid_before,
            plain.grid_after,
        )


@dataclass(frozen=True, eq=False)
class TablePattern:
    """A table within a cell, header or footer."""

    format: TableFormat
    rows: tuple[tuple[RowPattern, tuple[CellPattern, ...]], ...]
    slots: int
    counts: tuple[Counted, ...]
    notes: tuple[Note, ...]

    def make(self, texts: Sequence[str], labels: Iterator[str]) -> Table:
        """The table with these texts."""
        rest, rows = list(texts), []
        for row, patterns in self.rows:
            cells = []
            for pattern in patterns:
                cells.append(pattern.make(rest[: pattern.slots], labels))
                del rest[: pattern.slots]
            rows.append(row.row(tuple(cells)))
        return Table(self.format, tuple(rows))


BlockPattern = ParagraphPattern | TablePattern


def _filled(
    patterns: Sequence[BlockPattern], texts: Sequence[str], labels: Iterator[str]
) -> tuple[Paragraph | Table, ...]:
    if len(patterns) == 1:
        return (patterns[0].make(texts, labels),)
    start, blocks = 0, []
    for pattern in patterns:
        blocks.append(pattern.make(texts[start : start + pattern.slots], labels))
        start += pattern.slots
    return tuple(blocks)
