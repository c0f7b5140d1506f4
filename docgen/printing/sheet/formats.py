"""How a cell of a sheet looks: the nouns that styles are read into and cells are drawn by."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Horizontal(Enum):
    """Where a cell's text stands between its left and right edges."""

    GENERAL = "general"  # text left, numbers right, true and false in the middle
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"
    DISTRIBUTED = "distributed"


class Vertical(Enum):
    """Where a cell's text stands between its top and bottom edges."""

    TOP = "top"
    CENTER = "center"
    BOTTOM = "bottom"


class Font(NamedTuple):
    """The look of characters; size in points, color RRGGBB. Compared by value."""

    name: str
    size: float
    bold: bool = False
    italic: bool = False
    underline: str = ""  # single or double
    strike: bool = False
    color: str = "000000"
    raised: str = ""  # superscript or subscript


class Rule(NamedTuple):
    """A line along a cell's edge: a style of Excel (thin, medium, double …) and its color."""

    style: str
    color: str = "000000"


class Rules(NamedTuple):
    """The lines around a cell; None where there is none."""

    top: Rule | None = None
    right: Rule | None = None
    bottom: Rule | None = None
    left: Rule | None = None


NO_RULES = Rules()


@dataclass(frozen=True, eq=False)
class CellFormat:
    """Everything a cell's style says. One object for each style of a workbook's style sheet."""

    font: Font
    fill: str | None = None  # RRGGBB
    rules: Rules = NO_RULES
    number_format: str = "General"
    horizontal: Horizontal = Horizontal.GENERAL
    vertical: Vertical = Vertical.BOTTOM
    wraps: bool = False
    shrinks: bool = False
    indent: int = 0
    rotation: int = 0  # degrees to the left; 255: letters under one another

    @property
    def is_visible(self) -> bool:
        """Whether an empty cell of this format leaves a mark on paper."""
        return self.fill is not None or self.rules != NO_RULES
