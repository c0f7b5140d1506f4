"""Rows below the headings that are no records: totals, signatures, captions again, explanations, examples."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from docgen.intake.captions import fold_heading
from docgen.intake.cells import Cell, CellError, is_blank, shown
from docgen.intake.column_numbers import is_column_numbers
from docgen.intake.examples import is_overwritten
from docgen.intake.headings import Headings
from docgen.intake.union_lines import UnionLine, section_of, shown_line
from docgen.intake.workbook import Table
from docgen.model.columns import column_letters
from docgen.sheets import Belongs, Sheet, is_example, is_explanation

_TOTAL = re.compile(
    r"^(?:本页|本表|全部|全市|全县|全区|以上|各单位)?(?:合计|总计|小计|共计|累计)(?![划算])|^共\s*[0-9]+\s*[户人名]"
)
_SIGNATURE = re.compile(
    r"^(?:单位|工会|部门|主要)?(?:填表|制表|审核|审批|复核|经办|填报|报送|负责|主管|分管|统计|录入|联系|签字|签名|盖章|公章|主席|领导)"
    r"[^:：]{0,8}(?:[:：]|$)|^(?:联系电话|电话|日期|时间|单位|基层工会|工会|备注|注|说明|附|附注|填表说明)[^:：]{0,6}[:：]"
    r"|^\W*以下(?:空白|无正文|无内容)\W*$"
)
_COUNT = re.compile(r"^[0-9]{0,6}\s*[户人名个次元]?$")
_KEYS = frozenset(("worker.number", "worker.dossier_no", "worker.id_number", "union.name"))
_NAMES = frozenset(("worker.name", "members[].name"))
_TOTAL_BEGINS = frozenset("本全以各合总小共累 \u3000")
_LEAST_SAME = 2
_TOTAL_ROW, _SIGNATURES, _AGAIN = "合计行", "填表、审核等落款行", "重复的列标题"
_EXPLANATION, _EXAMPLE, _SECTION = "采集表自带的填写说明", "采集表自带的示例行", "分段行，以下各户属于该工会"
_NUMBERS = "栏次"
_BEGIN_ANEW = (_AGAIN, _SECTION)
NOT_A_RECORD = "只有一格内容，不像一条记录"
OVERWRITTEN = "还写着“示例”的一行，别的格已经改过"


@dataclass(frozen=True)
class PassedOver:
    """A row that is not read: its number from 1, its first words, and why; `letter` is their column."""

    row: int
    words: str
    why: str
    letter: str = "A"


@dataclass
class Lines:
    """The rows of a sheet that are no records, by number, and the unions that lines among them begin."""

    passed: dict[int, PassedOver] = field(default_factory=dict)
    sections: list[UnionLine] = field(default_factory=list)

    @property
    def notes(self) -> list[int]:
        """The rows that are words beside the table."""
        return [number for number, row in self.passed.items() if row.why in (_SIGNATURES, NOT_A_RECORD)]

    def section_at(self, row: int) -> UnionLine | None:
        """The union whose line stands last above the row."""
        return next((line for line in reversed(self.sections) if line.row < row), None)


def find_lines(sheet: Sheet, table: Table, headings: Headings) -> Lines:
    """The rows below the headings that are no records."""
    rows, lines, look = table.rows, Lines(), _Look(sheet, table, headings)
    signed: list[int] = []
    for number in range(headings.row + 1, len(rows) + 1):
        cells = rows[number - 1]
        first = next((cell for cell in cells if cell != ""), "")
        is_numbers = number == headings.row + 1 and is_column_numbers(cells)
        why = _NUMBERS if is_numbers else look.why(number, cells, first, lines)
        if why:
            lines.passed[number] = look.passed(number, cells, first, why)
            signed = [*signed, number] if why == _SIGNATURES else [] if why in _BEGIN_ANEW else signed
        elif signed and not is_blank(first):
            for line in signed:  # a record follows: the words were its own
                del lines.passed[line]
            signed = []
    return lines


class _Look:
    """How a row is looked at: what the headings say about where names and numbers stand."""

    def __init__(self, sheet: Sheet, table: Table, headings: Headings) -> None:
        columns = headings.columns
        self._keys = [column.index for column in columns if column.key or column.target in _KEYS]
        self._names = [column.index for column in columns if column.field and column.field.path in _NAMES]
        self._workers = [column.index for column in columns if column.target == "worker.name"]
        self._texts = _texts_of_headings(table.rows, headings)
        self._first_texts = tuple(self._texts.items())[:_LEAST_SAME]
        self._across = {
            merge.top for merge in table.dress.merges if (merge.right - merge.left) * 2 >= len(columns) > 1
        }
        is_of_households = sheet.belongs is Belongs.HOUSEHOLD and sheet.is_head
        self._of_unions = [
            column.index for column in columns if column.target == "union_name" and is_of_households
        ]
        self._has_sections = is_of_households and "union_name" not in {column.target for column in columns}
        self._example = table.example

    def why(self, number: int, cells: Sequence[Cell], first: Cell, lines: Lines) -> str:
        """Why the row is no record, empty for one. Most rows begin with a number: those are quick."""
        keys = [cells[index] for index in self._keys if index < len(cells)]
        if isinstance(first, str) and not first.isascii():
            return self._why_of_words(number, cells, first, keys, lines)
        if any(isinstance(key, str) and not key.isascii() for key in keys) and is_example(cells, keys):
            return self._why_of_example(cells)
        return _TOTAL_ROW if self._is_total_by_name(cells, keys) else ""

    def passed(self, number: int, cells: Sequence[Cell], first: Cell, why: str) -> PassedOver:
        """The row, not read for that reason; an example that is none stands at the words that say it is."""
        if why == OVERWRITTEN:
            index = next(index for index, cell in enumerate(cells) if cell != "" and is_example((), (cell,)))
            return PassedOver(number, shown(cells[index]), why, column_letters(index + 1))
        return PassedOver(number, shown(first), why)

    def _why_of_example(self, cells: Sequence[Cell]) -> str:
        names = [cells[index] for index in self._workers if index < len(cells)]
        return OVERWRITTEN if is_overwritten(cells, names, self._example) else _EXAMPLE

    def _why_of_words(
        self, number: int, cells: Sequence[Cell], first: str, keys: Sequence[Cell], lines: Lines
    ) -> str:
        if is_explanation(cells):
            return _EXPLANATION
        if is_example(cells, keys):
            return self._why_of_example(cells)
        if self._is_heading(cells):
            return _AGAIN
        text = shown_line(first).strip()
        if text.endswith(":") and _SIGNATURE.match(text):
            return _SIGNATURES
        if not text or _has_key(keys, first):
            return ""
        if _TOTAL.match(fold_heading(first)) or self._is_total_by_name(cells, keys):
            return _TOTAL_ROW
        return self._why_alone(number, cells, text, lines)

    def _is_total_by_name(self, cells: Sequence[Cell], keys: Sequence[Cell]) -> bool:
        """Whether the row is numbered like the others but its name is 合计."""
        for index in self._names:
            name = cells[index] if index < len(cells) else ""
            if isinstance(name, str) and name[:1] in _TOTAL_BEGINS and _TOTAL.match(fold_heading(name)):
                return not _has_key(keys, name)
        return False

    def _why_alone(self, number: int, cells: Sequence[Cell], text: str, lines: Lines) -> str:
        if self._has_sections and (section := section_of(cells, number)):
            lines.sections.append(section)
            return _SECTION
        if _SIGNATURE.match(text):
            return _SIGNATURES
        filled = [index for index, cell in enumerate(cells) if not is_blank(cell)]
        is_alone = len(filled) == 1 and (number - 1 in self._across or filled[0] in self._of_unions)
        return NOT_A_RECORD if is_alone else ""

    def _is_heading(self, cells: Sequence[Cell]) -> bool:
        """Whether the row repeats the captions, as on every printed page."""
        if not any(index < len(cells) and cells[index] == text for index, text in self._first_texts):
            return False
        same = [index for index, text in self._texts.items() if index < len(cells) and cells[index] == text]
        return len(same) >= _LEAST_SAME and len(same) * 2 >= len(self._texts)


def _has_key(keys: Iterable[Cell], first: str) -> bool:
    """Whether a household is named, not only counted."""
    texts = (shown(key).strip() for key in keys if key != first and not isinstance(key, CellError))
    return any(text and not _COUNT.match(text) for text in texts)


def _texts_of_headings(rows: Sequence[Sequence[Cell]], headings: Headings) -> Mapping[int, Cell]:
    row = rows[headings.row - 1]
    return {
        column.index: row[column.index]
        for column in headings.columns
        if column.index < len(row) and not is_blank(row[column.index])
    }


def unlike_records(lines: Lines) -> Iterator[PassedOver]:
    """Rows that were passed over for no better reason than their look."""
    return (row for row in lines.passed.values() if row.why == NOT_A_RECORD)


def overwritten_examples(lines: Lines) -> Iterator[PassedOver]:
    """Rows that are marked as examples though somebody has entered something in them."""
    return (row for row in lines.passed.values() if row.why == OVERWRITTEN)
