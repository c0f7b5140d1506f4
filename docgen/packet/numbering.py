"""The numbers that the pages of a section carry."""

from collections.abc import Iterable

from docgen.packet.sections import Leaf


def numbered_ranges(leaves: Iterable[Leaf]) -> dict[str, tuple[int, int]]:
    """The first and last page number of each leaf of one section, by its key.

    Pages are counted through from 1; every copy of a leaf carries the same numbers. Leaves that are not
    numbered, and blank pages, are passed over and have none.
    """
    ranges: dict[str, tuple[int, int]] = {}
    last = 0
    for leaf in leaves:
        if leaf.is_numbered:
            ranges[leaf.key] = last + 1, last + leaf.page_count
            last += leaf.page_count
    return ranges
