"""Tags as they are written: whole, alone where they must be, in one piece, in places that are filled."""

import re
from collections.abc import Iterator

from lxml import etree

from docgen.authoring.lint.flaws import NOWHERE, Flaw, flaw
from docgen.authoring.lint.opened import OpenedTemplate
from docgen.authoring.lint.texts import PARAGRAPH, ROW, Tag, Text
from docgen.authoring.lint.word_texts import FILLED_PART, split_points
from docgen.fill.template import TAG
from docgen.vocabulary import find_field

_BRACES = re.compile(r"\{\{|\{%|\{#|\}\}|%\}")
_LOOK_ALIKE = re.compile(
    r"[｛{]\s*[｛{][^{}｛｝]{1,60}[｝}]\s*[｝}]|[｛{]\s*[%％][^{}｛｝]{1,60}[%％]\s*[｝}]"
)
_DOTTED = re.compile(r"(?<![\w./@])[a-z]+[a-z0-9_]*(?:\.[a-z]\w*)+")
_CHINESE_SIGNS = re.compile("[“”‘’，（）｜]")
_STRING = re.compile(r'"(?:\\.|[^"\\])*"|\'(?:\\.|[^\'\\])*\'')
_ELSEWHERE = {
    "word/footnotes.xml": "脚注",
    "word/endnotes.xml": "尾注",
    "docProps/core.xml": "文件属性",
    "xl/drawings/": "文本框",
    "xl/worksheets/": "页眉页脚或数据有效性",
    "xl/workbook.xml": "工作表名称或定义的名称",
}


def check_tags(template: OpenedTemplate) -> Iterator[Flaw]:
    """What is wrong with how tags are written, place by place."""
    for text in template.texts:
        yield from _check_whole(text)
        if template.is_word:
            yield from _check_in_word(text)
            yield from _check_pieces(text)
        else:
            yield from _check_in_sheet(text)
        yield from (quotes for tag in text.tags for quotes in check_quotes(tag))
    yield from _check_elsewhere(template)


def _check_whole(text: Text) -> Iterator[Flaw]:
    bare = text.bare
    if _BRACES.search(bare):
        yield flaw("tag-incomplete", text.spot, text=text.content.strip()[:40])
        return
    for match in _LOOK_ALIKE.finditer(bare):
        yield flaw("tag-look-alike", text.spot, text=match[0])
    names = (name for name in _DOTTED.findall(_LOOK_ALIKE.sub("", bare)) if find_field(name))
    yield from (flaw("name-outside-tag", text.spot, name=name) for name in dict.fromkeys(names))


def check_quotes(tag: Tag) -> Iterator[Flaw]:
    """Chinese signs outside the strings of a tag."""
    if _CHINESE_SIGNS.search(_STRING.sub("", tag.source)):
        yield flaw("tag-quotes", tag.spot, tag=tag.in_short)


def _check_in_word(text: Text) -> Iterator[Flaw]:
    """Tags of rows and paragraphs stand alone."""
    for tag in text.tags:
        if tag.reach == ROW and not text.row:
            yield flaw("tag-outside-table", tag.spot, tag=tag.in_short)
        elif tag.reach and (text.row_text if tag.reach == ROW else text.content).strip() != tag.source:
            yield flaw("tag-not-alone", tag.spot, tag=tag.in_short)
        elif tag.reach == PARAGRAPH and text.ends_cell:
            yield flaw("tag-ends-cell", tag.spot, tag=tag.in_short)


def _check_in_sheet(text: Text) -> Iterator[Flaw]:
    """A statement rules a row of its own; cells hold values only."""
    for tag in text.tags:
        if not tag.is_statement:
            if "photo(" in tag.source.replace(" ", ""):
                yield flaw("sheet-photo", tag.spot, tag=tag.in_short)
        elif tag.reach != ROW:
            yield flaw("tag-in-sheet-cell", tag.spot, tag=tag.in_short)
        elif text.row_text.strip() != tag.source:
            yield flaw("tag-not-alone", tag.spot, tag=tag.in_short)


def _check_pieces(text: Text) -> Iterator[Flaw]:
    """Tags that Word keeps in several pieces."""
    points = split_points(text)
    for match in TAG.finditer(text.content):
        touched = [
            piece
            for piece, (start, end) in zip(text.pieces, points, strict=True)
            if start < match.end() and end > match.start() and start < end
        ]
        if len(touched) > 1:
            is_plain = len({piece.look for piece in touched}) == 1
            is_block = Tag(match[0], text).reach != ""
            code = "tag-split" if is_plain or is_block else "tag-split-formats"
            yield flaw(code, text.spot, tag=Tag(match[0], text).in_short, count=len(touched))


def _check_elsewhere(template: OpenedTemplate) -> Iterator[Flaw]:
    """Tags in parts that filling leaves as they are."""
    for name, tree in template.trees.items():
        if _may_hold_lost_tags(name, template.parts[name]):
            title = next((title for start, title in _ELSEWHERE.items() if name.startswith(start)), name)
            spot = NOWHERE if template.is_word else template.tabs.get(name, NOWHERE)
            for match in (match for text in _texts_of(name, tree) for match in TAG.finditer(text)):
                yield flaw("tag-not-filled", spot, tag=match[0][:60], part=title)


def _may_hold_lost_tags(name: str, content: bytes) -> bool:
    """Whether filling does not look at the part; comments are left out of papers."""
    is_filled = FILLED_PART.fullmatch(name) or name == "xl/sharedStrings.xml" or "comments" in name.lower()
    return not is_filled and (b"{{" in content or b"{%" in content)


def _texts_of(name: str, tree: etree._Element) -> Iterator[str]:
    """Every text and attribute of the part but those of a sheet's cells, which are filled."""
    for element in tree.iter():
        if not (name.startswith("xl/worksheets/") and _is_in_cell(element.tag)):
            yield element.text or ""
            yield from map(str, element.attrib.values())


def _is_in_cell(tag: object) -> bool:
    return str(tag).rpartition("}")[2] in ("t", "v", "f")
