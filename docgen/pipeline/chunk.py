"""Stages 4 to 7 for some households, or for the unions' own papers.

A chunk is what one worker does at a time; its size does not depend on the number of workers.
"""

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.collector import paused_collector
from docgen.model.catalogue import CatalogueEntry
from docgen.orders import FiguredUnion, PaperOrder
from docgen.packet.bind import Leaf, Section
from docgen.packet.naming import safe_name
from docgen.packet.numbering import numbered_ranges
from docgen.pipeline.binding import bind_plan
from docgen.pipeline.catalogue import Contents, catalogue_entries, catalogue_plan, material_title
from docgen.pipeline.engines import Engines, notices_of
from docgen.pipeline.filling import FILLED, Filled, PaperWriter
from docgen.pipeline.folders import Folder, Household
from docgen.pipeline.printed import failure, is_of, print_failures, printed_papers
from docgen.pipeline.request import HOUSEHOLD, PDF, Made, MadePacket, MadePaper, Request
from docgen.plan.papers import chosen_documents, household_orders, union_orders
from docgen.printing.engine import PaperFile
from docgen.region.documents import Document, PacketPlan
from docgen.region.pack import Pack

HOUSEHOLDS_A_CHUNK = 50

_SCAN = "scan"
_Place = tuple[str, int]  # a household's folder, and the place of an attachment among its attachments


@dataclass(frozen=True)
class _Task:
    """One paper to be made, and the folder it is for."""

    key: str
    folder: Folder
    order: PaperOrder


@dataclass(frozen=True)
class Chunk:
    """Some households, or a union whose own papers are made, and how.

    The papers of households that are `standing`, by their folders, lie in the destination already: only their
    pages are made, for the union's packets.
    """

    request: Request
    engines: Engines
    households: tuple[Household, ...] = ()
    union: tuple[FiguredUnion, Folder] | None = None
    standing: frozenset[str] = frozenset()
    staging: Path = Path()
    work: Path = Path()


def make_chunk(chunk: Chunk) -> Made:
    """The chunk's papers filled, printed and bound below `staging`; its pages stay below `work`.

    Papers that list the pages of others are filled and printed when those have theirs.
    """
    chunk.work.mkdir(parents=True, exist_ok=True)
    with paused_collector():
        writer = PaperWriter(chunk.request, chunk.staging, chunk.work)
        tasks = list(_tasks(chunk))
        listing = [task for task in tasks if writer.lists_pages(task.order.document)]
        first = [_written(chunk, writer, task) for task in tasks if task not in listing]
        scans = dict(_scans(chunk, writer))
        made = _print(chunk, [*first, *scans.values()])
        if listing:
            made += _print(chunk, [_listing(chunk, writer, task, made.papers, scans) for task in listing])
        return replace(made, packets=tuple(_bind_households(chunk, made.papers)))


def household_section(title: str, label: str, papers: Sequence[MadePaper]) -> Section:
    """The outline entry of one household with its printed papers."""
    return Section(title, label, tuple(leaf(paper) for paper in papers))


def leaf(paper: MadePaper) -> Leaf:
    """A printed paper as a packet takes it."""
    if paper.pages is None:
        raise ValueError(f"{paper.key} was not printed")
    return Leaf(
        paper.key,
        paper.title or paper.document.title,
        paper.pages,
        paper.first_page,
        paper.page_count,
        tuple(paper.document.copies),
        paper.is_numbered,
    )


def of_packet(plan: PacketPlan, papers: Iterable[MadePaper]) -> list[MadePaper]:
    """The papers that belong to the packet, in the packet's order, scans behind the others.

    A catalogue that is not among the packet's documents goes before them.
    """
    is_bound = plan.catalogue in plan.documents
    names = plan.documents if is_bound else (plan.catalogue, *plan.documents)
    places = {name: place for place, name in enumerate(names)}
    if plan.scans:
        places |= {paper.document.id: len(names) for paper in papers if paper.document.scope == _SCAN}
    belonging = (paper for paper in papers if paper.document.id in places)
    return sorted(belonging, key=lambda paper: places[paper.document.id])


def _tasks(chunk: Chunk) -> Iterator[_Task]:
    """The papers to be made, each with a key that is its path below the destination."""
    pack = chunk.request.pack
    for folder, orders in _orders(chunk):
        for index, order in enumerate(orders):
            name = _file_name(pack, order, [item.document.id for item in orders[:index]])
            yield _Task(f"{folder.path}/{name}", folder, order)


def _orders(chunk: Chunk) -> list[tuple[Folder, list[PaperOrder]]]:
    documents = _documents(chunk)
    orders = [(item.folder, household_orders(documents, item.case, item.union)) for item in chunk.households]
    if chunk.union:
        union, folder = chunk.union
        orders.append((folder, union_orders(documents, union)))
    return orders


