"""A filled Word paper as an engine reads it: its body, and a digest of all that stands beside it."""

import hashlib
import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

DOCUMENT = "word/document.xml"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PAGELESS = ("docProps/",)  # author, dates, title: they decide nothing on a page


@dataclass(frozen=True)
class WordPaper:
    """One paper opened: the tree of its body and every part of its zip."""

    tree: etree._Element
    parts: dict[str, bytes]

    @property
    def body(self) -> etree._Element:
        """The `w:body`; a paper without one is refused by `read_word_paper`."""
        body = self.tree.find(f"{WORD}body")
        assert body is not None
        return body

    @property
    def surroundings(self) -> str:
        """A digest of styles, headers, numbering, media, relationships: equal ones may share a document."""
        digest = hashlib.sha256(repr(sorted(self.tree.attrib.items())).encode())
        for name in sorted(self.parts):
            if name != DOCUMENT and not name.startswith(_PAGELESS):
                digest.update(f"{name}\0{len(self.parts[name])}\0".encode() + self.parts[name])
        return digest.hexdigest()


def read_word_paper(path: Path) -> WordPaper | None:
    """The paper at `path`, or None when it is no readable Word document."""
    try:
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        tree = parse_part(parts[DOCUMENT])
    except (OSError, KeyError, ValueError, zipfile.BadZipFile, etree.XMLSyntaxError):
        return None
    return None if tree.find(f"{WORD}body") is None else WordPaper(tree, parts)


def parse_part(part: bytes) -> etree._Element:
    """The root of an XML part, read without entities or network."""
    return etree.fromstring(part, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True))
