"""Papers that lie in files, each printed as a PDF of its own: edited by hand, or never from docgen."""

import time
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pikepdf

from docgen.bounded_files import UnsafeFileError
from docgen.errors import DestinationNotWritableError, InputUnreadableError, UsageError
from docgen.inert_files import require_inert
from docgen.packet.bind import Leaf, Section, bind_packet
from docgen.pipeline.engines import Engines, notices_of
from docgen.pipeline.place import private_work_folder
from docgen.printing.engine import EngineName, PaperFile, PrintedPaper
from docgen.printing.office.program import find_office, require_office

_SUFFIXES = (".docx", ".xlsx")


@dataclass(frozen=True)
class FilePrinted:
    """One file and the PDF made of it."""

    source: Path
    pdf: Path
    page_count: int


@dataclass(frozen=True)
class FilesPrinted:
    """What came of every file: printed, or failed with the reason; and what a person should know."""

    printed: tuple[FilePrinted, ...]
    failures: tuple[tuple[Path, str], ...]
    notices: tuple[str, ...]
    seconds: float


def print_files(files: Sequence[Path], destination: Path, engine: EngineName | None) -> FilesPrinted:
    """A PDF for each file, in `destination` under the file's own name; a faulty file fails alone.

    Without `engine`, LibreOffice prints where it is there: nobody has held these pages against it. Raises
    UsageError or InputUnreadableError before anything is written.
    """
    began = time.monotonic()
    targets = _targets(files, destination)
    route, notices = _route(engine)
    printer = Engines({"": route}, find_office()).engine()
    refused = _refused(files)
    papers = [PaperFile(str(n), file, "") for n, file in enumerate(files) if file not in refused]
    with private_work_folder(destination / "print") as work:
        outcome = printer.print_papers(papers, work)
        printed = tuple(
            _placed(files[int(item.key)], targets[int(item.key)], item) for item in outcome.printed
        )
    failures = *refused.items(), *((files[int(item.key)], item.reason) for item in outcome.failed)
    more = (notice for item in outcome.printed for notice in notices_of(files[int(item.key)].name, item))
    return FilesPrinted(printed, failures, (*notices, *more), time.monotonic() - began)


def _refused(files: Sequence[Path]) -> dict[Path, str]:
    """The files that no engine is given, with the reason: they are bombs, or act of themselves."""
    refused: dict[Path, str] = {}
    for file in files:
        try:
            require_inert(file, may_have_links=True)
        except UnsafeFileError as fault:
            refused[file] = str(fault)
        except (OSError, zipfile.BadZipFile):
            continue  # the engine tells what is damaged
    return refused


def _route(engine: EngineName | None) -> tuple[EngineName, tuple[str, ...]]:
    if engine is EngineName.OFFICE:
        require_office()
        return EngineName.OFFICE, ()
    if engine is None and find_office():
        return EngineName.OFFICE, ()
    return EngineName.BUILTIN, ("版式未核对：这些文件由内置引擎打印，请检查印出的版面。",)


def _targets(files: Sequence[Path], destination: Path) -> list[Path]:
    """The PDF of each file. Raises when a file cannot be printed, or a PDF would overwrite something else."""
    targets = [destination / f"{file.stem}.pdf" for file in files]
    for file, target in zip(files, targets, strict=True):
        if file.suffix.lower() not in _SUFFIXES:
            raise InputUnreadableError(
                f"“{file}”不是 .docx 或 .xlsx 文件。", "请用 Word 或 WPS 另存为 .docx 或 .xlsx 后再打印。"
            )
        if not file.is_file():
            raise InputUnreadableError(f"找不到文件“{file}”。", "请检查文件名和所在文件夹。")
        if targets.count(target) > 1:
            raise UsageError(f"有几个文件都要印成“{target.name}”。", "请分开打印，或用 -o 输出到不同文件夹。")
        require_own_pdf(target)
    return targets


def require_own_pdf(target: Path) -> None:
    """Raises DestinationNotWritableError for a file at the target that docgen did not make."""
    if target.exists() and not _is_own(target):
        raise DestinationNotWritableError(
            f"“{target}”不是 docgen 生成的文件，不能覆盖。", "请移走该文件，或用 -o 另选输出文件夹。"
        )


def _is_own(target: Path) -> bool:
    try:
        with pikepdf.open(target) as document:
            return str(document.docinfo.get("/Producer", "")) == "docgen"
    except (OSError, pikepdf.PdfError):
        return False


def _placed(file: Path, target: Path, printed: PrintedPaper) -> FilePrinted:
    leaf = Leaf(file.name, file.stem, printed.pages, printed.first_page, printed.page_count, ("",))
    bound = bind_packet([Section(file.stem, "", (leaf,))], target, duplex=False, title=file.stem)
    return FilePrinted(file, target, bound.page_count)
