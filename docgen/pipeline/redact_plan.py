"""How each cell of a workbook is made anonymous, by what intake understood of it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from docgen.findings import Finding
from docgen.intake.captions import Key, meaning_of
from docgen.intake.columns import Column
from docgen.intake.drafts import FileContent
from docgen.intake.headings import Headings
from docgen.intake.passed_over import OVERWRITTEN, Lines
from docgen.intake.rows import SheetRows
from docgen.intake.sheet_reading import SheetReading
from docgen.intake.workbook import Table, Workbook
from docgen.redact.plan import BookPlan, SheetPlan
from docgen.redact.roles import Role, role_of
from docgen.region.pack import Pack
from docgen.sheets import ABOUT, CHECKED_HEAD, CHOICES, SHEETS

_BY_KEY = {
    Key.NUMBER: Role.NUMBER,
    Key.DOSSIER: Role.NUMBER,
    Key.ID: Role.ID_NUMBER,
    Key.UNION: Role.ORGANISATION,
}
_OUR_SHEETS = (ABOUT, CHOICES)
_OUR_ROWS = ("采集表自带的填写说明", "采集表自带的示例行", "重复的列标题", "栏次")
_NOT_UNDERSTOOD = frozenset(
    {
        "value-not-in-list",
        "value-unusual",
        "amount-unreadable",
        "number-unreadable",
        "date-unreadable",
        "month-unreadable",
        "year-unreadable",
        "yes-no-unreadable",
        "text-unprintable",
    }
)
_LOOKED_FOR = ("contains", "ends_with")
_ROWS_OF_CAPTIONS = 12


def plan_of(workbook: Workbook, content: FileContent, findings: Iterable[Finding], pack: Pack) -> BookPlan:
    """The plan of the workbook that has this content and these findings by the rules of the pack."""
    doubtful: dict[str, set[str]] = defaultdict(set)
    for item in (item for item in findings if item.code in _NOT_UNDERSTOOD):
        doubtful[item.place.sheet].add(item.place.cell)
    sheets = {
        reading.title: _sheet_plan(reading, workbook.table(reading.title), frozenset(doubtful[reading.title]))
        for reading in content.readings
    }
    words = tuple(dict.fromkeys(_words(pack.manifest.model_dump())))
    items = (item for codelist in pack.lists.values() for item in codelist.items)
    choices = tuple(dict.fromkeys(text for item in items for text in (item.label, *item.aliases)))
    return BookPlan(sheets, tuple(dict.fromkeys(_bodies(content))), words, choices)


def columns_hidden(content: FileContent) -> Iterator[tuple[str, str, str]]:
    """Sheet, letter and heading of every column that nobody understood, so that its cells are hidden."""
    for reading in content.readings:
        if reading.read is not None:
            columns = _understood(reading.read.headings)
            for column in reading.read.headings.all_columns:
                if column.index not in columns:
                    yield reading.title, column.letter, column.heading


def sheets_hidden(content: FileContent) -> list[str]:
    """The sheets that are not read, so that all their cells are hidden."""
    return [item.title for item in content.readings if item.read is None and not _is_ours(item.title)]


def _sheet_plan(reading: SheetReading, table: Table, doubtful: frozenset[str]) -> SheetPlan:
    if _is_ours(reading.title):
        return SheetPlan(reading.title, Role.CAPTION)
    if reading.read is None:
        return SheetPlan(reading.title, kept=frozenset(_captions(table)))
    return SheetPlan(
        reading.title,
        columns=_understood(reading.read.headings),
        rows=_rows(reading.read),
        kept=frozenset(cell for cell in table.example if isinstance(cell, str)),
        doubtful=doubtful,
    )


def _is_ours(title: str) -> bool:
    return "".join(title.split()) in _OUR_SHEETS


def _captions(table: Table) -> Iterator[str]:
    """What in the first rows of a sheet that is not read would be a heading."""
    for row in table.rows[:_ROWS_OF_CAPTIONS]:
        for cell in row:
            if isinstance(cell, str) and cell and (cell == CHECKED_HEAD or _is_caption(cell)):
                yield cell


def _is_caption(text: str) -> bool:
    return any(meaning_of(sheet, text) is not None for sheet in SHEETS)


def _understood(headings: Headings) -> Mapping[int, Role]:
    """The roles of the columns whose content is known, those that come a second time too."""
    later = (column for column, _ in headings.repeated)
    return {column.index: _role(column) for column in (*headings.columns, *later)}


def _role(column: Column) -> Role:
    if column.field is not None:
        return role_of(column.field)
    return _BY_KEY[column.key] if column.key else Role.UNKNOWN


def _rows(read: SheetRows) -> Mapping[int, Role]:
    """The rows that are no records: those above the headings, the headings, those passed over."""
    headings, lines = read.headings, read.lines
    above = dict.fromkeys(range(1, headings.top), Role.LINE)
    own = dict.fromkeys(range(headings.top, headings.row + 1), Role.CAPTION)
    return {**above, **own, **_passed(lines)}


def _passed(lines: Lines) -> Mapping[int, Role]:
    told = {number: row.why for number, row in lines.passed.items() if row.why != OVERWRITTEN}
    return {number: Role.CAPTION if why in _OUR_ROWS else Role.LINE for number, why in told.items()}


def _words(rules: object) -> Iterator[str]:
    """The words that conditions anywhere in the rules look for in texts."""
    if isinstance(rules, dict):
        for name, inner in rules.items():
            yield from (inner or ()) if name in _LOOKED_FOR else _words(inner)
    elif isinstance(rules, list | tuple):
        for inner in rules:
            yield from _words(inner)


def _bodies(content: FileContent) -> Iterator[str]:
    """The unions that lines and titles of sheets name."""
    for reading in content.readings:
        yield from (line.name for line in reading.unions)
        if reading.read is not None:
            yield from (line.name for line in reading.read.lines.sections)
            if reading.read.union_above:
                yield reading.read.union_above.name
