"""Every shipped region with its fixtures: the cases as a run sees them, and papers filled from them."""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from docgen.fill.paper import Filler
from docgen.orders import FiguredCase, FiguredUnion, PaperOrder
from docgen.pipeline.assess import Assessment, assess
from docgen.plan.papers import household_orders, union_orders
from docgen.region.catalog import shipped_packs
from docgen.region.documents import Document
from docgen.region.pack import Pack, load_pack

DAY = dt.date(2018, 12, 28)
REGIONS = [folder.name for folder in shipped_packs()]
FIXTURES = Path(__file__).parents[1] / "fixtures"


@cache
def pack_of(region: str) -> Pack:
    return load_pack(next(folder for folder in shipped_packs() if folder.name == region))


@cache
def assessed(region: str) -> Assessment:
    """The region's collection of cases as a run sees it."""
    pack = pack_of(region)
    return assess([FIXTURES / region / "采集表.xlsx"], pack, pack.documents, DAY)


@cache
def _filler(region: str) -> Filler:
    return Filler(pack_of(region), DAY)


def households(region: str) -> list[tuple[FiguredCase, FiguredUnion]]:
    """The households of the fixtures with their unions."""
    return [(case, union) for union in assessed(region).unions for case in union.cases]


def household_paper(region: str, document: str, case: FiguredCase, union: FiguredUnion) -> bytes | None:
    """The household's paper of that document, None when it gets none."""
    orders = household_orders([pack_of(region).document(document)], case, union)
    return _filler(region).fill(orders[0]) if orders else None


def _orders(region: str, document: Document) -> Iterator[PaperOrder]:
    for union in assessed(region).unions:
        if document.scope == "household":
            for case in union.cases:
                yield from household_orders([document], case, union)
        elif document.scope != "scan":
            yield from union_orders([document], union)


@cache
def first_papers(region: str) -> dict[str, bytes]:
    """Of every document the first paper that the fixtures give, by the document's id."""
    papers: dict[str, bytes] = {}
    for document in pack_of(region).documents:
        for order in _orders(region, document):
            papers.setdefault(document.id, _filler(region).fill(order))
            break
    return papers
