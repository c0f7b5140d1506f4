"""A band of rows under headings: values of one household, rows of a list, or cells to tick."""

from collections.abc import Sequence

from docgen.authoring.forms.model import Cell, Repeat, Spot, whole
from docgen.authoring.tagging.captions import Meaning
from docgen.authoring.tagging.choosing import Chooser
from docgen.authoring.tagging.context import Role, role_of_section
from docgen.authoring.tagging.decisions import Decision, Untouched
from docgen.authoring.tagging.judging import Judge
from docgen.authoring.tagging.layout import Band, Layout, caption_of, is_open, is_ordinal
from docgen.authoring.tagging.questions import How, Question
from docgen.authoring.tagging.rows import CASES, Columns, best_list, is_row_number, loop_of
from docgen.authoring.tagging.tags import ROW_NUMBER, VARIABLES, name_of, row_number_tag, value_tag
from docgen.authoring.tagging.wording import quarter_in
from docgen.vocabulary import find_field

_UNHINTED = 0.85
_OF_WORKER = {"employer_or_school": "worker.employer", "monthly_income": "income.worker_monthly"}


class BandTagger:
    """Tags one band; `repeats` holds its loop afterwards."""

    def __init__(
        self, layout: Layout, band: Band, judge: Judge, chooser: Chooser, over: Sequence[str], kind: str
    ) -> None:
        self._layout, self._band, self._judge, self._chooser = layout, band, judge, chooser
        self._over, self._kind = over, kind
        self.quarter = quarter_in(*(head.text for head in band.headings)) or judge.sight.quarter
        self.repeats: list[Repeat] = []

    def tagged(self) -> tuple[list[Decision], list[Untouched]] | None:
        """The decisions; None when the cells are better read one by one."""
        ticked = self._ticked()
        if ticked:
            return [ticked], []
        columns = best_list(self._band, self._judge.captions, self._over_text(), self._kind == "sheet")
        if columns is not None and self._is_list(columns):
            return self._listed(columns)
        return None if self._band.count == 1 else ([], [self._unknown()])

    def _unknown(self) -> Untouched:
        titles = "、".join("".join(head.text.split()) for head in self._band.headings)
        return Untouched(self._band.headings[0], titles[:40], "不认识这几行是什么名单")

    def _over_text(self) -> str:
        sections = [text for head in self._band.headings for text in self._layout.sections(head)]
        return " ".join([*sections, *self._banner(), *self._over, self._judge.sight.title])

    def _sections(self) -> tuple[str, ...]:
        return (*self._layout.sections(self._band.headings[0]), *self._banner(), *self._over[-1:])

    def _banner(self) -> tuple[str, ...]:
        banner = self._layout.banner(self._band.headings[0].row)
        return (banner.text,) if banner else ()

    def _ticked(self) -> Decision | None:
        """Cells to tick under the names of options, when a section beside them asks for a choice."""
        left = self._layout.table.left_of(self._band.headings[0])
        if self._band.count != 1 or left is None or not self._layout.is_section(left):
            return None
        if len(self._band.columns) != len(self._band.headings):
            return None
        self._judge.reading.enter((left.table, left.row), ())
        return self._chooser.tick_cells(self._band.columns, self._band.headings, caption_of(left), ())

    def _is_list(self, columns: Columns) -> bool:
        """Whether the band is rows of that list rather than one household's values."""
        if self._judge.sight.scope != "household" and not columns.owner.startswith((CASES, "union.")):
            return False
        if columns.owner == CASES:
            return self._judge.sight.scope != "household"
        if self._band.count > 1:
            return True
        if columns.owner == "members[]":
            return role_of_section(self._sections()) is Role.MEMBER or columns.is_hinted
        return columns.is_hinted and columns.weight > self._weight_of_singles()

    def _weight_of_singles(self) -> float:
        """How well the headings fit as one household's values."""
        total = 0.0
        for head in self._band.headings:
            meaning, sure = self._judge.meaning(Question(whole(head), caption_of(head), How.BELOW))
            total += sure if meaning else 0.0
        return total

    def _listed(self, columns: Columns) -> tuple[list[Decision], list[Untouched]]:
        if len(self._band.columns) == 1 and len(self._band.headings) > 1:
            return self._in_one_cell(columns)
        first = self._band.first
        decisions: list[Decision] = []
        if self._lists_the_worker(columns):
            decisions += self._worker_row(columns)
            first += 1
        count = self._band.last - first + 1
        untouched: list[Untouched] = []
        if not count:
            return decisions, untouched
        self._judge.reading.restart()
        for cell in self._layout.own(first):
            self._column(cell, columns, decisions, untouched)
        self._judge.reading.restart()
        loop = loop_of(columns.owner, count, self.quarter)
        self.repeats.append(Repeat(self._layout.table.index, first, self._band.last, loop))
        return decisions, untouched

    def _column(
        self, cell: Cell, columns: Columns, decisions: list[Decision], untouched: list[Untouched]
    ) -> None:
        index, heading = self._heading(cell)
        caption = caption_of(heading)
        item = VARIABLES[columns.owner]
        if is_row_number(caption) or (index == 0 and is_ordinal(cell)):
            tag = row_number_tag(item)
            decisions.append(Decision(whole(cell), caption.text, ROW_NUMBER, tag, 0.95, "行的序号"))
            return
        meaning = self._meaning(index, heading, columns)
        if meaning is None or caption.is_for_hand:
            reason = "签名处，留给本人" if caption.is_for_hand else f"{item} 没有与这个列标题对应的项目"
            untouched.append(Untouched(cell, caption.text, reason))
            return
        name = name_of(meaning.path, self.quarter, of_case=columns.owner == CASES)
        question = Question(whole(cell), caption, How.COLUMN)
        sure = meaning.score if columns.is_hinted else min(meaning.score, _UNHINTED)
        reason = f"{How.COLUMN}；{meaning.why}"
        decisions.append(
            Decision(
                question.spot,
                caption.text,
                meaning.path,
                value_tag(meaning.path, question, name),
                sure,
                reason,
            )
        )

    def _meaning(self, index: int, heading: Cell, columns: Columns) -> Meaning | None:
        """What the column holds; in a list of households the captions tell of whom, one after another."""
        if columns.owner != CASES:
            return columns.meanings.get(index)
        sections = [group.text] if (group := self._layout.group_over(heading)) else []
        self._judge.reading.enter((heading.table, "columns", self._band.first), sections)
        question = Question(whole(heading), caption_of(heading), How.COLUMN, sections=tuple(sections))
        judge = self._judge.of_cases()
        meaning, sure = judge.meaning(question)
        if meaning is None:
            judge.skip(question.caption)
            return None
        judge.follow(meaning.path)
        return Meaning(meaning.path, sure, meaning.why)

    def _heading(self, cell: Cell) -> tuple[int, Cell]:
        for index, head in enumerate(self._band.headings):
            if head.column <= cell.column <= head.last_column:
                return index, head
        return 0, self._band.headings[0]

    def _lists_the_worker(self, columns: Columns) -> bool:
        """Whether the first row is the worker's: relations are told to the householder, who comes first."""
        if self._layout.is_of_self(self._band.first):
            return columns.owner == "members[]"
        is_told = any(item.path.endswith("relation_to_householder") for item in columns.meanings.values())
        return columns.owner == "members[]" and is_told and self._band.count > 2

    def _worker_row(self, columns: Columns) -> list[Decision]:
        made = []
        for cell in filter(is_open, self._layout.own(self._band.first)):
            index, heading = self._heading(cell)
            meaning = columns.meanings.get(index)
            path = _worker_path(meaning.path) if meaning else None
            if meaning and path:
                question = Question(whole(cell), caption_of(heading), How.COLUMN)
                reason = "名单的第一行是职工本人"
                made.append(
                    Decision(question.spot, heading.text, path, value_tag(path, question, path), 0.8, reason)
                )
        return made

    def _in_one_cell(self, columns: Columns) -> tuple[list[Decision], list[Untouched]]:
        """All items of the list in the one cell under the headings."""
        cell = self._band.columns[0]
        item = VARIABLES[columns.owner]
        ordered = [columns.meanings[index] for index in sorted(columns.meanings)]
        values = "　　".join(f"{{{{ {name_of(meaning.path)} }}}}" for meaning in ordered)
        loop = f"{{% for {item} in {columns.owner.removesuffix('[]')} %}}"
        tag = f'{loop}{{{{ loop.index }}}}．{values}{{{{ "" if loop.last else "\\n" }}}}{{% endfor %}}'
        caption = "、".join("".join(head.text.split()) for head in self._band.headings)
        sure = min(meaning.score for meaning in ordered) * 0.9
        reason = "几个列标题下的一个空格，逐项列出"
        decision = Decision(Spot(cell, 0, len(cell.text)), caption, ordered[0].path, tag, sure, reason)
        return [decision], []


def _worker_path(path: str) -> str | None:
    """The worker's own field like the member's; None when there is none."""
    tail = path.rpartition(".")[2]
    own = _OF_WORKER.get(tail, f"worker.{tail}")
    return own if find_field(own) else None
