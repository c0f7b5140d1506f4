"""A document's outline: the titles a viewer shows beside the pages."""

from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf

from docgen.pdf.objects import ObjectWriter


@dataclass(frozen=True)
class OutlineEntry:
    """A title that leads to a page (counted from 0), and the titles below it."""

    title: str
    page: int
    entries: tuple["OutlineEntry", ...] = ()

    @property
    def size(self) -> int:
        """How many titles there are, this one and those below."""
        return 1 + sum(entry.size for entry in self.entries)


def add_outline(objects: ObjectWriter, entries: Sequence[OutlineEntry], pages: Sequence[int]) -> int:
    """Write the outline, all of it unfolded; its number. `pages` are the numbers of the pages' objects."""
    root = objects.reserve()
    objects.add(b"<</Type/Outlines%b>>" % _add_below(objects, entries, pages, root), root)
    return root


def _add_below(
    objects: ObjectWriter, entries: Sequence[OutlineEntry], pages: Sequence[int], parent: int
) -> bytes:
    """Write the entries; what the dictionary of `parent` says of them."""
    if not entries:
        return b""
    numbers = [objects.reserve() for _ in entries]
    for place, (number, entry) in enumerate(zip(numbers, entries, strict=True)):
        links = b"/Prev %d 0 R" % numbers[place - 1] if place else b""
        links += b"/Next %d 0 R" % numbers[place + 1] if number != numbers[-1] else b""
        links += _add_below(objects, entry.entries, pages, number)
        title = pikepdf.String(entry.title).unparse()
        head = b"<</Title %b/Parent %d 0 R/Dest[%d 0 R/Fit]" % (title, parent, pages[entry.page])
        objects.add(head + links + b">>", number)
    count = sum(entry.size for entry in entries)
    return b"/First %d 0 R/Last %d 0 R/Count %d" % (numbers[0], numbers[-1], count)
