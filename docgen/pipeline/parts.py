"""Parts of a run on disk: each is made aside and gets its name when it is whole, and so is found again.

A part's name is the hash over all that it is made from. The name is the journal: a run that was cut off finds
its finished parts by their names, and makes the others.
"""

import shutil
import tempfile
import traceback
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from docgen.errors import DocgenError, PrintingFailedError
from docgen.packet.naming import is_inside
from docgen.pipeline.chunk import Chunk, make_chunk
from docgen.pipeline.closing import Closing, make_closing
from docgen.pipeline.crew import PartLost
from docgen.pipeline.made_files import has_bytes, sha256_of_file
from docgen.pipeline.place import keep_private, not_writable
from docgen.pipeline.request import Failure, Made, MadePacket, MadePaper
from docgen.region.documents import Document

FILES = "files"
_PAGES, _MADE, _MAKING = "pages", "made.json", ".making-"


@dataclass(frozen=True)
class Part:
    """What one worker does at a time; `folder` is where the run's parts lie.

    Its pages are kept where another part needs them. One that `is_second` was lost before.
    """

    name: str
    folder: Path
    task: Chunk | Closing
    keeps_pages: bool = False
    is_second: bool = False

    @property
    def place(self) -> Path:
        """Where it lies when it is made."""
        return self.folder / self.name


@dataclass(frozen=True)
class _Paper:
    """A paper as a part tells it: its document by the id, its pages below the part."""

    key: str
    document: str
    union: str
    household: str
    path: str
    sha256: str
    pages: str
    first_page: int
    page_count: int
    title: str
    is_numbered: bool


@dataclass(frozen=True)
class _Told:
    """What a part tells of itself; `stores` are the hashes of the files with its pages."""

    papers: tuple[_Paper, ...]
    packets: tuple[MadePacket, ...]
    failures: tuple[Failure, ...]
    notices: tuple[str, ...]
    stores: dict[str, str]


_JSON = TypeAdapter(_Told)


def make_part(part: Part) -> None:
    """Makes the part, whole or not at all.

    Raises PartLost for what is a fault of this part alone, a DocgenError for what ends the run.
    """
    keep_private()
    try:
        _make(part)
    except PrintingFailedError as fault:
        raise PartLost(fault.what) from fault
    except (DocgenError, MemoryError):
        raise
    except OSError as fault:
        raise not_writable(part.folder.parent.parent, fault) from fault
    except Exception as fault:  # one household's must not end the others
        raise PartLost(f"docgen 内部错误（{type(fault).__name__}，{_where(fault)}）") from fault


def is_made(part: Part) -> bool:
    """Whether the part is there, and every file of it that is needed as it was."""
    try:
        told = _told_by(part)
    except (OSError, ValidationError):
        return False
    files = {f"{FILES}/{paper.path}": paper.sha256 for paper in told.papers if paper.path}
    files |= {f"{FILES}/{packet.path}": packet.sha256 for packet in told.packets}
    files |= told.stores
    return all(is_inside(path) and has_bytes(part.place / path, sha) for path, sha in files.items())


def made_by(part: Part, documents: Mapping[str, Document]) -> Made:
    """What the part made."""
    told = _told_by(part)
    papers = (
        MadePaper(
            **vars(paper)
            | {
                "document": documents[paper.document],
                "pages": part.place / paper.pages if paper.pages else None,
            }
        )
        for paper in told.papers
    )
    return Made(tuple(papers), told.packets, told.failures, told.notices)


def forget_pages(folder: Path, name: str) -> None:
    """The part's pages are in every packet that they belong to."""
    shutil.rmtree(folder / name / _PAGES, ignore_errors=True)


def forget_others(folder: Path, names: Set[str]) -> None:
    """Removes the parts of other runs, and what is half made."""
    for path in folder.iterdir():
        if path.name not in names:
            shutil.rmtree(path, ignore_errors=True)


def _make(part: Part) -> None:
    making = Path(tempfile.mkdtemp(prefix=_MAKING, dir=part.folder))
    try:
        made = _made(part.task, making)
        if not part.keeps_pages:
            shutil.rmtree(making / _PAGES, ignore_errors=True)
        (making / _MADE).write_bytes(_JSON.dump_json(_told(made, making)))
        _put(making, part)
    finally:
        shutil.rmtree(making, ignore_errors=True)


def _made(task: Chunk | Closing, making: Path) -> Made:
    staging, work = making / FILES, making / _PAGES
    if isinstance(task, Chunk):
        return make_chunk(replace(task, staging=staging, work=work))
    return make_closing(replace(task, staging=staging, work=work))


def _told_by(part: Part) -> _Told:
    return _JSON.validate_json((part.place / _MADE).read_bytes())


def _where(fault: Exception) -> str:
    """The line of our code that it came from; no data."""
    own = [frame for frame in traceback.extract_tb(fault.__traceback__) if "docgen" in frame.filename]
    return f"{Path(own[-1].filename).name}:{own[-1].lineno}" if own else ""


def _put(making: Path, part: Part) -> None:
    """Gives the part its name. One that is there may be in use: it is left, unless it is not whole."""
    if is_made(part):
        return
    if part.place.exists():
        shutil.rmtree(part.place)
    making.replace(part.place)


def _told(made: Made, making: Path) -> _Told:
    pages = {paper.pages for paper in made.papers if paper.pages and paper.pages.exists()}
    stores = {path.relative_to(making).as_posix(): sha256_of_file(path) for path in sorted(pages)}
    papers = tuple(_paper(paper, making) for paper in made.papers)
    return _Told(papers, made.packets, made.failures, made.notices, stores)


def _paper(paper: MadePaper, making: Path) -> _Paper:
    pages = paper.pages.relative_to(making).as_posix() if paper.pages else ""
    return _Paper(**vars(paper) | {"document": paper.document.id, "pages": pages})