def _documents(chunk: Chunk) -> list[Document]:
    return chosen_documents(chunk.request.pack, chunk.request.plans())


def _file_name(pack: Pack, order: PaperOrder, earlier: Sequence[str]) -> str:
    document = order.document
    again = earlier.count(document.id)
    name = f"{pack.number_of(document):02}-{safe_name(document.title)}"
    return f"{name}{f'-{again + 1}' if again else ''}{pack.template(document).suffix}"


def _written(
    chunk: Chunk, writer: PaperWriter, task: _Task, catalogue: Sequence[CatalogueEntry] = ()
) -> Filled:
    is_kept = task.folder.path not in chunk.standing
    return writer.write(task.key, task.folder.household, task.order, catalogue, is_kept)


def _scans(chunk: Chunk, writer: PaperWriter) -> Iterator[tuple[_Place, Filled]]:
    """The scanned materials of the households, where pages are made and a packet binds them."""
    document = next((item for item in _documents(chunk) if item.scope == _SCAN), None)
    if document is None or PDF not in chunk.request.formats:
        return
    for household in chunk.households:
        folder, union = household.folder, household.union
        order = PaperOrder(document, union.union, union.figures, case=household.case)
        for place, attachment in enumerate(household.case.case.review.attachments):
            if attachment.files:
                title = material_title(attachment)
                key = f"{folder.path}/附件-{place + 1:02}-{safe_name(title)}"
                filled = writer.write_scans(key, folder.household, order, title, attachment.files)
                yield (folder.path, place), filled


def _listing(
    chunk: Chunk,
    writer: PaperWriter,
    task: _Task,
    papers: Iterable[MadePaper],
    scans: Mapping[_Place, Filled],
) -> Filled:
    """A paper that lists the pages of the household's others, which are made by now."""
    plan = catalogue_plan(task.order.document, chunk.request.plans())
    if plan is None or task.order.case is None:
        return _written(chunk, writer, task)
    own = of_packet(plan, [paper for paper in papers if paper.key.startswith(f"{task.folder.path}/")])
    is_numbered = bool(plan.catalogue) and all(paper.pages for paper in own)
    contents = Contents(
        case=task.order.case,
        union=task.order.union.name or "",
        papers=[paper for paper in own if paper.document.scope != _SCAN],
        scans={
            place: [paper for paper in own if is_of(filled, paper)]
            for (folder, place), filled in scans.items()
            if folder == task.folder.path
        },
        ranges=numbered_ranges(map(leaf, own)) if is_numbered else {},
    )
    return _written(chunk, writer, task, catalogue_entries(contents, plan))


def _print(chunk: Chunk, filled: Sequence[Filled]) -> Made:
    """What became of the papers; those that could not be filled or printed are told, and have no pages."""
    made = Made(failures=tuple(failure(item.paper, item.reason) for item in filled if item.reason))
    if PDF not in chunk.request.formats:
        return replace(made, papers=tuple(item.paper for item in filled))
    files = [PaperFile(key, path, item.paper.document.id) for item in filled for key, path in item.keyed]
    outcome = chunk.engines.engine().print_papers(files, chunk.work / "printed")
    shutil.rmtree(chunk.work / FILLED, ignore_errors=True)  # what is not kept; scans are large
    return made + Made(
        papers=tuple(paper for item in filled for paper in printed_papers(item, outcome)),
        failures=tuple(print_failures(filled, outcome)),
        notices=tuple(notice for printed in outcome.printed for notice in notices_of(printed.key, printed)),
    )


def _bind_households(chunk: Chunk, papers: Iterable[MadePaper]) -> list[MadePacket]:
    """One PDF per household and packet; a packet that lacks a paper is not written."""
    if HOUSEHOLD not in chunk.request.levels or PDF not in chunk.request.formats:
        return []
    packets: list[MadePacket] = []
    for household in chunk.households:
        folder = household.folder
        if folder.path in chunk.standing:
            continue
        own = [paper for paper in papers if paper.key.startswith(folder.path + "/")]
        for plan in chunk.request.plans():
            belonging = of_packet(plan, own)
            if belonging and all(paper.pages for paper in belonging):
                packets.append(_bind_household(chunk, folder, plan, belonging))
    return packets


def _bind_household(
    chunk: Chunk, folder: Folder, plan: PacketPlan, papers: Sequence[MadePaper]
) -> MadePacket:
    return bind_plan(
        chunk.request,
        plan,
        [household_section(folder.title, "", papers)],
        chunk.staging,
        folder=folder.path,
        title=folder.title,
        union=papers[0].union,
        household=folder.household,
    )
