"""A workbook's file read into a book."""

import re
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from lxml import etree

from docgen.printing.engine import PaperUnreadableError
from docgen.printing.form import Unknown
from docgen.printing.sheet.colors import Colors
from docgen.printing.sheet.sheet import Area, Book, Sheet
from docgen.printing.sheet.strings import TextReader
from docgen.printing.sheet.styles import S, Styles, read_styles
from docgen.printing.sheet.worksheet import WorksheetReader, area

_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_WORKBOOK = "xl/workbook.xml"
_HIDDEN = ("hidden", "veryHidden")
_QUOTED_SHEET = re.compile(r"('(?:[^']|'')*'|[^!,']+)!")
_MOST_STYLE_SHEETS = 64


class BookReader:
    """Reads workbooks; keeps the style sheets it has read, as the papers of one form share theirs."""

    def __init__(self) -> None:
        self._styles: dict[tuple[int, int], tuple[Styles, Colors]] = {}

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
        workbook = _parsed(archive, _WORKBOOK)
        targets = _targets(archive)
        styles, colors = self._styles_of(archive)
        texts = TextReader(colors)
        strings = texts.read_all(_find_parsed(archive, "xl/sharedStrings.xml"))
        reader = WorksheetReader(styles, strings, texts)
        names = _Names(workbook)
        sheets: list[Sheet] = []
        unknown = list(_iter_faults(workbook))
        for index, (name, relation) in enumerate(_iter_entries(workbook)):
            target = targets.get(relation, "")
            if name is None:
                continue
            if "/worksheets/" not in target:
                unknown.append(Unknown(f"工作表“{name}”", "图表工作表或宏表"))
                continue
            with archive.open(target) as part:
                sheet, missed = reader.read(part, name)
            sheets.append(names.applied(sheet, index))
            unknown.extend(missed)
        return Book(tuple(sheets), styles.default_font, _is_by_excel(archive), tuple(unknown))

    def _styles_of(self, archive: zipfile.ZipFile) -> tuple[Styles, Colors]:
        """The styles; the same objects for the same style sheet and theme."""
        theme, styles = (_find_bytes(archive, name) for name in ("xl/theme/theme1.xml", "xl/styles.xml"))
        key = (zlib.crc32(theme), zlib.crc32(styles))
        if key not in self._styles:
            if len(self._styles) >= _MOST_STYLE_SHEETS:
                self._styles.clear()
            colors = Colors(etree.fromstring(theme) if theme else None)
            self._styles[key] = read_styles(etree.fromstring(styles) if styles else None, colors), colors
        return self._styles[key]


class _Names:
    """The names a workbook defines for printing."""

    def __init__(self, workbook: etree._Element) -> None:
        self._found: dict[tuple[str, int], str] = {}
        for name in workbook.iterfind(f"{S}definedNames/{S}definedName"):
            key = (name.get("name", ""), int(name.get("localSheetId", -1)))
            self._found[key] = _QUOTED_SHEET.sub("", name.text or "")

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


def _iter_faults(workbook: etree._Element) -> Iterator[Unknown]:
    properties = workbook.find(f"{S}workbookPr")
    if properties is not None and properties.get("date1904") in ("1", "true"):
        yield Unknown("工作簿", "1904 日期系统")


def _iter_areas(references: str) -> Iterator[Area]:
    for reference in references.split(","):
        if reference and "#REF" not in reference:
            yield area(reference)


def _iter_entries(workbook: etree._Element) -> Iterator[tuple[str | None, str]]:
    """Name and relation of each sheet, the name None for a hidden one."""
    for sheet in workbook.iterfind(f"{S}sheets/{S}sheet"):
        is_hidden = sheet.get("state") in _HIDDEN
        yield None if is_hidden else sheet.get("name", ""), sheet.get(f"{_R}id", "")


def _targets(archive: zipfile.ZipFile) -> Mapping[str, str]:
    relations = _parsed(archive, "xl/_rels/workbook.xml.rels")
    return {item.get("Id", ""): _whole(item.get("Target", "")) for item in relations}


def _whole(target: str) -> str:
    return target[1:] if target.startswith("/") else f"xl/{target}"


def _is_by_excel(archive: zipfile.ZipFile) -> bool:
    return b"<Application>Microsoft" in _find_bytes(archive, "docProps/app.xml")


def _find_bytes(archive: zipfile.ZipFile, name: str) -> bytes:
    """The part's bytes; none when it is missing."""
    try:
        return archive.read(name)
    except KeyError:
        return b""


def _find_parsed(archive: zipfile.ZipFile, name: str) -> etree._Element | None:
    data = _find_bytes(archive, name)
    return etree.fromstring(data) if data else None


def _parsed(archive: zipfile.ZipFile, name: str) -> etree._Element:
    return etree.fromstring(archive.read(name))
