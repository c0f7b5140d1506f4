"""A text set in lines as Calc does, and its lines as PDF operators."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from docgen.fonts.clusters import clusters
from docgen.fonts.face import Face
from docgen.printing.layout.breaks import latin_end
from docgen.printing.layout.scripts import scripts
from docgen.printing.sheet.formats import Font
from docgen.printing.sheet.letters import Letter, Lettering, Pen, color_operands, lettering
from docgen.printing.sheet.units import number

_CHINESE = "IA"  # the classes of `scripts` that are set in the Chinese font
_BLANK = " "
_SLACK = 0.03  # points; a line has to be narrower than its room


@dataclass(frozen=True)
class FontRun:
    """A text in one font."""

    text: str
    font: Font


@dataclass(frozen=True, eq=False, slots=True)
class Piece:
    """Letters of one lettering that stand side by side, and the clusters they are."""

    lettering: Lettering
    letters: tuple[Letter, ...]
    clusters: Sequence[str]


@dataclass(frozen=True, eq=False, slots=True)
class Line:
    """One line; lengths in points. `width` leaves out blanks at the end of a line that was broken."""

    pieces: tuple[Piece, ...]
    width: float
    ascent: float
    descent: float
    is_broken: bool  # goes on in the next line

    @property
    def height(self) -> float:
        """Of the whole line."""
        return self.ascent + self.descent


@dataclass(frozen=True, eq=False, slots=True)
class TextBlock:
    """At least one line; `width` is of the widest."""

    lines: tuple[Line, ...]
    width: float
    height: float

    def clusters(self) -> dict[Face, frozenset[str]]:
        """What is drawn with each face."""
        found: dict[Face, set[str]] = {}
        for line in self.lines:
            for piece in line.pieces:
                for letter, cluster in zip(piece.letters, piece.clusters, strict=True):
                    found.setdefault(letter.pen.face, set()).add(cluster)
        return {face: frozenset(drawn) for face, drawn in found.items()}


def set_lines(runs: Sequence[FontRun], scale: float, width: float | None = None) -> TextBlock:
    """The text in lines, broken where they would be wider than `width` points."""
    lines: list[Line] = []
    for paragraph in _iter_paragraphs(runs):
        lines.extend(_Paragraph(paragraph, scale).lines(width))
    return TextBlock(tuple(lines), max(line.width for line in lines), sum(line.height for line in lines))


def spread(line: Line, width: float) -> Line:
    """The line made `width` wide: room is added at blanks and on both sides of Chinese letters."""
    flat = [(piece, i) for piece in line.pieces for i in range(len(piece.letters))]
    gaps = {
        (id(piece), i)
        for (piece, i), (following, _) in zip(flat, flat[1:], strict=False)
        if piece.clusters[i] == _BLANK or piece.lettering.is_chinese or following.lettering.is_chinese
    }
    if not gaps or line.width >= width:
        return line
    extra = (width - line.width) / len(gaps)
    pieces = tuple(
        replace(
            piece,
            letters=tuple(
                letter.widened(extra, piece.lettering.size) if (id(piece), i) in gaps else letter
                for i, letter in enumerate(piece.letters)
            ),
        )
        for piece in line.pieces
    )
    return replace(line, pieces=pieces, width=width)


def line_ops(line: Line, x: float, y: float) -> str:
    """The line's operators, the baseline beginning at (x, y)."""
    ops = []
    at = x
    for pen, rise, letters in _strokes(line.pieces):
        ops.append(_text_ops(pen, letters, at, y + rise))
        at += sum(letter.width for letter in letters)
    for piece in line.pieces:
        end = x + sum(letter.width for letter in piece.letters)
        ops.extend(_decorations(piece.lettering, x, end, y))
        x = end
    return " ".join(ops)


