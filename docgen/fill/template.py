"""What Word and Excel templates share: tags with their places, compiling, and errors that name the place."""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers import expat

from jinja2 import Environment, Template, TemplateError, TemplateSyntaxError, nodes
from lxml import etree

from docgen.bounded_files import UnsafeFileError
from docgen.errors import PackFaultyError
from docgen.fill.archive import Part, read_parts
from docgen.fill.contract import Allowed, names_used
from docgen.fill.language import bound_loops, faults_of, names_of_ours
from docgen.fill.outside import OutsideGuard
from docgen.inert_files import require_inert

TAG = re.compile(
    r"\{\{(?:(?!\{\{).)*?\}\}|\{%(?:(?!\{%).)*?%\}|\{#(?:(?!\{#).)*?#\}", re.DOTALL
)  # none goes on over the beginning of another: looked for in long texts, they would take forever
_FAULTS = (TemplateError, TypeError, ValueError, ArithmeticError, AttributeError, LookupError, RecursionError)
_ODD_VALUES = (ValueError, LookupError, ArithmeticError, RecursionError)
_DAMAGE = (OSError, EOFError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error, struct.error)
_XML = (".xml", ".rels")
_TOKEN = re.compile(r"<!--docgen:(\d+)-->|⟦docgen:(\d+)⟧")
_BRACES = re.compile(r"\{\{|\{%|\{#|\}\}|%\}")
_OPENINGS = re.compile(r"\{\{|\{%|\{#")
_LARGEST_PART = 64 * 2**20  # bytes; a form is a few hundred kB
_MOST_TAGS = 1_000_000  # of XML in a part
_LONGEST_TEXT, _MOST_OPENINGS = 20_000, 200  # of a paragraph or cell: patterns are looked for in it


@dataclass(frozen=True)
class TagPlace:
    """A tag as a person wrote it, where it stands in the template, and what is compiled in its stead."""

    source: str
    place: str
    compiled: str = ""


@dataclass
class Tags:
    """The tags of one part in order; each is left in the XML as a token and put back as Jinja text."""

    found: list[TagPlace] = field(default_factory=list)

    def token(self, source: str, place: str, compiled: str = "") -> str:
        """A token to stand in text for the tag."""
        self.found.append(TagPlace(source, place, compiled or source))
        return f"⟦docgen:{len(self.found) - 1}⟧"

    def marker(self, source: str, place: str) -> etree._Comment:
        """A node to stand for a tag that replaces a whole row or paragraph."""
        self.found.append(TagPlace(source, place, source))
        return etree.Comment(f"docgen:{len(self.found) - 1}")


@dataclass(frozen=True)
class Blank:
    """A template file of a pack, the names it may ask for, and who reads its papers."""

    path: Path
    allowed: Allowed
    guard: OutsideGuard = field(default_factory=OutsideGuard)
    pack: str = ""

    def require_plain_text(self, text: str, place: str) -> None:
        """Raise PackFaultyError for what only docgen writes, and for a text too long to find tags in."""
        if "docgen:" in text and _TOKEN.search(text):
            raise self.fault(place, "文字中有程序内部的记号。", "请删去“⟦docgen:…⟧”。")
        if "{" not in text:
            return
        if len(text) > _LONGEST_TEXT or len(_OPENINGS.findall(text)) > _MOST_OPENINGS:
            raise self.fault(place, "一段文字中的标签过多。", "请分成几段。")
        for tag in TAG.findall(text):
            if names_of_ours(tag):
                raise self.fault(place, f"标签 {tag} 用了程序内部的名称。", "请改正该标签。")

    def require_whole_tags(self, text: str, place: str) -> None:
        """Raise PackFaultyError when the text holds braces of a tag that is not whole."""
        if _BRACES.search(TAG.sub("", text)):
            raise self.fault(place, f"标签不完整：{text.strip()[:40]}", "请补全成对的括号。")

    def fault(self, place: str, what: str, remedy: str) -> PackFaultyError:
        """The error that names pack, file and the place in it."""
        owner = f"地区包 {self.pack} 的" if self.pack else ""
        return PackFaultyError(f"{owner}模板 {self.path.name} {place}：{what}", remedy)


@dataclass(frozen=True)
class CompiledPart:
    """One XML part of a template, ready to be filled any number of times, and the names it asks for."""

    name: str
    blank: Blank
    template: Template
    places: Mapping[int, TagPlace]
    names: frozenset[str] = frozenset()

    def fill(self, context: Mapping[str, Any]) -> str:
        """The filled XML. Raises PackFaultyError naming the tag when the template cannot be filled."""
        try:
            return self.template.render(context)
        except _FAULTS as fault:
            tag = self._tag_of(fault)
            raise self.blank.fault(
                tag.place, f"标签 {tag.source} 无法填写（{fault}）。", "请改正模板中的该标签。"
            ) from None

    def _tag_of(self, fault: Exception) -> TagPlace:
        trace, line = fault.__traceback__, 0
        while trace is not None:
            if trace.tb_frame.f_code.co_filename == "<template>":  # Jinja's own stand-in frames
                line = trace.tb_lineno
            trace = trace.tb_next
        return tag_at(self.places, line)


def compile_part(name: str, xml: bytes, tags: Tags, blank: Blank, engine: Environment) -> CompiledPart:
    """The part with tags put back, checked against the vocabulary and compiled."""
    markup = xml.decode()
    if _OPENINGS.search(markup):
        raise blank.fault(name, "正文以外的地方有标签。", "标签只能写在段落或单元格的文字中，请删去其他的。")
    text, places = _with_tags(markup, tags)
    try:
        tree = engine.parse(text)
        _refuse_printed_tags(tree, places, blank)
        _refuse_what_is_barred(tree, places, blank)
        names = _checked_names(tree, places, blank)
        bound_loops(tree)
        return CompiledPart(name, blank, engine.from_string(tree), places, names)
    except (RecursionError, SyntaxError) as fault:
        raise blank.fault(name, "标签嵌套过深。", "请把标签写得简单些。") from fault
    except TemplateSyntaxError as fault:
        tag = tag_at(places, fault.lineno)
        raise blank.fault(
            tag.place, f"标签 {tag.source} 写法有误（{fault.message}）。", "请改正该标签。"
        ) from None


