"""A form read from top to bottom: every blank found, judged, and tagged or left alone."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from docgen.authoring.forms.model import Cell, Form, Line, Repeat, Table
from docgen.authoring.tagging.captions import Captions, all_captions
from docgen.authoring.tagging.choosing import Chooser
from docgen.authoring.tagging.context import role_of
from docgen.authoring.tagging.decisions import LEAST, Decision, Proposal, Untouched
from docgen.authoring.tagging.judging import Judge, Sight
from docgen.authoring.tagging.layout import Layout
from docgen.authoring.tagging.options import find_boxes
from docgen.authoring.tagging.rows import CASES, ROSTER, best_list
from docgen.authoring.tagging.running import tag_text
from docgen.authoring.tagging.tabular import TableTagger
from docgen.authoring.tagging.torn import without_torn
from docgen.authoring.tagging.wording import Caption, fold, narrow, quarter_in
from docgen.region.codelists import CodeList

_STATISTICS = re.compile(r"统计|汇总")
_POSTED = re.compile(r"公示$|公示[（(]|公示书|公示表|公示名单|公示公告|公示内容")
_SEALS = re.compile(r"盖章|公章|签章|签字|签名|负责人[:：]")
_TITLE_LINES = 4
_LONGEST_HEADING = 40
_NAMES = ("worker.name", "worker.number", "worker.dossier_no")
_SURER = 0.1
_NAMELESS = 0.85
_TWICE, _TWICE_LATER = 0.88, 0.72


def propose(
    form: Form, captions: Captions | None = None, lists: Mapping[str, CodeList] | None = None
) -> Proposal:
    """The tags for a blank form, by the captions known (all by default) and the code lists of a pack."""
    return without_torn(_Tagger(form, captions or all_captions(), lists or {}).proposal(), form)


class _Tagger:
    def __init__(self, form: Form, captions: Captions, lists: Mapping[str, CodeList]) -> None:
        self._form, self._captions, self._lists = form, captions, lists
        self._layouts = {table.index: Layout(table) for table in form.tables}
        self._decisions: list[Decision] = []
        self._untouched: list[Untouched] = []
        self._repeats: list[Repeat] = []
        self._sight = Sight(self._scope(), self._title(), 0, self._is_statistics())

    def proposal(self) -> Proposal:
        """Everything decided, in reading order."""
        lines: list[Line] = []
        for item in self._form.body:
            if isinstance(item, Line):
                lines.append(item)
                self._line(item, lines)
            else:
                self._table(item, lines)
                lines = []
        kept, twins = _without_twins(self._decisions)
        if self._sight.scope == "household" and not any(item.field in _NAMES for item in kept):
            kept = [_doubted(item) for item in kept]
        decisions = tuple(item for item in kept if item.confidence >= LEAST)
        return Proposal(decisions, (*self._untouched, *twins), tuple(self._repeats), self._sight.scope)

    def _line(self, line: Line, before: Sequence[Line]) -> None:
        if not line.is_fillable or line.is_empty:
            return
        sight = replace(self._sighted(before), is_by_seals=self._is_by_seals(line))
        judge = Judge(self._captions, sight)
        judge.reading.enter((line.part, line.index), ())
        heading = _heading_over(before)
        captions = [Caption(heading)] if find_boxes(line) and heading else []
        self._take(*tag_text(line, judge, Chooser(judge, self._lists), captions, ()))

    def _table(self, table: Table, before: Sequence[Line]) -> None:
        judge = Judge(self._captions, self._sighted(before))
        over = [line.text for line in before if not line.is_empty][-3:]
        tagger = TableTagger(
            self._layouts[table.index], judge, Chooser(judge, self._lists), over, self._form.kind
        )
        self._take(*tagger.tagged())
        self._repeats += tagger.repeats

    def _take(self, decisions: Sequence[Decision], untouched: Sequence[Untouched]) -> None:
        self._decisions += decisions
        self._untouched += untouched

    def _sighted(self, before: Sequence[Line]) -> Sight:
        """The sight with the quarter and the title that stand right above."""
        near = narrow(" ".join(line.text for line in before[-4:]))
        title = near + " " + self._sight.title if "联系卡" in near else self._sight.title
        return replace(self._sight, quarter=quarter_in(near), title=title, near=near)

    def _is_by_seals(self, line: Line) -> bool:
        """Whether a seal or the name of who answers stands within two lines: names there are signed."""
        place = self._form.lines.index(line)
        around = self._form.lines[max(place - 2, 0) : place + 3]
        return any(_SEALS.search(narrow(item.text)) for item in around)

    def _title(self) -> str:
        """The first printed lines and the first row of the first table."""
        lines = [item.text for item in self._form.lines if not item.is_empty][:_TITLE_LINES]
        rows = self._form.tables[0].rows[:1] if self._form.tables else ()
        first = [cell.text for row in rows for cell in row]
        titles = [table.title for table in self._form.tables[:1]]
        return narrow(" ".join([*lines, *first, *titles]))

    def _scope(self) -> str:
        title = self._title()
        first = next((narrow(item.text) for item in self._form.lines if not item.is_empty), "")
        if _POSTED.search(first) or _POSTED.search(title[:30]):
            return "publicity"
        if self._asks_for_worker():
            return "household"
        if any(self._lists_cases(layout) for layout in self._layouts.values()):
            return "union"
        return "union" if self._is_statistics() else "household"

    def _is_statistics(self) -> bool:
        return bool(_STATISTICS.search(self._title())) and not self._asks_for_worker()

    def _asks_for_worker(self) -> bool:
        """Whether a table asks for one worker's name, with the blank beside the caption."""
        return any(
            (beside := table.right_of(cell)) is not None
            and beside.is_empty
            and "worker.name" in self._captions.known.get(Caption(cell.text).core, ())
            and "姓名" in cell.plain
            and not any(cell in band.headings for band in self._layouts[table.index].bands)
            for table in self._form.tables
            for cell in table.cells
        )

    def _lists_cases(self, layout: Layout) -> bool:
        title = self._title()
        for band in layout.bands:
            found = best_list(band, self._captions, title, self._form.kind == "sheet")
            is_many = band.count > 1 or bool(ROSTER.search(title))
            if found and found.owner == CASES and is_many:
                return True
        return False


