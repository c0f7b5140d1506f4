"""Headers and footers: their codes read, and set on a page."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from docgen.printing.sheet.cell_text import FontRun, TextBlock, set_lines
from docgen.printing.sheet.formats import Font

_CODE = re.compile(
    r'&(?:"(?P<font>[^"]*)"|(?P<size>\d+)|K(?P<color>[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|(?P<letter>.))', re.DOTALL
)
_BOLD_WORDS = ("bold", "加粗", "粗体")
_ITALIC_WORDS = ("italic", "倾斜", "斜体")
_SECTIONS = "LCR"
_set_lines = lru_cache(512)(set_lines)  # papers of one form have the same headings


@dataclass(frozen=True)
class Numbers:
    """What only the page knows, and the names a heading may tell."""

    number: int
    count: int
    sheet: str
    file: str


@dataclass(frozen=True)
class HeadingRun:
    """A text, or a letter that stands for one only the page knows (P, N, A, F), in one font."""

    text: str
    field: str
    font: Font

    def told(self, numbers: Numbers) -> FontRun:
        """The run as it shows on a page."""
        if not self.field:
            return FontRun(self.text, self.font)
        values = {
            "P": str(numbers.number),
            "N": str(numbers.count),
            "A": numbers.sheet,
            "F": numbers.file,
        }
        return FontRun(values[self.field], self.font)


@dataclass(frozen=True)
class Heading:
    """A header or footer: what stands left, in the middle and right; `font` is of an empty section."""

    sections: tuple[tuple[HeadingRun, ...], ...]
    font: Font
    unknown: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not any(self.sections)

    def blocks(self, numbers: Numbers, scale: float, width: float | None = None) -> list[TextBlock]:
        """The lines of each section on a page; a section is never without a line."""
        return [
            _set_lines(
                tuple([run.told(numbers) for run in section]) or (FontRun("", self.font),), scale, width
            )
            for section in self.sections
        ]

    def guessed_height(self) -> float:
        """The height that LibreOffice guesses when it reads the file: the sizes of the lines."""
        return max(sum(_line_sizes(section)) for section in self.sections)


def _line_sizes(section: Sequence[HeadingRun]) -> list[float]:
    """The greatest size on each line."""
    sizes = [0.0] if section else []
    for run in section:
        for number, _ in enumerate(run.text.split("\n")):
            if number:
                sizes.append(0.0)
            sizes[-1] = max(sizes[-1], run.font.size)
    return sizes


def read_heading(text: str, font: Font) -> Heading:
    """The header or footer that a text with codes tells; `font` is the workbook's own."""
    reader = _Reader(font)
    reader.read(text)
    return Heading(tuple(tuple(section) for section in reader.sections), font, tuple(reader.unknown))


class _Reader:
    def __init__(self, font: Font) -> None:
        self._default = font._replace(color="000000")
        self._font = self._default
        self.sections: list[list[HeadingRun]] = [[], [], []]
        self._section = 1
        self.unknown: list[str] = []

    def read(self, text: str) -> None:
        position = 0
        for match in _CODE.finditer(text):
            self._add(text[position : match.start()])
            self._take(match)
            position = match.end()
        self._add(text[position:])

    def _add(self, text: str, field: str = "") -> None:
        if text or field:
            self.sections[self._section].append(HeadingRun(text.replace("\r\n", "\n"), field, self._font))

    def _take(self, match: re.Match[str]) -> None:
        if match["font"] is not None:
            self._take_font(match["font"])
        elif match["size"]:
            self._font = self._font._replace(size=float(match["size"]))
        elif match["color"]:
            color = match["color"].upper()
            self._font = self._font._replace(color=color if len(color) == 6 else "000000")
        else:
            self._take_letter(match["letter"])

    def _take_font(self, told: str) -> None:
        name, _, look = told.partition(",")
        words = look.lower()
        self._font = self._font._replace(
            name=self._font.name if name in ("", "-") else name,
            bold=any(word in words for word in _BOLD_WORDS),
            italic=any(word in words for word in _ITALIC_WORDS),
        )

    def _take_letter(self, letter: str) -> None:
        if letter in _SECTIONS:
            self._section = _SECTIONS.index(letter)
            self._font = self._default
        elif letter in "PNAF":
            self._add("", letter)
        elif letter == "&":
            self._add("&")
        elif letter in "BIUESXY":
            self._toggle(letter)
        else:
            self.unknown.append(f"页眉页脚代码 &{letter}")

    def _toggle(self, letter: str) -> None:
        font = self._font
        changed = {
            "B": font._replace(bold=not font.bold),
            "I": font._replace(italic=not font.italic),
            "U": font._replace(underline="" if font.underline else "single"),
            "E": font._replace(underline="" if font.underline else "double"),
            "S": font._replace(strike=not font.strike),
            "X": font._replace(raised="" if font.raised else "superscript"),
            "Y": font._replace(raised="" if font.raised else "subscript"),
        }
        self._font = changed[letter]
