"""A workbook's file read into a book."""

import re
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar, cast

from lxml import etree

from docgen.printing.engine import PaperUnreadableError
from docgen.printing.form import Unknown
from docgen.printing.sheet.colors import Colors
from docgen.printing.sheet.sheet import Area, Book, RichText, Sheet
from docgen.printing.sheet.strings import TextReader
from docgen.printing.sheet.styles import S, read_styles
from docgen.printing.sheet.worksheet import WorksheetReader, area

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WORKBOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_THEME, _STYLES = "xl/theme/theme1.xml", "xl/styles.xml"
_STRINGS, _PROPERTIES = "xl/sharedStrings.xml", "docProps/app.xml"
_HIDDEN = ("hidden", "veryHidden")
_QUOTED_SHEET = re.compile(r"('(?:[^']|'')*'|[^!,']+)!")
_MOST_KEPT = 128
_LONGEST_FORMULA = 8192  # characters
_Part = TypeVar("_Part")


class BookReader:
    """Reads workbooks; keeps what it has read of parts that the papers of one form share."""

    def __init__(self) -> None:
        self._kept: dict[tuple[object, ...], object] = {}

    def read(self, path: Path) -> Book:
        """The workbook's visible sheets. Raises PaperUnreadableError with the reason in Chinese."""
        try:
            with zipfile.ZipFile(path) as archive:
                return self._read(archive)
        except (OSError, EOFError, zipfile.BadZipFile, zlib.error) as fault:
            raise PaperUnreadableError(f"{path.name} 打不开：不是有效的 Excel 文件，或已损坏。") from fault
        except (KeyError, ValueError, etree.LxmlError, NotImplementedError, RuntimeError) as fault:
            raise PaperUnreadableError(f"{path.name} 的内容已损坏，无法解析。") from fault

    def _read(self, archive: zipfile.ZipFile) -> Book:
        contents = self._part(archive, _Contents, _WORKBOOK, _RELATIONS)
        look = self._part(archive, _Look, _THEME, _STYLES)
        strings = self._part(archive, _read_strings, _STRINGS, _THEME)
        reader = WorksheetReader(look.styles, strings, TextReader(look.colors))
        sheets: list[Sheet] = []
        unknown = list(contents.unknown)
        for entry in contents.entries:
            with archive.open(entry.part) as part:
                sheet, missed = reader.read(part, entry.name)
            sheets.append(contents.names.applied(sheet, entry.index))
            unknown.extend(missed)
        is_by_excel = self._part(archive, _is_by_excel, _PROPERTIES)
        return Book(tuple(sheets), look.styles.default_font, is_by_excel, tuple(unknown))

    def _part(self, archive: zipfile.ZipFile, read: Callable[..., _Part], *names: str) -> _Part:
        """What `read` makes of the bytes of these parts; the same object for the same bytes."""
        key = (read, *(_stamp(archive, name) for name in names))
        if key not in self._kept:
            if len(self._kept) >= _MOST_KEPT:
                self._kept.clear()
            self._kept[key] = read(*(_find_bytes(archive, name) for name in names))
        return cast(_Part, self._kept[key])


class _Contents:
    """What a workbook says of itself: its visible sheets, its names, what in it is not understood."""

    def __init__(self, workbook: bytes, relations: bytes) -> None:
        root = etree.fromstring(workbook)
        self.names = _Names(root)
        self.entries: list[_Entry] = []
        self.unknown = list(_iter_faults(root))
        targets = _targets(etree.fromstring(relations))
        for index, sheet in enumerate(root.iterfind(f"{S}sheets/{S}sheet")):
            entry = _Entry(index, sheet.get("name", ""), targets.get(sheet.get(f"{_R}id", ""), ""))
            if sheet.get("state") in _HIDDEN:
                continue
            if "/worksheets/" in entry.part:
                self.entries.append(entry)
            else:
                self.unknown.append(Unknown(f"工作表“{entry.name}”", "图表工作表或宏表"))


@dataclass(frozen=True)
class _Entry:
    """A sheet: its number among all from 0, its name, and the part of the file that holds it."""

    index: int
    name: str
    part: str


class _Look:
    """The styles of a workbook, and the colours its parts may name."""

    def __init__(self, theme: bytes, styles: bytes) -> None:
        self.colors = _colors(theme)
        self.styles = read_styles(etree.fromstring(styles) if styles else None, self.colors)


class _Names:
    """The names a workbook defines for printing."""

    def __init__(self, workbook: etree._Element) -> None:
        self._found: dict[tuple[str, int], str] = {}
        for name in workbook.iterfind(f"{S}definedNames/{S}definedName"):
            key = (name.get("name", ""), int(name.get("localSheetId", -1)))
            self._found[key] = _QUOTED_SHEET.sub("", _bounded(name.text or ""))

    def applied(self, sheet: Sheet, index: int) -> Sheet:
        """The sheet with its print areas and titles."""
        areas = self._found.get(("_xlnm.Print_Area", index), "")
        titles = self._found.get(("_xlnm.Print_Titles", index), "")
        rows = columns = None
        for title in filter(None, titles.split(",")):
            block = area(title)
            if any(char.isdigit() for char in title):
                rows = (block.top, block.bottom)
            else:
                columns = (block.left, block.right)
        return replace(sheet, print_areas=tuple(_iter_areas(areas)), title_rows=rows, title_columns=columns)


def _bounded(formula: str) -> str:
    """The formula. Raises ValueError for one longer than Excel allows."""
    if len(formula) > _LONGEST_FORMULA:
        raise ValueError("a name's formula is too long")
    return formula


def _iter_faults(workbook: etree._Element) -> Iterator[Unknown]:
    properties = workbook.find(f"{S}workbookPr")
    if properties is not None and properties.get("date1904") in ("1", "true"):
        yield Unknown("工作簿", "1904 日期系统")


def _iter_areas(references: str) -> Iterator[Area]:
    for reference in references.split(","):
        if reference and "#REF" not in reference:
            yield area(reference)


def _targets(relations: etree._Element) -> Mapping[str, str]:
    return {item.get("Id", ""): _whole(item.get("Target", "")) for item in relations}


def _whole(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _colors(theme: bytes) -> Colors:
    return Colors(etree.fromstring(theme) if theme else None)


def _read_strings(strings: bytes, theme: bytes) -> Sequence[str | RichText]:
    return TextReader(_colors(theme)).read_all(etree.fromstring(strings)) if strings else []


def _is_by_excel(properties: bytes) -> bool:
    return b"<Application>Microsoft" in properties


def _stamp(archive: zipfile.ZipFile, name: str) -> tuple[int, int]:
    """The checksum and size by which a part is known; zeros when it is missing."""
    info = archive.NameToInfo.get(name)
    return (info.CRC, info.file_size) if info else (0, 0)


def _find_bytes(archive: zipfile.ZipFile, name: str) -> bytes:
    """The part's bytes; none when it is missing."""
    return archive.read(name) if name in archive.NameToInfo else b""
