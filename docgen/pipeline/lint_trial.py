"""A template filled with a typical case and with nothing, to see whether all has room and pages stay."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.authoring.lint.flaws import Flaw, flaw
from docgen.authoring.lint.marks import MarkedPaper, marked_copy
from docgen.authoring.lint.opened import open_template
from docgen.authoring.lint.room import CutText, WordRoom
from docgen.authoring.lint.sheet_room import cut_in_book
from docgen.authoring.lint.subject import Subject
from docgen.errors import PackFaultyError
from docgen.orders import FiguredUnion
from docgen.pipeline.preview_paper import filled_preview
from docgen.printing.builtin import BuiltinEngine
from docgen.printing.engine import PaperFile, PrintedPaper
from docgen.printing.sheet.book import BookReader
from docgen.printing.word.reader import WordReader
from docgen.region.pack import Pack

_BLANK, _TYPICAL = "blank", "typical"


@dataclass(frozen=True)
class _Paper:
    """A trial paper, and how it was printed; not at all where the engine cannot."""

    content: bytes
    path: Path
    printed: PrintedPaper | None


class LintTrial:
    """Fills and prints templates of one pack with the same values."""

    def __init__(self, pack: Pack, typical: FiguredUnion, blank: FiguredUnion, work: Path) -> None:
        self._pack, self._work = pack, work
        self._unions = {_TYPICAL: typical, _BLANK: blank}
        self._engine = BuiltinEngine()
        self._words, self._books, self._room = WordReader(), BookReader(), WordRoom()
        self._count = 0

    def flaws(self, subject: Subject, names: frozenset[str]) -> Iterator[Flaw]:
        """What goes wrong with the template when it is filled; `names` are what it asks for."""
        try:
            typical = self._paper(subject, _TYPICAL)
            yield from self._cut(subject, typical)
            if typical.printed is not None:
                yield from self._page_count(subject, typical.printed, names)
        except PackFaultyError as fault:
            yield flaw("paper-fails", reason=fault.what, remedy=fault.remedy)

    def _paper(self, subject: Subject, kind: str) -> _Paper:
        """The paper filled from a copy of the template whose rows are marked."""
        self._count += 1
        folder = self._work / str(self._count)
        folder.mkdir()
        template = folder / f"template{subject.path.suffix}"
        template.write_bytes(marked_copy(open_template(subject.path)))
        document = subject.document.model_copy(update={"file": str(template)})
        content = filled_preview(self._pack, document, self._unions[kind], folder)
        path = folder / f"paper{subject.path.suffix}"
        path.write_bytes(content)
        outcome = self._engine.print_papers([PaperFile(kind, path, "")], folder / "printed")
        return _Paper(content, path, next(iter(outcome.printed), None))

    def _cut(self, subject: Subject, paper: _Paper) -> Iterator[Flaw]:
        if paper.printed is None:
            return
        cut = self._cut_texts(paper.path)
        marked = MarkedPaper(open_template(subject.path), paper.content)
        first = {marked.place(item): item for item in reversed(cut)}
        yield from (flaw("text-cut", spot, text=item.text) for spot, item in first.items())
        if paper.printed.cramped and not cut:
            pages = "、".join(map(str, paper.printed.cramped))
            yield flaw("text-cut", text=f"第{pages}页的一行表格")

    def _page_count(self, subject: Subject, typical: PrintedPaper, names: frozenset[str]) -> Iterator[Flaw]:
        """A paper of another number of pages than its blank; lists make papers as long as they are."""
        wanted, told = subject.document.pages, "说明文件写明"
        is_list = subject.document.scope != "household" or any("[]" in name for name in names)
        if wanted is None and not is_list:
            blank = self._paper(subject, _BLANK).printed
            wanted, told = (blank.page_count if blank else None), "空表印成"
        if wanted is not None and typical.page_count != wanted:
            yield flaw("page-count", told=told, wanted=wanted, found=typical.page_count)

    def _cut_texts(self, path: Path) -> list[CutText]:
        if path.suffix.lower() == ".xlsx":
            return cut_in_book(self._books.read(path))
        return self._room.cut(self._words.read(path))
