"""Frames: documents without their texts, compiled once for all papers that differ in nothing else."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.printing.form import PageSetup, Section, Unknown, WordForm
from docgen.printing.word.compiling import is_ruled
from docgen.printing.word.cut import blocks, table_rows
from docgen.printing.word.dress import Dressed
from docgen.printing.word.known import chinese
from docgen.printing.word.notes import Note
from docgen.printing.word.numbering import Counters, Numbering
from docgen.printing.word.patterns import (
    BlockPattern,
    Counted,
    ParagraphPattern,
    RowPattern,
    TablePattern,
    Texts,
    counts_of,
    slots_of,
)
from docgen.printing.word.sections import References, SectionHead
from docgen.printing.word.snippets import contents
from docgen.printing.word.surroundings import RowXml, Scope, Surroundings

_Placed = tuple[BlockPattern, slice]  # a block, and which of the document's texts are its own


@dataclass(frozen=True, eq=False)
class _SectionPattern:
    """A section whose blocks have slots."""

    setup: PageSetup
    blocks: tuple[_Placed, ...]

    def make(self, texts: Texts, labels: Iterator[str]) -> Section:
        """The section in a document of these texts."""
        return Section(self.setup, tuple([block.make(texts[own], labels) for block, own in self.blocks]))


@dataclass(frozen=True, eq=False)
class Frame:
    """A document without its texts; `trimmed` are the slots whose texts lose the white space around them."""

    sections: tuple[_SectionPattern, ...]
    unknown: tuple[Unknown, ...]
    trimmed: tuple[int, ...]
    counts: tuple[Counted, ...]
    numbering: Numbering

    def form(self, written: list[bytes]) -> WordForm:
        """The paper with these texts, given as they are written. Raises ValueError for an unknown entity."""
        texts = contents(written, self.trimmed)
        labels = map(Counters(self.numbering).label, self.counts)
        return WordForm(tuple([section.make(texts, labels) for section in self.sections]), self.unknown)


class FrameCompiler:
    """Compiles one document whose w:t are empty; `lost` is what was lost when it was dressed."""

    def __init__(self, surroundings: Surroundings, document: Dressed, lost: tuple[Note, ...]) -> None:
        self._around = surroundings
        self._document = document
        self._unknown: dict[str, list[str]] = {}  # what → places
        self._references: References = {}
        self._note((*surroundings.notes, *document.notes, *lost), "正文")

    def frame(self, trimmed: tuple[int, ...]) -> Frame:
        """The document's frame."""
        sections = tuple(self._sections())
        patterns = [block for section in sections for block, _ in section.blocks]
        numbering = self._around.resources.numbering
        return Frame(sections, self._unknowns(), trimmed, counts_of(patterns), numbering)

    def _sections(self) -> Iterator[_SectionPattern]:
        gathered: list[_Placed] = []
        paragraphs = tables = 0
        slot = self._document.first_slot
        head: SectionHead | None = None
        for name, xml in blocks(self._document.body):
            own = slice(slot, slot + xml.count("</w:t>"))
            slot = own.stop
            if name == "w:p":
                paragraphs += 1
                pattern = self._paragraph(xml, f"正文第{paragraphs}段")
                if is_ruled(pattern) and gathered and is_ruled(gathered[-1][0]):
                    self._note((("", chinese("between")),), f"正文第{paragraphs}段")
                gathered.append((pattern, own))
                if pattern.section is not None:
                    yield _SectionPattern(self._section(pattern.section).setup, tuple(gathered))
                    gathered = []
            elif name == "w:tbl":
                tables += 1
                gathered.append((self._table(xml, tables), own))
            elif name == "w:sectPr":
                head = self._section(xml)
            else:
                self._note((("", chinese(name.partition(":")[2])),), f"正文第{paragraphs + 1}段")
        yield _SectionPattern((head or self._section("")).setup, tuple(gathered))

    def _paragraph(self, xml: str, place: str) -> ParagraphPattern:
        pattern = self._around.paragraphs.find(xml)
        self._note(pattern.notes, place)
        return pattern

    def _section(self, xml: str) -> SectionHead:
        head = self._around.section(xml, self._references)
        self._references = head.references
        self._note(head.notes, "页面设置")
        return head

    def _table(self, xml: str, number: int) -> TablePattern:
        rows: Sequence[RowXml]
        if xml.find("<w:tbl>", len("<w:tbl>")) < 0:
            head, rows = table_rows(xml)
        else:
            head, rows = self._around.cut_nested(xml)
        table, scope = self._around.table(head)
        self._note(table.notes, f"表{number}")
        patterns = tuple(
            self._row(scope, row, f"表{number} 第{index}行") for index, row in enumerate(rows, start=1)
        )
        return TablePattern(table.format, patterns, slots_of(patterns), counts_of(patterns), table.notes)

    def _row(self, scope: Scope, xml: RowXml, place: str) -> RowPattern:
        pattern = scope.row(xml)
        self._note(pattern.notes, place)
        for index, cell in enumerate(pattern.cells, start=1):
            self._note(cell.notes, f"{place} 第{index}格")
        return pattern

    def _note(self, notes: tuple[Note, ...], place: str) -> None:
        for where, what in notes:
            self._unknown.setdefault(what, []).append(where or place)

    def _unknowns(self) -> tuple[Unknown, ...]:
        """Each thing once, at its first place, with how many more there are."""
        return tuple(Unknown(_places(places), what) for what, places in self._unknown.items())


def _places(places: list[str]) -> str:
    different = list(dict.fromkeys(places))
    return different[0] if len(different) == 1 else f"{different[0]}等{len(different)}处"
