"""Word templates: opened, checked and compiled once, then filled by one string render per part.

Tags are docxtpl's: `{{ name }}`; `{%tr … %}` alone in a table row and `{%p … %}` alone in a paragraph stand
for the row or paragraph; other `{% … %}` stay inside their paragraph.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lxml import etree

from docgen.fill.archive import Part, archive_bytes, deflated
from docgen.fill.environment import WORD_BREAKS, environment
from docgen.fill.formats import PHOTO
from docgen.fill.photo_markup import PaperPhotos
from docgen.fill.remarks import without_remarks
from docgen.fill.template import (
    TAG,
    Blank,
    CompiledPart,
    Tags,
    compile_part,
    faults_of_the_file,
    parse_part,
    read_template_parts,
    with_prefix,
)

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FILLED_PART = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_BLOCK_TAG = re.compile(r"\{%(tr|p)\s(.*?)%\}", re.DOTALL)
_ENGINE = environment(WORD_BREAKS)


@dataclass(frozen=True)
class WordTemplate:
    """A compiled Word template; parts without tags are kept as they lie in the file."""

    parts: tuple[Part | CompiledPart, ...]

    def fill(self, context: Mapping[str, Any]) -> bytes:
        """The filled paper as the bytes of a .docx file.

        Raises PackFaultyError naming the tag, PhotoLostError for a picture that is no longer there.
        """
        photos = PaperPhotos()
        return archive_bytes(photos.added_to([_filled(part, context, photos) for part in self.parts]))


def compile_word(blank: Blank) -> WordTemplate:
    """The template compiled. Raises PackFaultyError with file, table, row, cell and tag."""
    with faults_of_the_file(blank):
        parts = without_remarks(read_template_parts(blank), blank)
        if not any(part.name == "word/document.xml" for part in parts):
            raise blank.fault("", "不是 Word 文件。", "请用 Word 或 WPS 另存为 docx。")
        return WordTemplate(tuple(_compiled(part, blank) for part in parts))


def _filled(part: Part | CompiledPart, context: Mapping[str, Any], photos: PaperPhotos) -> Part:
    if isinstance(part, Part):
        return part
    return deflated(part.name, part.fill({**context, PHOTO: photos.function(part.name)}).encode())


def _compiled(part: Part, blank: Blank) -> Part | CompiledPart:
    if not _FILLED_PART.fullmatch(part.name):
        return part
    root, tags = with_prefix(parse_part(part, blank), "w"), Tags()
    etree.strip_tags(root, etree.Comment)  # they show on no page, and could look like tags put aside
    for paragraph in list(root.iter(f"{_W}p")):
        _take_tags(paragraph, tags, blank)
    for paragraph in root.iter(f"{_W}p"):
        blank.require_whole_tags(_text(paragraph), place_of(paragraph))
    if not tags.found:
        return part
    _refuse_cells_that_may_end_empty(root, tags, blank)
    xml = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return compile_part(part.name, xml, tags, blank, _ENGINE)


def _take_tags(paragraph: etree._Element, tags: Tags, blank: Blank) -> None:
    every = paragraph.iter(f"{_W}t")  # those of text boxes, too, which have paragraphs of their own
    texts = [text for text in every if _ancestor(text, "p") is paragraph]
    content = "".join(text.text or "" for text in texts)
    if "{" not in content and "docgen:" not in content:
        return
    place = place_of(paragraph)
    blank.require_plain_text(content, place)
    block = _BLOCK_TAG.fullmatch(content.strip())
    if block:
        _replace_block(paragraph, block, tags, place, blank)
        return
    _join_split_tags(texts, content, place, blank)
    for text in texts:
        if text.text and TAG.search(text.text):
            text.text = TAG.sub(lambda match: _inline_token(match[0], tags, place, blank), text.text)
            text.set(_SPACE, "preserve")


def _inline_token(source: str, tags: Tags, place: str, blank: Blank) -> str:
    if _BLOCK_TAG.match(source):
        raise blank.fault(place, f"标签 {source} 必须单独占一行或一段。", "请把它移到单独的表格行或段落。")
    return tags.token(source, place)


def _replace_block(
    paragraph: etree._Element, block: re.Match[str], tags: Tags, place: str, blank: Blank
) -> None:
    kind, statement = block.groups()
    target = paragraph if kind == "p" else _ancestor(paragraph, "tr")
    if target is None:
        raise blank.fault(
            place, f"标签 {block[0]} 不在表格之中。", "请把它放进表格的单独一行，或改用 {%p … %}。"
        )
    if kind == "tr" and _text(target).strip() != block[0]:
        raise blank.fault(
            place, f"标签 {block[0]} 所在的行还有其他文字。", "请让它单独占一行，该行打印时消失。"
        )
    parent = target.getparent()
    if parent is not None:
        parent.replace(target, tags.marker(f"{{%{statement}%}}", place))


def _join_split_tags(texts: list[etree._Element], content: str, place: str, blank: Blank) -> None:
    """A tag that Word split over runs is gathered in the first of them, if they look alike."""
    starts = _starts(texts)
    for match in TAG.finditer(content):
        touched = [
            index
            for index, text in enumerate(texts)
            if starts[index] < match.end() and starts[index] + len(text.text or "") > match.start()
        ]
        if len(touched) > 1:
            _gather(texts, touched, starts, match, place, blank)
            starts = _starts(texts)


def _gather(
    texts: list[etree._Element],
    touched: list[int],
    starts: list[int],
    match: re.Match[str],
    place: str,
    blank: Blank,
) -> None:
    if len({_look(texts[index]) for index in touched}) > 1:
        raise blank.fault(
            place, f"标签 {match[0]} 中间换了字体或格式。", "请选中整个标签，清除格式后设为同一种格式。"
        )
    first, last = touched[0], touched[-1]
    texts[first].text = (texts[first].text or "")[: match.start() - starts[first]] + match[0]
    for index in touched[1:-1]:
        texts[index].text = ""
    texts[last].text = (texts[last].text or "")[match.end() - starts[last] :]
    texts[last].set(_SPACE, "preserve")


def _starts(texts: list[etree._Element]) -> list[int]:
    starts, position = [], 0
    for text in texts:
        starts.append(position)
        position += len(text.text or "")
    return starts


def _look(text: etree._Element) -> bytes:
    """The formatting of the text's run, without what does not show."""
    run = text.getparent()
    properties = None if run is None else run.find(f"{_W}rPr")
    if properties is None:
        return b""
    shown = [child for child in properties if child.tag not in (f"{_W}lang", f"{_W}noProof")]
    return b"".join(etree.tostring(child) for child in shown)


