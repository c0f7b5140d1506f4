"""One thing that parts two pages: what it is, where, and how far."""

from dataclasses import dataclass
from enum import StrEnum
from math import hypot

LINE_END = "／"  # between the lines of a paragraph that is told


class Kind(StrEnum):
    """What may differ, as a person reads it."""

    PAGE_COUNT = "页数不同"
    LOST = "缺字"
    EXTRA = "多字"
    OTHER_PAGE = "印在另一页"
    FAR = "位置偏移"
    OTHER_FACE = "字体或字号不同"
    OTHER_BREAKS = "断行不同"
    LOST_RULE = "缺线"
    EXTRA_RULE = "多线"
    FAR_RULE = "线偏移"
    LOST_AREA = "缺图或底色"
    EXTRA_AREA = "多图或底色"


@dataclass(frozen=True)
class Difference:
    """Its place is in millimetres from the page's top left; `right` and `down` are how far ours is off.

    `text` is the characters that differ, one for each glyph, or describes the rule or area.
    """

    kind: Kind
    page: int
    text: str
    x: float = 0.0
    y: float = 0.0
    right: float = 0.0
    down: float = 0.0
    paper: str = ""

    @property
    def offset(self) -> float:
        """How far off, in millimetres."""
        return hypot(self.right, self.down)
