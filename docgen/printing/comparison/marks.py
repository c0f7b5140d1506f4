"""What is printed on a page, whoever wrote its PDF: glyphs, rules and pictures."""

from dataclasses import dataclass

MM = 72 / 25.4  # points


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character that is not white space; `x` and `y` are its origin, in points from the bottom left."""

    text: str
    x: float
    y: float
    size: float
    font: str


@dataclass(frozen=True, slots=True)
class Rule:
    """One straight line across (`is_level`) or down the page: its place, from where to where, in points."""

    is_level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Area:
    """What covers a rectangle, a picture or a shade: its bounds in points."""

    kind: str
    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True)
class Marks:
    """All marks of one page; rules are as long as they look, however many pieces draw them."""

    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    areas: tuple[Area, ...]
