"""Papers that were compared with LibreOffice's pages, told by their own bytes and by those of our pages.

The same papers and the same pages of ours need not be compared again, all of them, while LibreOffice is the
same: `pytest tests/packs/test_engines_agree.py --accept` compares all and writes down what agreed.
"""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.pdf.document import write_document
from docgen.pdf.store import PageStore
from docgen.pipeline.trial_papers import trial_papers
from docgen.pipeline.trials import Trials
from docgen.printing.engine import PaperFile, PrintOutcome
from docgen.printing.routed import builtin_engine
from docgen.region.documents import Document
from docgen.region.pack import Pack

_RECORD = Path(__file__).with_name("compared.json")


def fingerprint(pack: Pack, document: Document, values: Trials) -> str:
    """Another one for other papers, or other pages of ours."""
    with TemporaryDirectory(prefix="docgen-compared-") as folder:
        papers = list(trial_papers(pack, document, values, Path(folder) / "filled"))
        outcome = builtin_engine().print_papers(papers, Path(folder) / "own")
        pdf = _pdf(outcome, Path(folder) / "own.pdf")
        return hashlib.sha256(b"".join([*_papers(papers), _told(outcome), pdf])).hexdigest()


def was_compared(pack: Pack, document: Document, fingerprint: str) -> bool:
    """Whether these very papers and pages agreed with LibreOffice's."""
    return _recorded().get(_name(pack, document)) == fingerprint


def record(pack: Pack, document: Document, fingerprint: str) -> None:
    """Write down that they agreed."""
    known = _recorded() | {_name(pack, document): fingerprint}
    _RECORD.write_text(json.dumps(known, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def _recorded() -> dict[str, str]:
    known: dict[str, str] = json.loads(_RECORD.read_text(encoding="utf-8"))
    return known


def _name(pack: Pack, document: Document) -> str:
    return f"{pack.id}/{document.id}"


def _papers(papers: Sequence[PaperFile]) -> list[bytes]:
    return [hashlib.sha256(paper.path.read_bytes()).digest() for paper in papers]


def _told(outcome: PrintOutcome) -> bytes:
    pages = [(item.key, item.first_page, item.page_count, item.unknown) for item in outcome.printed]
    return repr((pages, outcome.failed)).encode()


def _pdf(outcome: PrintOutcome, path: Path) -> bytes:
    with PageStore(outcome.printed[0].pages) as store:
        write_document(store, path, "")
    return path.read_bytes()
