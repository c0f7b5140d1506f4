"""Snippets of XML and what they come to; a snippet that differs only in its texts is not parsed again."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Generic, Protocol, TypeVar

from lxml import etree

from docgen.printing.office.word_paper import parse_part
from docgen.printing.word.cut import UnusualDress
from docgen.printing.word.dress import is_tidy
from docgen.printing.word.kept import Kept
from docgen.printing.word.known import XML, W
from docgen.printing.word.notes import Note
from docgen.printing.word.patterns import Counted

_TEXT = re.compile(r'(<w:t(?: xml:space="preserve")?>)([^<]*)</w:t>')
_REFERENCE = re.compile(r"&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(amp|lt|gt|quot|apos));")
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_TRIMMED = " \t\r\n"

Result = TypeVar("Result", covariant=True)


class Pattern(Protocol[Result]):
    """What a skeleton is compiled to."""

    @property
    def slots(self) -> int:
        """How many texts it takes."""

    @property
    def counts(self) -> tuple[Counted, ...]:
        """The numbered paragraphs in it."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """What is not known in it."""

    def make(self, texts: list[str], labels: Iterator[str]) -> Result:
        """What it is with these texts and labels."""


Made = TypeVar("Made")


@dataclass(eq=False)
class Entry(Generic[Made]):
    """A snippet known: its pattern and texts, and what was made of it for each set of labels."""

    pattern: Pattern[Made]
    texts: list[str]
    made: dict[tuple[str, ...], Made] = field(default_factory=dict)

    def with_labels(self, labels: tuple[str, ...]) -> Made:
        """What the snippet is with these labels; the same object again for the same ones."""
        found = self.made.get(labels)
        if found is None:
            found = self.made[labels] = self.pattern.make(self.texts, iter(labels))
        return found


_NO_LABELS: tuple[str, ...] = ()


class Snippets(Generic[Made]):
    """All snippets of one kind under the same surroundings."""

    def __init__(self, root_tag: str, compile_snippet: Callable[[etree._Element], Pattern[Made]], limit: int):
        self._root_tag = root_tag
        self._compile = compile_snippet
        self._entries: Kept[str, Entry[Made]] = Kept(limit)
        self._patterns: Kept[str, Pattern[Made]] = Kept(limit)

    def find(self, snippet: str) -> Entry[Made]:
        """The snippet's entry. Raises lxml.etree.XMLSyntaxError or ValueError where it makes no sense."""
        return self._entries.find(snippet) or self._entries.keep(snippet, self._enter(snippet))

    def _enter(self, snippet: str) -> Entry[Made]:
        pieces = _TEXT.split(snippet)  # between, opening tag, text, between, …, between
        texts = [content(tag, text) for tag, text in zip(pieces[1::3], pieces[2::3], strict=True)]
        del pieces[2::3]
        skeleton = "\n".join(pieces)
        pattern = self._patterns.find(skeleton)
        if pattern is None:
            pattern = self._patterns.keep(skeleton, self._compile(self._parsed(pieces)))
        entry = Entry(pattern, texts)
        if not pattern.counts:
            entry.with_labels(_NO_LABELS)
        return entry

    def _parsed(self, pieces: list[str]) -> etree._Element:
        """The element of the skeleton, each w:t holding the index of its text."""
        xml = [pieces[0]]
        for index in range(len(pieces) // 2):
            xml += (pieces[2 * index + 1], str(index), "</w:t>", pieces[2 * index + 2])
        return parse_snippet(self._root_tag, "".join(xml), len(pieces) // 2)


def parse_snippet(root_tag: str, xml: str, slots: int = 0) -> etree._Element:
    """The one element of the XML, in which so many w:t are filled. Raises UnusualDress where it is not so."""
    root = parse_part(f"{root_tag}{xml}</w:document>".encode())
    filled = sum(1 for text in root.iter(W + "t") if text.text)
    if len(root) != 1 or filled != slots or not is_tidy(root):
        raise UnusualDress
    return root[0]


def take_texts(element: etree._Element) -> list[str]:
    """The texts of a parsed element in order; each w:t holds the index of its text afterwards."""
    texts = []
    for text in element.iter(W + "t"):
        plain = _plain(text.text or "")
        texts.append(plain if text.get(f"{XML}space") == "preserve" else plain.strip(_TRIMMED))
        text.text = str(len(texts) - 1)
    return texts


def renumber(element: etree._Element) -> int:
    """Let the indexes of an element's texts begin at 0; how many there are."""
    texts = [text for text in element.iter(W + "t") if text.text]
    first = int(texts[0].text or 0) if texts else 0
    for text in texts:
        text.text = str(int(text.text or 0) - first)
    return len(texts)


def content(tag: str, text: str) -> str:
    """The characters of a w:t with this opening tag and content. Raises ValueError for an unknown entity."""
    if "&" in text:
        text = _unescaped(text)
    text = _plain(text)
    return text if '"preserve"' in tag else text.strip(_TRIMMED)


def _plain(text: str) -> str:
    return text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")


def _unescaped(text: str) -> str:
    if text.count("&") != len(_REFERENCE.findall(text)):
        raise ValueError(f"unknown entity in {text}")
    return _REFERENCE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    decimal, hexadecimal, name = match.groups()
    return _NAMED[name] if name else chr(int(decimal) if decimal else int(hexadecimal, 16))
