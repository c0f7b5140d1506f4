"""Documents in the dress in which they can be cut by their text, and others brought into it.

The usual dress: UTF-8, prefix w for WordprocessingML, no comments, CDATA or processing instructions, no
wrappers around runs, cells, rows or blocks, nothing but xml:space on w:t, and no attributes on w:body, w:tbl
and w:tc.
"""

import re
from dataclasses import dataclass

from lxml import etree

from docgen.printing.office.word_paper import parse_part
from docgen.printing.word.cut import UnusualDress
from docgen.printing.word.known import XML, W
from docgen.printing.word.notes import Note, Notes

_NAMESPACE = W[1:-1]
_HEAD = re.compile(r"(?:<\?xml([^>]*)\?>)?\s*(<w:document[^>]*>)")
_OTHER_ENCODING = re.compile(r"encoding=(?![\"'](?:utf-8|us-ascii)[\"'])", re.IGNORECASE)
_BARE = tuple(W + name for name in ("body", "p", "tbl", "tr", "tc"))
_REVISIONS = ("ins", "del", "moveFrom", "moveTo")
_UNWRAPPED = ("sdt", "sdtContent", "smartTag", "customXml", "ins", "moveTo")
_DROPPED = (
    *("del", "moveFrom", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr"),
    *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
    *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart", "customXmlDelRangeEnd"),
)
_UNUSUAL = frozenset(W + name for name in (*_UNWRAPPED, *_DROPPED))


@dataclass(frozen=True)
class Dressed:
    """A document in the usual dress: its root's start tag, what the body holds, what was lost on the way."""

    root_tag: str
    body: str
    first_slot: int  # of the body's texts
    notes: tuple[Note, ...] = ()


def as_it_is(document: bytes) -> Dressed:
    """The document as it stands, if as far as can be seen from outside it is in the usual dress."""
    try:
        text = document.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnusualDress from None
    head = _HEAD.match(text)
    if head is None or f'xmlns:w="{_NAMESPACE}"' not in head[2] or _OTHER_ENCODING.search(head[1] or ""):
        raise UnusualDress
    start, end = text.find("<w:body>", head.end()), text.rfind("</w:body>")
    if not head.end() <= start < end:
        raise UnusualDress
    notes = Notes()
    if text[head.end() : start].strip():
        notes.add("background")
    body = text[start + len("<w:body>") : end]
    return Dressed(head[2], body, text.count("</w:t>", 0, start), notes.found())


def dress(document: bytes) -> tuple[bytes, tuple[Note, ...]]:
    """The document brought into the usual dress, and what was lost on the way.

    Raises ValueError or lxml.etree.XMLSyntaxError.
    """
    root = parse_part(document)
    if root.tag != W + "document":
        raise ValueError(f"the document's root is {root.tag}")
    notes = Notes()
    tidy(root, notes)
    return etree.tostring(_with_prefix(root), encoding="UTF-8", xml_declaration=True), notes.found()


def is_tidy(element: etree._Element) -> bool:
    """Whether nothing in the element would be taken out by `tidy`."""
    return all(isinstance(item.tag, str) and item.tag not in _UNUSUAL for item in element.iter())


def tidy(root: etree._Element, notes: Notes) -> None:
    """Take out of the tree what a cut by text could not bear; revisions are noted."""
    etree.strip_tags(root, etree.Comment, etree.ProcessingInstruction)
    for name in _REVISIONS:
        if next(root.iter(W + name), None) is not None:
            notes.add(name)
    etree.strip_elements(root, *(W + name for name in _DROPPED), with_tail=False)
    etree.strip_tags(root, *(W + name for name in _UNWRAPPED))
    for element in root.iter(*_BARE):
        element.attrib.clear()
    for text in root.iter(W + "t"):
        for attribute in set(text.attrib) - {f"{XML}space"}:
            del text.attrib[attribute]


def _with_prefix(root: etree._Element) -> etree._Element:
    """The root with prefix w, whatever the prefix was."""
    spaces = {prefix: uri for prefix, uri in root.nsmap.items() if prefix and uri != _NAMESPACE}
    fresh = etree.Element(root.tag, nsmap={**spaces, "w": _NAMESPACE})
    fresh.extend(list(root))
    return fresh
