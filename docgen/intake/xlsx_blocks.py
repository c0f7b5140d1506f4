"""Large sheets of an .xlsx file cut into small workbooks: a reader holds in memory all that it opens."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from itertools import chain

from docgen.bounded_files import content_of
from docgen.intake.xlsx_errors import sheet_parts
from docgen.intake.xlsx_sheet import SheetXml

_LARGE = 2**25  # bytes of XML: some 3,000 households
_BLOCK = 2**22
_DATA = re.compile(rb"<((?:\w+:)?)sheetData>")
_NUMBERED = rb"%b[^>]*?(?<=\s)r=[\"']\d"
_PICTURES = "xl/media/"
_WORKBOOK, _TEXTS = "xl/workbook.xml", "xl/sharedStrings.xml"


class NotDivisibleError(Exception):
    """A sheet that has to be read whole: its rows do not tell their numbers, or hold more than cells."""


class LargeSheets:
    """The large sheets of a file by their titles; none where it is no .xlsx file."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            is_xlsx = _WORKBOOK in archive.namelist()
            parts = [*sheet_parts(archive)] if is_xlsx else []
            self._sheets = frozenset(part for _, part in parts)
            named = Counter(title for title, _ in parts)
            large = (item for item in parts if archive.getinfo(item[1]).file_size >= _LARGE)
            self._large = {title: part for title, part in large if named[title] == 1}

    def __contains__(self, title: str) -> bool:
        return title in self._large

    def others(self) -> bytes:
        """The file, its large sheets left out."""
        return _archive(self._without(self._large.values())) if self._large else self._data

    def blocks(self, title: str) -> Iterator[bytes]:
        """Workbooks each with some rows of the large sheet, in order.

        Raises NotDivisibleError, maybe after some of them.
        """
        part, others = self._large[title], self._without(self._sheets)
        size = max(_BLOCK, len(others.get(_TEXTS, b"")))  # who reads a block reads all shared texts
        with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
            for xml in _blocks(SheetXml(archive, part), size):
                yield _archive(others | {part: xml})

    def _without(self, parts: Collection[str]) -> dict[str, bytes]:
        """What a reader may look at, those parts left out; it tells itself what it needs and is damaged."""
        kept = {}
        with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
            for info in archive.infolist():
                if info.filename not in parts and not info.filename.startswith(_PICTURES):
                    with suppress(zipfile.BadZipFile):
                        kept[info.filename] = content_of(archive, info)
        return kept


def _blocks(sheet: SheetXml, size: int) -> Iterator[bytes]:
    """The XML of sheets with as many rows each as fit in that size; what follows the rows is left out."""
    pieces = map(_plain, sheet.pieces())
    head, first, prefix = _begun(pieces)
    row, data_end = b"<%brow " % prefix, b"</%bsheetData>" % prefix
    end, rows = b"%b</%bworksheet>" % (data_end, prefix), b""
    for piece in chain([first], pieces):
        rows += piece
        if data_end in piece:
            rows, _, rest = rows.partition(data_end)
            if any(b"<%bc " % prefix in behind for behind in chain([rest], pieces)):  # a damaged sheet
                raise NotDivisibleError
            yield head + rows + end
            return
        if len(rows) > size and (cut := _last_row(rows, row)):
            yield head + rows[:cut] + end
            rows = rows[cut:]
    raise NotDivisibleError


def _plain(piece: bytes) -> bytes:
    if b"<!" in piece:
        raise NotDivisibleError
    return piece


def _begun(pieces: Iterator[bytes]) -> tuple[bytes, bytes, bytes]:
    """The XML up to the rows, what was read of them, and the prefix of the sheet's tags."""
    read = b""
    for piece in pieces:
        read += piece
        if begin := _DATA.search(read):
            return read[: begin.end()], read[begin.end() :], begin[1]
    raise NotDivisibleError


def _last_row(rows: bytes, row: bytes) -> int:
    """Where the last row begins; 0 for one that is larger than a block."""
    cut = max(rows.rfind(row), 0)
    if not re.compile(_NUMBERED % row).match(rows, cut):
        raise NotDivisibleError
    return cut


def _archive(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()
