"""Scanned papers page by page as pictures: pages of PDFs are drawn, pictures go as they are."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2

_PDF = ".pdf"
_DPI, _POINTS = 200, 72
_LONGEST = 2339  # pixels: an A4 page's height; scans of larger pages are reduced to it


class ScanLostError(Exception):
    """A scan that was there when the data were read and no longer is, or a page of it cannot be drawn."""


@dataclass(frozen=True)
class ScannedPage:
    """One page of a scan; `page` counts from 0 in its file."""

    file: Path
    page: int = 0


def scanned_pages(files: Sequence[str]) -> list[ScannedPage]:
    """The pages of the files in order. Raises ScanLostError."""
    return [ScannedPage(Path(file), page) for file in files for page in range(_count(Path(file)))]


@contextmanager
def as_picture(page: ScannedPage, folder: Path) -> Iterator[Path]:
    """The page as a picture file; one that is drawn lies in the folder as long as the block lasts.

    Raises ScanLostError.
    """
    if not _is_pdf(page.file):
        yield page.file
        return
    folder.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder) as own:
        picture = Path(own) / "page.png"
        _draw(page, picture)
        yield picture


def _is_pdf(file: Path) -> bool:
    return file.suffix.lower() == _PDF


def _count(file: Path) -> int:
    if not _is_pdf(file):
        return 1
    with _opened(file) as pdf:
        return len(pdf)


def _draw(page: ScannedPage, picture: Path) -> None:
    with _opened(page.file) as pdf:
        pdf.init_forms()  # else what was filled into a form's fields is not drawn
        shown = pdf[page.page]
        scale = min(_DPI / _POINTS, _LONGEST / max(shown.get_size()))
        shown.render(scale=scale).to_pil().save(picture, compress_level=1)


@contextmanager
def _opened(file: Path) -> Iterator[pypdfium2.PdfDocument]:
    try:
        with pypdfium2.PdfDocument(file) as pdf:
            yield pdf
    except (pypdfium2.PdfiumError, OSError, ValueError, ZeroDivisionError) as fault:
        raise ScanLostError(f"扫描件 {file.name} 已不在原处，或者打不开。") from fault
