"""Printing: LibreOffice in three ways against the built-in engine, on the same filled papers."""

import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

from benchmarks.machine import describe_machine
from benchmarks.papers import DAY, PaperSet, fill_set, sample_orders, the_pack
from benchmarks.results import Measure, Result, times_faster
from benchmarks.rounds import Contender, on_processors, rates
from benchmarks.sizes import Sizes
from benchmarks.soffice import Soffice, page_count
from docgen.fill.paper import Filler
from docgen.packet.bind import Leaf, Section, bind_packet
from docgen.printing.builtin import BuiltinEngine
from docgen.printing.engine import PrintOutcome
from docgen.printing.office.engine import OfficeEngine, require_office

METHOD = """\
All papers of some invented households and of their union, filled beforehand: eight Word papers a household,
and the union's lists, two in Word and four in Excel. Both sides of a comparison print the same papers, in
turn, on one core (LibreOffice and its children are bound to it too). Every round has new households, so the
built-in engine meets no value it has kept from a round before; round 0, not counted, loads its fonts and
captions, as a worker of a run does once. LibreOffice has the stand-in fonts of docgen's office engine. One
call per paper is measured on the papers of one household, one call for all on those of {call} households
and their union (a call takes 200 files at most), with a profile made before; the merged office engine on a
chunk of {chunk} households, as docgen hands them over. Reading the filled files is part of every figure.
"Laid out" ends with the pages in docgen's page store; "to one PDF" binds them, fonts subset, into one file.
"""


class _Printing:
    """The ways to print, and the papers of each round: some for one call, and a chunk."""

    def __init__(self, sizes: Sizes, folder: Path) -> None:
        self._folder, self._sizes = folder, sizes
        self._pack = the_pack()
        self._filler = Filler(self._pack, DAY)
        self._folders = count(1)
        self._engine = BuiltinEngine()
        self._last = PrintOutcome((), ())
        self._office = OfficeEngine(require_office())
        self._soffice = Soffice(self._new_folder())
        rounds = range(sizes.rounds + 1)
        self.call_sets = [self._paper_set(sizes.call_households, 1000 + number) for number in rounds]
        self.chunks = [self._paper_set(sizes.chunk_households, 2000 + number) for number in rounds]

    def call_per_paper(self, number: int) -> list[Path]:
        """Papers of the first household, each in a call of its own; the PDFs."""
        target = self._new_folder()
        papers = self.call_sets[number].files[: self._sizes.papers_alone]
        return [pdf for paper in papers for pdf in self._soffice.convert([paper.path], target)]

    def one_call(self, number: int) -> Sequence[Path]:
        """The PDFs of one call for all papers."""
        papers = [paper.path for paper in self.call_sets[number].files]
        return self._soffice.convert(papers, self._new_folder())

    def merged(self, number: int) -> PrintOutcome:
        """The chunk through docgen's office engine."""
        return self._office.print_papers(self.chunks[number].files, self._new_folder())

    def laid_out(self, papers: PaperSet) -> PrintOutcome:
        """The papers through the built-in engine, in a page store."""
        self._last = self._engine.print_papers(papers.files, self._new_folder())
        return self._last

    def bound(self, papers: PaperSet) -> int:
        """The pages laid out last, which are those of `papers`, bound into one PDF; how many they are."""
        leaves = tuple(
            Leaf(paper.key, title, paper.pages, paper.first_page, paper.page_count, ("存",))
            for paper, title in zip(self._last.printed, papers.titles, strict=True)
        )
        target = self._new_folder() / "all.pdf"
        section = Section("benchmark", "", leaves)
        return bind_packet([section], target, duplex=False, title="benchmark").page_count

    def _paper_set(self, households: int, seed: int) -> PaperSet:
        orders = sample_orders(self._pack, households, seed, self._folder)
        return fill_set(self._filler, self._pack, orders, self._new_folder() / "filled")

    def _new_folder(self) -> Path:
        folder = self._folder / f"{next(self._folders):04}"
        folder.mkdir()
        return folder


def measure_print(sizes: Sizes) -> Result:
    """Pages per second of every way."""
    machine = describe_machine()
    with tempfile.TemporaryDirectory() as folder, on_processors(1):
        printing = _Printing(sizes, Path(folder))
        tally = _Tally()
        calls = rates(_against_calls(printing, tally), sizes.rounds, "pages/s")
        chunks = rates(_against_merged(printing, tally), sizes.rounds, "pages/s")
    per_paper, one_call, laid_out, bound = _with_pdf(calls)
    merged, chunk_laid_out, chunk_bound = _with_pdf(chunks)
    goals = (
        *(times_faster(way, one_call, 50) for way in (laid_out, bound)),
        *(times_faster(way, merged, 20) for way in (chunk_laid_out, chunk_bound)),
    )
    measures = (per_paper, one_call, laid_out, bound, merged, chunk_laid_out, chunk_bound)
    return Result("print", machine, measures, goals, tally.remarks())


class _Tally:
    """The pages that each way made in all rounds."""

    def __init__(self) -> None:
        self._pages: Counter[str] = Counter()

    def of_files(self, what: str) -> Callable[[Sequence[Path]], int]:
        """Counts the pages of PDFs."""
        return lambda pdfs: self._add(what, page_count(pdfs))

    def of_outcome(self, what: str) -> Callable[[PrintOutcome], int]:
        """Counts the pages of an engine, which must have failed with no paper."""
        return lambda outcome: self._add(what, _pages(outcome))

    def remarks(self) -> tuple[str, ...]:
        """The pages of each way, in one sentence."""
        pages = "; ".join(f"{what} {count:,}" for what, count in self._pages.items())
        return (f"Pages made in all rounds: {pages}.",)

    def _add(self, what: str, pages: int) -> int:
        self._pages[what] += pages
        return pages


def _against_calls(printing: _Printing, tally: _Tally) -> list[Contender]:
    per_paper, one_call = "soffice, a call per paper", "soffice, one call for all papers"
    return [
        Contender(per_paper, printing.call_per_paper, tally.of_files(per_paper), is_always_cold=True),
        Contender(one_call, printing.one_call, tally.of_files(one_call), is_always_cold=True),
        *_builtin(printing, printing.call_sets, tally, "built-in engine"),
    ]


def _against_merged(printing: _Printing, tally: _Tally) -> list[Contender]:
    merged = "merged office engine (a chunk)"
    return [
        Contender(merged, printing.merged, tally.of_outcome(merged), is_always_cold=True),
        *_builtin(printing, printing.chunks, tally, "built-in engine (a chunk)"),
    ]


def _builtin(printing: _Printing, sets: Sequence[PaperSet], tally: _Tally, what: str) -> list[Contender]:
    """Laying out, and binding what was laid out."""
    return [
        Contender(
            f"{what}, laid out", lambda number: printing.laid_out(sets[number]), tally.of_outcome(what)
        ),
        Contender(f"{what}, to one PDF", lambda number: printing.bound(sets[number]), int),
    ]


def _with_pdf(measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """The same, the last no longer of binding alone but of laying out and binding."""
    *others, laid_out, bind = measures
    values = (1 / (1 / one + 1 / other) for one, other in zip(laid_out.values, bind.values, strict=True))
    return (*others, laid_out, Measure(bind.what, bind.unit, tuple(values)))


def _pages(outcome: PrintOutcome) -> int:
    """Raises RuntimeError when a paper has none."""
    if outcome.failed:
        raise RuntimeError(f"not printed: {outcome.failed[0].key}: {outcome.failed[0].reason}")
    return sum(paper.page_count for paper in outcome.printed)
