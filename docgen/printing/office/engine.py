"""Papers printed through LibreOffice. The only module that starts it."""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from docgen.errors import PrinterBrokenError
from docgen.printing.engine import PaperFile, PrintedPaper, PrintOutcome
from docgen.printing.office.merge import merge_papers
from docgen.printing.office.mergeable import gather_papers
from docgen.printing.office.page_ranges import PageRange, read_page_ranges
from docgen.printing.office.profile import write_profile
from docgen.printing.office.program import OfficeProgram, find_office, office_missing, require_office
from docgen.printing.office.quarantine import CallOutcome, Quarantine, Sheaf
from docgen.printing.office.stand_ins import write_fonts_file
from docgen.printing.office.watched import run_watched

__all__ = ["OfficeEngine", "OfficeProgram", "find_office", "require_office"]

TIME_LIMIT = 180.0  # seconds a call may pass without a new file; the first start on a slow machine takes 30
MERGE_LIMIT = 100  # papers a document: beyond 50 pages a second no longer rise, beyond 100 memory does
_SECONDS_A_PAPER = 1.0  # added to the limit for every paper of the thickest file

_OPTIONS = {
    "ExportBookmarksToPDFDestination": True,  # how the papers of a merged document are told apart
    "IsSkipEmptyPages": True,  # no page of its own making before one that starts again at 1
    "UseTaggedPDF": False,
}
_FILTERS = {".docx": "writer_pdf_Export", ".xlsx": "calc_pdf_Export"}
_PROBES = {".docx": "probe.txt", ".xlsx": "probe.csv"}
_SCRATCH = "scratch"  # below the work folder
_FLAGS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard")


@dataclass(frozen=True)
class OfficeEngine:
    """Prints with LibreOffice, papers of one template as one document, a faulty one apart from the others.

    `time_limit` is how many seconds a call may pass without a new file before it counts as hanging.
    """

    program: OfficeProgram
    time_limit: float = TIME_LIMIT
    merge_limit: int = MERGE_LIMIT

    def print_papers(self, papers: Sequence[PaperFile], work: Path) -> PrintOutcome:
        """What came of each paper; PDFs and nothing else stay behind, in a new folder below `work`."""
        if len({paper.key for paper in papers}) != len(papers):
            raise ValueError("two papers of one call have the same key")
        work.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix="office-", dir=work)).resolve()
        run = _OfficeRun(self.program, folder, self.time_limit)
        quarantine = Quarantine(run.print_call)
        quarantine.failed.update(_unprintable(papers))
        for suffix in _FILTERS:
            kind = [p for p in papers if p.path.suffix.lower() == suffix and p.key not in quarantine.failed]
            quarantine.print_sheaves(gather_papers(kind, self.merge_limit))
        run.clear()
        return quarantine.outcome(papers)


def _unprintable(papers: Sequence[PaperFile]) -> dict[str, str]:
    """Why some papers are not even tried."""
    failed = {
        p.key: f"不是 Word 或 Excel 文书：{p.path.name}"
        for p in papers
        if p.path.suffix.lower() not in _FILTERS
    }
    return failed | {p.key: f"找不到填好的文书：{p.path.name}" for p in papers if not p.path.is_file()}


