"""Word forms: the body's tables and lines in order, then headers and footers."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from docgen.authoring.forms.elements import Element
from docgen.authoring.forms.model import Cell, Form, Line, Note, Part, Table
from docgen.authoring.forms.package import Package
from docgen.authoring.forms.word_grid import GridCell, grid_of, rows_of, unwrapped
from docgen.authoring.forms.word_text import WordText, word_text

MAIN = "word/document.xml"
_MARGINS = re.compile(r"word/(header|footer)\d*\.xml")

Key = tuple[int, int, int] | int  # table, row and column of a cell, or the index of a line


@dataclass(frozen=True)
class Printed:
    """The text of a cell or line: where it lies in the file and what prints it.

    `twins` are the same words for programs that cannot show the text box they are in.
    """

    file: str
    part: Part
    text: WordText
    twins: tuple[WordText, ...] = ()


@dataclass(frozen=True)
class WordTable:
    """A table's element, its rows, and where it lies in the file."""

    file: str
    element: Element
    rows: tuple[Element, ...]


@dataclass
class WordSource:
    """A Word form with the elements it was read from: its tables by index, and what prints each text."""

    package: Package
    body: list[Table | Line] = field(default_factory=list)
    tables: list[WordTable] = field(default_factory=list)
    printed: dict[Key, Printed] = field(default_factory=dict)

    @property
    def form(self) -> Form:
        """What a person sees."""
        return Form(self.package.path.name, "word", tuple(self.body), tuple(self._notes()))

    def _notes(self) -> Iterator[Note]:
        """The comments of the file, each at the cell or line it is about."""
        texts = dict(_comments(self.package))
        for where in _places(self.body) if texts else ():
            for paragraph in self.printed[key_of(where)].text.paragraphs:
                for mark in paragraph.iter("w:commentReference"):
                    yield Note(where, texts.get(mark.get("w:id"), ""))


def read_word(path: Path) -> Form:
    """The form in a .docx file. Raises InputUnreadableError."""
    return open_word(Package(path)).form


def open_word(package: Package) -> WordSource:
    """The form with its elements. Raises InputUnreadableError."""
    try:
        return _opened(package)
    except ValueError as fault:
        raise package.fault("内容不完整。") from fault


def _opened(package: Package) -> WordSource:
    source = WordSource(package)
    body = package.tree(MAIN).find("w:body")
    if body is None:
        raise package.fault("不是普通的 Word 文件。")
    _Reading(source, MAIN, "body").blocks(body)
    margins = (name for name in package.names if _MARGINS.fullmatch(name))
    for name in sorted(margins, key=lambda name: ("footer" in name, name)):
        part: Part = "header" if "header" in name else "footer"
        _Reading(source, name, part).blocks(package.tree(name))
    return source


def key_of(where: Cell | Line) -> Key:
    """What a cell or line is found by in its source."""
    return where.index if isinstance(where, Line) else (where.table, where.row, where.column)


class _Reading:
    """Reads one part of the file into the source."""

    def __init__(self, source: WordSource, name: str, part: Part) -> None:
        self._source, self._name, self._part = source, name, part

    def blocks(self, container: Element) -> None:
        """Read the tables and paragraphs of the container, in order."""
        for block in unwrapped(container):
            if block.name == "w:p":
                self._line(block, self._part)
                self._boxes(block)
            elif block.name == "w:tbl":
                self._table(block, None)

    def _line(self, paragraph: Element, part: Part) -> None:
        text = word_text((paragraph,))
        index = sum(isinstance(item, Line) for item in self._source.body)
        self._source.body.append(Line(index, text.text, part, True, text.underlined))
        self._print(index, text)

    def _print(self, key: Key, text: WordText) -> None:
        twins = zip(*map(_twins, text.paragraphs), strict=True) if self._part == "box" else ()
        alike = tuple(twin for twin in map(word_text, twins) if twin.text == text.text)
        self._source.printed[key] = Printed(self._name, self._part, text, alike)

    def _boxes(self, block: Element) -> None:
        """The paragraphs of text boxes that hang on the block, and their tables."""
        for box in _boxes_in(block):
            _Reading(self._source, self._name, "box").blocks(box)

    def _table(self, element: Element, inside: Cell | None) -> None:
        """The table in its place, then those nested in its cells, then the text boxes in them."""
        rows = rows_of(element)
        index = len(self._source.tables)
        self._source.tables.append(WordTable(self._name, element, rows))
        grid = grid_of(rows)
        cells = tuple(self._cell(index, cell) for cell in grid)
        self._source.body.append(Table(index, cells, inside=inside, part=self._part))
        for shape, cell in zip(grid, cells, strict=True):
            for block in unwrapped(shape.element):
                if block.name == "w:tbl":
                    self._table(block, cell)
        if inside is None:
            self._boxes(element)

    def _cell(self, table: int, shape: GridCell) -> Cell:
        paragraphs = [block for block in unwrapped(shape.element) if block.name == "w:p"]
        text = word_text(paragraphs)
        self._print((table, shape.row, shape.column), text)
        return Cell(
            table=table,
            row=shape.row,
            column=shape.column,
            text=text.text,
            col_span=shape.col_span,
            row_span=shape.row_span,
            number=shape.number,
            underlined=text.underlined,
        )


def _boxes_in(block: Element) -> Iterator[Element]:
    """The contents of its text boxes, each once: the fallback for old programs says the same."""
    for child in block.children:
        if child.name == "w:txbxContent":
            yield child
        elif child.name != "mc:Fallback":
            yield from _boxes_in(child)


def _twins(paragraph: Element) -> list[Element]:
    """The same paragraph of the text box as it is told to programs that do not know the other."""
    chosen, alternatives = paragraph.ancestor("mc:Choice"), paragraph.ancestor("mc:AlternateContent")
    if chosen is None or alternatives is None:
        return []
    number = list(chosen.iter("w:p")).index(paragraph)
    others = (list(fallback.iter("w:p")) for fallback in alternatives.all("mc:Fallback"))
    return [other[number] for other in others if number < len(other)]


def _comments(package: Package) -> Iterator[tuple[str, str]]:
    """The texts of the file's comments by id."""
    for relation in package.relations(MAIN):
        if relation.kind == "comments":
            for comment in package.tree(relation.part).all("w:comment"):
                yield comment.get("w:id"), word_text(comment.all("w:p")).text


def _places(body: Sequence[Table | Line]) -> Iterator[Cell | Line]:
    for item in body:
        if isinstance(item, Line):
            yield item
        else:
            yield from item.cells