def _refuse_cells_that_may_end_empty(root: etree._Element, tags: Tags, blank: Blank) -> None:
    """Word cannot open a table cell without a closing paragraph."""
    for cell in root.iter(f"{_W}tc"):
        last = cell[-1]
        if isinstance(last, etree._Comment):
            tag = tags.found[int((last.text or "").removeprefix("docgen:"))]
            raise blank.fault(tag.place, f"单元格以标签 {tag.source} 结尾。", "请在它后面留一个空段落。")


def place_of(element: etree._Element) -> str:
    """Where the element stands as a person counts: 表1 第3行 第2格, or 第5段."""
    cell, row, table = (_ancestor(element, name) for name in ("tc", "tr", "tbl"))
    if table is None or row is None or cell is None:
        return f"第{_position(element)}段"
    return f"表{_number(table)} 第{_position(row)}行 第{_position(cell)}格"


def _position(element: etree._Element) -> int:
    """Its number among its siblings, from 1; rows and paragraphs that tags replaced count too."""
    before = (item for item in element.itersiblings(preceding=True))
    return 1 + sum(item.tag in (element.tag, etree.Comment) for item in before)


def _number(table: etree._Element) -> int:
    root = table.getroottree().getroot()
    return 1 + list(root.iter(f"{_W}tbl")).index(table)


def _ancestor(element: etree._Element, name: str) -> etree._Element | None:
    return next(element.iterancestors(f"{_W}{name}"), None)


def _text(element: etree._Element) -> str:
    return "".join(_texts(element))


def _texts(element: etree._Element) -> Iterator[str]:
    for text in element.iter(f"{_W}t"):
        yield text.text or ""
