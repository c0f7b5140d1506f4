"""The layout model: what readers take from a paper and layout sets on pages.

Lengths are points. Readers intern: the same XML gives the same object, so that what depends on it alone is
measured once (identity is equality). `None` where a value is optional means that the paper says nothing.
"""

from dataclasses import dataclass, field
from enum import Enum


class Alignment(Enum):
    """How lines stand between the indents."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFIED = "both"
    DISTRIBUTED = "distribute"


class LineRule(Enum):
    """How `line` of a paragraph is meant."""

    MULTIPLE = "auto"  # times the font's own height
    EXACT = "exact"  # points
    AT_LEAST = "atLeast"  # points


class PageField(Enum):
    """A number only the page knows."""

    NUMBER = "PAGE"
    COUNT = "NUMPAGES"
    SECTION_COUNT = "SECTIONPAGES"


class VerticalPosition(Enum):
    """Whether characters are small and high, or small and low."""

    BASELINE = "baseline"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


@dataclass(frozen=True)
class TextFormat:
    """How characters look. Compared by value. `size` is what it would be on the baseline."""

    east_asian: str
    latin: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False
    color: str = "000000"  # RRGGBB
    spacing: float = 0.0  # added after each character
    raised: float = 0.0  # above the baseline; below when negative
    scale: float = 1.0  # width of characters
    position: VerticalPosition = VerticalPosition.BASELINE
    kerning: bool = False  # of Latin letters and digits
    language: str = "zh-CN"


@dataclass(frozen=True, eq=False)
class Run:
    """Characters of one look; U+000A breaks the line, U+0009 is a tab, U+000C breaks the page."""

    text: str
    format: TextFormat


@dataclass(frozen=True, eq=False)
class FieldRun:
    """A page number or count."""

    field: PageField
    format: TextFormat


@dataclass(frozen=True, eq=False)
class Picture:
    """A picture that stands in the line like a character."""

    width: float
    height: float
    data: bytes  # JPEG or PNG
    left: float = 0.0  # room beside it
    right: float = 0.0


Inline = Run | FieldRun | Picture


@dataclass(frozen=True)
class TabStop:
    """A tab stop, from the left indent's origin (the text area's left edge)."""

    position: float
    alignment: Alignment = Alignment.LEFT
    leader: str = ""  # the character that fills the tab


@dataclass(frozen=True)
class Border:
    """A rule along one edge; width in points, 0 for none; `style` single, double, dashed, dotted or thick."""

    width: float = 0.0
    style: str = "single"
    color: str = "000000"


@dataclass(frozen=True)
class EdgeRule:
    """A rule along a paragraph's upper or lower edge, and the room between it and the text."""

    border: Border
    space: float = 0.0


@dataclass(frozen=True)
class ParagraphFormat:
    """How a paragraph is set. Compared by value. `line` is a factor or points, by `line_rule`."""

    alignment: Alignment = Alignment.LEFT
    left: float = 0.0
    right: float = 0.0
    first_line: float = 0.0  # negative: hanging
    before: float = 0.0
    after: float = 0.0
    automatic_spacing: bool = False  # as on the web: none before the first paragraph of a paper
    contextual_spacing: bool = False
    line: float = 1.0
    line_rule: LineRule = LineRule.MULTIPLE
    keep_next: bool = False
    keep_lines: bool = False
    page_break_before: bool = False
    widow_control: bool = False
    east_asian_gap: bool = True  # a gap between ideographs and Latin letters or digits
    hanging_punctuation: bool = True
    snaps_to_grid: bool = True  # lines are as high as whole steps of the page's grid, where it has one
    stretches_broken_lines: bool = True  # justified lines that end with a line break are stretched too
    tab_stops: tuple[TabStop, ...] = ()
    default_tab: float = 36.0
    above: EdgeRule | None = None
    below: EdgeRule | None = None
    style: str = ""  # the style's id, for contextual spacing

    @property
    def is_ruled(self) -> bool:
        """Whether rules stand above or below."""
        return self.above is not None or self.below is not None


@dataclass(frozen=True, eq=False)
class Paragraph:
    """A paragraph; `mark` is the format of its end, which gives an empty one its height."""

    format: ParagraphFormat
    inlines: tuple[Inline, ...]
    mark: TextFormat


