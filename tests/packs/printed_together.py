"""LibreOffice's pages of several documents, made by one start of it instead of one for each."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from docgen.pipeline.trial_papers import trial_papers
from docgen.pipeline.trials import Trials
from docgen.printing.engine import PaperFile, PrintOutcome
from docgen.printing.office.engine import OfficeEngine, require_office
from docgen.region.documents import Document
from docgen.region.pack import Pack


class PrintedTogether:
    """An engine that has printed all the documents' papers already, and knows them by their bytes.

    A paper is printed by itself, not merged with others of its template; the same bytes are printed once.
    """

    def __init__(self, pack: Pack, documents: Iterable[Document], values: Trials, work: Path) -> None:
        papers = [
            paper
            for item in documents
            for paper in trial_papers(pack, item, values, work / item.id / "filled")
        ]
        alone = {digest: PaperFile(digest, paper.path, "") for paper in papers for digest in [_digest(paper)]}
        outcome = OfficeEngine(require_office()).print_papers(list(alone.values()), work / "printed")
        self._printed = {item.key: item for item in outcome.printed}
        self._failed = {item.key: item for item in outcome.failed}

    def print_papers(self, papers: Sequence[PaperFile], work: Path) -> PrintOutcome:
        """What came of each; raises KeyError for a paper with other bytes than those printed."""
        keys = {paper.key: _digest(paper) for paper in papers}
        failed = {key: self._failed[digest] for key, digest in keys.items() if digest in self._failed}
        printed = {key: self._printed[digest] for key, digest in keys.items() if key not in failed}
        return PrintOutcome(
            tuple(replace(item, key=key) for key, item in printed.items()),
            tuple(replace(item, key=key) for key, item in failed.items()),
        )


def _digest(paper: PaperFile) -> str:
    return hashlib.sha256(paper.path.read_bytes()).hexdigest()
