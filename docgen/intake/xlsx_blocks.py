"""Large sheets of an .xlsx file cut into small workbooks: a reader holds in memory all that it opens."""

import io
import re
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from docgen.intake.xlsx_errors import sheet_parts
from docgen.intake.xlsx_sheet import SheetXml

_LARGE = 2**25  # bytes of XML: some 3,000 households
_BLOCK = 2**22
_DATA = re.compile(rb"<((?:\w+:)?)sheetData>")
_NUMBERED = rb"<%brow [^>]*?(?<=\s)r=[\"']\d"
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
        """What a reader looks at, those parts left out."""
        with zipfile.ZipFile(io.BytesIO(self._data)) as archive:
            names = (name for name in archive.namelist() if not name.startswith(_PICTURES))
            return {name: archive.read(name) for name in names if name not in parts}


def _blocks(sheet: SheetXml, size: int) -> Iterator[bytes]:
    """The XML of sheets with as many rows each as fit in that size; what follows the rows is left out."""
    head, rows, prefix = b"", b"", b""
    for piece in sheet.pieces():
        if b"<!" in piece:
            raise NotDivisibleError
        rows += piece
        if not head and (begin := _DATA.search(rows)):
            head, rows, prefix = rows[: begin.end()], rows[begin.end() :], begin[1]
        end = b"</%bsheetData></%bworksheet>" % (prefix, prefix)
        if head and b"</%bsheetData>" % prefix in piece:
            yield head + rows.partition(b"</%bsheetData>" % prefix)[0] + end
            return
        if head and len(rows) > size:
            cut = rows.rfind(b"<%brow " % prefix)
            if not re.compile(_NUMBERED % prefix).match(rows, max(cut, 0)):
                raise NotDivisibleError
            if cut:  # else one row is larger than a block
                yield head + rows[:cut] + end
                rows = rows[cut:]
    raise NotDivisibleError


def _archive(parts: Mapping[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()
