"""The texts of a template, each with its place: what lint looks at, Word and Excel alike."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from docgen.authoring.lint.flaws import Spotted
from docgen.fill.template import TAG

ROW, PARAGRAPH, INLINE = "tr", "p", ""
_STATEMENT = re.compile(r"\{%(?:(tr|p)\s)?[-+]?\s*(\w+)?(.*?)[-+]?%\}", re.DOTALL)


@dataclass(frozen=True)
class Piece:
    """A stretch of text as the file keeps it, and its look: what shows of its format."""

    text: str
    look: bytes = b""


@dataclass(frozen=True)
class Text:
    """A paragraph of Word, or a cell of a sheet.

    `row` is the running number of its table's row in the part, 0 outside tables; `holder` that of the cell
    or other element that holds the paragraph; `row_text` everything in the row; `ends_cell` for the last of
    a cell.
    """

    part: str
    spot: Spotted
    pieces: tuple[Piece, ...]
    holder: int = 0
    row: int = 0
    row_text: str = ""
    ends_cell: bool = False

    @cached_property
    def content(self) -> str:
        """The whole text."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def bare(self) -> str:
        """The text without its tags."""
        return TAG.sub("", self.content)

    @cached_property
    def tags(self) -> tuple["Tag", ...]:
        """Its tags in order, comments left out."""
        found = (Tag(match[0], self) for match in TAG.finditer(self.content))
        return tuple(tag for tag in found if not tag.source.startswith("{#"))


@dataclass(frozen=True)
class Tag:
    """A tag as a person wrote it, and the text it stands in."""

    source: str
    text: Text

    @property
    def spot(self) -> Spotted:
        """Where it stands."""
        return self.text.spot

    @property
    def is_statement(self) -> bool:
        """Whether it is `{% … %}`."""
        return self.source.startswith("{%")

    @property
    def reach(self) -> str:
        """What a statement takes away: its row, its paragraph, or nothing but itself."""
        return (self._parts[1] or INLINE) if self._parts else INLINE

    @property
    def word(self) -> str:
        """The statement's keyword, such as for or endif."""
        return (self._parts[2] or "") if self._parts else ""

    @property
    def jinja(self) -> str:
        """The tag as Jinja reads it: without tr and p."""
        if not self._parts or not self.reach:
            return self.source
        return f"{{% {self._parts[2] or ''}{self._parts[3]}%}}"

    @property
    def in_short(self) -> str:
        """The tag for a sentence: on one line, a long one cut."""
        line = " ".join(self.source.split())
        return line if len(line) <= 60 else line[:57] + "…" + line[-2:]

    @cached_property
    def _parts(self) -> re.Match[str] | None:
        return _STATEMENT.fullmatch(self.source) if self.is_statement else None


def tags_of(texts: tuple[Text, ...]) -> Iterator[Tag]:
    """The tags of the texts, in order."""
    return (tag for text in texts for tag in text.tags)
