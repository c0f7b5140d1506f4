"""Every paper by the engine its template is to go through; LibreOffice steps in where it is there."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from docgen.printing.builtin import BuiltinEngine
from docgen.printing.engine import Engine, EngineName, PaperFile, PrintOutcome


@lru_cache(maxsize=1)
def builtin_engine() -> BuiltinEngine:
    """The built-in engine of this process, which keeps what templates share."""
    return BuiltinEngine()


@dataclass(frozen=True)
class RoutedEngine:
    """Prints each paper by the engine of its template.

    What the built-in engine cannot read, or not wholly set, goes through LibreOffice where `office` makes an
    engine of it.
    """

    routes: Mapping[str, EngineName]
    office: Callable[[], Engine] | None

    def print_papers(self, papers: Sequence[PaperFile], work: Path) -> PrintOutcome:
        """What came of each paper; the pages lie below `work`."""
        chosen = [paper for paper in papers if self.routes[paper.template] is EngineName.BUILTIN]
        first = _printed(builtin_engine(), chosen, work)
        if self.office is None:
            return first
        whole = {paper.key for paper in first.printed if not paper.unknown}
        others = [paper for paper in papers if paper.key not in whole]
        return _joined(papers, first, _printed(self.office(), others, work)) if others else first


def _printed(engine: Engine, papers: Sequence[PaperFile], work: Path) -> PrintOutcome:
    return engine.print_papers(papers, work) if papers else PrintOutcome((), ())


def _joined(papers: Sequence[PaperFile], first: PrintOutcome, second: PrintOutcome) -> PrintOutcome:
    """The second engine's pages before the first's; a paper fails where neither has any."""
    printed = {item.key: item for item in (*first.printed, *second.printed)}
    failed = {item.key: item for item in (*first.failed, *second.failed) if item.key not in printed}
    keys = [paper.key for paper in papers]
    return PrintOutcome(
        tuple(printed[key] for key in keys if key in printed),
        tuple(failed[key] for key in keys if key in failed),
    )
