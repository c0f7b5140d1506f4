"""Which sheet of a workbook is read as which of ours: by its title, by hand, or by its columns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.intake.captions import Key
from docgen.intake.cells import is_blank
from docgen.intake.column_map import LEFT_OUT, ColumnMap
from docgen.intake.headings import Headings, find_headings
from docgen.intake.workbook import Table, Workbook
from docgen.sheets import NOT_READ, SHEETS, Belongs, Sheet

HOUSEHOLDS = next(sheet for sheet in SHEETS if sheet.belongs is Belongs.HOUSEHOLD and sheet.is_head)
_CHILD_KEYS = frozenset((Key.NUMBER, Key.DOSSIER, Key.ID))
_ANY_OF = {
    "户": frozenset(("worker.number", "worker.dossier_no", "worker.id_number")),
    "单位": frozenset(("union.name",)),
}
_LEAST_CLEAR = 3
_ROWS_LOOKED_AT = 12


@dataclass(frozen=True)
class Chosen:
    """One sheet of the file: what it is read as, None when it is not, and why.

    `like` is the sheet of ours whose columns one has that is not read.
    """

    title: str
    sheet: Sheet | None
    why: str
    like: str = ""
    is_ours_by_title: bool = False


def choose_sheets(workbook: Workbook, by_hand: ColumnMap) -> list[Chosen]:
    """Every sheet of the workbook and what it is read as.

    Sheets of other titles are read by their columns only where none is titled 户: beside our own sheets they
    are copies, drafts, last year's.
    """
    by_hand.require_sheets(workbook.titles)
    told = {title: _by_name(title, by_hand) for title in workbook.titles}
    titled = {chosen.sheet.title for chosen in told.values() if chosen and chosen.sheet}
    return [chosen or _by_columns(workbook.table(title), titled) for title, chosen in told.items()]


def has_key(sheet: Sheet, targets: frozenset[str]) -> bool:
    """Whether the headings hold what says whose a row is."""
    if sheet.belongs is Belongs.HOUSEHOLD and not sheet.is_head:
        return bool(targets & _CHILD_KEYS)
    return sheet.title not in _ANY_OF or bool(targets & _ANY_OF[sheet.title])


def _by_name(title: str, by_hand: ColumnMap) -> Chosen | None:
    """What a person or the title says, None for a sheet of another title."""
    target = by_hand.sheet_target(title)
    if target == LEFT_OUT:
        return Chosen(title, None, "手工指定忽略")
    if target:
        return Chosen(title, _sheet(target), "手工指定")
    if sheet := _sheet("".join(title.split())):
        return Chosen(title, sheet, "工作表名称相同", is_ours_by_title=True)
    return Chosen(title, None, "不是数据") if title in NOT_READ else None


def _sheet(title: str) -> Sheet | None:
    return next((sheet for sheet in SHEETS if sheet.title == title), None)


def _by_columns(table: Table, titled: set[str]) -> Chosen:
    """A sheet of another title by its columns; beside our own sheets it is only told what it is like."""
    if table.dress.is_hidden:
        return Chosen(table.title, None, "工作表被隐藏")
    likely = _likeliest(table, _households_first(with_standards=HOUSEHOLDS.title in titled))
    if likely is None:
        return Chosen(table.title, None, "列标题不像采集表的任何一张表")
    if HOUSEHOLDS.title not in titled:
        return Chosen(table.title, likely, f"列标题是“{likely.title}”表的项目")
    like = likely.title if likely.title not in titled and _has_records(table) else ""
    return Chosen(table.title, None, "文件中另有名为“户”的工作表", like)


def _likeliest(table: Table, sheets: Iterable[Sheet]) -> Sheet | None:
    """The sheet of ours that knows the most of the columns; one of households where several know as many."""
    first = table.rows[:_ROWS_LOOKED_AT]
    scores = []
    for number, sheet in enumerate(sheets):
        headings = find_headings(sheet, first, table.dress)
        if headings and _is_enough(sheet, headings):
            scores.append((len(headings.columns), -number, sheet))
    return max(scores, key=lambda score: score[:2])[2] if scores else None


def _is_enough(sheet: Sheet, headings: Headings) -> bool:
    targets = frozenset(column.target for column in headings.columns)
    return len(targets) >= _LEAST_CLEAR and (sheet is HOUSEHOLDS or has_key(sheet, targets))


def _households_first(with_standards: bool) -> Iterator[Sheet]:
    """The sheets; lines of places, which other lists have too, are never read by their columns, only told."""
    yield HOUSEHOLDS
    others = (sheet for sheet in SHEETS if sheet is not HOUSEHOLDS)
    yield from (sheet for sheet in others if with_standards or sheet.belongs is not Belongs.ALL)


def _has_records(table: Table) -> bool:
    return sum(any(not is_blank(cell) for cell in row) for row in table.rows) > 1