class _Paragraph:
    """The clusters between two line ends, measured."""

    def __init__(self, runs: Sequence[FontRun], scale: float) -> None:
        parts = [clusters(run.text) for run in runs]
        self._units = [unit for part in parts for unit in part]
        self._scripts = scripts(self._units)
        fonts = [run.font for run, part in zip(runs, parts, strict=True) for _ in part]
        self._letterings = [
            lettering(font, script in _CHINESE, scale)
            for font, script in zip(fonts, self._scripts, strict=True)
        ]
        self._letters = [of.letter(unit) for of, unit in zip(self._letterings, self._units, strict=True)]
        self._empty = lettering(runs[-1].font, False, scale)

    def lines(self, width: float | None) -> Iterator[Line]:
        """The lines no wider than `width`."""
        start, count = 0, len(self._units)
        if not count:
            yield Line((), 0.0, self._empty.ascent, self._empty.descent, is_broken=False)
        while start < count:
            cut = count if width is None else self._first_beyond(start, width)
            if cut >= count:
                yield self._line(start, count, is_broken=False)
                return
            end, following = self._line_end(start, cut)
            yield self._line(start, end, is_broken=following < count)
            start = following

    def _line_end(self, start: int, cut: int) -> tuple[int, int]:
        """Where the line from `start` ends and the next begins; `cut` is the first cluster that does not fit.

        Among Chinese a line ends anywhere: Calc knows no places where it must not. One blank goes at its end.
        """
        units = self._units
        if units[cut] == _BLANK:
            return cut, cut + 1
        following = cut
        if self._scripts[cut - 1] not in _CHINESE:
            if units[cut - 1] == "/" and self._scripts[cut] in _CHINESE and cut - 1 > start:
                cut -= 1
            following = latin_end(units, start, cut)
            if following == start:
                following = cut
        return (following - 1 if units[following - 1] == _BLANK else following), following

    def _first_beyond(self, start: int, width: float) -> int:
        """The first cluster that does not fit on a line from `start` on."""
        room = width - _SLACK
        for position in range(start, len(self._letters)):
            room -= self._letters[position].width
            if room < 0:
                return max(position, start + 1)
        return len(self._letters)

    def _line(self, start: int, end: int, *, is_broken: bool) -> Line:
        used = set(self._letterings[start:end]) or {self._empty}
        return Line(
            tuple(self._iter_pieces(start, end)),
            sum(letter.width for letter in self._letters[start:end]),
            max(item.ascent for item in used),
            max(item.descent for item in used),
            is_broken,
        )

    def _iter_pieces(self, start: int, end: int) -> Iterator[Piece]:
        while start < end:
            of = self._letterings[start]
            stop = start + 1
            while stop < end and self._letterings[stop] is of:
                stop += 1
            yield Piece(of, tuple(self._letters[start:stop]), tuple(self._units[start:stop]))
            start = stop


def _iter_paragraphs(runs: Sequence[FontRun]) -> Iterator[list[FontRun]]:
    """The runs between line ends; each paragraph has at least one run, which may be empty."""
    current: list[FontRun] = []
    for run in runs:
        first, *others = run.text.split("\n")
        current.append(FontRun(first, run.font))
        for text in others:
            yield current
            current = [FontRun(text, run.font)]
    yield current


def _strokes(pieces: Sequence[Piece]) -> Iterator[tuple[Pen, float, list[Letter]]]:
    """Letters that one pen draws at one height, with how far over the baseline."""
    pen: Pen | None = None
    rise = 0.0
    letters: list[Letter] = []
    for piece in pieces:
        for letter in piece.letters:
            if letter.pen is not pen or piece.lettering.rise != rise:
                if pen is not None:
                    yield pen, rise, letters
                pen, rise, letters = letter.pen, piece.lettering.rise, []
            letters.append(letter)
    if pen is not None:
        yield pen, rise, letters


def _text_ops(pen: Pen, letters: Sequence[Letter], x: float, y: float) -> str:
    at = (
        f"1 0 {number(pen.slant)} 1 {number(x)} {number(y)} Tm"
        if pen.slant
        else f"{number(x)} {number(y)} Td"
    )
    return f"BT {pen.before}{pen.font} {at} {_shown(letters)}{pen.after} ET"


def _shown(letters: Sequence[Letter]) -> str:
    """The operator that shows the letters, with the shifts between them."""
    if not any(letter.shift for letter in letters[:-1]):
        return f"<{''.join([letter.codes for letter in letters])}> Tj"
    parts = [f"<{letter.codes}>{letter.shift or ''}" for letter in letters]
    return f"[{''.join(parts).replace('><', '')}] TJ"


def _decorations(of: Lettering, start: float, end: float, y: float) -> Iterator[str]:
    """Lines under and through the letters, where LibreOffice draws them by the font's descent and size."""
    thickness = of.descent / 4
    middles = []
    if of.font.underline == "single":
        middles.append(y - of.descent * 0.405)
    if of.font.underline == "double":
        thickness = of.descent * 0.15
        middles.extend((y - of.descent * 0.32, y - of.descent * 0.76))
    if of.font.strike:
        middles.append(y + of.size * 0.267)
    for middle in middles:
        place = f"{number(start)} {number(middle - thickness / 2)}"
        rectangle = f"{place} {number(end - start)} {number(thickness)} re f"
        colored = of.font.color != "000000"
        yield f"q {color_operands(of.font.color)} rg {rectangle} Q" if colored else rectangle
