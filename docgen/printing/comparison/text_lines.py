"""Glyphs gathered to the lines and paragraphs a reader sees, within the cells that rules make."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from docgen.printing.comparison.marks import Glyph, Marks, Rule

_SAME_BASELINE = 1.0  # points
_SHORT = 1.6  # em a line may end before the paragraph's right edge and still be filled
_LATIN = 0.6  # em a letter or digit takes; a word or number does not part from what it begins with
_LATIN_CHARACTERS = "".join(map(chr, range(0x21, 0x7F)))
_NEXT_LINE = 2.5  # em from baseline to baseline within one paragraph, at most
_STRETCHED = 1.003  # em from ideograph to ideograph in a justified line, at least
_JUDGED = 10  # glyphs: shorter lines are not looked at for being justified


@dataclass(frozen=True, eq=False)
class TextLine:
    """One line of a cell, or of the page where no rule stands beside it; `cell` says which cell."""

    text: str
    glyphs: tuple[Glyph, ...]
    cell: tuple[int, int, int]

    @property
    def x(self) -> float:
        """Where its first glyph stands, in points."""
        return self.glyphs[0].x

    @property
    def y(self) -> float:
        """Its baseline, in points from the page's bottom."""
        return self.glyphs[0].y

    @property
    def end(self) -> float:
        """Where its last glyph ends if it is square, in points."""
        return self.glyphs[-1].x + self.glyphs[-1].size

    @property
    def is_justified(self) -> bool:
        """Whether its ideographs stand farther apart than they are wide."""
        steps = [
            (after.x - before.x) / before.size
            for before, after in pairwise(self.glyphs)
            if _is_ideograph(before) and _is_ideograph(after)
        ]
        return len(self.glyphs) >= _JUDGED and bool(steps) and min(steps) > _STRETCHED


@dataclass(frozen=True, eq=False)
class Paragraph:
    """Lines of one cell that were broken to fit; at least one."""

    lines: tuple[TextLine, ...]

    @cached_property
    def text(self) -> str:
        """The lines in one."""
        return "".join(line.text for line in self.lines)

    @property
    def x(self) -> float:
        """Where its first glyph stands, in points."""
        return self.lines[0].x

    @property
    def y(self) -> float:
        """Its first baseline, in points from the page's bottom."""
        return self.lines[0].y


def _is_ideograph(glyph: Glyph) -> bool:
    return "\u4e00" <= glyph.text <= "\u9fff"


def paragraphs(marks: Marks) -> list[Paragraph]:
    """The page's paragraphs from top to bottom."""
    cells: dict[tuple[int, int, int], list[TextLine]] = defaultdict(list)
    for line in _lines(marks):
        cells[line.cell].append(line)
    found = [paragraph for lines in cells.values() for paragraph in _broken(lines)]
    return sorted(found, key=lambda paragraph: (-paragraph.y, paragraph.x))


def _lines(marks: Marks) -> Iterator[TextLine]:
    upright = [rule for rule in marks.rules if not rule.is_level]
    level = [rule for rule in marks.rules if rule.is_level]
    for row in _baselines(marks.glyphs):
        yield from _cell_lines(row, upright, level)


def _baselines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    row: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.y):
        if row and row[0].y - glyph.y > _SAME_BASELINE:
            yield row
            row = []
        row.append(glyph)
    if row:
        yield row


def _cell_lines(row: Sequence[Glyph], upright: Sequence[Rule], level: Sequence[Rule]) -> Iterator[TextLine]:
    y = row[0].y + row[0].size / 3
    beside = [rule.at for rule in upright if rule.start < y < rule.end]
    columns: dict[int, list[Glyph]] = defaultdict(list)
    for glyph in sorted(row, key=lambda glyph: glyph.x):
        columns[bisect_right(beside, glyph.x + glyph.size / 4)].append(glyph)
    for column, glyphs in columns.items():
        left = round(beside[column - 1]) if column else 0
        right = round(beside[column]) if column < len(beside) else 0
        x = glyphs[0].x
        above = sum(1 for rule in level if rule.at > y and rule.start <= x <= rule.end)
        yield TextLine("".join(glyph.text for glyph in glyphs), tuple(glyphs), (left, right, above))


def _broken(lines: Sequence[TextLine]) -> Iterator[Paragraph]:
    """A cell's lines, from the top, parted where the next one's beginning would have had room."""
    edge = max(line.end for line in lines)
    paragraph = [lines[0]]
    for before, line in pairwise(lines):
        size = before.glyphs[-1].size
        room = (_SHORT + _LATIN * _leading_latin(line.text)) * size
        if before.end < edge - room or before.y - line.y > _NEXT_LINE * size:
            yield Paragraph(tuple(paragraph))
            paragraph = []
        paragraph.append(line)
    yield Paragraph(tuple(paragraph))


def _leading_latin(text: str) -> int:
    return len(text) - len(text.lstrip(_LATIN_CHARACTERS))
