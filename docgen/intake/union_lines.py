"""Lines above or between the rows of a table: whose households follow, and in what unit money is counted."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from docgen.intake.captions import Scale
from docgen.intake.cells import Cell, is_blank, shown
from docgen.model.columns import column_letters

_LABEL = re.compile(
    r"(?:^|[\s　])(?:(?:基层|所属|所在)?工会|工会名称|(?:填报|申报|上报|报送|填表)?单位|单位名称)"
    r"(?:[(（][^()（）]{1,6}[)）])?\s*[:：]\s*(.*)$"
)
_END_OF_NAME = re.compile(
    r"\s{2,}|\t|[\s　]*(?:填表|填报|制表|审核|经办|联系|日期|时间|工会主席|年度|[0-9]{4}年)"
)
_NUMBER = "[一二三四五六七八九十0-9]{1,3}"
_NUMBERING = re.compile(rf"^(?:\({_NUMBER}\)[、.]?|{_NUMBER}[、.])\s*")
_LONGEST_HEADING = 200  # characters
_COUNTED = re.compile(r"[\s:,]*(?:\(?共?\s*[0-9]+\s*[户人名][^)]*\)?)?[\s:,]*$")  # (3户) behind the name
_SECTION = re.compile(r"^\S{2,40}工会(?:委员会|联合会|工作委员会|小组)?$")
_MONEY_UNIT = re.compile(r"单位(?:[:：]|均?为|是|\s)\s*(?:人民币)?\s*(?:[人户名]、)*([千万]?元)")
_NO_NAME = re.compile(r"^(?:[人户名元千万、，,/\s]|人民币)*$")
_OF_A_UNION = "工会"
_ORGANISATION = re.compile(
    r"(?:公司|集团|厂|矿|学校|小学|中学|高中|幼儿园|大学|学院|医院|卫生院|局|委|办|中心|院|所|站|社区|街道|镇|乡|银行|商场|酒店)$"
)
_NO_ORGANISATION = re.compile(
    r"名册|名单|汇总|台账|统计|明细|目录|[0-9]{4}|^(?:Sheet|表|工作表)\s*[0-9]*$", re.IGNORECASE
)


@dataclass(frozen=True)
class UnionLine:
    """A union that a line or a sheet's title names, and the cell; `row` counts from 1."""

    name: str
    row: int
    letter: str
    words: str

    @property
    def is_certain(self) -> bool:
        """Whether the name itself says that it is a union's."""
        return _OF_A_UNION in self.name


def union_above(rows: Sequence[Sequence[Cell]], end: int) -> UnionLine | None:
    """The union named in the rows before the headings, None when none is or several are."""
    found = [line for number in range(end) for line in union_lines(rows[number], number + 1)]
    return found[0] if len({line.name for line in found}) == 1 else None


def union_lines(row: Sequence[Cell], number: int) -> Iterator[UnionLine]:
    """The unions that the cells of the row name after a label such as 单位：."""
    texts = [(index, shown_line(cell)) for index, cell in enumerate(row) if not is_blank(cell)]
    for position, (index, text) in enumerate(texts):
        if found := _LABEL.search(text):
            rest, place = found[1], index
            if not rest.strip() and position + 1 < len(texts):
                place, rest = texts[position + 1]
            name = _END_OF_NAME.split(rest.strip(), maxsplit=1)[0].strip()
            if not _NO_NAME.match(name) and not _LABEL.search(name):
                yield UnionLine(name, number, column_letters(place + 1), text)


def section_of(row: Sequence[Cell], number: int) -> UnionLine | None:
    """The union that a row of one filled cell is the heading of: 二、某厂工会委员会."""
    filled = [(index, cell) for index, cell in enumerate(row) if not is_blank(cell)]
    if len(filled) != 1:
        return None
    index, cell = filled[0]
    text = _COUNTED.sub("", _NUMBERING.sub("", shown_line(cell)[:_LONGEST_HEADING])).strip()
    labelled = next(union_lines(row, number), None)
    if labelled is None and _SECTION.match(text):
        return UnionLine(text, number, column_letters(index + 1), text)
    return labelled


def union_of_title(title: str, is_one_of_several: bool) -> UnionLine | None:
    """The union that a sheet is named for; without the word 工会 only one of several sheets can be."""
    name = " ".join(title.split())
    is_organisation = is_one_of_several and _ORGANISATION.search(name)
    if _NO_ORGANISATION.search(name) or not (name.endswith(("工会", "工会委员会")) or is_organisation):
        return None
    return UnionLine(name, 1, "A", title)


def scale_told(rows: Iterable[Sequence[Cell]]) -> Scale | None:
    """The unit of money that lines above or below a table give for the whole of it, None for 元."""
    texts = (shown_line(cell) for row in rows for cell in row if not is_blank(cell))
    units = {found[1] for text in texts if (found := _MONEY_UNIT.search(text))}
    return next((scale for scale in Scale if units == {scale}), None)


def shown_line(cell: Cell) -> str:
    """The cell in plain characters; its spaces stay, for they part one thing from the next."""
    return unicodedata.normalize("NFKC", cell) if isinstance(cell, str) else shown(cell)
