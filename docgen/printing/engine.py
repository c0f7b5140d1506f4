"""What every print engine receives and returns, whatever lays the pages out."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol


@dataclass(frozen=True)
class PaperFile:
    """One filled paper as an engine receives it.

    `key` is unique within the call. `path` is a .docx or .xlsx. Papers with the same non-empty
    `template` come from one template and may be printed as one document.
    """

    key: str
    path: Path
    template: str


@dataclass(frozen=True)
class PrintedPaper:
    """Where the pages of one paper stand: a PDF in the work folder and the 1-based range within it."""

    key: str
    pdf: Path
    first_page: int
    page_count: int


@dataclass(frozen=True)
class PrintFailure:
    """One paper no pages could be made of; `reason` is Chinese, for people."""

    key: str
    reason: str


@dataclass(frozen=True)
class PrintOutcome:
    """Every paper of the call, in the order given: once in `printed` or once in `failed`."""

    printed: tuple[PrintedPaper, ...]
    failed: tuple[PrintFailure, ...]


class Engine(Protocol):
    """Papers in, pages with their ranges out; a faulty paper fails alone."""

    def print_papers(self, papers: Sequence[PaperFile], work: Path) -> PrintOutcome:
        """What came of each paper; the PDFs lie below `work`."""
        ...
