"""The built-in engine: papers read, set on pages and kept in a page store, all in this process."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from docgen.collector import paused_collector
from docgen.fonts.report import unprintable_characters
from docgen.pdf.images import ImageDamagedError
from docgen.pdf.page import Page
from docgen.pdf.store import PageStoreWriter
from docgen.printing.engine import (
    PaperFile,
    PaperUnreadableError,
    PrintedPaper,
    PrintFailure,
    PrintOutcome,
)
from docgen.printing.form import Unknown
from docgen.printing.layout.pages import FormLayout
from docgen.printing.sheet.printer import SheetPrinter
from docgen.printing.word.reader import WordReader

_ODD_VALUES = (ValueError, LookupError, ArithmeticError, RecursionError)  # of papers no program would write


class BuiltinEngine:
    """Sets papers on pages without an office program. One object a process: it keeps what templates share."""

    def __init__(self) -> None:
        self._word = WordReader()
        self._layout = FormLayout()
        self._sheets = SheetPrinter()
        self._printed: set[str] = set()  # clusters known to be no boxes

    def print_papers(self, papers: Sequence[PaperFile], work: Path) -> PrintOutcome:
        """What came of each paper; one page store stays behind, in a new folder below `work`."""
        work.mkdir(parents=True, exist_ok=True)
        store = Path(tempfile.mkdtemp(prefix="builtin-", dir=work)) / "papers.pages"
        with paused_collector(), PageStoreWriter(store) as writer:
            results = [self._print(paper, writer, store) for paper in papers]
        return PrintOutcome(
            tuple(result for result in results if isinstance(result, PrintedPaper)),
            tuple(result for result in results if isinstance(result, PrintFailure)),
        )

    def unknown_in(self, path: Path) -> tuple[str, ...]:
        """What the layout model does not know of a paper or template, each with its place, in Chinese.

        Raises PaperUnreadableError.
        """
        if path.suffix.lower() == ".xlsx":
            return _told(self._sheets.pages(path).unknown)
        return _told(self._word.read(path).unknown)

    def _print(self, paper: PaperFile, writer: PageStoreWriter, store: Path) -> PrintedPaper | PrintFailure:
        try:
            pages, unknown = self._pages(paper.path)
            numbers = [writer.add(page) for page in pages]
        except PaperUnreadableError as fault:
            return PrintFailure(paper.key, str(fault))
        except ImageDamagedError:
            return PrintFailure(paper.key, f"文书中的图片已损坏：{paper.path.name}")
        except _ODD_VALUES as fault:
            kind = type(fault).__name__  # its words may quote the paper
            return PrintFailure(paper.key, f"{paper.path.name} 中有内置引擎排不了的内容（{kind}）。")
        if not numbers:
            return PrintFailure(paper.key, f"没有可打印的内容：{paper.path.name}")
        cramped = tuple(number for number, page in enumerate(pages, start=1) if page.loses_text)
        return PrintedPaper(paper.key, store, numbers[0], len(numbers), unknown, cramped, self._boxed(pages))

    def _boxed(self, pages: Sequence[Page]) -> str:
        """The characters on the pages that no font has, sorted; mostly none."""
        drawn = [clusters for page in pages for clusters in page.clusters.values()]
        unseen = frozenset().union(*(clusters - self._printed for clusters in drawn))
        boxed = unprintable_characters("".join(unseen))
        if not boxed:
            self._printed |= unseen
        return "".join(sorted(boxed))

    def _pages(self, path: Path) -> tuple[list[Page], tuple[str, ...]]:
        if path.suffix.lower() == ".xlsx":
            sheets = self._sheets.pages(path)
            return sheets.pages, _told(sheets.unknown)
        form = self._word.read(path)
        return self._layout.pages(form), _told(form.unknown)


def _told(unknown: Sequence[Unknown]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{item.place}：{item.what}" for item in unknown))