def _heading_over(lines: Sequence[Line]) -> str:
    """The short line above the last one, when there is no other between."""
    above = [item.text for item in lines[:-1] if not item.is_empty]
    return above[-1] if above and len(narrow(above[-1])) <= _LONGEST_HEADING else ""


def _without_twins(decisions: Sequence[Decision]) -> tuple[list[Decision], list[Untouched]]:
    """The decisions, those that put a field twice into one table less sure of it.

    Of places that other captions ask for, only the first keeps its tag, or one that is clearly surer.
    """
    best: dict[tuple[object, str], Decision] = {}
    for item in decisions:
        first = best.setdefault(_twin_key(item), item)
        if item.confidence > first.confidence + _SURER:
            best[_twin_key(item)] = item
    counts = Counter(map(_twin_key, decisions))
    kept: list[Decision] = []
    left: list[Untouched] = []
    for item in decisions:
        surest = best[_twin_key(item)]
        is_another = fold(surest.caption) != fold(item.caption) or role_of(item.field) is not None
        if surest is not item and is_another and isinstance(item.where, Cell):
            left.append(
                Untouched(
                    item.where, item.caption.strip(), f"同一张表中“{surest.caption.strip()}”已是这个项目"
                )
            )
            continue
        limit = 1.0 if counts[_twin_key(item)] < 2 else _TWICE if surest is item else _TWICE_LATER
        kept.append(replace(item, confidence=min(item.confidence, limit)))
    return kept, left


def _doubted(decision: Decision) -> Decision:
    """A decision about the worker, on a form that asks for no worker's name: it may be about another."""
    if not decision.field.startswith("worker."):
        return decision
    reason = f"{decision.reason}；全表没有职工姓名，可能说的是别人"
    return replace(decision, confidence=min(decision.confidence, _NAMELESS), reason=reason)


def _twin_key(decision: Decision) -> tuple[object, str]:
    where = decision.where
    return (where.table if isinstance(where, Cell) else ("line", where.index), decision.field)
