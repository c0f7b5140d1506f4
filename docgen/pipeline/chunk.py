"""Stages 4 to 7 for some households, or for the unions' own papers.

A chunk is what one worker does at a time; its size does not depend on the number of workers.
"""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.collector import paused_collector
from docgen.fill.paper import Filler
from docgen.orders import FiguredCase, FiguredUnion, PaperOrder
from docgen.packet.bind import Leaf, Section, bind_packet
from docgen.packet.naming import safe_name
from docgen.pipeline.engines import Engines, notices_of
from docgen.pipeline.request import (
    HOUSEHOLD,
    PDF,
    WORD_AND_EXCEL,
    Failure,
    Made,
    MadePacket,
    MadePaper,
    Request,
)
from docgen.plan.papers import chosen_documents, household_orders, union_orders
from docgen.printing.engine import PaperFile, PrintedPaper
from docgen.region.pack import Pack, PacketPlan

HOUSEHOLDS_A_CHUNK = 50


@dataclass(frozen=True)
class Folder:
    """One household's or union's folder below the destination, and its name for people."""

    path: str
    household: str = ""
    title: str = ""


@dataclass(frozen=True)
class Household:
    """A household with its union and its folder."""

    case: FiguredCase
    union: FiguredUnion
    folder: Folder


@dataclass(frozen=True)
class Chunk:
    """Some households, or some unions whose own papers are made; what is kept, and where the work lies."""

    request: Request
    households: tuple[Household, ...]
    unions: tuple[tuple[FiguredUnion, Folder], ...]
    engines: Engines
    staging: Path
    work: Path

    @property
    def size(self) -> int:
        """How much there is to do, in households and unions."""
        return len(self.households) + len(self.unions)


def make_chunk(chunk: Chunk) -> Made:
    """The chunk's papers filled, printed and bound below `staging`; its pages stay below `work`."""
    chunk.work.mkdir(parents=True, exist_ok=True)
    with paused_collector():
        filled = _fill(chunk)
        if PDF not in chunk.request.formats:
            return Made(tuple(paper for paper, _ in filled))
        made = _print(chunk, filled)
        return replace(made, packets=tuple(_bind_households(chunk, made.papers)))


def household_section(title: str, label: str, papers: Sequence[MadePaper]) -> Section:
    """The outline entry of one household with its printed papers."""
    return Section(title, label, tuple(leaf(paper) for paper in papers))


def leaf(paper: MadePaper) -> Leaf:
    """A printed paper as a packet takes it."""
    if paper.pages is None:
        raise ValueError(f"{paper.key} was not printed")
    document = paper.document
    return Leaf(
        paper.key, document.title, paper.pages, paper.first_page, paper.page_count, tuple(document.copies)
    )


def of_packet(plan: PacketPlan, papers: Sequence[MadePaper]) -> list[MadePaper]:
    """The papers that belong to the packet, in the packet's order."""
    places = {name: index for index, name in enumerate(plan.documents)}
    belonging = (paper for paper in papers if paper.document.id in places)
    return sorted(belonging, key=lambda paper: places[paper.document.id])


def _fill(chunk: Chunk) -> list[tuple[MadePaper, Path]]:
    """Each paper and the file it was filled into."""
    pack = chunk.request.pack
    filler = _filler(pack, chunk.request.day)
    made: list[tuple[MadePaper, Path]] = []
    for folder, orders in _orders(chunk):
        for index, order in enumerate(orders):
            name = _file_name(pack, order, [item.document.id for item in orders[:index]])
            made.append(_write(chunk, folder, name, order, filler.fill(order)))
    return made


def _orders(chunk: Chunk) -> list[tuple[Folder, list[PaperOrder]]]:
    documents = chosen_documents(chunk.request.pack, chunk.request.plans())
    orders = [(item.folder, household_orders(documents, item.case, item.union)) for item in chunk.households]
    orders += [(folder, union_orders(documents, union)) for union, folder in chunk.unions]
    return orders


def _file_name(pack: Pack, order: PaperOrder, earlier: Sequence[str]) -> str:
    document = order.document
    again = earlier.count(document.id)
    name = f"{pack.number_of(document):02}-{safe_name(document.title)}"
    return f"{name}{f'-{again + 1}' if again else ''}{pack.template(document).suffix}"


def _write(
    chunk: Chunk, folder: Folder, name: str, order: PaperOrder, content: bytes
) -> tuple[MadePaper, Path]:
    path = f"{folder.path}/{name}"
    is_kept = WORD_AND_EXCEL in chunk.request.formats
    target = (chunk.staging if is_kept else chunk.work / "filled") / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    paper = MadePaper(
        key=path,
        document=order.document,
        union=order.union.name or "",
        household=folder.household,
        path=path if is_kept else "",
        sha256=hashlib.sha256(content).hexdigest() if is_kept else "",
    )
    return paper, target


def _print(chunk: Chunk, filled: Sequence[tuple[MadePaper, Path]]) -> Made:
    files = [PaperFile(paper.key, path, paper.document.id) for paper, path in filled]
    outcome = chunk.engines.engine().print_papers(files, chunk.work / "printed")
    pages = {printed.key: printed for printed in outcome.printed}
    reasons = {failure.key: failure.reason for failure in outcome.failed}
    return Made(
        tuple(_with_pages(paper, pages.get(paper.key)) for paper, _ in filled),
        failures=tuple(
            Failure(paper.union, paper.household, paper.document.title, reasons[paper.key])
            for paper, _ in filled
            if paper.key in reasons
        ),
        notices=tuple(notice for printed in outcome.printed for notice in notices_of(printed.key, printed)),
    )


def _with_pages(paper: MadePaper, printed: PrintedPaper | None) -> MadePaper:
    if printed is None:
        return paper
    return replace(paper, pages=printed.pages, first_page=printed.first_page, page_count=printed.page_count)


def _bind_households(chunk: Chunk, papers: Sequence[MadePaper]) -> list[MadePacket]:
    """One PDF per household and packet; a packet that lacks a paper is not written."""
    if HOUSEHOLD not in chunk.request.levels:
        return []
    packets: list[MadePacket] = []
    for household in chunk.households:
        folder = household.folder
        own = [paper for paper in papers if paper.key.startswith(folder.path + "/")]
        for plan in chunk.request.plans():
            belonging = of_packet(plan, own)
            if belonging and all(paper.pages for paper in belonging):
                packets.append(_bind_household(chunk, folder, plan, belonging))
    return packets


def _bind_household(
    chunk: Chunk, folder: Folder, plan: PacketPlan, papers: Sequence[MadePaper]
) -> MadePacket:
    path = f"{folder.path}/{plan.id}.pdf"
    bound = bind_packet(
        [household_section(folder.title, "", papers)],
        chunk.staging / path,
        duplex=chunk.request.duplex,
        title=f"{plan.title} {folder.title}",
    )
    return MadePacket(
        plan.id,
        papers[0].union,
        folder.household,
        path,
        bound.sha256,
        bound.page_count,
        dict(bound.first_pages),
    )


_fillers: dict[tuple[str, dt.date], Filler] = {}


def _filler(pack: Pack, day: dt.date) -> Filler:
    """One filler per process, so that every template is compiled once."""
    key = (f"{pack.root} {pack.sha256}", day)
    if key not in _fillers:
        _fillers.clear()
        _fillers[key] = Filler(pack, day)
    return _fillers[key]
