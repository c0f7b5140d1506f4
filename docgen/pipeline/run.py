"""A whole run: assess the files, make papers chunk by chunk, bind the unions' packets, put all in place."""

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from threading import Event

from docgen.check.characters import Unprintable
from docgen.collector import paused_collector
from docgen.findings import Finding
from docgen.fonts.report import unprintable_characters
from docgen.orders import FiguredUnion
from docgen.packet.bind import Section
from docgen.packet.naming import unique_names
from docgen.pipeline.assess import Assessment, assess, nothing_to_print
from docgen.pipeline.binding import bind_plan, printing_instructions
from docgen.pipeline.chunk import (
    HOUSEHOLDS_A_CHUNK,
    Chunk,
    Folder,
    Household,
    household_section,
    leaf,
    make_chunk,
    of_packet,
)
from docgen.pipeline.engines import Engines, choose_engines
from docgen.pipeline.place import keep_private, private_work_folder, put_in_place, require_destination
from docgen.pipeline.record import write_record
from docgen.pipeline.request import PDF, UNION, Made, MadePacket, MadePaper, Progress, Request, Summary
from docgen.plan.papers import chosen_documents
from docgen.region.documents import PacketPlan

_interrupted = Event()  # in a worker: Ctrl-C came


def make_packets(request: Request, progress: Progress) -> Summary:
    """Every paper and packet of the request, in place below its destination, with a manifest.

    Raises a DocgenError when nothing can be made; single households that cannot are in the summary.
    """
    began = time.monotonic()
    documents = chosen_documents(request.pack, request.plans())
    require_destination(request.destination)
    engines = choose_engines(request, documents)
    progress("核对数据", 0, 1)
    with paused_collector():
        assessment = assess(request.inputs, request.pack, documents, request.day, _unprintable(request))
    progress("核对数据", 1, 1)
    with private_work_folder(request.destination) as work:
        staging = work / "staging"
        staging.mkdir()
        made = _make(request, engines, assessment, staging, work, progress)
        write_record(staging / "manifest.json", request, assessment, made)
        put_in_place(staging, request.destination)
    return _summary(request, engines, assessment, made, time.monotonic() - began)


def _unprintable(request: Request) -> Unprintable:
    """What the fonts lack; nothing where no pages are made."""
    return unprintable_characters if PDF in request.formats else lambda text: ""


def _make(
    request: Request,
    engines: Engines,
    assessment: Assessment,
    staging: Path,
    work: Path,
    progress: Progress,
) -> Made:
    unions = _placed_unions(assessment)
    households = [item for union, folder in unions for item in _placed_households(union, folder)]
    chunks = list(_chunks(request, engines, households, unions, staging, work))
    made = Made()
    done, total = 0, sum(chunk.size for chunk in chunks)
    progress("填写和打印", 0, total)
    for chunk, part in zip(chunks, _in_workers(chunks, request.jobs), strict=True):
        made += part
        done += chunk.size
        progress("填写和打印", done, total)
    return made + _bind_unions(request, households, unions, made, staging, progress)


def _chunks(
    request: Request,
    engines: Engines,
    households: Sequence[Household],
    unions: tuple[tuple[FiguredUnion, Folder], ...],
    staging: Path,
    work: Path,
) -> Iterator[Chunk]:
    """The households in chunks of fixed size, then the papers of the unions themselves."""
    for start in range(0, len(households), HOUSEHOLDS_A_CHUNK):
        part = tuple(households[start : start + HOUSEHOLDS_A_CHUNK])
        yield Chunk(request, part, (), engines, staging, work / f"{start:06}")
    if unions:
        yield Chunk(request, (), unions, engines, staging, work / "unions")


def _placed_unions(assessment: Assessment) -> tuple[tuple[FiguredUnion, Folder], ...]:
    """The unions that have households, each with its folder."""
    unions = [union for union in assessment.unions if union.cases]
    names = unique_names([union.union.name or "" for union in unions])
    return tuple(
        (union, Folder(name, title=union.union.name or name))
        for union, name in zip(unions, names, strict=True)
    )


