"""What printing made of filled papers: their pages, and what could not be printed."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from docgen.pipeline.filling import Filled
from docgen.pipeline.request import Failure, MadePaper
from docgen.printing.engine import PrintedPaper, PrintOutcome


def printed_papers(filled: Filled, outcome: PrintOutcome) -> list[MadePaper]:
    """The paper with its pages, without any where one of its files has none.

    Pages of a scan that do not follow each other, as two engines may leave them, become papers of their own.
    """
    by_key = {printed.key: printed for printed in outcome.printed}
    pages = [by_key[key] for key in filled.keys if key in by_key]
    if not pages or len(pages) < len(filled.files):
        return [filled.paper]
    runs = list(_runs(pages))
    if len(runs) == 1:
        return [_with_pages(filled.paper, runs[0])]
    return [_with_pages(_part(filled.paper, number), run) for number, run in enumerate(runs, start=1)]


def is_of(filled: Filled, paper: MadePaper) -> bool:
    """Whether the paper, or this part of it, was filled there."""
    return paper.key == filled.paper.key or paper.key.startswith(f"{filled.paper.key}（")


def print_failures(filled: Sequence[Filled], outcome: PrintOutcome) -> Iterator[Failure]:
    """A failure for every file no pages could be made of."""
    reasons = {item.key: item.reason for item in outcome.failed}
    for item in filled:
        yield from (failure(item.paper, reasons[key]) for key in item.keys if key in reasons)


def failure(paper: MadePaper, reason: str) -> Failure:
    """The paper as one that could not be made."""
    return Failure(paper.union, paper.household, paper.title or paper.document.title, reason)


def _runs(pages: Sequence[PrintedPaper]) -> Iterator[list[PrintedPaper]]:
    """The pages in groups that follow each other in one file."""
    run = [pages[0]]
    for page in pages[1:]:
        if page.pages == run[-1].pages and page.first_page == run[-1].first_page + run[-1].page_count:
            run.append(page)
        else:
            yield run
            run = [page]
    yield run


def _with_pages(paper: MadePaper, run: Sequence[PrintedPaper]) -> MadePaper:
    count = sum(page.page_count for page in run)
    return replace(paper, pages=run[0].pages, first_page=run[0].first_page, page_count=count)


def _part(paper: MadePaper, number: int) -> MadePaper:
    ending = f"（{number}）"
    return replace(paper, key=paper.key + ending, title=paper.title + ending)
