"""Formula errors in the parts of an .xlsx file."""

import io
import posixpath
import zipfile
from collections.abc import Iterator

from lxml import etree
from openpyxl.utils.cell import coordinate_to_tuple

from docgen.intake.cells import CellError

_TRACES = (b't="e"', b"t='e'", b"<f>", b"<f ", b":f>", b":f ")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_NOT_CALCULATED = CellError("公式尚未计算")


def xlsx_errors(archive: zipfile.ZipFile) -> dict[str, dict[tuple[int, int], CellError]]:
    """The formula errors of each sheet by its name; a formula that was never calculated counts as one."""
    return {name: found for name, part in _sheet_parts(archive) if (found := _errors_in(archive.read(part)))}


def _sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    workbook = _part_of_type(archive, "_rels/.rels", "/officeDocument")
    folder, name = posixpath.split(workbook)
    targets = _relations(archive, f"{folder}/_rels/{name}.rels".lstrip("/"))
    for sheet in etree.fromstring(archive.read(workbook)).iterfind(".//{*}sheet"):
        relation = sheet.get(_RELATION) or sheet.get(_STRICT_RELATION) or ""
        part = posixpath.normpath(posixpath.join("/", folder, targets.get(relation, ("", ""))[1])).lstrip("/")
        if part in archive.namelist():
            yield sheet.get("name", ""), part


def _part_of_type(archive: zipfile.ZipFile, relations: str, ending: str) -> str:
    parts = (target for kind, target in _relations(archive, relations).values() if kind.endswith(ending))
    return next(parts, "xl/workbook.xml").lstrip("/")


def _relations(archive: zipfile.ZipFile, part: str) -> dict[str, tuple[str, str]]:
    root = etree.fromstring(archive.read(part))
    return {item.get("Id", ""): (item.get("Type", ""), item.get("Target", "")) for item in root}


def _errors_in(sheet: bytes) -> dict[tuple[int, int], CellError]:
    if not any(trace in sheet for trace in _TRACES):
        return {}
    found = {}
    for _, cell in etree.iterparse(io.BytesIO(sheet), tag="{*}c", resolve_entities=False, huge_tree=True):
        error = _error_of(cell)
        if error and (place := cell.get("r")):
            row, column = coordinate_to_tuple(place)
            found[row - 1, column - 1] = error
        cell.clear()
    return found


def _error_of(cell: etree._Element) -> CellError | None:
    kind, value = cell.get("t", "n"), cell.findtext("{*}v")
    if kind == "e":
        return CellError(value or "#VALUE!")
    if kind != "str" and not value and cell.find("{*}f") is not None:
        return _NOT_CALCULATED
    return None