def _placed_households(union: FiguredUnion, folder: Folder) -> Iterator[Household]:
    """Each household's folder, named 档案号-姓名, or by its serial number in the union (decision 14)."""
    numbers = [case.case.number or f"{index:04}" for index, case in enumerate(union.cases, start=1)]
    people = [case.case.worker.name or "" for case in union.cases]
    names = unique_names([f"{number}-{name}" for number, name in zip(numbers, people, strict=True)])
    alone = replace(union, cases=())
    for case, name, number, person in zip(union.cases, names, numbers, people, strict=True):
        place = Folder(f"{folder.path}/户/{name}", case.case.key or name, f"{number} {person}")
        yield Household(case, alone, place)


def _in_workers(chunks: Sequence[Chunk], jobs: int) -> Iterator[Made]:
    """What became of each chunk, in order; with one job in this process, else in workers started anew.

    Few households are sooner made here than a worker is started.
    """
    is_much = sum(bool(chunk.households) for chunk in chunks) > 1
    pool = _pool(min(jobs, len(chunks))) if is_much else None
    if pool is None:
        yield from map(make_chunk, chunks)
        return
    try:
        yield from pool.map(_make_in_worker, chunks)
    finally:
        pool.shutdown(cancel_futures=True)


def _make_in_worker(chunk: Chunk) -> Made:
    """The chunk; once interrupted, a worker begins nothing that still waits."""
    if _interrupted.is_set():
        raise KeyboardInterrupt
    try:
        return make_chunk(chunk)
    except KeyboardInterrupt:
        _interrupted.set()
        raise


def _pool(jobs: int) -> ProcessPoolExecutor | None:
    """Workers, None for one job or on a system that offers none (no shared memory)."""
    if jobs < 2:
        return None
    try:
        return ProcessPoolExecutor(jobs, get_context("spawn"), keep_private)
    except OSError:
        return None


def _bind_unions(
    request: Request,
    households: Sequence[Household],
    unions: Sequence[tuple[FiguredUnion, Folder]],
    made: Made,
    staging: Path,
    progress: Progress,
) -> Made:
    """One PDF per union and packet; a packet that lacks a paper is not written."""
    if PDF not in request.formats or UNION not in request.levels:
        return Made()
    jobs = [(folder, plan) for _, folder in unions for plan in request.plans()]
    packets: list[MadePacket] = []
    for number, (folder, plan) in enumerate(jobs, start=1):
        own = [item.folder for item in households if item.folder.path.startswith(folder.path + "/")]
        packets += _bind_union(request, folder, plan, own, made, staging)
        progress("装订", number, len(jobs))
    return Made(packets=tuple(packets))


def _bind_union(
    request: Request,
    folder: Folder,
    plan: PacketPlan,
    households: Sequence[Folder],
    made: Made,
    staging: Path,
) -> list[MadePacket]:
    papers = of_packet(plan, [paper for paper in made.papers if paper.key.startswith(folder.path + "/")])
    if not papers or not all(paper.pages for paper in papers):
        return []
    by_folder: dict[str, list[MadePaper]] = defaultdict(list)
    for paper in papers:
        by_folder[paper.key.rpartition("/")[0]].append(paper)
    sections = [
        household_section(place.title, f"{place.title.split(' ')[0]}-", by_folder[place.path])
        for place in households
        if place.path in by_folder
    ]
    own = tuple(leaf(paper) for paper in by_folder.get(folder.path, ()))
    if own:
        sections.append(Section("工会文书", "", own))
    whole = Section(folder.title, "", (), tuple(sections))
    return [
        bind_plan(request, plan, [whole], staging, folder=folder.path, title=folder.title, union=folder.title)
    ]


def _summary(
    request: Request, engines: Engines, assessment: Assessment, made: Made, seconds: float
) -> Summary:
    findings: list[Finding] = list(assessment.findings)
    filled = {paper.document.id for paper in made.papers}
    for plan in request.plans() if request.packets and assessment.accepted_count else ():
        if not filled & set(plan.documents):
            findings.append(nothing_to_print(plan.title, assessment.inputs))
    return Summary(
        households=assessment.accepted_count,
        refused=len(assessment.refused),
        papers=len(made.papers),
        pages=sum(paper.page_count for paper in made.papers),
        packets=len(made.packets),
        failures=made.failures,
        findings=tuple(findings),
        notices=engines.notices + made.notices,
        seconds=seconds,
        manifest=request.destination / "manifest.json",
        instructions=printing_instructions(request, made.packets),
    )