class _OfficeRun:
    """The calls of LibreOffice for one set of papers, with a profile and a fonts file of their own."""

    def __init__(self, program: OfficeProgram, folder: Path, time_limit: float) -> None:
        self._program = program
        self._folder = folder
        self._time_limit = time_limit
        self._environment = _environment(folder)
        self._numbers = count(1)
        self._profile = self._new_profile("profile")

    def _new_profile(self, name: str) -> Path:
        write_profile(self._folder / name)
        return self._folder / name

    def print_call(self, batch: Sequence[Sheaf]) -> CallOutcome:
        """One call for papers of one kind; `PrinterBrokenError` when LibreOffice prints nothing whatever."""
        folder = self._folder / f"call-{next(self._numbers):04}"
        folder.mkdir()
        sources = {
            sheaf: folder / f"{number:04}{_kind(sheaf)}" for number, sheaf in enumerate(batch, start=1)
        }
        bookmarks = {sheaf: _write_source(sheaf, source) for sheaf, source in sources.items()}
        patience = self._time_limit + _SECONDS_A_PAPER * max(map(len, batch))
        trouble = self._convert(list(sources.values()), _kind(batch[0]), patience)
        outcome = _collect(sources, bookmarks, trouble)
        if not outcome.pages and not outcome.undivided:
            self._require_working(_kind(batch[0]), trouble)
        return outcome

    def clear(self) -> None:
        """Remove what only LibreOffice needed."""
        for path in (*self._folder.glob("profile*"), self._folder / _SCRATCH):
            shutil.rmtree(path, ignore_errors=True)
        for folder in self._folder.glob("call-*"):
            with suppress(OSError):  # all but the empty ones stay
                folder.rmdir()
        (self._folder / "fonts.conf").unlink(missing_ok=True)

    def _convert(self, sources: Sequence[Path], kind: str, patience: float) -> str:
        """Turn the sources into PDFs beside them and remove them; in Chinese, why one may be missing."""
        folder = sources[0].parent
        log = folder / "office.log"
        try:
            code = run_watched(
                [
                    *self._program.command,
                    *_arguments(self._profile, kind),
                    *(source.name for source in sources),
                ],
                folder=folder,
                log=log,
                environment=self._environment,
                patience=patience,
                progress=lambda: sum(1 for _ in folder.glob("*.pdf")),
            )
        except OSError as error:
            raise office_missing(self._program.command[0]) from error
        if code != 0:  # a profile it broke off in may be locked or damaged
            self._profile = self._new_profile(f"profile-{next(self._numbers)}")
        trouble = _trouble(code, patience, log)
        for path in (*sources, log):
            path.unlink(missing_ok=True)
        return trouble

    def _require_working(self, kind: str, trouble: str) -> None:
        """Nothing came out: unless a line of plain text prints, it is not for the papers."""
        folder = self._folder / f"probe-{next(self._numbers):04}"
        folder.mkdir()
        probe = folder / _PROBES[kind]
        probe.write_text("docgen\n", encoding="ascii")
        self._convert([probe], kind, self._time_limit)
        if not read_page_ranges(probe.with_suffix(".pdf"), ()):
            raise PrinterBrokenError(
                f"LibreOffice 能启动，但什么也印不出来：{trouble}",
                "请关闭所有 LibreOffice 窗口，确认磁盘未满，并装齐 Writer 与 Calc"
                "（Debian、Ubuntu：sudo apt install libreoffice-writer libreoffice-calc），再重新运行；"
                "也可加 --format docx 只生成文书文件。",
            )
        shutil.rmtree(folder, ignore_errors=True)


def _kind(sheaf: Sheaf) -> str:
    return sheaf[0].path.suffix.lower()


def _environment(folder: Path) -> dict[str, str]:
    """The process environment, on Linux with the stand-in fonts.

    What LibreOffice puts aside while it works lies in the folder too: killed, it would leave it behind.
    """
    scratch = folder / _SCRATCH
    scratch.mkdir(exist_ok=True)
    environment = {**os.environ, **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(scratch))}
    if sys.platform.startswith("linux"):
        environment["FONTCONFIG_FILE"] = str(write_fonts_file(folder / "fonts.conf"))
    return environment


def _arguments(profile: Path, kind: str) -> list[str]:
    options = {name: {"type": "boolean", "value": str(value).lower()} for name, value in _OPTIONS.items()}
    target = f"pdf:{_FILTERS[kind]}:{json.dumps(options, separators=(',', ':'))}"
    return [f"-env:UserInstallation={profile.as_uri()}", *_FLAGS, "--convert-to", target, "--outdir", "."]


def _write_source(sheaf: Sheaf, source: Path) -> tuple[str, ...]:
    """Put the sheaf's one file where LibreOffice is to read it; the bookmarks that tell its papers apart."""
    if len(sheaf) > 1:
        return merge_papers([paper.path for paper in sheaf], source)
    shutil.copyfile(sheaf[0].path, source)
    return ()


def _collect(
    sources: Mapping[Sheaf, Path], bookmarks: Mapping[Sheaf, tuple[str, ...]], trouble: str
) -> CallOutcome:
    pdfs = {sheaf: source.with_suffix(".pdf") for sheaf, source in sources.items()}
    ranges = {sheaf: read_page_ranges(pdf, bookmarks[sheaf]) for sheaf, pdf in pdfs.items()}
    pages = {sheaf: _printed(sheaf, pdfs[sheaf], found) for sheaf, found in ranges.items() if found}
    return CallOutcome(pages, frozenset(sheaf for sheaf, found in ranges.items() if found == ()), trouble)


def _printed(sheaf: Sheaf, pdf: Path, ranges: Sequence[PageRange]) -> tuple[PrintedPaper, ...]:
    return tuple(PrintedPaper(paper.key, pdf, *pages) for paper, pages in zip(sheaf, ranges, strict=True))


def _trouble(code: int | None, patience: float, log: Path) -> str:
    """Why a paper may have no pages, for people."""
    if code is None:
        return f"LibreOffice 在 {patience:g} 秒内没有印出这份文书，已被中止"
    lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    said = [f"（{line.strip()}）" for line in lines if "Error" in line][-1:]
    ending = "没有印出这份文书" if code == 0 else f"打印这份文书时意外退出，退出码 {code}"
    return f"LibreOffice {ending}{''.join(said)}，请用 Word 或 WPS 打开它，看文件是否损坏"
