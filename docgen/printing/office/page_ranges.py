"""The pages of each paper in a printed PDF, found by the bookmarks the merge left at their beginnings."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import pikepdf

PageRange = tuple[int, int]  # first page, 1-based, and how many


def read_page_ranges(pdf: Path, bookmarks: Sequence[str]) -> tuple[PageRange, ...] | None:
    """One range per bookmark, or one for the whole PDF when there are none.

    An empty tuple when the bookmarks do not divide the pages; None when the PDF is missing, broken off or
    without a page.
    """
    try:
        with pikepdf.open(pdf, attempt_recovery=False) as opened:
            count = len(opened.pages)
            starts = _starts(opened, bookmarks) if bookmarks else [0]
    except (OSError, pikepdf.PdfError):
        return None
    return _ranges(starts, count) if count else None


def _ranges(starts: Sequence[int | None], count: int) -> tuple[PageRange, ...]:
    """The stretches between the 0-based starts; empty unless they rise from the first page on."""
    known = [start for start in starts if start is not None]
    if len(known) < len(starts) or known[0] != 0 or known != sorted(set(known)):
        return ()
    ends = [*known[1:], count]
    return tuple((start + 1, end - start) for start, end in zip(known, ends, strict=True))


def _starts(opened: pikepdf.Pdf, bookmarks: Sequence[str]) -> list[int | None]:
    numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
    destinations = _destinations(opened)
    return [numbers.get(destinations.get(bookmark, (0, 0))) for bookmark in bookmarks]


def _destinations(opened: pikepdf.Pdf) -> Mapping[str, tuple[int, int]]:
    """The page of every named destination; they stand in a dictionary or, in newer files, in a name tree."""
    found = {name.lstrip("/"): target for name, target in opened.Root.get("/Dests", {}).items()}
    if "/Names" in opened.Root and "/Dests" in opened.Root.Names:
        tree = pikepdf.NameTree(opened.Root.Names.Dests)
        found.update((str(name), target) for name, target in tree.items())
    return {name: _page_of(target) for name, target in found.items()}


def _page_of(target: pikepdf.Object) -> tuple[int, int]:
    array = target.get("/D") if isinstance(target, pikepdf.Dictionary) else target
    return array[0].objgen if isinstance(array, pikepdf.Array) and len(array) else (0, 0)
