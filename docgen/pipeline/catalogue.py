"""What a household's packet holds, line by line, with the numbers its pages carry (卷内目录)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from docgen.model.catalogue import CatalogueEntry
from docgen.model.review import Attachment
from docgen.orders import FiguredCase
from docgen.pipeline.request import MadePaper
from docgen.region.documents import Document, PacketPlan

Ranges = Mapping[str, tuple[int, int]]
"""By a paper's key, its first and its last page number."""

_MISSING = "缺"
_UNNAMED = "附件"


@dataclass(frozen=True)
class Contents:
    """What stands in a household's packet: its papers in order, and its scans by the place of their row."""

    case: FiguredCase
    union: str
    papers: Sequence[MadePaper]
    scans: Mapping[int, Sequence[MadePaper]]
    ranges: Ranges


def catalogue_plan(document: Document, plans: Sequence[PacketPlan]) -> PacketPlan | None:
    """The packet that the document lists: which names it as its catalogue, else the first that binds it.

    Of those that bind it, one with a catalogue comes first, for its pages are numbered.
    """
    naming = [plan for plan in plans if plan.catalogue == document.id]
    binding = [plan for plan in plans if document.id in plan.documents]
    numbered = [plan for plan in binding if plan.catalogue]
    return next(iter((*naming, *numbered, *binding)), None)


def catalogue_entries(contents: Contents, plan: PacketPlan) -> tuple[CatalogueEntry, ...]:
    """The papers in the packet's order, the scans and other attachments, then what is required and missing.

    Pages are blank where there are none, or where the packet is not numbered.
    """
    entries = [*_papers(contents), *(_attachments(contents) if plan.scans else ()), *_missing(contents)]
    return tuple(entry.model_copy(update={"number": number}) for number, entry in enumerate(entries, start=1))


def material_title(attachment: Attachment) -> str:
    """What a scanned material is called: by its name, else its type."""
    return attachment.name or attachment.type or _UNNAMED


def _papers(contents: Contents) -> Iterator[CatalogueEntry]:
    """A document of the pack may name in its words who answers for it; else the union does."""
    for paper in contents.papers:
        yield CatalogueEntry(
            title=paper.document.title,
            responsible=paper.document.words.get("responsible") or contents.union,
            pages=_pages([paper], contents.ranges),
            page_count=paper.page_count or None,
            is_there=True,
        )


def _attachments(contents: Contents) -> Iterator[CatalogueEntry]:
    """Scans with their pages; an attachment without a scan is there on paper, unless its scans are lost."""
    for place, attachment in enumerate(contents.case.case.review.attachments):
        scans = contents.scans.get(place, ())
        printed = sum(paper.page_count for paper in scans)
        is_there = attachment.page_count != 0
        yield CatalogueEntry(
            title=material_title(attachment),
            responsible=contents.case.case.worker.name,
            pages=_pages(scans, contents.ranges),
            page_count=printed or attachment.page_count,
            is_there=is_there,
            remark=_remark(attachment, printed) if is_there else _MISSING,
        )


def _remark(attachment: Attachment, printed: int) -> str | None:
    """How many pages are wanting because their scans cannot be read, else what the clerk remarked."""
    wanting = (attachment.page_count or 0) - printed
    return f"{_MISSING}{wanting}页" if printed and wanting > 0 else attachment.remark


def _missing(contents: Contents) -> Iterator[CatalogueEntry]:
    for material in contents.case.case.review.materials:
        if material.is_there is False:
            yield CatalogueEntry(title=material.title, is_there=False, remark=_MISSING)


def _pages(papers: Sequence[MadePaper], ranges: Ranges) -> str | None:
    """3—6, or 3 for a single page; nothing where there are no numbers."""
    numbers = [number for paper in papers for number in ranges.get(paper.key, ())]
    if not numbers:
        return None
    first, last = min(numbers), max(numbers)
    return str(first) if first == last else f"{first}—{last}"
