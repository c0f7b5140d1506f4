"""Remarks that the author of a template left in it, Word comments and cell notes: no paper carries them."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from docgen.fill.archive import Part, deflated
from docgen.fill.template import Blank, parse_part

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_KINDS = frozenset(
    {"comments", "commentsExtended", "commentsIds", "commentsExtensible", "people"}
    | {"threadedComment", "person"}
)
_SHAPE = re.compile(rb"<(\w+:)shape\b(?:(?!<\1shape\b).)*?</\1shape>", re.DOTALL)
_NOTE = re.compile(rb"ObjectType=[\"']Note[\"']")
_XML = (".xml", ".rels")


@dataclass(frozen=True)
class _Relation:
    """That the part `owner` refers to the part `target`."""

    owner: str
    id: str
    kind: str
    target: str


def without_remarks(parts: list[Part], blank: Blank) -> list[Part]:
    """The parts without comments and notes; the list itself when there are none."""
    relations = [relation for part in parts for relation in _relations(part, blank)]
    gone = {relation.target for relation in relations if relation.kind in _KINDS}
    if not gone & {part.name for part in parts}:
        return parts
    gone |= {part.name for part in parts if part.name.endswith(".vml") and _has_only_notes(part)}
    return [_without(part, gone, relations, blank) for part in parts if part.name not in gone]


def _relations(part: Part, blank: Blank) -> Iterator[_Relation]:
    """What a relations part says; of any other part nothing."""
    folder, file = posixpath.split(part.name)
    if not file.endswith(".rels"):
        return
    folder = posixpath.dirname(folder)
    owner = posixpath.join(folder, file.removesuffix(".rels"))
    for item in parse_part(part, blank):
        kind, target = (item.get("Type") or "").rpartition("/")[2], item.get("Target") or ""
        yield _Relation(owner, item.get("Id") or "", kind, _target(folder, target))


def _target(folder: str, target: str) -> str:
    return posixpath.normpath(target[1:] if target.startswith("/") else posixpath.join(folder, target))


def _has_only_notes(part: Part) -> bool:
    shapes = [shape[0] for shape in _SHAPE.finditer(part.unpacked())]
    return bool(shapes) and all(map(_NOTE.search, shapes))


def _without(part: Part, gone: set[str], relations: Sequence[_Relation], blank: Blank) -> Part:
    """The part without what it says of the parts that are gone, and without the marks of comments."""
    if part.name.endswith(".vml"):
        return deflated(part.name, _SHAPE.sub(_unless_note, part.unpacked()))
    if not part.name.endswith(_XML):
        return part
    root = parse_part(part, blank)
    ids = {relation.id for relation in relations if relation.owner == part.name and relation.target in gone}
    marks = [*_comment_marks(root), *_entries(root, part.name, gone)]
    marks += [item for item in root.iter(f"{_S}legacyDrawing") if item.get(_ID) in ids]
    for mark in marks:
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)
    xml = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return deflated(part.name, xml) if marks else part


def _unless_note(shape: re.Match[bytes]) -> bytes:
    return b"" if _NOTE.search(shape[0]) else shape[0]


def _comment_marks(root: etree._Element) -> Iterator[etree._Element]:
    """Where a Word text says that a comment is about it."""
    yield from root.iter(f"{_W}commentRangeStart", f"{_W}commentRangeEnd")
    for reference in root.iter(f"{_W}commentReference"):
        run = reference.getparent()
        others = () if run is None else [child for child in run if child.tag != f"{_W}rPr"]
        yield reference if run is None or len(others) > 1 else run


def _entries(root: etree._Element, name: str, gone: set[str]) -> Iterator[etree._Element]:
    """What the list of content types, or a list of relations, says of the parts."""
    folder = posixpath.dirname(posixpath.dirname(name))
    for item in root if name.endswith(".rels") or name == "[Content_Types].xml" else ():
        own = item.get("PartName") or _target(folder, item.get("Target") or "")
        if own.removeprefix("/") in gone:
            yield item
