"""Formula errors in the parts of an .xlsx file, and sheets too large to be read."""

import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from docgen.intake.cells import CellError
from docgen.intake.xlsx_room import require_room
from docgen.intake.xlsx_sheet import SheetXml
from docgen.model.columns import column_number

_TRACES = (b't="e"', b"t='e'", b"<f>", b"<f ", b":f>", b":f ")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_NOT_CALCULATED = CellError("公式尚未计算")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)([0-9]+)["']""")
_COLUMN = re.compile(rb' r="([A-Za-z]+)')
_SPACES = bytes.maketrans(b"\t\r\n", b"   ")
_MOST_CELLS = 20_000_000  # the reader reserves memory for every cell up to the last row and column


class SheetTooLargeError(Exception):
    """A sheet whose last row and column span more cells than can be read: mostly one stray value far out."""

    def __init__(self, row: int, column: str) -> None:
        super().__init__(row, column)
        self.row = row
        self.column = column


def sheet_xml(archive: zipfile.ZipFile, title: str) -> SheetXml:
    """The XML of the sheet of that title, empty when there is none.

    Raises SheetTooLargeError or SheetTooFullError for a sheet that would take up all memory.
    """
    parts = [part for name, part in sheet_parts(archive) if name == title]
    sheet = SheetXml(archive, parts[-1] if parts else "")
    for part in parts if len(parts) == 1 else _all_parts(archive):
        require_room(SheetXml(archive, part))
        _require_extent(SheetXml(archive, part))
    return sheet


def _all_parts(archive: zipfile.ZipFile) -> Iterator[str]:
    """Every part that the reader could take for the sheet when it is not plain which one is meant."""
    return (name for name in archive.namelist() if name.casefold().startswith("xl/"))


def sheet_part(archive: zipfile.ZipFile, title: str) -> str:
    """The part that holds the sheet of that title, empty when there is none."""
    return dict(sheet_parts(archive)).get(title, "")


def parts_of_type(archive: zipfile.ZipFile, part: str, ending: str) -> list[str]:
    """The parts that the part is related to by a type of that ending; none when it has no relations."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.namelist():
        return []
    targets = (target for kind, target in _relations(archive, relations).values() if kind.endswith(ending))
    return [posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") for target in targets]


def sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Every sheet's title and the part that holds it."""
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


def _require_extent(sheet: SheetXml) -> None:
    """Raises SheetTooLargeError; rows may stand in any order, and the reader takes them all."""
    if _is_plainly_small(sheet):
        return
    rows, names = {0}, {b"A"}
    for piece in sheet.pieces():
        if b"\0" in piece:
            raise ValueError("a sheet that is not in UTF-8")
        found = _REFERENCE.findall(piece)
        rows = {max(rows), *(int(number) for _, number in found)}
        names.update(letters.upper() for letters, _ in found if letters)
    row, column = max(rows), max((name.decode() for name in names), key=column_number)
    if row * column_number(column) > _MOST_CELLS:
        raise SheetTooLargeError(row, column)


def _is_plainly_small(sheet: SheetXml) -> bool:
    """Whether columns and the digits of rows settle it, in a sheet written as programs write: most are."""
    digits, names = 1, {b"A"}
    for raw in sheet.pieces():
        piece = raw.translate(_SPACES)
        if b"\0" in piece or b" r " in piece or piece.count(b" r=") != piece.count(b' r="'):
            return False
        names.update(_COLUMN.findall(piece))
        while re.search(rb' r="[A-Za-z]*[0-9]{%d}' % (digits + 1), piece):
            digits += 1
    widest = max(column_number(name.decode().upper()) for name in names)
    return int(10**digits) * widest <= _MOST_CELLS


def errors_in(sheet: SheetXml) -> dict[tuple[int, int], CellError]:
    """The formula errors of the sheet; a formula never calculated counts as one."""
    if not sheet.has(*_TRACES):
        return {}
    found = {}
    for cell in sheet.cells():
        error = _error_of(cell)
        if error and (place := cell.get("r")):
            letters = place.rstrip("0123456789")
            found[int(place[len(letters) :]) - 1, column_number(letters) - 1] = error
    return found


def _error_of(cell: etree._Element) -> CellError | None:
    kind, value = cell.get("t", "n"), cell.findtext("{*}v")
    if kind == "e":
        return CellError(value or "#VALUE!")
    if kind != "str" and not value and cell.find("{*}f") is not None:
        return _NOT_CALCULATED
    return None
