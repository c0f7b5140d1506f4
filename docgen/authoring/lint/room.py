"""Which cells of a filled paper have no room for what stands in them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from docgen.printing.form import Block, Cell, Merge, PageSetup, Paragraph, Run, Table, TextDirection, WordForm
from docgen.printing.layout.cells import LaidCell
from docgen.printing.layout.merges import last_row
from docgen.printing.layout.rows import LaidRow
from docgen.printing.layout.stacks import BlockSetter
from docgen.printing.layout.table import Tables

_CLOSE = 0.5  # points


@dataclass(frozen=True)
class CutText:
    """A text of which some is not printed: its table, the running number of its row in the file, its cell.

    A sheet's rows are numbered as the sheet numbers them, its tables as its tabs stand.
    """

    table: int
    row: int
    cell: int
    text: str


class WordRoom:
    """Looks for cut texts in Word papers; keeps what their tables share."""

    def __init__(self) -> None:
        self._tables = Tables()
        self._row = 0
        self._table = 0

    def cut(self, form: WordForm) -> list[CutText]:
        """The cut texts of a paper; rows and tables are numbered as the file has them, from 1."""
        self._row = self._table = 0
        return [
            item
            for section in form.sections
            for item in self._in_blocks(section.blocks, _width(section.setup))
        ]

    def _in_blocks(self, blocks: Sequence[Block], width: float) -> Iterator[CutText]:
        for block in blocks:
            if isinstance(block, Table):
                yield from self._in_table(block, width)

    def _in_table(self, table: Table, width: float) -> Iterator[CutText]:
        self._table += 1
        number, laid = self._table, self._tables.begin(table, width).rows
        rows, heights = [row for row, _ in laid], [height for _, height in laid]
        for index, row in enumerate(rows):
            self._row += 1
            running = self._row
            for place, cell in enumerate(row.cells, 1):
                last = last_row(rows, index, cell) if cell.merge is Merge.FIRST else index
                if self._is_cut(cell, row, rows[index : last + 1], sum(heights[index : last + 1])):
                    yield CutText(number, running, place, _text(cell.cell))
                inside = cell.width - cell.margins.left - cell.margins.right
                yield from self._in_blocks(cell.cell.blocks, inside)

    def _is_cut(self, cell: LaidCell, row: LaidRow, rows: Sequence[LaidRow], height: float) -> bool:
        """Whether more stands in the cell than its rows, all of exact height, have room for."""
        if cell.merge is Merge.CONTINUED:
            return False
        room = height - row.top - row.bottom
        if cell.cell.direction is not TextDirection.HORIZONTAL:
            return self._turned_height(cell, room) > cell.width + _CLOSE
        return all(item.is_exact for item in rows) and cell.content.height > room + _CLOSE

    def _turned_height(self, cell: LaidCell, length: float) -> float:
        """How much of the cell's width its turned text takes."""
        is_vertical = cell.cell.direction is TextDirection.VERTICAL
        setter = BlockSetter(self._tables.whole)
        return setter.stack(cell.cell.blocks, length, vertical=is_vertical, in_table=True).height


def _width(setup: PageSetup) -> float:
    return setup.width - setup.left - setup.right


def _text(cell: Cell) -> str:
    """The cell's text, cut for a sentence."""
    runs = (
        inline.text
        for block in cell.blocks
        if isinstance(block, Paragraph)
        for inline in block.inlines
        if isinstance(inline, Run)
    )
    return shortened("".join(runs))


def shortened(text: str) -> str:
    """The text on one line, of no more characters than a sentence bears."""
    line = " ".join(text.split())
    return line if len(line) <= 24 else f"{line[:23]}…"
