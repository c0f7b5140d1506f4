"""Numbers that a sheet of an .xlsx file shows as percentages: 0.5 there is 50%."""

import re
import zipfile
from collections.abc import Mapping

from lxml import etree

from docgen.intake.xlsx_errors import parts_of_type
from docgen.intake.xlsx_sheet import SheetXml
from docgen.model.columns import column_number

_BUILT_IN = frozenset(("9", "10"))
_LITERALS = re.compile(r'"[^"]*"|\\.')
_WORKBOOK = "xl/workbook.xml"


def percents_in(archive: zipfile.ZipFile, sheet: SheetXml) -> Mapping[tuple[int, int], str]:
    """What such cells show, by row and column from 0."""
    styles = _percent_styles(archive)
    if not styles or not sheet.has(*(b' s="%s"' % style for style in styles)):
        return {}
    wanted = {style.decode() for style in styles}
    found: dict[tuple[int, int], str] = {}
    for cell in sheet.cells():
        place, value = cell.get("r", ""), cell.findtext("{*}v")
        if cell.get("s") in wanted and cell.get("t", "n") == "n" and value and place:
            letters = place.rstrip("0123456789")
            found[int(place[len(letters) :]) - 1, column_number(letters) - 1] = f"{float(value) * 100:.10g}%"
    return found


def _percent_styles(archive: zipfile.ZipFile) -> list[bytes]:
    """The numbers of the cell styles whose format is a percentage."""
    parts = parts_of_type(archive, _WORKBOOK, "/styles")
    if not parts or parts[0] not in archive.namelist():
        return []
    content = archive.read(parts[0])
    if b"%" not in content and b'"9"' not in content and b'"10"' not in content:
        return []
    root = etree.fromstring(content, etree.XMLParser(resolve_entities=False, huge_tree=True))
    formats = _BUILT_IN | {
        item.get("numFmtId", "")
        for item in root.iterfind("{*}numFmts/{*}numFmt")
        if "%" in _LITERALS.sub("", item.get("formatCode", ""))
    }
    styles = root.findall("{*}cellXfs/{*}xf")
    return [str(number).encode() for number, item in enumerate(styles) if item.get("numFmtId") in formats]
