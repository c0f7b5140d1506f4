"""`soffice --convert-to pdf` as everybody calls it: the baseline of printing."""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import pikepdf

from docgen.printing.office.program import require_office
from docgen.printing.office.stand_ins import write_fonts_file
from docgen.printing.office.watched import run_watched

_FLAGS = ("--headless", "--norestore", "--convert-to", "pdf", "--outdir")
_PATIENCE = 300.0  # seconds without a new PDF


class Soffice:
    """LibreOffice with a profile that was started once before, and the fonts docgen's office engine has."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._profile = (folder / "profile").resolve().as_uri()
        self._environment = {**os.environ, "FONTCONFIG_FILE": str(write_fonts_file(folder / "fonts.conf"))}
        probe = folder / "probe.txt"
        probe.write_text("docgen\n", encoding="ascii")
        self.convert([probe], folder / "probe")

    def convert(self, papers: Sequence[Path], target: Path) -> tuple[Path, ...]:
        """One call for these papers; their PDFs below `target`. Raises RuntimeError when one is missing."""
        if len(papers) > 200:
            raise ValueError("soffice silently leaves out papers beyond the first 245")
        target.mkdir(parents=True, exist_ok=True)
        names = [str(paper) for paper in papers]
        program = require_office().command
        code = run_watched(
            [*program, f"-env:UserInstallation={self._profile}", *_FLAGS, str(target), *names],
            folder=self._folder,
            log=self._folder / "soffice.log",
            environment=self._environment,
            patience=_PATIENCE,
            progress=lambda: sum(1 for _ in target.glob("*.pdf")),
        )
        pdfs = tuple(target / f"{paper.stem}.pdf" for paper in papers)
        if code != 0 or not all(pdf.is_file() for pdf in pdfs):
            raise RuntimeError(f"soffice ended with {code} and not all of {len(papers)} papers")
        return pdfs


def page_count(pdfs: Iterable[Path]) -> int:
    """The pages of all the files."""
    count = 0
    for pdf in pdfs:
        with pikepdf.open(pdf) as opened:
            count += len(opened.pages)
    return count
