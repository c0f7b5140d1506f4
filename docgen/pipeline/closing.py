"""What a union gets when its households are done: its own papers, and one PDF per packet."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.orders import FiguredUnion
from docgen.packet.bind import Section
from docgen.pipeline.binding import bind_plan
from docgen.pipeline.chunk import Chunk, household_section, leaf, make_chunk, of_packet
from docgen.pipeline.engines import Engines
from docgen.pipeline.folders import Folder
from docgen.pipeline.request import PDF, UNION, Made, MadePacket, MadePaper, Request
from docgen.region.documents import PacketPlan


@dataclass(frozen=True)
class Closing:
    """A union whose own papers are made and whose packets are bound.

    `papers` are those of its households, with their pages.
    """

    request: Request
    engines: Engines
    union: FiguredUnion
    folder: Folder
    households: tuple[Folder, ...]
    papers: tuple[MadePaper, ...]
    staging: Path = Path()
    work: Path = Path()


def make_closing(closing: Closing) -> Made:
    """The union's papers and packets below `staging`."""
    union = (closing.union, closing.folder)
    chunk = Chunk(closing.request, closing.engines, (), union, staging=closing.staging, work=closing.work)
    made = make_chunk(chunk)
    if PDF not in closing.request.formats or UNION not in closing.request.levels:
        return made
    closing = replace(closing, papers=closing.papers + made.papers)
    bound = [_bind(closing, plan) for plan in closing.request.plans()]
    packets, notices = zip(*bound, strict=True)
    return made + Made(packets=tuple(filter(None, packets)), notices=tuple(filter(None, notices)))


def _bind(closing: Closing, plan: PacketPlan) -> tuple[MadePacket | None, str]:
    """The packet; households with a paper that has no pages are left out of it, which is told.

    There is none where one of the union's own papers has no pages.
    """
    by_folder: dict[str, list[MadePaper]] = defaultdict(list)
    for paper in of_packet(plan, closing.papers):
        by_folder[paper.key.rpartition("/")[0]].append(paper)
    own = by_folder.get(closing.folder.path, [])
    if not by_folder or not all(paper.pages for paper in own):
        return None, ""
    there = [place for place in closing.households if place.path in by_folder]
    whole = [place for place in there if all(paper.pages for paper in by_folder[place.path])]
    if not whole and not own:
        return None, ""
    packet = _bound(closing, plan, _sections(whole, by_folder), own)
    return packet, _left_out(closing, plan, [place for place in there if place not in whole])


def _sections(places: Sequence[Folder], papers: Mapping[str, Sequence[MadePaper]]) -> list[Section]:
    return [
        household_section(place.title, f"{place.title.split(' ')[0]}-", papers[place.path])
        for place in places
    ]


def _bound(
    closing: Closing, plan: PacketPlan, sections: list[Section], own: Sequence[MadePaper]
) -> MadePacket:
    if own:
        sections = [*sections, Section("工会文书", "", tuple(map(leaf, own)))]
    folder = closing.folder
    whole = Section(folder.title, "", (), tuple(sections))
    return bind_plan(
        closing.request,
        plan,
        [whole],
        closing.staging,
        folder=folder.path,
        title=folder.title,
        union=folder.title,
    )


def _left_out(closing: Closing, plan: PacketPlan, places: Sequence[Folder]) -> str:
    if not places:
        return ""
    names = "、".join(place.title for place in places[:5])
    more = f"等 {len(places)} 户" if len(places) > 5 else ""
    return f"{closing.folder.title}的《{plan.title}》打印包中没有 {names}{more}：有文书未能打印。"
