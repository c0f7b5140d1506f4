"""A paragraph set in lines: what tables, pages and sheets stack."""

from collections.abc import Mapping
from dataclasses import dataclass

from docgen.fonts.face import Face
from docgen.pdf.page import PageImage
from docgen.printing.form import ParagraphFormat


@dataclass(frozen=True)
class PageNumbers:
    """The page a paragraph stands on (as printed), and how many there are."""

    number: str
    count: str


@dataclass(eq=False, slots=True)
class LaidLine:
    """One line of text as PDF operators.

    The operators' origin is the left edge of the container at the line's top, y upwards; they leave the
    graphics state as they found it. `height` is of the whole line, `width` of its characters without
    indents and trailing spaces, both in points. `page_break_after`: the paper asks for a new page here.
    """

    height: float
    ops: str
    width: float
    clusters: Mapping[Face, frozenset[str]]
    vertical_clusters: Mapping[Face, frozenset[str]]
    images: tuple[PageImage, ...]
    page_break_after: bool

    @property
    def inks(self) -> "tuple[LaidLine, ...]":
        """What it is drawn with: it tells that itself."""
        return (self,)


@dataclass(eq=False, slots=True)
class LaidParagraph:
    """At least one line, and the paragraph's format for what goes around them.

    `height` is of the lines, in points; spacing before and after is not in it.
    """

    format: ParagraphFormat
    lines: tuple[LaidLine, ...]
    height: float
