"""Paragraphs of the body: lines that may part at a page's end."""

from collections.abc import Iterator
from dataclasses import dataclass

from docgen.printing.form import FieldRun, LineRule, Paragraph, ParagraphFormat
from docgen.printing.kept import Kept
from docgen.printing.layout.drawings import Drawn
from docgen.printing.layout.laid import LaidLine, PageNumbers
from docgen.printing.layout.paragraph import lay_paragraph
from docgen.printing.layout.stacks import Piece, stack

_MOST = 1_000
_CLOSE = 0.01  # points


@dataclass(eq=False, slots=True)
class Text:
    """Lines of one paragraph that follow one another on a page."""

    format: ParagraphFormat
    lines: tuple[LaidLine, ...]
    height: float
    drawing: Drawn
    has_break: bool

    def lines_within(self, room: float) -> int:
        """How many lines the room (points) has space for; the extra of the last line may hang below."""
        if self.height <= room + _CLOSE:
            return len(self.lines)
        used = 0.0
        for index, line in enumerate(self.lines):
            used += line.height
            if used - self._extra(line) > room + _CLOSE:
                return index
        return len(self.lines)

    def _extra(self, line: LaidLine) -> float:
        form = self.format
        if form.line_rule is not LineRule.MULTIPLE or form.line <= 1:
            return 0.0
        return line.height * (1 - 1 / form.line)

    def split(self, count: int) -> tuple["Text", "Text"]:
        """The first lines, and the others."""
        return text(self.format, self.lines[:count]), text(self.format, self.lines[count:])

    def between_breaks(self) -> Iterator["Text"]:
        """The lines up to each page break the paper asks for."""
        if not self.has_break:
            yield self
            return
        start = 0
        for end, line in enumerate(self.lines, 1):
            is_rest = end == len(self.lines)
            if is_rest and start and start + 1 == end and not line.ops:
                return  # nothing but the paragraph's end: it stays above the break
            if line.page_break_after or is_rest:
                yield text(self.format, self.lines[start:end])
                start = end


class Texts:
    """Paragraphs of the body; one that comes again with the same width is the same text."""

    def __init__(self) -> None:
        self._kept: Kept[tuple[Paragraph, float, float], Text] = Kept(_MOST)

    def text(self, paragraph: Paragraph, width: float, numbers: PageNumbers, pitch: float = 0.0) -> Text:
        """The paragraph set to the width (points) on a grid; the numbers are for its fields."""
        key = (paragraph, width, pitch)
        kept = self._kept.find(key)
        if kept is None:
            laid = lay_paragraph(paragraph, width, numbers, pitch=pitch)
            kept = text(laid.format, laid.lines)
            if any(type(inline) is FieldRun for inline in paragraph.inlines):
                return kept
            self._kept.keep(key, kept)
        return kept


def text(form: ParagraphFormat, lines: tuple[LaidLine, ...]) -> Text:
    """The lines, one under the other."""
    pieces: list[Piece] = []
    top = 0.0
    for line in lines:
        pieces.append(Piece(top, line.height, line))
        top += line.height
    has_break = any(line.page_break_after for line in lines)
    return Text(form, lines, top, stack(tuple(pieces)).drawing, has_break)
