"""A template file opened: its parts, their XML, and the texts that filling looks at."""

import zipfile
import zlib
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from lxml import etree

from docgen.authoring.forms.reading import LONGEST_TEXT
from docgen.authoring.lint.flaws import Spotted
from docgen.authoring.lint.sheet_texts import WORKSHEET, shared_strings, sheet_texts, sheet_titles
from docgen.authoring.lint.texts import Tag, Text
from docgen.authoring.lint.word_texts import FILLED_PART, word_texts
from docgen.bounded_files import UnsafeFileError
from docgen.fill.archive import Part, read_parts

_LARGEST_WHOLE = 128 * 2**20  # bytes of all parts together: lint holds them all
_FAULTS = (ValueError, LookupError, ArithmeticError, TypeError, RecursionError)
_MOST_TAGS = 1_000_000  # of XML in all parts together
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_WORD, _SHEET = "word/document.xml", "xl/workbook.xml"


class TemplateUnreadableError(Exception):
    """A file that is no template at all; the message is the reason in Chinese."""


@dataclass(frozen=True)
class OpenedTemplate:
    """A Word or Excel file and the trees of its XML parts."""

    path: Path
    parts: Mapping[str, bytes]
    trees: Mapping[str, etree._Element]

    @property
    def is_word(self) -> bool:
        """Whether it is for Word."""
        return _WORD in self.parts

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """The paragraphs and cells that are filled, part by part."""
        return tuple(self._word_texts() if self.is_word else self._sheet_texts())

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """Its tags in order."""
        return tuple(tag for text in self.texts for tag in text.tags)

    @cached_property
    def tabs(self) -> Mapping[str, Spotted]:
        """The worksheets by part, each as its own place."""
        found = sheet_titles(self.trees[_SHEET], self.trees["xl/_rels/workbook.xml.rels"])
        titles = [(name, found.get(name, name)) for name in self.parts if WORKSHEET.fullmatch(name)]
        return {name: Spotted(title=title, table=number) for number, (name, title) in enumerate(titles, 1)}

    @cached_property
    def strings(self) -> list[str]:
        """The strings that the worksheets share."""
        return shared_strings(self.trees.get("xl/sharedStrings.xml"))

    def _word_texts(self) -> Iterator[Text]:
        for name, tree in self.trees.items():
            if FILLED_PART.fullmatch(name):
                yield from word_texts(name, tree)

    def _sheet_texts(self) -> Iterator[Text]:
        for name, tab in self.tabs.items():
            yield from sheet_texts(name, tab, self.trees[name], self.strings)


def open_template(path: Path) -> OpenedTemplate:
    """The file opened. Raises TemplateUnreadableError."""
    try:
        if path.read_bytes()[:4] == _OLD_OFFICE:
            raise TemplateUnreadableError("是旧格式（doc、xls）或加了密码的文件")
        parts = {part.name: part for part in read_parts(path)}
    except UnsafeFileError as fault:
        raise TemplateUnreadableError(fault.what.rstrip("。")) from fault
    except OSError as fault:
        raise TemplateUnreadableError("文件不存在或没有权限读取") from fault
    except zipfile.BadZipFile as fault:
        raise TemplateUnreadableError("不是 Word 或 Excel 文件，或文件已损坏") from fault
    _require_necessary(parts, path)
    if sum(part.size for part in parts.values()) > _LARGEST_WHOLE:
        raise TemplateUnreadableError("内容过大")
    contents = {name: _unpacked(part) for name, part in parts.items()}
    texts = {name: content for name, content in contents.items() if name.endswith((".xml", ".rels"))}
    if sum(content.count(b"<") for content in texts.values()) > _MOST_TAGS:
        raise TemplateUnreadableError("内容过大")
    return _whole(OpenedTemplate(path, contents, {name: _tree(name, text) for name, text in texts.items()}))


def _whole(template: OpenedTemplate) -> OpenedTemplate:
    """The same once its texts were found. Raises TemplateUnreadableError for what no program writes."""
    try:
        longest = max((len(text.content) for text in template.texts), default=0)
    except _FAULTS as fault:
        raise TemplateUnreadableError(f"内容不合 Office 文件的规定（{fault}）") from fault
    if longest > LONGEST_TEXT:
        raise TemplateUnreadableError("一段文字过长")
    return template


def _require_necessary(names: Collection[str], path: Path) -> None:
    """Raises for a file that lacks what its kind cannot do without."""
    suffix = path.suffix.lower()
    is_word = suffix == ".docx" or (suffix != ".xlsx" and _SHEET not in names)
    wanted = (_WORD,) if is_word else (_SHEET, "xl/_rels/workbook.xml.rels", "xl/styles.xml")
    missing = [name for name in wanted if name not in names]
    if missing:
        raise TemplateUnreadableError(f"不是 {'Word' if is_word else 'Excel'} 文件，缺少 {missing[0]}")


def _unpacked(part: Part) -> bytes:
    try:
        return part.unpacked()
    except zlib.error as fault:
        raise TemplateUnreadableError(f"{part.name} 已损坏") from fault


def _tree(name: str, content: bytes) -> etree._Element:
    """The tree, with no entities and no network."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise TemplateUnreadableError(f"{name} 内容不完整") from fault
