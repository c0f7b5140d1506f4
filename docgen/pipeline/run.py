"""A whole run: assess the files, make papers chunk by chunk, bind the unions' packets, put all in place."""

import os
import shutil
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path

from docgen.findings import Finding
from docgen.orders import FiguredCase
from docgen.packet.bind import Section, bind_packet
from docgen.packet.naming import unique_names
from docgen.pipeline.assess import Assessment, assess, nothing_to_print
from docgen.pipeline.chunk import (
    HOUSEHOLDS_A_CHUNK,
    Chunk,
    Folder,
    household_section,
    leaf,
    make_chunk,
    of_packet,
)
from docgen.pipeline.place import put_in_place, require_destination
from docgen.pipeline.record import write_record
from docgen.pipeline.request import PDF, UNION, Made, MadePacket, MadePaper, Progress, Request, Summary
from docgen.plan.papers import chosen_documents
from docgen.printing.office import require_office
from docgen.region.pack import PacketPlan


def make_packets(request: Request, progress: Progress) -> Summary:
    """Every paper and packet of the request, in place below its destination, with a manifest.

    Raises a DocgenError when nothing can be made; single households that cannot are in the summary.
    """
    began = time.monotonic()
    documents = chosen_documents(request.pack, request.plans())
    require_destination(request.destination)
    if PDF in request.formats:
        require_office()
    progress("核对数据", 0, 1)
    assessment = assess(request.inputs, request.pack, documents, request.day)
    progress("核对数据", 1, 1)
    with _private_work_folder(request.destination) as work:
        staging = work / "staging"
        staging.mkdir()
        made = _make(request, assessment, staging, work, progress)
        write_record(staging / "manifest.json", request, assessment, made)
        put_in_place(staging, request.destination)
    return _summary(request, assessment, made, time.monotonic() - began)


def _make(request: Request, assessment: Assessment, staging: Path, work: Path, progress: Progress) -> Made:
    chunks = list(_chunks(request, assessment, staging, work))
    made = Made()
    done, total = 0, sum(max(len(chunk.households), 1) for chunk in chunks)
    progress("填写和打印", 0, total)
    for chunk, part in zip(chunks, _in_workers(chunks, request.jobs), strict=True):
        made += part
        done += max(len(chunk.households), 1)
        progress("填写和打印", done, total)
    return made + _bind_unions(request, chunks, made, staging, progress)


def _chunks(request: Request, assessment: Assessment, staging: Path, work: Path) -> Iterator[Chunk]:
    """The households of each union in chunks of fixed size, then the union's own papers."""
    names = unique_names([union.union.name or "" for union in assessment.unions])
    for union, name in zip(assessment.unions, names, strict=True):
        folder = Folder(name, title=union.union.name or name)
        alone = replace(union, cases=())
        for start, part in _parts(_household_folders(union.cases, name)):
            yield Chunk(request, alone, folder, tuple(part), staging, work / f"{name}-{start:06}")
        if union.cases:
            yield Chunk(request, union, folder, (), staging, work / f"{name}-union")


def _household_folders(cases: Sequence[FiguredCase], union: str) -> list[tuple[FiguredCase, Folder]]:
    """Each household's folder, named 档案号-姓名, or by its serial number in the union (decision 14)."""
    numbers = [case.case.number or f"{index:04}" for index, case in enumerate(cases, start=1)]
    people = [case.case.worker.name or "" for case in cases]
    folders = unique_names([f"{number}-{name}" for number, name in zip(numbers, people, strict=True)])
    return [
        (case, Folder(f"{union}/户/{folder}", case.case.key, f"{number} {name}"))
        for case, folder, number, name in zip(cases, folders, numbers, people, strict=True)
    ]


def _parts(
    households: Sequence[tuple[FiguredCase, Folder]],
) -> Iterator[tuple[int, Sequence[tuple[FiguredCase, Folder]]]]:
    for start in range(0, len(households), HOUSEHOLDS_A_CHUNK):
        yield start, households[start : start + HOUSEHOLDS_A_CHUNK]


def _in_workers(chunks: Sequence[Chunk], jobs: int) -> Iterator[Made]:
    """What became of each chunk, in order; with one job in this process, else in workers started anew."""
    if jobs == 1 or len(chunks) < 2:
        yield from map(make_chunk, chunks)
        return
    with ProcessPoolExecutor(min(jobs, len(chunks)), get_context("spawn"), _keep_private) as pool:
        yield from pool.map(make_chunk, chunks)


def _bind_unions(
    request: Request, chunks: Sequence[Chunk], made: Made, staging: Path, progress: Progress
) -> Made:
    """One PDF per union and packet; a packet that lacks a paper is not written."""
    if PDF not in request.formats or UNION not in request.levels:
        return Made()
    folders = {chunk.folder.path: chunk.folder for chunk in chunks}
    jobs = [(folder, plan) for folder in folders.values() for plan in request.plans()]
    packets: list[MadePacket] = []
    for number, (folder, plan) in enumerate(jobs, start=1):
        packets += _bind_union(request, folder, plan, chunks, made, staging)
        progress("装订", number, len(jobs))
    return Made(packets=tuple(packets))


def _bind_union(
    request: Request, folder: Folder, plan: PacketPlan, chunks: Sequence[Chunk], made: Made, staging: Path
) -> list[MadePacket]:
    papers = of_packet(plan, [paper for paper in made.papers if paper.key.startswith(folder.path + "/")])
    if not papers or not all(paper.pdf for paper in papers):
        return []
    by_folder: dict[str, list[MadePaper]] = defaultdict(list)
    for paper in papers:
        by_folder[paper.key.rpartition("/")[0]].append(paper)
    households = [place for chunk in chunks for _, place in chunk.households if chunk.folder == folder]
    sections = [
        household_section(place.title, f"{place.title.split(' ')[0]}-", by_folder[place.path])
        for place in households
        if place.path in by_folder
    ]
    own = tuple(leaf(paper) for paper in by_folder.get(folder.path, ()))
    if own:
        sections.append(Section("工会文书", "", own))
    path = f"{folder.path}/{plan.id}.pdf"
    bound = bind_packet(
        [Section(folder.title, "", (), tuple(sections))],
        staging / path,
        duplex=request.duplex,
        title=f"{plan.title} {folder.title}",
    )
    return [
        MadePacket(plan.id, folder.title, "", path, bound.sha256, bound.page_count, dict(bound.first_pages))
    ]


def _summary(request: Request, assessment: Assessment, made: Made, seconds: float) -> Summary:
    printed = {packet.packet for packet in made.packets}
    findings: list[Finding] = list(assessment.findings)
    if PDF in request.formats and assessment.accepted_count:
        asked = [plan for plan in request.plans() if request.packets and plan.id not in printed]
        findings += [nothing_to_print(plan.title, assessment.inputs) for plan in asked]
    return Summary(
        households=assessment.accepted_count,
        refused=len(assessment.refused),
        papers=len(made.papers),
        pages=sum(paper.page_count for paper in made.papers),
        packets=len(made.packets),
        failures=made.failures,
        findings=tuple(findings),
        seconds=seconds,
        manifest=request.destination / "manifest.json",
    )


@contextmanager
def _private_work_folder(destination: Path) -> Iterator[Path]:
    """A folder beside the destination, readable by its owner only, gone when the run ends."""
    before = _keep_private()
    work = Path(tempfile.mkdtemp(prefix=f".{destination.name}-", dir=destination.resolve().parent))
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)
        os.umask(before)


def _keep_private() -> int:
    """From now on this process writes files that only their owner reads; the mask before."""
    return os.umask(0o077)
