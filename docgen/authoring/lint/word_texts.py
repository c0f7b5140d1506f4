"""The paragraphs of a Word template with their places."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from lxml import etree

from docgen.authoring.lint.flaws import Spotted
from docgen.authoring.lint.texts import Piece, Text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FILLED_PART = re.compile(r"word/(document|header\d*|footer\d*)\.xml")
_SIDES = {"header": "页眉", "footer": "页脚"}
_NOT_SHOWN = (f"{W}lang", f"{W}noProof")


def word_texts(name: str, root: etree._Element) -> tuple[Text, ...]:
    """The paragraphs of a part in order, those of tables included."""
    return tuple(_Part(name, root).texts())


def look_of(text: etree._Element) -> bytes:
    """The format of the run that the text (w:t) lies in, without what does not show."""
    run = text.getparent()
    properties = None if run is None else run.find(f"{W}rPr")
    if properties is None:
        return b""
    return b"".join(etree.tostring(child) for child in properties if child.tag not in _NOT_SHOWN)


class _Part:
    """One part of a Word file while it is read; elements are kept so that they can be told apart."""

    def __init__(self, name: str, root: etree._Element) -> None:
        self._name = name
        self._side = _SIDES.get(name.removeprefix("word/")[:6], "")
        self._root = root
        self._paragraphs = list(root.iter(f"{W}p"))
        self._holders: dict[etree._Element | None, int] = {}
        self._rows = {row: number for number, row in enumerate(root.iter(f"{W}tr"), 1)}
        self._tables = {table: number for number, table in enumerate(root.iter(f"{W}tbl"), 1)}

    def texts(self) -> Iterator[Text]:
        """Every paragraph as a text."""
        for paragraph in self._paragraphs:
            holder, row = paragraph.getparent(), _around(paragraph, "tr")
            yield Text(
                self._name,
                self._spot(paragraph, row),
                tuple(Piece(item.text or "", look_of(item)) for item in own_texts(paragraph)),
                holder=self._holders.setdefault(holder, len(self._holders) + 1),
                row=0 if row is None else self._rows[row],
                row_text="" if row is None else _text(row),
                ends_cell=holder is not None and holder.tag == f"{W}tc" and holder[-1] is paragraph,
            )

    def _spot(self, paragraph: etree._Element, row: etree._Element | None) -> Spotted:
        table, cell = _around(paragraph, "tbl"), _around(paragraph, "tc")
        if table is None or row is None or cell is None:
            return Spotted(self._side, paragraph=_position(_outermost(paragraph, self._root)))
        return Spotted(self._side, table=self._tables[table], row=_position(row), cell=_position(cell))


def own_texts(paragraph: etree._Element) -> Sequence[etree._Element]:
    """The text elements of a paragraph, those of paragraphs inside it left out."""
    return [item for item in paragraph.iter(f"{W}t") if _around(item, "p") is paragraph]


def split_points(text: Text) -> list[tuple[int, int]]:
    """Where each of the text's pieces begins and ends in its content."""
    ends = [0]
    for piece in text.pieces:
        ends.append(ends[-1] + len(piece.text))
    return list(pairwise(ends))


def _around(element: etree._Element, name: str) -> etree._Element | None:
    return next(element.iterancestors(f"{W}{name}"), None)


def _outermost(paragraph: etree._Element, root: etree._Element) -> etree._Element:
    """The block of the body that the paragraph is or lies in, such as that of a text box."""
    block = paragraph
    for parent in paragraph.iterancestors():
        if parent.tag == f"{W}body" or parent is root:
            break
        block = parent
    return block


def _position(element: etree._Element) -> int:
    """Its number among its siblings of the same name, from 1."""
    return 1 + sum(1 for _ in element.itersiblings(element.tag, preceding=True))


def _text(element: etree._Element) -> str:
    return "".join(item.text or "" for item in element.iter(f"{W}t"))
