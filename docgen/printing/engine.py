"""What every print engine receives and returns, whatever lays the pages out."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

LAYOUT_VERSION = 1  # of the built-in engine: raised when pages change, so that templates are verified anew


class EngineName(StrEnum):
    """The engines a person may choose from."""

    BUILTIN = "builtin"
    OFFICE = "office"


class PaperUnreadableError(Exception):
    """A paper that is no Word or Excel file an engine can read; the message is the reason in Chinese."""


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
    """Where the pages of one paper stand: a file of the work folder and the 1-based range within it.

    `pages` is a PDF (LibreOffice) or a store of laid-out pages (docgen.pdf.store); the suffix tells which.
    `unknown` is what the engine met in the paper and could not set, each as its place and what it is;
    `cramped` are the paper's pages (from 1) on which text had no room and was not printed; `boxed` are the
    characters that no font has, for which boxes stand.
    """

    key: str
    pages: Path
    first_page: int
    page_count: int
    unknown: tuple[str, ...] = ()
    cramped: tuple[int, ...] = ()
    boxed: str = ""


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
