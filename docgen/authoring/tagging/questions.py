"""A spot of a form, what is printed about it, and what may stand there."""

from dataclasses import dataclass, replace
from enum import StrEnum

from docgen.authoring.forms.model import Cell, Line, Spot
from docgen.authoring.tagging.wording import Caption


class Shape(StrEnum):
    """What the blank itself prints or asks for."""

    TEXT = "文字"
    DATE = "年月日"
    MONTH = "年月"
    YEAR = "年份"
    AMOUNT = "数"
    PHOTO = "照片"
    TICK = "打勾"


class How(StrEnum):
    """Where the blank stands by its caption."""

    RIGHT = "标题右侧的空格"
    BELOW = "标题下方的空格"
    INSIDE = "标题后的空白"
    SAME = "整格"
    COLUMN = "列标题下的各行"
    SENTENCE = "句中的空白"


@dataclass(frozen=True)
class Question:
    """A spot and the caption that asks for its value; `sections` stand over that, nearest first.

    `before` and `after` are what its line says about it.
    """

    spot: Spot
    caption: Caption
    how: How
    shape: Shape = Shape.TEXT
    unit: str = ""
    after: str = ""
    before: str = ""
    sections: tuple[str, ...] = ()

    @property
    def where(self) -> Cell | Line:
        """The cell or line it is in."""
        return self.spot.where

    @property
    def asked(self) -> Caption:
        """The caption, with the unit that stands behind the blank."""
        if self.unit and not self.caption.unit:
            return Caption(f"{self.caption.text}({self.unit})")
        return self.caption

    def under(self, caption: Caption, how: How) -> "Question":
        """The same spot asked for by another caption."""
        return replace(self, caption=caption, how=how)
