"""XML whose elements know the bytes they stand at, so that a change leaves every other byte as it lies."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

_OPENING = re.compile(rb"<[^\s/>]+(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_ENCODING = re.compile(rb"(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding=[\"']([^\"']*)")
_DEEPEST = 200  # elements within each other; a table in a text box in a table comes to some sixty
_MOST_TAGS = 1_000_000  # of the whole part
_UTF16 = (b"\xfe\xff", b"\xff\xfe")
_OFFICE = "http://schemas.openxmlformats.org/"
_PREFIXES = {
    f"{_OFFICE}wordprocessingml/2006/main": "w:",
    f"{_OFFICE}spreadsheetml/2006/main": "",
    f"{_OFFICE}officeDocument/2006/relationships": "r:",
    f"{_OFFICE}package/2006/relationships": "",
    f"{_OFFICE}package/2006/content-types": "",
    f"{_OFFICE}drawingml/2006/main": "a:",
    f"{_OFFICE}drawingml/2006/spreadsheetDrawing": "xdr:",
    f"{_OFFICE}markup-compatibility/2006": "mc:",
    "http://schemas.microsoft.com/office/word/2010/wordml": "w14:",
    "urn:schemas-microsoft-com:vml": "v:",
    "urn:schemas-microsoft-com:office:excel": "x:",
    "http://www.w3.org/XML/1998/namespace": "xml:",
}


@dataclass(eq=False)
class Element:
    """An element with its usual prefix, whatever the file's own; `start:end` are its bytes.

    `inner_start:inner_end` is what stands between its tags; both are `end` for `<a/>`.
    """

    name: str
    attributes: dict[str, str]
    parent: "Element | None"
    start: int
    inner_start: int
    inner_end: int = 0
    end: int = 0
    text: str = ""
    children: list["Element"] = field(default_factory=list)

    @property
    def is_closed(self) -> bool:
        """Whether it is written `<a/>`."""
        return self.inner_start == self.end

    def get(self, name: str, otherwise: str = "") -> str:
        """The attribute's value."""
        return self.attributes.get(name, otherwise)

    def find(self, *path: str) -> "Element | None":
        """The first element along the path of children's names; None when there is none."""
        found: Element | None = self
        for name in path:
            found = next((child for child in found.children if child.name == name), None) if found else None
        return found

    def all(self, name: str) -> list["Element"]:
        """Its children of that name."""
        return [child for child in self.children if child.name == name]

    def iter(self, *names: str) -> Iterator["Element"]:
        """It and all below it in order of the file; those of the names when given."""
        if not names or self.name in names:
            yield self
        for child in self.children:
            yield from child.iter(*names)

    def ancestor(self, name: str) -> "Element | None":
        """The nearest element of that name that it lies in."""
        above = self.parent
        while above is not None and above.name != name:
            above = above.parent
        return above


@dataclass(frozen=True)
class Edit:
    """Bytes `start:end` of a part give way to the text."""

    start: int
    end: int
    text: str


def edited(data: bytes, edits: Iterable[Edit], start: int = 0, end: int | None = None) -> bytes:
    """Bytes `start:end` of the data with the edits made; those at one place in the order given.

    Raises ValueError when two of them overlap.
    """
    pieces: list[bytes] = []
    last = start
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if edit.start < last:
            raise ValueError("two edits overlap")
        pieces += (data[last : edit.start], edit.text.encode())
        last = edit.end
    return b"".join((*pieces, data[last:end]))


def prefix_of(data: bytes, element: Element) -> str:
    """What the file writes before the names of the element's kind: `w:`, or nothing."""
    name = data[element.start + 1 : element.inner_start].split(maxsplit=1)[0].rstrip(b"/>").decode()
    return f"{name.partition(':')[0]}:" if ":" in name else ""


def appended(data: bytes, element: Element, text: str) -> Edit:
    """The edit that puts the text at the end of what the element holds."""
    if not element.is_closed:
        return Edit(element.inner_end, element.inner_end, text)
    opening = data[element.start : element.end - 2].decode().rstrip()
    name = opening[1:].split(maxsplit=1)[0]
    return Edit(element.start, element.end, f"{opening}>{text}</{name}>")


class XmlBrokenError(ValueError):
    """XML that is not whole, not UTF-8, or not a form's."""


def parse(data: bytes) -> Element:
    """The root of the XML. Raises XmlBrokenError."""
    told = _ENCODING.match(data)
    if data[:2] in _UTF16 or (told and told[1].lower() not in (b"utf-8", b"utf8")):
        raise XmlBrokenError("not UTF-8")
    if data.count(b"<") > _MOST_TAGS:
        raise XmlBrokenError("too large")
    reader = _Reader(data)
    try:
        return reader.root()
    except (ValueError, LookupError, expat.ExpatError) as fault:
        raise XmlBrokenError(str(fault)) from fault


class _Reader:
    """Builds the elements from expat's events, which tell the byte they stand at."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._open: list[Element] = []
        self._root: Element | None = None
        self._names: dict[str, str] = {}
        self._parser = expat.ParserCreate(namespace_separator="\n")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._starts
        self._parser.EndElementHandler = self._ends
        self._parser.CharacterDataHandler = self._says
        self._parser.StartDoctypeDeclHandler = self._refuses

    def root(self) -> Element:
        self._parser.Parse(self._data, True)
        if self._root is None:
            raise ValueError("no element")
        return self._root

    def _starts(self, name: str, attributes: dict[str, str]) -> None:
        start = self._parser.CurrentByteIndex
        opening = _OPENING.match(self._data, start)
        if opening is None:
            raise ValueError("not UTF-8")
        if len(self._open) > _DEEPEST:
            raise ValueError("too deep")
        parent = self._open[-1] if self._open else None
        own = {self._named(key): value for key, value in attributes.items()}
        element = Element(self._named(name), own, parent, start, opening.end())
        if parent is None:
            self._root = element
        else:
            parent.children.append(element)
        self._open.append(element)

    def _ends(self, _: str) -> None:
        element = self._open.pop()
        at = self._parser.CurrentByteIndex
        is_closed = self._data[element.inner_start - 2 : element.inner_start] == b"/>"
        element.inner_end = element.inner_start if is_closed else at
        element.end = element.inner_start if is_closed else self._data.index(b">", at) + 1

    def _says(self, text: str) -> None:
        self._open[-1].text += text

    def _refuses(self, *_: object) -> None:
        raise ValueError("entities")

    def _named(self, name: str) -> str:
        if name not in self._names:
            space, _, local = name.rpartition("\n")
            self._names[name] = _PREFIXES.get(space, space and f"{{{space}}}") + local
        return self._names[name]
