"""Invented households of the Luzhou pack, as workbooks, orders and filled papers."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from docgen.fill.paper import Filler
from docgen.orders import PaperOrder
from docgen.pipeline.assess import assess
from docgen.plan.papers import household_orders, union_orders
from docgen.printing.engine import PaperFile
from docgen.region.catalog import find_pack
from docgen.region.pack import Pack
from docgen.sample.write import write_sample

DAY = dt.date(2018, 12, 25)


def the_pack() -> Pack:
    """The pack whose papers are measured."""
    return find_pack("luzhou")


def sample_orders(pack: Pack, households: int, seed: int, folder: Path) -> list[PaperOrder]:
    """Every paper of so many households and of their unions; another seed gives other people."""
    workbook = folder / f"{households}-{seed}.xlsx"
    write_sample(pack, households, seed, workbook)
    return orders_of(pack, workbook)


def orders_of(pack: Pack, workbook: Path) -> list[PaperOrder]:
    """Every paper of the households and unions in the workbook."""
    assessment = assess([workbook], pack, pack.documents, DAY)
    orders: list[PaperOrder] = []
    for union in assessment.unions:
        for case in union.cases:
            orders += household_orders(pack.documents, case, union)
        orders += union_orders(pack.documents, union)
    return orders


@dataclass(frozen=True)
class PaperSet:
    """Filled papers in one folder."""

    files: tuple[PaperFile, ...]
    titles: tuple[str, ...]


def fill_set(filler: Filler, pack: Pack, orders: Sequence[PaperOrder], folder: Path) -> PaperSet:
    """The orders filled into `folder`, under numbers."""
    folder.mkdir(parents=True)
    files = []
    for number, order in enumerate(orders, 1):
        path = folder / f"{number:04}{pack.template(order.document).suffix}"
        path.write_bytes(filler.fill(order))
        files.append(PaperFile(path.name, path, order.document.id))
    return PaperSet(tuple(files), tuple(order.document.title for order in orders))
