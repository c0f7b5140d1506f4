"""The tree a PDF keeps its pages in, so that a viewer finds any of thousands at once."""

from collections.abc import Sequence

from docgen.pdf.objects import ObjectWriter

KIDS = 64  # of each node but the last of its level


def add_page_tree(objects: ObjectWriter, pages: Sequence[int], nodes: Sequence[int]) -> int:
    """Write the nodes reserved for the pages, KIDS pages each, and those above; the number of the topmost."""
    kids, counts = pages, [1] * len(pages)
    while len(nodes) > 1:
        above = [objects.reserve() for _ in range(0, len(nodes), KIDS)]
        counts = [
            _add_node(objects, node, kids[own], counts[own], b"/Parent %d 0 R" % above[place // KIDS])
            for place, (node, own) in enumerate(_with_slices(nodes))
        ]
        kids, nodes = nodes, above
    _add_node(objects, nodes[0], kids, counts, b"")
    return nodes[0]


def _with_slices(nodes: Sequence[int]) -> list[tuple[int, slice]]:
    """Each node, and which kids are its own."""
    return [(node, slice(place * KIDS, (place + 1) * KIDS)) for place, node in enumerate(nodes)]


def _add_node(
    objects: ObjectWriter, node: int, kids: Sequence[int], counts: Sequence[int], parent: bytes
) -> int:
    """Write one node; how many pages are below it."""
    references = b" ".join(b"%d 0 R" % kid for kid in kids)
    objects.add(b"<</Type/Pages%b/Kids[%b]/Count %d>>" % (parent, references, sum(counts)), node)
    return sum(counts)
