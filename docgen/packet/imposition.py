"""What stands where on the sides of sheets: a page as it is, one enlarged, or two pages of a booklet.

Lengths are points, origin bottom left. Nothing is read or written for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import Generic, Literal, NamedTuple, Protocol, TypeVar

from docgen.pdf.insets import Matrix

SheetName = Literal["", "A3"]
"""The size of sheet that pages are brought to; empty where each keeps its own."""

_A4_LANDSCAPE = (841.89, 595.28)
_A3 = (841.89, 1190.55)
_PAGES_A_SHEET = 4  # of a booklet: two on the front, two on the back
_MARGIN = 28.35  # 10 mm


class Binding(NamedTuple):
    """How a packet is bound.

    `duplex`: printed on both sides, so that every copy begins on a front side. `numbered`: pages carry their
    numbers. `booklet`: every paper becomes a booklet of folded A4 sheets. `sheet`: the size that
    every page is brought to.
    """

    duplex: bool
    numbered: bool = False
    booklet: bool = False
    sheet: SheetName = ""

    @property
    def keeps_sizes(self) -> bool:
        """Whether every side is a page as it is."""
        return not self.booklet and not self.sheet


class Area(Enum):
    """The part of a side that a page fills."""

    WHOLE = "all of it"
    LEFT = "the left half"
    RIGHT = "the right half"


class Spot(NamedTuple):
    """A page on a side: its place in the paper from 0, where it stands, and in which corner its number."""

    page: int
    area: Area
    is_number_right: bool


class Sized(Protocol):
    """What has a size, as it is seen."""

    @property
    def width(self) -> float:
        """Points."""
        ...

    @property
    def height(self) -> float:
        """Points."""
        ...


class Box(NamedTuple):
    """A rectangle."""

    left: float
    bottom: float
    width: float
    height: float


Side = tuple[Spot, ...]
PageT = TypeVar("PageT", bound=Sized)
NumberT = TypeVar("NumberT", bound=Sized)


@dataclass(frozen=True)
class Imposed(Generic[PageT, NumberT]):
    """A side measured: its size, and what it shows, each with the matrix that brings it into place."""

    width: float
    height: float
    pages: tuple[tuple[PageT, Matrix], ...]
    numbers: tuple[tuple[NumberT, Matrix], ...]


@lru_cache(maxsize=1000)
def sides(page_count: int, binding: Binding) -> tuple[Side, ...]:
    """The sides that one copy of a paper of so many pages takes, in the order in which they are printed.

    Where a packet is printed on both sides, page numbers stand at the outer corner: right on a front side,
    left on a back side (DA/T 22).
    """
    if binding.booklet:
        return tuple(_booklet_sides(page_count))
    return tuple(
        (Spot(page, Area.WHOLE, is_number_right=not binding.duplex or page % 2 == 0),)
        for page in range(page_count)
    )


def _booklet_sides(page_count: int) -> list[Side]:
    """Sheets from the outermost to the innermost, each its front and its back; blank pages come last."""
    sheets = -(-page_count // _PAGES_A_SHEET)
    last = sheets * _PAGES_A_SHEET - 1
    pairs: list[tuple[int, int]] = []
    for page in range(0, 2 * sheets, 2):
        pairs += [(last - page, page), (page + 1, last - page - 1)]
    spots = [(Spot(left, Area.LEFT, False), Spot(right, Area.RIGHT, True)) for left, right in pairs]
    return [tuple(spot for spot in pair if spot.page < page_count) for pair in spots]


def imposed(
    side: Side, pages: Sequence[PageT], numbers: Sequence[NumberT], binding: Binding
) -> Imposed[PageT, NumberT]:
    """The side measured. `pages` are all of the paper's, `numbers` those they carry, or none."""
    own = [pages[spot.page] for spot in side]
    size = _side_size(own, binding)
    boxes = [_area_box(spot.area, size) for spot in side]
    fits = (_fitted(page, box, may_turn=binding.booklet) for page, box in zip(own, boxes, strict=True))
    stamps = [numbers[spot.page] for spot in side] if numbers else []
    corners = (
        _number_matrix(stamp, box, is_right=spot.is_number_right)
        for spot, stamp, box in zip(side, stamps, boxes, strict=False)
    )
    return Imposed(*size, tuple(zip(own, fits, strict=True)), tuple(zip(stamps, corners, strict=True)))


def _side_size(pages: Sequence[Sized], binding: Binding) -> tuple[float, float]:
    """The size of a side that shows these pages. A large sheet lies as its page does."""
    if binding.booklet:
        return _A4_LANDSCAPE
    (page,) = pages
    if binding.keeps_sizes:
        return page.width, page.height
    return _A3[::-1] if page.width > page.height else _A3


def _area_box(area: Area, size: tuple[float, float]) -> Box:
    width, height = size
    if area is Area.WHOLE:
        return Box(0, 0, width, height)
    return Box(width / 2 if area is Area.RIGHT else 0, 0, width / 2, height)


def _fitted(page: Sized, box: Box, *, may_turn: bool) -> Matrix:
    """The matrix that brings a page into the box, as large as it goes without distortion, in the middle.

    Where it `may_turn` and is larger so, it lies on its left side: its head is at the left.
    """
    upright = min(box.width / page.width, box.height / page.height)
    turned = min(box.width / page.height, box.height / page.width)
    across, up = box.left + box.width / 2, box.bottom + box.height / 2
    if may_turn and turned > upright:
        return (0, turned, -turned, 0, across + turned * page.height / 2, up - turned * page.width / 2)
    return (upright, 0, 0, upright, across - upright * page.width / 2, up - upright * page.height / 2)


def _number_matrix(number: Sized, box: Box, *, is_right: bool) -> Matrix:
    """The matrix that brings a page number into an upper corner of the box, 10 mm off both edges."""
    left = box.left + box.width - _MARGIN - number.width if is_right else box.left + _MARGIN
    return (1, 0, 0, 1, left, box.bottom + box.height - _MARGIN - number.height)
