"""Blocks running down the pages of a form."""

from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass, field, replace

from docgen.printing.form import Block, PageSetup, Paragraph, ParagraphFormat, Section, Table
from docgen.printing.layout.drawings import Drawn
from docgen.printing.layout.laid import PageNumbers
from docgen.printing.layout.stacks import gap
from docgen.printing.layout.table import LaidTable, PageRoom, Tables, left_edge
from docgen.printing.layout.texts import Text, Texts

_FEWEST = 2  # lines left alone at a page's end or beginning

BodyRoom = Callable[[PageSetup, bool, int], tuple[float, float]]


@dataclass(eq=False, slots=True)
class Placed:
    """Lines of a paragraph or rows of a table on a page; `left` and `top` from the page's upper left corner.

    A table has no `format`. `keeps`: it is whole and stays on the page of what follows. `again`: the table
    before these rows were taken from it, where only the last of them stay on the page of what follows.
    """

    left: float
    top: float
    height: float
    drawing: Drawn
    format: ParagraphFormat | None
    keeps: bool
    again: LaidTable | None = None


@dataclass(eq=False, slots=True)
class Sheet:
    """A page being filled; `top` and `bottom` are the body's, from the page's upper edge.

    `is_first` of its section; `is_asked_for`: it begins where the paper says so, not where a page was full.
    `loses_text`: some of a table's text had no room and is not printed.
    """

    setup: PageSetup
    number: int
    is_first: bool
    is_asked_for: bool
    top: float
    bottom: float
    placed: list[Placed] = field(default_factory=list)
    loses_text: bool = False

    @property
    def room(self) -> PageRoom:
        """The room of a page like this."""
        setup = self.setup
        above = setup.header_distance if setup.header else setup.top
        below = setup.footer_distance if setup.footer else setup.bottom
        return PageRoom(self.bottom - self.top, setup.height - above - below)


