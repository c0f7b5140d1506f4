"""Blocks compiled: cells with all that stands in them, tables within cells, headers and footers."""

from collections.abc import Iterator

from lxml import etree

from docgen.printing.form import Alignment, Margins, ParagraphFormat
from docgen.printing.kept import Kept
from docgen.printing.word.known import MARKERS, W
from docgen.printing.word.notes import Notes
from docgen.printing.word.paragraphs import ParagraphCompiler
from docgen.printing.word.patterns import (
    BlockPattern,
    CellPattern,
    MadeCells,
    MadeRows,
    RowPattern,
    TablePattern,
    counts_of,
    slots_of,
)
from docgen.printing.word.resources import Resources
from docgen.printing.word.snippets import renumber
from docgen.printing.word.styles import NO_STYLE, Style
from docgen.printing.word.tables import TableHead, read_cell, read_row, read_table_head
from docgen.printing.word.units import local, value

_KEPT, _KEPT_ROWS, _KEPT_CELLS = 1_000, 300, 600


class BlockCompiler:
    """Compiles what stands under one table style, or none, in tables of these margins and alignment."""

    def __init__(
        self, resources: Resources, table_style: Style, margins: Margins, alignment: Alignment
    ) -> None:
        self._resources = resources
        self._paragraphs = ParagraphCompiler(resources, table_style)
        self._margins, self._alignment = margins, alignment
        self._kept: Kept[bytes, BlockPattern] = Kept(_KEPT)
        self._cells: MadeCells = Kept(_KEPT_CELLS)
        self._rows: MadeRows = Kept(_KEPT_ROWS)

    def cell(self, element: etree._Element) -> CellPattern:
        """The pattern of a w:tc whose w:t hold indexes."""
        slots, notes = renumber(element), Notes()
        plain, width = read_cell(element.find(W + "tcPr"), self._margins, notes)
        blocks = self.blocks((child for child in element if child.tag != W + "tcPr"), notes)
        if any(isinstance(block, TablePattern) for block in blocks):
            notes.add("tbl")
        return CellPattern(plain, width, blocks, slots, counts_of(blocks), notes.found(), self._cells)

    def row(self, element: etree._Element, cells: tuple[CellPattern, ...]) -> RowPattern:
        """The pattern of a w:tr of these cells, whose own are not looked at."""
        plain, notes = read_row(element, self._alignment)
        return RowPattern(plain, cells, slots_of(cells), counts_of(cells), notes, self._rows)

    def blocks(self, elements: Iterator[etree._Element], notes: Notes) -> tuple[BlockPattern, ...]:
        """The patterns of the blocks among the elements; what they do not know is noted."""
        blocks: list[BlockPattern] = []
        for element in elements:
            name = local(element)
            if name == "p":
                pattern = self._paragraph(element)
                if blocks and is_ruled(pattern) and is_ruled(blocks[-1]):
                    notes.add("between")
                if isinstance(pattern.format, ParagraphFormat) and pattern.format.automatic_spacing:
                    notes.add("spacing", "Autospacing")
                blocks.append(pattern)
                notes.take(pattern.notes)
            elif name == "tbl":
                blocks.append(self.table(element))
                notes.take(blocks[-1].notes)
            elif name not in MARKERS:
                notes.add(name)
        return tuple(blocks)

    def _paragraph(self, element: etree._Element) -> BlockPattern:
        """The paragraph's pattern: one object for all cells in which it stands."""
        renumber(element)
        key = etree.tostring(element, with_tail=False)
        return self._kept.find(key) or self._kept.keep(key, self._paragraphs.compile(element))

    def table(self, element: etree._Element) -> TablePattern:
        """The pattern of a w:tbl whose w:t hold indexes."""
        head, style = read_head(element, self._resources)
        within = BlockCompiler(self._resources, style, head.format.margins, head.format.alignment)
        rows = tuple(
            within.row(row, tuple(map(within.cell, row.iterfind(W + "tc"))))
            for row in element.iterfind(W + "tr")
        )
        notes = Notes()
        notes.take(head.notes)
        for row in rows:
            notes.take(row.notes)
            for cell in row.cells:
                notes.take(cell.notes)
        return TablePattern(head.format, rows, slots_of(rows), counts_of(rows), notes.found())


def is_ruled(block: BlockPattern) -> bool:
    """Whether it is a paragraph with rules above or below: two such under each other may share them."""
    return isinstance(block.format, ParagraphFormat) and block.format.is_ruled


def read_head(table: etree._Element, resources: Resources) -> tuple[TableHead, Style]:
    """A w:tbl's own properties, and its style."""
    properties = table.find(W + "tblPr")
    style_id = None if properties is None else value(properties.find(W + "tblStyle"))
    style = resources.styles.style(style_id, "table")
    grid = table.find(W + "tblGrid")
    return read_table_head(properties, grid, style, is_text_at_indent=resources.is_before_2013), style


def compile_hanging(root: etree._Element, resources: Resources, notes: Notes) -> tuple[BlockPattern, ...]:
    """The patterns of a header or footer whose w:t hold indexes; what they do not know is noted."""
    return BlockCompiler(resources, NO_STYLE, Margins(), Alignment.LEFT).blocks(iter(root), notes)
