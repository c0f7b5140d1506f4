"""Files of scanned papers: which can be bound, and how many pages each has."""

from pathlib import Path

from docgen.pictures import PICTURES, PictureUnreadableError, require_picture

PDF = ".pdf"
SCANS = PICTURES | {PDF}

_MOST_PAGES = 300


class ScanUnreadableError(Exception):
    """A scan no pages can be made of; the message is the reason in Chinese."""


def scanned_pages(path: Path) -> int:
    """How many pages the scan has: one for a picture. Raises ScanUnreadableError."""
    if path.suffix.lower() == PDF:
        return _pages_of_pdf(path)
    try:
        require_picture(path)
    except PictureUnreadableError as fault:
        raise ScanUnreadableError("不是完好的 jpg 或 png 图片，或者过大") from fault
    return 1


def _pages_of_pdf(path: Path) -> int:
    import pypdfium2  # few households hand in PDFs, and loading it takes as long as reading a workbook

    try:
        with pypdfium2.PdfDocument(path) as pdf:
            count = len(pdf)
            if count:
                pdf[0].close()
    except (pypdfium2.PdfiumError, OSError) as fault:
        is_locked = "password" in str(fault).lower()
        raise ScanUnreadableError("设有打开密码" if is_locked else "已损坏，或不是 PDF") from fault
    if not 0 < count <= _MOST_PAGES:
        raise ScanUnreadableError(f"有 {count} 页，可以装订的为 1 至 {_MOST_PAGES} 页")
    return count
