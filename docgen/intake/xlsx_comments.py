"""Which cells of an .xlsx sheet carry a comment of a person, and its words."""

import zipfile
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lxml import etree

from docgen.findings import COMMENT_MARK
from docgen.intake.xlsx_errors import parts_of_type, sheet_part
from docgen.intake.xlsx_sheet import SheetXml
from docgen.model.columns import column_number

_TRACES = (b"<legacyDrawing", b":legacyDrawing")  # without it no program shows a comment
_NONE: Mapping[tuple[int, int], str] = MappingProxyType({})


def comments_on(archive: zipfile.ZipFile, title: str, sheet: SheetXml) -> Mapping[tuple[int, int], str]:
    """By row and column, from 0, what people wrote in comments; what docgen wrote there is left out.

    `sheet` is the XML of the sheet of that title.
    """
    if not sheet.has(*_TRACES):
        return _NONE
    parts = set(parts_of_type(archive, sheet_part(archive, title), "/comments")) & set(archive.namelist())
    return {cell: text for part in sorted(parts) for cell, text in _comments(archive.read(part)) if text}


def _comments(part: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    root = etree.fromstring(part, etree.XMLParser(resolve_entities=False, huge_tree=True))
    for comment in root.iterfind(".//{*}comment"):
        name = comment.get("ref", "")
        letters = name.rstrip("0123456789")
        words = "".join(item.text or "" for item in comment.iterfind(".//{*}t"))
        if letters and letters != name:
            own = words.partition(COMMENT_MARK)[0].strip()
            yield (int(name[len(letters) :]) - 1, column_number(letters) - 1), own
