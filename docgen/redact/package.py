"""A workbook's file made anonymous: its sheets by plan, its other parts by their kind."""

import posixpath
import re
import zipfile
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from docgen.bounded_files import UnsafeFileError, content_of, opened_file
from docgen.errors import InputUnreadableError
from docgen.redact.cells import names_in_cells, redact_cells, redact_words, text_of_string
from docgen.redact.disguise import Disguise
from docgen.redact.parts import REMOVED, parsed, redacted_part, treatment, written
from docgen.redact.plan import BookPlan, SheetPlan
from docgen.redact.roles import Role
from docgen.workbook.archive import TimelessArchive

_BOOK, _STRINGS = "xl/workbook.xml", "xl/sharedStrings.xml"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_TYPES = "[Content_Types].xml"
_MACROS, _PLAIN = (
    "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"),
)
_OF_THE_MACHINE = ("fileSharing", "fileRecoveryPr", "absPath", "webPublishing")
_UNREAD = SheetPlan("", Role.UNKNOWN)


@dataclass(frozen=True)
class Redacted:
    """What was done: how many cells by role, how many parts of each kind, what was counted besides."""

    cells: Mapping[Role, int]
    parts: Mapping[str, int]
    persons: int
    texts: int
    titles: Mapping[str, str]


def redact_package(source: Path, plan: BookPlan, target: Path) -> Redacted:
    """Writes the anonymous copy of the workbook.

    Raises OSError for a target not writable, InputUnreadableError for a part that is damaged: what lies in
    it could not be made anonymous.
    """
    try:
        with opened_file(source) as archive:
            return _Package(archive, plan).written_to(target)
    except (KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError, UnsafeFileError) as fault:
        raise InputUnreadableError(
            "采集表中有损坏的内容，不能做匿名副本。", "请用 Excel 或 WPS 打开，另存为 .xlsx 后重试。"
        ) from fault


class _Package:
    """One workbook's archive being copied."""

    def __init__(self, archive: zipfile.ZipFile, plan: BookPlan) -> None:
        self._archive, self._plan = archive, plan
        self._book = parsed(archive.read(_BOOK))
        self._disguise = Disguise(plan, is_from_1904=_is_from_1904(self._book))
        self._parts = _sheet_parts(archive, self._book)
        names = archive.namelist()
        handled = {_BOOK, _STRINGS, *self._parts}
        self._removed = {name for name in names if name not in handled and treatment(name) == REMOVED}
        self._strings = _strings(archive) if _STRINGS in names else []

    def written_to(self, target: Path) -> Redacted:
        cells: Counter[Role] = Counter()
        parts: Counter[str] = Counter()
        self._learn_names()
        titles = self._new_titles()
        with TimelessArchive(target, "w", zipfile.ZIP_DEFLATED) as copy:
            for name in self._archive.namelist():
                if name in self._removed or name.endswith("/"):
                    continue
                copy.writestr(name, self._content(name, cells, titles))
                parts[treatment(name)] += name not in (_BOOK, _STRINGS, *self._parts)
        parts[REMOVED] = len(self._removed)
        disguise = self._disguise
        return Redacted(cells, parts, len(disguise.persons), disguise.words.texts, titles)

    def _learn_names(self) -> None:
        """Names are known before texts that may hold them."""
        for part in self._parts:
            tree = parsed(self._archive.read(part))
            for text, role in names_in_cells(tree, self._strings, self._plan_of(part)):
                self._disguise.text(text, role)

    def _new_titles(self) -> Mapping[str, str]:
        """The titles that name a body, with what stands for it."""
        words = self._disguise.words
        return {title: words.body(title) for title in self._parts.values() if words.is_known_body(title)}

    def _plan_of(self, part: str) -> SheetPlan:
        return self._plan.sheets.get(self._parts[part], _UNREAD)

    def _content(self, name: str, cells: Counter[Role], titles: Mapping[str, str]) -> bytes:
        content = content_of(self._archive, self._archive.getinfo(name))
        if name == _BOOK:
            return self._book_redacted(titles)
        if name == _STRINGS:
            return _without_strings(content)
        if name in self._parts:
            return self._sheet_redacted(name, content, cells, titles)
        if name == _TYPES:
            return self._types(content)
        redacted = redacted_part(name, content, self._disguise.any_text)
        return self._relations(name, redacted) if name.endswith(".rels") else redacted

    def _sheet_redacted(
        self, name: str, content: bytes, cells: Counter[Role], titles: Mapping[str, str]
    ) -> bytes:
        tree = parsed(content)
        cells.update(redact_cells(tree, self._strings, self._plan_of(name), self._disguise))
        redact_words(tree, self._disguise.any_text)
        _retitle(tree, titles, ("f", "formula", "formula1", "formula2"))
        _remove_references(tree, self._removed_ids(name))
        return written(tree)

    def _book_redacted(self, titles: Mapping[str, str]) -> bytes:
        book = self._book
        unwanted = [item for name in _OF_THE_MACHINE for item in book.iter(f"{{*}}{name}")]
        unwanted += [item for item in book.iter("{*}definedName") if set('"[') & set(item.text or "")]
        for item in unwanted:
            if (parent := item.getparent()) is not None:
                parent.remove(item)
        for sheet in book.iter("{*}sheet"):
            sheet.set("name", titles.get(sheet.get("name") or "", sheet.get("name") or ""))
        _retitle(book, titles, ("definedName",))
        _remove_references(book, self._removed_ids(_BOOK))
        return written(book)

    def _removed_ids(self, owner: str) -> frozenset[str]:
        """The relations of the part to parts that are removed."""
        return frozenset(
            str(item.get("Id"))
            for item in _relations_of(self._archive, owner)
            if _target(owner, item) in self._removed
        )

    def _relations(self, name: str, content: bytes) -> bytes:
        folder, _, file = name.rpartition("_rels/")
        tree = parsed(content)
        for item in list(tree):
            if _target(folder + file.removesuffix(".rels"), item) in self._removed:
                tree.remove(item)
        return written(tree)

    def _types(self, content: bytes) -> bytes:
        tree = parsed(content.replace(_MACROS.encode(), _PLAIN.encode()))
        for item in list(tree):
            if (item.get("PartName") or "").lstrip("/") in self._removed:
                tree.remove(item)
        return written(tree)


