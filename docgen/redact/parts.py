"""The parts of a workbook beside its cells: what each kind of them becomes."""

import io
import re
from collections.abc import Callable
from pathlib import PurePosixPath

from lxml import etree
from PIL import Image

from docgen.findings import COMMENT_MARK

_KEPT = re.compile(
    r"\[Content_Types\]\.xml|.*\.rels|xl/(?:styles|calcChain|metadata)\.xml|xl/theme/.*|xl/tables/table\d+\.xml"
)
_PROPERTIES = re.compile(r"docProps/(?:core|app|custom)\.xml")
_COMMENTS = re.compile(r"xl/(?:comments/?comment|comments|threadedComments/|persons/).*\.xml")
_DRAWN = re.compile(r"xl/(?:drawings/[^/]*\.xml|cellimages\.xml|charts/[^/]*\.xml)")
_SHAPES_OF_COMMENTS = re.compile(r"xl/drawings/[^/]*\.vml")
_PICTURES = re.compile(r"xl/media/.*")
_TOLD = ("descr", "title", "displayName", "userId", "providerId", "alt")
_FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".gif": "GIF", ".bmp": "BMP", ".tif": "TIFF", ".tiff": "TIFF"}
_WORDS = re.compile(">([^<>]*[\u3400-\u9fff][^<>]*)<")
_EXTERNAL = "http://example.invalid/"
PICTURE, COMMENT, PROPERTY, DRAWING, REMOVED = "图片", "批注", "文档属性", "图形和图表", "其他部件"


def treatment(name: str) -> str:
    """What the part is, in the words of the report: "" for one that stays, REMOVED for one that must not."""
    kinds = (
        (_KEPT, ""),
        (_PROPERTIES, PROPERTY),
        (_COMMENTS, COMMENT),
        (_SHAPES_OF_COMMENTS, COMMENT),
        (_DRAWN, DRAWING),
        (_PICTURES, PICTURE),
    )
    return next((told for pattern, told in kinds if pattern.fullmatch(name)), REMOVED)


def redacted_part(name: str, content: bytes, change: Callable[[str], str]) -> bytes:
    """The part without what it tells of anybody; `change` hides a text."""
    if name.endswith(".rels"):
        return _without_targets(content)
    kind = treatment(name)
    if kind == PICTURE:
        return _blank_picture(name)
    if kind == PROPERTY:
        return _emptied(content)
    if _SHAPES_OF_COMMENTS.fullmatch(name):
        text = content.decode("utf-8", "replace")
        return _WORDS.sub(lambda found: f">{change(found[1])}<", text).encode()
    if kind:
        return _hidden(content, (lambda text: _comment(text, change)) if kind == COMMENT else change)
    return content


def parsed(content: bytes) -> etree._Element:
    """The tree of a part, with no entities and no network. Raises XMLSyntaxError."""
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))


def written(tree: etree._Element) -> bytes:
    """The part's bytes."""
    return etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)


def _hidden(content: bytes, change: Callable[[str], str]) -> bytes:
    """Every text changed, and the attributes that describe something."""
    tree = parsed(content)
    for item in tree.iter(etree.Element):
        for name in _TOLD:
            if text := item.get(name):
                item.set(name, change(text))
        if item.text and item.text.strip() and etree.QName(item).localname in ("t", "v", "text", "author"):
            item.text = change(item.text)
    return written(tree)


def _comment(text: str, change: Callable[[str], str]) -> str:
    own, mark, _ = text.partition(COMMENT_MARK)
    return change(own) + mark


def _emptied(content: bytes) -> bytes:
    """The properties' root without any of them."""
    tree = parsed(content)
    for item in list(tree):
        tree.remove(item)
    return written(tree)


def _without_targets(content: bytes) -> bytes:
    """The relations, those that lead out of the file leading nowhere."""
    tree = parsed(content)
    for item in tree.iter("{*}Relationship"):
        if item.get("TargetMode") == "External":
            item.set("Target", _EXTERNAL)
    return written(tree)


def _blank_picture(name: str) -> bytes:
    """A picture of one white point, of the kind that its name says, else PNG."""
    stream = io.BytesIO()
    Image.new("RGB", (1, 1), "white").save(stream, _FORMATS.get(PurePosixPath(name).suffix.lower(), "PNG"))
    return stream.getvalue()
