"""Orders become papers in files: of a household, of a union, and a page each of scanned materials."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.fill.paper import Filler
from docgen.fill.photo import PhotoLostError
from docgen.model.catalogue import CatalogueEntry, ScanPage
from docgen.orders import PaperOrder
from docgen.pipeline.request import WORD_AND_EXCEL, MadePaper, Request
from docgen.pipeline.scan_pages import ScanLostError, as_picture, scanned_pages
from docgen.region.documents import Document
from docgen.region.pack import Pack

FILLED = "filled"  # the folder for what is not kept, below a chunk's work folder


@dataclass(frozen=True)
class Filled:
    """A paper and the files it was filled into: one, or one for every page of a scan.

    There is none where it could not be filled; `reason` tells why, in Chinese.
    """

    paper: MadePaper
    files: tuple[Path, ...] = ()
    reason: str = ""

    @property
    def keys(self) -> tuple[str, ...]:
        """What the files are called when they are printed."""
        if len(self.files) == 1:
            return (self.paper.key,)
        return tuple(f"{self.paper.key} 第{number}页" for number in range(1, len(self.files) + 1))

    @property
    def keyed(self) -> Iterator[tuple[str, Path]]:
        """The files by what they are called."""
        return zip(self.keys, self.files, strict=True)


class PaperWriter:
    """Fills the papers of one chunk: those to be kept below `staging`, the others below `work`."""

    def __init__(self, request: Request, staging: Path, work: Path) -> None:
        self._filler = filler_of(request.pack, request.day)
        self._is_kept = WORD_AND_EXCEL in request.formats
        self._staging, self._work = staging, work / FILLED

    def lists_pages(self, document: Document) -> bool:
        """Whether the document lists the pages of others."""
        return self._filler.lists_pages(document)

    def write(
        self,
        key: str,
        household: str,
        order: PaperOrder,
        catalogue: Sequence[CatalogueEntry] = (),
        is_kept: bool = True,
    ) -> Filled:
        """The paper in its file, which is called by its key. Raises PackFaultyError."""
        paper = MadePaper(key, order.document, order.union.name or "", household, "", "")
        paper = replace(paper, is_numbered=not self.lists_pages(order.document))
        try:
            content = self._filler.fill(order, catalogue=catalogue)
        except PhotoLostError as fault:
            return Filled(paper, reason=str(fault))
        is_kept = is_kept and self._is_kept
        target = (self._staging if is_kept else self._work) / key
        _put(target, content)
        if is_kept:
            paper = replace(paper, path=key, sha256=hashlib.sha256(content).hexdigest())
        return Filled(paper, (target,))

    def write_scans(
        self, key: str, household: str, order: PaperOrder, title: str, scans: Sequence[str]
    ) -> Filled:
        """The pages of a scanned material, each in a file of the work folder: they are pages, not forms."""
        paper = MadePaper(key, order.document, order.union.name or "", household, "", "", title=title)
        try:
            return Filled(paper, tuple(self._scan_files(key, order, title, scans)))
        except (PhotoLostError, ScanLostError) as fault:
            return Filled(paper, reason=str(fault))

    def _scan_files(self, key: str, order: PaperOrder, title: str, scans: Sequence[str]) -> list[Path]:
        pages, files = scanned_pages(scans), []
        for number, page in enumerate(pages, start=1):
            with as_picture(page, self._work) as picture:
                scan = ScanPage(title=title, image=str(picture), number=number, count=len(pages))
                files.append(self._work / f"{key}-{number}.docx")
                _put(files[-1], self._filler.fill(order, scan=scan))
        return files


def _put(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


_fillers: dict[tuple[str, dt.date], Filler] = {}


def filler_of(pack: Pack, day: dt.date) -> Filler:
    """One filler per process, so that every template is compiled once."""
    key = (f"{pack.root} {pack.sha256}", day)
    if key not in _fillers:
        _fillers.clear()
        _fillers[key] = Filler(pack, day)
    return _fillers[key]
