"""The position test: every template of a pack printed by both engines, and their pages compared."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.errors import DestinationNotWritableError
from docgen.pdf.document import write_document
from docgen.pdf.store import PageStore
from docgen.pipeline.request import Progress
from docgen.pipeline.trial_papers import trial_papers
from docgen.pipeline.trials import Trials, trials
from docgen.printing.comparison.compare import Comparison, combined, compare
from docgen.printing.comparison.marks import Marks
from docgen.printing.comparison.reading import read_marks
from docgen.printing.comparison.report import exceptions
from docgen.printing.comparison.verdict import Verdict, judge
from docgen.printing.engine import LAYOUT_VERSION, Engine, PrintedPaper
from docgen.printing.office.engine import OfficeEngine, require_office
from docgen.printing.routed import builtin_engine
from docgen.region.documents import Document
from docgen.region.pack import Pack
from docgen.region.verified import Verified, VerifiedTemplate, template_sha256, write_verified


@dataclass(frozen=True)
class DocumentVerdict:
    """What the position test of one document found; `faults` keep it from being verified."""

    document: Document
    template: str
    comparison: Comparison
    faults: tuple[str, ...]

    @property
    def has_passed(self) -> bool:
        """Whether the built-in engine may print the document."""
        return not self.faults

    @property
    def verdict(self) -> Verdict:
        """The figures."""
        return judge(self.comparison)

    @property
    def exceptions(self) -> tuple[str, ...]:
        """What lies beyond the limits of single marks though the document passed, by name with its reason."""
        return exceptions(self.comparison) if self.has_passed else ()


@dataclass(frozen=True)
class BothEngines:
    """The engine that is tried, and the one whose pages count."""

    own: Engine
    reference: Engine


def verify_pack(pack: Pack, cases: Sequence[Path], progress: Progress) -> tuple[DocumentVerdict, ...]:
    """Every document's verdict, which the pack's `verified.yaml` then holds.

    `cases` are files to take values from; without them the pack's own samples serve. Raises
    ProgramMissingError without LibreOffice, and what `trials` raises.
    """
    engines = BothEngines(builtin_engine(), OfficeEngine(require_office()))
    values = trials(pack, cases)
    verdicts: list[DocumentVerdict] = []
    with tempfile.TemporaryDirectory(prefix="docgen-verify-") as folder:
        for number, document in enumerate(pack.documents, start=1):
            progress(f"核对版式 {document.title}", number - 1, len(pack.documents))
            verdicts.append(verify_document(pack, document, values, engines, Path(folder) / document.id))
    progress("核对版式", len(pack.documents), len(pack.documents))
    record_verdicts(pack, verdicts)
    return tuple(verdicts)


def verify_document(
    pack: Pack, document: Document, values: Trials, engines: BothEngines, work: Path
) -> DocumentVerdict:
    """The document's papers for all the values, printed by both engines below `work` and compared."""
    papers = list(trial_papers(pack, document, values, work / "filled"))
    own = engines.own.print_papers(papers, work / "own")
    alone = [replace(paper, template="") for paper in papers]  # merged, a last empty page may be left out
    reference = engines.reference.print_papers(alone, work / "reference")
    faults = [f"内置引擎印不出 {failure.key}：{failure.reason}" for failure in own.failed[:1]]
    faults += [f"LibreOffice 印不出 {failure.key}：{failure.reason}" for failure in reference.failed[:1]]
    unknown = dict.fromkeys(place for printed in own.printed for place in printed.unknown)
    faults += [f"内置引擎不认识 {place}" for place in unknown]
    comparison = _compared(own.printed, reference.printed, work)
    faults += judge(comparison).faults
    return DocumentVerdict(document, template_sha256(pack, document), comparison, tuple(faults))


def record_verdicts(pack: Pack, verdicts: Sequence[DocumentVerdict]) -> None:
    """Write `verified.yaml` into the pack. Raises DestinationNotWritableError."""
    verified = Verified(
        layout=LAYOUT_VERSION, documents={verdict.document.id: _entry(verdict) for verdict in verdicts}
    )
    try:
        write_verified(pack, verified)
    except OSError as fault:
        raise DestinationNotWritableError(
            f"不能写入地区包文件夹 {pack.root}：{fault}", "请把地区包复制到可写的文件夹，再核对该处的地区包。"
        ) from fault


def _compared(own: Sequence[PrintedPaper], reference: Sequence[PrintedPaper], work: Path) -> Comparison:
    """The papers that both engines printed, compared one by one."""
    theirs = {printed.key: printed for printed in reference}
    both = [
        (theirs[printed.key], printed) for printed in _in_pdfs(own, work / "own.pdf") if printed.key in theirs
    ]
    return combined(compare(_marks(there), _marks(printed), printed.key) for there, printed in both)


def _in_pdfs(papers: Sequence[PrintedPaper], pdf: Path) -> list[PrintedPaper]:
    """The papers where pdfium can read them: the pages of a store are written to the PDF."""
    if not papers or papers[0].pages.suffix == ".pdf":
        return list(papers)
    with PageStore(papers[0].pages) as store:
        write_document(store, pdf, "")
    return [replace(paper, pages=pdf) for paper in papers]


def _marks(printed: PrintedPaper) -> list[Marks]:
    return read_marks(printed.pages, printed.first_page, printed.page_count)


def _entry(verdict: DocumentVerdict) -> VerifiedTemplate:
    figures = verdict.verdict
    return VerifiedTemplate(
        template=verdict.template,
        passed=verdict.has_passed,
        papers=figures.papers,
        pages=figures.pages,
        across=round(figures.across, 2),
        down=round(figures.down, 2),
        within=round(figures.within, 3),
        same_breaks=round(figures.same_breaks, 3),
        rules=round(figures.rule_offset, 2),
        faults=list(verdict.faults),
        exceptions=list(verdict.exceptions),
    )
