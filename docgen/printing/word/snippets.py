"""Snippets of XML without their texts, and what they come to.

A document is parted into its texts and the rest, the skeleton, in which each w:t is empty. Skeletons repeat
from paper to paper; only they are cut and parsed.
"""

import re
from collections.abc import Callable
from typing import Generic, TypeVar

from lxml import etree

from docgen.printing.kept import Kept
from docgen.printing.office.word_paper import parse_part
from docgen.printing.word.cut import UnusualDress
from docgen.printing.word.dress import is_tidy
from docgen.printing.word.known import XML, W
from docgen.printing.word.patterns import Texts

_END = "</w:t>"
_PRESERVED, _BARE = b'<w:t xml:space="preserve"', b"<w:t"
_REFERENCE = re.compile(r"&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_TRIMMED = " \t\r\n"

Compiled = TypeVar("Compiled")


def without_texts(document: bytes) -> tuple[bytes, list[bytes]]:
    """The document's skeleton, and its texts as they are written."""
    *pieces, tail = document.split(b"</w:t>")
    parted = [piece.rpartition(b">") for piece in pieces]
    heads = [head for head, _, _ in parted]
    return b"></w:t>".join((*heads, tail)), [text for _, _, text in parted]


def trimmed_slots(skeleton: bytes) -> tuple[int, ...]:
    """The slots whose texts lose the white space around them. Raises UnusualDress for one in no plain w:t."""
    heads = skeleton.split(b"></w:t>")[:-1]
    trimmed = [index for index, head in enumerate(heads) if not head.endswith(_PRESERVED)]
    if not all(heads[index].endswith(_BARE) for index in trimmed):
        raise UnusualDress
    return tuple(trimmed)


def contents(written: list[bytes], trimmed: tuple[int, ...]) -> Texts:
    """The characters of the texts, those of the slots `trimmed` less the white space around them.

    Raises ValueError for what is not UTF-8, and for an unknown entity.
    """
    if not written:
        return ()
    joined = b"\0".join(written).decode()
    if "&" in joined:
        texts = [_plain(_unescaped(text) if "&" in text else text) for text in joined.split("\0")]
    else:
        texts = _plain(joined).split("\0")
    if len(texts) != len(written):
        raise ValueError("U+0000 in a text")
    for index in trimmed:
        texts[index] = texts[index].strip(_TRIMMED)
    return tuple(texts)


class Snippets(Generic[Compiled]):
    """All snippets of one kind under the same surroundings."""

    def __init__(self, root_tag: str, compile_snippet: Callable[[etree._Element], Compiled], limit: int):
        self._root_tag = root_tag
        self._compile = compile_snippet
        self._kept: Kept[str, Compiled] = Kept(limit)

    def find(self, skeleton: str) -> Compiled:
        """What it comes to. Raises lxml.etree.XMLSyntaxError or ValueError where it makes no sense."""
        return self._kept.find(skeleton) or self._kept.keep(skeleton, self._compile(self._parsed(skeleton)))

    def _parsed(self, skeleton: str) -> etree._Element:
        """The element of the skeleton, each w:t holding the index of its text."""
        *pieces, tail = skeleton.split(_END)
        numbered = [f"{piece}{index}{_END}" for index, piece in enumerate(pieces)]
        return parse_snippet(self._root_tag, "".join((*numbered, tail)), len(pieces))


def parse_snippet(root_tag: str, xml: str, slots: int = 0) -> etree._Element:
    """The one element of the XML, in which so many w:t are filled. Raises UnusualDress where it is not so."""
    root = parse_part(f"{root_tag}{xml}</w:document>".encode())
    filled = sum(1 for text in root.iter(W + "t") if text.text)
    if len(root) != 1 or not filled == slots == xml.count(_END) or not is_tidy(root):
        raise UnusualDress
    return root[0]


def take_texts(element: etree._Element) -> Texts:
    """The texts of a parsed element in order; each w:t holds the index of its text afterwards."""
    texts = []
    for text in element.iter(W + "t"):
        plain = _plain(text.text or "")
        texts.append(plain if text.get(f"{XML}space") == "preserve" else plain.strip(_TRIMMED))
        text.text = str(len(texts) - 1)
    return tuple(texts)


def renumber(element: etree._Element) -> int:
    """Let the indexes of an element's texts begin at 0; how many there are."""
    texts = [text for text in element.iter(W + "t") if text.text]
    first = int(texts[0].text or 0) if texts else 0
    for text in texts:
        text.text = str(int(text.text or 0) - first)
    return len(texts)


def _plain(text: str) -> str:
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")


def _unescaped(text: str) -> str:
    if text.count("&") != len(_REFERENCE.findall(text)):
        raise ValueError(f"unknown entity in {text}")
    return _REFERENCE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    return _NAMED[name] if name else chr(int(decimal) if decimal else int(hexadecimal, 16))
