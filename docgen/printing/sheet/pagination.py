"""Which rows and columns stand on which page, and at what scale."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from docgen.printing.sheet.grid import Grid
from docgen.printing.sheet.sheet import Area, Sheet

_LEAST_PERCENT = 10
_SLIGHTLY_LESS = 0.98


@dataclass(frozen=True)
class Stretch:
    """Rows or columns of one page: those repeated from the titles, then its own."""

    titles: tuple[int, ...]
    own: tuple[int, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """All, from the first on the page to the last."""
        return self.titles + self.own


@dataclass(frozen=True)
class PageRange:
    """What stands on one page."""

    rows: Stretch
    columns: Stretch


PageRoom = Callable[[int], tuple[int, int]]  # percent → twips of width and height that cells may take


def paginated(sheet: Sheet, areas: Sequence[Area], grid: Grid, room: PageRoom) -> tuple[int, list[PageRange]]:
    """The scale in percent, and the pages in order."""
    pages = _Pages(sheet, areas, grid, room)
    percent = pages.percent()
    return percent, pages.ranges(percent)


class _Pages:
    def __init__(self, sheet: Sheet, areas: Sequence[Area], grid: Grid, room: PageRoom) -> None:
        self._sheet, self._areas, self._room = sheet, areas, room
        self._heights = _sizes(grid.height, [(area.top, area.bottom) for area in areas], sheet.title_rows)
        self._widths = _sizes(grid.width, [(area.left, area.right) for area in areas], sheet.title_columns)

    def percent(self) -> int:
        """The scale told, or the greatest at which the pages are few enough."""
        setup = self._sheet.setup
        if setup.fit_width is None and setup.fit_height is None:
            return setup.scale
        percent = self._fitting()
        across, down = self._counts(percent)
        if setup.fit_width and not setup.fit_height and down > 1:
            less = int(percent * _SLIGHTLY_LESS)
            if self._counts(less)[1] < down:
                return less
        return percent

    def _fitting(self) -> int:
        """Halving the distance between what fits and what does not, as Calc does."""
        percent, fits, too_large = 100, 0, 0
        while percent > _LEAST_PERCENT:
            if self._is_fitting(percent):
                if percent == 100:
                    return percent
                fits = percent
                percent = (too_large + percent) // 2
                if percent == fits:
                    return percent
            else:
                if percent - fits <= 1:
                    return fits
                too_large = percent
                percent = (fits + percent) // 2
        return percent

    def _is_fitting(self, percent: int) -> bool:
        across, down = self._counts(percent)
        setup = self._sheet.setup
        return (not setup.fit_width or across <= setup.fit_width) and (
            not setup.fit_height or down <= setup.fit_height
        )

    def _counts(self, percent: int) -> tuple[int, int]:
        """Pages across and down."""
        parts = [self._parts(area, percent) for area in self._areas]
        return max(len(columns) for columns, _ in parts), sum(len(rows) for _, rows in parts)

    def ranges(self, percent: int) -> list[PageRange]:
        """The pages in order."""
        return list(self._iter_ranges(percent))

    def _iter_ranges(self, percent: int) -> Iterator[PageRange]:
        for area in self._areas:
            columns, rows = self._parts(area, percent)
            if self._sheet.setup.is_over_then_down:
                yield from (PageRange(down, across) for down in rows for across in columns)
            else:
                yield from (PageRange(down, across) for across in columns for down in rows)

    def _parts(self, area: Area, percent: int) -> tuple[list[Stretch], list[Stretch]]:
        setup, sheet = self._sheet.setup, self._sheet
        width, height = self._room(percent)
        column_breaks = frozenset() if setup.fit_width else setup.column_breaks
        row_breaks = frozenset() if setup.fit_height else setup.row_breaks
        columns = _parted(
            range(area.left, area.right + 1), self._widths, width, column_breaks, sheet.title_columns
        )
        rows = _parted(range(area.top, area.bottom + 1), self._heights, height, row_breaks, sheet.title_rows)
        return columns, rows


def _sizes(
    size: Callable[[int], int], spans: Iterable[tuple[int, int]], titles: tuple[int, int] | None
) -> dict[int, int]:
    every = [*spans, *([titles] if titles else [])]
    return {number: size(number) for first, last in every for number in range(first, last + 1)}


def _parted(
    numbers: range,
    sizes: dict[int, int],
    room: int,
    breaks: frozenset[int],
    titles: tuple[int, int] | None,
) -> list[Stretch]:
    """Rows or columns cut where the next one has no room; titles are repeated on the pages after theirs."""
    parts: list[Stretch] = []
    current: list[int] = []
    used = 0
    repeated: tuple[int, ...] = ()
    for number in numbers:
        if current and (used + sizes[number] > room or number - 1 in breaks):
            parts.append(Stretch(repeated, tuple(current)))
            current, used = [], 0
            if titles and not repeated and number > titles[0]:
                repeated = tuple(title for title in range(titles[0], titles[1] + 1) if sizes[title])
                room -= sum(sizes[title] for title in repeated)
        used += sizes[number]
        if sizes[number] or not current:
            current.append(number)
    if current:
        parts.append(Stretch(repeated, tuple(current)))
    return [Stretch(part.titles, tuple(n for n in part.own if sizes[n])) for part in parts]