def _sheet_parts(archive: zipfile.ZipFile, book: etree._Element) -> dict[str, str]:
    """By part the title of the sheet it holds."""
    targets = {item.get("Id"): _target(_BOOK, item) for item in _relations_of(archive, _BOOK)}
    names = set(archive.namelist())
    found = {}
    for sheet in book.iter("{*}sheet"):
        part = targets.get(sheet.get(_RELATION) or sheet.get(_STRICT_RELATION), "")
        if part in names:
            found[part] = sheet.get("name") or ""
    return found


def _relations_of(archive: zipfile.ZipFile, owner: str) -> Iterator[etree._Element]:
    folder, file = posixpath.split(owner)
    name = posixpath.join(folder, "_rels", f"{file}.rels")
    if name in archive.namelist():
        yield from parsed(archive.read(name)).iter("{*}Relationship")


def _target(owner: str, relation: etree._Element) -> str:
    """The part that the relation leads to, as it is named in the archive."""
    target = relation.get("Target") or ""
    if relation.get("TargetMode") == "External":
        return ""
    return posixpath.normpath(posixpath.join("/", posixpath.dirname(owner), target)).lstrip("/")


def _strings(archive: zipfile.ZipFile) -> list[str]:
    return [text_of_string(item) for item in parsed(archive.read(_STRINGS)).iterfind("{*}si")]


def _without_strings(content: bytes) -> bytes:
    """The list of shared texts, empty: every text stands in its cell now."""
    tree = parsed(content)
    for item in list(tree):
        tree.remove(item)
    for name in ("count", "uniqueCount"):
        tree.set(name, "0")
    return written(tree)


def _is_from_1904(book: etree._Element) -> bool:
    properties = book.find("{*}workbookPr")
    return properties is not None and properties.get("date1904") in ("1", "true")


def _retitle(tree: etree._Element, titles: Mapping[str, str], names: Collection[str]) -> None:
    """Puts the new titles of sheets into formulas."""
    for name in names if titles else ():
        for item in tree.iter(f"{{*}}{name}"):
            for old, new in titles.items():
                item.text = re.sub(re.escape(old), new, item.text or "")


def _remove_references(tree: etree._Element, removed: Collection[str]) -> None:
    """Takes out what asks for a part that is gone, and lists that are empty then."""
    asking = [item for item in tree.iter(etree.Element) if _asked(item) in removed]
    for item in asking:
        while (parent := item.getparent()) is not None:
            parent.remove(item)
            if len(parent) or parent is tree:
                break
            item = parent


def _asked(item: etree._Element) -> str | None:
    return item.get(_RELATION) or item.get(_STRICT_RELATION)