def tag_at(places: Mapping[int, TagPlace], line: int) -> TagPlace:
    """The tag on that line of the compiled text, or the last one before it."""
    before = [number for number in places if number <= line]
    return places[max(before)] if before else TagPlace("", "")


def read_template_parts(blank: Blank) -> list[Part]:
    """The parts of the file.

    Raises PackFaultyError when it is no Office file, a bomb, or acts of itself, and when any part is damaged,
    even one that nothing is filled into.
    """
    try:
        require_inert(blank.path)
        parts = read_parts(blank.path)
    except UnsafeFileError as fault:
        raise blank.fault("", fault.what, fault.remedy) from fault
    except _DAMAGE as fault:
        raise blank.fault(
            "", "不是可以打开的 Word 或 Excel 文件。", "请用 Word 或 WPS 另存为 docx/xlsx。"
        ) from fault
    for part in parts:
        if part.size > _LARGEST_PART:
            raise blank.fault(part.name, "内容过大。", "请删去不需要的图片后重试。")
        if not part.is_whole or (part.name.endswith(_XML) and not _is_well_formed(part)):
            raise _incomplete(part, blank)  # else every paper would be handed on with the damage in it
    return parts


@contextmanager
def faults_of_the_file(blank: Blank) -> Iterator[None]:
    """Turns what values that no Office program writes lead to into PackFaultyError."""
    try:
        yield
    except _ODD_VALUES as fault:
        what = f"文件内容不合 Office 文件的规定（{fault}）。"
        raise blank.fault("", what, "请用 Word、Excel 或 WPS 打开后另存。") from fault


def parse_part(part: Part | None, blank: Blank) -> etree._Element:
    """The tree of a part, with no entities and no network. Raises PackFaultyError when there is none."""
    try:
        if part is not None:
            content = part.unpacked()
            if content.count(b"<") > _MOST_TAGS:
                raise blank.fault(part.name, "内容过大。", "请分成几个模板。")
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, zlib.error):
        pass
    raise _incomplete(part, blank)


def _is_well_formed(part: Part) -> bool:
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(part.unpacked(), True)
    except expat.ExpatError:
        return False
    return True


def _incomplete(part: Part | None, blank: Blank) -> PackFaultyError:
    return blank.fault(part.name if part else "", "文件内容不完整。", "请用 Word、Excel 或 WPS 打开后另存。")


def with_prefix(root: etree._Element, prefix: str | None) -> etree._Element:
    """The tree with that prefix for the names of the root's kind: what is filled in is written with it."""
    if root.prefix == prefix:
        return root
    own = etree.QName(root).namespace or ""
    spaces: dict[Any, str] = {name: space for name, space in root.nsmap.items() if space != own}
    spaces[prefix] = own
    renamed = etree.Element(root.tag, nsmap=spaces)
    for name, value in root.attrib.items():
        renamed.set(name, value)
    renamed.extend(list(root))
    return renamed


def _with_tags(xml: str, tags: Tags) -> tuple[str, dict[int, TagPlace]]:
    """The XML with each token replaced by its tag; every tag begins a line, so a line tells the tag."""
    places: dict[int, TagPlace] = {}
    pieces: list[str] = []
    line, last = 1, 0
    for match in _TOKEN.finditer(xml):
        pieces.append(xml[last : match.start()])
        line += xml.count("\n", last, match.start()) + 1
        tag = tags.found[int(match[1] or match[2])]
        places[line] = tag
        pieces.append(tag.compiled[:2] + "\n" + tag.compiled[2:])
        line += tag.compiled.count("\n")
        last = match.end()
    return "".join((*pieces, xml[last:])), places


def _refuse_printed_tags(tree: nodes.Template, places: Mapping[int, TagPlace], blank: Blank) -> None:
    """`raw` would print tags as they are."""
    for data in tree.find_all(nodes.TemplateData):
        if "{{" in data.data or "{%" in data.data:
            tag = tag_at(places, data.lineno)
            raise blank.fault(tag.place, f"标签 {tag.source} 会把标签原样印出。", "请删去该标签。")


def _refuse_what_is_barred(tree: nodes.Template, places: Mapping[int, TagPlace], blank: Blank) -> None:
    """What could run code, reach files or never end."""
    for line, what in faults_of(tree):
        tag = tag_at(places, line)
        raise blank.fault(tag.place, f"标签 {tag.source} 不能这样写：{what}。", "请改正该标签。")


def _checked_names(tree: Any, places: Mapping[int, TagPlace], blank: Blank) -> frozenset[str]:
    """The names the part asks for, each of them allowed. Raises PackFaultyError naming the tag."""
    names: set[str] = set()
    for use in names_used(tree, blank.allowed.lists):
        tag = tag_at(places, use.line)
        if refusal := blank.guard.refusal(use):
            raise blank.fault(tag.place, *refusal)
        if use.is_unfollowed:
            continue
        near = blank.allowed.suggestion_for(use.path)
        if near is not None:
            remedy = f"最相近的名称是 {near}。" if near else "名称见 docgen template fields。"
            raise blank.fault(tag.place, f"标签 {tag.source} 中没有“{use.path}”这个名称。", remedy)
        names.add(use.path)
    return frozenset(names)
