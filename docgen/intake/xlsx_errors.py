"""Formula errors in the parts of an .xlsx file, and sheets too large to be read."""

import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from docgen.intake.cells import CellError
from docgen.intake.xlsx_sheet import SheetXml
from docgen.model.columns import column_number

_TRACES = (b't="e"', b"t='e'", b"<f>", b"<f ", b":f>", b":f ")
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_NOT_CALCULATED = CellError("公式尚未计算")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)([0-9]+)["']""")
_MOST_CELLS = 20_000_000  # the reader reserves memory for every cell up to the last row and column
_LONG_NAME = re.compile(rb"""\sr\s*=\s*["'][A-Za-z]{3,}[0-9]""")
_ODD_SPACES = (b" r ", b" r\n", b" r\t", b" r\r", b"\tr", b"\nr", b"\rr")  # before or behind the name r
_COLUMNS, _COLUMNS_OF_SHORT_NAME = 16384, 702


class SheetTooLargeError(Exception):
    """A sheet whose last row and column span more cells than can be read: mostly one stray value far out."""

    def __init__(self, row: int, column: str) -> None:
        super().__init__(row, column)
        self.row = row
        self.column = column


def sheet_xml(archive: zipfile.ZipFile, title: str) -> SheetXml:
    """The XML of the sheet of that title, empty when there is none.

    Raises SheetTooLargeError for a sheet that would take up all memory.
    """
    parts = [part for name, part in _sheet_parts(archive) if name == title]
    sheet = SheetXml(archive, parts[-1] if parts else "")
    for part in parts if len(parts) == 1 else _all_parts(archive):
        _require_extent(SheetXml(archive, part))
    return sheet


def _all_parts(archive: zipfile.ZipFile) -> Iterator[str]:
    """Every part that the reader could take for the sheet when it is not plain which one is meant."""
    return (name for name in archive.namelist() if name.casefold().startswith("xl/"))


def sheet_part(archive: zipfile.ZipFile, title: str) -> str:
    """The part that holds the sheet of that title, empty when there is none."""
    return dict(_sheet_parts(archive)).get(title, "")


def parts_of_type(archive: zipfile.ZipFile, part: str, ending: str) -> list[str]:
    """The parts that the part is related to by a type of that ending; none when it has no relations."""
    folder, name = posixpath.split(part)
    relations = f"{folder}/_rels/{name}.rels"
    if relations not in archive.namelist():
        return []
    targets = (target for kind, target in _relations(archive, relations).values() if kind.endswith(ending))
    return [posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/") for target in targets]


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


def _require_extent(sheet: SheetXml) -> None:
    """Looks at every reference only where the number of the last row leaves a doubt, or they look odd."""
    row, is_doubtful, has_long_names = 0, False, False
    for piece in sheet.pieces():
        if b"\0" in piece:
            raise ValueError("a sheet that is not in UTF-8")
        found = _REFERENCE.match(piece, max(piece.rfind(b' r="'), 0))
        row = int(found[2]) if found else row
        has_long_names = has_long_names or bool(_LONG_NAME.search(piece))
        is_doubtful = is_doubtful or _looks_odd(piece)
    if not is_doubtful and row * (_COLUMNS if has_long_names else _COLUMNS_OF_SHORT_NAME) <= _MOST_CELLS:
        return
    references = [found for piece in sheet.pieces() for found in _REFERENCE.findall(piece)]
    names = {letters.decode().upper() for letters, _ in references} - {""}
    column = max(names, key=column_number, default="A")
    row = max({int(number) for _, number in references}, default=0) if is_doubtful else row
    if row * column_number(column) > _MOST_CELLS:
        raise SheetTooLargeError(row, column)


def _looks_odd(piece: bytes) -> bool:
    """Whether a reference may be written as no program writes it."""
    return piece.count(b" r=") != piece.count(b' r="') or any(odd in piece for odd in _ODD_SPACES)


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
