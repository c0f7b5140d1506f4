"""What the tagger decided for each blank, and what it left alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from docgen.authoring.forms.model import Cell, Line, Note, PlacedTag, Repeat, Spot

HIGH, MIDDLE = 0.9, 0.7
LEAST = 0.62


def level_of(confidence: float) -> str:
    """高, 中 or 低."""
    return "高" if confidence >= HIGH else "中" if confidence >= MIDDLE else "低"


def place_record(where: Cell | Line) -> dict[str, int | None]:
    """Table, row and cell as a person counts; a line outside tables has no table and no cell."""
    if isinstance(where, Cell):
        return {"table": where.table + 1, "row": where.row + 1, "cell": where.number}
    return {"table": None, "row": where.index + 1, "cell": None}


@dataclass(frozen=True)
class Decision:
    """A tag for a blank: which caption asked for it, which field it is, how sure that is and why.

    `options` are the printed options that the tags of one list mark.
    """

    spot: Spot
    caption: str
    field: str
    tag: str
    confidence: float
    reason: str
    options: tuple[str, ...] = ()
    further: tuple[PlacedTag, ...] = ()

    @property
    def level(self) -> str:
        """高, 中 or 低."""
        return level_of(self.confidence)

    @property
    def where(self) -> Cell | Line:
        """The cell or line of the blank."""
        return self.spot.where

    @property
    def tags(self) -> tuple[PlacedTag, ...]:
        """Every tag it places: of an option list, one for each option."""
        return (PlacedTag(self.spot, self.tag), *self.further)

    def as_record(self) -> dict[str, object]:
        """For programs."""
        return {
            **place_record(self.where),
            "caption": self.caption,
            "field": self.field,
            "confidence": round(self.confidence, 2),
            "reason": self.reason,
        }


@dataclass(frozen=True)
class Untouched:
    """A caption or blank that was left alone, and why."""

    where: Cell | Line
    caption: str
    reason: str

    def as_record(self) -> dict[str, object]:
        """For programs: a decision without a field."""
        empty = {"field": None, "confidence": 0.0, "reason": self.reason}
        return {**place_record(self.where), "caption": self.caption, **empty}


@dataclass(frozen=True)
class Proposal:
    """Everything proposed for a form; `scope` is whom it is for: household, union or publicity."""

    decisions: tuple[Decision, ...]
    untouched: tuple[Untouched, ...] = ()
    repeats: tuple[Repeat, ...] = ()
    scope: str = "household"

    @cached_property
    def tags(self) -> Sequence[PlacedTag]:
        """The tags to write."""
        return [tag for decision in self.decisions for tag in decision.tags]

    @cached_property
    def notes(self) -> Sequence[Note]:
        """A remark for each decision and each blank left alone."""
        made = [Note(item.where, _told(item)) for item in self.decisions]
        return [*made, *(Note(item.where, f"未加标签：{item.reason}") for item in self.untouched)]


def _told(decision: Decision) -> str:
    sure = f"把握{decision.level}（{decision.confidence:.0%}）"
    return f"{decision.field}：{decision.caption or '无标题'}，{sure}。{decision.reason}"