NO_BORDER = Border()


@dataclass(frozen=True)
class Borders:
    """The rules around a cell or table; None where it says nothing, so that what is around it decides."""

    top: Border | None = None
    left: Border | None = None
    bottom: Border | None = None
    right: Border | None = None
    inside_h: Border | None = None  # tables only
    inside_v: Border | None = None


@dataclass(frozen=True)
class Margins:
    """Room inside a cell's edges."""

    top: float = 0.0
    left: float = 5.4
    bottom: float = 0.0
    right: float = 5.4


class Merge(Enum):
    """A cell's part in a merge down the rows."""

    NONE = 0
    FIRST = 1
    CONTINUED = 2


class VerticalAlignment(Enum):
    """Where a cell's content stands."""

    TOP = "top"
    CENTER = "center"
    BOTTOM = "bottom"


class TextDirection(Enum):
    """How a cell's text runs."""

    HORIZONTAL = "lrTb"
    VERTICAL = "tbRl"  # upright ideographs, columns from right to left
    ROTATED_LEFT = "btLr"  # lines turned a quarter to the left


@dataclass(frozen=True, eq=False)
class Cell:
    """A cell of a table; `span` is how many columns of the grid it covers."""

    blocks: tuple["Block", ...]
    span: int = 1
    merge: Merge = Merge.NONE
    borders: Borders = Borders()
    margins: Margins | None = None  # else the table's
    shading: str | None = None  # RRGGBB
    vertical_alignment: VerticalAlignment = VerticalAlignment.TOP
    direction: TextDirection = TextDirection.HORIZONTAL
    no_wrap: bool = False


@dataclass(frozen=True, eq=False)
class Row:
    """A row of a table; `height` in points, by `is_exact` the only height or the least."""

    cells: tuple[Cell, ...]
    height: float = 0.0
    is_exact: bool = False
    is_header: bool = False
    cannot_split: bool = False
    grid_before: int = 0
    grid_after: int = 0


@dataclass(frozen=True, eq=False)
class TableFormat:
    """What a table's rows share. Interned, so that rows measured under it are found again.

    `columns` are the widths of the grid; `indent` is what the paper says (w:tblInd), from the text
    area's left edge; an `alignment` other than left overrides it. `is_text_at_indent`: the first column's
    text begins there and not the table's edge, as in Word before 2013. `portion`: how much of the text
    area's width the columns share out, 0 where they stand as they are.
    """

    columns: tuple[float, ...]
    borders: Borders = Borders()
    margins: Margins = Margins()
    alignment: Alignment = Alignment.LEFT
    indent: float = 0.0
    is_text_at_indent: bool = False
    portion: float = 0.0
    spacing_before: float = 0.0


@dataclass(frozen=True, eq=False)
class Table:
    """A table: made anew for each paper of interned rows."""

    format: TableFormat
    rows: tuple[Row, ...]


Block = Paragraph | Table


@dataclass(frozen=True, eq=False)
class PageSetup:
    """A section's paper and margins (points), and what stands above and below. Interned.

    `header` and `footer` are for every page, `first_*` and `even_*` only where the paper says so (else None).
    `first_number` restarts page numbers; `number_format` is decimal, upperRoman, chineseCounting …
    """

    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    header_distance: float = 36.0
    footer_distance: float = 36.0
    header: tuple[Block, ...] = ()
    footer: tuple[Block, ...] = ()
    first_header: tuple[Block, ...] | None = None
    first_footer: tuple[Block, ...] | None = None
    even_header: tuple[Block, ...] | None = None
    even_footer: tuple[Block, ...] | None = None
    first_number: int | None = None
    starts_page: bool = True  # False: continues on the page of the section before
    line_pitch: float = 0.0  # the step of the grid that lines of the body snap to, 0 for none


@dataclass(frozen=True, eq=False)
class Section:
    """Blocks that share a page setup."""

    setup: PageSetup
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Unknown:
    """Something a reader met and does not know: where it stands and what it is, in Chinese for people."""

    place: str
    what: str


@dataclass(frozen=True, eq=False)
class WordForm:
    """A Word paper read: its sections in order, and everything in it that the layout model cannot tell."""

    sections: tuple[Section, ...]
    unknown: tuple[Unknown, ...] = field(default=())