class Flow:
    """Fills sheets with sections; `body_room` answers where a body begins and ends on a page."""

    def __init__(self, tables: Tables, texts: Texts, body_room: BodyRoom, page_count: int) -> None:
        self.sheets: list[Sheet] = []
        self._tables = tables
        self._texts = texts
        self._body_room = body_room
        self._page_count = page_count
        self._numbers = PageNumbers("", "")
        self._at = 0.0
        self._above: ParagraphFormat | None = None
        self._is_break_due = False

    def add(self, section: Section) -> None:
        """The section's blocks, from a new page unless it continues on the last one."""
        if section.setup.starts_page or not self.sheets:
            self._open(section.setup, is_first=True, is_asked_for=True)
        for block in _joined(section.blocks):
            if isinstance(block, Paragraph):
                self._add_paragraph(block)
            else:
                laid = self._tables.begin(block, self._width, section.setup.line_pitch)
                self._add_table(laid, left_edge(laid.format, self._width))

    @property
    def _sheet(self) -> Sheet:
        return self.sheets[-1]

    @property
    def _width(self) -> float:
        setup = self._sheet.setup
        return setup.width - setup.left - setup.right

    def _open(self, setup: PageSetup, *, is_first: bool = False, is_asked_for: bool = False) -> None:
        number = self._sheet.number + 1 if self.sheets else 1
        if is_first and setup.first_number is not None:
            number = setup.first_number
        top, bottom = self._body_room(setup, is_first, number)
        self.sheets.append(Sheet(setup, number, is_first, is_asked_for, top, bottom))
        self._numbers = PageNumbers(str(number), str(self._page_count))
        self._at, self._above, self._is_break_due = top, None, False

    def _add_paragraph(self, paragraph: Paragraph) -> None:
        pitch = self._sheet.setup.line_pitch
        text = self._texts.text(paragraph, self._width, self._numbers, pitch)
        if self._is_break_due or (text.format.page_break_before and self._sheet.placed):
            self._open(self._sheet.setup, is_asked_for=True)
        for part in text.between_breaks():
            if self._is_break_due:
                self._open(self._sheet.setup, is_asked_for=True)
            self._add_text(part)
            self._is_break_due = part.has_break

    def _add_text(self, text: Text) -> None:
        while True:
            top = self._at + self._space_above(text.format)
            count = self._line_count(text, self._sheet.bottom - top)
            if count == len(text.lines):
                self._place_text(text, top, keeps=text.format.keep_next)
                return
            if count:
                upper, text = text.split(count)
                self._place_text(upper, top, keeps=False)
                self._open(self._sheet.setup)
            else:
                self._break_before()

    def _space_above(self, form: ParagraphFormat | None) -> float:
        """The room above a paragraph or table: at a page's top only where the paper asks for the page."""
        sheet = self._sheet
        if not sheet.placed:
            is_dropped = form is not None and form.automatic_spacing and len(self.sheets) == 1
            return form.before if form and sheet.is_asked_for and not is_dropped else 0.0
        if form is None:
            return self._above.after if self._above else 0.0
        return gap(self._above, form)

    def _line_count(self, text: Text, room: float) -> int:
        """How many of the lines are placed in the room; some always at the top of a page."""
        count, total = text.lines_within(room), len(text.lines)
        if count == total:
            return count
        least = 0 if self._sheet.placed else max(count, 1)
        if text.format.keep_lines:
            return least
        if text.format.widow_control:
            count = min(count, total - _FEWEST)
            count = count if count >= _FEWEST else 0
        return count or least

    def _place_text(self, text: Text, top: float, *, keeps: bool) -> None:
        left = self._sheet.setup.left
        self._place(Placed(left, top, text.height, text.drawing, text.format, keeps))

    def _place(self, placed: Placed) -> None:
        self._sheet.placed.append(placed)
        self._at = placed.top + placed.height
        self._above = placed.format

    def _break_before(self) -> None:
        """A new page; what stands at the end of this one and stays with what follows goes there too."""
        placed = self._sheet.placed
        kept = len(placed)
        while kept and placed[kept - 1].keeps:
            kept -= 1
        following = placed[kept:] if kept else []
        del placed[len(placed) - len(following) :]
        rest = self._parted_table()
        self._open(self._sheet.setup)
        if rest:
            self._add_table(*rest)
        for again in following:
            top = self._at + self._space_above(again.format)
            self._place(Placed(again.left, top, again.height, again.drawing, again.format, keeps=True))

    def _parted_table(self) -> tuple[LaidTable, float] | None:
        """The last rows of the table at the page's end, taken from it where they go with what follows."""
        placed = self._sheet.placed
        table = placed[-1].again if placed else None
        if table is None:
            return None
        part = table.take_unkept()
        placed[-1] = replace(placed[-1], height=part.height, drawing=part.drawing, again=None)
        return table, placed[-1].left - self._sheet.setup.left

    def _add_table(self, table: LaidTable, left: float) -> None:
        if self._is_break_due:
            self._open(self._sheet.setup, is_asked_for=True)
        keeps = table.keeps_next
        while not table.is_done:
            sheet = self._sheet
            top = self._at + self._space_above(None)
            is_bound = all(placed.keeps for placed in sheet.placed)
            again = copy(table) if table.parts_at_end else None
            part = table.take(sheet.bottom - top, sheet.room, is_top=not sheet.placed, is_bound=is_bound)
            if part is None:
                self._break_before()
                continue
            sheet.loses_text = sheet.loses_text or part.loses_text
            keeps = keeps and table.is_done
            again = again if table.is_done else None
            self._place(Placed(sheet.setup.left + left, top, part.height, part.drawing, None, keeps, again))
            if not table.is_done:
                self._open(sheet.setup)


def _joined(blocks: Sequence[Block]) -> list[Block]:
    """The blocks; tables of the same columns with nothing between are one, which looks like the last."""
    joined: list[Block] = []
    for block in blocks:
        above = joined[-1] if joined else None
        if isinstance(block, Table) and isinstance(above, Table) and _have_same_columns(above, block):
            joined[-1] = Table(block.format, above.rows + block.rows)
        else:
            joined.append(block)
    return joined


def _have_same_columns(one: Table, other: Table) -> bool:
    return one.format.columns == other.format.columns
