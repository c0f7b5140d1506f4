"""Which papers are printed together, and how a faulty one is found and set apart while the others print."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.printing.engine import PaperFile, PrintedPaper, PrintFailure, PrintOutcome

FILES_A_CALL = 200  # LibreOffice silently stops after about 245 and still answers 0
PAPERS_A_CALL = 400  # its memory grows with what it has printed
_PATIENCE_WITH_A_TEMPLATE = 8  # failures, nothing printed, before the rest of its papers is not tried

Sheaf = tuple[PaperFile, ...]  # papers printed as one file
Batch = tuple[Sheaf, ...]  # sheaves of one kind, for one call or more


@dataclass(frozen=True)
class CallOutcome:
    """What one call left behind: the pages of some sheaves, and for the others why it may have failed.

    A sheaf in `undivided` was printed, but not so that its papers could be told apart.
    """

    pages: Mapping[Sheaf, tuple[PrintedPaper, ...]]
    undivided: frozenset[Sheaf]
    trouble: str


@dataclass
class Quarantine:
    """Prints sheaves call by call; a paper that yields no pages even alone fails with the call's reason."""

    call: Callable[[Sequence[Sheaf]], CallOutcome]
    printed: dict[str, PrintedPaper] = field(default_factory=dict)
    failed: dict[str, str] = field(default_factory=dict)
    _failures: Counter[str] = field(default_factory=Counter)
    _proven: set[str] = field(default_factory=set)

    def print_sheaves(self, sheaves: Sequence[Sheaf]) -> None:
        """Print them all, as few calls as possible; each paper ends in `printed` or in `failed`."""
        waiting = [tuple(sheaves)]
        while waiting:
            batch, later = _one_call(self._hopeful(waiting.pop()))
            waiting.extend(filter(None, [later]))
            if batch:
                waiting.extend(reversed(self._print_batch(batch)))

    def outcome(self, papers: Iterable[PaperFile]) -> PrintOutcome:
        """What came of `papers`, in their order."""
        keys = [paper.key for paper in papers]
        return PrintOutcome(
            tuple(self.printed[key] for key in keys if key in self.printed),
            tuple(PrintFailure(key, self.failed[key]) for key in keys if key in self.failed),
        )

    def _print_batch(self, batch: Sequence[Sheaf]) -> list[Batch]:
        """One call; what must be tried again, in new batches."""
        outcome = self.call(batch)
        for sheaf, pages in outcome.pages.items():
            self.printed.update((page.key, page) for page in pages)
            self._proven.update(paper.template for paper in sheaf)
        missing = [sheaf for sheaf in batch if sheaf not in outcome.pages and sheaf not in outcome.undivided]
        if missing and len(batch) == 1 and len(batch[0]) == 1:
            self._fail(batch[0][0], outcome.trouble)
            return []
        singles: Batch = tuple((paper,) for sheaf in batch if sheaf in outcome.undivided for paper in sheaf)
        return [*filter(None, [singles]), *_next_batches(missing)]

    def _fail(self, paper: PaperFile, reason: str) -> None:
        self.failed[paper.key] = reason
        self._failures[paper.template] += 1

    def _hopeful(self, batch: Sequence[Sheaf]) -> Batch:
        """The batch without the papers of a template that has only failed so far; those fail untried."""
        hopeless = [sheaf for sheaf in batch if self._is_hopeless(sheaf[0].template)]
        for paper in (paper for sheaf in hopeless for paper in sheaf):
            self.failed[paper.key] = "同一模板的其他文书都无法打印，这一份没有再试"
        return tuple(sheaf for sheaf in batch if sheaf not in hopeless)

    def _is_hopeless(self, template: str) -> bool:
        if not template or template in self._proven:
            return False
        return self._failures[template] >= _PATIENCE_WITH_A_TEMPLATE


def _one_call(batch: Sequence[Sheaf]) -> tuple[Batch, Batch]:
    """As much of the batch as one call may print, and the rest."""
    papers = 0
    for number, sheaf in enumerate(batch):
        papers += len(sheaf)
        if number == FILES_A_CALL or (number and papers > PAPERS_A_CALL):
            return tuple(batch[:number]), tuple(batch[number:])
    return tuple(batch), ()


def _next_batches(missing: Sequence[Sheaf]) -> list[Batch]:
    """The first sheaf without pages is suspected: LibreOffice prints in order and stops where it breaks.

    A suspect of several papers is halved; a single one is tried alone, apart from the rest.
    """
    if not missing:
        return []
    suspect, rest = missing[0], tuple(missing[1:])
    half = len(suspect) // 2
    if half:
        return [(suspect[:half], suspect[half:], *rest)]
    return [(suspect,), *filter(None, [rest])]
