"""How a packet of a run is bound, as its plan and the person ask for it."""

from collections.abc import Container, Sequence
from pathlib import Path

from docgen.packet.bind import Section, bind_packet
from docgen.pipeline.request import MadePacket, Request
from docgen.region.documents import PacketPlan


def bind_plan(
    request: Request,
    plan: PacketPlan,
    sections: Sequence[Section],
    staging: Path,
    *,
    folder: str,
    title: str,
    union: str,
    household: str = "",
) -> MadePacket:
    """Bind the packet of a household or, where none is named, a union, into its folder below `staging`.

    A packet with a catalogue is numbered, for the catalogue tells page numbers. What is posted is printed on
    one side: its back is not seen.
    """
    path = f"{folder}/{_file_name(request, plan)}"
    bound = bind_packet(
        sections,
        staging / path,
        duplex=request.duplex and not plan.one_sided,
        title=f"{plan.title} {title}",
        numbered=bool(plan.catalogue),
        booklet=request.is_booklet(plan),
        sheet=plan.sheet,
    )
    return MadePacket(
        packet=plan.id,
        union=union,
        household=household,
        path=path,
        sha256=bound.sha256,
        page_count=bound.page_count,
        first_pages=dict(bound.first_pages),
        is_booklet=request.is_booklet(plan),
    )


def printing_instructions(request: Request, made: Container[str]) -> tuple[str, ...]:
    """How to print what is not printed on A4 page by page: a line for each packet, by id, that was made."""
    plans = [plan for plan in request.plans() if plan.id in made]
    lines = [(_file_name(request, plan), _instruction(request, plan)) for plan in plans]
    return tuple(f"{name}：{text}" for name, text in lines if text)


def _file_name(request: Request, plan: PacketPlan) -> str:
    return f"{plan.id}-booklet.pdf" if request.is_booklet(plan) else f"{plan.id}.pdf"


def _instruction(request: Request, plan: PacketPlan) -> str:
    if request.is_booklet(plan):
        return "A4 纸双面打印，短边翻转，对折后骑马装订。"
    if plan.sheet or plan.one_sided:
        return f"{plan.sheet or 'A4'} 纸{'单面' if plan.one_sided else ''}打印。"
    return ""
