"""One sheet set on pages: what is printed of it, at what scale, and where on the paper."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docgen.pdf.page import Page
from docgen.printing.form import Unknown
from docgen.printing.layout.drawings import Clusters, merged
from docgen.printing.sheet.cell_text import TextBlock, line_ops
from docgen.printing.sheet.cells import CellSetter
from docgen.printing.sheet.grid import Grid
from docgen.printing.sheet.headings import Heading, Numbers, read_heading
from docgen.printing.sheet.page_cells import PageCells
from docgen.printing.sheet.pagination import PageRange, paginated
from docgen.printing.sheet.printed_areas import printed_areas
from docgen.printing.sheet.sheet import Book, Sheet
from docgen.printing.sheet.units import POINT, TWIPS, number

SetterOf = Callable[[float], CellSetter]
_ANY_NUMBERS = Numbers(1, 1, "", "")


@dataclass(frozen=True, eq=False)
class Band:
    """A header or footer: its text, its room on the sheet's scale and the gap to the cells, in points."""

    heading: Heading
    height: float
    gap: float


class SheetLayout:
    """A sheet's pages: first counted, then drawn, as headings tell how many there are."""

    def __init__(self, book: Book, sheet: Sheet, setter_of: SetterOf) -> None:
        self._sheet, self._setup = sheet, sheet.setup
        self._grid = Grid(sheet, book.default_font, is_by_excel=book.is_by_excel)
        setup = sheet.setup
        self._headings = [read_heading(text, book.default_font) for text in (setup.header, setup.footer)]
        self._header = _band(self._headings[0], setup.top - setup.header_distance)
        self._footer = _band(self._headings[1], setup.bottom - setup.footer_distance)
        self._areas = printed_areas(sheet, self._grid, setter_of(1.0))
        self._percent, self._ranges = (
            paginated(sheet, self._areas, self._grid, self._room) if self._areas else (100, [])
        )
        self._setter = setter_of(self._percent / 100)
        self._cut_cells: list[str] = []

    @property
    def first_number(self) -> int | None:
        """The number its first page is given; None to go on from the sheet before."""
        return self._setup.first_number

    @property
    def count(self) -> int:
        """How many pages there are."""
        return len(self._ranges)

    @property
    def unknown(self) -> Iterator[Unknown]:
        """What could not be told: in the headings, and on the pages drawn so far."""
        place = f"工作表“{self._sheet.name}”"
        for heading in self._headings:
            for what in heading.unknown:
                yield Unknown(place, what)
        for cell in self._cut_cells:
            yield Unknown(f"{place} {cell}", "文字伸到下一页")

    def _room(self, percent: int) -> tuple[int, int]:
        """Twips that cells may take on a page."""
        setup = self._setup
        left, right, top, bottom = (
            round(side * TWIPS) for side in (setup.left, setup.right, self._top, self._bottom)
        )
        width = (round(setup.width * TWIPS) - right) * 100 // percent - left * 100 // percent
        height = (round(setup.height * TWIPS) - bottom) * 100 // percent - top * 100 // percent
        for band in (self._header, self._footer):
            height -= round((band.height + band.gap) * TWIPS) if band else 0
        return width, height

    @property
    def _top(self) -> float:
        return self._setup.header_distance if self._header else self._setup.top

    @property
    def _bottom(self) -> float:
        return self._setup.footer_distance if self._footer else self._setup.bottom

    def pages(self, first_number: int, count: int, file: str) -> Iterator[Page]:
        """The pages, numbered from `first_number`, of `count` in all."""
        for offset, page_range in enumerate(self._ranges):
            numbers = Numbers(first_number + offset, count, self._sheet.name, file)
            yield self._page(page_range, numbers)

    def _page(self, page_range: PageRange, numbers: Numbers) -> Page:
        cells = PageCells(self._sheet, self._grid, page_range, self._setter)
        self._cut_cells.extend(cells.cut_cells)
        scale = self._percent / 100
        x, y = self._origin(cells, scale)
        setup = self._setup
        ops = [
            f"q {number(scale)} 0 0 {number(scale)} {number(x)} {number(setup.height - y)} cm {cells.ops} Q"
        ]
        drawn = [cells.clusters]
        for band, top in self._iter_bands(scale):
            text, clusters = self._band_ops(band, top, numbers, scale)
            ops.append(text)
            drawn.extend(clusters)
        return Page(setup.width, setup.height, "\n".join(ops).encode("ascii"), merged(drawn))

    def _origin(self, cells: PageCells, scale: float) -> tuple[float, float]:
        """The cells' top left corner, from the paper's."""
        setup = self._setup
        top, bottom = self._top, self._bottom
        if self._header:
            top += (self._header.height + self._header.gap) * scale
        if self._footer:
            bottom += (self._footer.height + self._footer.gap) * scale
        x, y = setup.left, top
        if setup.is_centered_across:
            x += max(setup.width - setup.left - setup.right - cells.width * scale, 0) / 2
        if setup.is_centered_down:
            y += max(setup.height - top - bottom - cells.height * scale, 0) / 2
        return x - POINT, y - POINT

    def _iter_bands(self, scale: float) -> Iterator[tuple[Band, float]]:
        """Header and footer with the distance of their text from the paper's top."""
        setup = self._setup
        if self._header:
            yield self._header, setup.header_distance
        if self._footer:
            yield self._footer, setup.height - setup.footer_distance - self._footer.height * scale

    def _band_ops(self, band: Band, top: float, numbers: Numbers, scale: float) -> tuple[str, list[Clusters]]:
        setup = self._setup
        width = (setup.width - setup.left - setup.right) / scale
        parts = []
        drawn: list[Clusters] = []
        for place, block in enumerate(band.heading.blocks(numbers, scale, width)):
            parts.append(_block_ops(block, (band.height - block.height) / 2, width, place / 2))
            drawn.append(block.clusters())
        origin = f"{number(setup.left)} {number(setup.height - top)}"
        return f"q {number(scale)} 0 0 {number(scale)} {origin} cm {' '.join(parts)} Q", drawn


def _band(heading: Heading, room: float) -> Band | None:
    """What a heading takes of the room between its distance and the cells; None for an empty one."""
    if heading.is_empty:
        return None
    gap = room - heading.guessed_height()
    if gap < 0:
        return Band(heading, room, 0.0)
    return Band(heading, max(block.height for block in heading.blocks(_ANY_NUMBERS, 1.0)), gap)


def _block_ops(block: TextBlock, top: float, width: float, place: float) -> str:
    """The lines of a heading's section: place 0 is left, 0.5 in the middle, 1 right."""
    y = -max(top, 0.0)
    ops = []
    for line in block.lines:
        y -= line.ascent
        ops.append(line_ops(line, (width - line.width) * place, y))
        y -= line.descent
    return " ".join(ops)
