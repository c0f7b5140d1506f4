"""Whether memory holds what stands in a sheet of an .xlsx file, found before a reader takes it."""

import zipfile

from docgen.intake.xlsx_sheet import SheetTooFullError, SheetXml

_CELLS = (b"<c ", b"<c>", b"<c/", b":c ", b":c>", b":c/")
_SHORTEST_CELL = 4  # bytes of XML
_MARKUP_OF_A_CELL, _MEMORY_OF_A_CELL, _MEMORY_OF_A_BYTE = 70, 82, 1.5  # measured
_MOST_MEMORY = 560e6  # bytes; a province of 27,000 households takes 380e6
_SHARED_TEXTS = "xl/sharedStrings.xml"


def require_room(sheet: SheetXml) -> None:
    """Raises SheetTooFullError for a sheet whose cells and texts would take up all memory."""
    texts = _size(sheet.archive, _SHARED_TEXTS)
    if _size(sheet.archive, sheet.part) / _SHORTEST_CELL * _MEMORY_OF_A_CELL + texts <= _MOST_MEMORY:
        return
    cells, size = 0, 0
    for piece in sheet.pieces():
        cells += sum(map(piece.count, _CELLS))
        size += len(piece)
    beyond_markup = max(0, size - cells * _MARKUP_OF_A_CELL)
    if cells * _MEMORY_OF_A_CELL + beyond_markup * _MEMORY_OF_A_BYTE + texts > _MOST_MEMORY:
        raise SheetTooFullError(f"有 {cells} 个单元格，内容过多")


def _size(archive: zipfile.ZipFile, part: str) -> int:
    """How much the part unpacks to, 0 where there is none."""
    return archive.getinfo(part).file_size if part in archive.namelist() else 0
