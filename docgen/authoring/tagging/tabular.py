"""A table read row by row: bands under headings, cells beside captions, texts in cells, blocks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from docgen.authoring.forms.model import Cell, Repeat, Table, whole
from docgen.authoring.tagging.banding import BandTagger
from docgen.authoring.tagging.blocks import member_blocks
from docgen.authoring.tagging.choosing import Chooser
from docgen.authoring.tagging.context import Role, role_of_section
from docgen.authoring.tagging.decisions import Decision, Untouched
from docgen.authoring.tagging.judging import Judge
from docgen.authoring.tagging.layout import SELF, Layout, caption_of, is_open, may_be_caption
from docgen.authoring.tagging.lines import find_inline
from docgen.authoring.tagging.questions import How, Question, Shape
from docgen.authoring.tagging.running import tag_text
from docgen.authoring.tagging.wording import Caption, fold

_PHOTO = ("照片", "相片", "免冠")
_RELATED = re.compile(r"^与.{1,8}关系$")
_GENERIC = frozenset(
    ("数额", "数值", "金额", "内容", "情况", "结果", "户数", "填写内容", "数量", "人数", "数", "填写")
)


class TableTagger:
    """Tags one table; `over` are the lines above it."""

    def __init__(
        self, layout: Layout, judge: Judge, chooser: Chooser, over: Sequence[str], kind: str
    ) -> None:
        self._layout, self._judge, self._chooser, self._over, self._kind = layout, judge, chooser, over, kind
        self._decisions: list[Decision] = []
        self._untouched: list[Untouched] = []
        self._loops: set[str] = set()
        self.repeats: list[Repeat] = []

    def tagged(self) -> tuple[list[Decision], list[Untouched]]:
        """The decisions of the table in reading order; `repeats` holds its loops then."""
        bands = {band.first: band for band in self._layout.bands}
        row = 0
        while row < self._table.height:
            band = bands.get(row)
            if band is not None and self._band_taken(row):
                row = band.last + 1
                continue
            for cell in self._table.rows[row]:
                self._cell(cell)
            if len(self._table.rows[row]) == 1:
                self._judge.reading.restart()
            row += 1
        self._repeat_members()
        self._doubt_photo()
        return self._decisions, self._untouched

    @property
    def _table(self) -> Table:
        return self._layout.table

    def _band_taken(self, row: int) -> bool:
        band = next(item for item in self._layout.bands if item.first == row)
        for section in (cell for cell in self._table.rows[row] if self._layout.is_section(cell)):
            self._cell(section)
        tagger = BandTagger(self._layout, band, self._judge, self._chooser, self._over, self._kind)
        found = tagger.tagged()
        if found is None:
            return False
        if any(repeat.loop.split("|")[0] in self._loops for repeat in tagger.repeats) and not tagger.quarter:
            self._untouched.append(
                Untouched(band.headings[0], band.headings[0].text, "同一个名单前面已经有了")
            )
            return True
        self._take(*found)
        self.repeats += tagger.repeats
        self._loops |= {repeat.loop.split("|")[0] for repeat in tagger.repeats}
        return True

    def _cell(self, cell: Cell) -> None:
        if any(word in fold(cell.text) for word in _PHOTO) and len(cell.plain) <= 24 and not find_boxed(cell):
            self._photo(cell)
        elif is_open(cell):
            self._open(cell)
        else:
            self._text(cell)

    def _photo(self, cell: Cell) -> None:
        question = Question(whole(cell), Caption("照片"), How.SAME, Shape.PHOTO)
        self._keep(self._judge.judge(question))

    def _open(self, cell: Cell) -> None:
        found = self._captions_of(cell)
        if not found:
            return
        how, caption_cell = found[0]
        if self._layout.is_split(cell):
            self._split(cell, caption_cell)
            return
        if self._is_crossed(cell) if found[0][0] is How.RIGHT else self._is_listed(cell, found[0][1]):
            self._untouched.append(Untouched(cell, caption_cell.text.strip(), "行和列都有标题，不能确定"))
            return
        group = self._layout.group_over(caption_cell) if found[0][0] is How.BELOW else None
        sections = (*([group.text] if group else []), *self._sections(caption_cell))
        self._enter(cell, sections)
        if found[0][0] is How.BELOW and self._judge.reading.role is Role.MEMBER:
            self._untouched.append(Untouched(cell, caption_cell.text.strip(), "成员名单中印好的一行"))
            return
        noted = self._under_options(cell)
        question = self._whole(cell, caption_of(caption_cell), how, sections)
        decided = noted or self._judge.judge(question)
        self._keep(decided)

    def _is_crossed(self, cell: Cell) -> bool:
        """Whether the cell is the first of several in its row, each under a heading of its own."""
        right = self._table.right_of(cell)
        if right is None or not right.is_empty or right.row != cell.row:
            return False
        heads = [self._heading_above(item) for item in (cell, right)]
        if heads[0] is not None and heads[0].plain in SELF:
            return False
        return all(heads) and heads[0] is not heads[1] and heads[0].row == heads[1].row  # type: ignore[union-attr]

    def _is_listed(self, cell: Cell, heading: Cell) -> bool:
        """Whether the row names a thing of its own under the same headings: a printed list to complete."""
        left = self._table.left_of(cell)
        while left is not None and left.is_empty and left.row == cell.row:
            left = self._table.left_of(left)
        if left is None or find_boxed(left) or not may_be_caption(left) or self._layout.is_section(left):
            return False
        above = self._heading_above(left)
        return above is not None and above.row == heading.row

    def _heading_above(self, cell: Cell) -> Cell | None:
        """The caption over the cell, empty cells between passed over."""
        above = self._table.above(cell)
        while above is not None and above.is_empty:
            above = self._table.above(above)
        return above if above is not None and may_be_caption(above) else None

    def _whole(self, cell: Cell, caption: Caption, how: How, sections: tuple[str, ...]) -> Question:
        """The cell as a blank: all of it, or what of it is not a printed unit."""
        inline = next(find_inline(cell), None)
        if inline is not None:
            return replace(inline, caption=caption, how=how, sections=sections)
        date = Shape.DATE if cell.plain.endswith("年月日") and cell.plain else Shape.TEXT
        return Question(whole(cell), caption, how, date, sections=sections)

    def _split(self, cell: Cell, caption: Cell) -> None:
        if self._table.left_of(cell) is caption:
            self._untouched.append(Untouched(cell, caption.text.strip(), "逐字填写的小格"))

    def _text(self, cell: Cell) -> None:
        if self._layout.is_section(cell):
            return
        sections = self._sections(cell)
        captions = [caption_of(item) for _, item in self._captions_of(cell)]
        self._enter(cell, sections)
        decisions, untouched = tag_text(cell, self._judge, self._chooser, captions, sections)
        right = self._table.right_of(cell)
        has_blank = right is not None and right.is_empty and right.row == cell.row
        is_one = cell.plain.endswith(":") and cell.plain.count(":") == 1
        if has_blank and is_one and self._is_beside_blanks(cell):
            end = len(cell.text.rstrip())
            decisions = [item for item in decisions if item.spot.start < end]
            untouched = []
        self._take(decisions, untouched)

    def _is_beside_blanks(self, cell: Cell) -> bool:
        """Whether the empty cell to the right counts: in a sheet, none behind all that is printed."""
        return self._kind == "word" or cell.last_column + 1 <= self._layout.last_printed

    def _is_about_another(self, cell: Cell, sections: Sequence[str]) -> bool:
        """Whether the row, or the section that it stands in, asks for someone's relation to the worker."""
        if role_of_section(sections) is not None:
            return False
        first, last = cell.row, cell.row
        edge = self._table.at(cell.row, 0)
        if edge is not None and self._layout.is_section(edge):
            first, last = edge.row, edge.last_row
        rows = (item for row in range(first, last + 1) for item in self._table.rows[row])
        return any(_RELATED.search(item.plain) and not self._heads(item) for item in rows)

    def _captions_of(self, cell: Cell) -> list[tuple[How, Cell]]:
        """The cells that caption this one: the one to its left, else the one above."""
        left, above = self._table.left_of(cell), self._table.above(cell)
        found: list[tuple[How, Cell]] = []
        if left is not None and may_be_caption(left) and not self._names_others(left):
            found.append((How.RIGHT, left))
        heading = self._layout.heading_of(cell) or above
        if heading is not None and may_be_caption(heading) and heading.col_span >= cell.col_span:
            is_own = heading.column == cell.column
            if is_own and not (found and fold(heading.text) in _GENERIC):
                found.append((How.BELOW, heading))
        return found

    def _names_others(self, left: Cell) -> bool:
        """Whether the cell to the left names a section, or is the heading of an empty cell below it."""
        if self._layout.is_section(left) or any(
            question.after or question.spot.text for question in find_inline(left)
        ):
            return True
        below = self._table.below(left)
        return False if below is None else left.row_span == 1 and below.is_empty and self._heads(left)

    def _heads(self, cell: Cell) -> bool:
        return any(cell in band.headings for band in self._layout.bands)

    def _under_options(self, cell: Cell) -> Decision | None:
        """The remark under a cell of options, when it is the place for what 其他 is."""
        caption = self._table.left_of(cell)
        above = self._table.above(cell)
        if caption is None or above is None or Caption(caption.text).core not in ("备注", "说明", "注明"):
            return None
        captions = [item for item in self._table.rows[cell.row] if item.plain == caption.plain]
        path = next((item.field for item in self._decisions if item.where is above and item.options), "")
        path = path if len(captions) > 1 else ""
        return self._chooser.note_cell(cell, path, caption.text) if path else None

    def _sections(self, cell: Cell) -> tuple[str, ...]:
        """What stands over the cell's row; a list that ended above it ends what stood over the list."""
        banner = self._layout.banner(cell.row)
        start = banner.row if banner else -1
        if any(start < repeat.first_row and repeat.last_row < cell.row for repeat in self.repeats):
            return self._layout.sections(cell)
        over = [text for text in self._over[-2:][::-1] if _heads(text)]
        return (*self._layout.sections(cell), *([banner.text] if banner else []), *over)

    def _enter(self, cell: Cell, sections: Sequence[str]) -> None:
        is_another = self._is_about_another(cell, sections)
        self._judge.reading.enter((cell.table, cell.row), sections, Role.OTHER if is_another else None)

    def _repeat_members(self) -> None:
        """Rows about one member become a block of a loop over all of them."""
        of_members = [item for item in self._decisions if item.field.startswith("members[].")]
        outside = [item for item in of_members if not self._is_repeated(item)]
        if not outside:
            return
        repeats, dropped, numbers = member_blocks(self._layout, outside)
        self.repeats += repeats
        self._decisions = [item for item in self._decisions if item not in dropped] + numbers

    def _doubt_photo(self) -> None:
        """A picture in a table that does not ask for the worker's name is not the worker's."""
        if any(item.field in ("worker.name", "worker.number") for item in self._decisions):
            return
        for item in [item for item in self._decisions if item.field == "worker.photo"]:
            self._decisions.remove(item)
            self._untouched.append(Untouched(item.where, item.caption, "不知道是谁的照片"))

    def _is_repeated(self, decision: Decision) -> bool:
        where = decision.where
        return isinstance(where, Cell) and any(
            repeat.first_row <= where.row <= repeat.last_row for repeat in self.repeats
        )

    def _keep(self, found: Decision | Untouched) -> None:
        if isinstance(found, Decision):
            self._decisions.append(found)
        else:
            self._untouched.append(found)

    def _take(self, decisions: Sequence[Decision], untouched: Sequence[Untouched]) -> None:
        self._decisions += decisions
        self._untouched += untouched


def _heads(line: str) -> bool:
    """Whether a line above the table names what the table tells of, rather than the form."""
    return Caption(line).core.endswith(
        ("情况", "信息", "成员", "人员", "记录", "构成", "名单", "支出", "收入")
    )


def find_boxed(cell: Cell) -> bool:
    """Whether the cell prints boxes."""
    return any(sign in cell.text for sign in "□☐")
